/** What holds a record back although it lies in a space of the audience. The projections and the receipt both ask here. */

import type { WithheldReason } from '../i18n/report/words.ts';
import type { ConsentPurpose } from '../model/enumerations.ts';
import { consentFor } from '../query/consent.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Row } from '../query/row.ts';
import { daysOf, fullRow, idsOf, type Reading, rowNamed, rowsNamed } from './reading.ts';

export function organisationHeld(reading: Reading, row: Row<'organisation'>): WithheldReason | undefined {
  if (reading.audience === 'private') return undefined;
  const known = fullRow(reading, row);
  if (![...saidOf(row, 'care'), ...saidOf(known, 'care')].includes('careful')) return undefined;
  const ids = new Set([...idsOf(row), ...idsOf(known)]);
  return reading.choice.include?.some((id) => ids.has(id)) ? undefined : 'careful';
}

export function shownOrganisations(reading: Reading, ids: Readonly<Record<string, unknown>>): Row<'organisation'>[] {
  return rowsNamed(reading.graph, ids, 'organisation').filter((row) => !organisationHeld(reading, row));
}

/** True where one of the organisations named is held back, so that free text beside it may speak of it. */
export function namesHeldOrganisation(reading: Reading, ids: Readonly<Record<string, unknown>>): boolean {
  return rowsNamed(reading.full, ids, 'organisation').some((row) => organisationHeld(reading, row));
}

export function encounterHeld(reading: Reading, row: Row<'encounter'>): WithheldReason | undefined {
  if (reading.audience === 'private') return undefined;
  const { contradiction, status } = statusOf(row.fields.statusLog);
  if (contradiction || statusOf(fullRow(reading, row).fields.statusLog).contradiction) return 'conflict';
  if (status !== 'held' && !isTarget(status)) return 'not_for_audience';
  return isPastPlan(reading, row) ? 'past_plan' : undefined;
}

/** Planned for a day that is over: nobody has said yet whether it took place. */
export function isPastPlan(reading: Reading, row: Row<'encounter'>): boolean {
  const { status } = statusOf(row.fields.statusLog);
  const last = daysOf(row.fields.when)?.to;
  return isTarget(status) && last !== undefined && last !== null && last < reading.today;
}

/** Two said different days at once, so the report names none. */
export function dayIsDisputed(row: Row<'encounter'>): boolean {
  return (row.alternatives['when'] ?? []).length > 0;
}

export function consentOf(
  reading: Reading,
  person: Row<'person'>,
  purpose: ConsentPurpose,
): ReturnType<typeof consentFor> {
  const known = fullRow(reading, person);
  const ids = new Set([...idsOf(person), ...idsOf(known)]);
  const statements = [...ids]
    .flatMap((id) => reading.full.usesOf(id))
    .flatMap((id) => rowNamed(reading.full, id, 'consent') ?? [])
    .filter((row) => ids.has(row.fields.subject ?? ''))
    .map((row) => ({ ...row, fields: { ...row.fields, subject: known.id, state: mostRefusing(row) } }));
  return consentFor(statements, known.id, purpose, reading.today);
}

/** Of answers that two devices or two layers gave in one statement, the one that allows least. */
function mostRefusing(row: Row<'consent'>): string | undefined {
  const said = saidOf(row, 'state');
  return ['withdrawn', 'refused', 'unknown'].find((state) => said.includes(state)) ?? row.fields.state;
}

/** The value shown for a field and those it won over. */
export function saidOf(row: Row, field: string): unknown[] {
  const shown: unknown = Object(row.fields)[field];
  return [shown, ...(row.alternatives[field] ?? []).map(({ value }) => value)];
}

export function sharingPurpose(reading: Reading): ConsentPurpose {
  return reading.audience === 'circle' ? 'share_circle' : 'share_coalition';
}

export function mayBeNamed(reading: Reading, person: Row<'person'>): boolean {
  return reading.audience === 'private' || consentOf(reading, person, sharingPurpose(reading)) === 'given';
}

/** Whether an outcome, a decision or an ask was marked for this audience. Unmarked ones stay with those who met. */
export function isMarkedFor(reading: Reading, mark: string | undefined): boolean {
  switch (reading.audience) {
    case 'private':
      return true;
    case 'circle':
      return mark === 'circle' || mark === 'coalition' || mark === 'public';
    case 'coalition':
      return mark === 'coalition' || mark === 'public';
    case 'public':
      return mark === 'public';
  }
}
