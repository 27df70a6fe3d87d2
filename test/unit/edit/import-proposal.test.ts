import { expect, test } from 'vitest';
import type { ImportOptions } from '../../../shared/edit/import-draft.ts';
import { planImport } from '../../../shared/edit/import-proposal.ts';
import { setStatus } from '../../../shared/edit/set-status.ts';
import type { Proposal } from '../../../shared/import/proposal.ts';
import { organisationName } from '../../../shared/query/display-name.ts';
import { statusOf } from '../../../shared/query/encounter-status.ts';
import type { Graph } from '../../../shared/query/fold.ts';
import { coalitionSpace, type Device, device, privateSpace } from '../../kit/domain.ts';

const raw = 'Today I met with:\n- lo.example\n- @efn\nNext days:\n- my union styrke.example';

type Org = Partial<Proposal['orgs'][number]> & { key: string };
type Meeting = Partial<Proposal['meetings'][number]> & { orgs: string[] };

const source = { start: 0, end: 5 };

function org(given: Org): Proposal['orgs'][number] {
  return {
    name: null,
    domain: null,
    url: null,
    handle: null,
    kind: null,
    kindText: null,
    legalForm: null,
    country: null,
    countrySource: null,
    relationToAuthor: null,
    confidence: 'high',
    source,
    ...given,
  };
}

function proposal(given: {
  orgs?: Org[];
  meetings?: Meeting[];
  people?: (Partial<Proposal['people'][number]> & { key: string })[];
  stays?: { people: string[]; when: Proposal['meetings'][number]['when'] }[];
  asks?: { type: Proposal['asks'][number]['type']; orgs: string[] }[];
  relations?: Proposal['relations'];
  commitments?: Proposal['commitments'];
  dependencies?: Proposal['dependencies'];
}): Proposal {
  return {
    commitments: given.commitments ?? [],
    dependencies: given.dependencies ?? [],
    orgs: (given.orgs ?? []).map(org),
    people: (given.people ?? []).map((each) => ({
      name: null,
      handle: null,
      role: 'contact',
      org: null,
      confidence: 'high',
      source,
      ...each,
    })),
    meetings: (given.meetings ?? []).map((each) => ({
      people: [],
      status: 'wanted',
      mode: 'meeting',
      when: null,
      certainty: { identity: 'high', status: 'high', date: 'high' },
      confidence: 'high',
      source,
      ...each,
    })),
    stays: (given.stays ?? []).map((each) => ({ ...each, source })),
    asks: (given.asks ?? []).map((each) => ({ ...each, confidence: 'high', source })),
    relations: given.relations ?? [],
    duplicates: [],
    questions: [],
    hashtags: ['coops'],
    ignored: [],
    warnings: [],
    post: { author: null, date: null },
  };
}

function takeIn(into: Device, what: Proposal, options: Partial<ImportOptions> = {}) {
  const planned = planImport(into.graph(), what, { raw, format: 'post', ...options }, into.context());
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  into.perform(planned.value.plan);
  return planned.value;
}

const day = (date: string) => ({ date });
const post = proposal({
  orgs: [
    {
      key: 'lo',
      domain: 'lo.example',
      url: 'https://lo.example/',
      kind: 'trade_union_centre',
      country: 'NO',
      countrySource: 'heading',
    },
    { key: 'efn', handle: '@efn' },
    { key: 'styrke', domain: 'styrke.example', relationToAuthor: 'member' },
    { key: 'nsm', domain: 'nsm.example', kind: 'security_agency' },
  ],
  people: [{ key: 'maja', name: 'Maja', role: 'host' }],
  meetings: [
    { orgs: ['lo'], status: 'held', when: day('2026-03-11') },
    { orgs: ['efn'], status: 'held', mode: 'informal', when: day('2026-03-11') },
    { orgs: ['styrke'], status: 'wanted', when: { from: '2026-03-12', to: null } },
    { orgs: ['nsm'], status: 'planned', when: { from: '2026-03-12', to: null } },
  ],
  stays: [{ people: ['maja'], when: day('2026-03-10') }],
  asks: [{ type: 'facilitate', orgs: [] }],
  relations: [{ type: 'part_of', from: 'lo', to: 'styrke', confidence: 'suggest' }],
});

function encounters(graph: Graph) {
  return graph
    .ofKind('encounter')
    .filter((row) => row.archived.state !== 'archived')
    .map(({ fields }) => {
      const names = Object.keys(fields.orgs).map((id) => {
        const found = graph.ofKind('organisation').find((each) => each.id === graph.rowOf(id)?.id);
        return found ? organisationName(found.fields) : '?';
      });
      return [names.join('+'), statusOf(fields.statusLog).status, fields.when ?? ''].join(' ').trim();
    })
    .sort();
}

test('what others may know lies in the coalition, the rest in the private space', () => {
  const alice = device('a');
  takeIn(alice, post);
  const graph = alice.graph();
  expect(encounters(graph)).toEqual([
    '@efn held 2026-03-11',
    'lo.example held 2026-03-11',
    'nsm.example planned 2026-03-12/..',
    'styrke.example wanted 2026-03-12/..',
  ]);
  const spaceOf = (kind: 'organisation' | 'encounter' | 'ask' | 'person' | 'stay' | 'import_batch') => [
    ...new Set(graph.ofKind(kind).map((row) => row.space)),
  ];
  for (const kind of ['organisation', 'encounter', 'ask'] as const) expect(spaceOf(kind)).toEqual([coalitionSpace.id]);
  for (const kind of ['person', 'stay', 'import_batch'] as const) expect(spaceOf(kind)).toEqual([privateSpace.id]);
  const mine = graph.ofKind('organisation').find((row) => row.fields.myTie === 'member');
  expect(mine?.from['myTie']).toBe(privateSpace.id);
  expect(alice.parts().find((part) => part.fields['myTie'] !== undefined && part.space === coalitionSpace.id)).toBe(
    undefined,
  );
  expect(graph.ofKind('organisation').filter((row) => row.fields.care === 'careful').length).toBe(1);
  expect(graph.ofKind('relation')).toEqual([]);
  expect(graph.ofKind('stay')[0]?.fields).toMatchObject({ from: '2026-03-10', nights: 1 });
});

test('the same text again changes nothing', () => {
  const alice = device('a');
  takeIn(alice, post);
  const again = planImport(alice.graph(), post, { raw, format: 'post' }, alice.context());
  expect(again).toMatchObject({ ok: true, value: { plan: { edits: [] }, summary: { created: [], changed: [] } } });
});

test('the same text again leaves alone what has moved on since', () => {
  const alice = device('a');
  takeIn(alice, post);
  const wanted = alice
    .graph()
    .ofKind('encounter')
    .find((row) => statusOf(row.fields.statusLog).status === 'wanted');
  if (!wanted) throw new Error('no target');
  const declined = setStatus({ row: wanted, status: 'declined' }, alice.context());
  if (!declined.ok) throw new Error('refused');
  alice.perform(declined.value);
  const before = encounters(alice.graph());
  takeIn(alice, post);
  expect(encounters(alice.graph())).toEqual(before);
});

test('a target that is met gets a status, not a second encounter; another day is another encounter', () => {
  const alice = device('a');
  takeIn(alice, post);
  const next = proposal({
    orgs: [
      { key: 's', domain: 'styrke.example', name: 'Styrke' },
      { key: 'l', domain: 'lo.example' },
    ],
    meetings: [
      { orgs: ['s'], status: 'held', when: day('2026-03-13') },
      { orgs: ['l'], status: 'held', when: day('2026-03-13') },
    ],
  });
  const { summary } = takeIn(alice, next, { raw: 'another text' });
  expect(summary.changed.map((row) => row.kind).sort()).toEqual(['encounter', 'organisation']);
  expect(encounters(alice.graph())).toEqual([
    '@efn held 2026-03-11',
    'Styrke held 2026-03-13',
    'lo.example held 2026-03-11',
    'lo.example held 2026-03-13',
    'nsm.example planned 2026-03-12/..',
  ]);
});

test('chatting with folks of an organisation leaves the meeting with it open', () => {
  const alice = device('a');
  takeIn(alice, post);
  const chat = proposal({
    orgs: [{ key: 's', domain: 'styrke.example' }],
    meetings: [{ orgs: ['s'], status: 'held', mode: 'informal', when: day('2026-03-12') }],
  });
  takeIn(alice, chat, { raw: 'chat' });
  expect(encounters(alice.graph()).filter((line) => line.startsWith('styrke'))).toEqual([
    'styrke.example held 2026-03-12',
    'styrke.example wanted 2026-03-12/..',
  ]);
});

test('being listed without a mark does not take back what is agreed; a day replaces a vague window', () => {
  const alice = device('a');
  takeIn(alice, post);
  const orgs = [{ key: 'n', domain: 'nsm.example' }];
  takeIn(alice, proposal({ orgs, meetings: [{ orgs: ['n'], when: { from: '2026-03-14', to: null } }] }), { raw: '2' });
  expect(encounters(alice.graph())).toContain('nsm.example planned 2026-03-12/..');
  const dated = { orgs: ['n'], status: 'planned' as const, when: { date: '2026-03-16', time: '14:00' } };
  takeIn(alice, proposal({ orgs, meetings: [dated] }), { raw: '3' });
  expect(encounters(alice.graph())).toContain('nsm.example planned 2026-03-16T14:00');
});

test('a path or a sub-domain is an organisation of its own, also with the same handle', () => {
  const alice = device('a');
  const first = proposal({ orgs: [{ key: 'a', url: 'https://lo.example/', handle: '@lo@tut.example' }] });
  takeIn(alice, first);
  const others = proposal({
    orgs: [
      { key: 'b', domain: 'lo.example', url: 'https://lo.example/hjornet/', handle: '@lo@tut.example' },
      { key: 'c', domain: 'ung.lo.example' },
      { key: 'd', handle: '@LO@tut.example' },
      { key: 'e', handle: '@lo' },
    ],
  });
  const { summary } = takeIn(alice, others, { raw: 'others' });
  expect(summary.created.filter((row) => row.kind === 'organisation').length).toBe(3);
  expect(summary.unchanged.length).toBe(1);
});

test('a name alone matches a name, never one of two', () => {
  const alice = device('a');
  takeIn(alice, proposal({ orgs: [{ key: 'a', name: 'Rosa Bøker', url: 'https://rosa.example/' }] }));
  const named = (name: string, url?: string) => proposal({ orgs: [{ key: 'x', name, url: url ?? null }] });
  expect(takeIn(alice, named('rosa  bøker'), { raw: '2' }).summary.created).toEqual([]);
  expect(takeIn(alice, named('Rosa Bøker', 'https://other.example/'), { raw: '3' }).summary.created.length).toBe(1);
  expect(takeIn(alice, named('Rosa Bøker'), { raw: '4' }).summary.created.length).toBe(1);
  expect(takeIn(alice, named('Rosa Bøker'), { raw: '5' }).summary.created).toEqual([]);
});

test('nothing that was typed is overwritten: another name becomes an alias, only gaps are filled', () => {
  const alice = device('a');
  takeIn(alice, proposal({ orgs: [{ key: 'a', name: 'Styrke', domain: 'styrke.example', kind: 'trade_union' }] }));
  const more = {
    key: 'b',
    name: 'Forbundet Styrke',
    domain: 'styrke.example',
    kind: 'ngo' as const,
    country: 'NO',
    countrySource: 'heading' as const,
  };
  takeIn(alice, proposal({ orgs: [more] }), { raw: '2' });
  const [row] = alice.graph().ofKind('organisation');
  expect(row?.fields).toMatchObject({ name: 'Styrke', kind: 'trade_union', country: 'NO', countrySource: 'heading' });
  expect(row?.fields.altNames.map((alias) => alias.text)).toEqual(['Forbundet Styrke']);
});

test('who took part in a coalition encounter lies beside it, where only I see it', () => {
  const alice = device('a');
  const met = proposal({
    orgs: [{ key: 'a', domain: 'styrke.example' }],
    people: [{ key: 'k', name: 'Kari', org: 'a' }],
    meetings: [{ orgs: ['a'], people: ['k'], status: 'held', when: day('2026-03-11'), note: 'Will write on Friday.' }],
  });
  takeIn(alice, met);
  const graph = alice.graph();
  const [row] = graph.ofKind('encounter');
  expect(row?.space).toBe(coalitionSpace.id);
  expect(Object.keys(row?.fields.people ?? {})).toEqual([graph.ofKind('person')[0]?.id]);
  expect(JSON.stringify(alice.parts().filter((part) => part.space === coalitionSpace.id))).not.toContain(
    graph.ofKind('person')[0]?.id,
  );
  expect(graph.ofKind('note')[0]).toMatchObject({ space: privateSpace.id, fields: { text: 'Will write on Friday.' } });
  expect(graph.ofKind('affiliation').length).toBe(1);
  expect(takeIn(alice, met).plan.edits).toEqual([]);
});

test('in the private space everything stays private', () => {
  const alice = device('a');
  takeIn(alice, post, { space: privateSpace.id });
  expect(new Set(alice.parts().map((part) => part.space))).toEqual(new Set([privateSpace.id]));
  takeIn(alice, post, { raw: 'again, for the coalition' });
  // The organisations stay where they are, and nothing wider points to them.
  expect(
    new Set(
      alice
        .graph()
        .ofKind('encounter')
        .map((row) => row.space),
    ),
  ).toEqual(new Set([privateSpace.id]));
});

test('mere guesses are left out unless asked for', () => {
  const alice = device('a');
  const guess = proposal({ orgs: [{ key: 'a', name: 'Kanskje', confidence: 'low' }], meetings: [{ orgs: ['a'] }] });
  const { plan, summary } = takeIn(alice, guess);
  expect(plan.edits).toEqual([]);
  expect(summary.skipped.length).toBe(1);
  expect(takeIn(alice, guess, { guesses: true }).summary.created.length).toBe(2);
});

test('a text longer than a batch can hold is refused', () => {
  const alice = device('a');
  const long = planImport(alice.graph(), post, { raw: 'x'.repeat(400_001), format: 'post' }, alice.context());
  expect(long).toMatchObject({ ok: false, error: { type: 'TooLarge' } });
});

test('a promise hangs on the meeting it was given at, where the text tells of just one with them', () => {
  const alice = device('a');
  const promise = { text: 'the price list', by: null, due: null, confidence: 'high', source } as const;
  takeIn(
    alice,
    proposal({
      orgs: [
        { key: 'tekna', domain: 'tekna.example' },
        { key: 'lo', domain: 'lo.example' },
      ],
      meetings: [
        { orgs: ['tekna'], status: 'held', when: day('2026-03-11') },
        { orgs: ['lo'], status: 'planned', when: day('2026-03-13') },
      ],
      commitments: [
        { ...promise, to: 'tekna' },
        { ...promise, to: 'lo' },
        { ...promise, to: null },
      ],
    }),
    { format: 'line' },
  );
  const held = alice
    .graph()
    .ofKind('encounter')
    .find(({ fields }) => statusOf(fields.statusLog).status === 'held');
  expect(
    alice
      .graph()
      .ofKind('commitment')
      .map(({ fields }) => fields.encounter),
  ).toEqual([held?.id, undefined, undefined]);
});
