/**
 * What lies here of one space, told so that two holders find out what each lacks without naming everything: for each
 * writer the numbers of its bundles and a fingerprint of their ids. Numbers alone would hide forks, where two bundles have
 * one number. A fingerprint is the sum of all ids modulo 2^256 together with how many they are, hashed: it needs no order,
 * and one more or less is one addition (the form Negentropy uses for reconciling sets).
 */
import { fromHex, sha256, toHex } from '../secret/derive.ts';
import { type Range, vectorAdd, vectorDifference } from './vector.ts';

/** By writer (hex): the numbers of its bundles, and the fingerprint of their ids, hex, 16 bytes. */
export type WritersHeld = ReadonlyMap<string, { readonly ranges: readonly Range[]; readonly print: string }>;

export interface Have {
  /** Hex, 16 bytes. */
  readonly acts: string;
  readonly writers: WritersHeld;
  /** Hex, 32 bytes: equal where acts and bundles are the same, whatever order they came in. */
  readonly digest: string;
}

interface Sum {
  count: number;
  sum: bigint;
}

export interface HaveBook {
  readonly addAct: (id: string) => void;
  readonly dropAct: (id: string) => void;
  readonly addBundle: (writer: string, n: number, id: string) => void;
  /** Of a bundle that cannot be read back any more: whoever has it is asked for it again. */
  readonly dropBundle: (writer: string, n: number, id: string) => void;
  readonly have: () => Have;
}

interface Held extends Sum {
  /** How many bundles have a number: two where a vault was copied and both went on. */
  readonly numbers: Map<number, number>;
  ranges: readonly Range[];
}

export function createHaveBook(): HaveBook {
  const acts: Sum = { count: 0, sum: 0n };
  const writers = new Map<string, Held>();
  let known: Have | undefined;
  const heldOf = (writer: string): Held => {
    const held = writers.get(writer) ?? { count: 0, sum: 0n, numbers: new Map(), ranges: [] };
    writers.set(writer, held);
    return held;
  };
  return {
    addAct: (id) => {
      known = undefined;
      add(acts, id, 1);
    },
    dropAct: (id) => {
      known = undefined;
      add(acts, id, -1);
    },
    addBundle: (writer, n, id) => {
      known = undefined;
      const held = heldOf(writer);
      add(held, id, 1);
      const times = held.numbers.get(n) ?? 0;
      held.numbers.set(n, times + 1);
      if (times === 0) held.ranges = withRange(held.ranges, [n, n]);
    },
    dropBundle: (writer, n, id) => {
      known = undefined;
      const held = heldOf(writer);
      add(held, id, -1);
      const left = (held.numbers.get(n) ?? 0) - 1;
      if (left > 0) {
        held.numbers.set(n, left);
        return;
      }
      held.numbers.delete(n);
      held.ranges = vectorDifference(new Map([['', held.ranges]]), new Map([['', [[n, n]]]])).get('') ?? [];
    },
    have: () => {
      if (known) return known;
      const told = [...writers]
        .filter(([, { count }]) => count > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([writer, held]) => [writer, { ranges: held.ranges, print: printOf(held) }] as const);
      const text = JSON.stringify([printOf(acts), told.map(([writer, { print }]) => [writer, print])]);
      known = { acts: printOf(acts), writers: new Map(told), digest: toHex(sha256(text)) };
      return known;
    },
  };
}

export function printOfIds(ids: Iterable<string>): string {
  const all: Sum = { count: 0, sum: 0n };
  for (const id of ids) add(all, id, 1);
  return printOf(all);
}

/** Equal where the same is held. */
export function heldText(writers: WritersHeld): string {
  return JSON.stringify([...writers].map(([writer, { ranges, print }]) => [writer, ranges, print]).sort());
}

function withRange(ranges: readonly Range[], range: Range): readonly Range[] {
  const last = ranges.at(-1);
  if (last && range[0] === last[1] + 1) return [...ranges.slice(0, -1), [last[0], range[1]]];
  return vectorAdd(new Map([['', ranges]]), '', range).get('') ?? [];
}

function add(to: Sum, id: string, sign: 1 | -1): void {
  to.count += sign;
  to.sum = BigInt.asUintN(256, to.sum + BigInt(sign) * BigInt(`0x${id}`));
}

function printOf({ count, sum }: Sum): string {
  return toHex(sha256(fromHex(sum.toString(16).padStart(64, '0')), String(count))).slice(0, 32);
}
