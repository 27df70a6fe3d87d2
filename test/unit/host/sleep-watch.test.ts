import { expect, test } from 'vitest';
import { watchSleep } from '../../../cli/host/sleep-watch.ts';

function watched() {
  let [now, woken] = [1_000_000, 0];
  let tick = () => {};
  watchSleep({
    wallClock: () => now,
    onWake: () => {
      woken++;
    },
    every: (run) => {
      tick = run;
    },
  });
  return {
    passes: (milliseconds: number) => {
      now += milliseconds;
      tick();
    },
    woken: () => woken,
  };
}

test('ticks in time, a busy minute and a clock set back are no sleep', () => {
  const { passes, woken } = watched();
  for (const milliseconds of [5_000, 5_020, 20_000, 34_000, -3_600_000, 5_000]) passes(milliseconds);
  expect(woken()).toBe(0);
});

test('each sleep is noticed once, at the first tick after it', () => {
  const { passes, woken } = watched();
  passes(3_600_000);
  expect(woken()).toBe(1);
  passes(5_000);
  expect(woken()).toBe(1);
  passes(40_000);
  expect(woken()).toBe(2);
});
