/**
 * Everything a window knows of the open vault, kept in step with the engine: light entries in memory, whole rows in Dexie,
 * words in a search index. A worker does the work; it is filled anew at each unlock and ended at each lock.
 */
import type { BridgeClient } from '../../shared/bridge/client.ts';
import { createEntries, type Entries } from '../../shared/query/entries.ts';
import { trustedScript } from '../shell/trusted.ts';
import type { FromWorker, ToWorker } from '../worker/messages.ts';
import workerUrl from '../worker/rows-worker.ts?worker&url';
import { nameOfNewDatabase, openRowDatabase, type RowDatabase } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { entriesOf, readRows } from './rows-message.ts';

export interface Workspace {
  readonly database: RowDatabase;
  readonly entries: Entries;
  /** What was being written here and is not saved. */
  readonly drafts: Drafts;
  /** Ids of rows, the best first. Until the index is filled the engine looks through its rows instead. */
  readonly find: (
    text: string,
    wanted: { readonly limit: number; readonly kinds?: readonly string[] },
  ) => Promise<readonly string[]>;
  /** True once the index holds everything: whoever searched before asks again. */
  readonly isIndexed: () => boolean;
  readonly onIndexed: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Bytes of a change that the window's own thread reads in less than a millisecond. */
const smallChange = 64_000;

export function openWorkspace(client: BridgeClient, today: string, version: string): Workspace {
  const name = nameOfNewDatabase();
  const database = openRowDatabase(name);
  const entries = createEntries((run) => void requestAnimationFrame(run));
  const worker = new Worker(trustedScript(new URL(workerUrl, import.meta.url)), { type: 'module' });
  const tell = (message: ToWorker, hand: Transferable[] = []) => worker.postMessage(message, hand);
  const searches = new Map<number, (rows: readonly string[]) => void>();
  const whenIndexed = new Set<() => void>();
  let next = 1;
  let indexed = false;
  /** Rows messages whose entries have not come back from the worker. */
  let underway = 0;
  let closed = false;
  let release = () => {};
  // While it is held, no other window takes this database for one that was left behind.
  void navigator.locks.request(name, () => new Promise<void>((resolve) => (release = resolve)));

  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (closed) return;
    switch (data.type) {
      case 'entries':
        underway--;
        entries.apply(data);
        if (data.filled) tell({ type: 'settle', id: 0 });
        return;
      case 'found':
        searches.get(data.id)?.(data.rows);
        searches.delete(data.id);
        return;
      case 'indexed':
        if (indexed) return;
        indexed = true;
        for (const listener of whenIndexed) listener();
        return;
      case 'idle':
        markFilled(true);
        return;
    }
  };
  tell({ type: 'open', database: name });
  const stop = client.onRows((bytes) => {
    const json = Uint8Array.from(bytes);
    // A change of a few rows is shown at once, unless older ones are still on their way through the worker.
    const shown = json.length <= smallChange && underway === 0 && entries.filling().filled;
    if (shown) entries.apply(entriesOf(readRows(json)));
    else underway++;
    tell({ type: 'rows', json, shown }, [json.buffer]);
  });
  void client.call('watchRows', { today });
  const drafts = createDrafts(client, version);

  return {
    database,
    entries,
    drafts,
    find: async (text, { limit, kinds }) => {
      if (!indexed) {
        const found = await client.call('scan', { text: text.slice(0, 500), limit });
        if (!found.ok) return [];
        return found.value.flatMap(({ id, kind }) => (!kinds || kinds.includes(kind) ? [id] : []));
      }
      const id = next++;
      return new Promise((resolve) => {
        searches.set(id, resolve);
        tell({ type: 'find', id, text, limit, ...(kinds && { kinds }) });
      });
    },
    isIndexed: () => indexed,
    onIndexed: (listener) => {
      whenIndexed.add(listener);
      return () => whenIndexed.delete(listener);
    },
    close: async () => {
      closed = true;
      markFilled(false);
      stop();
      drafts.close();
      worker.terminate();
      for (const resolve of searches.values()) resolve([]);
      entries.clear();
      await database.delete();
      release();
    },
  };
}

/** For those who measure and test from outside: every row has come, is stored and can be found. */
function markFilled(filled: boolean): void {
  document.documentElement.dataset['filled'] = String(filled);
}
