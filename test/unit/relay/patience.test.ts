import { expect, test } from 'vitest';
import { createPatience } from '../../../relay/patience.ts';

test('whoever waits between what is refused is answered for ever, and whoever does not is not', () => {
  let at = 0;
  const waiting = createPatience(() => at);
  for (let count = 0; count < 100_000; count++) {
    at += 125;
    expect(waiting.refused()).toBe(true);
  }
  const hasty = createPatience(() => at);
  let asked = 1;
  while (hasty.refused()) {
    asked++;
    at += 10;
  }
  expect(asked).toBeGreaterThan(256);
  expect(asked).toBeLessThan(300);
});

test('sixteen asks underway of which one is done each time are never too many', () => {
  const patience = createPatience(() => 0);
  for (let round = 0; round < 10_000; round++) {
    for (let one = 0; one < 15; one++) expect(patience.refused()).toBe(true);
    patience.answered();
  }
});
