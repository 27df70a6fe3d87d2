import { expect, test } from 'vitest';
import { audible, type Missing, type Telling, type Told, tellingCommands } from '../../../shared/edit/telling.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { coalitionSpace, device, privateSpace, spaces } from '../../kit/domain.ts';
import { make, makeOrganisation, makePerson, rowOf } from '../query/comrades.ts';

const ida = device('ida');
const yes = makePerson(ida, { name: 'Yes' });
const silent = makePerson(ida, { name: 'Silent', pronouns: 'hun' });
const no = makePerson(ida, { name: 'No' });
const nameless = makePerson(ida, { handles: [{ user: 'x' }] });
const known = makeOrganisation(ida, { name: 'Lyktestolpen' });
const hidden = make(ida, { kind: 'organisation', space: privateSpace.id, fields: { name: 'Skjult' } });
const say = (subject: string, state: string) =>
  make(ida, { kind: 'consent', space: privateSpace.id, fields: { subject, state, purpose: 'share_coalition' } });
say(yes, 'given');
const refusal = say(no, 'refused');

const rowsOf = (ids: readonly string[]) =>
  ids.map((id): Told => {
    const row = rowOf(ida, id);
    if (isRowOf(row, 'person') || isRowOf(row, 'organisation')) return row;
    throw new Error('neither');
  });
const telling = (...ids: string[]): Telling => ({
  rows: rowsOf(ids),
  fields: new Set(['name']),
  to: coalitionSpace,
  spaces,
  consents: ida.graph().ofKind('consent'),
  today: '2026-03-11',
});
const toldOf = (ids: readonly string[], missing: Missing) =>
  tellingCommands(telling(...ids), missing, 'spoken').told.map(({ id }) => id);

test('who has not said yes is known, an organisation that said nothing is not asked', () => {
  const found = audible(telling(yes, silent, no, nameless, known, hidden));
  expect(found.notAsked.map(({ id }) => id)).toEqual([silent]);
  expect(found.saidNo.map(({ id }) => id)).toEqual([no]);
  expect(found.rows.map(({ id }) => id)).toEqual([yes, silent, no, hidden]);
  expect(found.unnamed).toBe(1);
});

test('of many, one who said no is never told of; the silent are noted, left out, or told all the same', () => {
  expect(toldOf([yes, silent, no], 'leave_out')).toEqual([yes]);
  expect(toldOf([yes, silent, no], 'anyway')).toEqual([yes, silent]);
  const { commands } = tellingCommands(telling(yes, silent, no), 'note', 'written');
  expect(commands.map(({ op }) => op)).toEqual(['widen', 'create', 'widen']);
  expect(commands[1]).toMatchObject({ fields: { subject: silent, state: 'given', how: 'written' } });
});

test('of one who said no, a new yes can be noted, and names the no it replaces', () => {
  expect(toldOf([no], 'anyway')).toEqual([]);
  const { commands } = tellingCommands(telling(no), 'note', 'spoken');
  expect(commands[0]).toMatchObject({ op: 'create', fields: { subject: no, after: [refusal] } });
  expect(commands[1]).toMatchObject({ op: 'widen', id: no, fields: ['name'] });
});

test('only what is said is asked for', () => {
  const { commands } = tellingCommands(
    { ...telling(silent), fields: new Set(['name', 'pronouns', 'notes']) },
    'anyway',
    '',
  );
  expect(commands).toEqual([{ op: 'widen', id: silent, fields: ['name', 'pronouns'], space: coalitionSpace.id }]);
});
