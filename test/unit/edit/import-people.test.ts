import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveParts } from '../../../shared/edit/archive-row.ts';
import { saysTheSame } from '../../../shared/edit/find-people.ts';
import { knownOrganisations } from '../../../shared/edit/import-organisations.ts';
import { peopleInVault } from '../../../shared/edit/import-people.ts';
import { planImport } from '../../../shared/edit/import-proposal.ts';
import { applyReview } from '../../../shared/import/apply-review.ts';
import { parsePost } from '../../../shared/import/parse-post.ts';
import {
  type Answer,
  type Decisions,
  noDecisions,
  type Reading,
  reviewQuestions,
} from '../../../shared/import/review.ts';
import { digestOf } from '../../../shared/model/part.ts';
import { rawRecord } from '../../../shared/model/raw.ts';
import { personName } from '../../../shared/query/display-name.ts';
import { type Device, device, privateSpace } from '../../kit/domain.ts';

/** As the bridge's `readPost` reads it. */
function read(on: Device, raw: string): Reading {
  const graph = on.graph();
  const proposal = parsePost(raw, { referenceDate: '2026-03-11' });
  const organisations = knownOrganisations(graph, proposal);
  const { known, asked } = peopleInVault(graph, proposal, { raw, organisations, ask: true });
  const same = Object.fromEntries(asked.map(({ key }) => [key, null]));
  const options = { raw, format: 'post', guesses: true, relations: [], apart: [], same } as const;
  const planned = planImport(graph, proposal, options, on.context());
  if (!planned.ok) throw new Error(planned.error.type);
  const matches = Object.fromEntries(
    [...known].map(([key, row]) => [key, { id: row.id, name: personName(row.fields) }]),
  );
  const alike = asked.map(({ key, row }) => ({ key, id: row.id, name: personName(row.fields) }));
  return { proposal, matches, effects: planned.value.effects, alike };
}

function take(on: Device, raw: string, decide: (reading: Reading) => Partial<Decisions> = () => ({})) {
  const reading = read(on, raw);
  const { proposal, ...answers } = applyReview(reading, { ...noDecisions, ...decide(reading) });
  const planned = planImport(on.graph(), proposal, { raw, format: 'post', guesses: true, ...answers }, on.context());
  if (!planned.ok) throw new Error(planned.error.type);
  on.perform(planned.value.plan);
  return { reading, ...planned.value };
}

const answering = (answer: Answer) => (reading: Reading) => ({
  answers: Object.fromEntries(reviewQuestions(reading).map(({ id }) => [id, answer])),
});
const people = (on: Device) =>
  on
    .graph()
    .ofKind('person')
    .map(({ fields }) => fields.name);
const asked = (on: Device, raw: string) => reviewQuestions(read(on, raw)).filter(({ type }) => type === 'known');

const fromTekna = 'Yesterday I met with:\n- Kari Lund from tekna.example';
const fromStyrke = 'Yesterday I met with:\n- Kari Lund from styrke.example';
const nowhere = 'Stayed overnight with Kari Lund.';

test('the same name at the same organisation is the same; anywhere else it is asked and, unanswered, another', () => {
  const a = device('a');
  take(a, fromTekna);
  expect(asked(a, `${fromTekna}.`)).toEqual([]);
  for (const text of [fromStyrke, nowhere]) expect(asked(a, text)).toHaveLength(1);
  const { reading } = take(a, fromStyrke);
  expect(reading.effects.people).toEqual(['new']);
  expect(people(a)).toEqual(['Kari Lund', 'Kari Lund']);
});

test.each([fromStyrke, nowhere])(
  'yes adds to who was known, no makes another: both are remembered of the text',
  (text) => {
    const yes = device('a');
    take(yes, fromTekna);
    take(yes, text, answering('yes'));
    expect(people(yes)).toEqual(['Kari Lund']);
    expect(yes.graph().ofKind('affiliation')).toHaveLength(text === fromStyrke ? 2 : 1);
    expect(asked(yes, text)).toEqual([]);
    expect(take(yes, text).plan.edits).toEqual([]);

    const no = device('a');
    take(no, fromTekna);
    take(no, text, answering('no'));
    expect(people(no)).toHaveLength(2);
    expect(no.graph().ofKind('relation')[0]?.fields.type).toBe('not_same_as');
    expect(asked(no, text)).toEqual([]);
    expect(take(no, text).plan.edits).toEqual([]);
    expect(people(no)).toHaveLength(2);
    // The command line, which asks nobody, comes to the same.
    const proposal = parsePost(text, { referenceDate: '2026-03-11' });
    const quiet = planImport(no.graph(), proposal, { raw: text, format: 'post' }, no.context());
    expect(quiet.ok && quiet.value.plan.edits).toEqual([]);
  },
);

test('a yes that changes nothing else is remembered too', () => {
  const a = device('a');
  take(a, nowhere, () => ({ ticks: { 'people:person1': false } }));
  const host = device('b', a);
  take(host, 'Stayed overnight with Kari Lund, who fixed my bicycle.');
  const before = asked(host, nowhere);
  expect(before).toHaveLength(1);
  take(host, nowhere, answering('yes'));
  expect(asked(host, nowhere)).toEqual([]);
});

test('of several with the name each may be asked about, and one yes is the answer for all', () => {
  const a = device('a');
  take(a, fromTekna);
  take(a, fromStyrke);
  const reading = read(a, nowhere);
  const [first, second] = reviewQuestions(reading);
  expect(reviewQuestions(reading)).toHaveLength(2);
  const decisions = {
    ...noDecisions,
    answers: { [second?.id ?? '']: 'yes' as const, [first?.id ?? '']: 'no' as const },
  };
  expect(reviewQuestions(reading, decisions).map(({ id }) => id)).toEqual([second?.id]);
  const { same, apart } = applyReview(reading, decisions);
  expect(same).toEqual({ person1: reading.alike[1]?.id });
  expect(apart).toEqual([]);
  // Said by "who is this?", it is no longer asked.
  expect(reviewQuestions(reading, { ...noDecisions, same: { person1: null } })).toEqual([]);
});

test('a first name is asked about at the same organisation, and not all over the country', () => {
  const a = device('a');
  take(a, fromTekna);
  expect(asked(a, 'Yesterday I met with:\n- Kari from tekna.example')).toHaveLength(1);
  expect(asked(a, 'Yesterday I met with:\n- Kari from styrke.example')).toEqual([]);
});

test('a handle decides; with it another name is kept as what the text says, once', () => {
  const a = device('a');
  take(a, 'Stayed overnight with @kari@tut.example.');
  const known = a.graph().ofKind('person')[0];
  const raw = 'Stayed overnight with Bestemor Duck.';
  take(a, raw, () => ({ same: { person1: known?.id ?? '' } }));
  expect(people(a)).toEqual(['Bestemor Duck']);
  const other = 'Stayed overnight with Kari Lund.';
  take(a, other, () => ({ same: { person1: known?.id ?? '' } }));
  expect(people(a)).toEqual(['Bestemor Duck']);
  expect(
    a
      .graph()
      .ofKind('note')
      .map(({ fields }) => [fields.subject, fields.text]),
  ).toEqual([[known?.id, other]]);
  expect(take(a, other).plan.edits).toEqual([]);
});

test('an import that was taken back is no answer', () => {
  const a = device('a');
  take(a, fromTekna);
  take(a, nowhere, answering('yes'));
  expect(asked(a, nowhere)).toEqual([]);
  const graph = a.graph();
  const batches = graph.ofKind('import_batch').filter(({ fields }) => fields.raw === nowhere);
  const parts = batches.flatMap((row) => row.parts.flatMap(({ id }) => graph.part(id) ?? []));
  const digestOfPart = (id: string) => digestOf(rawRecord(a.doc(privateSpace), id) ?? {});
  a.perform(archiveParts(parts, { digestOfPart, usesOf: graph.usesOf }, a.context()));
  expect(asked(a, nowhere)).toHaveLength(1);
});

test('a name says the same as itself and as its beginning, whichever way round', () => {
  const word = fc.stringMatching(/^[A-ZÆØÅ][a-zæøå]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(3), (words, cut) => {
      const [whole, begun] = [words.join(' '), words.slice(0, cut + 1).join('  ')];
      expect(saysTheSame(whole, begun.toUpperCase())).toBe(true);
      expect(saysTheSame(begun, whole)).toBe(true);
      expect(saysTheSame(`Xx ${whole}`, whole)).toBe(false);
    }),
  );
});
