/**
 * What stands in a block of a LevelDB table: entries, then where some of them begin (4 bytes each), and how many those are. An entry is
 * three numbers (bytes it shares with the key before, more bytes of the key, bytes of the value), key and value. The last eight
 * bytes of a key are its sequence, of which the higher comes first.
 */
import { readingOf } from './level-varints.ts';

export interface BlockEntry {
  readonly key: Buffer;
  readonly value: Buffer;
}

const sequenceLength = 8;

/** Undefined where it is no block. */
export function entriesIn(block: Buffer): readonly BlockEntry[] | undefined {
  if (block.length < 8) return undefined;
  const starts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 * (starts + 1);
  if (end < 0 || starts === 0) return undefined;
  // LevelDB begins where these say.
  for (let index = 0, before = -1; index < starts; index++) {
    const start = block.readUInt32LE(end + 4 * index);
    if (start <= before || start > end || (index === 0 && start !== 0)) return undefined;
    before = start;
  }
  const reading = readingOf(block.subarray(0, end));
  const entries: BlockEntry[] = [];
  let before = Buffer.alloc(0);
  while (!reading.isOver()) {
    const [shared, more, length] = [reading.number(), reading.number(), reading.number()];
    const key = Buffer.concat([before.subarray(0, shared), reading.take(more)]);
    const value = reading.take(length);
    if (!reading.isWhole() || shared > before.length || key.length < sequenceLength) return undefined;
    entries.push({ key, value });
    before = key;
  }
  return entries;
}

/** Whether all its keys come one after the other, behind one key and up to another. */
export function isInOrder(block: Buffer, behind: Buffer, upTo: Buffer): boolean {
  const keys = entriesIn(block)?.map(({ key }) => key);
  if (!keys) return false;
  const last = keys.at(-1);
  return (
    keys.every((key, index) => compare(keys[index - 1] ?? behind, key) < 0) &&
    last !== undefined &&
    compare(last, upTo) <= 0
  );
}

function compare(a: Buffer, b: Buffer): number {
  const [endOfA, endOfB] = [a.length - sequenceLength, b.length - sequenceLength];
  const byKey = Buffer.compare(a.subarray(0, endOfA), b.subarray(0, endOfB));
  if (byKey !== 0) return byKey;
  const [ofA, ofB] = [a.readBigUInt64LE(endOfA), b.readBigUInt64LE(endOfB)];
  return ofA === ofB ? 0 : ofA > ofB ? -1 : 1;
}
