/** One truth: a table in docs/format.md and the one at the head of its module say the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../kit/package-root.ts';

const doc = readFileSync(join(packageRoot, 'docs/format.md'), 'utf8').split('\n');
const marks = doc.flatMap((line, at) => {
  const [, number = '', path = ''] = /^<!-- table (\d) of (\S+) -->$/.exec(line) ?? [];
  return path ? [{ path, number: Number(number), at }] : [];
});

/** Rows of cells; a row with an empty first cell goes on with the one above it. */
function tablesIn(lines: readonly string[]): string[][][] {
  const tables: string[][][] = [];
  let isInside = false;
  for (const line of lines) {
    if (!/^\|.*\|$/.test(line)) {
      isInside = false;
      continue;
    }
    if (!isInside) tables.push([]);
    isInside = true;
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replace(/^-+$/, '-'));
    const table = tables.at(-1) ?? [];
    const above = cells[0] === '' ? table.pop() : undefined;
    table.push(above ? above.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim()) : cells);
  }
  return tables;
}

test.each(marks)('table $number of $path stands in docs/format.md as it stands there', ({ path, number, at }) => {
  const head = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(packageRoot, path), 'utf8'))?.[1] ?? '';
  const lines = head.split('\n').map((line) => line.replace(/^ \* ?/, '').trimEnd());
  expect(tablesIn(doc.slice(at + 1))[0]).toEqual(tablesIn(lines)[number - 1]);
});

test('the tables of every format are there', () => {
  expect(marks.length).toBe(16);
});
