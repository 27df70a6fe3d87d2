/**
 * The one door to Automerge. `/slim` everywhere, so that only one copy of the wasm exists; hosts call
 * `initializeAutomerge` with its bytes before the first document is opened. Nothing needs it to start up:
 * rows are read without Automerge.
 */
import * as Automerge from '@automerge/automerge/slim';

export { Automerge };
export type Doc<T> = Automerge.Doc<T>;
export type Heads = Automerge.Heads;
export const ImmutableString = Automerge.ImmutableString;

let ready: Promise<void> | undefined;

export function initializeAutomerge(loadWasm: () => Promise<Uint8Array>): Promise<void> {
  ready ??= loadWasm().then((bytes) => Automerge.initializeWasm(bytes));
  return ready;
}
