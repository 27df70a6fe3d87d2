/**
 * What a report leaves out, and why: for the preview and the sender's receipt, never for the reader. Found by comparing
 * everything this reader has within the scope with what the audience's own spaces hold and the gates let through.
 */
import type { WithheldField, WithheldReason } from '../i18n/report/words.ts';
import type { KindName } from '../model/kinds.ts';
import { organisationName, personName } from '../query/display-name.ts';
import type { Graph } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';
import {
  consentOf,
  dayIsDisputed,
  encounterHeld,
  heldAmong,
  isMarkedFor,
  organisationHeld,
  sharingPurpose,
} from './gates.ts';
import { inertName } from './inert.ts';
import { askHeld, asksInScope, askTextHeld } from './project-asks.ts';
import { openRow, type Reading } from './reading.ts';
import { idsOf, live, rowNamed, rowsNamed } from './rows.ts';
import { covers } from './scope.ts';
import { holdTogether } from './withheld-together.ts';

export interface Withheld {
  readonly record: string;
  readonly kind: KindName;
  /** What the sender knows it by. */
  readonly name: string;
  readonly field?: WithheldField;
  readonly reason: WithheldReason;
  /** True where ticking it includes it this once. */
  readonly canInclude: boolean;
}

const mayBeTicked: ReadonlySet<WithheldReason> = new Set(['careful', 'sensitive_organisation', 'names_person']);

export type Hold = (row: Row, reason: WithheldReason, field?: WithheldField) => void;

export function withheldFrom(reading: Reading, included: ReadonlySet<string>): Withheld[] {
  if (reading.audience === 'private') return [];
  const found = new Map<string, Withheld>();
  const hold: Hold = (row, reason, field) => {
    const entry = {
      record: row.id,
      kind: row.kind,
      name: calledBySender(reading.full, row),
      ...(field && { field }),
      reason,
      canInclude: row.kind === 'organisation' && mayBeTicked.has(reason),
    };
    found.set(`${row.id} ${field ?? ''} ${reason}`, entry);
  };
  for (const row of reading.known) holdEncounter(reading, row, hold);
  holdOrganisations(reading, hold);
  holdPeople(reading, included, hold);
  holdWhatIsNeverShared(reading, hold);
  holdAsks(reading, hold);
  holdTogether(reading, hold);
  return [...found.values()];
}

function holdEncounter(reading: Reading, row: Row<'encounter'>, hold: Hold): void {
  const open = openRow(reading, row);
  const reason = open ? encounterHeld(reading, open) : 'narrower_space';
  if (!open || reason) {
    hold(row, reason ?? 'narrower_space');
    return;
  }
  const { fields } = row;
  const silent = heldAmong(reading, fields.orgs, open.fields.orgs);
  if (dayIsDisputed(open)) hold(row, 'conflict', 'when');
  else if (fields.when && (/[T~]/.test(fields.when) || fields.when !== open.fields.when))
    hold(row, 'place_time', 'when');
  if (fields.place) hold(row, 'place_time', 'place');
  if (fields.onlineLink) hold(row, 'place_time', 'onlineLink');
  if (fields.purpose !== '') hold(row, 'not_for_audience', 'purpose');
  if (fields.agenda.length > 0) hold(row, 'not_for_audience', 'agenda');
  for (const field of ['outcomes', 'decisions'] as const) {
    const marked = fields[field].filter((each) => reading.audience !== 'public' && isMarkedFor(reading, each.audience));
    if (marked.length < fields[field].length) hold(row, 'not_for_audience', field);
    if (marked.length > 0 && silent) hold(row, silent, field);
    const here = open.fields[field].filter((each) => isMarkedFor(reading, each.audience));
    if (marked.length > here.length) hold(row, 'narrower_space', field);
  }
}

function organisationsMeant(reading: Reading): Row<'organisation'>[] {
  const { scope } = reading.choice;
  const named = scope.type === 'organisation' ? rowNamed(reading.full, scope.id, 'organisation') : undefined;
  const met = reading.known.flatMap((row) => rowsNamed(reading.full, row.fields.orgs, 'organisation'));
  return [...new Set([...(named ? [named] : []), ...met])];
}

function holdOrganisations(reading: Reading, hold: Hold): void {
  for (const row of organisationsMeant(reading)) {
    const open = openRow(reading, row);
    const reason = open ? organisationHeld(reading, open) : 'narrower_space';
    if (reason) hold(row, reason);
    if (row.fields.myTie) hold(row, 'special_category', 'myTie');
  }
}

function holdPeople(reading: Reading, included: ReadonlySet<string>, hold: Hold): void {
  const met = reading.known.flatMap((row) => rowsNamed(reading.full, row.fields.people, 'person'));
  for (const row of new Set(met)) {
    if (idsOf(row).some((id) => included.has(id))) continue;
    if (reading.audience === 'public') hold(row, 'people');
    else hold(row, consentOf(reading, row, sharingPurpose(reading)) === 'given' ? 'narrower_space' : 'no_consent');
  }
}

/** Kinds of record no audience but the author is given, in the part the report is about. */
function holdWhatIsNeverShared(reading: Reading, hold: Hold): void {
  const { full, choice } = reading;
  const covered = covers(choice, full);
  for (const row of live(full.ofKind('stay'))) if (covered(row.fields.from)) hold(row, 'stay');
  const meant = new Set([...reading.known, ...organisationsMeant(reading)].flatMap(idsOf));
  // A note that nobody wrote in waits for its first word: it says nothing that could be left out.
  for (const row of live(full.ofKind('note')))
    if (row.fields.subject !== undefined && meant.has(row.fields.subject) && row.fields.text.trim() !== '')
      hold(row, 'private_note');
  for (const row of live(full.ofKind('travel')))
    if (covered(/^[\d-]{10}/.exec(row.fields.departs ?? '')?.[0])) hold(row, 'place_time');
}

function holdAsks(reading: Reading, hold: Hold): void {
  for (const row of asksInScope(reading, reading.full, reading.known)) {
    const open = openRow(reading, row);
    const reason = open ? askHeld(reading, open) : 'narrower_space';
    const silent = open && askTextHeld(reading, open);
    if (reason) hold(row, reason);
    else if (open && silent && open.fields.text !== '') hold(row, silent, 'text');
  }
}

/** For the sender's eyes, so it may use everything the sender has. */
function calledBySender(full: Graph, row: Row): string {
  if (isRowOf(row, 'organisation')) return inertName(organisationName(row.fields));
  if (isRowOf(row, 'person')) return inertName(personName(row.fields));
  const named = (ids: Readonly<Record<string, unknown>>) =>
    [
      ...rowsNamed(full, ids, 'organisation').map((each) => organisationName(each.fields)),
      ...rowsNamed(full, ids, 'person').map((each) => personName(each.fields)),
    ]
      .map(inertName)
      .join(', ');
  const one = (id: string | undefined) => (id === undefined ? '' : named({ [id]: true }));
  if (isRowOf(row, 'encounter')) return named({ ...row.fields.orgs, ...row.fields.people });
  if (isRowOf(row, 'stay')) return named(row.fields.hosts);
  if (isRowOf(row, 'ask')) return named(row.fields.orgs) || inertName(row.fields.text).slice(0, 60);
  if (isRowOf(row, 'commitment')) return inertName(row.fields.text ?? '').slice(0, 60);
  if (isRowOf(row, 'dependency') || isRowOf(row, 'migration')) return one(row.fields.org);
  if (isRowOf(row, 'hosting_offer')) return one(row.fields.provider);
  if (isRowOf(row, 'cohort')) return inertName(row.fields.title ?? '');
  if (isRowOf(row, 'travel')) return inertName([row.fields.from, row.fields.to].filter(Boolean).join(' → '));
  if (!isRowOf(row, 'note')) return '';
  const subject = row.fields.subject === undefined ? undefined : full.rowOf(row.fields.subject);
  return subject && subject.kind !== 'note' ? calledBySender(full, subject) : '';
}
