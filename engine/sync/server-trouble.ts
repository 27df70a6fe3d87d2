/** What a pass shows of a server that should not be: less than it held before, or packs that are not what was written. */
import { type Vector, vectorDifference } from '../bundles/vector.ts';
import type { Skipped, SkipReason } from '../packs/packs-here.ts';

export interface ServerTrouble {
  /**
   * `lost`: it holds nothing any more of what it held, or does not know the space; `setBack`: it holds less, or shows an
   * earlier day; `damaged`: packs there are not what was written.
   */
  readonly type: 'lost' | 'setBack' | 'damaged';
  /** When it was found, milliseconds since 1970. */
  readonly at: number;
}

/** By space: what was read back before, and what lies there now by the tables of its packs. */
export type Holdings = ReadonlyMap<string, Vector>;

const broken: ReadonlySet<SkipReason> = new Set(['Damaged', 'Malformed', 'WrongName', 'WrongSize']);

/** Somebody's packs, and nobody knows what is in them: a later release may have put together what lacks. */
const unread: ReadonlySet<SkipReason> = new Set(['Unreadable', 'NewerVersion', 'TooLarge', 'OtherGroup']);

/**
 * Whatever devices do, what lay there stays: packs go in favour of others that hold the same. Where one could not be read just
 * now nothing is concluded, since it may hold what lacks.
 */
export function lossIn(before: Holdings, now: Holdings, skipped: readonly Skipped[]): 'lost' | 'setBack' | undefined {
  if (skipped.some(({ why }) => broken.has(why) || unread.has(why))) return undefined;
  for (const [space, held] of before) {
    const there = now.get(space);
    if (!there || vectorDifference(held, there).size === 0) continue;
    return there.size === 0 ? 'lost' : 'setBack';
  }
  return undefined;
}

/**
 * Names of packs that are not what was written. One that could not be read may just have been removed: not when that is so in
 * two passes. `doubtful`: those that could not be read in the pass before.
 */
export function damagedIn(skipped: readonly Skipped[], doubtful: ReadonlySet<string>): readonly string[] {
  const names = skipped.flatMap(({ name, why }) =>
    broken.has(why) || (why === 'Unreadable' && doubtful.has(name)) ? [name] : [],
  );
  return [...new Set(names)].sort();
}
