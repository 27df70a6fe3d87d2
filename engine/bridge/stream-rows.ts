/** Rows on their way to a window: what its first screen needs, then everything else in pieces, then every change. */
import type { RowsMessage } from '../../shared/bridge/contract.ts';
import { dayAfter } from '../../shared/day.ts';
import { parseWhen, spanOf } from '../../shared/model/when.ts';
import type { Graph } from '../../shared/query/fold.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';

/** Rows in one message: some 300 kB, a few milliseconds of the window's time. */
const rowsAtOnce = 400;

export interface RowStream {
  readonly graph: Graph;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Rows the window has from a glance; those that are no more are taken back. */
  readonly shown?: readonly string[];
  readonly send: (json: string) => void;
  /** False once the window is gone or the vault locked. */
  readonly isWanted: () => boolean;
}

/** Gives way after every piece, so that edits and searches of the meantime are answered between two. */
export async function streamRows({ graph, today, shown = [], send, isWanted }: RowStream): Promise<void> {
  const first = firstRows(graph, today);
  const rest = [...graph.rows.keys()].filter((id) => !first.has(id));
  const ids = [...first, ...rest];
  const total = ids.length;
  for (let sent = 0; sent < total; ) {
    if (!isWanted()) return;
    const piece = ids.slice(sent, sent + rowsAtOnce).flatMap((id) => graph.rows.get(id) ?? []);
    sent = Math.min(sent + rowsAtOnce, total);
    send(rowsJson({ put: piece, gone: [], sent, total }));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const gone = shown.filter((id) => !graph.rows.has(id));
  if (isWanted()) send(rowsJson({ put: [], gone, sent: total, total, filled: true }));
}

export function rowsJson(message: RowsMessage): string {
  return JSON.stringify({ ...message, put: message.put.map(lightened) });
}

/** What is large and seldom looked at stays here; `publicationText` and `pastedText` ask for it. */
export function lightened(row: Row): Row {
  if (isRowOf(row, 'publication')) return { ...row, fields: { ...row.fields, pages: [] } };
  if (isRowOf(row, 'import_batch')) return { ...row, fields: { ...row.fields, raw: undefined } };
  return row;
}

/**
 * Encounters of the days around today, open promises, trips under way, and whoever stands in them. `days`: how many
 * days this shall hold, from today on.
 */
export function firstRows(graph: Graph, today: string, days = 1): ReadonlySet<string> {
  const [from, to] = [dayAfter(today, -2), dayAfter(today, 5 + days)];
  const ids = new Set<string>();
  const add = (row: Row | undefined) => row && ids.add(row.id);
  for (const row of graph.ofKind('encounter')) {
    const when = row.fields.when ? parseWhen(row.fields.when) : undefined;
    const span = when && spanOf(when);
    if (!span || span.from > to || (span.to ?? span.from) < from) continue;
    add(row);
    for (const id of [...Object.keys(row.fields.orgs), ...Object.keys(row.fields.people)]) add(graph.rowOf(id));
  }
  for (const row of graph.ofKind('commitment')) {
    if (row.fields.status !== 'open' || !row.fields.due || row.fields.due > to) continue;
    add(row);
    for (const id of [row.fields.by, row.fields.to]) add(id === undefined ? undefined : graph.rowOf(id));
  }
  for (const row of graph.ofKind('trip')) if ((row.fields.to ?? '') >= from && (row.fields.from ?? '') <= to) add(row);
  return ids;
}
