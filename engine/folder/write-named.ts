/**
 * How a file comes to lie in a folder that may be pulled out at any moment: under a name that says it is not done, synced,
 * renamed to the name its content gives it, and read back before it counts. Nobody ever changes a file, so two writers
 * cannot harm each other, and a file that another program shows late or in part is told by its hash.
 */
import { createHash, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { toHex } from '../secret/derive.ts';
import type { CarrierFiles, CarrierName, FolderError } from './carrier-files.ts';

export interface NewFile {
  readonly folder: string;
  readonly pieces: Iterable<Uint8Array>;
  /** Of the SHA-256 of it all. */
  readonly nameOf: (hash: Uint8Array) => string;
  /** 8 hex digits by which this device knows its own half-written files again. */
  readonly mark: string;
}

export interface WrittenFile {
  readonly name: string;
  readonly size: number;
}

const readAtOnce = 1024 * 1024;
const day = 86_400_000;

export async function writeNamed(files: CarrierFiles, file: NewFile): Promise<Result<WrittenFile, FolderError>> {
  const { folder, pieces, nameOf, mark } = file;
  const temporary = `${folder}/${toHex(randomBytes(8))}.${mark}.tmp`;
  const hash = createHash('sha256');
  let size = 0;
  function* hashed(): Generator<Uint8Array> {
    for (const piece of pieces) {
      hash.update(piece);
      size += piece.length;
      yield piece;
    }
  }
  const created = await files.create(temporary, hashed());
  const digest = new Uint8Array(hash.digest());
  const name = nameOf(digest);
  const path = `${folder}/${name}`;
  const renamed = created.ok ? await files.rename(temporary, path) : created;
  if (!renamed.ok) {
    // A full stick is not helped by half a file. Where this fails too, the next save clears it away.
    await files.remove(temporary);
    return renamed;
  }
  const found = await hashOf(files, path, size);
  if (!found.ok) return found;
  if (Buffer.from(digest).equals(found.value)) return ok({ name, size });
  // Nobody can have taken it for good: its name does not fit what is in it.
  await files.remove(path);
  return err({ type: 'ReadBackDiffers', path });
}

/** Removes what earlier writes left half-done: this device's own, and others' once a day old. */
export async function clearTemporary(
  files: CarrierFiles,
  folder: string,
  names: readonly CarrierName[],
  mark: string,
): Promise<void> {
  for (const { name, type } of names) {
    if (type !== 'file' || !isTemporaryName(name)) continue;
    const path = `${folder}/${name}`;
    if (!name.endsWith(`.${mark}.tmp`)) {
      const age = await files.age(path);
      // By a wrong clock a file still being written may be taken away: its writer is told and writes it again.
      if (!age.ok || age.value < day) continue;
    }
    await files.remove(path);
  }
}

export function isTemporaryName(name: string): boolean {
  return /^[0-9a-f]{16}\.[0-9a-f]{8}\.tmp$/.test(name);
}

async function hashOf(files: CarrierFiles, path: string, size: number): Promise<Result<Uint8Array, FolderError>> {
  const hash = createHash('sha256');
  const found = await files.size(path);
  if (!found.ok) return found;
  // A byte more than was written is as wrong as one less.
  for (let from = 0; from < Math.max(size, found.value); from += readAtOnce) {
    const piece = await files.read(path, from, Math.min(readAtOnce, Math.max(size, found.value) - from));
    if (!piece.ok) return piece;
    hash.update(piece.value);
  }
  return ok(new Uint8Array(hash.digest()));
}
