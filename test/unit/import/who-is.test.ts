/** A name that may be a person's never becomes an organisation without a word: organisations are told further. */
import { describe, expect, test } from 'vitest';
import { parseLine } from '../../../shared/import/parse-line.ts';
import { parsePost } from '../../../shared/import/parse-post.ts';
import { looksLikePerson } from '../../../shared/import/who-is.ts';
import { fold } from '../../../shared/query/fold.ts';
import { whoIs } from '../../../shared/query/who-is.ts';
import { createScene, privateSpace, spaces } from '../report/scene.ts';

const referenceDate = '2026-11-30';

function vault() {
  const scene = createScene();
  const here = { space: privateSpace };
  scene.add('person', { name: 'Ørjan Rosenkvist' }, here);
  scene.add('person', { name: 'Sylvi Torvmyr', pseudonym: 'Reven' }, here);
  scene.add('person', { name: 'Vidkunn', handles: [{ id: 'h', user: 'vidk', host: 'snakk.example' }] }, here);
  scene.add('organisation', { name: 'Kveld Havn', kind: 'network' });
  scene.add('organisation', { name: 'Reven' });
  return fold(scene.parts, spaces);
}
const graph = vault();
const line = (text: string, said = {}) => parseLine(text, { referenceDate, whoIs: whoIs(graph, { line: true, said }) });
const called = ({ orgs, people }: ReturnType<typeof line>) => ({
  orgs: orgs.map(({ name, handle, domain }) => name ?? domain ?? handle),
  people: people.map(({ name, handle }) => name ?? handle),
});

describe('a line', () => {
  test.each([
    ['met Ørjan Rosenkvist today', ['Ørjan Rosenkvist']],
    ['møtte Oerjan Rosenkvist i dag', ['Oerjan Rosenkvist']],
    ['träffade ØRJAN Rosenkvist i dag', ['ØRJAN Rosenkvist']],
    ['møtte Ørjan i går', ['Ørjan']],
    ['met Reven today', ['Reven']],
    ['met @vidk@snakk.example today', ['@vidk@snakk.example']],
    ['met @vidk today', ['@vidk']],
    ['met Vidkunn and Ørjan Rosenkvist today', ['Vidkunn', 'Ørjan Rosenkvist']],
    ['avtala møte med Ørjan Rosenkvist i morgon', ['Ørjan Rosenkvist']],
    ['promised Ørjan Rosenkvist the minutes by friday', ['Ørjan Rosenkvist']],
  ])('"%s": whom the vault knows as a person is one', (text, people) => {
    expect(called(line(text))).toEqual({ orgs: [], people });
  });

  test.each([
    ['met Testa Testesen today', ['Testa Testesen'], []],
    ['møtte Testa van Testesen-Lund i dag', ['Testa van Testesen-Lund'], []],
    ['met Merle Aurtveit fra Nordlund patientforening', ['Merle Aurtveit'], ['Nordlund patientforening']],
    ['møtte Merle fra Nordlund pasientforening i dag', ['Merle'], ['Nordlund pasientforening']],
  ])('"%s": who is shaped like a person is taken for one, as a guess', (text, people, orgs) => {
    const read = line(text);
    expect(called(read)).toEqual({ orgs, people });
    expect(read.people.map(({ confidence }) => confidence)).toEqual(people.map(() => 'low'));
  });

  test.each([
    ['met Kveld Havn today', 'Kveld Havn'],
    ['met Rød Ungdom today', 'Rød Ungdom'],
    ['met Tekna today', 'Tekna'],
    ['met Nordlund Forening today', 'Nordlund Forening'],
    ['møtte fagforeningen Ravn Torvmyr i dag', 'Ravn Torvmyr'],
    ['met Stjerne Ravnfors (ravnfors.example) today', 'Stjerne Ravnfors'],
  ])('"%s": where anything says organisation it is one', (text, name) => {
    expect(called(line(text))).toEqual({ orgs: [name], people: [] });
  });

  test('what the person says of a name is so', () => {
    const [person, organisation] = ['person', 'organisation'] as const;
    expect(called(line('met Testa Testesen today', { 'Testa Testesen': organisation })).orgs).toEqual([
      'Testa Testesen',
    ]);
    expect(called(line('met Tekna today', { Tekna: person })).people).toEqual(['Tekna']);
    expect(called(line('met Reven today', { Reven: organisation })).orgs).toEqual(['Reven']);
  });
});

test('in a pasted text a known person is one, and a name nobody knows is read as ever', () => {
  const text =
    'Today I met with:\n- Ørjan Rosenkvist\n- Tekna (tekna.example)\n- Stjerne Ravnfors\n\nYesterday I met Reven.';
  const read = parsePost(text, { referenceDate, whoIs: whoIs(graph, { line: false }) });
  expect(called(read)).toEqual({ orgs: ['Tekna', 'Stjerne Ravnfors'], people: ['Ørjan Rosenkvist', 'Reven'] });
});

test.each(['Kirkens Bymisjon', 'Framtiden Nå', 'LO', 'LO Oslo', 'sv.no', 'Handel og Kontor', 'Grüne Jugend', 'Kari'])(
  '"%s" is not shaped like a person’s name',
  (name) => {
    expect(looksLikePerson(name)).toBe(false);
  },
);
