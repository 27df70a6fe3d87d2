/** Notes open in windows; see shared/bridge/contract/notes.ts. */
import type { Problem } from '../../shared/bridge/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Vault } from '../vault/api.ts';

export interface NoteRooms {
  /** Opens a note for a window (any object that stands for it). */
  readonly open: (id: string, window: object) => Promise<Result<{ readonly url: string }, Problem>>;
  /** A message of automerge-repo's sync from a window. */
  readonly receive: (window: object, bytes: Uint8Array) => void;
  /** Answers when everything typed so far is on the disk. */
  readonly flush: () => Promise<Result<true, Problem>>;
  readonly leave: (window: object) => void;
  /** Without arguments: flushes and closes everything. */
  readonly close: (id?: string, window?: object) => Promise<void>;
}

export interface NoteRoomsDeps {
  readonly vault: Vault;
  readonly sendTo: (window: object, bytes: Uint8Array) => void;
}

export function createNoteRooms(_deps: NoteRoomsDeps): NoteRooms {
  return {
    open: async () => err({ type: 'NoSuchRecord' }),
    receive: () => {},
    flush: async () => ok(true),
    leave: () => {},
    close: async () => {},
  };
}
