import { expect, test } from 'vitest';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { entriesFitting, everyEntry, facetsOf, lastMet } from '../../../shared/query/entry-list.ts';
import { soughtAddress } from '../../../shared/query/known-by-address.ts';

const entry = (id: string, more: Partial<ListEntry>): ListEntry => ({
  id,
  kind: 'organisation',
  name: id,
  space: 's',
  layered: false,
  archived: false,
  createdAt: 0,
  unsettled: false,
  ...more,
});
const orgs = [
  entry('a', { name: 'Rødt', country: 'NO', orgKind: 'political_party', tags: ['tur', 'post'] }),
  entry('b', { name: 'Vänsterpartiet', country: 'SE', aliases: ['VP'], tags: ['tur'] }),
  entry('c', { name: 'Elvevern', place: 'Åsgård' }),
];
const ids = (found: readonly ListEntry[]) => found.map(({ id }) => id);
const met = new Map([['a', '2026-03-10']]);

test('letters typed in a hurry find names, other names and places', () => {
  for (const [text, id] of [
    ['roedt', 'a'],
    ['RODT', 'a'],
    ['vp', 'b'],
    ['aasgaard elve', 'c'],
  ] as const)
    expect(ids(entriesFitting(orgs, { text }, { met }))).toEqual([id]);
});

test('filters narrow together; none asks for those that say nothing', () => {
  expect(entriesFitting(orgs, everyEntry, { met })).toBe(orgs);
  expect(ids(entriesFitting(orgs, { text: '', country: 'none' }, { met }))).toEqual(['c']);
  expect(ids(entriesFitting(orgs, { text: '', tag: 'tur', notMet: true }, { met }))).toEqual(['b']);
  expect(ids(entriesFitting(orgs, { text: '', memberOf: 'o' }, { met, memberships: new Map([['b', ['o']]]) }))).toEqual(
    ['b'],
  );
});

test('only meetings that were held count as met, under the row a merged record belongs to', () => {
  const meetings = [
    entry('m', { kind: 'encounter', status: 'held', day: '2026-03-01', orgs: ['a'] }),
    entry('n', { kind: 'encounter', status: 'held', day: '2026-03-09', orgs: ['old-a'], people: ['p'] }),
    entry('o', { kind: 'encounter', status: 'planned', day: '2026-04-01', orgs: ['b'] }),
  ];
  const days = lastMet(meetings, (id) => (id === 'old-a' ? orgs[0] : undefined));
  expect([...days]).toEqual([
    ['a', '2026-03-09'],
    ['p', '2026-03-09'],
  ]);
});

test('there is only to filter by what stands in the list, the most used tags first', () => {
  expect(facetsOf(orgs)).toEqual({
    kinds: ['political_party'],
    countries: ['NO', 'SE'],
    fits: [],
    tags: ['tur', 'post'],
  });
});

test('an address is sought by its host, a handle by its user, a name not at all', () => {
  expect(soughtAddress('https://www.strandlag.example/vev/?utm_source=x')).toBe('strandlag.example');
  expect(soughtAddress('@kabel@social.example')).toBe('kabel');
  expect(soughtAddress('Kabel og vev')).toBeUndefined();
});
