/** Between a window and the worker that keeps its rows: everything heavy happens over there. */

import type { EntriesMessage } from '../../shared/query/entries.ts';

export type ToWorker =
  /** First: the Dexie database to fill. */
  | { readonly type: 'open'; readonly database: string }
  /** A rows message of the bridge as it came: UTF-8 JSON. The buffer is handed over. `shown`: nobody waits for entries. */
  | { readonly type: 'rows'; readonly json: Uint8Array; readonly shown?: boolean }
  | {
      readonly type: 'find';
      readonly id: number;
      readonly text: string;
      readonly limit: number;
      readonly kinds?: readonly string[];
    }
  /** Answered with `idle` when everything that came before is stored and indexed. */
  | { readonly type: 'settle'; readonly id: number };

export type FromWorker =
  | ({ readonly type: 'entries' } & EntriesMessage)
  /** Ids of rows, the best first: up to two thousand of them, so nothing more. */
  | { readonly type: 'found'; readonly id: number; readonly rows: readonly string[] }
  /** The search index holds everything that has come. */
  | { readonly type: 'indexed' }
  | { readonly type: 'idle'; readonly id: number };
