/** Turns what was read into the form a person reviews. */

import { formatDay } from './calendar.ts';
import type { Container } from './container.ts';
import { leastOf, type MeetingDraft, type OrganisationDraft, type PersonDraft } from './draft.ts';
import { bringTogether, type Entities, type Entity, likenesses, parentsAmong } from './entities.ts';
import { fold } from './fold.ts';
import type { Further } from './further.ts';
import type { Party } from './line/statement.ts';
import type { Lines } from './lines.ts';
import type { Proposal, ProposedMeeting, ProposedOrganisation, Question, WarningCode } from './proposal.ts';
import type { Findings } from './read-blocks.ts';
import { countryOf, handleText } from './reference.ts';

export interface Gathered {
  readonly findings: Findings;
  readonly container: Container;
  readonly lines: Lines;
  readonly hashtags: readonly string[];
  readonly referenceDay: number | undefined;
  readonly further?: Further;
}

const nothingFurther: Further = { promises: [], tools: [], certain: true };

/** Special categories of personal data (GDPR article 9): membership in these tells a person's convictions. */
const conviction: ReadonlySet<string> = new Set([
  'trade_union',
  'trade_union_centre',
  'political_party',
  'political_party_youth',
  'religious_org',
]);
const strength: readonly MeetingDraft['status'][] = [
  'wanted',
  'asked',
  'half_planned',
  'planned',
  'held',
  'missed',
  'declined',
  'cancelled',
];

export function propose({
  findings,
  container,
  lines,
  hashtags,
  referenceDay,
  further = nothingFurther,
}: Gathered): Proposal {
  const post = { author: container.author, date: referenceDay === undefined ? null : formatDay(referenceDay) };
  const ignored = [...lines.ignored];
  const empty = {
    orgs: [],
    people: [],
    meetings: [],
    stays: [],
    asks: [],
    commitments: [],
    dependencies: [],
    relations: [],
    duplicates: [],
    questions: [],
  };
  const concerned =
    findings.meetings.length > 0 ||
    findings.stays.length > 0 ||
    further.promises.length + further.tools.length > 0 ||
    findings.others.some(({ collective }) => !collective);
  if (!concerned) return { ...empty, hashtags: [...hashtags], ignored, warnings: ['not_a_meeting_post'], post };

  const parties = [
    ...further.promises.flatMap(({ by, to }) => [by ?? [], to ?? []].flat()),
    ...further.tools.map(({ party }) => party),
  ];
  const people = gatherPeople(findings, parties);
  const drafts = [
    ...findings.meetings.flatMap(({ organisations }) => organisations),
    ...findings.others,
    ...findings.asks.flatMap(({ organisations }) => organisations),
    ...parties.flatMap((party) => ('organisation' in party ? [party.organisation] : [])),
    ...people.all.flatMap(({ person }) => person.organisation ?? []),
  ];
  const entities = bringTogether([...new Set(drafts)], container.mentions);
  const keyOf = (draft: OrganisationDraft) => entities.entityOf(draft)?.key ?? '';
  const keyOfParty = (party: Party | null) =>
    party === null ? null : 'person' in party ? people.keyOf(party.person) : keyOf(party.organisation);
  const meetings = mergeMeetings(findings.meetings, entities, people.keyOf);
  const parents = parentsAmong(entities.all);
  const related = new Set(
    parents.flatMap(({ child, parent }) => [`${child.key} ${parent.key}`, `${parent.key} ${child.key}`]),
  );
  const alike = likenesses(entities.all).filter(([one, other]) => !related.has(`${one.key} ${other.key}`));
  const orgs = entities.all.map(organisationFrom);
  const proposal: Proposal = {
    orgs,
    people: people.all.map(({ key, person }) => ({
      key,
      name: person.name,
      handle: person.handle,
      role: person.role,
      org: person.organisation ? keyOf(person.organisation) : null,
      confidence: person.confidence,
      source: person.source,
    })),
    meetings,
    stays: findings.stays.map(({ hosts, when, source }) => ({ people: hosts.map(people.keyOf), when, source })),
    asks: asksFrom(findings, hashtags, meetings, keyOf),
    commitments: further.promises.map(({ text, by, to, due, source }) => ({
      text,
      by: keyOfParty(by),
      to: keyOfParty(to),
      due,
      confidence: further.certain ? 'high' : 'medium',
      source,
    })),
    dependencies: further.tools.flatMap(({ party, certain, ...tool }) =>
      'person' in party
        ? []
        : [
            {
              org: keyOf(party.organisation),
              function: tool.function,
              product: tool.product,
              vendor: tool.vendor,
              contractEnds: tool.contractEnds,
              confidence: certain && further.certain ? ('high' as const) : ('medium' as const),
              source: tool.source,
            },
          ],
    ),
    relations: parents.map(({ child, parent }) => ({
      type: 'part_of',
      from: child.key,
      to: parent.key,
      confidence: 'suggest',
    })),
    duplicates: alike.map(([one, other]) => [one.key, other.key]),
    questions: questionsFrom(orgs, meetings, parents, alike),
    hashtags: [...hashtags],
    ignored,
    warnings: [],
    post,
  };
  return { ...proposal, warnings: warningsFrom(proposal, entities, findings, lines) };
}

function gatherPeople(findings: Findings, parties: readonly Party[]) {
  const byIdentity = new Map<string, { key: string; person: PersonDraft }>();
  const identityOf = ({ name, handle, organisation }: PersonDraft) =>
    handle?.toLowerCase() ??
    `${fold(name ?? '')} ${organisation?.references.map((reference) => (reference.type === 'site' ? reference.host : handleText(reference))).join() ?? ''}`;
  for (const person of [
    ...findings.meetings.flatMap(({ people }) => people),
    ...findings.stays.flatMap(({ hosts }) => hosts),
    ...parties.flatMap((party) => ('person' in party ? [party.person] : [])),
  ]) {
    const identity = identityOf(person);
    if (!byIdentity.has(identity)) byIdentity.set(identity, { key: `person${byIdentity.size + 1}`, person });
  }
  return {
    all: [...byIdentity.values()],
    keyOf: (person: PersonDraft) => byIdentity.get(identityOf(person))?.key ?? '',
  };
}

function organisationFrom({ key, draft, home, ownPath, evidence }: Entity): ProposedOrganisation {
  const handles = draft.references.flatMap((reference) => (reference.type === 'handle' ? [reference] : []));
  const handle = handles.find(({ host }) => host !== null) ?? handles[0];
  const byEnding = home ? countryOf(home.host) : null;
  return {
    key,
    name: draft.name,
    // An address under somebody else's is not its own: merging on the domain would make the two one.
    domain: home && !ownPath ? home.domain : null,
    url: home ? (ownPath ? home.url : `https://${home.host}/`) : null,
    handle: handle ? handleText(handle) : null,
    kind: draft.kind,
    kindText: draft.kindText,
    legalForm: draft.legalForm,
    country: draft.country ?? byEnding,
    countrySource: draft.country !== null ? 'heading' : byEnding !== null ? 'tld' : null,
    relationToAuthor: draft.member ? 'member' : null,
    ...(draft.collective && { collective: true }),
    ...(evidence.length > 0 && { evidence: [...evidence] }),
    confidence: draft.confidence,
    source: draft.source,
  };
}

/** One organisation met under one heading, or on one day in one way, was met once; the strongest status stands. */
function mergeMeetings(
  drafts: readonly MeetingDraft[],
  entities: Entities,
  personKey: (person: PersonDraft) => string,
): ProposedMeeting[] {
  const merged = new Map<string, MeetingDraft>();
  const sameDay = new Map<string, string>();
  const keys = new Map<string, { orgs: string[]; people: string[] }>();
  for (const draft of drafts) {
    const orgs = [
      ...new Set(draft.organisations.flatMap((organisation) => entities.entityOf(organisation)?.key ?? [])),
    ];
    const people = [...new Set(draft.people.map(personKey))];
    const who = orgs.length > 0 ? [...orgs].sort().join() : people.join();
    const inSection = `${who} §${draft.section}`;
    const onDay = `${who} ${draft.status} ${JSON.stringify(draft.when)}`;
    const identity = merged.has(inSection) ? inSection : ((draft.when && sameDay.get(onDay)) ?? inSection);
    const known = merged.get(identity);
    const whom = keys.get(identity);
    const kept = known ? strongest(known, draft) : draft;
    merged.set(identity, kept);
    keys.set(identity, { orgs, people: [...new Set([...(whom?.people ?? []), ...people])] });
    if (draft.when) sameDay.set(onDay, identity);
  }
  return [...merged].map(([identity, draft]) => ({
    orgs: keys.get(identity)?.orgs ?? [],
    people: keys.get(identity)?.people ?? [],
    status: draft.status,
    mode: draft.mode,
    when: draft.when,
    ...(draft.place !== null && { place: draft.place }),
    ...(draft.note !== null && { note: draft.note }),
    ...(draft.flags.length > 0 && { flags: [...draft.flags] }),
    certainty: draft.certainty,
    confidence: leastOf(draft.certainty),
    source: draft.source,
  }));
}

function strongest(one: MeetingDraft, other: MeetingDraft): MeetingDraft {
  const [strong, weak] = strength.indexOf(other.status) > strength.indexOf(one.status) ? [other, one] : [one, other];
  return {
    ...strong,
    when: strong.when ?? weak.when,
    place: strong.place ?? weak.place,
    note: strong.note ?? weak.note,
    mode: strong.mode === 'informal' && weak.mode === 'meeting' ? 'meeting' : strong.mode,
  };
}

function asksFrom(
  findings: Findings,
  hashtags: readonly string[],
  meetings: readonly ProposedMeeting[],
  keyOf: (draft: OrganisationDraft) => string,
): Proposal['asks'] {
  const asks: Proposal['asks'] = findings.asks.map(({ type, organisations, about, source }) => {
    const named = organisations.map(keyOf);
    const listed = meetings.filter(({ status }) =>
      about === 'wanted'
        ? status === 'wanted'
        : about === 'planned' && (status === 'planned' || status === 'half_planned'),
    );
    return {
      type,
      orgs: [...new Set(named.length > 0 ? named : listed.flatMap(({ orgs }) => orgs))],
      confidence: 'medium',
      source,
    };
  });
  // The tag alone is a weak call for help; beside a clear ask it adds nothing.
  if (asks.length === 0 && hashtags.some((tag) => fold(tag) === 'fedihelp'))
    asks.push({ type: 'help', orgs: [], confidence: 'low', source: { start: 0, end: 0 } });
  return asks;
}

function questionsFrom(
  orgs: readonly ProposedOrganisation[],
  meetings: readonly ProposedMeeting[],
  parents: readonly { child: Entity; parent: Entity }[],
  alike: readonly [Entity, Entity][],
): Question[] {
  return [
    ...parents.map(
      ({ child, parent }): Question => ({ type: 'part_of', about: [child.key, parent.key], text: 'is_part_of' }),
    ),
    ...alike.map(([one, other]): Question => ({ type: 'same_as', about: [one.key, other.key], text: 'is_same_as' })),
    ...orgs
      .filter(({ handle }) => handle && !handle.slice(1).includes('@'))
      .map(({ key }): Question => ({ type: 'instance', about: [key], text: 'which_instance' })),
    ...meetings
      .filter((meeting) => lacksDay(meeting))
      .map(({ orgs: about }): Question => ({ type: 'date', about, text: 'which_day' })),
    ...meetings
      .filter(({ flags }) => flags?.includes('status_unclear'))
      .map(({ orgs: about }): Question => ({ type: 'status', about, text: 'which_status' })),
  ];
}

function lacksDay({ status, when }: ProposedMeeting): boolean {
  return (status === 'held' || status === 'planned') && (when === null || ('to' in when && when.to === null));
}

function warningsFrom(proposal: Proposal, entities: Entities, findings: Findings, lines: Lines): WarningCode[] {
  const { orgs, people, meetings } = proposal;
  const codes = new Set<WarningCode>(findings.warnings);
  const bare = (handle: string | null) => handle !== null && !handle.slice(1).includes('@');
  if (orgs.some(({ handle }) => bare(handle)) || people.some(({ handle }) => bare(handle)))
    codes.add('handle_without_instance');
  if (orgs.some(({ name, url, handle }) => name !== null && url === null && handle === null)) codes.add('name_only');
  if (people.length > 0) codes.add('person_named');
  if (meetings.some(({ status, when }) => (status === 'held' || status === 'planned') && when === null))
    codes.add('no_date');
  if (meetings.some(({ flags }) => flags?.includes('status_unclear'))) codes.add('status_unclear');
  if (
    entities.all.some(({ draft }) =>
      draft.references.some((reference) => reference.type === 'site' && reference.tracked),
    )
  )
    codes.add('tracking_removed');
  if (orgs.some(({ relationToAuthor, kind }) => relationToAuthor === 'member' && kind !== null && conviction.has(kind)))
    codes.add('special_category');
  if (proposal.relations.length > 0) codes.add('possible_parent_child');
  if (proposal.duplicates.length > 0) codes.add('possible_duplicate');
  if (lines.joined) codes.add('line_joined');
  return [...codes].sort();
}
