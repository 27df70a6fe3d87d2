import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveParts } from '../../../shared/edit/archive-row.ts';
import { identify } from '../../../shared/edit/identify.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { setStatus } from '../../../shared/edit/set-status.ts';
import { digestOf } from '../../../shared/model/part.ts';
import { rawRecord } from '../../../shared/model/raw.ts';
import { createGraph, fold } from '../../../shared/query/fold.ts';
import type { NeedType } from '../../../shared/query/need.ts';
import { needsYou } from '../../../shared/query/needs-you.ts';
import { coalitionSpace, type Device, privateSpace, spaces } from '../../kit/domain.ts';
import { encounterOf, good, make, makeEncounter, makeOrganisation, meet, rowOf, today, together } from './comrades.ts';

const needsOf = (on: Device, type: NeedType) => needsYou(on.graph(), today).needs.filter((need) => need.type === type);

function setOn(on: Device, id: string, field: string, value: string): void {
  on.perform(good(setField(on.graph(), { row: rowOf(on, id), field, value }, on.context())));
}

describe('what was decided at once', () => {
  test('held against cancelled comes first and tells both sides; two statuses that fit each other come second', () => {
    const { ida, bo } = together();
    const first = makeEncounter(ida, { orgs: ['x'], when: '2026-03-10', status: 'planned' });
    const second = makeEncounter(ida, { orgs: ['y'], when: '2026-03-20', status: 'wanted' });
    meet(ida, bo);
    const say = (on: Device, id: string, status: string, reason?: string) =>
      on.perform(good(setStatus({ row: encounterOf(on, id), status, ...(reason && { reason }) }, on.context())));
    say(ida, first, 'held');
    say(bo, first, 'cancelled', 'ill');
    say(ida, second, 'asked');
    say(bo, second, 'planned');
    meet(ida, bo);
    for (const on of [ida, bo]) {
      const [one, other, ...rest] = needsYou(on.graph(), today).needs;
      expect(one).toMatchObject({ type: 'status_contradiction', row: first });
      expect(one?.type === 'status_contradiction' && one.statuses).toMatchObject([
        { status: 'held' },
        { status: 'cancelled', reason: 'ill' },
      ]);
      expect(other).toMatchObject({ type: 'status_concurrent', row: second });
      expect(rest).toEqual([]);
    }
  });

  test('two days and two places are two questions with both values; the same value typed twice is none', () => {
    const { ida, bo } = together();
    const id = makeEncounter(ida, { orgs: ['x'], status: 'planned' });
    meet(ida, bo);
    setOn(ida, id, 'when', '2026-03-12T14:00');
    setOn(bo, id, 'when', '2026-03-13');
    setOn(ida, id, 'place', 'Fjellvik');
    setOn(bo, id, 'place', 'Elvesundet');
    setOn(ida, id, 'mode', 'call');
    setOn(bo, id, 'mode', 'call');
    meet(ida, bo);
    const [when] = needsOf(bo, 'when_conflict');
    expect(when?.type === 'when_conflict' && when.values.map(({ value }) => value).sort()).toEqual([
      '2026-03-12T14:00',
      '2026-03-13',
    ]);
    const fields = needsOf(ida, 'field_conflict');
    expect(fields).toMatchObject([{ row: id, field: 'place', space: coalitionSpace.id }]);
    expect(needsYou(ida.graph(), today)).toEqual(needsYou(bo.graph(), today));
  });

  test('my own word in a narrower layer is no question', () => {
    const { ida } = together();
    const id = makeOrganisation(ida, { name: 'Havnearbeiderne', place: 'Fjellvik' });
    const change = { row: rowOf(ida, id), field: 'place', value: 'Elvesundet', space: privateSpace.id };
    ida.perform(good(setField(ida.graph(), change, ida.context())));
    expect(rowOf(ida, id).alternatives['place']).toHaveLength(1);
    expect(needsYou(ida.graph(), today).total).toBe(0);
  });

  test('merged records that say different things ask; their names do not, being aliases already', () => {
    const { ida } = together();
    const a = makeOrganisation(ida, { name: 'Tinghaug krets', country: 'NO' });
    const b = makeOrganisation(ida, { name: 'TK', country: 'SE' });
    ida.perform(good(identify(ida.graph(), [rowOf(ida, a), rowOf(ida, b)], 'same_as', ida.parts(), ida.context())));
    expect(needsYou(ida.graph(), today).needs).toMatchObject([
      {
        type: 'field_conflict',
        field: 'country',
        values: [
          { part: a, value: 'NO' },
          { part: b, value: 'SE' },
        ],
      },
    ]);
  });

  test('archived by one and used by the other asks; the same and not the same at once asks', () => {
    const { ida, bo } = together();
    const used = makeOrganisation(ida, { name: 'Used' });
    const [one, other] = [makeOrganisation(ida, { name: 'One' }), makeOrganisation(ida, { name: 'Other' })];
    meet(ida, bo);
    const graph = ida.graph();
    const parts = rowOf(ida, used).parts.flatMap((each) => graph.part(each.id) ?? []);
    const digestOfPart = (id: string) => digestOf(rawRecord(ida.doc(coalitionSpace), id) ?? {});
    ida.perform(archiveParts(parts, { digestOfPart, usesOf: graph.usesOf }, ida.context()));
    const met = makeEncounter(bo, { orgs: [used] });
    const pair = (on: Device) => [rowOf(on, one), rowOf(on, other)] as const;
    ida.perform(good(identify(ida.graph(), pair(ida), 'same_as', ida.parts(), ida.context())));
    bo.perform(good(identify(bo.graph(), pair(bo), 'not_same_as', bo.parts(), bo.context())));
    meet(ida, bo);
    expect(needsOf(bo, 'archived_but_used')).toMatchObject([{ row: used, because: 'used', usedBy: met }]);
    const [disputed] = needsOf(ida, 'identity_disputed');
    expect(disputed).toMatchObject({ kind: 'organisation', rows: [one, other].sort() });
    expect(disputed?.type === 'identity_disputed' && disputed.said.map(({ same }) => same).sort()).toEqual([
      false,
      true,
    ]);
  });
});

describe('what time or haste leaves open', () => {
  test('a plan whose day is over asks what became of it, from the next day on', () => {
    const { ida } = together();
    const past = makeEncounter(ida, { orgs: ['x'], when: '2026-03-10', status: 'planned' });
    makeEncounter(ida, { orgs: ['x'], when: today, status: 'planned' });
    makeEncounter(ida, { orgs: ['x'], when: '2026-03-09/2026-03-20', status: 'half_planned' });
    makeEncounter(ida, { orgs: ['x'], when: '2026-03-01', status: 'wanted' });
    expect(needsYou(ida.graph(), today).needs).toMatchObject([
      { type: 'planned_past', row: past, day: '2026-03-10', status: 'planned' },
    ]);
  });

  test('one meeting logged by two is asked about; a talk beside it and one hours later are not', () => {
    const { ida, bo } = together();
    const org = makeOrganisation(ida, { name: 'Lyktestolpen' });
    meet(ida, bo);
    const a = makeEncounter(ida, { orgs: [org], when: '2026-03-10', status: 'held' });
    const b = makeEncounter(bo, { orgs: [org], when: '2026-03-10T14:00', status: 'held' });
    makeEncounter(bo, { orgs: [org], when: '2026-03-10', mode: 'informal', status: 'held' });
    makeEncounter(bo, { orgs: [org], when: '2026-03-08T09:00', status: 'held' });
    makeEncounter(bo, { orgs: [org], when: '2026-03-08T15:00', status: 'held' });
    meet(ida, bo);
    expect(needsOf(ida, 'same_meeting')).toMatchObject([{ rows: [a, b].sort(), orgs: [org], day: '2026-03-10' }]);
    const pair = [rowOf(ida, a), rowOf(ida, b)] as const;
    ida.perform(good(identify(ida.graph(), pair, 'not_same_as', ida.parts(), ida.context())));
    meet(ida, bo);
    expect(needsOf(bo, 'same_meeting')).toEqual([]);
  });

  test('what is missing is told by its code, and no longer once it is put away', () => {
    const { ida } = together();
    const id = makeOrganisation(ida, { name: 'Solsikka', country: 'XX' });
    ida.edit(coalitionSpace, [{ op: 'set', record: id, key: 'name', value: null }]);
    expect(needsYou(ida.graph(), today).needs).toMatchObject([
      { type: 'problems', row: id, problems: ['organisation_needs_name'] },
    ]);
    const graph = ida.graph();
    const parts = rowOf(ida, id).parts.flatMap((each) => graph.part(each.id) ?? []);
    const digestOfPart = (part: string) => digestOf(rawRecord(ida.doc(coalitionSpace), part) ?? {});
    ida.perform(archiveParts(parts, { digestOfPart, usesOf: graph.usesOf }, ida.context()));
    expect(needsYou(ida.graph(), today).total).toBe(0);
  });

  test('no more are handed out than asked for, and the whole number is told', () => {
    const { ida } = together();
    for (let day = 1; day <= 9; day++) makeEncounter(ida, { orgs: ['x'], when: `2026-03-0${day}`, status: 'planned' });
    const { needs, total, byType } = needsYou(ida.graph(), today, { most: 4 });
    expect(needs.map((need) => need.type === 'planned_past' && need.day)).toEqual([
      '2026-03-09',
      '2026-03-08',
      '2026-03-07',
      '2026-03-06',
    ]);
    expect(total).toBe(9);
    expect(byType).toEqual({ planned_past: 9 });
  });
});

test('whatever order records come in, the same needs stand in the same order, each with an id of its own', () => {
  const { ida, bo } = together();
  const org = makeOrganisation(ida, { name: 'Rognkollektivet', handles: [{ user: 'rogn', host: 'tut.example' }] });
  makeOrganisation(ida, { name: 'Rogn-Kollektivet' });
  makeOrganisation(bo, { urls: [{ url: 'https://rogn.example/', host: 'rogn.example', path: '/' }], country: 'NO' });
  makeEncounter(ida, { orgs: [org], when: '2026-03-10', status: 'planned' });
  makeEncounter(bo, { orgs: [org], when: '2026-03-10', status: 'held' });
  make(ida, { kind: 'note', space: privateSpace.id, fields: { subject: org, text: 'ring dem' } });
  meet(ida, bo);
  setOn(ida, org, 'place', 'Elvenes');
  setOn(bo, org, 'place', 'Fjellvik');
  meet(ida, bo);
  const parts = ida.parts();
  const wanted = needsYou(fold(parts, spaces), today);
  expect(wanted.total).toBeGreaterThan(3);
  expect(new Set(wanted.needs.map(({ id }) => id)).size).toBe(wanted.total);
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
      expect(needsYou(fold(shuffled, spaces), today)).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

test('a graph that follows its records gives the same needs as one read anew, after any edits', () => {
  const { ida } = together();
  const orgs = ['Rogn', 'rogn', 'Furu'].map((name) => makeOrganisation(ida, { name }));
  for (const when of ['2026-03-09', '2026-03-10'])
    makeEncounter(ida, { orgs: [orgs[0] ?? ''], when, status: 'planned' });
  const parts = ida.parts();
  const changing = fc.record({
    part: fc.constantFrom(...parts),
    name: fc.constantFrom('Rogn', 'Furu', 'Bjørk'),
    when: fc.constantFrom('2026-03-09', '2026-03-10', '2026-04-01'),
  });
  fc.assert(
    fc.property(fc.array(changing, { maxLength: 8 }), (changes) => {
      const following = createGraph(spaces);
      following.apply(parts.map((part) => [part.id, part]));
      const current = new Map(parts.map((part) => [part.id, part]));
      for (const { part, name, when } of changes) {
        const { fields } = part;
        const value = part.kind === 'encounter' ? { when } : { name };
        current.set(part.id, { ...part, fields: { ...fields, ...value } });
        following.apply([[part.id, current.get(part.id)]]);
        expect(needsYou(following, today)).toEqual(needsYou(fold(current.values(), spaces), today));
      }
    }),
    { numRuns: 40 },
  );
});
