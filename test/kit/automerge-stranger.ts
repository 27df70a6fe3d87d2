/** Somebody with nothing but the id of a document, and Automerge: does to it whatever the server lets anybody do. */
import * as Automerge from '@automerge/automerge/slim';
import { connectToServer } from '../../engine/automerge-server/server-connection.ts';
import type { ServerUrl } from '../../engine/automerge-server/server-url.ts';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';

type Anything = Record<string, unknown>;

/** Resolves once the server holds what the stranger has done. Returns the keys that were there before. */
export async function strangerChanges(
  url: ServerUrl,
  documentId: string,
  change: (document: Anything) => void,
): Promise<string[]> {
  await readyAutomerge();
  let document = Automerge.init<Anything>();
  let state = Automerge.initSyncState();
  let tell = () => {};
  const limits = { connect: 10_000, quiet: 10_000, answer: 10_000, frame: 64 * 1024 * 1024, strayFrames: 100 };
  const stop = new AbortController();
  const connected = await connectToServer({
    url,
    signal: stop.signal,
    limits,
    onGone: () => {},
    onMessage: ({ data, documentId: about }) => {
      if (about !== documentId || !data) return true;
      [document, state] = Automerge.receiveSyncMessage(document, state, data);
      speak();
      tell();
      return true;
    },
  });
  if (!connected.ok) throw new Error(`the stranger was not let in: ${connected.error}`);
  const { send, within } = connected.value;
  const speak = () => {
    const [next, message] = Automerge.generateSyncMessage(document, state);
    state = next;
    if (message)
      send({ type: Automerge.getHeads(document).length === 0 ? 'request' : 'sync', documentId, data: message });
  };
  const agreed = () =>
    within(
      new Promise<boolean>((done) => {
        tell = () => {
          const [ours, theirs] = [Automerge.getHeads(document), state.theirHeads ?? []];
          if (ours.length > 0 && [...ours].sort().join() === [...theirs].sort().join()) done(true);
        };
        speak();
        tell();
      }),
    );
  if (!(await agreed())) throw new Error('the stranger never got the document');
  const before = Object.keys(document);
  document = Automerge.change(document, change);
  if (!(await agreed())) throw new Error('the server did not take what the stranger did');
  stop.abort();
  return before;
}
