/** The host's hold on the engine process: starts it, starts it again when it crashed, carries the windows' messages. */
import { type ChildProcess, fork } from 'node:child_process';
import type { ToEngine, ToHost } from './engine-message.ts';
import { withoutCoreDump } from './no-core-dump.ts';

export interface EngineProcessDeps {
  /** The script the process runs. */
  readonly entry: string;
  readonly folder: string;
  readonly settingsFile: string;
  readonly version: string;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  /** It crashed so often that starting it again makes no sense. */
  readonly onGivenUp: () => void;
}

/** The window's end, as the engine process needs it. */
export interface WindowEnd {
  readonly send: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

export interface EngineProcess {
  /** Undefined where the engine has been given up or is ending. */
  readonly open: (end: WindowEnd) => EngineEnd | undefined;
  readonly lock: (why: string) => void;
  /** Locks, and resolves when the process is gone. */
  readonly end: () => Promise<void>;
  readonly pid: () => number | undefined;
}

export interface EngineEnd {
  /** `taken`: once the channel has it, so that the window may be read on. */
  readonly send: (bytes: Uint8Array, taken: () => void) => void;
  readonly close: () => void;
}

const mostCrashes = 5;
const withinMilliseconds = 60_000;

export function startEngine(deps: EngineProcessDeps): EngineProcess {
  const windows = new Map<number, WindowEnd>();
  let nextWindow = 1;
  let crashes: number[] = [];
  let state: 'running' | 'ending' | 'given up' = 'running';
  let child = start();

  function start(): ChildProcess {
    const { command, before } = withoutCoreDump(process.execPath);
    const started = fork(deps.entry, {
      execPath: command,
      execArgv: [...before],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.on('message', (message: ToHost) => {
      const window = windows.get(message.window);
      if (message.type === 'bytes') window?.send(message.bytes);
      else if (windows.delete(message.window)) window?.close();
    });
    // A process that could not be started, or a channel that broke: `exit` follows, or has been.
    started.on('error', () => {});
    started.once('exit', crashed);
    const { folder, settingsFile, version } = deps;
    tell(started, { type: 'start', folder, settingsFile, version });
    return started;
  }

  function crashed(): void {
    if (state === 'ending') return;
    const now = deps.clock();
    crashes = [...crashes.filter((at) => at > now - withinMilliseconds), now];
    if (crashes.length > mostCrashes) state = 'given up';
    else child = start();
    // Last, so that a window which comes back at once finds the next engine.
    const orphans = [...windows.values()];
    windows.clear();
    for (const window of orphans) window.close();
    if (state === 'given up') deps.onGivenUp();
  }

  return {
    open: (end) => {
      if (state !== 'running') return undefined;
      const window = nextWindow++;
      windows.set(window, end);
      tell(child, { type: 'open', window });
      return {
        send: (bytes, taken) => {
          if (windows.has(window)) tell(child, { type: 'bytes', window, bytes }, taken);
          else taken();
        },
        close: () => {
          if (windows.delete(window)) tell(child, { type: 'close', window });
        },
      };
    },
    lock: (why) => tell(child, { type: 'lock', why }),
    end: () => {
      const running = state === 'running';
      state = 'ending';
      if (!running || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      tell(child, { type: 'end' });
      return gone;
    },
    pid: () => child.pid,
  };
}

function tell(child: ChildProcess, message: ToEngine, taken: () => void = () => {}): void {
  // What cannot be sent any more is lost with the process; its windows hear of that by their closing.
  if (child.connected) child.send(message, undefined, {}, taken);
  else taken();
}
