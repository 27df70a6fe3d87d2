/** Files that hold what a vault keeps secret: readable by their owner only, whole or not there at all. */

import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { err, ok, type Result } from '../shared/result.ts';
import type { Failure } from './answer.ts';
import { pathFromUser } from './paths.ts';

const ownerOnly = 0o600;

/** A file made now, so that its place is sure, and filled later. Throws where it exists or cannot be made. */
export function keptFile(path: string): { readonly write: (text: string) => void; readonly discard: () => void } {
  const descriptor = openSync(path, 'wx', ownerOnly);
  return {
    write: (text) => {
      writeWhole(descriptor, text);
      closeSync(descriptor);
    },
    discard: () => {
      closeSync(descriptor);
      rmSync(path, { force: true });
    },
  };
}

/** Replaces the file in one go, so that a full disk leaves the old one. Gives the absolute path. */
export function writeFileWhole(name: string, text: string): Result<string, Failure> {
  const path = pathFromUser(name);
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    const descriptor = openSync(temporary, 'wx', ownerOnly);
    try {
      writeWhole(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    return ok(path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    const why = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : '';
    return err({ type: 'FileUnwritable', message: `Could not write ${name}${why}. The vault is as it was.`, exit: 1 });
  }
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
  fsyncSync(descriptor);
}
