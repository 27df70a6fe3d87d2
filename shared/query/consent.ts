import { leavesOf } from '../model/event-log.ts';
import type { Row } from './row.ts';

/** What one who is told about in a space of this width is asked for. */
export function sharingPurposeOf(width: 'circle' | 'coalition'): 'share_circle' | 'share_coalition' {
  return width === 'circle' ? 'share_circle' : 'share_coalition';
}

/** What a person allows for one purpose. Of statements made at the same time the refusing one counts. */
export function consentFor(
  consents: readonly Row<'consent'>[],
  subject: string,
  purpose: string,
  today: string,
): ConsentReading {
  return consentReading(standingConsents(consents, [subject], purpose), today);
}

export type ConsentReading = 'given' | 'refused' | 'withdrawn' | 'expired' | 'unknown';

/** What statements that nothing replaces come to. */
export function consentReading(statements: readonly Row<'consent'>[], today: string): ConsentReading {
  const standing = statements.map((row) => row.fields);
  if (standing.some((each) => each.state === 'withdrawn')) return 'withdrawn';
  if (standing.some((each) => each.state === 'refused')) return 'refused';
  const given = standing.filter((each) => each.state === 'given');
  if (given.length === 0 || given.length < standing.length) return 'unknown';
  return given.some((each) => each.until !== undefined && each.until < today) ? 'expired' : 'given';
}

/** The statements nothing replaces, oldest first: a new one names them in `after`. `subjects`: every id of the person. */
export function standingConsents(
  consents: readonly Row<'consent'>[],
  subjects: readonly string[],
  purpose: string,
): Row<'consent'>[] {
  const statements = consents
    .filter(
      ({ fields, archived }) =>
        subjects.includes(fields.subject ?? '') && fields.purpose === purpose && archived.state !== 'archived',
    )
    .map((row) => ({ id: row.id, at: row.createdAt, by: row.createdBy, after: Object.keys(row.fields.after), row }));
  return leavesOf(statements).map((leaf) => leaf.row);
}
