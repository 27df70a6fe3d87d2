/**
 * Looks at LevelDB's tables before LevelDB does. It trusts the last bytes of a table, which say where its index lies, and the index,
 * which says where its blocks lie, without looking at their sums: a flipped bit there makes it read past the end, which it calls an IO
 * error, or take so much memory that the whole process ends, at each start again, while it repairs as well.
 *
 * A table ends with the places of its metaindex and index, two varints each (offset, length), zeros up to 40 bytes, and the
 * magic number. Behind each block stand one byte for its kind and a CRC-32C over both, rotated (doc/table_format.md of LevelDB).
 */
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const footerLength = 48;
const trailerLength = 5;
const magic = 0xdb4775248b80fb57n;

/** Names of tables that LevelDB must not open. Throws where the disk does not answer. */
export async function unsoundTables(folder: string): Promise<readonly string[]> {
  const unsound: string[] = [];
  for (const name of await readdir(folder)) {
    if (!/\.(ldb|sst)$/.test(name)) continue;
    const file = await open(join(folder, name));
    try {
      if (!(await isSound(file))) unsound.push(name);
    } finally {
      await file.close();
    }
  }
  return unsound;
}

/** Throws where the disk cannot be read. What is damaged can be. */
export async function readThrough(folder: string): Promise<void> {
  const some = Buffer.alloc(2 ** 20);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(folder, entry.name));
    try {
      while ((await file.read(some, 0, some.length, null)).bytesRead > 0);
    } finally {
      await file.close();
    }
  }
}

async function isSound(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const footer = size < footerLength ? undefined : await bytesAt(file, size - footerLength, footerLength);
  if (footer?.readBigUInt64LE(footerLength - 8) !== magic) return false;
  const places = placesIn(footer, 4);
  for (const [offset, length] of pairs(places)) {
    if (offset + length + trailerLength > size - footerLength) return false;
    const block = await bytesAt(file, offset, length + trailerLength);
    if (!block || unmasked(block.readUInt32LE(length + 1)) !== crc32c(block.subarray(0, length + 1))) return false;
  }
  return places.length === 4;
}

/** Undefined where the file ends before. */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytesRead === length ? bytes : undefined;
}

/** Fewer than asked for where one is too large to be the place of anything. */
function placesIn(footer: Buffer, count: number): readonly number[] {
  const numbers: number[] = [];
  let [number, factor] = [0, 1];
  for (const byte of footer.subarray(0, 40)) {
    number += (byte & 127) * factor;
    factor *= 128;
    if (number > Number.MAX_SAFE_INTEGER) break;
    if (byte & 128) continue;
    numbers.push(number);
    [number, factor] = [0, 1];
    if (numbers.length === count) break;
  }
  return numbers;
}

function pairs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  return numbers.flatMap((number, index) => (index % 2 === 0 ? [[number, numbers[index + 1] ?? 0] as const] : []));
}

function unmasked(sum: number): number {
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
  for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
