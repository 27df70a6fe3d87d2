import { expect, test } from 'vitest';
import { boxesOfWhen, changeBoxes, type WhenBoxes, whenOfBoxes } from '../../../shared/edit/when-boxes.ts';

/** What is saved after these changes, one after another. */
function after(stored: string, ...changes: readonly Partial<WhenBoxes>[]): string {
  return whenOfBoxes(changes.reduce(changeBoxes, boxesOfWhen(stored)));
}
const from = '2026-12-01/..';

test.each([
  '',
  '2026-12-01',
  '2026-12-01~evening',
  '2026-12-01T14:00',
  '2026-12-01T14:00/PT45M[Europe/Oslo]',
  '2026-12-01/2026-12-04',
  from,
])('what is opened and saved untouched says what stood there: %s', (stored) => {
  expect(after(stored)).toBe(stored);
});

test('a day, a time, a part of the day or a last day is what is meant instead of "from that day on"', () => {
  expect(after(from, { day: '2026-12-03' })).toBe('2026-12-03');
  expect(after(from, { time: '14:00' })).toBe('2026-12-01T14:00');
  expect(after(from, { time: '14:00' }, { day: '2026-12-03' }, { minutes: '45' })).toBe('2026-12-03T14:00/PT45M');
  expect(after(from, { part: 'evening' })).toBe('2026-12-01~evening');
  expect(after(from, { last: '2026-12-04' })).toBe('2026-12-01/2026-12-04');
  expect(after(from, { open: false })).toBe('2026-12-01');
});

test('"or later" can be said of any day, before and after the day is given', () => {
  expect(after('2026-12-01', { open: true })).toBe(from);
  expect(after('2026-12-01T14:00', { open: true })).toBe(from);
  expect(after('', { open: true }, { day: '' }, { day: '2026-12-01' })).toBe(from);
  expect(after(from, { day: '2026-12-03' }, { open: true })).toBe('2026-12-03/..');
  expect(after('2026-12-01', { open: true }, { time: '14:00' })).toBe('2026-12-01T14:00');
});

test('half a date while one types, and an emptied box, change nothing else', () => {
  expect(after(from, { day: '' }, { day: '2026-12-01' })).toBe('2026-12-01');
  expect(after(from, { time: '' })).toBe(from);
  expect(after('2026-12-01T14:00', { day: '' }, { day: '2026-12-03' })).toBe('2026-12-03T14:00');
});
