import { describe, expect, test } from 'vitest';
import type { ListEntry } from '../../../shared/query/entry.ts';
import {
  boardColumns,
  calendarDays,
  filterPlan,
  monthAfter,
  movedTo,
  noFilter,
  unmetNear,
  weeksOfMonth,
} from '../../../shared/query/plan-view.ts';

const base = { space: 's', layered: false, archived: false, createdAt: 0, unsettled: false } as const;
const meeting = (id: string, more: Partial<ListEntry> = {}): ListEntry => ({
  ...base,
  id,
  kind: 'encounter',
  name: '',
  status: 'wanted',
  ...more,
});
const organisation = (id: string, country: string, place: string): ListEntry => ({
  ...base,
  id,
  kind: 'organisation',
  name: id,
  country,
  place,
});
const organisations = [
  organisation('lo', 'NO', 'Oslo'),
  organisation('sac', 'SE', 'Stockholm'),
  organisation('gbg', 'SE', 'Göteborg'),
];
const entryOf = (id: string) => organisations.find((each) => each.id === id);
const today = '2026-03-11';

describe('board', () => {
  const columns = (entries: readonly ListEntry[]) =>
    boardColumns(entries, {
      entryOf,
      nameOf: ({ id }) => id,
      countryName: (code) => code,
      compare: (a, b) => (a < b ? -1 : Number(a > b)),
      today,
    });

  test('columns are by country, then by day; the first of a country says how many', () => {
    const cards = columns([
      meeting('b', { orgs: ['sac'] }),
      meeting('a', { orgs: ['lo'] }),
      meeting('c', { orgs: ['lo'], day: '2026-03-12', when: '2026-03-12' }),
      meeting('d'),
    ]).get('wanted');
    expect(cards?.map(({ entry, section }) => [entry.id, section])).toEqual([
      ['c', 2],
      ['a', undefined],
      ['b', 1],
      ['d', 1],
    ]);
  });

  test('of what is settled only the last days are there', () => {
    const held = columns([
      meeting('new', { status: 'held', day: '2026-03-10' }),
      meeting('said', { status: 'held', day: '2025-01-01', statusAt: Date.parse('2026-03-10') }),
      meeting('old', { status: 'held', day: '2025-01-01', statusAt: Date.parse('2025-01-02') }),
    ]).get('held');
    expect(held?.map(({ entry }) => entry.id)).toEqual(['new', 'said']);
  });
});

test('filters hold together', () => {
  const entries = [
    meeting('a', { orgs: ['lo'], trip: 't', day: '2026-03-12' }),
    meeting('b', { orgs: ['lo'], day: '2026-03-10', lastDay: '2026-03-14' }),
    meeting('c', { orgs: ['sac'] }),
  ];
  const ids = (filter: Parameters<typeof filterPlan>[1]) => filterPlan(entries, filter, entryOf).map(({ id }) => id);
  expect(ids(noFilter)).toEqual(['a', 'b', 'c']);
  expect(ids({ text: 'STOCKHOLM' })).toEqual(['c']);
  expect(ids({ text: '', country: 'NO' })).toEqual(['a', 'b']);
  expect(ids({ text: '', trip: 'none' })).toEqual(['b', 'c']);
  expect(ids({ text: '', from: '2026-03-13' })).toEqual(['b']);
});

describe('calendar', () => {
  test('a month is whole weeks from Monday', () => {
    const weeks = weeksOfMonth('2026-03-11');
    expect(weeks[0]?.[0]).toBe('2026-02-23');
    expect(weeks.at(-1)?.[6]).toBe('2026-04-05');
    expect(weeksOfMonth('2027-02-10').length).toBe(4);
  });

  test('a month on is the same day, or the last there is', () => {
    expect(monthAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthAfter('2026-03-11', -1)).toBe('2026-02-11');
    expect(monthAfter('2026-12-05', 1)).toBe('2027-01-05');
  });

  test('windows lie on each of their days, disputed dates on both, what is open beside', () => {
    const days = weeksOfMonth(today).flat();
    const found = calendarDays(
      [
        meeting('w', { when: '2026-03-12/2026-03-13', day: '2026-03-12', lastDay: '2026-03-13' }),
        meeting('d', { when: '2026-03-12', day: '2026-03-12' }),
        meeting('o', { when: '2026-03-12/..', day: '2026-03-12', lastDay: null }),
      ],
      days,
      new Map([['d', ['2026-03-13']]]),
    );
    const on = (day: string) => found.get(day)?.map(({ entry, form, disputed }) => [entry.id, form, disputed ?? false]);
    expect(on('2026-03-12')).toEqual([
      ['d', 'day', true],
      ['w', 'window', false],
    ]);
    expect(on('2026-03-13')).toEqual([
      ['d', 'day', true],
      ['w', 'window', false],
    ]);
  });

  test('moved to another day its hour stays', () => {
    expect(movedTo('2026-03-12T14:00/PT90M[Europe/Oslo]', '2026-03-20')).toBe('2026-03-20T14:00/PT90M[Europe/Oslo]');
    expect(movedTo('2026-03-12~evening', '2026-03-20')).toBe('2026-03-20~evening');
    expect(movedTo('2026-03-12/2026-03-14', '2026-03-20')).toBe('2026-03-20');
    expect(movedTo('2026-03-12/..', '2026-03-20')).toBe('2026-03-20');
    expect(movedTo(undefined, '2026-03-20')).toBe('2026-03-20');
  });
});

test('near a leg: those of the place, and wishes in the country, that nobody has met', () => {
  const leg = { place: 'Göteborg', country: 'SE' };
  const ids = (entries: readonly ListEntry[]) =>
    unmetNear(leg, entries, organisations).map((near) => near.organisation.id);
  expect(ids([])).toEqual(['gbg']);
  expect(ids([meeting('a', { orgs: ['sac'] })])).toEqual(['gbg', 'sac']);
  expect(ids([meeting('a', { orgs: ['sac', 'gbg'], status: 'held' })])).toEqual([]);
});
