/**
 * Everything a window knows of the open vault, kept in step with the engine: rows in Dexie, entries in memory, the search
 * index in a worker. Filled anew at each unlock, dropped at each lock.
 */
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { RowsMessage } from '../../shared/bridge/contract.ts';
import type { Row } from '../../shared/query/row.ts';
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
  const writer = createWriter(database);
  let closed = false;
  let release = () => {};
  void navigator.locks.request(database.name, () => new Promise<void>((resolve) => (release = resolve)));

  const stop = client.onRows((message) => {
    if (closed) return;
    entries.apply(message);
    search.apply(message);
    writer.add(message);
    if (message.filled) void writer.settled().then(() => markFilled(!closed));
  });
  void client.call('watchRows', { today });
  return {
    database,
    entries,
    search,
    settled: writer.settled,
    close: async () => {
      closed = true;
      markFilled(false);
      stop();
      entries.clear();
      search.close();
      await writer.settled();
      await database.delete();
      release();
    },
  };
}

/** For those who measure and test from outside: every row has come and is stored. */
function markFilled(filled: boolean): void {
  document.documentElement.dataset['filled'] = String(filled);
}

interface Writer {
  readonly add: (message: RowsMessage) => void;
  readonly settled: () => Promise<void>;
}

/** Rows in one transaction: what waits is written together, but never so much that a page's question waits long. */
const mostTogether = 2_000;

/** While a window is being filled, messages come faster than IndexedDB takes them; later each is written at once. */
function createWriter(database: RowDatabase): Writer {
  const waiting: RowsMessage[] = [];
  let running: Promise<void> | undefined;
  const run = async () => {
    while (waiting.length > 0) {
      const put = new Map<string, Row>();
      const gone = new Set<string>();
      while (waiting.length > 0 && put.size < mostTogether) {
        const message = waiting.shift();
        for (const id of message?.gone ?? []) {
          put.delete(id);
          gone.add(id);
        }
        for (const row of message?.put ?? []) {
          gone.delete(row.id);
          put.set(row.id, row);
        }
      }
      // A database that is gone was closed with the vault: there is nobody left to read from it.
      await store(database, [...put.values()], [...gone]).catch(() => undefined);
    }
    running = undefined;
  };
  return {
    add: (message) => {
      if (message.put.length + message.gone.length === 0) return;
      waiting.push(message);
      running ??= run();
    },
    settled: async () => {
      while (running) await running;
    },
  };
}

async function store(database: RowDatabase, put: readonly Row[], gone: string[]): Promise<void> {
  await database.transaction('rw', database.rows, async () => {
    if (gone.length > 0) await database.rows.bulkDelete(gone);
    if (put.length > 0) await database.rows.bulkPut(put.map(storedRow));
  });
}
