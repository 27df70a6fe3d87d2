/** What one side lacks of what the other has: by numbers where they tell it, by ids where two bundles have one number. */
import { type Have, printOfIds } from '../bundles/have.ts';
import { type Range, type Vector, vectorHas } from '../bundles/vector.ts';

interface Known {
  readonly id: string;
  readonly writer: string;
  readonly n: number;
}

/** What a pull says lies at the other side. */
export interface Inventory {
  readonly writers: ReadonlyMap<string, { readonly ranges: readonly Range[]; readonly print: string }>;
  /** Of writers whose ids are listed one by one. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

export function lackingBundles(bundles: Iterable<Known>, theirs: Inventory): string[] {
  const vector = new Map([...theirs.writers].map(([writer, { ranges }]) => [writer, ranges]));
  const lacking: string[] = [];
  for (const { id, writer, n } of bundles) {
    const listed = theirs.ids.get(writer);
    if (listed ? !listed.has(id) : !vectorHas(vector, writer, n)) lacking.push(id);
  }
  return lacking;
}

/**
 * Writers of whom the other side has, of some number, another bundle than lies here: found where every number it has lies
 * here too, and the fingerprint of those here is another. Not those whose ids it listed: they are compared one by one.
 */
export function forksIn(bundles: Iterable<Known>, mine: Have, theirs: Inventory): string[] {
  const differing = new Map<string, { readonly vector: Vector; readonly print: string; readonly within: string[] }>();
  for (const [writer, { ranges, print }] of theirs.writers) {
    const own = mine.writers.get(writer);
    if (!own || own.print === print || theirs.ids.has(writer) || !covers(own.ranges, ranges)) continue;
    differing.set(writer, { vector: new Map([[writer, ranges]]), print, within: [] });
  }
  if (differing.size === 0) return [];
  for (const { id, writer, n } of bundles) {
    const other = differing.get(writer);
    if (other && vectorHas(other.vector, writer, n)) other.within.push(id);
  }
  return [...differing].flatMap(([writer, { print, within }]) => (printOfIds(within) === print ? [] : [writer]));
}

/** Ranges do not touch, so what is covered lies in one of them. */
function covers(all: readonly Range[], some: readonly Range[]): boolean {
  return some.every(([from, to]) => all.some(([first, last]) => first <= from && to <= last));
}
