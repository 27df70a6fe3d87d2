/**
 * Looks at LevelDB's tables before LevelDB does. It compares no sums as it opens and merges them. The last bytes of a table say where its
 * index lies, the index where its blocks lie: a flipped bit there makes it read past the end, which it calls an IO error, or take so much
 * memory that the process ends; keys that one put out of their order end the process as it merges. Each at every start again.
 *
 * A table ends with the places of its metaindex and index (offset, length), zeros up to 40 bytes, and the magic number. Behind each
 * block stand one byte for its kind (0 as it is, 1 Snappy) and a CRC-32C over both, rotated. An index is a block whose keys are at or
 * behind the last key of each block, and whose values are their places (doc/table_format.md of LevelDB).
 */
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlockEntry, entriesIn, isInOrder } from './level-blocks.ts';
import { readingOf, unsnapped } from './level-varints.ts';

export interface TablesFound {
  /** Names of tables that LevelDB must not open. */
  readonly unsound: readonly string[];
  /** Where the kinds of blocks stand that LevelDB must not read. */
  readonly badBlocks: readonly { readonly name: string; readonly at: number }[];
}

const footerLength = 48;
const trailerLength = 5;
const magic = 0xdb4775248b80fb57n;

/** `mostBytes`: if all tables are no more than this, each block is looked at, else only what says where they lie. Throws where the disk does not answer. */
export async function lookAtTables(folder: string, mostBytes: number): Promise<TablesFound> {
  const unsound: string[] = [];
  const badBlocks: { readonly name: string; readonly at: number }[] = [];
  const indexes: { readonly name: string; readonly index: readonly BlockEntry[]; readonly size: number }[] = [];
  for (const name of await readdir(folder)) {
    if (!/\.(ldb|sst)$/.test(name)) continue;
    await withFile(join(folder, name), async (file) => {
      const { size } = await file.stat();
      const block = await indexIn(file, size);
      const index = block && entriesIn(block);
      if (index) indexes.push({ name, index, size });
      else unsound.push(name);
    });
  }
  if (indexes.reduce((sum, { size }) => sum + size, 0) > mostBytes) return { unsound, badBlocks };
  for (const { name, index } of indexes) {
    const table = await readFile(join(folder, name));
    for (const [which, entry] of index.entries()) {
      const { offset, length } = placeOf(entry);
      if (isHarmful(table, index, which)) badBlocks.push({ name, at: offset + length });
    }
  }
  return { unsound, badBlocks };
}

/** LevelDB passes over such a block from now on, and its repair keeps all others. */
export async function giveUpBlocks(folder: string, { badBlocks }: TablesFound): Promise<void> {
  const noKind = Buffer.from([255]);
  for (const { name, at } of badBlocks)
    await withFile(
      join(folder, name),
      async (file) => {
        await file.write(noKind, 0, 1, at);
        await file.sync();
      },
      'r+',
    );
}

/** Throws where the disk cannot be read. What is damaged can be. */
export async function readThrough(folder: string): Promise<void> {
  const some = Buffer.alloc(2 ** 20);
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isFile())
      await withFile(join(folder, entry.name), async (file) => {
        while ((await file.read(some, 0, some.length, null)).bytesRead > 0);
      });
}

/** Undefined where it, or what leads to it, is not as it was written. */
async function indexIn(file: FileHandle, size: number): Promise<Buffer | undefined> {
  const footer = size < footerLength ? undefined : await bytesAt(file, size - footerLength, footerLength);
  if (footer?.readBigUInt64LE(footerLength - 8) !== magic) return undefined;
  const reading = readingOf(footer.subarray(0, 40));
  let index: Buffer | undefined;
  for (let which = 0; which < 2; which++) {
    const [offset, length] = [reading.number(), reading.number()];
    if (!reading.isWhole() || offset + length + trailerLength > size - footerLength) return undefined;
    index = await blockAt(file, offset, length);
    if (!index) return undefined;
  }
  return index;
}

/**
 * A block whose sum is wrong, and whose keys are in order, is as well left alone: what is wrong with its values is found by sums of their own.
 * Those at the ends of a table may reach into others.
 */
function isHarmful(table: Buffer, index: readonly BlockEntry[], which: number): boolean {
  const [before, here, after] = [index[which - 1], index[which], index[which + 1]];
  const { offset, length } = placeOf(here);
  const block = table.subarray(offset, offset + length + trailerLength);
  if (isAsWritten(block, length)) return false;
  if (block[length] !== 0 || !before || !here || !after) return true;
  return !isInOrder(block.subarray(0, length), before.key, here.key);
}

function placeOf(entry: BlockEntry | undefined): { readonly offset: number; readonly length: number } {
  const place = readingOf(entry?.value ?? Buffer.alloc(0));
  return { offset: place.number(), length: place.number() };
}

/** Undefined where its sum is wrong. */
async function blockAt(file: FileHandle, offset: number, length: number): Promise<Buffer | undefined> {
  const block = await bytesAt(file, offset, length + trailerLength);
  if (!block || !isAsWritten(block, length)) return undefined;
  const content = block.subarray(0, length);
  return block[length] === 1 ? unsnapped(content) : content;
}

/** By the sum behind it. */
function isAsWritten(block: Buffer, length: number): boolean {
  if (block.length !== length + trailerLength) return false;
  return unrotated(block.readUInt32LE(length + 1)) === crc32c(block.subarray(0, length + 1));
}

/** Undefined where the file ends before. */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytesRead === length ? bytes : undefined;
}

async function withFile(path: string, work: (file: FileHandle) => Promise<void>, flags = 'r'): Promise<void> {
  const file = await open(path, flags);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

function unrotated(sum: number): number {
  const turned = (sum - 0xa282ead8) >>> 0;
  return ((turned >>> 17) | (turned << 15)) >>> 0;
}

/** Castagnoli's polynomial; zlib has another. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  return sum >>> 0;
});

function crc32c(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  // An iterator would take ten times as long.
  for (let at = 0; at < bytes.length; at++) sum = (table[(sum ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
