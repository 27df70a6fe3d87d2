/**
 * Everything a window knows of the open vault, kept in step with the engine: rows in Dexie, entries in memory, the search
 * index in a worker. Filled anew at each unlock, dropped at each lock.
 */
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { RowsMessage } from '../../shared/bridge/contract.ts';
import { openRowDatabase, type RowDatabase, storedRow } from './database.ts';
import { createEntries, type Entries } from './entries.ts';
import { type SearchIndex, startSearch } from './search-index.ts';

export interface Workspace {
  readonly database: RowDatabase;
  readonly entries: Entries;
  readonly search: SearchIndex;
  /** Resolves once everything that came so far stands in Dexie. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openWorkspace(client: BridgeClient, today: string): Workspace {
  const database = openRowDatabase();
  const entries = createEntries();
  const search = startSearch(client);
  let writing: Promise<unknown> = Promise.resolve();
  let closed = false;
  let release = () => {};
  void navigator.locks.request(database.name, () => new Promise<void>((resolve) => (release = resolve)));

  const stop = client.onRows((message) => {
    if (closed) return;
    entries.apply(message);
    search.apply(message);
    writing = writing.then(() => store(database, message)).catch(() => undefined);
  });
  void client.call('watchRows', { today });
  return {
    database,
    entries,
    search,
    settled: async () => void (await writing),
    close: async () => {
      closed = true;
      stop();
      entries.clear();
      search.close();
      await writing;
      await database.delete();
      release();
    },
  };
}

async function store(database: RowDatabase, { put, gone }: RowsMessage): Promise<void> {
  if (put.length + gone.length === 0) return;
  await database.transaction('rw', database.rows, async () => {
    if (gone.length > 0) await database.rows.bulkDelete([...gone]);
    await database.rows.bulkPut(put.map(storedRow));
  });
}
