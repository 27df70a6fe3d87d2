/** How screens read: whole rows live from Dexie, light entries from memory. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DraftName } from '../../shared/bridge/contract/drafts.ts';
import type { Input, MethodName, Output, Problem } from '../../shared/bridge/contract.ts';
import { entryDetail, entryLine } from '../../shared/i18n/entry-line.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import type { EntriesNow, Filling } from '../../shared/query/entries.ts';
import { concernedBy, type ListEntry } from '../../shared/query/entry.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import type { Result } from '../../shared/result.ts';
import { useCommonWords, useFormats, useLanguage } from '../words/language.tsx';
import type { Left } from './drafts.ts';
import { useClient, useOpenVault } from './engine.tsx';

/** undefined while it is looked up; null where there is none. Follows merges: any of its records' ids finds it. */
export function useRow<K extends KindName>(kind: K, id: string): Row<K> | null | undefined {
  const { workspace } = useOpenVault();
  const filled = useFilling().filled;
  const found = useLiveQuery(async () => {
    const { rows } = workspace.database;
    const stored = (await rows.get(id)) ?? (await rows.where('parts').equals(id).first());
    return stored?.row ?? null;
  }, [workspace, id]);
  if (found === undefined) return undefined;
  // Not there yet and not there at all look alike until everything has come.
  if (found === null) return filled ? null : undefined;
  return isRowOf(found, kind) ? found : null;
}

export function useRowsById<K extends KindName>(kind: K, ids: readonly string[]): readonly Row<K>[] | undefined {
  const { workspace } = useOpenVault();
  const key = ids.join(' ');
  return useLiveQuery(async () => {
    const stored = await workspace.database.rows.bulkGet(key.split(' '));
    return stored.flatMap((each) => (each && isRowOf(each.row, kind) ? [each.row] : []));
  }, [workspace, kind, key]);
}

/** Rows of a kind that name any of these ids: encounters of an organisation, roles of a person. */
export function useRowsNaming<K extends KindName>(kind: K, ids: readonly string[]): readonly Row<K>[] | undefined {
  const { workspace } = useOpenVault();
  const key = ids.join(' ');
  return useLiveQuery(async () => {
    const wanted = key.split(' ').filter(Boolean);
    const stored = await workspace.database.rows.where('refs').anyOf(wanted).distinct().toArray();
    return stored.flatMap(({ row }) => (isRowOf(row, kind) && row.archived.state !== 'archived' ? [row] : []));
  }, [workspace, kind, key]);
}

export function useRowsOfKind<K extends KindName>(kind: K): readonly Row<K>[] | undefined {
  const { workspace } = useOpenVault();
  return useLiveQuery(async () => {
    const stored = await workspace.database.rows.where('kind').equals(kind).toArray();
    return stored.flatMap(({ row }) => (isRowOf(row, kind) && row.archived.state !== 'archived' ? [row] : []));
  }, [workspace, kind]);
}

/** What was being written when the vault was locked or the engine ended; undefined until it has come. */
export function useLeftDrafts(): ReadonlyMap<DraftName, Left> | undefined {
  const { drafts } = useOpenVault().workspace;
  return useSyncExternalStore(drafts.onCame, drafts.left);
}

/** The entries in memory as they are now; the component is drawn again, with another object, when anything changes. */
export function useEntries(): EntriesNow {
  const { entries } = useOpenVault().workspace;
  return useSyncExternalStore(entries.subscribe, entries.now);
}

export function useEntriesOfKind(kind: KindName): readonly ListEntry[] {
  const { entries } = useOpenVault().workspace;
  return useSyncExternalStore(
    entries.subscribe,
    useCallback(() => entries.ofKind(kind), [entries, kind]),
  );
}

export function useFilling(): Filling {
  const { entries } = useOpenVault().workspace;
  return useSyncExternalStore(entries.subscribe, entries.filling);
}

/** Names by id, as lists show them; follows every change. */
export function useNames(): {
  readonly of: (id: string) => string;
  readonly ofEntry: (entry: ListEntry) => string;
  /** Whose it is, or about whom, where its name does not say; else empty. */
  readonly about: (entry: ListEntry) => string;
  /** Of which sort it is, how it stands, where and when: what its name leaves open. */
  readonly detail: (entry: ListEntry) => string;
} {
  const entries = useEntries();
  const formats = useFormats();
  const language = useLanguage();
  const { unnamed } = useCommonWords();
  return useMemo(() => {
    const { list, day, moment } = formats;
    const words = { language, entryOf: entries.get, list, day: (wanted: string) => day(wanted), moment };
    const ofEntry = (entry: ListEntry) => entryLine(entry, words);
    const of = (id: string) => {
      const entry = entries.get(id);
      return entry ? ofEntry(entry) : unnamed;
    };
    return {
      ofEntry,
      of,
      about: (entry) => {
        const named = concernedBy(entry).map(of);
        return entry.kind === 'commitment' ? named.join(' → ') : formats.list(named);
      },
      detail: (entry) => entryDetail(entry, words),
    };
  }, [entries, formats, language, unnamed]);
}

export interface Asked<T> {
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly again: () => void;
}

/** Asks the engine when `input` changes; keeps the last answer while the next is on its way. */
export function useAsk<M extends MethodName>(method: M, input: Input<M> | undefined): Asked<Output<M>> {
  const client = useClient();
  const [answer, setAnswer] = useState<Result<Output<M>, Problem>>();
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `input` says, `turn` asks again.
  useEffect(() => {
    if (input === undefined) return;
    let wanted = true;
    void client.call(method, input).then((given) => {
      if (wanted) setAnswer(given);
    });
    return () => {
      wanted = false;
    };
  }, [client, method, key, turn]);
  return {
    value: answer?.ok ? answer.value : undefined,
    problem: answer && !answer.ok ? answer.error : undefined,
    again: useCallback(() => setTurn((now) => now + 1), []),
  };
}

/** Asks again when anything has changed and then been still for so many milliseconds. */
export function useAgainOnChange(again: () => void, milliseconds: number): void {
  const entries = useEntries();
  const [first] = useState(entries);
  useEffect(() => {
    if (entries === first) return;
    const timer = setTimeout(again, milliseconds);
    return () => clearTimeout(timer);
  }, [entries, first, again, milliseconds]);
}
