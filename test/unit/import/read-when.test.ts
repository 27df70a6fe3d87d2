import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonWords } from '../../../shared/i18n/app/common.ts';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { type ReadWhenOptions, readWhen } from '../../../shared/import/read-when.ts';
import { type Language, languages } from '../../../shared/model/enumerations.ts';
import { formatWhen, parseWhen, partsOfDay, type When } from '../../../shared/model/when.ts';

// A Wednesday.
const today = '2026-03-11';
const read = (text: string, more: Partial<ReadWhenOptions> = {}) => {
  const reading = readWhen(text, { today, language: 'en', ...more });
  return reading.type === 'read' ? formatWhen(reading.when) : reading.type;
};

test('what a box for a time gives as an example is read, in each language', () => {
  for (const language of languages) {
    const [, example = ''] = /(\d\d?[./].*)$/.exec(tripWords[language].timeUnread) ?? [];
    expect([language, read(example, { language })]).toEqual([language, '2026-03-12T14:30']);
  }
});

describe('what people type', () => {
  test.each([
    ['thu 14', 'en', '2026-03-12T14:00'],
    ['thu 12', 'en', '2026-03-12'],
    ['sat 14', 'en', '2026-03-14'],
    ['tor 14', 'nb', '2026-03-12T14:00'],
    ['12.3.', 'nb', '2026-03-12'],
    ['12.3.', 'en', '2026-03-12'],
    ['12 March afternoon', 'en', '2026-03-12~afternoon'],
    ['12. mars ettermiddag', 'nb', '2026-03-12~afternoon'],
    ['12. mars om ettermiddagen', 'nn', '2026-03-12~afternoon'],
    ['12 mars eftermiddag', 'sv', '2026-03-12~afternoon'],
    ['2026-03-12/2026-03-20', 'en', '2026-03-12/2026-03-20'],
    ['2026-03-12', 'sv', '2026-03-12'],
    ['12 March 14:30', 'en', '2026-03-12T14:30'],
    ['12.3. kl 14', 'nb', '2026-03-12T14:00'],
    ['torsdag kl. 14.30', 'nn', '2026-03-12T14:30'],
    ['torsdag 14:00-15:30', 'sv', '2026-03-12T14:00/PT90M'],
    ['12.3. kl 14-16', 'nb', '2026-03-12T14:00/PT120M'],
    ['tomorrow', 'en', '2026-03-12'],
    ['i morgen', 'nb', '2026-03-12'],
    ['i morgon kveld', 'nn', '2026-03-12~evening'],
    ['i morgon förmiddag', 'sv', '2026-03-12~morning'],
    ['tomorrow afternoon', 'en', '2026-03-12~afternoon'],
    ['next week', 'en', '2026-03-16/2026-03-22'],
    ['12.–20. mars', 'nb', '2026-03-12/2026-03-20'],
    ['from 12 March', 'en', '2026-03-12/..'],
    ['fra 12. mars', 'nb', '2026-03-12/..'],
    ['tonight', 'en', '2026-03-11~evening'],
  ] as const)('%s (%s) is %s', (text, language, expected) => {
    expect(read(text, { language })).toBe(expected);
  });

  test('another language than the one of the screens is read too', () => {
    expect(read('torsdag 12. mars')).toBe('2026-03-12');
    expect(read('Thursday 12 March', { language: 'sv' })).toBe('2026-03-12');
  });

  test('a day without a year lies ahead, or behind where that is meant', () => {
    expect(read('10 March')).toBe('2027-03-10');
    expect(read('10 March', { tense: 'past' })).toBe('2026-03-10');
  });

  test('an hour alone keeps the day that stands there', () => {
    const current = parseWhen('2026-03-20');
    expect(read('14:30', { current })).toBe('2026-03-20T14:30');
    expect(read('evening', { current })).toBe('2026-03-20~evening');
    expect(read('14:30')).toBe('unread');
  });

  test('which of two is the month is asked, not guessed', () => {
    expect(readWhen('12/3', { today, language: 'en' })).toEqual({
      type: 'ambiguous',
      choices: [
        { type: 'date', date: '2026-03-12' },
        { type: 'date', date: '2026-12-03' },
      ],
    });
    expect(read('13/3')).toBe('2026-03-13');
    expect(read('3/3')).toBe('2027-03-03');
  });

  test.each(['', '   ', 'soonish', 'Kari', '31.2.', '2026-02-31', '99/99', '14', 'x'.repeat(5_000)])(
    '"%s" is not understood rather than guessed',
    (text) => {
      expect(read(text)).toBe('unread');
    },
  );
});

const date = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const language = fc.constantFrom(...languages);
const long = (day: string, of: Language, weekday = false) =>
  new Intl.DateTimeFormat({ en: 'en-GB', nb: 'nb-NO', nn: 'nn-NO', sv: 'sv-SE' }[of], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
    ...(weekday && { weekday: 'long' }),
  }).format(new Date(`${day}T12:00:00Z`));

describe('properties', () => {
  test('what is stored is read back as it stands', () => {
    const when: fc.Arbitrary<When> = fc.oneof(
      date.map((each): When => ({ type: 'date', date: each })),
      fc.tuple(date, clock).map(([each, time]): When => ({ type: 'time', date: each, time })),
      fc.tuple(date, fc.constantFrom(...partsOfDay)).map(([each, part]): When => ({ type: 'part', date: each, part })),
      fc.tuple(date, date).map(([a, b]): When => ({ type: 'window', from: a < b ? a : b, to: a < b ? b : a })),
    );
    fc.assert(
      fc.property(when, language, (each, of) => {
        expect(readWhen(formatWhen(each), { today, language: of })).toEqual({ type: 'read', when: each });
      }),
    );
  });

  test('a day written out in any of the four languages is that day, with its hour or its part', () => {
    fc.assert(
      fc.property(date, clock, fc.constantFrom(...partsOfDay), language, fc.boolean(), (day, time, part, of, named) => {
        const written = long(day, of, named);
        expect(read(written, { language: of })).toBe(day);
        expect(read(`${written} ${time}`, { language: of })).toBe(`${day}T${time}`);
        expect(read(`${written} ${commonWords[of].partOfDay[part]}`, { language: of })).toBe(`${day}~${part}`);
      }),
    );
  });

  test('a window written out is that window', () => {
    fc.assert(
      fc.property(date, date, language, (a, b, of) => {
        fc.pre(a !== b);
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(read(`${long(from, of)} – ${long(to, of)}`, { language: of })).toBe(`${from}/${to}`);
      }),
    );
  });

  test('whatever is typed, nothing breaks and only sound values come out', () => {
    const pieces = fc.constantFrom(
      'thu',
      '14',
      '12.3.',
      '/',
      '–',
      'mars',
      'kl',
      'i',
      'morgen',
      '14:00',
      '~',
      '..',
      '2026',
      '\u202e',
      '😀',
      '<img>',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 8 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(typed, language, (text, of) => {
        const reading = readWhen(text, { today, language: of });
        const whens = reading.type === 'read' ? [reading.when] : reading.type === 'ambiguous' ? reading.choices : [];
        for (const when of whens) expect(parseWhen(formatWhen(when))).toEqual(when);
      }),
    );
  });
});

test.each([
  ['sv', '4/12 kl 8', '2026-12-04T08:00'],
  ['sv', '4/12 08:00', '2026-12-04T08:00'],
  ['sv', '4/12', '2026-12-04'],
  ['nb', '4/12/27 kl. 9', '2027-12-04T09:00'],
  ['sv', 'imorgon 8', '2026-12-01T08:00'],
  ['nb', 'i morgen 14', '2026-12-01T14:00'],
] as const)('%s: %s is %s', (language, text, wanted) => {
  const reading = readWhen(text, { today: '2026-11-30', language });
  expect(reading.type === 'read' ? formatWhen(reading.when) : undefined).toBe(wanted);
});

test('in English nobody is told which way round a day was meant, with an hour neither', () => {
  expect(readWhen('4/12', { today: '2026-11-30', language: 'en' }).type).toBe('ambiguous');
  expect(readWhen('4/12 08:00', { today: '2026-11-30', language: 'en' }).type).toBe('ambiguous');
});

test('tomorrow is counted from the own day, a date without a year from that of the trip', () => {
  const trip = { today: '2027-03-01', countedFrom: '2026-11-30', language: 'nb' } as const;
  const said = (text: string) => {
    const reading = readWhen(text, trip);
    return reading.type === 'read' ? formatWhen(reading.when) : undefined;
  };
  expect(said('i morgen kl 9')).toBe('2026-12-01T09:00');
  expect(said('12.3. kl 9')).toBe('2027-03-12T09:00');
});
