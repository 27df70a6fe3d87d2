/** Two devices that share a coalition, and what they do in these tests. */
import { type NewRecord, newRecord } from '../../../shared/edit/new-record.ts';
import type { Row } from '../../../shared/query/row.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import type { Result } from '../../../shared/result.ts';
import { coalitionSpace, type Device, device, privateSpace } from '../../kit/domain.ts';

export const today = '2026-03-11';

export function good<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function make(on: Device, record: NewRecord): string {
  const made = good(newRecord(record, on.context()));
  on.perform({ kind: 'edit', edits: [made] });
  return made.record;
}

export function makeOrganisation(on: Device, fields: NewRecord['fields']): string {
  return make(on, { kind: 'organisation', space: coalitionSpace.id, fields });
}

export function makePerson(on: Device, fields: NewRecord['fields']): string {
  return make(on, { kind: 'person', space: privateSpace.id, fields });
}

/** `status`: a word; the log's entry is made of it. */
export function makeEncounter(on: Device, { status, ...fields }: NewRecord['fields'] & { status?: string }): string {
  const entry = { status: status ?? 'wanted', at: on.context().now, by: on.context().me, after: '' };
  return make(on, { kind: 'encounter', space: coalitionSpace.id, fields: { ...fields, statusLog: [entry] } });
}

export function rowOf(on: Device, id: string): Row {
  const found = on.graph().rowOf(id);
  if (!found) throw new Error(`${on.name} has no row ${id}`);
  return found;
}

export function encounterOf(on: Device, id: string): Row<'encounter'> {
  const row = rowOf(on, id);
  if (!isRowOf(row, 'encounter')) throw new Error(`${id} is no encounter`);
  return row;
}

export function meet(...devices: Device[]): void {
  for (let round = 0; round < 2; round++) for (const a of devices) for (const b of devices) if (a !== b) a.receive(b);
}

/** Both have seen the same first record, so that neither starts the shared document anew. */
export function together(): { ida: Device; bo: Device } {
  const ida = device('ida');
  makeOrganisation(ida, { name: 'Seed of both' });
  makePerson(ida, { name: 'Kim' });
  return { ida, bo: device('bo', ida) };
}
