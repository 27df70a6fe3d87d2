/** Chance from a seed (mulberry32), so that every run that fails can be run again. */
export interface Random {
  readonly seed: number;
  /** A whole number from 0 to `limit` − 1. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  readonly bytes: (length: number) => Uint8Array;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other] as never, copy[last] as never];
      }
      return copy;
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}

/**
 * Number of runs and first seed of a simulation: `RUNS=1000 SEED=7 npx vitest …` goes longer or goes back. Without a seed
 * every run on a desk tries new ones; CI always tries the same, so that a landing is judged by what it changed.
 */
export function runsFromEnvironment(usual: number): { runs: number; seed: number } {
  return {
    runs: Number(process.env['RUNS'] ?? usual),
    seed: Number(process.env['SEED'] ?? (process.env['CI'] ? 1 : Date.now() % 1_000_000)),
  };
}
