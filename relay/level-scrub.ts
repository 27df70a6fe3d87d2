/**
 * Reads what is kept, a little at a time and round again, so that a blob that rotted is missed before somebody needs it: who asks
 * what is there, and is not told of it any more, puts it again.
 */
import { entryIn } from './level-entries.ts';
import { keysFrom } from './level-records.ts';
import type { Level } from './level-steps.ts';

const atOnce = 200;
const mostBytes = 8 * 2 ** 20;

export interface ScrubDeps {
  readonly level: () => Level;
  /** Reads a blob, and makes a mark of its entry where it does not fit. */
  readonly look: (log: Uint8Array, number: number, id: Uint8Array) => Promise<unknown>;
}

/** Returns what reads the next ones. */
export function createScrub({ level, look }: ScrubDeps): () => Promise<void> {
  const all = keysFrom('e');
  let from: Buffer = all.gte;
  return async () => {
    const rows = await level()
      .iterator({ gt: from, lt: all.lt, limit: atOnce })
      .all()
      .catch(() => undefined);
    // A block that cannot be read at all: the next round begins again, and finds what lies behind it once it was repaired.
    if (!rows || rows.length === 0) {
      from = all.gte;
      return;
    }
    let bytes = 0;
    for (const [key, value] of rows) {
      from = key;
      const entry = entryIn(key, value);
      if (entry?.type !== 'entry') continue;
      await look(key.subarray(1, 33), entry.number, entry.id);
      bytes += entry.size;
      if (bytes > mostBytes) return;
    }
  };
}
