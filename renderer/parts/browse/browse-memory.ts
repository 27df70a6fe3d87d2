/** How a list was left: filter, place, marks. Kept while the vault is open and gone with its lock. */
import { useCallback, useMemo, useState } from 'react';
import type { KindName } from '../../../shared/model/kinds.ts';
import type { EntriesNow } from '../../../shared/query/entries.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { type EntryFilter, everyEntry, lastMet, membershipsOf } from '../../../shared/query/entry-list.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { useEntries, useEntriesOfKind } from '../../data/hooks.ts';
import type { Workspace } from '../../data/workspace.ts';
import { useFormats, useLanguage } from '../../words/language.tsx';

interface Memory {
  filter: EntryFilter;
  marked: ReadonlySet<string>;
  readonly scroll: { offset: number };
}

const kept = new WeakMap<Workspace, Map<KindName, Memory>>();

function memoryOf(workspace: Workspace, kind: KindName): Memory {
  const all = kept.get(workspace) ?? new Map<KindName, Memory>();
  kept.set(workspace, all);
  const memory = all.get(kind) ?? { filter: everyEntry, marked: new Set<string>(), scroll: { offset: 0 } };
  all.set(kind, memory);
  return memory;
}

export interface Browsing {
  readonly filter: EntryFilter;
  /** Back to the top: another filter is another list. */
  readonly setFilter: (change: Partial<EntryFilter>) => void;
  readonly clearFilter: () => void;
  readonly marked: ReadonlySet<string>;
  readonly setMarked: (marked: ReadonlySet<string>) => void;
  /** `on` undefined: the other way round. */
  readonly mark: (items: readonly ListEntry[], on?: boolean) => void;
  readonly scroll: { offset: number };
}

export function useBrowsing(kind: KindName): Browsing {
  const { workspace } = useOpenVault();
  const memory = memoryOf(workspace, kind);
  const [filter, keepFilter] = useState(memory.filter);
  const [marked, keepMarked] = useState(memory.marked);
  const change = useCallback(
    (next: EntryFilter) => {
      memory.filter = next;
      memory.scroll.offset = 0;
      keepFilter(next);
    },
    [memory],
  );
  const setMarked = useCallback(
    (next: ReadonlySet<string>) => {
      memory.marked = next;
      keepMarked(next);
    },
    [memory],
  );
  return useMemo(
    () => ({
      filter,
      setFilter: (part) => change({ ...memory.filter, ...part }),
      clearFilter: () => change(everyEntry),
      marked,
      setMarked,
      mark: (items, on) => {
        const next = new Set(memory.marked);
        for (const { id } of items) {
          if (on ?? !next.has(id)) next.add(id);
          else next.delete(id);
        }
        setMarked(next);
      },
      scroll: memory.scroll,
    }),
    [filter, marked, memory, change, setMarked],
  );
}

/** Sorted lists by the list they were sorted from: a page that opens beside the list does not sort it again. */
const sortedLists = new WeakMap<readonly ListEntry[], { language: string; sorted: readonly ListEntry[] }>();

export function useSortedEntries(kind: KindName): readonly ListEntry[] {
  const all = useEntriesOfKind(kind);
  const language = useLanguage();
  const { compare } = useFormats();
  return useMemo(() => {
    const known = sortedLists.get(all);
    if (known?.language === language) return known.sorted;
    const sorted = [...all].sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    sortedLists.set(all, { language, sorted });
    return sorted;
  }, [all, language, compare]);
}

/** The last day each organisation and person was met, by id. */
export function useLastMet(): ReadonlyMap<string, string> {
  const entries = useEntries();
  const encounters = useEntriesOfKind('encounter');
  return useMemo(() => lastMet(encounters, entries.get), [encounters, entries]);
}

/** The organisations each person belongs to, by row ids. Every line asks: they are worked out once a change. */
export function useMemberships(): ReadonlyMap<string, readonly string[]> {
  const entries = useEntries();
  const known = memberships.get(entries);
  if (known) return known;
  const found = membershipsOf(entries.ofKind('affiliation'), entries.get);
  memberships.set(entries, found);
  return found;
}

const memberships = new WeakMap<EntriesNow, ReadonlyMap<string, readonly string[]>>();
