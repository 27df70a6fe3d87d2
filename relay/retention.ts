/**
 * Deletes what was kept long enough, now and then. A computer whose clock is wrong must not delete anything for it, so the clock has
 * to have gone evenly for an hour: one that is set right after the start, as by NTP, leaps once.
 */
import type { Limits } from './limits.ts';
import type { RelayStore } from './store.ts';

const hour = 3_600_000;
const uneven = 5 * 60_000;

export interface RetentionDeps {
  readonly store: Pick<RelayStore, 'trim'>;
  readonly limits: Pick<Limits, 'supersededKeptFor' | 'marksKeptFor' | 'idleKeptFor'>;
  readonly now: () => number;
  readonly steady: () => number;
  readonly onLeap: (milliseconds: number) => void;
  /** False once the relay is to end: what is left to delete waits for its next start. */
  readonly goesOn?: () => boolean;
}

/** Returns what to call about once a minute; it ends when there is nothing more to delete. */
export function createRetention({
  store,
  limits,
  now,
  steady,
  onLeap,
  goesOn = () => true,
}: RetentionDeps): () => Promise<void> {
  let evenSince = { now: now(), steady: steady() };
  let next = steady() + hour;
  return async () => {
    const [at, then] = [now(), steady()];
    const leap = at - evenSince.now - (then - evenSince.steady);
    if (Math.abs(leap) > uneven) {
      onLeap(Math.round(leap));
      evenSince = { now: at, steady: then };
      next = then + hour;
    }
    const times = {
      supersededBefore: at - limits.supersededKeptFor,
      removedBefore: at - limits.marksKeptFor,
      idleBefore: at - limits.idleKeptFor,
      vouchersBefore: at - limits.idleKeptFor,
    };
    // What was left of closed accounts goes at once, whatever the time.
    const nothing = { supersededBefore: 0, removedBefore: 0, idleBefore: 0, vouchersBefore: 0 };
    const isTime = then >= next;
    if (isTime) next = then + hour;
    while (goesOn() && (await store.trim(isTime ? times : nothing)));
  };
}
