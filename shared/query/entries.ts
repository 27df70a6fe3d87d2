/**
 * Light entries of every row, in memory, so that a list of ten thousand sorts and filters within a frame. Listeners of a
 * kind hear of it at most once a frame.
 */
import type { KindName } from '../model/kinds.ts';
import type { ListEntry } from './entry.ts';

export interface Filling {
  readonly sent: number;
  readonly total: number;
  readonly filled: boolean;
}

export interface EntriesMessage {
  readonly put: readonly ListEntry[];
  /** Ids of records that were merged into another row or lie over it, with that row's id. */
  readonly parts: readonly (readonly [part: string, row: string])[];
  readonly gone: readonly string[];
  readonly sent?: number;
  readonly total?: number;
  readonly filled?: boolean;
}

/** All as they stand at one moment: another object after every change, so that what is worked out from it is worked out anew. */
export interface EntriesNow {
  /** Also by the id of a record that was merged into it. */
  readonly get: (id: string) => ListEntry | undefined;
  /** Everything of a kind that is not put away, in no order. The same array until something of the kind changes. */
  readonly ofKind: (kind: KindName) => readonly ListEntry[];
  readonly archived: () => readonly ListEntry[];
}

export interface Entries extends EntriesNow {
  readonly apply: (message: EntriesMessage) => void;
  /**
   * Shows entries as they will be once the engine has saved what was asked for. Returns what puts back how they stood, for
   * when it refuses; what the engine has said of them meanwhile stays.
   */
  readonly foresee: (put: readonly ListEntry[]) => () => void;
  readonly now: () => EntriesNow;
  readonly subscribe: (listener: () => void) => () => void;
  readonly filling: () => Filling;
  readonly clear: () => void;
}

export function createEntries(nextFrame: (run: () => void) => void): Entries {
  const byId = new Map<string, ListEntry>();
  const rowOfPart = new Map<string, string>();
  const byKind = new Map<KindName, Map<string, ListEntry>>();
  const lists = new Map<KindName, readonly ListEntry[]>();
  let archivedList: readonly ListEntry[] | undefined;
  const listeners = new Set<() => void>();
  let waiting = false;
  let filling: Filling = { sent: 0, total: 0, filled: false };

  const tell = () => {
    now = { ...reading };
    if (waiting) return;
    waiting = true;
    nextFrame(() => {
      waiting = false;
      for (const listener of listeners) listener();
    });
  };
  /** What a key has just asked for is drawn with that key, so that the very next frame shows it. */
  const tellAtOnce = () => {
    now = { ...reading };
    for (const listener of listeners) listener();
  };
  const drop = (id: string) => {
    const old = byId.get(id);
    if (!old) return;
    byId.delete(id);
    byKind.get(old.kind)?.delete(id);
    lists.delete(old.kind);
    archivedList = undefined;
  };
  const reading: EntriesNow = {
    get: (id) => byId.get(id) ?? byId.get(rowOfPart.get(id) ?? ''),
    ofKind: (kind) => {
      const known = lists.get(kind);
      if (known) return known;
      const made = [...(byKind.get(kind)?.values() ?? [])].filter((entry) => !entry.archived);
      lists.set(kind, made);
      return made;
    },
    archived: () => {
      archivedList ??= [...byId.values()].filter((entry) => entry.archived);
      return archivedList;
    },
  };
  let now = reading;
  const place = (entry: ListEntry) => {
    byId.set(entry.id, entry);
    const kind = byKind.get(entry.kind) ?? new Map<string, ListEntry>();
    byKind.set(entry.kind, kind.set(entry.id, entry));
    lists.delete(entry.kind);
  };
  return {
    ...reading,
    apply: ({ put, parts, gone, sent, total, filled }) => {
      for (const id of gone) drop(id);
      for (const [part, row] of parts) rowOfPart.set(part, row);
      for (const entry of put) place(entry);
      if (put.length > 0) archivedList = undefined;
      if (sent !== undefined && total !== undefined) filling = { sent, total, filled: filled ?? false };
      tell();
    },
    foresee: (put) => {
      const stood = put.map((entry) => [entry, byId.get(entry.id)] as const);
      for (const entry of put) place(entry);
      if (put.length > 0) tellAtOnce();
      return () => {
        const refused = stood.filter(([entry]) => byId.get(entry.id) === entry);
        for (const [entry, before] of refused) {
          if (before) place(before);
          else drop(entry.id);
        }
        if (refused.length > 0) tell();
      };
    },
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    filling: () => filling,
    clear: () => {
      for (const map of [byId, rowOfPart, byKind, lists]) map.clear();
      archivedList = undefined;
      filling = { sent: 0, total: 0, filled: false };
      tell();
    },
  };
}
