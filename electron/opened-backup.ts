/** The sealed backup that somebody double-clicked: read here, since a window never names a path. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { mostMessageBytes } from '../shared/bridge/port.ts';

export interface OpenedBackup {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Undefined where it is no ordinary file, may not be read, or is larger than the bridge carries. */
export async function readBackup(path: string): Promise<OpenedBackup | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size >= mostMessageBytes) return undefined;
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch {
    return undefined;
  }
}
