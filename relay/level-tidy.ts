/**
 * Gives room back to the disk. LevelDB notes that something was removed and drops its bytes only when it merges the tables they lie in,
 * which for what nobody writes near again may be never: of 300 MB that were removed 289 stayed. So once much was removed it is
 * told to merge.
 *
 * It merges on a thread of its own, but one thing at a time, and before anything that writing waits for. So it is told a piece of
 * the keys after the other, each small, with a pause in between as long as the piece took.
 */
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { keysFrom, recordIn } from './level-records.ts';
import { isCorruption, type Steps } from './level-steps.ts';

const pieceOf = 32 * 2 ** 20;
/** Removed bytes for which it is worth it, and this part of all that lies there. */
const much = 16 * 2 ** 20;
const part = 1 / 4;
/** Where the disk is nearly full. */
const little = 2 ** 20;
/** A piece is written anew before what it replaces is deleted. */
const leastFree = 2 * pieceOf;

export interface Tidying {
  /** `isScarce`: the disk has little room left. `goesOn`: asked before each piece. Tells whether it did anything. */
  tidy(isScarce: boolean, goesOn: () => boolean): Promise<boolean>;
}

/** `folder`: where LevelDB's files are. */
export function createTidying(steps: Steps, folder: string): Tidying {
  /** Removed and still lying there; what was left at the end of the run before is found by its size. */
  let left: number | undefined;
  let counted = 0;

  return {
    tidy: async (isScarce, goesOn) => {
      const onDisk = await sizeOf(folder);
      const removed = steps.removedBytes();
      left = left === undefined ? Math.max(0, onDisk - (await usedIn(steps))) : left + removed - counted;
      counted = removed;
      if (left < (isScarce ? little : Math.max(much, onDisk * part))) return false;
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < leastFree) return false;
      const before = left;
      const merge = (from: bigint, to: bigint) =>
        steps.level().compactRange(keyAt(from), keyAt(to), { keyEncoding: 'buffer' });
      // What is not in a table yet comes into one; what was put and removed since the one before stays in it until the next.
      if (!goesOn()) return true;
      await merge(first, first);
      for await (const [from, to] of pieces(steps, first, last)) {
        if (!goesOn()) return true;
        const started = performance.now();
        await merge(from, to);
        await new Promise((go) => setTimeout(go, performance.now() - started));
      }
      left -= before;
      return true;
    },
  };
}

/** Keys as numbers, so that there is a middle between any two; what is longer is cut off, which is near enough. */
const keyLength = 41;
const first = 0n;
const last = (1n << BigInt(8 * keyLength)) - 1n;

function keyAt(place: bigint): Buffer {
  return Buffer.from(place.toString(16).padStart(2 * keyLength, '0'), 'hex');
}

/** Ranges that take up about so much on the disk, those that take up nothing left out. */
async function* pieces(steps: Steps, from: bigint, to: bigint): AsyncGenerator<readonly [bigint, bigint]> {
  const size = await steps.level().approximateSize(keyAt(from), keyAt(to), { keyEncoding: 'buffer' });
  if (size === 0) return;
  if (size <= pieceOf || to - from < 2n) return yield [from, to];
  const middle = (from + to) / 2n;
  yield* pieces(steps, from, middle);
  yield* pieces(steps, middle, to);
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) {
    // LevelDB deletes files as it likes.
    const file = await stat(join(folder, name)).catch(() => undefined);
    bytes += file?.size ?? 0;
  }
  return bytes;
}

/** What accounts are counted for, which is a little more than they take. */
async function usedIn(steps: Steps): Promise<number> {
  let bytes = 0;
  try {
    for await (const [key, value] of steps.level().iterator(keysFrom('a')))
      bytes += recordIn('account', key, value)?.used ?? 0;
  } catch (thrown) {
    if (!isCorruption(thrown)) throw thrown;
  }
  return bytes;
}
