/** Rows as every part of a report looks them up: never an archived one, always in an order nobody's clock decides. */
import type { KindName } from '../model/kinds.ts';
import type { Graph } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';

/** Rows that are not archived, in the order they were made; of one import, in the order of its lines. */
export function live<K extends KindName>(rows: readonly Row<K>[]): Row<K>[] {
  return inCreationOrder(rows.filter((row) => row.archived.state !== 'archived'));
}

export function inCreationOrder<K extends KindName>(rows: readonly Row<K>[]): Row<K>[] {
  const lineOf = (row: Row<K>) => Number(/^import:[^:]*:(\d{1,9})/.exec(row.source)?.[1] ?? 0);
  return [...rows].sort((a, b) => a.createdAt - b.createdAt || lineOf(a) - lineOf(b) || (a.id < b.id ? -1 : 1));
}

export function rowNamed<K extends KindName>(graph: Graph, id: string | undefined, kind: K): Row<K> | undefined {
  const row = id === undefined ? undefined : graph.rowOf(id);
  return row && row.archived.state !== 'archived' && isRowOf(row, kind) ? row : undefined;
}

/** The rows that a set of references leads to, each once, in the order they were made. */
export function rowsNamed<K extends KindName>(graph: Graph, ids: Readonly<Record<string, unknown>>, kind: K): Row<K>[] {
  const rows = Object.keys(ids).flatMap((id) => rowNamed(graph, id, kind) ?? []);
  return inCreationOrder([...new Set(rows)]);
}

/** Every row of a kind that names this one in a field, in the order they were made. */
export function rowsUsing<K extends KindName>(graph: Graph, row: Row, kind: K): Row<K>[] {
  const uses = idsOf(row).flatMap((id) => graph.usesOf(id));
  return inCreationOrder([...new Set(uses.flatMap((id) => rowNamed(graph, id, kind) ?? []))]);
}

/** Every id by which a thing is known here. */
export function idsOf(row: Row): string[] {
  return [...new Set([row.id, ...row.parts.map((part) => part.id)])];
}

/** The value shown for a field and those it won over. */
export function saidOf(row: Row, field: string): unknown[] {
  const shown: unknown = Object(row.fields)[field];
  return [shown, ...(row.alternatives[field] ?? []).map(({ value }) => value)];
}

/** The one of a closed list that was written; undefined for a word of a newer version. */
export function known<T extends string>(list: readonly T[], said: unknown): T | undefined {
  return list.find((each) => each === said);
}
