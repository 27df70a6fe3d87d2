import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { filterNames, matchesFilters, parseQuery } from '../../../shared/query/filter.ts';

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
      { name: 'country', value: 'no', not: false },
      { name: 'tag', value: 'web', not: true },
    ],
  });
});

test.each([
  'kind:hosting_coop',
  'kind:organisation',
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
