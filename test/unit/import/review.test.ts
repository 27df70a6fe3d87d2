import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoPost } from '../../../shared/demo/demo-post.ts';
import { planImport } from '../../../shared/edit/import-proposal.ts';
import { applyReview, isEmptyReview, stillOpen } from '../../../shared/import/apply-review.ts';
import { cuePlaces } from '../../../shared/import/cue-places.ts';
import { detectTextLanguage, parsePost } from '../../../shared/import/parse-post.ts';
import type { Proposal } from '../../../shared/import/proposal.ts';
import {
  type Decisions,
  itemId,
  noDecisions,
  openEnds,
  type Reading,
  reviewGroups,
  reviewQuestions,
  suggestedName,
} from '../../../shared/import/review.ts';
import { textPieces } from '../../../shared/import/text-marks.ts';
import { coalitionSpace, type Device, device } from '../../kit/domain.ts';

const day = '2026-03-11';
const posts = [
  demoPost,
  'Yesterday I met with:\n- Kari from lo.example\n- sv.example, maybe\n\nStayed overnight with @ola.\nToday: coffee with folks of @hackeriet and hackeriet.example',
  'Heute habe ich getroffen:\n- Gewerkschaft verdi.example\n- @klimabuendnis (geplant)\n\nDie Organisation wird auch genannt: @eins',
  'I går møtte jeg Fagforbundet, og i morgen møter jeg Rødt og Tekna (spurt).',
];

function readingOf(text: string, on: Device = device('a')): Reading {
  const proposal = parsePost(text, { referenceDate: day });
  const planned = planImport(
    on.graph(),
    proposal,
    { raw: text, format: 'post', guesses: true, relations: proposal.relations, apart: proposal.duplicates },
    on.context(),
  );
  if (!planned.ok) throw new Error(planned.error.type);
  return { proposal, matches: {}, effects: planned.value.effects, alike: [] };
}

function itemsOf(proposal: Proposal): string[] {
  return [
    ...proposal.orgs.map(({ key }) => itemId('orgs', key)),
    ...proposal.people.map(({ key }) => itemId('people', key)),
    ...(['meetings', 'stays', 'asks', 'commitments', 'dependencies'] as const).flatMap((list) =>
      proposal[list].map((_entry, place) => itemId(list, place)),
    ),
  ];
}

function all(proposal: Proposal, ticked: boolean): Decisions {
  return { ...noDecisions, ticks: Object.fromEntries(itemsOf(proposal).map((id) => [id, ticked])) };
}

test.each(posts)('unticking everything writes nothing; ticking everything is the proposal', (text) => {
  const reading = readingOf(text);
  const nothing = applyReview(reading, all(reading.proposal, false));
  expect(isEmptyReview(nothing)).toBe(true);
  const a = device('a');
  const options = { raw: text, format: 'post', ...nothing } as const;
  const planned = planImport(a.graph(), nothing.proposal, options, a.context());
  expect(planned.ok && planned.value.plan.edits).toEqual([]);
  expect(applyReview(reading, all(reading.proposal, true)).proposal).toEqual(reading.proposal);
});

test('whatever is ticked, answered and corrected, nothing points to what is gone, and it can be taken in', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...posts),
      fc.infiniteStream(fc.boolean()),
      fc.constantFrom('yes' as const, 'no' as const, 'later' as const),
      (text, coin, answer) => {
        const reading = readingOf(text);
        const { proposal } = reading;
        const ticks = Object.fromEntries(itemsOf(proposal).map((id) => [id, coin.next().value === true]));
        const answers = Object.fromEntries(reviewQuestions(reading).map(({ id }) => [id, answer]));
        const orgs = Object.fromEntries(proposal.orgs.map(({ key }) => [key, { name: `Called ${key}` }]));
        const reviewed = applyReview(reading, { ...noDecisions, ticks, answers, orgs });
        const keys = new Set([...reviewed.proposal.orgs, ...reviewed.proposal.people].map(({ key }) => key));
        const { proposal: left, relations, apart, same } = reviewed;
        const named = [
          ...left.meetings.flatMap((each) => [...each.orgs, ...each.people]),
          ...left.people.flatMap((each) => each.org ?? []),
          ...left.stays.flatMap((each) => each.people),
          ...left.asks.flatMap((each) => each.orgs),
          ...left.commitments.flatMap((each) => [each.by ?? [], each.to ?? []].flat()),
          ...left.dependencies.map((each) => each.org),
          ...left.relations.flatMap((each) => [each.from, each.to]),
          ...left.duplicates.flat(),
          ...left.questions.flatMap((each) => each.about),
          ...relations.flatMap((each) => [each.from, each.to]),
          ...apart.flat(),
          ...Object.keys(same),
        ];
        expect(named.filter((key) => !keys.has(key))).toEqual([]);
        const a = device('a');
        const planned = planImport(
          a.graph(),
          left,
          { raw: text, format: 'post', guesses: true, same, relations, apart, space: coalitionSpace.id },
          a.context(),
        );
        expect(planned.ok).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('yes to "part of" becomes a relation, no is remembered as one; neither is asked again', () => {
  const reading = readingOf(demoPost);
  const [question] = reviewQuestions(reading);
  expect(question?.type).toBe('part_of');
  const said = (answer: 'yes' | 'no') =>
    applyReview(reading, { ...noDecisions, answers: { [question?.id ?? '']: answer } });
  const a = device('a');
  const take = (answer: 'yes' | 'no' = 'yes', into = a) => {
    const { proposal, ...answers } = said(answer);
    const options = { raw: demoPost, format: 'post', guesses: true, ...answers } as const;
    const planned = planImport(into.graph(), proposal, options, into.context());
    if (!planned.ok) throw new Error(planned.error.type);
    into.perform(planned.value.plan);
    return planned.value;
  };
  expect(take().effects.relations).toEqual(['new']);
  const [relation] = a.graph().ofKind('relation');
  expect(relation?.fields.type).toBe('part_of');
  const from = a.graph().rowOf(relation?.fields.from ?? '');
  expect(from?.fields).toMatchObject({ name: 'Samlingshuset' });

  const again = take();
  expect(again.plan.edits).toEqual([]);
  expect(reviewQuestions(readingOf(demoPost, a))).toEqual([]);

  const b = device('b');
  expect(take('no', b).effects.relations).toEqual(['new']);
  expect(b.graph().ofKind('relation')[0]?.fields.type).toBe('not_part_of');
  expect(reviewQuestions(readingOf(demoPost, b))).toEqual([]);
  expect(take('no', b).plan.edits).toEqual([]);
  // Whoever never answered asks nothing of what stands.
  expect(take('yes', b).plan.edits).toEqual([]);
});

test('two of one paste that are not the same are remembered as apart; two that are, as one', () => {
  const base = readingOf(demoPost);
  const reading = { ...base, proposal: { ...base.proposal, duplicates: [['org2', 'org3']] as [string, string][] } };
  const question = reviewQuestions(reading).find(({ type }) => type === 'same');
  const take = (answer: 'yes' | 'no') => {
    const a = device('a');
    const { proposal, ...answers } = applyReview(reading, {
      ...noDecisions,
      answers: { [question?.id ?? '']: answer },
    });
    const options = { raw: demoPost, format: 'post', guesses: true, ...answers } as const;
    const planned = planImport(a.graph(), proposal, options, a.context());
    if (!planned.ok) throw new Error(planned.error.type);
    a.perform(planned.value.plan);
    return a.graph();
  };
  expect(take('no').ofKind('organisation')).toHaveLength(21);
  expect(
    take('no')
      .ofKind('relation')
      .map(({ fields }) => fields.type),
  ).toEqual(['not_same_as']);
  expect(take('yes').ofKind('organisation')).toHaveLength(20);
});

test('one that may be known: yes adds to it, no makes another and says they are apart', () => {
  const base = readingOf('Today I met with:\n- @efn');
  const known = { key: 'org1', id: 'f'.repeat(32), name: 'EFN' };
  const reading = { ...base, alike: [known] };
  const id = reviewQuestions(reading)[0]?.id ?? '';
  expect(applyReview(reading, { ...noDecisions, answers: { [id]: 'yes' } }).same).toEqual({ org1: known.id });
  const no = applyReview(reading, { ...noDecisions, answers: { [id]: 'no' } });
  expect(no.same).toEqual({ org1: null });
  expect(no.apart).toEqual([['org1', known.id]]);
  expect(applyReview(reading, { ...noDecisions, answers: { [id]: 'later' } }).same).toEqual({});
});

test('the demo post asks for at most six decisions, and pasted again it is all here', () => {
  const a = device('a');
  const reading = readingOf(demoPost, a);
  const unsure = reviewGroups(reading, noDecisions).flatMap(({ rows }) => rows.filter(({ ticked }) => !ticked));
  expect(reviewQuestions(reading).length + unsure.length).toBeLessThanOrEqual(6);
  expect(openEnds(reading, noDecisions)).toEqual({
    instances: ['org2', 'org3', 'org6', 'org16', 'org17', 'org20', 'org21'],
    days: ['org11', 'org15', 'org16', 'org20'],
  });
  const { proposal, ...answers } = applyReview(reading, noDecisions);
  const planned = planImport(
    a.graph(),
    proposal,
    { raw: demoPost, format: 'post', guesses: true, ...answers },
    a.context(),
  );
  if (!planned.ok) throw new Error(planned.error.type);
  a.perform(planned.value.plan);
  const again = reviewGroups(readingOf(demoPost, a), noDecisions).flatMap(({ rows }) => rows);
  expect(new Set(again.map(({ effect }) => effect))).toEqual(new Set(['same']));
});

test('a correction turns up in what is taken in', () => {
  const reading = readingOf(demoPost);
  const { proposal } = applyReview(reading, {
    ...noDecisions,
    meetings: { 'meetings:0': { status: 'planned', when: { date: '2026-03-13' }, place: 'Fjellvik' } },
    orgs: { org2: { name: 'Skogtinget', handle: '@skogtinget@sosial.example', country: 'NO' } },
  });
  expect(proposal.meetings[0]).toMatchObject({ status: 'planned', when: { date: '2026-03-13' }, place: 'Fjellvik' });
  expect(proposal.orgs[1]).toMatchObject({ name: 'Skogtinget', handle: '@skogtinget@sosial.example' });
  expect(proposal.orgs[1]?.countrySource).toBe('manual');
});

test('the pieces of a text are the text, and every row is somewhere in it', () => {
  for (const text of posts) {
    const proposal = parsePost(text, { referenceDate: day });
    const pieces = textPieces(text, proposal, cuePlaces(text, proposal, detectTextLanguage(text)));
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    const marked = new Set(pieces.flatMap(({ items }) => items));
    expect(proposal.meetings.every((_meeting, place) => marked.has(itemId('meetings', place)))).toBe(true);
  }
});

test('words that say when and how are found in headings and rows, not in prose', () => {
  const proposal = parsePost(demoPost, { referenceDate: day });
  const words = cuePlaces(demoPost, proposal, 'en').map(({ start, end }) => demoPost.slice(start, end));
  expect(words.slice(0, 5)).toEqual(['Yesterday', 'met with', 'met with', 'Today', 'met with']);
  expect(words.filter((word) => word === 'planned')).toHaveLength(4);
});

test('a name is suggested from a handle or an address, never where there is one', () => {
  expect(suggestedName({ name: null, handle: '@folkhogskolan_fors', domain: null })).toBe('Folkhogskolan fors');
  expect(suggestedName({ name: null, handle: null, domain: 'fellesliste.example' })).toBe('Fellesliste');
  expect(suggestedName({ name: null, handle: null, domain: 'ung.fellesliste.no' })).toBe('Fellesliste Ung');
  expect(suggestedName({ name: null, handle: null, domain: 'www.lag.fellesliste.co.uk' })).toBe('Fellesliste Lag');
  expect(suggestedName({ name: 'Lyktestolpen', handle: null, domain: null })).toBeUndefined();
});

test('what is still open is said of what was taken in, not of what was left', () => {
  const reading: Reading = readingOf('Today I met with:\n- Tekna\n- LO\n- @hackeriet');
  const keyOf = (name: string) => reading.proposal.orgs.find((org) => (org.name ?? org.handle) === name)?.key ?? '';
  const asked = ['Tekna', 'LO'].map((name, at) => ({
    key: keyOf(name),
    id: String(at).repeat(32),
    name: `${name}.example`,
  }));
  const known: Reading = { ...reading, alike: asked };
  const open = (decisions: Decisions) => {
    const left = stillOpen(known, decisions, applyReview(known, decisions));
    return {
      asked: left.questions.flatMap((each) => (each.type === 'known' ? [each.name] : [])),
      instances: left.instances,
    };
  };
  const everything = all(known.proposal, true);
  expect(open(everything)).toEqual({ asked: ['Tekna.example', 'LO.example'], instances: [keyOf('@hackeriet')] });
  const without = (...names: readonly string[]): Decisions => ({
    ...everything,
    ticks: Object.fromEntries(
      Object.entries(everything.ticks).map(([id, ticked]) => {
        const [list, at] = id.split(':');
        const orgs =
          list === 'orgs' ? [String(at)] : list === 'meetings' ? (known.proposal.meetings[Number(at)]?.orgs ?? []) : [];
        return [id, ticked && !names.some((name) => orgs.includes(keyOf(name)))];
      }),
    ),
  });
  expect(open(without('LO', '@hackeriet'))).toEqual({ asked: ['Tekna.example'], instances: [] });
  const answers = { [`known:${keyOf('Tekna')}:${'0'.repeat(32)}`]: 'no' } as const;
  expect(open({ ...without('LO'), answers }).asked).toEqual([]);
});
