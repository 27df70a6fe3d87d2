/** What somebody allows, purpose by purpose, with the statements it rests on. */

import { consentPurposes } from '../model/enumerations.ts';
import { leavesOf } from '../model/event-log.ts';
import { consentFor } from './consent.ts';
import type { Row } from './row.ts';

export interface StandingConsent {
  readonly purpose: string;
  readonly state: ReturnType<typeof consentFor>;
  /** Statements that nothing replaces; the newest last. What a new one must name. */
  readonly standing: readonly Row<'consent'>[];
}

/** `consents`: all statements about one person, whichever of their merged records they name. */
export function consentsOf(consents: readonly Row<'consent'>[], today: string): readonly StandingConsent[] {
  const subject = 'one';
  const about = consents.map((row) => ({ ...row, fields: { ...row.fields, subject } }));
  const purposes = [...new Set([...consentPurposes, ...consents.flatMap(({ fields: { purpose } }) => purpose ?? [])])];
  return purposes.map((purpose) => {
    const own = about.filter((row) => row.fields.purpose === purpose && row.archived.state !== 'archived');
    const statements = own.map((row) => ({
      id: row.id,
      at: row.createdAt,
      by: row.createdBy,
      after: Object.keys(row.fields.after),
      row,
    }));
    return {
      purpose,
      state: consentFor(about, subject, purpose, today),
      standing: leavesOf(statements).map((leaf) => leaf.row),
    };
  });
}
