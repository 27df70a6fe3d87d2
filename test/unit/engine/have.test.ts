import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHaveBook } from '../../../engine/bundles/have.ts';
import { sha256, toHex } from '../../../engine/secret/derive.ts';

const writers = ['aa'.repeat(16), 'bb'.repeat(16), 'cc'.repeat(16)];
const bundle = fc.record({
  writer: fc.constantFrom(...writers),
  n: fc.integer({ min: 1, max: 12 }),
  branch: fc.integer({ min: 0, max: 1 }),
});
const bundles = fc.uniqueArray(bundle, {
  selector: ({ writer, n, branch }) => `${writer} ${n} ${branch}`,
  maxLength: 40,
});

function idOf({ writer, n, branch }: { writer: string; n: number; branch: number }): string {
  return toHex(sha256(`${writer} ${n} ${branch}`));
}

function bookOf(list: readonly { writer: string; n: number; branch: number }[]) {
  const book = createHaveBook();
  for (const each of list) book.addBundle(each.writer, each.n, idOf(each));
  return book;
}

test('what lies here is told the same whatever order it came in, and differently where anything differs, forks too', () => {
  fc.assert(
    fc.property(bundles, bundles, (a, b) => {
      expect(bookOf(a).have()).toEqual(bookOf([...a].reverse()).have());
      const same = [...a].map(idOf).sort().join() === [...b].map(idOf).sort().join();
      expect(bookOf(a).have().digest === bookOf(b).have().digest).toBe(same);
    }),
  );
});

test('numbers are told as ranges, and one that is damaged leaves its gap, unless the other branch has it', () => {
  fc.assert(
    fc.property(bundles, fc.nat(), (list, pick) => {
      const book = bookOf(list);
      const gone = list[pick % Math.max(1, list.length)];
      if (!gone) return;
      book.dropBundle(gone.writer, gone.n, idOf(gone));
      expect(book.have()).toEqual(bookOf(list.filter((each) => each !== gone)).have());
    }),
  );
});

test('an act more or less changes what is told, and coming back is as if nothing had been', () => {
  const book = bookOf([{ writer: writers[0] ?? '', n: 1, branch: 0 }]);
  const before = book.have();
  const act = toHex(sha256('an act'));
  book.addAct(act);
  expect(book.have().digest).not.toBe(before.digest);
  expect(book.have().acts).not.toBe(before.acts);
  book.dropAct(act);
  expect(book.have()).toEqual(before);
});
