/**
 * What is held here, and what to believe of others who say what they hold: numbers alone would take one of two bundles of
 * one number, which a copied vault makes, for the other.
 */
import { type Have, printOfIds, type WritersHeld } from '../bundles/have.ts';
import { type Range, type Vector, vectorHas } from '../bundles/vector.ts';

interface Held {
  readonly id: string;
  readonly n: number;
  readonly status: string;
}

/** What can be read back and is used, of what lies here. */
export function usableOf(have: Have, entriesOf: (writer: string) => readonly Held[], vector: Vector): WritersHeld {
  const usable = new Map<string, { ranges: readonly Range[]; print: string }>();
  for (const [writer, { print }] of have.writers) {
    const ranges = vector.get(writer);
    if (!ranges) continue;
    const entries = entriesOf(writer);
    const some = entries.filter(({ status }) => status !== 'refused');
    usable.set(writer, { ranges, print: some.length === entries.length ? print : printOfIds(idsOf(some)) });
  }
  return usable;
}

/** The numbers somebody said it holds, without those of writers of whom it holds something else than lies here. */
export function believedOf(
  said: WritersHeld,
  usable: WritersHeld,
  entriesOf: (writer: string) => readonly Held[],
): Vector {
  return new Map(
    [...said].flatMap(([writer, { ranges, print }]) =>
      agrees(writer, ranges, print, usable, entriesOf) ? [[writer, ranges] as const] : [],
    ),
  );
}

function agrees(
  writer: string,
  ranges: readonly Range[],
  print: string,
  usable: WritersHeld,
  entriesOf: (writer: string) => readonly Held[],
): boolean {
  const own = usable.get(writer);
  if (!own) return true;
  if (own.print === print) return true;
  // What is not here cannot be compared: it is believed to be what it will turn out to be.
  if (!ranges.every(([from, to]) => own.ranges.some(([first, last]) => first <= from && to <= last))) return true;
  const theirs = new Map([[writer, ranges]]);
  const within = entriesOf(writer).filter(({ n, status }) => status !== 'refused' && vectorHas(theirs, writer, n));
  return printOfIds(idsOf(within)) === print;
}

function idsOf(entries: readonly Held[]): string[] {
  return entries.map(({ id }) => id);
}
