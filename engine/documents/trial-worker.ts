/** Runs in a thread of its own, which may be ended at any moment: applies changes to a copy of a document. */
import { parentPort } from 'node:worker_threads';
import { Automerge, type Doc } from '../../shared/crdt.ts';
import { readyAutomerge } from './automerge-wasm.ts';

export interface TrialRequest {
  readonly document: Uint8Array;
  readonly changes: readonly Uint8Array[];
}

parentPort?.on('message', ({ document, changes }: TrialRequest) => {
  void readyAutomerge().then(() => parentPort?.postMessage(applies(document, changes)));
});

type Contents = Record<string, unknown>;

/** As the vault itself does it: a new volume is read as one file, unless something in it waits for an ancestor. */
function loaded(changes: readonly Uint8Array[]): Doc<Contents> {
  try {
    return Automerge.load<Contents>(Buffer.concat(changes));
  } catch {
    return applied(Automerge.init<Contents>(), changes);
  }
}

function applied(doc: Doc<Contents>, changes: readonly Uint8Array[]): Doc<Contents> {
  return Automerge.applyChanges(doc, [...changes])[0];
}

function applies(document: Uint8Array, changes: readonly Uint8Array[]): boolean {
  try {
    Automerge.free(document.length > 0 ? applied(Automerge.load<Contents>(document), changes) : loaded(changes));
    return true;
  } catch {
    return false;
  }
}
