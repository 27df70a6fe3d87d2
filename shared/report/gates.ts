/** What holds a record back although it lies in a space of the audience. The projections and the receipt both ask here. */
import type { WithheldReason } from '../i18n/report/words.ts';
import { spellings } from '../import/fold.ts';
import type { ConsentPurpose, OrganisationKind } from '../model/enumerations.ts';
import { consentFor, sharingPurposeOf } from '../query/consent.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import { remembered } from '../query/remembered.ts';
import type { Row } from '../query/row.ts';
import { daysOf } from './days.ts';
import { fullRow, type Reading } from './reading.ts';
import { idsOf, rowsNamed, saidOf } from './rows.ts';

/**
 * Organisations that stay out of a public report until the sender ticks them. To be seen with one says of its members,
 * who may be few, what can be used against them: illness, faith, where they come from and with what papers. A union or
 * a party is no safer in law, but it lives by being seen and speaks for itself in public; whom that may hurt is marked
 * `careful`.
 */
const sensitiveKinds: readonly OrganisationKind[] = ['patient_org', 'religious_org', 'migrant_org'];

export function organisationHeld(reading: Reading, row: Row<'organisation'>): WithheldReason | undefined {
  if (reading.audience === 'private') return undefined;
  if (!reading.asked.has(row)) reading.asked.set(row, reasonToHold(reading, row));
  return reading.asked.get(row);
}

function reasonToHold(reading: Reading, row: Row<'organisation'>): WithheldReason | undefined {
  const { audience, choice } = reading;
  const everything = fullRow(reading, row);
  if (hasRefused(reading, row)) return 'no_consent';
  const consents = peopleCalledLike(reading, row).map((person) => consentOf(reading, person, sharingPurpose(reading)));
  if (consents.some((consent) => consent === 'refused' || consent === 'withdrawn')) return 'no_consent';
  const said = (field: string) => [...saidOf(row, field), ...saidOf(everything, field)];
  const careful = said('care').includes('careful');
  const sensitive = audience === 'public' && sensitiveKinds.some((kind) => said('kind').includes(kind));
  // No person is named in public, whatever they agreed to.
  const named = consents.length > 0 && (audience === 'public' || consents.some((consent) => consent !== 'given'));
  if (!careful && !sensitive && !named) return undefined;
  const ids = new Set([...idsOf(row), ...idsOf(everything)]);
  if (choice.include?.some((id) => ids.has(id))) return undefined;
  return named ? 'names_person' : careful ? 'careful' : 'sensitive_organisation';
}

/**
 * People here who are called what an organisation is called: a line that was read wrongly makes an organisation of
 * somebody, in the coalition, and their name would leave with it.
 */
function peopleCalledLike({ full }: Reading, row: Row<'organisation'>): Row<'person'>[] {
  const people = full.ofKind('person');
  const byCall = peopleByCall([people], () => {
    const index = new Map<string, Row<'person'>[]>();
    for (const person of people) {
      const { handles } = person.fields;
      const names = [...saidOf(person, 'name'), ...saidOf(person, 'pseudonym')];
      for (const call of new Set([...callsOf(names), ...handles.map(({ user }) => `@${user.toLowerCase()}`)]))
        index.set(call, [...(index.get(call) ?? []), person]);
    }
    return index;
  });
  const { urls, handles } = row.fields;
  const names = saidOf(row, 'name').filter((name) => name !== undefined && name !== '');
  const addressed = names.length === 0 && urls.length === 0;
  const calls = addressed ? handles.map(({ user }) => `@${user.toLowerCase()}`) : callsOf(names);
  return calls.flatMap((call) => byCall.get(call) ?? []);
}

const peopleByCall = remembered<ReadonlyMap<string, readonly Row<'person'>[]>>();

function callsOf(names: readonly unknown[]): string[] {
  return names.flatMap((name) => (typeof name === 'string' ? spellings(name) : []));
}

/** What an organisation has forbidden no tick brings back. Silence is no refusal: most are never asked. */
function hasRefused(reading: Reading, row: Row<'organisation'>): boolean {
  const purposes: ConsentPurpose[] = [
    sharingPurpose(reading),
    ...(reading.audience === 'public' ? ['publish_name' as const] : []),
  ];
  return purposes.some((purpose) => {
    const consent = consentOf(reading, row, purpose);
    return consent === 'refused' || consent === 'withdrawn';
  });
}

export function shownOrganisations(reading: Reading, ids: Readonly<Record<string, unknown>>): Row<'organisation'>[] {
  return rowsNamed(reading.graph, ids, 'organisation').filter((row) => !organisationHeld(reading, row));
}

/**
 * Why one of the organisations named is held back, if one is: then free text beside it may speak of it and is silent too.
 * `own`: those the record names in these readers' own space. One of them that they cannot see holds back too, whether or
 * not it exists here: else the page would tell what lies in a narrower space.
 */
export function heldAmong(
  reading: Reading,
  ids: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>>,
): WithheldReason | undefined {
  if (reading.audience !== 'private' && Object.keys(own).some((id) => !reading.graph.rowOf(id)))
    return 'narrower_space';
  return rowsNamed(reading.full, ids, 'organisation')
    .map((row) => organisationHeld(reading, row))
    .find((reason) => reason !== undefined);
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
  if (!isTarget(statusOf(row.fields.statusLog).status)) return false;
  const last = daysOf(row.fields.when)?.to;
  return last !== undefined && last !== null && last < reading.today;
}

/** Two said different days at once, so the report names none. */
export function dayIsDisputed(row: Row<'encounter'>): boolean {
  return (row.alternatives['when'] ?? []).length > 0;
}

export function consentOf(
  reading: Reading,
  subject: Row<'person'> | Row<'organisation'>,
  purpose: ConsentPurpose,
): ReturnType<typeof consentFor> {
  const id = reading.full.rowOf(subject.id)?.id ?? subject.id;
  const statements = (reading.consents.get(id) ?? []).map((row) => ({
    ...row,
    fields: { ...row.fields, subject: id, state: mostRefusing(row) },
  }));
  return consentFor(statements, id, purpose, reading.today);
}

/** Of answers that two devices or two layers gave in one statement, the one that allows least. */
function mostRefusing(row: Row<'consent'>): string | undefined {
  const said = saidOf(row, 'state');
  return ['withdrawn', 'refused', 'unknown'].find((state) => said.includes(state)) ?? row.fields.state;
}

export function sharingPurpose(reading: Reading): ConsentPurpose {
  return sharingPurposeOf(reading.audience === 'circle' ? 'circle' : 'coalition');
}

/**
 * Whether a person may be named here. For an organisation it is the same statement, and says that what it depends on
 * and where it moves may be told beside its name; to stand in a list of those met it needs none.
 */
export function mayBeNamed(reading: Reading, subject: Row<'person'> | Row<'organisation'>): boolean {
  return reading.audience === 'private' || consentOf(reading, subject, sharingPurpose(reading)) === 'given';
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
