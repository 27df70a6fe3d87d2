import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemIdAfter } from '../../../shared/edit/item-id.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { type Device, device, privateSpace } from '../../kit/domain.ts';
import { good, make, makeOrganisation, meet, rowOf, together } from '../query/comrades.ts';

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
const lines = fc.array(
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => ({ text })),
  { minLength: 1, maxLength: 20 },
);
const agendaOf = (on: Device, id: string) =>
  Object(rowOf(on, id).fields).agenda.map(({ text }: { text: string }) => text);

test('an agenda comes in the order it was given, whatever is drawn for its ids, and what is added comes last', () => {
  fc.assert(
    fc.property(lines, lines, fc.array(hex, { minLength: 41, maxLength: 41 }), (first, more, drawn) => {
      const unique = [...new Map([...first, ...more].map((line) => [line.text, line])).values()];
      const start = unique.slice(0, first.length);
      const ida = device('ida');
      const org = makeOrganisation(ida, { name: 'Lyktestolpen' });
      let next = 0;
      const context = { ...ida.context(), newId: () => drawn[next++] ?? '' };
      const fields = { orgs: [org], agenda: start };
      const made = good(newRecord({ kind: 'encounter', space: privateSpace.id, fields }, context));
      ida.perform({ kind: 'edit', edits: [made] });
      expect(agendaOf(ida, made.record)).toEqual(start.map(({ text }) => text));
      // Nothing is added where all of it was there already.
      if (unique.length === start.length) return;
      const change = { row: rowOf(ida, made.record), field: 'agenda', value: unique };
      ida.perform(good(setField(ida.graph(), change, context)));
      expect(agendaOf(ida, made.record)).toEqual(unique.map(({ text }) => text));
    }),
  );
});

test('two who add at once both keep their line, after those both had, in one order on both devices', () => {
  const { ida, bo } = together();
  const org = makeOrganisation(ida, { name: 'Lyktestolpen' });
  const meeting = make(ida, {
    kind: 'encounter',
    space: Object(rowOf(ida, org)).space,
    fields: { orgs: [org], agenda: [{ text: 'Hello' }, { text: 'Money' }] },
  });
  meet(ida, bo);
  for (const [on, text] of [
    [ida, 'From Ida'],
    [bo, 'From Bo'],
  ] as const) {
    const value = [{ text: 'Hello' }, { text: 'Money' }, { text }];
    on.perform(good(setField(on.graph(), { row: rowOf(on, meeting), field: 'agenda', value }, on.context())));
  }
  meet(ida, bo);
  expect(agendaOf(ida, meeting)).toEqual(agendaOf(bo, meeting));
  expect(agendaOf(ida, meeting).slice(0, 2)).toEqual(['Hello', 'Money']);
  expect(agendaOf(ida, meeting).slice(2).sort()).toEqual(['From Bo', 'From Ida']);
});

test('the count ends at its highest place, without a clash', () => {
  fc.assert(
    fc.property(fc.array(hex), hex, (standing, random) => {
      const id = itemIdAfter(standing, () => random);
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(standing.every((each) => id.slice(0, 8) >= each.slice(0, 8))).toBe(true);
      expect(id.slice(8)).toBe(random.slice(8));
    }),
  );
});
