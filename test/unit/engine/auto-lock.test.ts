import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAutoLock } from '../../../engine/vault/auto-lock.ts';

/** A clock that stands still until it is told to go on. */
function fakeClock() {
  let now = 0;
  let made = 0;
  const timers = new Map<unknown, { at: number; run: () => void }>();
  return {
    setTimer: (run: () => void, milliseconds: number) => {
      timers.set(++made, { at: now + milliseconds, run });
      return made;
    },
    clearTimer: (timer: unknown) => {
      timers.delete(timer);
    },
    advance: (milliseconds: number) => {
      now += milliseconds;
      for (const [timer, { at, run }] of [...timers]) if (at <= now && timers.delete(timer)) run();
    },
    waiting: () => timers.size,
  };
}

function started(idleMilliseconds = 100) {
  const clock = fakeClock();
  let locks = 0;
  const { setTimer, clearTimer } = clock;
  const autoLock = createAutoLock({ idleMilliseconds, lock: () => locks++, setTimer, clearTimer });
  return { clock, autoLock, locks: () => locks };
}

test('a vault that nobody uses is locked after its time, once', () => {
  const { clock, autoLock, locks } = started();
  clock.advance(99);
  expect(locks()).toBe(0);
  clock.advance(1);
  expect(locks()).toBe(1);
  autoLock.touch();
  clock.advance(1_000);
  expect(locks()).toBe(1);
  expect(clock.waiting()).toBe(0);
});

test('every use begins the time anew, and there is never more than one timer', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(150), { maxLength: 20 }), (waits) => {
      const { clock, autoLock, locks } = started();
      let alive = true;
      for (const wait of waits) {
        clock.advance(wait);
        if (wait >= 100) alive = false;
        expect(locks()).toBe(alive ? 0 : 1);
        autoLock.touch();
        expect(clock.waiting()).toBe(alive ? 1 : 0);
      }
    }),
  );
});

test('a vault that was locked by hand is not locked again, and leaves no timer behind', () => {
  const { clock, autoLock, locks } = started();
  autoLock.stop();
  autoLock.touch();
  clock.advance(1_000);
  expect(locks()).toBe(0);
  expect(clock.waiting()).toBe(0);
});
