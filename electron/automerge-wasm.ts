/** As engine/documents/automerge-wasm.ts, whose place it takes in the bundle: the wasm lies beside it, not in a package. */
import { readFile } from 'node:fs/promises';
import { initializeAutomerge } from '../shared/crdt.ts';

export function readyAutomerge(): Promise<void> {
  return initializeAutomerge(async () => new Uint8Array(await readFile(new URL('./automerge.wasm', import.meta.url))));
}
