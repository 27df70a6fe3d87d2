/** How a list was left: filter, place, marks. Kept while the vault is open and gone with its lock. */
import { useCallback, useMemo, useState } from 'react';
import type { KindName } from '../../../shared/model/kinds.ts';
import type { EntriesNow } from '../../../shared/query/entries.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import {
  type EntryFilter,
  everyEntry,
  lastMet,
  membershipsOf,
  nextMeetings,
} from '../../../shared/query/entry-list.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { useEntries, useEntriesOfKind } from '../../data/hooks.ts';
import type { Workspace } from '../../data/workspace.ts';
import { useFormats, useLanguage } from '../../words/language.tsx';

interface Memory {
  filter: EntryFilter;
  order: ListOrder;
  marked: ReadonlySet<string>;
  readonly scroll: { offset: number };
}

export type ListOrder = 'country' | 'name';

const kept = new WeakMap<Workspace, Map<KindName, Memory>>();

function memoryOf(workspace: Workspace, kind: KindName): Memory {
  const all = kept.get(workspace) ?? new Map<KindName, Memory>();
  kept.set(workspace, all);
  const memory = all.get(kind) ?? {
    filter: everyEntry,
    order: 'country' as const,
    marked: new Set<string>(),
    scroll: { offset: 0 },
  };
  all.set(kind, memory);
  return memory;
}

export interface Browsing {
  readonly filter: EntryFilter;
  /** Back to the top: another filter is another list. */
  readonly setFilter: (change: Partial<EntryFilter>) => void;
  readonly clearFilter: () => void;
  readonly order: ListOrder;
  readonly setOrder: (order: ListOrder) => void;
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
  const [order, keepOrder] = useState(memory.order);
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
      order,
      setOrder: (next) => {
        memory.order = next;
        memory.scroll.offset = 0;
        keepOrder(next);
      },
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
    [filter, order, marked, memory, change, setMarked],
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

/** The meeting that comes next for each organisation and person, by id. */
export function useNextMeetings(): ReadonlyMap<string, ListEntry> {
  const entries = useEntries();
  const encounters = useEntriesOfKind('encounter');
  return useMemo(() => nextMeetings(encounters, entries.get), [encounters, entries]);
}

/** Where an organisation is, or the first of those a person belongs to that says so. */
export function useCountryOf(): (entry: ListEntry) => string | undefined {
  const entries = useEntries();
  const memberships = useMemberships();
  return useCallback(
    (entry) =>
      entry.kind === 'person'
        ? memberships
            .get(entry.id)
            ?.map((id) => entries.get(id)?.country)
            .find(Boolean)
        : entry.country,
    [entries, memberships],
  );
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
