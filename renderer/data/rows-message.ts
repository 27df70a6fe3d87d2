/** What the engine tells of rows, as the lists of a window want it. */
import type { RowsMessage } from '../../shared/bridge/contract.ts';
import type { EntriesMessage } from '../../shared/query/entries.ts';
import { listEntry } from '../../shared/query/entry.ts';

/** `json`: UTF-8. */
export function readRows(json: Uint8Array): RowsMessage {
  return JSON.parse(new TextDecoder().decode(json));
}

export function entriesOf({ put, gone, sent, total, filled }: RowsMessage): EntriesMessage {
  return {
    put: put.map(listEntry),
    parts: put.flatMap((row) =>
      row.parts.filter((part) => part.id !== row.id).map((part) => [part.id, row.id] as const),
    ),
    gone,
    ...(sent !== undefined && total !== undefined && { sent, total }),
    ...(filled && { filled: true }),
  };
}
