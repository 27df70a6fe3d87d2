/** Stores rows in Dexie: what waits is written together, later changes at once. */
import type { Row } from '../../shared/query/row.ts';
import { type RowDatabase, storedRow } from '../data/database.ts';
import { inBackground } from './background.ts';

export interface RowWriter {
  readonly add: (put: readonly Row[], gone: readonly string[]) => void;
  readonly settled: () => Promise<void>;
}

/** Rows in one transaction: a page's question must not wait long behind it. */
const mostTogether = 2_000;

export function createRowWriter(database: RowDatabase): RowWriter {
  const waiting: { readonly put: readonly Row[]; readonly gone: readonly string[] }[] = [];
  const writing = inBackground(async () => {
    while (waiting.length > 0) {
      const put = new Map<string, Row>();
      const gone = new Set<string>();
      while (waiting.length > 0 && put.size < mostTogether) {
        const next = waiting.shift();
        for (const id of next?.gone ?? []) {
          put.delete(id);
          gone.add(id);
        }
        for (const row of next?.put ?? []) {
          gone.delete(row.id);
          put.set(row.id, row);
        }
      }
      // A database that is gone was closed with the vault: there is nobody left to read from it.
      await store(database, [...put.values()], [...gone]).catch(() => undefined);
    }
  });
  return {
    add: (put, gone) => {
      if (put.length + gone.length === 0) return;
      waiting.push({ put, gone });
      writing.start();
    },
    settled: writing.settled,
  };
}

async function store(database: RowDatabase, put: readonly Row[], gone: string[]): Promise<void> {
  await database.transaction('rw', database.rows, async () => {
    if (gone.length > 0) await database.rows.bulkDelete(gone);
    if (put.length > 0) await database.rows.bulkPut(put.map(storedRow));
  });
}
