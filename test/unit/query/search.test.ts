import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInitials } from '../../../shared/query/initials.ts';
import { createNameWords } from '../../../shared/query/name-words.ts';
import { createSearch, type SearchDocument } from '../../../shared/query/search.ts';
import { searchFold, searchWords } from '../../../shared/query/search-fold.ts';

const document = (id: string, name: string, also = '', text = ''): SearchDocument => ({
  id,
  kind: 'organisation',
  name,
  also,
  text,
});

test.each([
  ['rødt', 'roedt'],
  ['RØDT', 'rodt'],
  ['Åsgård', 'aasgaard'],
  ['Göteborg', 'goteborg'],
  ['Bjørkehausen', 'bjorkehausen'],
  ['Straße', 'strasse'],
  ['Kárášjohka', 'karasjohka'],
])('%s and %s are one word', (one, other) => {
  expect(searchFold(one)).toBe(searchFold(other));
});

test('a word is found by its beginning, by its address, and with a letter wrong', () => {
  const search = createSearch();
  search.put([
    document('a', 'Fjellvik Leieboerforening', 'fjellvik.example @fjellvik'),
    document('b', 'Kabelkollektivet', 'kabelkollektivet.example', 'drifter e-post for sju lag'),
    document('c', 'Rødt Tinghaug', 'roedt.example'),
  ]);
  const ids = (text: string) => search.find(text, { limit: 10 }).map(({ id }) => id);
  expect(ids('fjell')).toEqual(['a']);
  expect(ids('roedt.example')).toEqual(['c']);
  expect(ids('rodt')).toEqual(['c']);
  expect(ids('kabelkolektivet')).toEqual(['b']);
  expect(ids('e-post lag')).toEqual(['b']);
  expect(ids('nobody')).toEqual([]);
});

test('a word is found inside compounds where too little begins with it, after what does', () => {
  const search = createSearch();
  search.put([
    document('a', 'Fjellvik Leieboerforening'),
    document('b', 'Foreningen Havna'),
    document('c', 'Nordby borettslag'),
    document('d', 'Steinberg studentsamskipnad'),
  ]);
  const ids = (text: string) => search.find(text, { limit: 10 }).map(({ id }) => id);
  expect(ids('forening')).toEqual(['b', 'a']);
  expect(ids('lag')).toEqual(['c']);
  expect(ids('nordby lag')).toEqual(['c']);
  expect(ids('fjell forening')).toEqual(['a']);
  expect(ids('samskip')).toEqual(['d']);
  expect(ids('nordby forening')).toEqual([]);
  search.remove(['c']);
  expect(ids('lag')).toEqual([]);
});

test('what was put again is found by its new words only, what was taken out by none', () => {
  const search = createSearch();
  search.put([document('a', 'Lyktestolpen')]);
  search.put([document('a', 'Samlingshuset')]);
  expect(search.find('lykte', { limit: 5 })).toEqual([]);
  expect(search.find('samling', { limit: 5 })).toHaveLength(1);
  search.remove(['a']);
  expect(search.find('samling', { limit: 5 })).toEqual([]);
});

test('every document is found by each of its own words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 12 }),
      (names) => {
        const search = createSearch();
        search.put(names.map((name, place) => document(String(place), name)));
        names.forEach((name, place) => {
          for (const word of searchWords(name))
            expect(search.find(word, { limit: 1_000 }).map(({ id }) => id)).toContain(String(place));
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('a single letter finds what begins with it, names first, and narrows what other words find', () => {
  const search = createSearch();
  search.put([
    document('a', 'Nedre Lag'),
    document('b', 'Lag Lund', '', 'møtes nord i byen'),
    document('c', 'Lag Øvre', 'ovre.example'),
    document('d', '𐐷 𐐩'),
  ]);
  const ids = (text: string) => search.find(text, { limit: 10 }).map(({ id }) => id);
  expect(ids('l')).toEqual(['b', 'c', 'a']);
  expect(ids('ø')).toEqual(['c']);
  expect(ids('lag n').sort()).toEqual(['a', 'b']);
  expect(ids('l o')).toEqual(['c']);
  expect(ids('𐐷')).toEqual(['d']);
  expect(search.find('l', { limit: 10, kinds: ['person'] })).toEqual([]);
  search.put([document('b', 'Nord')]);
  expect(ids('l')).toEqual(['c', 'a']);
});

test('only kinds that are wanted are found', () => {
  const search = createSearch();
  search.put([document('a', 'Ravn'), { ...document('b', 'Ravn'), kind: 'person' }]);
  expect(search.find('ravn', { limit: 5, kinds: ['person'] })).toEqual([{ id: 'b', kind: 'person' }]);
});

test('an address is found whole, as far as it is typed, from each of its labels, and by its words', () => {
  const search = createSearch();
  search.put([
    document('a', 'Rødt', 'roedt.example'),
    document('b', 'Ung', 'ung.lag-huset.example @ung@tut.example'),
    document('c', 'Lag', 'lag.example'),
  ]);
  const ids = (text: string) => search.find(text, { limit: 10 }).map(({ id }) => id);
  for (const text of ['roedt.example', 'rødt.ex', 'roedt', 'rødt.']) expect(ids(text)).toEqual(['a']);
  for (const text of ['lag-huset.example', 'ung.lag-huset', 'huset', '@ung@tut.example'])
    expect(ids(text)).toEqual(['b']);
  expect(ids('lag.example')).toEqual(['c']);
});

test('a letter or two look in names first, and beyond them only where those are few', () => {
  const search = createSearch();
  search.put(['Fjell', 'Fjord', 'Fjære', 'Fjøs', 'Fjær'].map((name) => document(name, name)));
  search.put([document('x', 'Lag', '', 'fjas')]);
  expect(search.find('fj', { limit: 10 }).map(({ id }) => id)).not.toContain('x');
  search.remove(['Fjell', 'Fjord']);
  expect(search.find('fj', { limit: 10 }).map(({ id }) => id)).toContain('x');
});

test('what changed twice before it was its turn is found as it is now', () => {
  const search = createSearch();
  search.put([document('a', 'Fjellvik'), document('b', 'Lyktestolpen'), document('a', 'Kabelkollektivet')]);
  expect(search.find('kabel', { limit: 5 }).map(({ id }) => id)).toEqual(['a']);
  expect(search.find('fjellvik', { limit: 5 })).toEqual([]);
  expect(search.size()).toBe(2);
});

test('the first few by a single letter are the first few of all that begin with it', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (names, limit) => {
      const initials = createInitials();
      names.forEach((each, place) => {
        initials.put({ id: String(place), kind: 'organisation', name: each }, '');
      });
      const find = (most: number) =>
        initials.find(['a'], { limit: most, isWanted: () => true }).map((each) => each.name);
      expect(find(limit)).toEqual(find(1_000).slice(0, limit));
    }),
  );
});

test('typed letter by letter or at once, a word stands inside the same names', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 }), { maxLength: 20 }),
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }), { maxLength: 8 }),
      (names, sought) => {
        const typed = createNameWords();
        typed.add(names);
        for (const word of sought) {
          const fresh = createNameWords();
          fresh.add(names);
          expect(typed.holding(word)).toEqual(fresh.holding(word));
        }
      },
    ),
  );
});
