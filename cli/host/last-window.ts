/**
 * What follows when nobody looks any more. A reload closes the only window for a moment, so a few seconds pass before
 * the vault locks, and a minute before the host ends; a window that comes back in time finds everything as it was.
 */
export interface LastWindowDeps {
  readonly lock: () => void;
  readonly end: () => void;
  readonly setTimer: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

export const lockAfterMilliseconds = 5_000;
export const endAfterMilliseconds = 60_000;

/** Returns what is to be told how many windows are open. Before the first one, nothing runs out. */
export function createLastWindow({ lock, end, setTimer, clearTimer }: LastWindowDeps): (open: number) => void {
  let timers: unknown[] = [];
  return (open) => {
    for (const timer of timers) clearTimer(timer);
    timers = open > 0 ? [] : [setTimer(lock, lockAfterMilliseconds), setTimer(end, endAfterMilliseconds)];
  };
}
