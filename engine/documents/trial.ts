/**
 * A trial run for changes that others made. What passes the guard can still hang or exhaust Automerge; here it may: the
 * worker is ended when it takes too long or the process grows too much, and only the trial is lost. The worker is made
 * when first needed, kept for the next trial, and thrown away after a bad one.
 */
import { Worker } from 'node:worker_threads';
import { oneAtATime } from '../one-at-a-time.ts';

export interface TrialLimits {
  readonly milliseconds: number;
  /** By how many bytes the whole process may grow during one trial. */
  readonly growth: number;
}

export interface TrialRoom {
  readonly applies: (document: Uint8Array, changes: readonly Uint8Array[]) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const defaultLimits: TrialLimits = { milliseconds: 20_000, growth: 1024 * 1024 * 1024 };

/** Unused for so long, the worker is let go: it holds some 70 MB after a first sync. */
const idleMilliseconds = 5_000;

export function createTrialRoom(limits: TrialLimits = defaultLimits): TrialRoom {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  // An answer names no trial: one at a time, or one answer would count for two.
  const run = oneAtATime();
  const dismiss = async (): Promise<void> => {
    clearTimeout(idle);
    const leaving = worker;
    worker = undefined;
    await leaving?.terminate();
  };
  return {
    applies: (document, changes) => run(() => applies(document, changes)),
    close: dismiss,
  };

  async function applies(document: Uint8Array, changes: readonly Uint8Array[]): Promise<boolean> {
    worker ??= startWorker();
    const running = worker;
    const fine = await new Promise<boolean>((decide) => {
      const start = process.memoryUsage.rss();
      const watch = setInterval(() => process.memoryUsage.rss() - start > limits.growth && end(false), 50);
      const timer = setTimeout(() => end(false), limits.milliseconds);
      const fail = () => end(false);
      const end = (verdict: boolean) => {
        clearInterval(watch);
        clearTimeout(timer);
        // One by one: removing all of them would also remove those by which the worker itself hears.
        running.off('message', end).off('error', fail).off('exit', fail);
        decide(verdict);
      };
      running.on('message', end).on('error', fail).on('exit', fail);
      running.postMessage({ document, changes });
    });
    // A refused change may have left the wasm instance in any state.
    if (!fine) await dismiss();
    clearTimeout(idle);
    idle = setTimeout(() => void run(dismiss), idleMilliseconds).unref();
    return fine;
  }
}

/** Under vitest this file runs as TypeScript, which a worker of Node 20 cannot load: it takes the built one then. */
function startWorker(): Worker {
  const built = import.meta.url.endsWith('.ts') ? '../../dist/engine/documents/trial-worker.js' : './trial-worker.js';
  const worker = new Worker(new URL(built, import.meta.url));
  worker.unref();
  return worker;
}
