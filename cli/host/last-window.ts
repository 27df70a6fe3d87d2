/**
 * What follows when nobody looks any more. A reload closes the only window for a moment, so a few seconds pass before
 * the vault locks; a window that comes back in time finds everything as it was.
 */
export interface LastWindowDeps {
  readonly lock: () => void;
  readonly end: () => void;
  readonly endAfterMilliseconds: number;
  readonly setTimer: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

export const lockAfterMilliseconds = 5_000;
/** A browser of ours is of no use without a window; in their own, people may have closed a tab that they want back. */
export const endAfter = { launched: 10_000, ownBrowser: 60_000 } as const;

/** Returns what is to be told how many windows are open. Before the first one, nothing runs out. */
export function createLastWindow(deps: LastWindowDeps): (open: number) => void {
  const { lock, end, endAfterMilliseconds, setTimer, clearTimer } = deps;
  let timers: unknown[] = [];
  return (open) => {
    for (const timer of timers) clearTimer(timer);
    timers = open > 0 ? [] : [setTimer(lock, lockAfterMilliseconds), setTimer(end, endAfterMilliseconds)];
  };
}
