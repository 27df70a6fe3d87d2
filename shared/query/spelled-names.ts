/** What a record is called, with the spellings of each name, which take long to work out for thousands. */
import { spellings } from '../import/fold.ts';
import { isRowOf, type Row } from './row.ts';

export interface SpelledName {
  readonly name: string;
  readonly spellings: readonly string[];
}

/** A changed row is another object: of ten thousand rows the names are spelled once. */
const ofRow = new WeakMap<Row, readonly SpelledName[]>();

/** Names and aliases of an organisation, name and pseudonym of a person. */
export function spelledNames(row: Row<'organisation'> | Row<'person'>): readonly SpelledName[] {
  const known = ofRow.get(row);
  if (known) return known;
  const names = isRowOf(row, 'organisation')
    ? [row.fields.name, ...row.fields.altNames.map(({ text }) => text)]
    : [row.fields.name, row.fields.pseudonym];
  const made = names.flatMap((name) => (name ? [{ name, spellings: spellings(name) }] : []));
  ofRow.set(row, made);
  return made;
}

/** Shorter than this, two that are called the same seldom are the same. */
const shortestCall = 3;

/** Those by which one may be found, each once. */
export function tellingSpellings(all: readonly string[]): string[] {
  return [...new Set(all)].filter((spelling) => spelling.length >= shortestCall);
}
