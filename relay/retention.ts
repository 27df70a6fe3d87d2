/** Deletes what was kept long enough, now and then: by how long the relay ran (running-time.ts), not by the computer's clock. */
import type { Limits } from './limits.ts';
import type { RunningTime } from './running-time.ts';
import type { RelayStore } from './store.ts';

const hour = 3_600_000;

export interface RetentionDeps {
  readonly store: Pick<RelayStore, 'trim'>;
  readonly limits: Pick<Limits, 'supersededKeptFor' | 'marksKeptFor' | 'idleKeptFor'>;
  readonly running: Pick<RunningTime, 'tick'>;
  readonly now: () => number;
  readonly steady: () => number;
  /** False once the relay is to end: what is left to delete waits for its next start. */
  readonly goesOn?: () => boolean;
}

/** Returns what to call about once a minute; it ends when there is nothing more to delete. */
export function createRetention({
  store,
  limits,
  running,
  now,
  steady,
  goesOn = () => true,
}: RetentionDeps): () => Promise<void> {
  let next = steady();
  return async () => {
    const { now: at, since } = await running.tick();
    const keptUntil = (keptFor: number) => (at - keptFor > since ? at - keptFor : 0);
    const times = {
      supersededBefore: keptUntil(limits.supersededKeptFor),
      removedBefore: keptUntil(limits.marksKeptFor),
      idleBefore: keptUntil(limits.idleKeptFor),
      // Until when one holds was said by a computer's clock, so both have to agree.
      vouchersBefore: Math.min(keptUntil(limits.idleKeptFor), Math.max(0, now() - limits.idleKeptFor)),
    };
    // What was left of closed accounts goes at once, whatever the time.
    const nothing = { supersededBefore: 0, removedBefore: 0, idleBefore: 0, vouchersBefore: 0 };
    const isTime = steady() >= next;
    if (isTime) next = steady() + hour;
    while (goesOn() && (await store.trim(isTime ? times : nothing)));
  };
}
