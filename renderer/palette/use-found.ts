/** Rows found as one types. The newest question counts; answers to older ones are dropped. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ListEntry } from '../../shared/query/entry.ts';
import { useOpenVault } from '../data/engine.tsx';

export interface FoundRows {
  /** What they were found for. */
  readonly text: string;
  readonly entries: readonly ListEntry[];
}

export function useFound(text: string, limit: number, kinds?: readonly string[]): FoundRows {
  const { workspace } = useOpenVault();
  const [found, setFound] = useState<FoundRows>({ text: '', entries: [] });
  const isIndexed = useSyncExternalStore(workspace.onIndexed, workspace.isIndexed);
  const wanted = text.trim();
  const key = kinds?.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the index is there it finds more than the engine's scan.
  useEffect(() => {
    if (wanted === '') {
      setFound({ text: '', entries: [] });
      return;
    }
    let newest = true;
    const only = key === undefined ? {} : { kinds: key.split(' ') };
    void workspace.find(wanted, { limit, ...only }).then((rows) => {
      if (newest) setFound({ text: wanted, entries: rows.flatMap((id) => workspace.entries.get(id) ?? []) });
    });
    return () => {
      newest = false;
    };
  }, [workspace, wanted, limit, key, isIndexed]);
  return found;
}
