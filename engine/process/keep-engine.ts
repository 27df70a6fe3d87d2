/** A host's hold on the engine process: starts it, starts it again when it crashed, and ends it. */
import type { Settings } from '../../shared/bridge/contract/app.ts';
import type { FromEngine, ToEngine } from './engine-message.ts';
import { createTooOften } from './too-often.ts';

/** One engine process, in whatever way the host starts it. */
export interface EngineChild {
  readonly tell: (message: ToEngine) => void;
  /** By force; `gone` follows. */
  readonly kill: () => void;
}

/** What a process has to report. */
export interface EngineEars {
  readonly hear: (message: FromEngine) => void;
  readonly gone: () => void;
}

export interface EngineKeeperDeps<Child extends EngineChild> {
  readonly start: (ears: EngineEars) => Child;
  readonly folder: string;
  readonly settingsFile: string;
  readonly version: string;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  readonly onVault?: (isOpen: boolean) => void;
  readonly onSettings?: (settings: Settings) => void;
  /** It crashed: its windows' ends lead nowhere. Called when the next engine is there, so that a window may come back at once. */
  readonly onGone: () => void;
  /** It crashed so often that starting it again makes no sense, unless a person wants it. */
  readonly onGivenUp: () => void;
}

export interface EngineKeeper<Child extends EngineChild> {
  /** Undefined where the engine has been given up or is ending. */
  readonly running: () => Child | undefined;
  /** Starts it again where it was given up: somebody asked for it. */
  readonly again: () => void;
  /** Resolves when it says so, or after `mostMilliseconds`. */
  readonly lock: (why: string, mostMilliseconds: number) => Promise<void>;
  /** Locks, and resolves when the process is gone; ended by force after `mostMilliseconds`. */
  readonly end: (mostMilliseconds: number) => Promise<void>;
}

export function keepEngine<Child extends EngineChild>(deps: EngineKeeperDeps<Child>): EngineKeeper<Child> {
  const isTooOften = createTooOften(deps.clock);
  let state: 'running' | 'ending' | 'given up' = 'running';
  let onLocked: (() => void)[] = [];
  const onEnded: (() => void)[] = [];
  let child = start();

  function start(): Child {
    const started = deps.start({ hear, gone });
    const { folder, settingsFile, version } = deps;
    started.tell({ type: 'start', folder, settingsFile, version });
    return started;
  }

  function hear(message: FromEngine): void {
    switch (message.type) {
      case 'vault':
        deps.onVault?.(message.isOpen);
        break;
      case 'settings':
        deps.onSettings?.(message.settings);
        break;
      case 'locked':
        hearLocked();
    }
  }

  function hearLocked(): void {
    const waiting = onLocked;
    onLocked = [];
    for (const each of waiting) each();
  }

  function gone(): void {
    // What is not there any more holds no key.
    hearLocked();
    deps.onVault?.(false);
    if (state === 'ending') {
      for (const each of onEnded) each();
      return;
    }
    if (isTooOften()) state = 'given up';
    else child = start();
    deps.onGone();
    if (state === 'given up') deps.onGivenUp();
  }

  return {
    running: () => (state === 'running' ? child : undefined),
    again: () => {
      if (state !== 'given up') return;
      state = 'running';
      child = start();
    },
    lock: (why, mostMilliseconds) => {
      if (state !== 'running') return Promise.resolve();
      const locked = new Promise<void>((resolve) => {
        onLocked.push(resolve);
        setTimeout(resolve, mostMilliseconds).unref();
      });
      child.tell({ type: 'lock', why });
      return locked;
    },
    end: (mostMilliseconds) => {
      const wasRunning = state === 'running';
      state = 'ending';
      if (!wasRunning) return Promise.resolve();
      const ended = new Promise<void>((resolve) => {
        const force = setTimeout(() => {
          child.kill();
          resolve();
        }, mostMilliseconds);
        onEnded.push(() => {
          clearTimeout(force);
          resolve();
        });
      });
      child.tell({ type: 'end' });
      return ended;
    },
  };
}
