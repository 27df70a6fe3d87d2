import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initializeAutomerge } from '../../shared/crdt.ts';

/** Loads Automerge's wasm from the package; the first call costs about 40 ms, so nothing on the way to rows calls it. */
export function readyAutomerge(): Promise<void> {
  return initializeAutomerge(async () => {
    const path = createRequire(import.meta.url).resolve('@automerge/automerge/automerge.wasm');
    return new Uint8Array(await readFile(path));
  });
}
