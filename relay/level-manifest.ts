/**
 * Which tables LevelDB's manifest names. A table that was being written when the relay was killed lies there half, and is named by
 * nobody: LevelDB deletes it at the next start, and it is no damage.
 *
 * A manifest is a log of edits (doc/log_format.md and version_edit.cc of LevelDB). Blocks of 32 KiB hold pieces: CRC-32C, length (2
 * bytes), kind (1 whole, 2 first, 3 middle, 4 last), bytes; fewer than 7 bytes at the end of a block are left out. An edit is a row of
 * fields, each a tag and varints or strings with their length before them:
 *
 * | tag        | fields                                             |
 * |------------|----------------------------------------------------|
 * | 1          | string                                             |
 * | 2, 3, 4, 9 | number                                             |
 * | 5          | level, string                                      |
 * | 6          | level, number of a table that is no more           |
 * | 7          | level, number of a new table, size, string, string |
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readingOf } from './level-varints.ts';

const blockOf = 32_768;
const headerLength = 7;

/** Their numbers. Undefined where the manifest cannot be made out: LevelDB refuses it as well. */
export async function tablesNamed(folder: string): Promise<ReadonlySet<number> | undefined> {
  const current = await readFile(join(folder, 'CURRENT'), 'latin1').catch(() => undefined);
  const name = /^(MANIFEST-\d+)\n$/.exec(current ?? '')?.[1];
  const manifest = name && (await readFile(join(folder, name)).catch(() => undefined));
  if (!manifest) return undefined;
  // By level, since a table that moves to another is removed from the one in the same edit.
  const tables = new Map<string, number>();
  for (const edit of editsIn(manifest)) if (!follow(edit, tables)) return undefined;
  return new Set(tables.values());
}

function* editsIn(manifest: Buffer): Generator<Buffer> {
  let pieces: Buffer[] = [];
  for (let at = 0; at + headerLength <= manifest.length; ) {
    const inBlock = blockOf - (at % blockOf);
    if (inBlock < headerLength) {
      at += inBlock;
      continue;
    }
    const [length, kind] = [manifest.readUInt16LE(at + 4), manifest[at + 6] ?? 0];
    const piece = manifest.subarray(at + headerLength, at + headerLength + length);
    // Torn: LevelDB ends there as well. Its sum is LevelDB's to look at.
    if (kind === 0 || piece.length < length) return;
    at += headerLength + length;
    if (kind === 1 || kind === 2) pieces = [];
    pieces.push(piece);
    if (kind === 1 || kind === 4) yield Buffer.concat(pieces);
  }
}

/** False where it is no edit. */
function follow(edit: Buffer, tables: Map<string, number>): boolean {
  const reading = readingOf(edit);
  const { number } = reading;
  const skipString = () => void reading.take(number());
  while (!reading.isOver()) {
    const tag = number();
    if (tag === 1) skipString();
    else if (tag === 2 || tag === 3 || tag === 4 || tag === 9) number();
    else if (tag === 5) {
      number();
      skipString();
    } else if (tag === 6) tables.delete(`${number()} ${number()}`);
    else if (tag === 7) {
      const level = number();
      const table = number();
      number();
      skipString();
      skipString();
      tables.set(`${level} ${table}`, table);
    } else return false;
  }
  return reading.isWhole();
}
