/** Token buckets by name: so much at once, so much a second afterwards. Bounded: those that are full again are forgotten. */
export interface Buckets {
  /** 0 if there was enough and it was taken; else the milliseconds until there will be, and nothing is taken. */
  take(name: string, amount: number): number;
  /** Takes it whether or not there is enough; never more than it takes to fill twice: others may share the name. */
  charge(name: string, amount: number): void;
}

export interface Rate {
  readonly perSecond: number;
  readonly atOnce: number;
}

const mostNames = 50_000;

/** `steady`: milliseconds that never go back. */
export function createBuckets({ perSecond, atOnce }: Rate, steady: () => number): Buckets {
  const buckets = new Map<string, { left: number; at: number }>();

  function bucketOf(name: string) {
    const at = steady();
    const there = buckets.get(name);
    const left = there ? Math.min(atOnce, there.left + ((at - there.at) / 1_000) * perSecond) : atOnce;
    const bucket = { left, at };
    buckets.delete(name);
    if (buckets.size >= mostNames) forgetSome(at);
    buckets.set(name, bucket);
    return bucket;
  }

  /** The full ones; if there are none, those used longest ago, who are then treated as if they had never come. */
  function forgetSome(at: number): void {
    for (const [name, { left, at: then }] of buckets)
      if (left + ((at - then) / 1_000) * perSecond >= atOnce) buckets.delete(name);
    for (const name of buckets.keys()) {
      if (buckets.size < mostNames * 0.9) break;
      buckets.delete(name);
    }
  }

  return {
    take: (name, amount) => {
      const bucket = bucketOf(name);
      // What is larger than the bucket passes when it is full, and is paid off afterwards.
      const needed = Math.min(amount, atOnce);
      if (bucket.left < needed) return Math.ceil(((needed - bucket.left) / perSecond) * 1_000);
      bucket.left -= amount;
      return 0;
    },
    charge: (name, amount) => {
      const bucket = bucketOf(name);
      bucket.left = Math.max(-atOnce, bucket.left - amount);
    },
  };
}
