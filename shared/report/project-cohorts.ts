/** Who could leave a tool together, and who could carry them. */
import type { WithheldReason } from '../i18n/report/words.ts';
import * as lists from '../model/enumerations.ts';
import type { Row } from '../query/row.ts';
import { heldAmong } from './gates.ts';
import { inertName } from './inert.ts';
import { lowerBound } from './numbers.ts';
import {
  nameableOrganisation,
  nameableOrganisations,
  publicOrganisation,
  sharedOrganisation,
} from './project-organisations.ts';
import { fullRow, type Reading } from './reading.ts';
import { idsOf, known, live, rowNamed, rowsUsing } from './rows.ts';
import { concernsScope, isTour } from './scope.ts';
import type { CallView, CohortView, DependencyFunction, Include, OfferView } from './views.ts';

type MemberState = (typeof lists.cohortMemberStates)[number];

export function cohortsOf(reading: Reading, include: Include): CohortView[] {
  const tour = isTour(reading.choice);
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  return live(reading.graph.ofKind('cohort')).flatMap((row): CohortView[] => {
    const [taking, invited] = [membersOf(reading, row, 'in'), membersOf(reading, row, 'invited')];
    const shown = [...taking, ...invited];
    // Of others than those named the choice of a cohort must not tell that they belong to it.
    if (!tour && !concerns(shown.map((each) => each.id))) return [];
    const title = cohortTitleHeld(reading, row) ? '' : inertName(row.fields.title ?? '');
    const [functions, suppliers] = [functionsOf(row), suppliersOf(row)];
    if (title === '' && functions.length + suppliers.length === 0) return [];
    for (const each of [row, ...shown]) include(each);
    const status = known(lists.cohortStatuses, row.fields.status);
    return [
      {
        ...(title !== '' && { title }),
        functions,
        suppliers,
        ...(status && { status }),
        taking: taking.map(publicOrganisation),
        invited: invited.map(publicOrganisation),
      },
    ];
  });
}

export function cohortTitleHeld(reading: Reading, row: Row<'cohort'>): WithheldReason | undefined {
  const { members } = row.fields;
  return heldAmong(reading, { ...members, ...fullRow(reading, row).fields.members }, members);
}

/** Members that may be named, in a state nobody contradicts: who may have left is not said to take part. */
function membersOf(reading: Reading, row: Row<'cohort'>, wanted: MemberState): Row<'organisation'>[] {
  return nameableOrganisations(reading, row.fields.members).filter((organisation) => {
    const said = idsOf(organisation).flatMap((id) => [
      ...(row.fields.members[id] === undefined ? [] : [row.fields.members[id]]),
      ...(row.alternatives[`members.${id}`] ?? []).map(({ value }) => value),
    ]);
    return said.length > 0 && said.every((state) => state === wanted);
  });
}

function functionsOf(row: Row<'cohort'>): DependencyFunction[] {
  return lists.dependencyFunctions.filter((use) => row.fields.functions[use]);
}

function suppliersOf(row: Row<'cohort'>): string[] {
  return Object.keys(row.fields.vendors)
    .map(inertName)
    .filter((supplier) => supplier !== '')
    .sort();
}

/**
 * A call to join. It names no member, and how many there are only from three on: they chose to call for more, but not
 * to be found out. The title was written for the coalition and stays there.
 */
export function callsOf(reading: Reading, include: Include): CallView[] {
  if (!isTour(reading.choice)) return [];
  return live(reading.graph.ofKind('cohort')).flatMap((row): CallView[] => {
    const { status } = row.fields;
    const [functions, suppliers] = [functionsOf(row), suppliersOf(row)];
    if (status === 'done' || status === 'paused' || functions.length + suppliers.length === 0) return [];
    include(row);
    const members = membersOf(reading, row, 'in');
    const atLeast = lowerBound(members.length, 'coalition');
    const software = commonTarget(reading, row, members);
    return [{ functions, suppliers, ...(software && { software }), ...(atLeast > 0 && { atLeast }) }];
  });
}

/** What three members or more have chosen, and no member another. */
function commonTarget(
  reading: Reading,
  cohort: Row<'cohort'>,
  members: readonly Row<'organisation'>[],
): string | undefined {
  const chosen = rowsUsing(reading.graph, cohort, 'migration').flatMap((row) => {
    const organisation = rowNamed(reading.graph, row.fields.org, 'organisation');
    const software = inertName(row.fields.software ?? '');
    return organisation && members.includes(organisation) && software !== '' ? [{ organisation, software }] : [];
  });
  const [first] = chosen;
  const same = chosen.every((each) => each.software.toLowerCase() === first?.software.toLowerCase());
  const choosing = new Set(chosen.map((each) => each.organisation)).size;
  return same && lowerBound(choosing, 'coalition') > 0 ? first?.software : undefined;
}

export function offersOf(reading: Reading, include: Include): OfferView[] {
  const tour = isTour(reading.choice);
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  return live(reading.graph.ofKind('hosting_offer')).flatMap((row): OfferView[] => {
    const { fields } = row;
    const provider = nameableOrganisation(reading, fields.provider);
    const use = known(lists.dependencyFunctions, fields.function);
    if (!provider || !use || !(tour || concerns([provider.id]))) return [];
    for (const each of [row, provider]) include(each);
    const [software, jurisdiction] = [inertName(fields.software ?? ''), inertName(fields.jurisdiction ?? '')];
    const governance = known(lists.governances, fields.governance);
    const floss = known(lists.flossShares, fields.floss);
    return [
      {
        provider: sharedOrganisation(provider),
        use,
        ...(software !== '' && { software }),
        languages: Object.keys(fields.languages).map(inertName).sort(),
        ...(jurisdiction !== '' && { jurisdiction }),
        ...(governance && { governance }),
        ...(floss && { floss }),
        verified: fields.evidence === 'verified',
        ...(fields.lastChecked && { checked: fields.lastChecked }),
      },
    ];
  });
}

/** For everyone only what is on offer: whether a host wants to be found by all is theirs to say. */
export function offeredFunctions(reading: Reading, include: Include): DependencyFunction[] {
  if (!isTour(reading.choice)) return [];
  const offered = live(reading.graph.ofKind('hosting_offer')).flatMap((row) => {
    const use = known(lists.dependencyFunctions, row.fields.function);
    if (!use || !nameableOrganisation(reading, row.fields.provider)) return [];
    include(row);
    return [use];
  });
  return lists.dependencyFunctions.filter((use) => offered.includes(use));
}
