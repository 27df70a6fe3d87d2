import { expect, test } from 'vitest';
import { type ListEntry, nameOfEntry } from '../../../shared/query/entry.ts';
import {
  byCountry,
  entriesFitting,
  everyEntry,
  facetsOf,
  lastMet,
  nextMeetings,
} from '../../../shared/query/entry-list.ts';
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
const scene = { met, today: '2026-03-11' };

test('letters typed in a hurry find names, other names and places', () => {
  for (const [text, id] of [
    ['roedt', 'a'],
    ['RODT', 'a'],
    ['vp', 'b'],
    ['aasgaard elve', 'c'],
  ] as const)
    expect(ids(entriesFitting(orgs, { text }, scene))).toEqual([id]);
});

test('filters narrow together; none asks for those that say nothing', () => {
  expect(entriesFitting(orgs, everyEntry, scene)).toBe(orgs);
  expect(ids(entriesFitting(orgs, { text: '', country: 'none' }, scene))).toEqual(['c']);
  expect(ids(entriesFitting(orgs, { text: '', tag: 'tur', lastMet: 'never' }, scene))).toEqual(['b']);
  expect(
    ids(entriesFitting(orgs, { text: '', memberOf: 'o' }, { ...scene, memberships: new Map([['b', ['o']]]) })),
  ).toEqual(['b']);
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

test('a list is narrowed by when one last met: never, this year, not for a while', () => {
  const days = new Map([
    ['a', '2026-03-10'],
    ['b', '2025-06-01'],
    ['c', ''],
  ]);
  const fitting = (lastMet: 'never' | 'this_year' | 'over_3_months' | 'over_year', today = '2026-03-11') =>
    ids(entriesFitting([...orgs, entry('d', {})], { text: '', lastMet }, { met: days, today }));
  expect(fitting('never')).toEqual(['d']);
  expect(fitting('this_year')).toEqual(['a']);
  // Without a day it was long ago, for all one knows.
  expect(fitting('over_3_months')).toEqual(['b', 'c']);
  expect(fitting('over_year')).toEqual(['c']);
  expect(fitting('over_year', '2026-06-03')).toEqual(['b', 'c']);
});

test('the meeting that comes next is the first with a day, else the one most nearly agreed', () => {
  const meeting = (id: string, more: Partial<ListEntry>) =>
    entry(id, { kind: 'encounter', name: '', orgs: ['a'], ...more });
  const later = meeting('later', { status: 'planned', day: '2026-04-01' });
  const sooner = meeting('sooner', { status: 'half_planned', day: '2026-03-20' });
  const asked = meeting('asked', { status: 'asked' });
  const wished = meeting('wished', { status: 'wanted', orgs: ['b', 'old c'] });
  const gone = meeting('gone', { status: 'cancelled', orgs: ['d'], day: '2026-03-12' });
  const entryOf = (id: string) => (id === 'old c' ? orgs[2] : undefined);
  const next = nextMeetings([later, asked, sooner, wished, gone], entryOf);
  expect([...next].map(([id, each]) => [id, each.id])).toEqual([
    ['a', 'sooner'],
    ['b', 'wished'],
    ['c', 'wished'],
  ]);
  expect(nextMeetings([wished, { ...wished, id: 'asked too', status: 'asked' }], entryOf).get('b')?.id).toBe(
    'asked too',
  );
  expect(ids(entriesFitting(orgs, { text: '', next: 'wanted' }, { ...scene, next }))).toEqual(['b', 'c']);
  expect(ids(entriesFitting([...orgs, entry('d', {})], { text: '', next: 'none' }, { ...scene, next }))).toEqual(['d']);
});

test('by country: in the order of their names, without one last, and each as sorted as before', () => {
  const norwegian: Readonly<Record<string, string>> = { NO: 'Norge', SE: 'Sverige', DK: 'Danmark' };
  const words = {
    name: (code: string) => norwegian[code] ?? '',
    compare: (a: string, b: string) => a.localeCompare(b),
  };
  const more = [...orgs, entry('d', { country: 'DK' }), entry('e', { country: 'NO' })];
  expect(ids(byCountry(more, ({ country }) => country, words))).toEqual(['d', 'a', 'e', 'b', 'c']);
});

test('what has no name of its own is called by whom it is about', () => {
  const known = new Map([...orgs, entry('kari', { kind: 'person', name: 'Kari' })].map((each) => [each.id, each]));
  const called = (each: ListEntry) =>
    nameOfEntry(each, (id) => known.get(id), { list: (names) => names.join(' and '), unnamed: 'no name' });
  expect(called(entry('m', { kind: 'encounter', name: '', orgs: ['a', 'b'] }))).toBe('Rødt and Vänsterpartiet');
  expect(called(entry('r', { kind: 'relation', name: '', from: 'a', to: 'c' }))).toBe('Rødt → Elvevern');
  const role = entry('f', { kind: 'affiliation', name: 'organizer', from: 'kari', to: 'c' });
  expect(called(role)).toBe('Kari · organizer · Elvevern');
  expect(called({ ...role, name: '' })).toBe('Kari · Elvevern');
  expect(called({ ...role, name: '', from: 'gone', to: 'gone' })).toBe('no name');
});
