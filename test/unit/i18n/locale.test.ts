/** Nynorsk must not depend on what the engine's Intl knows: Chromium's knows no nynorsk, Node's does, so here one checks the other. */
import { describe, expect, test } from 'vitest';
import { countryNamer, dateFormat, localesOf } from '../../../shared/i18n/locale.ts';

const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2028, 0, 1 + day)));
const utc = { timeZone: 'UTC' } as const;

describe('nynorsk', () => {
  test('has its own weekdays, long and short', () => {
    const long = dateFormat('nn', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...utc });
    const node = new Intl.DateTimeFormat('nn-NO', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...utc,
    });
    expect(days.map(long)).toEqual(days.map((day) => node.format(day)));
    const short = dateFormat('nn', { weekday: 'short', day: 'numeric', month: 'long', ...utc });
    expect(days.slice(1, 8).map(short)).toEqual([
      'søn. 2. januar',
      'mån. 3. januar',
      'tys. 4. januar',
      'ons. 5. januar',
      'tor. 6. januar',
      'fre. 7. januar',
      'lau. 8. januar',
    ]);
  });

  test('names every country as CLDR does', () => {
    const node = new Intl.DisplayNames('nn', { type: 'region', fallback: 'none' });
    const ours = countryNamer('nn');
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    // What is no country: unions, tests, what is gone.
    const known = letters
      .flatMap((a) => letters.map((b) => a + b))
      .filter((code) => !['EU', 'EZ', 'IC', 'TP', 'UN', 'XA', 'XB', 'ZR'].includes(code));
    expect(known.map(ours)).toEqual(known.map((code) => node.of(code)));
  });

  test('where Intl knows none, bokmål sorts and counts', () => {
    expect(localesOf.nn).toEqual(['nn-NO', 'nb-NO']);
  });
});

test('what is no pair of capitals has no name', () => {
  expect(countryNamer('en')('no')).toBeUndefined();
  expect(countryNamer('sv')('NO')).toBe('Norge');
});
