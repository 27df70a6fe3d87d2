import { describe, expect, test } from 'vitest';
import { identify } from '../../../shared/edit/identify.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { setStatus } from '../../../shared/edit/set-status.ts';
import { type FieldConflict, keepBoth, takeValue } from '../../../shared/edit/settle.ts';
import type { Need } from '../../../shared/query/need.ts';
import { needsYou } from '../../../shared/query/needs-you.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { coalitionSpace, type Device, privateSpace } from '../../kit/domain.ts';
import { encounterOf, good, make, makeEncounter, makeOrganisation, meet, rowOf, today, together } from './comrades.ts';

function setOn(on: Device, id: string, field: string, value: string): void {
  on.perform(good(setField(on.graph(), { row: rowOf(on, id), field, value, space: coalitionSpace.id }, on.context())));
}

function onlyConflict(on: Device): FieldConflict & { values: readonly string[] } {
  const { needs } = needsYou(on.graph(), today);
  const [need] = needs;
  if (needs.length !== 1 || (need?.type !== 'field_conflict' && need?.type !== 'when_conflict'))
    throw new Error(JSON.stringify(needs));
  return {
    row: rowOf(on, need.row),
    field: need.field,
    space: need.space,
    values: need.values.map(({ value }) => String(value)),
  };
}

/** Nothing waits any more, on either device. */
function expectSettled(...devices: Device[]): void {
  meet(...devices);
  for (const on of devices) expect(needsYou(on.graph(), today).needs).toEqual([]);
}

describe('taking one of two values', () => {
  test.each([0, 1])('value %i is shown on both devices, and nothing waits', (which) => {
    const { ida, bo } = together();
    const id = makeEncounter(ida, { orgs: ['x'], status: 'planned' });
    meet(ida, bo);
    setOn(ida, id, 'when', '2026-03-12T14:00');
    setOn(bo, id, 'when', '2026-03-13');
    meet(ida, bo);
    const conflict = onlyConflict(bo);
    const chosen = conflict.values[which] ?? '';
    bo.perform(good(takeValue(bo.graph(), conflict, chosen)));
    expectSettled(ida, bo);
    expect(encounterOf(ida, id).fields.when).toBe(chosen);
  });

  test('both may take the same value at once; taking different ones asks again', () => {
    const { ida, bo } = together();
    const id = makeOrganisation(ida, { name: 'Rogn' });
    meet(ida, bo);
    setOn(ida, id, 'place', 'Fjellvik');
    setOn(bo, id, 'place', 'Elvenes');
    meet(ida, bo);
    const take = (on: Device, value: string) => on.perform(good(takeValue(on.graph(), onlyConflict(on), value)));
    take(ida, 'Fjellvik');
    take(bo, 'Elvenes');
    meet(ida, bo);
    expect([...onlyConflict(ida).values].sort()).toEqual(['Elvenes', 'Fjellvik']);
    take(ida, 'Elvenes');
    take(bo, 'Elvenes');
    expectSettled(ida, bo);
  });

  test('a role two gave one person differently', () => {
    const { ida, bo } = together();
    const kari = make(ida, { kind: 'person', space: coalitionSpace.id, fields: { name: 'Kari Lien' } });
    const id = makeEncounter(ida, { people: { [kari]: 'participant' } });
    meet(ida, bo);
    const give = (on: Device, role: string) =>
      on.edit(coalitionSpace, [{ op: 'set', record: id, key: `people.${kari}`, value: role }]);
    give(ida, 'host');
    give(bo, 'facilitator');
    meet(ida, bo);
    const conflict = onlyConflict(ida);
    expect(conflict.field).toBe(`people.${kari}`);
    ida.perform(good(takeValue(ida.graph(), conflict, 'host')));
    expectSettled(ida, bo);
    expect(encounterOf(bo, id).fields.people).toEqual({ [kari]: 'host' });
  });

  test('my own narrower word stays mine, and is not told', () => {
    const { ida, bo } = together();
    const id = makeOrganisation(ida, { name: 'Rogn' });
    meet(ida, bo);
    const secret = { row: rowOf(ida, id), field: 'place', value: 'Bakrommet', space: privateSpace.id };
    ida.perform(good(setField(ida.graph(), secret, ida.context())));
    setOn(ida, id, 'place', 'Fjellvik');
    setOn(bo, id, 'place', 'Elvenes');
    ida.edit(coalitionSpace, []);
    // Only what the coalition holds goes to the other device's reading of the coalition.
    meet(ida, bo);
    const conflict = onlyConflict(ida);
    expect([...conflict.values].sort()).toEqual(['Elvenes', 'Fjellvik']);
    const plan = good(takeValue(ida.graph(), conflict, 'Elvenes'));
    expect(JSON.stringify(plan)).not.toContain('Bakrommet');
    ida.perform(plan);
    expectSettled(ida, bo);
    expect(rowOf(ida, id).fields).toMatchObject({ place: 'Bakrommet' });
  });

  test('merged records: the others fall silent, so that the next edit asks nothing', () => {
    const { ida, bo } = together();
    const [a, b] = [
      makeOrganisation(ida, { name: 'Rogn', country: 'NO', place: 'Fjellvik' }),
      makeOrganisation(ida, { name: 'Rognlaget', country: 'SE', place: 'Fjellvik' }),
    ];
    ida.perform(good(identify(ida.graph(), [rowOf(ida, a), rowOf(ida, b)], 'same_as', ida.parts(), ida.context())));
    meet(ida, bo);
    bo.perform(good(takeValue(bo.graph(), onlyConflict(bo), 'SE')));
    expectSettled(ida, bo);
    setOn(ida, a, 'country', 'DK');
    expectSettled(ida, bo);
    expect(rowOf(bo, b).fields).toMatchObject({ country: 'DK' });
    setOn(ida, b, 'place', 'Elvenes');
    expectSettled(ida, bo);
    expect(rowOf(bo, a).fields).toMatchObject({ place: 'Elvenes' });
  });
});

describe('keeping both', () => {
  test.each([
    ['Fjellvik Lag', 'FL', 'short'],
    ['Bjørka', 'Bjoerka', 'translit'],
    ['Rogn', 'Havnegjengen', 'alias'],
  ])('of the names %s and %s the other becomes an alias: %s', (keep, other, type) => {
    const { ida, bo } = together();
    const id = makeOrganisation(ida, { name: 'Start' });
    meet(ida, bo);
    setOn(ida, id, 'name', keep);
    setOn(bo, id, 'name', other);
    meet(ida, bo);
    ida.perform(good(keepBoth(ida.graph(), onlyConflict(ida), { keep, other }, ida.context())));
    expectSettled(ida, bo);
    const row = rowOf(bo, id);
    expect(isRowOf(row, 'organisation') && row.fields).toMatchObject({ name: keep, altNames: [{ text: other, type }] });
  });

  test('of two days one is planned, and the purpose tells of the other', () => {
    const { ida, bo } = together();
    const id = makeEncounter(ida, { orgs: ['x'], purpose: 'Drift av e-post', status: 'planned' });
    meet(ida, bo);
    setOn(ida, id, 'when', '2026-03-12');
    setOn(bo, id, 'when', '2026-03-13');
    meet(ida, bo);
    const both = { keep: '2026-03-13', other: '2026-03-12', note: 'Eller 12. mars.' };
    ida.perform(good(keepBoth(ida.graph(), onlyConflict(ida), both, ida.context())));
    expectSettled(ida, bo);
    expect(encounterOf(bo, id).fields).toMatchObject({
      when: '2026-03-13',
      purpose: 'Drift av e-post\nEller 12. mars.',
    });
  });

  test('of two summaries of merged records both stand, one after the other', () => {
    const { ida, bo } = together();
    const [a, b] = [
      makeOrganisation(ida, { name: 'Rogn', summary: 'Driver kafé.' }),
      makeOrganisation(ida, { name: 'Rognlaget', summary: 'Har lokaler.' }),
    ];
    ida.perform(good(identify(ida.graph(), [rowOf(ida, a), rowOf(ida, b)], 'same_as', ida.parts(), ida.context())));
    meet(ida, bo);
    const both = { keep: 'Driver kafé.', other: 'Har lokaler.' };
    bo.perform(good(keepBoth(bo.graph(), onlyConflict(bo), both, bo.context())));
    expectSettled(ida, bo);
    expect(rowOf(ida, a).fields).toMatchObject({ summary: 'Driver kafé.\n\nHar lokaler.' });
  });

  test('where there is room for one only, it is refused', () => {
    const { ida, bo } = together();
    const id = makeOrganisation(ida, { name: 'Start' });
    meet(ida, bo);
    setOn(ida, id, 'country', 'NO');
    setOn(bo, id, 'country', 'SE');
    meet(ida, bo);
    const refused = keepBoth(ida.graph(), onlyConflict(ida), { keep: 'NO', other: 'SE' }, ida.context());
    expect(refused).toMatchObject({ ok: false, error: { type: 'BadValue', field: 'country' } });
  });
});

describe('the other needs', () => {
  test('a contradiction is gone once somebody who saw both says what became of it', () => {
    const { ida, bo } = together();
    const id = makeEncounter(ida, { orgs: ['x'], when: '2026-03-10', status: 'planned' });
    meet(ida, bo);
    const say = (on: Device, status: string) =>
      on.perform(good(setStatus({ row: encounterOf(on, id), status }, on.context())));
    say(ida, 'held');
    say(bo, 'cancelled');
    meet(ida, bo);
    say(bo, 'held');
    expectSettled(ida, bo);
  });

  test.each(['same_as', 'not_same_as'] as const)('disputed identity of a record that was merged before: %s', (word) => {
    const { ida, bo } = together();
    const [a, b, c] = ['Aa', 'Bb', 'Cc'].map((name) => makeOrganisation(ida, { name })) as [string, string, string];
    meet(ida, bo);
    const pair = (on: Device, one: string, other: string) => [rowOf(on, one), rowOf(on, other)] as const;
    const identifyOn = (on: Device, one: string, other: string, opinion: 'same_as' | 'not_same_as') =>
      on.perform(good(identify(on.graph(), pair(on, one, other), opinion, on.parts(), on.context())));
    identifyOn(ida, b, c, 'same_as');
    identifyOn(bo, b, c, 'not_same_as');
    identifyOn(bo, a, b, 'same_as');
    meet(ida, bo);
    const disputed = needsYou(bo.graph(), today).needs.find(
      (need): need is Need & { type: 'identity_disputed' } => need.type === 'identity_disputed',
    );
    if (!disputed) throw new Error('nothing is disputed');
    identifyOn(bo, disputed.rows[0], disputed.rows[1], word);
    expectSettled(ida, bo);
    expect(rowOf(ida, a).id === rowOf(ida, c).id).toBe(word === 'same_as');
  });
});
