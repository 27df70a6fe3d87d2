/** Main's hold on the engine process: starts it, starts it again when it crashed, gives each window a port to it. */
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { FromEngine, ToEngine } from './engine-message.ts';

export interface EngineProcessDeps {
  /** The script the process runs. */
  readonly entry: string;
  readonly folder: string;
  readonly settingsFile: string;
  readonly version: string;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  /** It crashed: ports given out so far lead nowhere. The next engine is there already. */
  readonly onGone: () => void;
  /** It crashed so often that starting it again makes no sense. */
  readonly onGivenUp: () => void;
}

export interface EngineProcess {
  /** A port for a window. Undefined where the engine has been given up or is ending. */
  readonly open: () => MessagePortMain | undefined;
  /** Resolves when it says so, or after `mostMilliseconds`. */
  readonly lock: (why: string, mostMilliseconds: number) => Promise<void>;
  /** Locks, and resolves when the process is gone; ended by force after `mostMilliseconds`. */
  readonly end: (mostMilliseconds: number) => Promise<void>;
}

const mostCrashes = 5;
const withinMilliseconds = 60_000;

export function startEngine(deps: EngineProcessDeps): EngineProcess {
  let crashes: number[] = [];
  let state: 'running' | 'ending' | 'given up' = 'running';
  let onLocked: (() => void)[] = [];
  let child = start();

  function start(): UtilityProcess {
    const started = utilityProcess.fork(deps.entry, [], { serviceName: 'Samband engine', stdio: 'inherit' });
    started.on('message', ({ type }: FromEngine) => {
      if (type === 'locked') hearLocked();
    });
    started.once('exit', crashed);
    const { folder, settingsFile, version } = deps;
    tell(started, { type: 'start', folder, settingsFile, version });
    return started;
  }

  function hearLocked(): void {
    const waiting = onLocked;
    onLocked = [];
    for (const each of waiting) each();
  }

  function crashed(): void {
    // What is not there any more holds no key.
    hearLocked();
    if (state === 'ending') return;
    const now = deps.clock();
    crashes = [...crashes.filter((at) => at > now - withinMilliseconds), now];
    if (crashes.length > mostCrashes) state = 'given up';
    else child = start();
    deps.onGone();
    if (state === 'given up') deps.onGivenUp();
  }

  return {
    open: () => {
      if (state !== 'running') return undefined;
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ type: 'open' } satisfies ToEngine, [port1]);
      return port2;
    },
    lock: (why, mostMilliseconds) => {
      if (state !== 'running') return Promise.resolve();
      const locked = new Promise<void>((resolve) => {
        onLocked.push(resolve);
        setTimeout(resolve, mostMilliseconds).unref();
      });
      tell(child, { type: 'lock', why });
      return locked;
    },
    end: (mostMilliseconds) => {
      const wasRunning = state === 'running';
      state = 'ending';
      if (!wasRunning) return Promise.resolve();
      const gone = new Promise<void>((resolve) => {
        const force = setTimeout(() => {
          child.kill();
          resolve();
        }, mostMilliseconds);
        child.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
      });
      tell(child, { type: 'end' });
      return gone;
    },
  };
}

function tell(child: UtilityProcess, message: ToEngine): void {
  child.postMessage(message);
}
