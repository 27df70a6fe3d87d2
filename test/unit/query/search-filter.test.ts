import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { formatSearch, matchesFilter, parseSearch } from '../../../shared/query/search-filter.ts';

const today = '2026-03-11';
const entry = (detail: Partial<ListEntry>): ListEntry => ({
  id: 'a',
  kind: 'organisation',
  name: 'Rogn',
  space: 's',
  layered: false,
  archived: false,
  createdAt: 0,
  unsettled: false,
  ...detail,
});
const fits = (text: string, detail: Partial<ListEntry>) =>
  matchesFilter(entry(detail), parseSearch(text).filters, today);

describe('reading', () => {
  test('filters are taken out wherever they stand, the rest is sought', () => {
    expect(parseSearch('fjell kind:trade_union  lag country:no -status:held')).toEqual({
      filters: [
        { name: 'kind', value: 'trade_union', not: false },
        { name: 'country', value: 'NO', not: false },
        { name: 'status', value: 'held', not: true },
      ],
      rest: 'fjell lag',
    });
  });

  test.each([
    ['slag:fagforening', 'kind', 'trade_union'],
    ['kind:"trade union"', 'kind', 'trade_union'],
    ['SORT:fackförbund', 'kind', 'trade_union'],
    ['slag:møte', 'kind', 'encounter'],
    ['kind:Person', 'kind', 'person'],
    ['land:norge', 'country', 'NO'],
    ['land:Sverige', 'country', 'SE'],
    ['status:planlagt', 'status', 'planned'],
    ['status:"vil møte"', 'status', 'wanted'],
    ['dag:vecka', 'day', 'week'],
    ['sted:"Nordre Elvenes"', 'place', 'Nordre Elvenes'],
    ['är:arkiverad', 'is', 'archived'],
  ])('%s', (text, name, value) => {
    expect(parseSearch(text)).toEqual({ filters: [{ name, value, not: false }], rest: '' });
  });

  test.each(['https://rogn.example', 'kl:14', 'kind:', '12:30', 'nobody:x'])('%s is no filter', (text) => {
    expect(parseSearch(text)).toEqual({ filters: [], rest: text });
  });

  test('what is read and written again is read the same', () => {
    const word = fc.stringMatching(/^[a-zæøå]{1,8}$/);
    const piece = fc.oneof(
      word,
      fc
        .tuple(
          fc.constantFrom('kind', 'tag', 'place', '-tag', 'status', 'day', 'has', 'is', 'land'),
          word,
          fc.boolean(),
        )
        .map(([name, value, two]) => `${name}:${two ? `"${value} ${value}"` : value}`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const read = parseSearch(pieces.join(' '));
        expect(parseSearch(formatSearch(read))).toEqual(read);
      }),
    );
  });

  test('any text is read without harm, and nothing typed is lost from the rest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { filters, rest } = parseSearch(text);
        if (filters.length === 0) expect(rest).toBe(text.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

describe('matching', () => {
  test('filters of one name widen, of different names narrow, and a minus turns one round', () => {
    expect(fits('kind:trade_union kind:network', { orgKind: 'network' })).toBe(true);
    expect(fits('kind:network country:NO', { orgKind: 'network', country: 'SE' })).toBe(false);
    expect(fits('-country:NO', { country: 'NO' })).toBe(false);
    expect(fits('-country:NO', {})).toBe(true);
  });

  test('days: within a span, in the week to come, behind and ahead of us', () => {
    const span = { kind: 'encounter', day: '2026-03-10', lastDay: '2026-03-14' } as const;
    for (const yes of ['day:today', 'day:week', 'day:2026-03-14']) expect(fits(yes, span)).toBe(true);
    for (const no of ['day:past', 'day:future', 'day:2026-03-15']) expect(fits(no, span)).toBe(false);
    expect(fits('day:week', { day: '2026-03-17' })).toBe(true);
    expect(fits('day:week', { day: '2026-03-18' })).toBe(false);
    expect(fits('day:past', { day: '2026-03-01', lastDay: null })).toBe(false);
    expect(fits('-has:day', { day: today })).toBe(false);
    expect(fits('-has:day', {})).toBe(true);
  });

  test('what is put away is found only where it is asked for', () => {
    expect(fits('country:NO', { archived: true, country: 'NO' })).toBe(false);
    expect(fits('is:archived country:NO', { archived: true, country: 'NO' })).toBe(true);
    expect(fits('', { archived: true })).toBe(false);
  });

  test('places and tags by their beginning, folded; promises that are overdue; what is unsettled', () => {
    expect(fits('place:aas', { place: 'Åsgård' })).toBe(true);
    expect(fits('tag:miljo', { tags: ['miljø', 'x'] })).toBe(true);
    expect(fits('has:tag', { tags: [] })).toBe(false);
    expect(fits('is:overdue', { kind: 'commitment', due: '2026-03-10' })).toBe(true);
    expect(fits('is:overdue', { kind: 'commitment', due: '2026-03-10', status: 'done' })).toBe(false);
    expect(fits('is:unsettled', { contradiction: true })).toBe(true);
    expect(fits('is:ahead', { kind: 'encounter', status: 'asked' })).toBe(true);
  });
});
