/** Whom we met and whom we want to meet, as each audience may know it. */
import type { EncounterMode, EncounterStatus } from '../model/enumerations.ts';
import * as lists from '../model/enumerations.ts';
import { personName } from '../query/display-name.ts';
import { statusOf } from '../query/encounter-status.ts';
import type { Row } from '../query/row.ts';
import { compareDays, type Days, daysOf } from './days.ts';
import {
  consentOf,
  dayIsDisputed,
  encounterHeld,
  heldAmong,
  isMarkedFor,
  mayBeNamed,
  sharingPurpose,
} from './gates.ts';
import { inertName, inertProse } from './inert.ts';
import {
  nameableOrganisation,
  nameableOrganisations,
  publicOrganisation,
  sharedOrganisation,
} from './project-organisations.ts';
import { fullRow, type Reading } from './reading.ts';
import { idsOf, known, rowNamed, rowsNamed, rowsUsing } from './rows.ts';
import type { Include, PostAsk, PublicMet, PublicTarget, Role, SharedMet, SharedTarget } from './views.ts';

/** As `openEncounters` gives them: the others here take nothing else. */
type Encounters = readonly Row<'encounter'>[];

/** Encounters of the scope that nothing holds back and in which somebody may be named. */
export function openEncounters(reading: Reading): Row<'encounter'>[] {
  return reading.encounters.filter(
    (row) => !encounterHeld(reading, row) && nameableOrganisations(reading, row.fields.orgs).length > 0,
  );
}

export function publicMet(reading: Reading, open: Encounters, include: Include): PublicMet[] {
  return heldIn(reading, open, include).map(({ row, organisations }) => ({
    organisations: organisations.map(publicOrganisation),
    mode: modeOf(row),
    ...dayOf(row),
  }));
}

/** The earliest first, those without a day last. */
export function sharedMet(reading: Reading, open: Encounters, include: Include): SharedMet[] {
  const met = heldIn(reading, open, include).map(({ row, organisations }): SharedMet => {
    const silent = heldAmong(reading, fullRow(reading, row).fields.orgs, row.fields.orgs);
    const marked = (said: Row<'encounter'>['fields']['outcomes']) =>
      silent ? [] : said.filter((each) => isMarkedFor(reading, each.audience)).map((each) => inertProse(each.text));
    return {
      organisations: organisations.map(sharedOrganisation),
      mode: modeOf(row),
      ...dayOf(row),
      ...peopleOf(reading, row, include),
      outcomes: marked(row.fields.outcomes),
      decisions: marked(row.fields.decisions),
    };
  });
  return met.sort((a, b) => compareDays(a.days, b.days));
}

function heldIn(
  reading: Reading,
  open: Encounters,
  include: Include,
): { row: Row<'encounter'>; organisations: Row<'organisation'>[] }[] {
  const held = open.filter((row) => statusOf(row.fields.statusLog).status === 'held');
  return held.map((row) => {
    const organisations = nameableOrganisations(reading, row.fields.orgs);
    for (const each of [row, ...organisations]) include(each);
    return { row, organisations };
  });
}

function modeOf(row: Row<'encounter'>): EncounterMode {
  return known(lists.encounterModes, row.fields.mode) ?? 'meeting';
}

function dayOf(row: Row<'encounter'>): { days?: Days } {
  const days = dayIsDisputed(row) ? undefined : daysOf(row.fields.when);
  return days ? { days } : {};
}

/** Names only with consent; of those who refused or took it back, not even that somebody was there. */
function peopleOf(reading: Reading, row: Row<'encounter'>, include: Include): Pick<SharedMet, 'names' | 'roles'> {
  const names: string[] = [];
  const roles: Role[] = [];
  for (const person of rowsNamed(reading.graph, row.fields.people, 'person')) {
    const consent = consentOf(reading, person, sharingPurpose(reading));
    const name = inertName(personName(person.fields));
    if (consent === 'given' && name !== '') {
      names.push(name);
      include(person);
    } else if (consent === 'unknown' || consent === 'expired') roles.push(roleIn(row, person) ?? 'participant');
  }
  return { names, roles };
}

/** What somebody did in a meeting; undefined where they were not there. */
export function roleIn(encounter: Row<'encounter'>, person: Row<'person'>): Role | undefined {
  const said = idsOf(person).flatMap((id) => encounter.fields.people[id] ?? []);
  return said.length === 0 ? undefined : (lists.participantRoles.find((role) => said.includes(role)) ?? 'participant');
}

const ahead: readonly EncounterStatus[] = ['planned', 'half_planned', 'asked', 'wanted'];

interface Target {
  readonly row: Row<'encounter'>;
  readonly organisation: Row<'organisation'>;
  readonly status: EncounterStatus;
}

/** Each organisation once, with the plan that has come furthest; those with a plan first, else as they were made. */
function targetsOf(reading: Reading, open: Encounters, include: Include): Target[] {
  const furthest = new Map<string, Target>();
  for (const row of open) {
    const status = known(ahead, statusOf(row.fields.statusLog).status);
    if (!status) continue;
    for (const organisation of nameableOrganisations(reading, row.fields.orgs)) {
      const other = furthest.get(organisation.id);
      if (other && ahead.indexOf(other.status) <= ahead.indexOf(status)) continue;
      furthest.set(organisation.id, { row, organisation, status });
    }
  }
  const targets = [...furthest.values()];
  for (const { row, organisation } of targets) for (const each of [row, organisation]) include(each);
  return targets.sort((a, b) => ahead.indexOf(a.status) - ahead.indexOf(b.status));
}

export function publicTargets(reading: Reading, open: Encounters, include: Include): PublicTarget[] {
  return targetsOf(reading, open, include).map(({ row, organisation, status }) => ({
    organisation: publicOrganisation(organisation),
    status,
    joinable: isJoinable(row, status),
  }));
}

/** What a post with these targets asks for by itself, with whom each is about: see `standingAsks` for its sentences. */
export function askedFor(reading: Reading, open: Encounters): PostAsk[] {
  const targets = targetsOf(reading, open, () => {});
  const joinable = targets.filter(({ row, status }) => isJoinable(row, status));
  const unplanned = targets.filter(({ status }) => status === 'wanted' || status === 'asked');
  const about = (type: PostAsk['type'], those: readonly Target[]): PostAsk => ({
    type,
    organisations: [...new Set(those.map(({ organisation }) => organisation.id))],
  });
  const single = reading.choice.scope.type === 'encounter' || reading.choice.scope.type === 'organisation';
  return [
    ...(unplanned.length > 0 && !single ? [about('facilitate', unplanned)] : []),
    ...(targets.length > 0 && !single ? [about('suggest', [])] : []),
    ...(joinable.length > 0 ? [about('join', joinable)] : []),
  ];
}

function isJoinable(row: Row<'encounter'>, status: EncounterStatus): boolean {
  return status === 'planned' && row.fields.joinPolicy !== 'closed';
}

export function sharedTargets(reading: Reading, open: Encounters, include: Include): SharedTarget[] {
  return targetsOf(reading, open, include).map(({ row, organisation, status }) => ({
    organisation: sharedOrganisation(organisation),
    status,
    ...dayOf(row),
    join: row.fields.joinPolicy === 'closed' ? 'closed' : row.fields.joinPolicy === 'open' ? 'open' : 'ask',
    introducers: introducersOf(reading, organisation, include),
  }));
}

function introducersOf(reading: Reading, organisation: Row<'organisation'>, include: Include): string[] {
  const { graph } = reading;
  return rowsUsing(graph, organisation, 'relation').flatMap((relation) => {
    const { type, from, to } = relation.fields;
    if (type !== 'can_introduce' || to === undefined || graph.rowOf(to) !== organisation) return [];
    const person = rowNamed(graph, from, 'person');
    const willing =
      person &&
      person.fields.canBeAskedToIntroduce === 'yes' &&
      fullRow(reading, person).fields.canBeAskedToIntroduce !== 'no' &&
      mayBeNamed(reading, person);
    const other = nameableOrganisation(reading, from);
    const name = willing ? inertName(personName(person.fields)) : other ? publicOrganisation(other).name : '';
    if (name === '') return [];
    include(relation);
    if (willing) include(person);
    return [name];
  });
}
