/** Windows with a Repo of their own, joined to a vault's note rooms as through the bridge. */
import { type DocHandle, Repo } from '@automerge/automerge-repo/slim';
import { createNoteRooms, type NoteRooms } from '../../engine/bridge/note-rooms.ts';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import type { Vault } from '../../engine/vault/api.ts';
import type { NoteState } from '../../shared/bridge/contract/notes.ts';
import { createNoteRepo, type NoteRepo, type NoteText } from '../../shared/bridge/note-repo.ts';
import { Automerge } from '../../shared/crdt.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { unwrap } from './vaults.ts';

export interface NoteWindow {
  readonly repo: NoteRepo;
  readonly states: NoteState[];
  /** What the engine has sent to this window, as it came. */
  readonly received: Uint8Array[];
  readonly open: (id: string) => Promise<DocHandle<NoteText>>;
  readonly send: (bytes: Uint8Array) => void;
  readonly leave: () => void;
}

export interface Rooms {
  readonly rooms: NoteRooms;
  readonly window: () => NoteWindow;
  readonly steps: () => number;
  /** The engine's own. */
  readonly repo: () => Repo | undefined;
}

export async function openRooms(vault: Vault): Promise<Rooms> {
  await readyAutomerge();
  const listeners = new Map<object, { note: (bytes: Uint8Array) => void; states: NoteState[] }>();
  let steps = 0;
  let made: Repo | undefined;
  const rooms = createNoteRooms({
    vault,
    clock: Date.now,
    sendTo: (window, bytes) => queueMicrotask(() => listeners.get(window)?.note(bytes)),
    tell: (window, state) => listeners.get(window)?.states.push(state),
    onTyped: () => {},
    onStep: () => {
      steps++;
    },
    makeRepo: (config) => {
      made = new Repo(config);
      return made;
    },
  });
  return {
    rooms,
    steps: () => steps,
    repo: () => made,
    window: () => {
      const key = {};
      const received: Uint8Array[] = [];
      const states: NoteState[] = [];
      let gone = false;
      const send = (bytes: Uint8Array) => queueMicrotask(() => gone || rooms.receive(key, bytes));
      const repo = createNoteRepo({
        sendNote: send,
        onNote: (listener) => {
          const note = (bytes: Uint8Array) => {
            received.push(bytes);
            listener(bytes);
          };
          listeners.set(key, { note, states });
          return () => listeners.delete(key);
        },
      });
      return {
        repo,
        states,
        received,
        send,
        open: async (id) => repo.find(unwrap(await rooms.open(id, key)).url),
        leave: () => {
          gone = true;
          listeners.delete(key);
          rooms.leave(key);
          repo.close();
        },
      };
    },
  };
}

export async function addNote(vault: Vault, subject: string, text: string): Promise<string> {
  const space = vault.spaces.find((each) => each.width === 'private')?.id ?? '';
  const made = unwrap(newRecord({ kind: 'note', space, fields: { subject, text } }, vault.context()));
  unwrap(await vault.perform({ kind: 'edit', edits: [made] }));
  return made.record;
}

export function noteText(vault: Vault, id: string): string {
  return String(vault.graph().part(id)?.fields['text']);
}

export function type(handle: DocHandle<NoteText>, at: number, gone: number, come: string): void {
  handle.change((draft) => Automerge.splice(draft, ['text'], at, gone, come));
}

export async function until(holds: () => boolean, what: string, milliseconds = 8_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
