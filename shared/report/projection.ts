/**
 * The allow-lists. What stands in these types is what an audience other than the sender may read, and nothing else
 * reaches a layout; a field added to the model is held back until somebody adds it here.
 *
 * | | public | circle, coalition |
 * |-|-|-|
 * | organisation | name, own link, country | + kind |
 * | held encounter | organisations, mode, day | + people with consent, roles of the others, marked outcomes and decisions |
 * | one ahead | organisations, status word | + day, whether one may join, who agreed to introduce |
 * | ask | type, organisations, text marked public | text not marked narrower |
 * | pasted post | hashtags | – |
 */
import type { AskType, EncounterMode, EncounterStatus, OrganisationKind } from '../model/enumerations.ts';
import * as lists from '../model/enumerations.ts';
import { organisationName, personName } from '../query/display-name.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import {
  consentOf,
  dayIsDisputed,
  encounterHeld,
  isMarkedFor,
  mayBeNamed,
  namesHeldOrganisation,
  saidOf,
  sharingPurpose,
  shownOrganisations,
} from './gates.ts';
import { inertHashtag, inertName, inertProse, inertUrl } from './inert.ts';
import { type Days, daysOf, fullRow, inCreationOrder, live, type Reading, rowNamed, rowsNamed } from './reading.ts';

export interface OrganisationView {
  readonly name: string;
  readonly url?: string;
  readonly country?: string;
}
export interface SharedOrganisation extends OrganisationView {
  readonly kind?: OrganisationKind;
}

export interface PublicMet {
  readonly organisations: readonly OrganisationView[];
  readonly mode: EncounterMode;
  readonly days?: Days;
}
export interface SharedMet {
  readonly organisations: readonly SharedOrganisation[];
  readonly mode: EncounterMode;
  readonly days?: Days;
  readonly names: readonly string[];
  /** Those without a name here, by what they did. */
  readonly roles: readonly (typeof lists.participantRoles)[number][];
  readonly outcomes: readonly string[];
  readonly decisions: readonly string[];
}

export interface PublicTarget {
  readonly organisation: OrganisationView;
  readonly status: EncounterStatus;
}
export interface SharedTarget {
  readonly organisation: SharedOrganisation;
  readonly status: EncounterStatus;
  readonly days?: Days;
  readonly join: 'open' | 'ask' | 'closed';
  /** People who agreed to be named and to introduce, and organisations that can. */
  readonly introducers: readonly string[];
}

export interface AskView {
  readonly type: AskType;
  readonly organisations: readonly OrganisationView[];
  readonly text?: string;
}

export interface PublicView {
  readonly met: readonly PublicMet[];
  readonly targets: readonly PublicTarget[];
  readonly asks: readonly AskView[];
  /** A planned meeting that others may ask to join. */
  readonly joinable: boolean;
  readonly hashtags: readonly string[];
}
export interface SharedView {
  readonly met: readonly SharedMet[];
  readonly targets: readonly SharedTarget[];
  readonly asks: readonly AskView[];
}

/** `included` is told every record whose content goes in. */
export type Include = (row: Row) => void;

export function publicView(reading: Reading, include: Include): PublicView {
  const open = reading.encounters.filter((row) => !encounterHeld(reading, row));
  const met = open.filter((row) => statusOf(row.fields.statusLog).status === 'held');
  const targets = targetsOf(reading, open, include);
  return {
    met: met.flatMap((row) => {
      const organisations = organisationsOf(reading, row, include);
      if (organisations.length === 0) return [];
      include(row);
      return [{ organisations, mode: modeOf(row), ...dayOf(row) }];
    }),
    targets: targets.map(({ view, status }) => ({ organisation: view, status })),
    asks: asksOf(reading, include),
    joinable: targets.some(({ row, status }) => status === 'planned' && row.fields.joinPolicy !== 'closed'),
    hashtags: hashtagsOf(reading, open),
  };
}

export function sharedView(reading: Reading, include: Include): SharedView {
  const open = reading.encounters.filter((row) => !encounterHeld(reading, row));
  const met = open.filter((row) => statusOf(row.fields.statusLog).status === 'held');
  return {
    met: met.flatMap((row) => {
      const organisations = organisationsOf(reading, row, include, sharedOrganisation);
      if (organisations.length === 0) return [];
      include(row);
      const silent = namesHeldOrganisation(reading, fullRow(reading, row).fields.orgs);
      const marked = (list: Row<'encounter'>['fields']['outcomes']) =>
        silent ? [] : list.filter((each) => isMarkedFor(reading, each.audience)).map((each) => inertProse(each.text));
      return [
        {
          organisations,
          mode: modeOf(row),
          ...dayOf(row),
          ...peopleOf(reading, row, include),
          outcomes: marked(row.fields.outcomes),
          decisions: marked(row.fields.decisions),
        },
      ];
    }),
    targets: targetsOf(reading, open, include).map(({ row, organisation, status }) => ({
      organisation: sharedOrganisation(organisation),
      status,
      ...dayOf(row),
      join: row.fields.joinPolicy === 'closed' ? 'closed' : row.fields.joinPolicy === 'open' ? 'open' : 'ask',
      introducers: introducersOf(reading, organisation, include),
    })),
    asks: asksOf(reading, include),
  };
}

function publicOrganisation(row: Row<'organisation'>): OrganisationView {
  const url = inertUrl(row.fields.urls[0]);
  const country = /^[A-Z]{2}$/.exec(row.fields.country ?? '')?.[0];
  return { name: inertName(organisationName(row.fields)), ...(url && { url }), ...(country && { country }) };
}

export function sharedOrganisation(row: Row<'organisation'>): SharedOrganisation {
  const kind = lists.organisationKinds.find((known) => known === row.fields.kind);
  return { ...publicOrganisation(row), ...(kind && { kind }) };
}

function organisationsOf(reading: Reading, row: Row<'encounter'>, include: Include): OrganisationView[];
function organisationsOf<View extends OrganisationView>(
  reading: Reading,
  row: Row<'encounter'>,
  include: Include,
  view: (row: Row<'organisation'>) => View,
): View[];
function organisationsOf(
  reading: Reading,
  row: Row<'encounter'>,
  include: Include,
  view: (row: Row<'organisation'>) => OrganisationView = publicOrganisation,
): OrganisationView[] {
  return shownOrganisations(reading, row.fields.orgs).flatMap((organisation) => {
    const shown = view(organisation);
    if (shown.name === '') return [];
    include(organisation);
    return [shown];
  });
}

function modeOf(row: Row<'encounter'>): EncounterMode {
  return lists.encounterModes.find((known) => known === row.fields.mode) ?? 'meeting';
}

function dayOf(row: Row<'encounter'>): { days?: Days } {
  const days = dayIsDisputed(row) ? undefined : daysOf(row.fields.when);
  return days ? { days } : {};
}

/** Names only with consent; of those who refused or took it back, not even that somebody was there. */
function peopleOf(reading: Reading, row: Row<'encounter'>, include: Include): Pick<SharedMet, 'names' | 'roles'> {
  const names: string[] = [];
  const roles: SharedMet['roles'][number][] = [];
  for (const person of rowsNamed(reading.graph, row.fields.people, 'person')) {
    const consent = consentOf(reading, person, sharingPurpose(reading));
    const name = inertName(personName(person.fields));
    if (consent === 'given' && name !== '') {
      names.push(name);
      include(person);
    } else if (consent === 'unknown' || consent === 'expired') {
      const said = idsIn(person).map((id) => row.fields.people[id]);
      roles.push(lists.participantRoles.find((role) => said.includes(role)) ?? 'participant');
    }
  }
  return { names, roles };
}

function idsIn(row: Row): string[] {
  return row.parts.map((part) => part.id);
}

interface Target {
  readonly row: Row<'encounter'>;
  readonly organisation: Row<'organisation'>;
  readonly view: OrganisationView;
  readonly status: EncounterStatus;
}
const ahead: readonly EncounterStatus[] = ['planned', 'half_planned', 'asked', 'wanted'];

/** Each organisation once, with the plan that has come furthest; those with a plan first, else as they were made. */
function targetsOf(reading: Reading, open: readonly Row<'encounter'>[], include: Include): Target[] {
  const furthest = new Map<string, Target>();
  for (const row of open) {
    const status = ahead.find((each) => each === statusOf(row.fields.statusLog).status);
    if (!status || !isTarget(status)) continue;
    for (const organisation of shownOrganisations(reading, row.fields.orgs)) {
      const view = publicOrganisation(organisation);
      const known = furthest.get(organisation.id);
      if (view.name === '' || (known && ahead.indexOf(known.status) <= ahead.indexOf(status))) continue;
      furthest.set(organisation.id, { row, organisation, view, status });
    }
  }
  const targets = [...furthest.values()];
  for (const { row, organisation } of targets) for (const each of [row, organisation]) include(each);
  return targets.sort((a, b) => ahead.indexOf(a.status) - ahead.indexOf(b.status));
}

function introducersOf(reading: Reading, organisation: Row<'organisation'>, include: Include): string[] {
  const { graph } = reading;
  const uses = idsIn(organisation).flatMap((id) => graph.usesOf(id));
  const relations = inCreationOrder([...new Set(uses.flatMap((id) => rowNamed(graph, id, 'relation') ?? []))]);
  return relations.flatMap((relation) => {
    const { type, from, to } = relation.fields;
    if (type !== 'can_introduce' || to === undefined || graph.rowOf(to) !== organisation) return [];
    const person = rowNamed(graph, from, 'person');
    const willing =
      person &&
      person.fields.canBeAskedToIntroduce === 'yes' &&
      fullRow(reading, person).fields.canBeAskedToIntroduce !== 'no' &&
      mayBeNamed(reading, person);
    const [other] = from === undefined ? [] : shownOrganisations(reading, { [from]: true });
    const name = willing ? inertName(personName(person.fields)) : other ? publicOrganisation(other).name : '';
    if (name === '') return [];
    include(relation);
    if (willing) include(person);
    return [name];
  });
}

/** In a shared space an ask without a mark is for everyone there; for the public it must say so itself. */
export function asksOf(reading: Reading, include: Include): AskView[] {
  return asksInScope(reading, reading.graph, reading.encounters).flatMap((row) => {
    const type = lists.askTypes.find((known) => known === row.fields.type);
    if (!type || askHeld(reading, row)) return [];
    include(row);
    const organisations = shownOrganisations(reading, row.fields.orgs)
      .map(publicOrganisation)
      .filter((view) => view.name !== '');
    const text = inertProse(row.fields.text);
    return [{ type, organisations, ...(text !== '' && { text }) }];
  });
}

export function askHeld(reading: Reading, row: Row<'ask'>): 'not_for_audience' | 'careful' | undefined {
  const { orgs } = row.fields;
  const marks = saidOf(row, 'audience');
  const admits = (mark: unknown) =>
    typeof mark === 'string' ? isMarkedFor(reading, mark) : reading.audience !== 'public';
  if (!marks.every(admits)) return 'not_for_audience';
  return namesHeldOrganisation(reading, fullRow(reading, row).fields.orgs) || namesHeldOrganisation(reading, orgs)
    ? 'careful'
    : undefined;
}

/** Open asks that go with the encounters chosen, and in a report on more than one of them those tied to nothing. */
export function asksInScope(reading: Reading, graph: Graph, chosen: readonly Row<'encounter'>[]): Row<'ask'>[] {
  const encounters = new Set(chosen.map((row) => row.id));
  const organisations = new Set(
    chosen.flatMap((row) => rowsNamed(graph, row.fields.orgs, 'organisation').map((each) => each.id)),
  );
  const { scope } = reading.choice;
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

function hashtagsOf(reading: Reading, open: readonly Row<'encounter'>[]): string[] {
  const batches = new Set(open.map((row) => /^import:([^:]+)/.exec(row.source)?.[1]));
  const found = live(reading.graph.ofKind('import_batch'))
    .filter((batch) => idsIn(batch).some((id) => batches.has(id)))
    .flatMap((batch) => Object.keys(batch.fields.hashtags));
  const chosen = reading.choice.hashtags ?? found;
  return [...new Set(chosen.flatMap((tag) => inertHashtag(tag) ?? []))];
}
