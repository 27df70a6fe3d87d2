/**
 * Notes open in windows; see shared/bridge/contract/notes.ts and notes/note-session.ts. A window gets the documents it
 * opened and nothing else: none is announced, an unknown one is unavailable, and what is no sound message of sync is
 * dropped before automerge-repo or Automerge see it. Nothing is stored but what sessions commit to the vault.
 */
import { type PeerId, Repo, type RepoConfig, type UrlHeads } from '@automerge/automerge-repo/slim';
import type { NoteState } from '../../shared/bridge/contract/notes.ts';
import type { Problem } from '../../shared/bridge/contract.ts';
import { decodeNoteMessage, encodeNoteMessage, NoteNetwork } from '../../shared/bridge/note-network.ts';
import { Automerge } from '../../shared/crdt.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readyAutomerge } from '../documents/automerge-wasm.ts';
import { createNoteSession, type NoteSession, type SessionText } from '../notes/note-session.ts';
import { guardSyncMessage, mostLetters } from '../notes/sync-guard.ts';
import type { ChangeError, Vault } from '../vault/api.ts';

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
  readonly clock: () => number;
  readonly sendTo: (window: object, bytes: Uint8Array) => void;
  readonly tell: (window: object, state: NoteState) => void;
  /** Somebody typed. */
  readonly onTyped: () => void;
  /** There is a new step to undo. */
  readonly onStep: () => void;
  /** A test looks into it, to see that a lock leaves nothing behind. */
  readonly makeRepo?: (config: RepoConfig) => Repo;
}

interface Room extends NoteSession {
  readonly id: string;
  readonly windows: Set<object>;
  problem: ChangeError | undefined;
}

/** automerge-repo sends what changed after 100 milliseconds, and stumbles where the document is gone by then. */
const quietAfter = 130;
/** Notes one window may have open: each is a document in the engine's memory. */
const mostInWindow = 100;
/** Tries to save what a lock interrupts. */
const triesAtLock = 3;

export function createNoteRooms(deps: NoteRoomsDeps): NoteRooms {
  const { vault, makeRepo = (config) => new Repo(config) } = deps;
  const rooms = new Map<string, Room>();
  const byDocument = new Map<string, Room>();
  const peerOf = new Map<object, string>();
  const windowOf = new Map<string, object>();
  const freeing = new Set<Promise<void>>();
  let peers = 0;
  let closed = false;

  const mayHave = (peer: string, document?: string): boolean => {
    const window = windowOf.get(peer);
    return window !== undefined && byDocument.get(document ?? '')?.windows.has(window) === true;
  };
  const network = new NoteNetwork((peer, message) => {
    const window = windowOf.get(peer);
    if (window) deps.sendTo(window, encodeNoteMessage(message));
  });
  let repo: Repo | undefined;
  const repoNow = (): Repo => {
    repo ??= makeRepo({
      peerId: 'engine' as PeerId,
      network: [network],
      shareConfig: {
        announce: async () => false,
        access: async (peer, document) => mayHave(peer, document),
      },
    });
    return repo;
  };

  const tellAll = (room: Room, state: NoteState) => {
    for (const window of room.windows) deps.tell(window, state);
  };

  const startRoom = (id: string, text: string): Room => {
    const handle = repoNow().create<SessionText>({ text });
    const session = createNoteSession({
      id,
      vault,
      handle,
      clock: deps.clock,
      onSaved: (heads) => {
        room.problem = undefined;
        tellAll(room, savedState(id, heads));
      },
      onProblem: (problem) => {
        room.problem = problem;
        tellAll(room, { id, state: 'problem', problem });
      },
      onStep: deps.onStep,
      onBroken: () => {
        tellAll(room, { id, state: 'closed' });
        room.windows.clear();
        void free(room);
      },
    });
    const room: Room = { ...session, id, windows: new Set(), problem: undefined };
    rooms.set(id, room);
    byDocument.set(handle.documentId, room);
    return room;
  };

  /** No message reaches it any more; its memory is given back once automerge-repo has done with what it had begun. */
  const free = (room: Room): Promise<void> => {
    room.stop();
    if (rooms.get(room.id) === room) rooms.delete(room.id);
    byDocument.delete(room.handle.documentId);
    const freed = wait(quietAfter).then(() => {
      const doc = room.handle.doc();
      room.handle.removeAllListeners();
      repo?.delete(room.handle.documentId);
      Automerge.free(doc);
      freeing.delete(freed);
    });
    freeing.add(freed);
    return freed;
  };

  /** After the last window has left: what it typed is saved first, however often that takes. */
  const endWhenSaved = async (room: Room): Promise<void> => {
    while (!closed && room.windows.size === 0 && rooms.get(room.id) === room) {
      const saved = await room.save();
      if (saved.ok && room.isSaved() && room.windows.size === 0 && rooms.get(room.id) === room) {
        await free(room);
        return;
      }
      await wait(saved.ok ? 0 : 1_000);
    }
  };

  const leaveRoom = (room: Room, window: object): Promise<void> => {
    room.windows.delete(window);
    repo?.shareConfigChanged();
    return room.windows.size === 0 ? endWhenSaved(room) : room.save().then(() => undefined);
  };

  const flush = async (): Promise<Result<true, Problem>> => {
    const saved = await Promise.all([...rooms.values()].map((room) => room.save()));
    return saved.find((each) => !each.ok) ?? ok(true);
  };

  const closeAll = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    unsubscribe();
    for (let tries = 1; tries <= triesAtLock; tries++) {
      if ((await flush()).ok) break;
      await wait(200);
    }
    for (const room of rooms.values()) void free(room);
    await Promise.all(freeing);
    peerOf.clear();
    windowOf.clear();
    await repo?.shutdown();
    repo = undefined;
  };

  const unsubscribe = vault.onRows(({ put, gone }) => {
    for (const room of [...rooms.values()])
      if (gone.includes(room.id) || put.some((row) => row.parts.some((part) => part.id === room.id))) room.follow();
  });

  return {
    open: async (id, window) => {
      await readyAutomerge();
      if (closed) return err({ type: 'Locked' });
      const part = vault.graph().part(id);
      if (part?.kind !== 'note') return err({ type: 'NoSuchRecord', id });
      const open = [...rooms.values()].filter((each) => each.windows.has(window));
      if (open.length >= mostInWindow) return err({ type: 'TooManyCalls', most: mostInWindow });
      const room = rooms.get(id) ?? startRoom(id, String(part.fields['text'] ?? ''));
      if (!peerOf.has(window)) {
        const peer = `window-${++peers}`;
        peerOf.set(window, peer);
        windowOf.set(peer, window);
        network.joined(peer);
      }
      room.windows.add(window);
      deps.tell(window, savedState(id, room.savedHeads()));
      if (room.problem) deps.tell(window, { id, state: 'problem', problem: room.problem });
      return ok({ url: room.handle.url });
    },
    receive: (window, bytes) => {
      const peer = peerOf.get(window);
      const message = decodeNoteMessage(bytes);
      if (closed || !peer || !message.ok || message.value.type === 'doc-unavailable') return;
      const { documentId, data } = message.value;
      const room = byDocument.get(documentId);
      if (!room?.windows.has(window)) {
        deps.sendTo(window, encodeNoteMessage({ type: 'doc-unavailable', documentId, data: new Uint8Array() }));
        return;
      }
      const guarded = guardSyncMessage(data);
      if (!guarded.ok) {
        const problem = { type: 'TooLarge', what: 'letters', most: mostLetters };
        if (guarded.error.type === 'TooLarge') deps.tell(window, { id: room.id, state: 'problem', problem });
        return;
      }
      if (guarded.value.chunks > 0) deps.onTyped();
      network.deliver(peer, message.value);
    },
    flush,
    leave: (window) => {
      const peer = peerOf.get(window);
      if (!peer) return;
      peerOf.delete(window);
      windowOf.delete(peer);
      network.left(peer);
      for (const room of rooms.values()) if (room.windows.has(window)) void leaveRoom(room, window);
    },
    close: async (id, window) => {
      if (id === undefined || window === undefined) return closeAll();
      const room = rooms.get(id);
      if (room?.windows.has(window)) await leaveRoom(room, window);
    },
  };
}

function savedState(id: string, heads: UrlHeads): NoteState {
  return { id, state: 'saved', heads: [...heads] };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
