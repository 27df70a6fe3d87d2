/** Main's engine process: a utility process of Electron, to which each window is given a port. */
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import type { FromEngine } from '../engine/process/engine-message.ts';
import { type EngineChild, type EngineEars, type EngineKeeperDeps, keepEngine } from '../engine/process/keep-engine.ts';
import type { ToPage } from './run-engine-child.ts';

export interface EngineProcessDeps extends Omit<EngineKeeperDeps<Child>, 'start'> {
  /** The script the process runs. */
  readonly entry: string;
}

export interface EngineProcess {
  /** A port for a window, whose page it is. Undefined where the engine has been given up or is ending. */
  readonly open: (page: number) => MessagePortMain | undefined;
  /** Starts it again where it was given up. */
  readonly again: () => void;
  /** Resolves when it says so, or after `mostMilliseconds`. */
  readonly lock: (why: string, mostMilliseconds: number) => Promise<void>;
  /** Locks, and resolves when the process is gone; ended by force after `mostMilliseconds`. */
  readonly end: (mostMilliseconds: number) => Promise<void>;
}

interface Child extends EngineChild {
  readonly give: (page: number, port: MessagePortMain) => void;
}

export function startEngine(deps: EngineProcessDeps): EngineProcess {
  const { running, again, lock, end } = keepEngine<Child>({ ...deps, start: (ears) => startChild(deps.entry, ears) });
  return {
    again,
    lock,
    end,
    open: (page) => {
      const child = running();
      if (!child) return undefined;
      const { port1, port2 } = new MessageChannelMain();
      child.give(page, port1);
      return port2;
    },
  };
}

function startChild(entry: string, { hear, gone }: EngineEars): Child {
  const started = utilityProcess.fork(entry, [], { serviceName: 'Samband engine', stdio: 'inherit' });
  started.on('message', (message: FromEngine) => hear(message));
  started.once('exit', gone);
  return {
    tell: (message) => started.postMessage(message),
    give: (page, port) => started.postMessage({ page } satisfies ToPage, [port]),
    kill: () => void started.kill(),
  };
}
