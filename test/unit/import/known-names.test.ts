import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownNamesOf, nameEntry } from '../../../shared/import/line/known-names.ts';
import { parseLine } from '../../../shared/import/parse-line.ts';

const organisation = (name: string, id = name) => nameEntry(id, name, 'organisation');
const person = (name: string, id = name) => nameEntry(id, name, 'person');
const known = knownNamesOf([
  organisation('Fjordverket'),
  organisation('Tekna'),
  organisation('Samarbeid'),
  organisation('Samarbeid for Fred'),
  organisation('Rødt'),
  organisation('Forbundet Styrke Ung'),
  organisation('Trust'),
  organisation('Fredag'),
  organisation('Tvilling', 'one'),
  organisation('Tvilling', 'other'),
  person('Kari Lund'),
  person('Maja'),
]);
const referenceDate = '2026-03-11';
const read = (line: string) => parseLine(line, { referenceDate, known });
const named = (line: string) => {
  const { orgs, people } = read(line);
  return [...orgs.map(({ name, domain }) => name ?? domain), ...people.map(({ name }) => name)];
};

test.each([
  ['møte fjordverket torsdag', ['Fjordverket']],
  ['møte med fjordverket torsdag om samarbeid', ['Fjordverket']],
  ['met fjordverket today', ['Fjordverket']],
  ['met fjordverket w/ Kari', ['Fjordverket', 'Kari']],
  ['met tekna and fjordverket today', ['Tekna', 'Fjordverket']],
  ['met Tekna and fjordverket today', ['Tekna', 'Fjordverket']],
  ['vil møte samarbeid for fred', ['Samarbeid for Fred']],
  ['møte forbundet styrke ung på fredag', ['Forbundet Styrke Ung']],
  ['møtte roedt i går', ['Rødt']],
  ['ringte fjordverket i går', ['Fjordverket']],
  ['kaffe med folk fra fjordverket i går', ['Fjordverket']],
  ['asked fjordverket', ['Fjordverket']],
  ['fjordverket said no', ['Fjordverket']],
  ['fjordverket uses Teams until 2027-03', ['Fjordverket']],
  ['promised the price to fjordverket by friday', ['Fjordverket']],
  ['møte kari lund torsdag', ['Kari Lund']],
  ['träffade fjordverket igår', ['Fjordverket']],
  ['traf fjordverket gestern', ['Fjordverket']],
])('"%s": names written small are who they are', (line, wanted) => {
  expect(named(line).sort()).toEqual([...wanted].sort());
});

test.each([
  'møte Tekna torsdag om samarbeid',
  'avtalt samarbeid med Tekna fredag',
  'planlagt samarbeid med tekna.example fredag',
  'planlagt samarbeid fredag',
  'samarbeid avtalt torsdag',
  'met Tekna today, samarbeid is next',
  'møtte Tekna og samarbeid er neste',
  'met trust issues today',
  'møte Nye fjordverket torsdag',
  'møte fjordverket-ung torsdag',
  'møte med fjordverket.example torsdag',
  'møte Fjordverket Ung torsdag',
  'møte Tekna fredag',
  'møte tvilling torsdag',
  'buy milk for fjordverket',
])('"%s" is read as without knowing anybody', (line) => {
  expect(read(line)).toEqual(parseLine(line, { referenceDate }));
});

test('where a name is written small, its place in the line is kept', () => {
  const line = 'møte fjordverket torsdag';
  const [org] = read(line).orgs;
  expect(line.slice(org?.source.start, org?.source.end)).toBe('fjordverket');
});

test('a name of several, a short one and one of one and the same record', () => {
  const names = knownNamesOf([
    organisation('LO'),
    organisation('Rosa', 'one'),
    organisation('rosa', 'one'),
    organisation('Tvilling', 'one'),
    person('tvilling', 'other'),
  ]);
  expect([...names.keys()]).toEqual(['rosa']);
});

const letters = fc.stringMatching(/^[A-ZÆØÅ][a-zæøå]{5,9}$/);

test('whoever is known, a line in which they are not named is read the same', () => {
  const words = fc.constantFrom(
    'møte',
    'met',
    'Tekna',
    'lo.example',
    'torsdag',
    'med',
    'og',
    ',',
    'sa nei',
    'om',
    'w/',
    '@efn',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 10 }), fc.array(letters, { maxLength: 5 }), (said, names) => {
      const line = said.join(' ');
      const others = knownNamesOf(names.map((name) => organisation(`${name}qx`)));
      expect(parseLine(line, { referenceDate, known: others })).toEqual(parseLine(line, { referenceDate }));
    }),
  );
});

test('whatever is typed, a name is found whole or not at all, and nobody named is lost', () => {
  const small = 'fjordverket tekna samarbeid for fred forbundet styrke ung kari lund maja'.split(' ');
  const words = fc.constantFrom(
    ...small,
    'Fjordverket',
    'Ung',
    'møte',
    'møtte',
    'med',
    'og',
    ',',
    'i går',
    'om',
    'fra',
    'sv.example',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 9 }), (said) => {
      const line = said.join(' ');
      const [plain, found] = [parseLine(line, { referenceDate }), read(line)];
      const call = ({ orgs, people }: typeof plain) => [...orgs, ...people].map((each) => each.name ?? 'sv.example');
      const before = new Set(call(plain));
      for (const name of before) expect(call(found)).toContain(name);
      for (const name of call(found).filter((each) => !before.has(each)))
        expect([...known.values()].map((each) => each.name)).toContain(name);
    }),
    { numRuns: 300 },
  );
});
