/**
 * How long the relay has run on its store. What is kept for a time is aged by this and never by the computer's clock, which may be
 * months ahead for an hour or decades behind after a dead battery: then whoever is in use would look idle.
 *
 * It is told as milliseconds since 1970, since that is what stores of earlier releases hold: it began at the clock of the store's first
 * start, or at the latest time that stood there. From then on it goes on only while a relay runs, at most ten minutes between
 * two looks at a clock that cannot be set, and stands still while none does: nobody could come in that time. Whatever
 * is older than its beginning counts from there, since a clock that was believed wrote it.
 */
import type { RelayStore, StoreClock } from './store.ts';

/** A computer that slept, or was put back from a snapshot, may find its steady clock far ahead. */
const mostATick = 10 * 60_000;
const uneven = 5 * 60_000;

export interface RunningTime {
  now(): number;
  /** Tells the store how far it went; called about once a minute. What was not told when the relay ends did not pass. */
  tick(): Promise<StoreClock>;
}

export interface RunningTimeDeps {
  readonly store: Pick<RelayStore, 'tick'>;
  /** The computer's clock. */
  readonly now: () => number;
  /** Milliseconds that go evenly whatever the computer's clock does. */
  readonly steady: () => number;
  /** The computer's clock was set by so many milliseconds. */
  readonly onLeap?: (milliseconds: number) => void;
}

export async function startRunningTime({ store, now, steady, onLeap }: RunningTimeDeps): Promise<RunningTime> {
  let told = await store.tick({ ran: 0, now: now() });
  let at = { wall: now(), steady: steady() };
  const sinceTick = () => Math.min(mostATick, Math.max(0, Math.floor(steady() - at.steady)));
  return {
    now: () => told.now + sinceTick(),
    tick: async () => {
      const next = { wall: now(), steady: steady() };
      const leap = next.wall - at.wall - (next.steady - at.steady);
      if (Math.abs(leap) > uneven) onLeap?.(Math.round(leap));
      const ran = sinceTick();
      at = next;
      told = await store.tick({ ran, now: next.wall });
      return told;
    },
  };
}
