/** The browser host's engine process: a child of Node, over whose channel the windows' messages go. */

import { type ChildProcess, fork } from 'node:child_process';
import type { FromEngine, ToEngine } from '../../engine/process/engine-message.ts';
import {
  type EngineChild,
  type EngineEars,
  type EngineKeeperDeps,
  keepEngine,
} from '../../engine/process/keep-engine.ts';
import { engineArguments } from '../../engine/process-arguments.ts';
import { withoutCoreDump } from './no-core-dump.ts';
import type { EngineToWindow, WindowToEngine } from './window-message.ts';

export interface EngineProcessDeps extends Omit<EngineKeeperDeps<Child>, 'start' | 'onGone'> {
  /** The script the process runs. */
  readonly entry: string;
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

interface Child extends EngineChild {
  readonly tellWindow: (message: WindowToEngine, taken?: () => void) => void;
  readonly pid: number | undefined;
}

/** More than the engine itself takes before it gives up bundling. */
const mostEndingMilliseconds = 35_000;
const mostLockingMilliseconds = 10_000;

export function startEngine(deps: EngineProcessDeps): EngineProcess {
  const windows = new Map<number, WindowEnd>();
  let nextWindow = 1;
  const hearWindow = (message: EngineToWindow) => {
    const window = windows.get(message.window);
    if (message.type === 'bytes') window?.send(message.bytes);
    else if (windows.delete(message.window)) window?.close();
  };
  const engine = keepEngine<Child>({
    ...deps,
    start: (ears) => startChild(deps.entry, ears, hearWindow),
    onGone: () => {
      const orphans = [...windows.values()];
      windows.clear();
      for (const window of orphans) window.close();
    },
  });

  return {
    open: (end) => {
      if (!engine.running()) return undefined;
      const window = nextWindow++;
      windows.set(window, end);
      const tell: Child['tellWindow'] = (message, taken) => {
        const child = engine.running();
        if (child) child.tellWindow(message, taken);
        else taken?.();
      };
      tell({ type: 'open', window });
      return {
        send: (bytes, taken) => {
          if (windows.has(window)) tell({ type: 'bytes', window, bytes }, taken);
          else taken();
        },
        close: () => {
          if (windows.delete(window)) tell({ type: 'close', window });
        },
      };
    },
    lock: (why) => void engine.lock(why, mostLockingMilliseconds),
    end: () => engine.end(mostEndingMilliseconds),
    pid: () => engine.running()?.pid,
  };
}

function startChild(entry: string, { hear, gone }: EngineEars, hearWindow: (message: EngineToWindow) => void): Child {
  const { command, before } = withoutCoreDump(process.execPath);
  const started = fork(entry, {
    execPath: command,
    execArgv: [...before, ...engineArguments],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.on('message', (message: FromEngine | EngineToWindow) =>
    message.type === 'bytes' || message.type === 'close' ? hearWindow(message) : hear(message),
  );
  // A process that could not be started, or a channel that broke: `exit` follows, or has been.
  started.on('error', () => {});
  started.once('exit', gone);
  return {
    tell: (message) => send(started, message),
    tellWindow: (message, taken) => send(started, message, taken),
    kill: () => void started.kill('SIGKILL'),
    pid: started.pid,
  };
}

function send(child: ChildProcess, message: ToEngine | WindowToEngine, taken: () => void = () => {}): void {
  // What cannot be sent any more is lost with the process; its windows hear of that by their closing.
  if (child.connected) child.send(message, undefined, {}, taken);
  else taken();
}
