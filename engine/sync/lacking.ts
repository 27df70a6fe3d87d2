/** What one side lacks of what the other has: by numbers where they tell it, by ids where two bundles have one number. */
import type { Have } from '../bundles/have.ts';
import { type Range, vectorHas } from '../bundles/vector.ts';

/** What a pull says lies at the other side. */
export interface Inventory {
  readonly writers: ReadonlyMap<string, { readonly ranges: readonly Range[]; readonly print: string }>;
  /** Of writers whose ids are listed one by one. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

export function lackingBundles(
  bundles: Iterable<{ readonly id: string; readonly writer: string; readonly n: number }>,
  theirs: Inventory,
): string[] {
  const vector = new Map([...theirs.writers].map(([writer, { ranges }]) => [writer, ranges]));
  const lacking: string[] = [];
  for (const { id, writer, n } of bundles) {
    const listed = theirs.ids.get(writer);
    if (listed ? !listed.has(id) : !vectorHas(vector, writer, n)) lacking.push(id);
  }
  return lacking;
}

/** Writers of whom both have the same numbers and not the same bundles, unless their ids were compared already. */
export function forksIn(mine: Have, theirs: Inventory): string[] {
  return [...mine.writers].flatMap(([writer, { ranges, print }]) => {
    const other = theirs.writers.get(writer);
    const isFork = other && other.print !== print && !theirs.ids.has(writer) && sameRanges(ranges, other.ranges);
    return isFork ? [writer] : [];
  });
}

function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return a.length === b.length && a.every(([from, to], index) => b[index]?.[0] === from && b[index]?.[1] === to);
}
