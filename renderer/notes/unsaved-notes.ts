/** What this window has written in notes and the disk has not yet. Outlives a lost engine and a lock, in memory only. */
import { useSyncExternalStore } from 'react';
import type { UnsavedNotes } from '../../shared/notes/note-desk.ts';
import type { Trail } from '../../shared/notes/unsaved.ts';

const trails = new Map<string, Trail>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

export const unsavedNotes: UnsavedNotes = {
  get: (id) => trails.get(id),
  set: (id, trail) => {
    const before = trails.size;
    trails.set(id, trail);
    if (trails.size !== before) tell();
  },
  delete: (id) => {
    if (trails.delete(id)) tell();
  },
};

/** True while anything written in a note here is not on the disk. */
export function hasUnsavedNotes(): boolean {
  return trails.size > 0;
}

export function useHasUnsavedNotes(): boolean {
  return useSyncExternalStore(subscribe, hasUnsavedNotes);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
