/**
 * The rows of the open vault as this window holds them: whole ones in Dexie, which lives in the memory of a private
 * session and starts empty each time. Several windows share an origin, so each has a database of its own, and what a
 * window that crashed left behind is removed at the next start.
 */
import Dexie, { type Table } from 'dexie';
import type { Field } from '../../shared/model/field.ts';
import { kindNamed } from '../../shared/model/kinds.ts';
import type { Row } from '../../shared/query/row.ts';

export interface StoredRow {
  readonly id: string;
  readonly kind: string;
  /** Ids of records that were merged into it or lie over it. */
  readonly parts: readonly string[];
  /** Ids of the records it names. */
  readonly refs: readonly string[];
  readonly row: Row;
}

export type RowDatabase = Dexie & { readonly rows: Table<StoredRow, string> };

const prefix = 'samband-rows-';

export function nameOfNewDatabase(): string {
  return `${prefix}${crypto.randomUUID()}`;
}

export function openRowDatabase(name: string): RowDatabase {
  // Nothing in it outlives the window: it need not wait for a disk, and answers need not be kept twice.
  const options = { chromeTransactionDurability: 'relaxed', cache: 'disabled' } as const;
  const database = new Dexie(name, options) as RowDatabase;
  database.version(1).stores({ rows: 'id, *parts, *refs, kind' });
  return database;
}

/** Each window holds a lock of its database's name while it lives; a database without one belongs to nobody. */
export async function removeForgottenDatabases(): Promise<void> {
  const held = new Set((await navigator.locks.query()).held?.map((lock) => lock.name));
  for (const name of await Dexie.getDatabaseNames())
    if (name.startsWith(prefix) && !held.has(name)) await Dexie.delete(name);
}

export function storedRow(row: Row): StoredRow {
  return {
    id: row.id,
    kind: row.kind,
    parts: row.parts.map((part) => part.id).filter((id) => id !== row.id),
    refs: referencesOf(row),
    row,
  };
}

function referencesOf(row: Row): string[] {
  const found = new Set<string>();
  const fields = kindNamed(row.kind)?.fields ?? {};
  for (const [name, value] of Object.entries(row.fields)) {
    const field: Field | undefined = fields[name];
    if (field?.form === 'single' && field.ref && typeof value === 'string') found.add(value);
    if (field?.form === 'keyed' && field.ref) for (const key of Object.keys(Object(value))) found.add(key);
  }
  return [...found];
}
