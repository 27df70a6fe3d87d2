import { expect, test } from 'vitest';
import { narrowerParts, widen } from '../../../shared/edit/widen.ts';
import type { RawRecord } from '../../../shared/model/kind.ts';
import { readPart } from '../../../shared/model/part.ts';
import { fold } from '../../../shared/query/fold.ts';
import { coalitionSpace, privateSpace } from '../../kit/domain.ts';

const circleSpace = { id: '3'.repeat(64), name: 'mail', width: 'circle' } as const;
const spaces = [privateSpace, circleSpace, coalitionSpace];
const [wide, over] = ['a'.repeat(32), 'b'.repeat(32)];

const part = (id: string, space: string, values: RawRecord) => {
  const read = readPart({ id, space, volume: 'v' }, { '@kind': 'person', '@v': 1, '@at': 1, '@by': 'me', ...values });
  if (!read) throw new Error('no part');
  return read;
};

test('what was chosen is told from whichever layer it stands in, and stays in none of them', () => {
  const graph = fold(
    [part(wide, circleSpace.id, { name: 'Kim' }), part(over, privateSpace.id, { '@about': wide, pronouns: 'hen' })],
    spaces,
  );
  const row = graph.rowOf(wide);
  if (!row) throw new Error('no row');
  const parts = narrowerParts(graph, row, coalitionSpace);
  expect(parts.map(({ id }) => id)).toEqual([wide, over]);
  const context = { now: 2, today: '2026-03-11', me: 'me', newId: () => 'c'.repeat(32), spaces };
  const plan = widen(
    graph,
    { parts, shown: row.fields, fields: ['name', 'pronouns'], to: coalitionSpace, origin: 'o' },
    context,
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const [made, ...others] = plan.value.edits;
  expect(made).toMatchObject({ space: coalitionSpace.id, edit: { values: { name: 'Kim', pronouns: 'hen' } } });
  expect(others).toContainEqual({
    space: privateSpace.id,
    edit: { op: 'set', record: over, key: 'pronouns', value: null },
  });
  expect(narrowerParts(graph, row, circleSpace).map(({ id }) => id)).toEqual([over]);
});
