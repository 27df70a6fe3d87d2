import { expect, test } from 'vitest';
import { openReceiptBook } from '../../../engine/vault/receipt-book.ts';
import { createMemoryIndex } from '../../kit/memory-index.ts';

const writer = 'ab'.repeat(16);
const receipt = (stamp: number, upTo: number) => ({
  id: `${stamp} ${upTo}`,
  space: 's',
  device: 'd',
  stamp,
  writers: new Map([[writer, { ranges: [[1, upTo] as const], print: 'cd'.repeat(16) }]]),
});
const envelope = Uint8Array.of(1);

test('the receipt with the highest stamp is kept, also where it says less', async () => {
  const index = createMemoryIndex();
  const book = await openReceiptBook(index);
  expect(book.take(receipt(5, 3), envelope)).toBe(true);
  expect(book.take(receipt(6, 2), envelope)).toBe(true);
  expect(book.take(receipt(5, 9), envelope)).toBe(false);
  await index.batch(book.takeWrites());
  expect((await openReceiptBook(index)).of('s')).toMatchObject([{ id: '6 2', stamp: 6 }]);
});

test('one of my own that says something else under a stamp I gave is not overlooked: the next goes above it', async () => {
  const book = await openReceiptBook(createMemoryIndex());
  book.take(receipt(5, 4), envelope);
  expect(book.take(receipt(5, 3), envelope)).toBe(false);
  expect(book.take(receipt(5, 4), envelope, true)).toBe(false);
  expect(book.take(receipt(5, 3), envelope, true)).toBe(true);
});
