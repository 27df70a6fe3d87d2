import { expect, test } from 'vitest';
import { createHaveBook, printOfIds } from '../../../engine/bundles/have.ts';
import { type Vector, vectorAdd, vectorHas } from '../../../engine/bundles/vector.ts';
import { believedOf, usableOf } from '../../../engine/vault/holdings.ts';

const writer = 'ab'.repeat(16);
const id = (n: number) => n.toString(16).padStart(64, '0');
const entriesOf = (ids: readonly (readonly [n: number, id: string, status?: string])[]) => () =>
  ids.map(([n, each, status = 'applied']) => ({ n, id: each, status }));

function usable(ids: Parameters<typeof entriesOf>[0]) {
  const book = createHaveBook();
  for (const [n, each] of ids) book.addBundle(writer, n, each);
  let vector: Vector = new Map();
  for (const [n, , status] of ids) if (status !== 'refused') vector = vectorAdd(vector, writer, [n, n]);
  return usableOf(book.have(), entriesOf(ids), vector);
}

const says = (...ids: readonly string[]) => new Map([[writer, { ranges: [[1, 2] as const], print: printOfIds(ids) }]]);

test('whoever has the other of two bundles with one number is not taken to have mine', () => {
  const mine = [
    [1, id(1)],
    [2, id(2)],
  ] as const;
  const believe = (said: ReturnType<typeof says>) => believedOf(said, usable(mine), entriesOf(mine));
  expect(vectorHas(believe(says(id(1), id(2))), writer, 2)).toBe(true);
  expect(vectorHas(believe(says(id(1), id(22))), writer, 2)).toBe(false);
});

test('what somebody has is compared with that part of mine that it speaks of, and what is kept aside does not count', () => {
  const mine = [
    [1, id(1)],
    [2, id(2)],
    [2, id(22), 'refused'],
    [3, id(3)],
  ] as const;
  const believe = (said: ReturnType<typeof says>) => believedOf(said, usable(mine), entriesOf(mine));
  expect(vectorHas(believe(says(id(1), id(2))), writer, 2)).toBe(true);
  expect(vectorHas(believe(says(id(1), id(22))), writer, 1)).toBe(false);
});
