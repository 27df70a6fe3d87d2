import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { filterNames, filtersWithoutMeaning, matchesFilters, parseQuery } from '../../../shared/query/filter.ts';

const organisation: ListEntry = {
  id: 'a',
  kind: 'organisation',
  name: 'Kabelkollektivet',
  space: 's',
  layered: false,
  archived: false,
  createdAt: 0,
  unsettled: false,
  orgKind: 'hosting_coop',
  country: 'NO',
  place: 'Tromsø',
  tags: ['e-post'],
};
const matches = (typed: string, entry: ListEntry = organisation) => matchesFilters(entry, parseQuery(typed).filters);

test('filters are taken out of what is searched, and the rest stays', () => {
  expect(parseQuery('kabel country:NO  -tag:web lag')).toEqual({
    text: 'kabel lag',
    filters: [
      { name: 'country', value: 'no', not: false, typed: 'country:NO' },
      { name: 'tag', value: 'web', not: true, typed: '-tag:web' },
    ],
  });
});

test.each([
  'kind:hosting_coop',
  'kind:organisation',
  'slag:organisasjon',
  'land:norge',
  'country:norway',
  'place:tromso',
  'sted:Tromsø',
  'tag:e-post',
  '-country:SE',
  'country:SE country:NO',
])('%s holds for a hosting co-op in Tromsø', (typed) => {
  expect(matches(typed)).toBe(true);
});

test.each(['kind:festival', 'country:SE', '-country:NO', 'country:NO tag:web', 'status:planned'])(
  '%s does not',
  (typed) => {
    expect(matches(typed)).toBe(false);
  },
);

test('a status is known by its word in any language', () => {
  const planned: ListEntry = { ...organisation, kind: 'encounter', status: 'half_planned' };
  for (const typed of ['status:half_planned', 'status:halvplanlagt', 'status:halvplanerat', 'status:half-planned'])
    expect(matches(typed, planned)).toBe(true);
});

test('the whole word of a status means that one alone, the beginning of it any that begin so', () => {
  const meeting = (status: string): ListEntry => ({ ...organisation, kind: 'encounter', status });
  for (const typed of ['status:planned', 'status:planlagt', 'status:planerat', 'status:plan']) {
    expect(matches(typed, meeting('planned'))).toBe(true);
    expect(matches(typed, meeting('half_planned'))).toBe(false);
  }
  expect(matches('status:half', meeting('half_planned'))).toBe(true);
  expect(matches('status:asked', meeting('asked'))).toBe(true);
  expect(matches('status:done', { ...organisation, kind: 'commitment', status: 'done' })).toBe(true);
});

test('a value that nothing can have is known for one, and no other', () => {
  const meaningless = (typed: string) => filtersWithoutMeaning(parseQuery(typed).filters).length > 0;
  for (const typed of ['kind:nonsense', 'status:nonsense', 'is:nonsense', 'has:nonsense', 'day:nonsense', 'fit:x'])
    expect(meaningless(typed)).toBe(true);
  for (const typed of ['kind:festival', 'kind:person', 'slag:parti', 'status:planlagt', 'status:h', 'er:forfalt'])
    expect(meaningless(typed)).toBe(false);
  for (const typed of ['tag:nonsense', 'place:nonsense', 'day:2026-03-11', 'har:dag', 'dag:uke', 'care:careful'])
    expect(meaningless(typed)).toBe(false);
});

test('addresses with a colon are no filters', () => {
  expect(parseQuery('https://kabelkollektivet.example/om').filters).toEqual([]);
});

test('whatever is typed, a filter and its opposite never both hold', () => {
  fc.assert(
    fc.property(fc.constantFrom(...filterNames), fc.string({ minLength: 1, maxLength: 12 }), (name, value) => {
      const [plain, opposite] = [parseQuery(`${name}:"${value}"`), parseQuery(`-${name}:"${value}"`)];
      if (plain.filters.length === 0) return;
      expect(matchesFilters(organisation, plain.filters)).toBe(!matchesFilters(organisation, opposite.filters));
    }),
  );
});

describe('days, and what an entry has or is', () => {
  const today = '2026-03-11';
  const fits = (typed: string, detail: Partial<ListEntry>) =>
    matchesFilters({ ...organisation, ...detail }, parseQuery(typed).filters, today);

  test('a span holds for each of its days, in the week to come, and not behind or wholly ahead of us', () => {
    const span = { kind: 'encounter', day: '2026-03-10', lastDay: '2026-03-14' } as const;
    for (const yes of ['day:today', 'dag:uke', 'day:2026-03-14', '-dag:2026-03-15']) expect(fits(yes, span)).toBe(true);
    for (const no of ['day:past', 'day:future', 'day:2026-03-15', 'day:nonsense']) expect(fits(no, span)).toBe(false);
    expect(fits('day:week', { day: '2026-03-17' })).toBe(true);
    expect(fits('day:week', { day: '2026-03-18' })).toBe(false);
    expect(fits('day:past', { day: '2026-03-01', lastDay: null })).toBe(false);
    expect(matchesFilters({ ...organisation, day: today }, parseQuery('day:today').filters)).toBe(false);
  });

  test('what it has', () => {
    expect(fits('has:day', {})).toBe(false);
    expect(fits('-har:dag', {})).toBe(true);
    expect(fits('has:tag', {})).toBe(true);
    expect(fits('has:tag', { tags: [] })).toBe(false);
    expect(fits('has:constructor', {})).toBe(false);
  });

  test('what it is', () => {
    expect(fits('is:overdue', { kind: 'commitment', due: '2026-03-10' })).toBe(true);
    expect(fits('er:forfalt', { kind: 'commitment', due: '2026-03-10', status: 'done' })).toBe(false);
    expect(fits('is:unsettled', { contradiction: true })).toBe(true);
    expect(fits('is:ahead', { kind: 'encounter', status: 'asked' })).toBe(true);
    expect(fits('is:ahead', { kind: 'encounter', status: 'held' })).toBe(false);
    expect(fits('är:uppskjuten', { postponed: true })).toBe(true);
    expect(fits('is:careful', {})).toBe(false);
    expect(fits('type:part_of', { kind: 'relation', type: 'part_of' })).toBe(true);
  });
});
