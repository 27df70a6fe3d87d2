/**
 * What a device has of one space: for each writer the numbers of its bundles, as ranges. Ranges instead of one maximum,
 * so that a bundle that is damaged or refused keeps none of the later ones back.
 */
export type Range = readonly [from: number, to: number];
/** By writer (hex): sorted ranges that neither touch nor overlap. */
export type Vector = ReadonlyMap<string, readonly Range[]>;

export const emptyVector: Vector = new Map();

export function vectorHas(vector: Vector, writer: string, n: number): boolean {
  return vector.get(writer)?.some(([from, to]) => n >= from && n <= to) ?? false;
}

export function vectorAdd(vector: Vector, writer: string, range: Range): Vector {
  return new Map([...vector, [writer, joined([...(vector.get(writer) ?? []), range])]]);
}

export function vectorUnion(a: Vector, b: Vector): Vector {
  const union = new Map(a);
  for (const [writer, ranges] of b) union.set(writer, joined([...(union.get(writer) ?? []), ...ranges]));
  return union;
}

/** What `a` has and `b` lacks. */
export function vectorDifference(a: Vector, b: Vector): Vector {
  const difference = new Map<string, readonly Range[]>();
  for (const [writer, ranges] of a) {
    const left = ranges.flatMap((range) => subtract(range, b.get(writer) ?? []));
    if (left.length > 0) difference.set(writer, left);
  }
  return difference;
}

/** The highest number of a writer; 0 where nothing is known. */
export function vectorMaximum(vector: Vector, writer: string): number {
  return vector.get(writer)?.at(-1)?.[1] ?? 0;
}

/** The numbers missing below a writer's highest. */
export function vectorGaps(vector: Vector, writer: string): readonly Range[] {
  return subtract([1, vectorMaximum(vector, writer)], vector.get(writer) ?? []).filter(([from, to]) => from <= to);
}

/** Sorted plain form: equal vectors give equal text, whose hash is the digest compared first. */
export function vectorText(vector: Vector): string {
  return JSON.stringify([...vector].filter(([, ranges]) => ranges.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function joined(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function subtract([from, to]: Range, taken: readonly Range[]): Range[] {
  const left: Range[] = [];
  let start = from;
  for (const [takenFrom, takenTo] of taken) {
    if (takenTo < start || takenFrom > to) continue;
    if (takenFrom > start) left.push([start, takenFrom - 1]);
    start = takenTo + 1;
  }
  if (start <= to) left.push([start, to]);
  return left;
}
