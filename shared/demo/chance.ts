/** Chance that can be repeated: the same seed gives the same sequence everywhere. Never for anything secret. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  readonly below: (end: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True in `share` of all cases. */
  readonly happens: (share: number) => boolean;
  /** By the weights that stand beside the values. */
  readonly weighted: <T>(from: readonly (readonly [value: T, weight: number])[]) => T;
}

/** mulberry32, by Tommy Ettinger (public domain): 32 bits of state, plenty for made-up names. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  const pick = <T>(from: readonly T[]): T => {
    const [first] = from;
    if (first === undefined) throw new Error('nothing to pick from');
    return from[below(from.length)] ?? first;
  };
  return {
    next,
    below,
    pick,
    happens: (share) => next() < share,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = from.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (chosen ?? pick(from))[0];
    },
  };
}

/** A number from any seed text: FNV-1a, 32 bits. Digits alone are taken as the number they are. */
export function seedFrom(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
