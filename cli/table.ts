import { plainLine } from '../shared/plain-line.ts';

/** Words in columns, calm enough to read: no lines, no colours, the last column free to run on. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows].map((row) => row.map(plainLine));
  const widths = heads.map((_head, column) => Math.min(44, Math.max(...all.map((row) => widthOf(row[column] ?? '')))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : fitted(cell, widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function fitted(text: string, width: number): string {
  const characters = [...text];
  const short = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : text;
  return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}

function widthOf(text: string): number {
  return [...text].length;
}
