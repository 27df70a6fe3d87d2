/** Runs in a thread of its own, which may be ended at any moment: applies changes to a copy of a document. */
import { parentPort } from 'node:worker_threads';
import { Automerge } from '../../shared/crdt.ts';
import { readyAutomerge } from './automerge-wasm.ts';

export interface TrialRequest {
  readonly document: Uint8Array;
  readonly changes: readonly Uint8Array[];
}

parentPort?.on('message', ({ document, changes }: TrialRequest) => {
  void readyAutomerge().then(() => parentPort?.postMessage(applies(document, changes)));
});

function applies(document: Uint8Array, changes: readonly Uint8Array[]): boolean {
  try {
    const doc =
      document.length > 0
        ? Automerge.load<Record<string, unknown>>(document)
        : Automerge.init<Record<string, unknown>>();
    const [next] = Automerge.applyChanges(doc, [...changes]);
    Automerge.free(next);
    return true;
  } catch {
    return false;
  }
}
