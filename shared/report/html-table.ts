/**
 * How wide a table of a report must be to be read as one. Below that each row is told as a few lines, so that nothing is cut
 * or has to be scrolled to, whatever the names are; above it no column is squeezed until its words fall apart.
 */
import { type Block, plainText } from './document.ts';

export interface TableMeasure {
  /** Letters of the longest word of each column, within `leastLetters` and `mostLetters`: longer ones may break. */
  readonly columns: readonly number[];
  /** Ems of running text the whole table needs, in steps of two. */
  readonly whole: number;
}

/** Room for a letter, in ems of its own size: what DejaVu Serif takes, the widest a report is likely to be shown in. */
const emPerLetter = 0.53;
const leastLetters = 5;
const mostLetters = 20;
/** Sizes of the cells and the heads, and the gap between two columns, in ems of running text; html-style.ts sets them. */
const cellSize = 15 / 17;
const headSize = 13 / 17;
const gap = 14 / 17;
const step = 2;
/** Wider than an upright page: such a table never is one. */
const widest = 48;

export function measureTable(table: Block & { type: 'table' }): TableMeasure {
  const columns = table.head.map((name, at) => {
    const cells = table.rows.map((row) => plainText(row[at] ?? []));
    const lengths = [name, ...cells].flatMap((said) => said.split(/\s+/)).map(lettersOf);
    return lengths.reduce((most, each) => Math.min(mostLetters, Math.max(most, each)), leastLetters);
  });
  const letters = columns.reduce((sum, each) => sum + each, 0);
  const whole = letters * emPerLetter * cellSize + (columns.length - 1) * gap;
  return { columns, whole: Math.min(widest, Math.ceil(whole / step) * step) };
}

/** One more than there are, since some are bold, and as much again for every other of the widest. */
function lettersOf(word: string): number {
  return word.length + 1 + Math.ceil((word.match(/[mw@]/gi)?.length ?? 0) / 2);
}

/**
 * One sheet for all measures, since the app admits the sheet of a preview by its hash. Container queries, not those of the
 * window: on paper they are the only ones that know how wide the page is.
 */
export const tableStyle = [
  ...Array.from({ length: mostLetters - leastLetters + 1 }, (_, at) => columnRule(leastLetters + at)),
  ...Array.from({ length: widest / step }, (_, at) => asLines((at + 1) * step)),
  '',
].join('\n');

/** A column's width stands at its head, whose letters are smaller. */
function columnRule(letters: number): string {
  return `.m${letters} { min-width: ${((letters * emPerLetter * cellSize) / headSize).toFixed(2)}em; }`;
}

function asLines(whole: number): string {
  const table = `.w${whole}`;
  const width = whole < widest ? `(max-width: ${whole}em)` : '(min-width: 0)';
  return `@container ${width} {
${table}, ${table} :is(tbody, tr, td) { display: block; }
${table} :is(thead, .none) { display: none; }
${table} tr { padding: 6px 0; border-bottom: 1px solid var(--line); }
${table} td { padding: 1px 0; border: 0; }
${table} td::before { content: attr(data-column) ": "; color: var(--quiet); font: 600 .87em/1.35 var(--plain); }
}`;
}
