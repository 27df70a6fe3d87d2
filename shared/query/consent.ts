import { leavesOf } from '../model/event-log.ts';
import type { Row } from './row.ts';

/** What a person allows for one purpose. Of statements made at the same time the refusing one counts. */
export function consentFor(
  consents: readonly Row<'consent'>[],
  subject: string,
  purpose: string,
  today: string,
): 'given' | 'refused' | 'withdrawn' | 'expired' | 'unknown' {
  const statements = consents
    .filter(
      (row) => row.fields.subject === subject && row.fields.purpose === purpose && row.archived.state !== 'archived',
    )
    .map((row) => ({ id: row.id, at: row.createdAt, by: row.createdBy, after: Object.keys(row.fields.after), row }));
  const standing = leavesOf(statements).map((leaf) => leaf.row.fields);
  if (standing.some((each) => each.state === 'withdrawn')) return 'withdrawn';
  if (standing.some((each) => each.state === 'refused')) return 'refused';
  const given = standing.filter((each) => each.state === 'given');
  if (given.length === 0 || given.length < standing.length) return 'unknown';
  return given.some((each) => each.until !== undefined && each.until < today) ? 'expired' : 'given';
}
