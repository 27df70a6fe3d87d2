/** This window's notes: one desk for each connection to an engine. Automerge's wasm is fetched with the first note. */
import wasmUrl from '@automerge/automerge/automerge.wasm?url';
import type { BridgeClient } from '../../shared/bridge/client.ts';
import { createNoteRepo } from '../../shared/bridge/note-repo.ts';
import { initializeAutomerge } from '../../shared/crdt.ts';
import { createNoteDesk, type NoteDesk } from '../../shared/notes/note-desk.ts';
import { unsavedNotes } from './unsaved-notes.ts';

const desks = new WeakMap<BridgeClient, NoteDesk>();

export function noteDeskOf(client: BridgeClient): NoteDesk {
  const known = desks.get(client);
  if (known) return known;
  const repo = fetchAutomerge().then(() => {
    const made = createNoteRepo(client);
    client.onClose(made.close);
    return made;
  });
  const desk = createNoteDesk({ client, loadRepo: () => repo, unsaved: unsavedNotes });
  desks.set(client, desk);
  return desk;
}

function fetchAutomerge(): Promise<void> {
  return initializeAutomerge(async () => new Uint8Array(await (await fetch(wasmUrl)).arrayBuffer()));
}
