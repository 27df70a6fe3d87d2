/**
 * The notes a window has open, each once however many places show it. Follows the engine: what is saved, what is not and
 * why, and a session document that ends, after which the note is opened again with what was not saved put back in.
 */
import type { DocHandle } from '@automerge/automerge-repo/slim';
import type { BridgeClient } from '../bridge/client.ts';
import type { NoteState } from '../bridge/contract/notes.ts';
import type { Problem } from '../bridge/contract.ts';
import type { NoteRepo, NoteText } from '../bridge/note-repo.ts';
import { Automerge, type Heads } from '../crdt.ts';
import { rewordText } from '../edit/edit.ts';
import type { Result } from '../result.ts';
import { createTrail, type Trail } from './unsaved.ts';

export type NoteView =
  | { readonly type: 'opening' }
  /** `problem`: what is written stays here and is tried again. */
  | {
      readonly type: 'open';
      readonly handle: DocHandle<NoteText>;
      readonly saved: boolean;
      readonly problem?: Problem | undefined;
    }
  | { readonly type: 'failed'; readonly problem: Problem };

export interface NoteDesk {
  readonly view: (id: string) => NoteView;
  /** Opens the note where nothing else here shows it. Returns what gives it back. */
  readonly watch: (id: string, listener: () => void) => () => void;
  readonly retry: (id: string) => void;
}

/** Trails of what is not saved, by note. Kept by the window beyond a desk, in memory only. */
export interface UnsavedNotes {
  readonly get: (id: string) => Trail | undefined;
  readonly set: (id: string, trail: Trail) => void;
  readonly delete: (id: string) => void;
}

export interface NoteDeskDeps {
  readonly client: BridgeClient;
  readonly loadRepo: () => Promise<NoteRepo>;
  readonly unsaved: UnsavedNotes;
}

interface Note {
  readonly id: string;
  readonly listeners: Set<() => void>;
  view: NoteView;
  trail: Trail | undefined;
  /** The session document as it last was, by its heads. */
  known?: Heads;
  /** Counts openings, so that an answer to an earlier one is not taken for this one's. */
  opening: number;
  savedHeads?: string;
}

interface Opened {
  readonly opened: Result<{ readonly url: string }, Problem>;
  readonly handle: DocHandle<NoteText> | undefined;
}

const opening: NoteView = { type: 'opening' };

export function createNoteDesk({ client, loadRepo, unsaved }: NoteDeskDeps): NoteDesk {
  const notes = new Map<string, Note>();

  const show = (note: Note, view: NoteView) => {
    note.view = view;
    for (const listener of note.listeners) listener();
  };

  const start = async (note: Note): Promise<void> => {
    const current = ++note.opening;
    const isCurrent = () => note.opening === current && notes.get(note.id) === note;
    show(note, opening);
    const repo = await loadRepo();
    if (!isCurrent()) return;
    const { opened, handle } = await openOnce(repo, note.id);
    if (!isCurrent()) return;
    if (!handle) {
      show(note, { type: 'failed', problem: opened.ok ? { type: 'NoteClosed' } : opened.error });
      return;
    }
    const standing = handle.doc().text;
    const wanted = unsaved.get(note.id)?.onto(standing) ?? standing;
    note.trail = createTrail(headsOf(handle), standing);
    note.known = Automerge.getHeads(handle.doc());
    handle.on('change', () => changed(note, handle));
    show(note, { type: 'open', handle, saved: note.savedHeads === undefined || note.savedHeads === headsOf(handle) });
    if (wanted === standing) unsaved.delete(note.id);
    else handle.change((draft) => rewordText(draft as unknown as Record<string, unknown>, ['text'], wanted));
  };

  /** Once more where the document ended just then: the engine gives a session up when nobody has it open. */
  const openOnce = async (repo: NoteRepo, id: string, again = true): Promise<Opened> => {
    const opened = await client.call('openNote', { id });
    const handle = opened.ok ? await repo.find(opened.value.url).catch(() => undefined) : undefined;
    return opened.ok && !handle && again ? openOnce(repo, id, false) : { opened, handle };
  };

  const changed = (note: Note, handle: DocHandle<NoteText>) => {
    if (note.view.type !== 'open' || note.view.handle !== handle) return;
    const doc = handle.doc();
    const { known = [] } = note;
    note.known = Automerge.getHeads(doc);
    const own = Automerge.getActorId(doc);
    const mine = Automerge.getChangesMetaSince(doc, known).some(({ actor }) => actor === own);
    note.trail?.further(headsOf(handle), doc.text, mine);
    weigh(note, handle, note.view.problem);
  };

  /** Saved is what the engine said of exactly these heads; anything else stays on the trail. */
  const weigh = (note: Note, handle: DocHandle<NoteText>, problem: Problem | undefined) => {
    const saved = note.savedHeads === headsOf(handle);
    if (note.savedHeads !== undefined) note.trail?.saved(note.savedHeads);
    if (saved || !note.trail) unsaved.delete(note.id);
    else unsaved.set(note.id, note.trail);
    const before = note.view;
    const kept = saved ? undefined : problem;
    if (before.type === 'open' && before.saved === saved && before.problem === kept) return;
    show(note, { type: 'open', handle, saved, problem: kept });
    endIfDone(note);
  };

  const heard = (state: NoteState) => {
    const note = notes.get(state.id);
    if (!note) return;
    if (state.state === 'closed') {
      release(note);
      void start(note);
      return;
    }
    if (state.state === 'saved') note.savedHeads = [...state.heads].sort().join();
    if (note.view.type === 'open') weigh(note, note.view.handle, state.state === 'problem' ? state.problem : undefined);
  };

  const release = (note: Note) => {
    const { view } = note;
    delete note.savedHeads;
    note.opening++;
    note.view = opening;
    if (view.type === 'open') void loadRepo().then((repo) => repo.forget(view.handle));
  };

  /** Shown nowhere any more and saved: until then it stays open, so that its last words are sent. */
  const endIfDone = (note: Note) => {
    const { view } = note;
    if (note.listeners.size > 0 || notes.get(note.id) !== note) return;
    if (view.type === 'open' && !view.saved) return;
    notes.delete(note.id);
    release(note);
    void client.call('closeNote', { id: note.id });
  };

  client.on('note', heard);
  client.on('state', ({ state }) => {
    if (state === 'open') return;
    for (const note of notes.values()) {
      release(note);
      for (const listener of note.listeners) listener();
    }
    notes.clear();
  });

  const noteNow = (id: string): Note => {
    const known = notes.get(id);
    if (known) return known;
    const note: Note = { id, listeners: new Set(), view: opening, trail: undefined, opening: 0 };
    notes.set(id, note);
    void start(note);
    return note;
  };

  return {
    view: (id) => notes.get(id)?.view ?? opening,
    watch: (id, listener) => {
      const note = noteNow(id);
      note.listeners.add(listener);
      return () => {
        note.listeners.delete(listener);
        // Whoever draws anew takes it up again at once.
        void Promise.resolve().then(() => endIfDone(note));
      };
    },
    retry: (id) => {
      const note = notes.get(id);
      if (note?.view.type === 'failed') void start(note);
    },
  };
}

function headsOf(handle: DocHandle<NoteText>): string {
  return [...handle.heads()].sort().join();
}
