/**
 * Notices that the computer was asleep: a laptop that was closed with an open vault may be opened by somebody else. No
 * timer runs out during sleep, but the clock on the wall goes on, so a tick comes far too late by it.
 */
export interface SleepWatchDeps {
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  readonly onWake: () => void;
  readonly every: (run: () => void, milliseconds: number) => unknown;
}

export const tickMilliseconds = 5_000;
/** A busy computer delays ticks by seconds; a clock that is set forward by more costs one unlocking. */
export const lateMilliseconds = 30_000;

export function watchSleep({ wallClock, onWake, every }: SleepWatchDeps): unknown {
  let last = wallClock();
  return every(() => {
    const now = wallClock();
    if (now - last > tickMilliseconds + lateMilliseconds) onWake();
    last = now;
  }, tickMilliseconds);
}
