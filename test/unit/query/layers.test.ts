import { expect, test } from 'vitest';
import { setField } from '../../../shared/edit/set-field.ts';
import { layersOf, rowSeenIn } from '../../../shared/query/layers.ts';
import { coalitionSpace, device, privateSpace } from '../../kit/domain.ts';
import { makeOrganisation, rowOf } from './comrades.ts';

test('readers of a layer see what stands in it and in wider ones, and nothing of a narrower one', () => {
  const ida = device('ida');
  const id = makeOrganisation(ida, { name: 'Lyktestolpen', place: 'Havnerud', tags: ['post'] });
  const mine = { name: 'Lykta', myTie: 'member', tags: ['post', 'my tag'], place: 'Havnerud' };
  for (const [field, value] of Object.entries(mine)) {
    const change = { row: rowOf(ida, id), field, value, space: privateSpace.id };
    const plan = setField(ida.graph(), change, ida.context());
    if (plan.ok) ida.perform(plan.value);
  }
  const graph = ida.graph();
  expect(rowOf(ida, id).fields).toMatchObject({ name: 'Lykta', myTie: 'member' });
  expect(layersOf(rowOf(ida, id))).toEqual([coalitionSpace.id, privateSpace.id]);
  const theirs = rowSeenIn(graph, id, coalitionSpace.id);
  expect(theirs?.fields).toMatchObject({ name: 'Lyktestolpen', place: 'Havnerud', tags: { post: true } });
  expect(JSON.stringify(theirs)).not.toMatch(/Lykta|member|my tag/);
  expect(rowSeenIn(graph, id, privateSpace.id)?.fields).toEqual(rowOf(ida, id).fields);
  expect(rowSeenIn(graph, id, 'f'.repeat(64))).toBeUndefined();
});
