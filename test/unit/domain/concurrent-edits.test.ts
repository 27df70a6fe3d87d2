import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveParts, reviveParts } from '../../../shared/edit/archive-row.ts';
import { identify } from '../../../shared/edit/identify.ts';
import { type NewRecord, newRecord } from '../../../shared/edit/new-record.ts';
import type { Plan } from '../../../shared/edit/plan.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { setStatus } from '../../../shared/edit/set-status.ts';
import { narrowerParts, widen } from '../../../shared/edit/widen.ts';
import { digestOf } from '../../../shared/model/part.ts';
import { rawRecord } from '../../../shared/model/raw.ts';
import { consentFor } from '../../../shared/query/consent.ts';
import { statusOf } from '../../../shared/query/encounter-status.ts';
import { fold } from '../../../shared/query/fold.ts';
import type { Row } from '../../../shared/query/row.ts';
import type { Result } from '../../../shared/result.ts';
import { coalitionSpace, type Device, device, privateSpace, rowsAsText, spaces } from '../../kit/domain.ts';

function good<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function make(on: Device, record: NewRecord): string {
  const made = good(newRecord(record, on.context()));
  on.perform({ kind: 'edit', edits: [made] });
  return made.record;
}

const organisation = (name: string): NewRecord => ({
  kind: 'organisation',
  space: coalitionSpace.id,
  fields: { name },
});

function row(on: Device, id: string): Row {
  const found = on.graph().rowOf(id);
  if (!found) throw new Error(`${on.name} has no row ${id}`);
  return found;
}

function encounter(on: Device, id: string): Row<'encounter'> {
  const found = on
    .graph()
    .ofKind('encounter')
    .find((each) => each.id === id);
  if (!found) throw new Error(`${on.name} has no encounter ${id}`);
  return found;
}

function archive(on: Device, id: string): void {
  const graph = on.graph();
  const parts = row(on, id).parts.flatMap((each) => graph.part(each.id) ?? []);
  const digestOfPart = (part: string) => {
    const space = spaces.find((each) => each.id === graph.part(part)?.space) ?? coalitionSpace;
    return digestOf(rawRecord(on.doc(space), part) ?? {});
  };
  on.perform(archiveParts(parts, { digestOfPart, usesOf: graph.usesOf }, on.context()));
}

function meet(...devices: Device[]): void {
  for (let round = 0; round < 2; round++) for (const a of devices) for (const b of devices) if (a !== b) a.receive(b);
}

function together(): { ida: Device; bo: Device } {
  const ida = device('ida');
  make(ida, organisation('Seed of both'));
  make(ida, { kind: 'person', space: privateSpace.id, fields: { name: 'Kim' } });
  return { ida, bo: device('bo', ida) };
}

describe('two devices at once', () => {
  test('the same organisation made twice stays two, until somebody says they are one; nothing is lost by saying so', () => {
    const { ida, bo } = together();
    const a = make(ida, { ...organisation('Tekna'), fields: { name: 'Tekna', tags: ['engineers'] } });
    const b = make(bo, { ...organisation('TEKNA'), fields: { name: 'TEKNA', place: 'Oslo' } });
    const met = make(bo, { kind: 'encounter', space: coalitionSpace.id, fields: { orgs: [b] } });
    meet(ida, bo);
    expect(row(ida, a).id).not.toBe(row(ida, b).id);
    ida.perform(good(identify(ida.graph(), [row(ida, a), row(ida, b)], 'same_as', ida.parts(), ida.context())));
    meet(ida, bo);
    const one = row(bo, a) as Row<'organisation'>;
    expect(one.id).toBe(row(bo, b).id);
    expect(one.fields.place).toBe('Oslo');
    expect(one.fields.tags).toEqual({ engineers: true });
    const names = [one.fields.name, ...one.fields.altNames.map((alias) => alias.text)];
    expect(names.sort()).toEqual(['TEKNA', 'Tekna']);
    expect(encounter(bo, met).fields.orgs[b]).toBe(true);
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });

  test('merge A→B and B→A at once make one row, and taking one opinion back keeps what the other said', () => {
    const { ida, bo } = together();
    const a = make(ida, organisation('A'));
    const b = make(ida, organisation('B'));
    meet(ida, bo);
    ida.perform(good(identify(ida.graph(), [row(ida, a), row(ida, b)], 'same_as', ida.parts(), ida.context())));
    bo.perform(good(identify(bo.graph(), [row(bo, b), row(bo, a)], 'same_as', bo.parts(), bo.context())));
    meet(ida, bo);
    expect(row(ida, a).id).toBe(row(ida, b).id);
    const opinions = ida.graph().ofKind('relation');
    expect(opinions).toHaveLength(2);
    archive(ida, opinions[0]?.id ?? '');
    expect(row(ida, a).id).toBe(row(ida, b).id);
    archive(ida, opinions[1]?.id ?? '');
    expect(row(ida, a).id).not.toBe(row(ida, b).id);
    meet(ida, bo);
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });

  test('same and not the same, said at once, keeps the records apart; a later word settles it', () => {
    const { ida, bo } = together();
    const a = make(ida, organisation('A'));
    const b = make(ida, organisation('B'));
    meet(ida, bo);
    ida.perform(good(identify(ida.graph(), [row(ida, a), row(ida, b)], 'same_as', ida.parts(), ida.context())));
    bo.perform(good(identify(bo.graph(), [row(bo, a), row(bo, b)], 'not_same_as', bo.parts(), bo.context())));
    meet(ida, bo);
    expect(row(bo, a).id).not.toBe(row(bo, b).id);
    bo.perform(good(identify(bo.graph(), [row(bo, a), row(bo, b)], 'same_as', bo.parts(), bo.context())));
    meet(ida, bo);
    expect(row(ida, a).id).toBe(row(ida, b).id);
  });

  test('two statuses at once both stand; held against cancelled is a contradiction until somebody who saw both decides', () => {
    const { ida, bo } = together();
    const id = make(ida, { kind: 'encounter', space: coalitionSpace.id, fields: { orgs: ['x'], when: '2026-03-11' } });
    meet(ida, bo);
    ida.perform(good(setStatus({ row: encounter(ida, id), status: 'held' }, ida.context())));
    bo.perform(good(setStatus({ row: encounter(bo, id), status: 'cancelled', reason: 'ill' }, bo.context())));
    meet(ida, bo);
    const reading = statusOf(encounter(ida, id).fields.statusLog);
    expect(reading).toMatchObject({
      status: 'held',
      contradiction: true,
      concurrent: [{ status: 'cancelled', reason: 'ill' }],
    });
    bo.perform(good(setStatus({ row: encounter(bo, id), status: 'missed' }, bo.context())));
    meet(ida, bo);
    expect(statusOf(encounter(ida, id).fields.statusLog)).toMatchObject({ status: 'missed', contradiction: false });
    expect(encounter(ida, id).fields.statusLog).toHaveLength(3);
  });

  test('two dates at once are both shown whole', () => {
    const { ida, bo } = together();
    const id = make(ida, { kind: 'encounter', space: coalitionSpace.id, fields: { orgs: ['x'] } });
    meet(ida, bo);
    const change = (on: Device, value: string): Plan =>
      good(setField(on.graph(), { row: row(on, id), field: 'when', value }, on.context()));
    ida.perform(change(ida, '2026-03-12T14:00'));
    bo.perform(change(bo, '2026-03-13/2026-03-15'));
    meet(ida, bo);
    const shown = encounter(ida, id);
    const both = [shown.fields.when, ...(shown.alternatives['when'] ?? []).map((other) => other.value)];
    expect(both.sort()).toEqual(['2026-03-12T14:00', '2026-03-13/2026-03-15']);
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });

  test('archived by one, edited or used by the other: it lives, and the row says why; archived again it stays archived', () => {
    const { ida, bo } = together();
    const edited = make(ida, organisation('Edited'));
    const used = make(ida, organisation('Used'));
    const left = make(ida, organisation('Left alone'));
    meet(ida, bo);
    for (const id of [edited, used, left]) archive(ida, id);
    bo.perform(good(setField(bo.graph(), { row: row(bo, edited), field: 'place', value: 'Bergen' }, bo.context())));
    const met = make(bo, { kind: 'encounter', space: coalitionSpace.id, fields: { orgs: [used] } });
    meet(ida, bo);
    expect(row(ida, edited).archived).toMatchObject({ state: 'revived', because: 'edited' });
    expect(row(ida, used).archived).toMatchObject({ state: 'revived', because: 'used', usedBy: met });
    expect(row(bo, left).archived.state).toBe('archived');
    archive(bo, edited);
    meet(ida, bo);
    expect(row(ida, edited).archived.state).toBe('archived');
    const graph = ida.graph();
    ida.perform(
      reviveParts(
        row(ida, left).parts.flatMap((part) => graph.part(part.id) ?? []),
        ida.context(),
      ),
    );
    meet(ida, bo);
    expect(row(bo, left).archived.state).not.toBe('archived');
  });

  test('a tag added by one while the other removes it stays', () => {
    const { ida, bo } = together();
    const id = make(ida, { ...organisation('Tagged'), fields: { name: 'Tagged', tags: ['coop'] } });
    meet(ida, bo);
    const tags = (on: Device, value: string[]) =>
      on.perform(good(setField(on.graph(), { row: row(on, id), field: 'tags', value }, on.context())));
    tags(ida, []);
    tags(ida, ['coop']);
    tags(bo, []);
    meet(ida, bo);
    expect((row(bo, id) as Row<'organisation'>).fields.tags).toEqual({ coop: true });
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });

  test('a participant added on two devices in different roles stays, and both roles are seen', () => {
    const { ida, bo } = together();
    const person = ida.graph().ofKind('person')[0]?.id ?? '';
    const meeting = { kind: 'encounter', space: privateSpace.id, fields: { people: { someone: 'host' } } } as const;
    const id = make(ida, meeting);
    meet(ida, bo);
    const roles = (on: Device, role: string) => {
      const value = { someone: 'host', [person]: role };
      on.perform(good(setField(on.graph(), { row: row(on, id), field: 'people', value }, on.context())));
    };
    roles(ida, 'participant');
    roles(bo, 'facilitator');
    meet(ida, bo);
    const shown = encounter(ida, id);
    const both = [
      shown.fields.people[person],
      ...(shown.alternatives[`people.${person}`] ?? []).map((other) => other.value),
    ];
    expect(both.sort()).toEqual(['facilitator', 'participant']);
    expect(shown.fields.people['someone']).toBe('host');
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });

  test('consent withdrawn on one device while given on the other is withdrawn', () => {
    const { ida, bo } = together();
    const person = ida.graph().ofKind('person')[0]?.id ?? '';
    const say = (on: Device, state: string) =>
      make(on, {
        kind: 'consent',
        space: privateSpace.id,
        fields: { subject: person, purpose: 'publish_name', state },
      });
    say(ida, 'given');
    say(bo, 'withdrawn');
    meet(ida, bo);
    expect(consentFor(ida.graph().ofKind('consent'), person, 'publish_name', '2026-03-11')).toBe('withdrawn');
  });

  test('two overlays on one organisation, and two widenings of one record, fold into one row each', () => {
    const { ida, bo } = together();
    const org = make(ida, organisation('LO'));
    const person = ida.graph().ofKind('person')[0]?.id ?? '';
    meet(ida, bo);
    for (const [on, field, value] of [
      [ida, 'summary', 'Met twice'],
      [bo, 'myTie', 'member'],
    ] as const)
      on.perform(good(setField(on.graph(), { row: row(on, org), field, value, space: privateSpace.id }, on.context())));
    for (const on of [ida, bo]) {
      const { fields: shown } = row(on, person);
      const parts = narrowerParts(on.graph(), row(on, person), coalitionSpace);
      const widening = { parts, shown, fields: ['name'], to: coalitionSpace, origin: 'same' };
      on.perform(good(widen(on.graph(), widening, on.context())));
    }
    meet(ida, bo);
    for (const on of [ida, bo]) {
      const shown = row(on, org) as Row<'organisation'>;
      expect(shown.fields).toMatchObject({ name: 'LO', summary: 'Met twice', myTie: 'member' });
      expect(shown.from).toMatchObject({ summary: privateSpace.id, myTie: privateSpace.id });
      expect(on.graph().ofKind('person')).toHaveLength(1);
      expect(row(on, person).parts).toHaveLength(3);
      const coalitionOnly = fold(on.parts(), [coalitionSpace]);
      expect(coalitionOnly.ofKind('person').map((each) => each.fields.name)).toEqual(['Kim']);
      expect(JSON.stringify([...coalitionOnly.rows.values()])).not.toContain('Met twice');
    }
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });

  test('text written into one note by two people at once keeps every word of both', () => {
    const { ida, bo } = together();
    const note = make(ida, { kind: 'note', space: coalitionSpace.id, fields: { subject: 'e', text: 'Agenda.' } });
    meet(ida, bo);
    const write = (on: Device, value: string) =>
      on.edit(coalitionSpace, [{ op: 'text', record: note, key: 'text', value }]);
    write(ida, 'First: rent. Agenda.');
    write(bo, 'Agenda. Last: servers.');
    meet(ida, bo);
    const text = (row(ida, note) as Row<'note'>).fields.text;
    for (const words of ['First: rent.', 'Agenda.', 'Last: servers.']) expect(text).toContain(words);
    expect(rowsAsText(ida.graph())).toBe(rowsAsText(bo.graph()));
  });
});

type Action = { readonly who: number; readonly what: number; readonly choose: number; readonly word: string };
const action = fc.record({
  who: fc.nat(2),
  what: fc.nat(8),
  choose: fc.nat(30),
  word: fc.string({ minLength: 1, maxLength: 8 }),
});

/** One thing a person can do, chosen by numbers so that fast-check can shrink it. */
function act(on: Device, { what, choose, word }: Action): void {
  const graph = on.graph();
  const organisations = [...graph.ofKind('organisation')].sort((a, b) => (a.id < b.id ? -1 : 1));
  const encounters = [...graph.ofKind('encounter')].sort((a, b) => (a.id < b.id ? -1 : 1));
  const org = organisations[choose % Math.max(1, organisations.length)];
  const other = organisations[(choose + 1) % Math.max(1, organisations.length)];
  const meeting = encounters[choose % Math.max(1, encounters.length)];
  const doIt = (plan: Result<Plan, unknown>) => plan.ok && on.perform(plan.value);
  switch (what) {
    case 0:
      make(on, organisation(word));
      return;
    case 1:
      if (org) make(on, { kind: 'encounter', space: coalitionSpace.id, fields: { orgs: [org.id] } });
      return;
    case 2:
      if (meeting)
        doIt(
          setStatus(
            { row: meeting, status: ['held', 'planned', 'cancelled', 'asked'][choose % 4] ?? 'held' },
            on.context(),
          ),
        );
      return;
    case 3:
      if (meeting)
        doIt(setField(graph, { row: meeting, field: 'when', value: `2026-03-${10 + (choose % 20)}` }, on.context()));
      return;
    case 4:
      if (org) archive(on, org.id);
      return;
    case 5:
      if (org && other)
        doIt(identify(graph, [org, other], choose % 3 ? 'same_as' : 'not_same_as', on.parts(), on.context()));
      return;
    case 6:
      if (org)
        doIt(
          setField(
            graph,
            { row: org, field: 'tags', value: choose % 2 ? [word.replaceAll('.', '-')] : [] },
            on.context(),
          ),
        );
      return;
    case 7:
      if (org)
        doIt(
          setField(
            graph,
            { row: org, field: 'summary', value: word, ...(choose % 2 && { space: privateSpace.id }) },
            on.context(),
          ),
        );
      return;
    case 8:
      if (org) doIt(setField(graph, { row: org, field: 'name', value: word }, on.context()));
      return;
  }
}

describe('any history', () => {
  test('any order of merging gives the same rows on every side, twice is once, and following equals folding anew', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 6 }),
        (actions, meetings) => {
          const first = device('ada');
          make(first, organisation('Seed'));
          const devices = [first, device('bo', first), device('cy', first)];
          actions.forEach((each, index) => {
            const on = devices[each.who];
            if (on) act(on, each);
            const [a, b] = (index % 5 === 4 && meetings[(index - 4) / 5]) || [0, 0];
            if (a !== b) devices[a]?.receive(devices[b] ?? first);
          });
          const forward = device('fx');
          for (const each of devices) forward.receive(each);
          const backward = device('gx');
          for (const each of [...devices].reverse()) backward.receive(each);
          const once = rowsAsText(forward.graph());
          expect(rowsAsText(backward.graph())).toBe(once);
          for (const each of devices) forward.receive(each);
          expect(rowsAsText(forward.graph())).toBe(once);

          const following = devices[0]?.graph();
          if (!following) return;
          following.apply(forward.parts().map((part) => [part.id, part]));
          expect(rowsAsText(following)).toBe(once);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('every name ever given is found: shown, kept as an alternative, as an alias, or in the history', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), fc.uuid()), { minLength: 1, maxLength: 6 }), (names) => {
        const { ida, bo } = together();
        const id = make(ida, organisation('Start'));
        meet(ida, bo);
        const last: string[] = [];
        for (const [who, name] of names) {
          const on = who === 0 ? ida : bo;
          on.perform(good(setField(on.graph(), { row: row(on, id), field: 'name', value: name }, on.context())));
          last[who] = name;
        }
        meet(ida, bo);
        const shown = row(ida, id) as Row<'organisation'>;
        const visible = [shown.fields.name, ...(shown.alternatives['name'] ?? []).map((other) => other.value)];
        for (const name of last.filter(Boolean)) expect(visible).toContain(name);
      }),
      { numRuns: 40 },
    );
  });
});
