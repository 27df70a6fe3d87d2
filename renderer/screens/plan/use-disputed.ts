/** Encounters whose date two people changed at the same time: every day that stands against the one shown. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { parseWhen, spanOf } from '../../../shared/model/when.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useOpenVault } from '../../data/engine.tsx';

const none: ReadonlyMap<string, readonly string[]> = new Map();

export function useDisputed(encounters: readonly ListEntry[]): ReadonlyMap<string, readonly string[]> {
  const { workspace } = useOpenVault();
  const key = useMemo(
    () =>
      encounters
        .filter(({ unsettled }) => unsettled)
        .map(({ id }) => id)
        .join(' '),
    [encounters],
  );
  const found = useLiveQuery(async () => {
    const stored = await workspace.database.rows.bulkGet(key.split(' ').filter(Boolean));
    return new Map(
      stored.flatMap((each) => {
        const days = (each?.row.alternatives['when'] ?? []).flatMap(({ value }) => {
          const when = typeof value === 'string' ? parseWhen(value) : undefined;
          return when ? [spanOf(when).from] : [];
        });
        return each && days.length > 0 ? [[each.id, days] as const] : [];
      }),
    );
  }, [workspace, key]);
  return found ?? none;
}
