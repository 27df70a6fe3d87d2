import { expect, test } from 'vitest';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { planCommand } from '../../../shared/edit/plan-commands.ts';
import { widen } from '../../../shared/edit/widen.ts';
import { coalitionSpace, device, privateSpace } from '../../kit/domain.ts';
import { good, make } from './comrades.ts';

const fields = { title: 'Fagforeninger uten plan', of: 'organisation', query: 'kind:trade_union status:wanted' };

test('a saved list is made in the private space, and refused anywhere else', () => {
  const ida = device('ida');
  const scene = { graph: ida.graph(), context: ida.context(), relations: () => [], made: new Map<string, string>() };
  const [edit] = good(planCommand({ op: 'create', kind: 'saved_list', fields }, scene));
  expect(edit?.space).toBe(privateSpace.id);
  const elsewhere = newRecord({ kind: 'saved_list', space: coalitionSpace.id, fields }, ida.context());
  expect(elsewhere).toMatchObject({ ok: false, error: { type: 'BadValue', field: 'space' } });
});

test('it cannot be widened', () => {
  const ida = device('ida');
  const id = make(ida, { kind: 'saved_list', space: privateSpace.id, fields });
  const part = ida.graph().part(id);
  if (!part) throw new Error('not made');
  const widening = {
    parts: [part],
    shown: part.fields,
    fields: ['title', 'query'],
    to: coalitionSpace,
    origin: 'f'.repeat(64),
  };
  expect(widen(ida.graph(), widening, ida.context())).toMatchObject({ ok: false, error: { type: 'BadValue' } });
});

test('without a name it is not sound', () => {
  const ida = device('ida');
  const nameless = newRecord({ kind: 'saved_list', space: privateSpace.id, fields: { query: 'x' } }, ida.context());
  expect(nameless).toMatchObject({ ok: false, error: { type: 'Incomplete', problems: ['saved_list_needs_title'] } });
});
