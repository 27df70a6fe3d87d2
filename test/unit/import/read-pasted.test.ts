import { expect, test } from 'vitest';
import { readPastedDay, readPastedTime } from '../../../shared/import/read-pasted.ts';
import { languages } from '../../../shared/model/enumerations.ts';

const today = '2026-11-30';

test.each([
  ['2026-12-03', '2026-12-03'],
  ['3.12.2026', '2026-12-03'],
  [' 03.12.2026\n', '2026-12-03'],
  ['3/12/2026', '2026-12-03'],
  ['13/12/2026', '2026-12-13'],
  ['2026-12-03T14:00', '2026-12-03'],
  ['31.2.2026', undefined],
  ['2026-12-03/2026-12-09', undefined],
  ['Havnerud faglag', undefined],
  ['', undefined],
  ['x'.repeat(5_000), undefined],
])('%j pasted into a box for a day is %s in every language', (text, day) => {
  for (const language of languages) expect(readPastedDay(text, { today, language })).toBe(day);
});

test('a day is pasted in words too', () => {
  expect(readPastedDay('i morgen', { today, language: 'nb' })).toBe('2026-12-01');
  expect(readPastedDay('Thursday 3 December 2026', { today, language: 'en' })).toBe('2026-12-03');
  expect(readPastedDay('torsdag 3. desember 2026', { today, language: 'nn' })).toBe('2026-12-03');
});

test.each([
  ['14:30', '14:30'],
  [' 9.05 ', '09:05'],
  ['14', '14:00'],
  ['2pm', '14:00'],
  ['25:00', undefined],
  ['soon', undefined],
])('%j pasted into a box for a time is %s', (text, time) => {
  expect(readPastedTime(text)).toBe(time);
});
