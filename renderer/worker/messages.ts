/** Between a window and the worker that keeps its rows: everything heavy happens over there. */
import type { ListEntry } from '../../shared/query/entry.ts';
import type { Found } from '../../shared/query/search.ts';

export type ToWorker =
  /** First: the Dexie database to fill. */
  | { readonly type: 'open'; readonly database: string }
  /** A rows message of the bridge as it came: UTF-8 JSON. The buffer is handed over. */
  | { readonly type: 'rows'; readonly json: Uint8Array }
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
  | {
      readonly type: 'entries';
      readonly put: readonly ListEntry[];
      /** Ids of records that were merged into another row or lie over it, with that row's id. */
      readonly parts: readonly (readonly [part: string, row: string])[];
      readonly gone: readonly string[];
      readonly sent?: number;
      readonly total?: number;
      readonly filled?: boolean;
    }
  | { readonly type: 'found'; readonly id: number; readonly found: readonly Found[] }
  /** The search index holds everything that has come. */
  | { readonly type: 'indexed' }
  | { readonly type: 'idle'; readonly id: number };
