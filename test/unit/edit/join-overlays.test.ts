import { expect, test } from 'vitest';
import { joinOverlays } from '../../../shared/edit/join-overlays.ts';
import type { PlannedEdit } from '../../../shared/edit/plan.ts';

const space = 'a'.repeat(64);
const overlay = (record: string, about: string, values: Record<string, string | { $text: string }>): PlannedEdit => ({
  space,
  edit: { op: 'create', record, values: { '@about': about, summary: { $text: '' }, ...values } },
});

test('two overlays of one thing in one space become one; what is written in either is in it', () => {
  const joined = joinOverlays([
    overlay('1', 'lykta', { name: 'Lykta' }),
    { space, edit: { op: 'create', record: '2', values: { '@kind': 'person' } } },
    overlay('3', 'lykta', { 'tags.post': 'x' }),
    overlay('4', 'lykta', { summary: { $text: 'Owes us one' } }),
    overlay('5', 'another', { name: 'Another' }),
  ]);
  expect(joined.map(({ edit }) => edit.record)).toEqual(['1', '2', '5']);
  expect(joined[0]?.edit).toMatchObject({
    values: { '@about': 'lykta', name: 'Lykta', 'tags.post': 'x', summary: { $text: 'Owes us one' } },
  });
});
