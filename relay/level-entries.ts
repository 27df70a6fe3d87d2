/** Entries and marks as they lie in the embedded store, without their blobs. */
import { keyOf, numberIn, recordIn } from './level-records.ts';
import { isCorruption, type Level, unlessCorrupt } from './level-steps.ts';
import type { Entry, Mark } from './store.ts';

export type EntryAlone = Omit<Entry, 'blob'>;
/** An entry without its blob, or a mark. */
export type Heading = EntryAlone | Mark;

export interface Rows {
  readonly rows: readonly Heading[];
  /** Up to which number was looked, whatever could be read. */
  readonly scanned: number;
}

export async function rowsAfter(
  level: Level,
  {
    log,
    after,
    upTo,
    most,
  }: { readonly log: Uint8Array; readonly after: number; readonly upTo: number; readonly most: number },
  onDamage: () => void,
): Promise<Rows> {
  if (after >= upTo) return { rows: [], scanned: upTo };
  if (most === 0) return { rows: [], scanned: after };
  const range = { gt: keyOf.entry(log, after), lte: keyOf.entry(log, upTo), limit: most };
  const stored = await level
    .iterator({ ...range, highWaterMarkBytes: 2 ** 18 })
    .all()
    .catch((thrown: unknown) => oneByOne(level, log, after, Math.min(upTo, after + most), thrown));
  const rows = stored.flatMap(([key, value]): Heading[] => {
    const heading = entryIn(key, value);
    if (!heading) onDamage();
    return heading ? [heading] : [];
  });
  const lastKey = stored.at(-1)?.[0];
  return { rows, scanned: stored.length < most ? upTo : lastKey ? numberIn(lastKey) : after };
}

/** Undefined where it is neither as it was written. */
export function entryIn(key: Buffer, value: Buffer): Heading | undefined {
  const number = numberIn(key);
  const entry = recordIn('entry', key, value);
  if (entry) {
    const { at, label, id, writer, size } = entry;
    return { type: 'entry', number, at, label, id, writer, size };
  }
  const mark = recordIn('mark', key, value);
  return mark && { type: 'mark', number, at: mark.at, id: mark.id };
}

/** Around a block that LevelDB cannot read: an iterator stops at it, but other keys can still be had. */
async function oneByOne(level: Level, log: Uint8Array, after: number, upTo: number, thrown: unknown) {
  if (!isCorruption(thrown)) throw thrown;
  const rows: [Buffer, Buffer][] = [];
  for (let number = after + 1; number <= upTo; number++) {
    const key = keyOf.entry(log, number);
    // What cannot be read counts as one that is damaged, so that a page knows how far it looked.
    rows.push([key, (await level.get(key).catch(unlessCorrupt)) ?? Buffer.alloc(0)]);
  }
  return rows;
}
