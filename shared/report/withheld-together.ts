/** What is left out of promises, dependencies, moves, cohorts and offers. */
import type { WithheldReason } from '../i18n/report/words.ts';
import type { Row } from '../query/row.ts';
import { mayBeNamed, organisationHeld } from './gates.ts';
import { cohortTitleHeld } from './project-cohorts.ts';
import { commitmentHeld } from './project-commitments.ts';
import { nameableOrganisations } from './project-organisations.ts';
import { openRow, type Reading } from './reading.ts';
import { live, rowNamed, rowsNamed } from './rows.ts';
import { concernsScope, isTour } from './scope.ts';
import type { Hold } from './withheld.ts';

export function holdTogether(reading: Reading, hold: Hold): void {
  const { full, choice } = reading;
  const concerns = concernsScope(reading, full, reading.known);
  const tour = isTour(choice);
  for (const row of live(full.ofKind('commitment'))) {
    const { encounter, by, to, status } = row.fields;
    if (status !== 'dropped' && concerns([encounter, by, to])) holdAs(row, promiseReason(reading, row), hold);
  }
  for (const row of live(full.ofKind('dependency')))
    if (concerns([row.fields.org])) holdAs(row, tieReason(reading, openRow(reading, row)?.fields.org), hold);
  for (const row of live(full.ofKind('migration')))
    if (concerns([row.fields.org])) holdAs(row, tieReason(reading, openRow(reading, row)?.fields.org), hold);
  for (const row of live(full.ofKind('cohort')))
    if (tour || concerns(Object.keys(row.fields.members))) holdCohort(reading, row, hold);
  for (const row of live(full.ofKind('hosting_offer')))
    if (tour || concerns([row.fields.provider])) holdAs(row, offerReason(reading, row), hold);
}

function holdAs(row: Row, reason: WithheldReason | undefined, hold: Hold): void {
  if (reason) hold(row, reason);
}

function promiseReason(reading: Reading, row: Row<'commitment'>): WithheldReason | undefined {
  const open = openRow(reading, row);
  return open ? commitmentHeld(reading, open) : 'narrower_space';
}

/** `org`: as the audience's own spaces say whose it is. */
function tieReason(reading: Reading, org: string | undefined): WithheldReason | undefined {
  const organisation = rowNamed(reading.graph, org, 'organisation');
  if (!organisation) return 'narrower_space';
  const held = organisationHeld(reading, organisation);
  if (held) return held;
  return reading.audience !== 'public' && mayBeNamed(reading, organisation) ? undefined : 'only_in_numbers';
}

function holdCohort(reading: Reading, row: Row<'cohort'>, hold: Hold): void {
  const open = openRow(reading, row);
  if (!open) {
    hold(row, 'narrower_space');
    return;
  }
  if (reading.audience === 'public') {
    const calling = isTour(reading.choice) && open.fields.status !== 'done' && open.fields.status !== 'paused';
    if (!calling) hold(row, 'not_for_audience');
    else for (const field of ['title', 'members'] as const) hold(row, 'not_for_audience', field);
    return;
  }
  const silent = cohortTitleHeld(reading, open);
  if (silent && open.fields.title) hold(row, silent, 'title');
  const shown = nameableOrganisations(reading, open.fields.members).length;
  if (silent) hold(row, silent, 'members');
  else if (shown < rowsNamed(reading.full, row.fields.members, 'organisation').length)
    hold(row, 'narrower_space', 'members');
  if (Object.values(row.fields.members).some((state) => state !== 'in' && state !== 'invited'))
    hold(row, 'not_for_audience', 'members');
}

function offerReason(reading: Reading, row: Row<'hosting_offer'>): WithheldReason | undefined {
  const open = openRow(reading, row);
  const provider = open && rowNamed(reading.graph, open.fields.provider, 'organisation');
  if (!provider) return 'narrower_space';
  return organisationHeld(reading, provider) ?? (reading.audience === 'public' ? 'not_for_audience' : undefined);
}
