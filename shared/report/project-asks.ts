/** How others can help, as each audience may read it. */
import type { WithheldReason } from '../i18n/report/words.ts';
import * as lists from '../model/enumerations.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import { heldAmong, isMarkedFor } from './gates.ts';
import { inertProse } from './inert.ts';
import { nameableOrganisations, publicOrganisation } from './project-organisations.ts';
import { fullRow, type Reading } from './reading.ts';
import { idsOf, known, live, rowsNamed, saidOf } from './rows.ts';
import type { AskView, Include } from './views.ts';

/** In a shared space an ask without a mark is for everyone there; for the public it must say so itself. */
export function asksOf(reading: Reading, include: Include): AskView[] {
  return asksInScope(reading, reading.graph, reading.encounters).flatMap((row) => {
    const type = known(lists.askTypes, row.fields.type);
    if (!type || askHeld(reading, row)) return [];
    include(row);
    const organisations = nameableOrganisations(reading, row.fields.orgs).map(publicOrganisation);
    const text = askTextHeld(reading, row) ? '' : inertProse(row.fields.text);
    return [{ type, organisations, ...(text !== '' && { text }) }];
  });
}

/** An ask about several goes on for those that may be named; one about nobody else would tell that somebody is missing. */
export function askHeld(reading: Reading, row: Row<'ask'>): WithheldReason | undefined {
  const admits = (mark: unknown) =>
    typeof mark === 'string' ? isMarkedFor(reading, mark) : reading.audience !== 'public';
  if (!saidOf(row, 'audience').every(admits)) return 'not_for_audience';
  return nameableOrganisations(reading, row.fields.orgs).length > 0 ? undefined : heldBeside(reading, row);
}

/** What was written beside a name that is held back may speak of it, in words no search would find. */
export function askTextHeld(reading: Reading, row: Row<'ask'>): WithheldReason | undefined {
  return heldBeside(reading, row);
}

function heldBeside(reading: Reading, row: Row<'ask'>): WithheldReason | undefined {
  const everything = fullRow(reading, row).fields;
  const meetings = rowsNamed(reading.graph, { ...row.fields.encounters, ...everything.encounters }, 'encounter');
  const met = meetings.map((meeting) => fullRow(reading, meeting).fields.orgs);
  const own = Object.assign({}, row.fields.orgs, ...meetings.map((meeting) => meeting.fields.orgs));
  return heldAmong(reading, Object.assign({}, row.fields.orgs, everything.orgs, ...met), own);
}

/**
 * Open asks that go with the encounters chosen or the organisation the report is about, and in a report on more than one
 * encounter those tied to nothing.
 */
export function asksInScope(reading: Reading, graph: Graph, chosen: readonly Row<'encounter'>[]): Row<'ask'>[] {
  const encounters = new Set(chosen.map((row) => row.id));
  const organisations = new Set(
    chosen.flatMap((row) => rowsNamed(graph, row.fields.orgs, 'organisation').map((each) => each.id)),
  );
  const { scope } = reading.choice;
  const about = scope.type === 'organisation' ? reading.full.rowOf(scope.id) : undefined;
  for (const id of about ? idsOf(about) : []) organisations.add(graph.rowOf(id)?.id ?? '');
  organisations.delete('');
  return live(graph.ofKind('ask')).filter(({ fields }) => {
    if (fields.status === 'fulfilled' || fields.status === 'withdrawn') return false;
    if (scope.type === 'all') return true;
    const [orgs, meetings] = [Object.keys(fields.orgs), Object.keys(fields.encounters)];
    if (orgs.length + meetings.length === 0) return scope.type === 'day' || scope.type === 'trip';
    return (
      meetings.some((id) => encounters.has(graph.rowOf(id)?.id ?? '')) ||
      (scope.type !== 'encounter' && orgs.some((id) => organisations.has(graph.rowOf(id)?.id ?? '')))
    );
  });
}
