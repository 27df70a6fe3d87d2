/**
 * What a person decided about a read post, as it is taken in: the proposal without what was not ticked, nor what only
 * that referred to; corrections in their places; answers as relations. No entry points to one that is gone.
 */
import type { RelationType } from '../model/enumerations.ts';
import type { Proposal, ProposedOrganisation } from './proposal.ts';
import {
  type Decisions,
  editedMeeting,
  isTicked,
  itemId,
  type OrganisationEdit,
  openEnds,
  organisationsAlone,
  type Reading,
  type ReviewQuestion,
  reviewQuestions,
} from './review.ts';

export interface Reviewed {
  readonly proposal: Proposal;
  readonly same: Record<string, string | null>;
  readonly relations: { type: RelationType; from: string; to: string }[];
  readonly apart: [string, string][];
}

export function applyReview(reading: Reading, decisions: Decisions): Reviewed {
  const { proposal } = reading;
  const kept = keep(proposal, decisions);
  const said = answered(reading, decisions);
  const { has } = kept;
  const same = { ...said.same, ...decisions.same };
  return {
    proposal: kept.proposal,
    same: Object.fromEntries(Object.entries(same).filter(([key]) => has(key))),
    relations: said.relations.filter(({ from, to }) => has(from) && has(to)),
    apart: said.apart.filter(([one, other]) => has(one) && (has(other) || !isKey(proposal, other))),
  };
}

/** True where nothing is left to take in. */
export function isEmptyReview({ proposal }: Reviewed): boolean {
  const { orgs, people, meetings, stays, asks, commitments, dependencies } = proposal;
  return [orgs, people, meetings, stays, asks, commitments, dependencies].every((list) => list.length === 0);
}

/** What is still to be said of what was taken in; of what was not, nothing is. */
export function stillOpen(
  reading: Reading,
  decisions: Decisions,
  { proposal }: Reviewed,
): { questions: ReviewQuestion[]; instances: string[]; days: string[] } {
  const keys = new Set([...proposal.orgs, ...proposal.people].map(({ key }) => key));
  const met = new Set(proposal.meetings.flatMap(({ orgs, people }) => [...orgs, ...people]));
  const { instances, days } = openEnds(reading, decisions);
  const isOpen = (question: ReviewQuestion) =>
    (decisions.answers[question.id] ?? 'later') === 'later' && aboutOf(question).every((key) => keys.has(key));
  return {
    questions: reviewQuestions(reading, decisions).filter(isOpen),
    instances: instances.filter((key) => keys.has(key)),
    days: days.filter((key) => met.has(key)),
  };
}

function aboutOf(question: ReviewQuestion): string[] {
  switch (question.type) {
    case 'part_of':
      return [question.from, question.to];
    case 'same':
      return [question.one, question.other];
    case 'known':
      return [question.key];
  }
}

function keep(proposal: Proposal, decisions: Decisions): { proposal: Proposal; has: (key: string) => boolean } {
  const ticked = <T extends { confidence: 'high' | 'medium' | 'low' }>(
    list: 'meetings' | 'people' | 'asks' | 'commitments' | 'dependencies' | 'orgs',
    entry: T,
    place: number | string,
  ) => isTicked(itemId(list, place), entry.confidence, decisions);

  const meetings = proposal.meetings.flatMap((meeting, place) =>
    ticked('meetings', meeting, place) ? [editedMeeting(meeting, decisions.meetings[itemId('meetings', place)])] : [],
  );
  const met = new Set(meetings.flatMap(({ orgs }) => orgs));
  const alone = new Set(organisationsAlone(proposal).flatMap((org) => (ticked('orgs', org, org.key) ? [org.key] : [])));
  const orgs = proposal.orgs.flatMap((org) =>
    met.has(org.key) || alone.has(org.key) ? [editedOrganisation(org, decisions.orgs[org.key])] : [],
  );
  const stays = proposal.stays.filter((_stay, place) => isTicked(itemId('stays', place), 'high', decisions));
  const commitments = proposal.commitments.filter((each, place) => ticked('commitments', each, place));

  const named = (entries: readonly { people: readonly string[] }[]) => entries.flatMap(({ people }) => people);
  const inText = new Set([...named(proposal.meetings), ...named(proposal.stays), ...ends(proposal.commitments)]);
  const inKept = new Set([...named(meetings), ...named(stays), ...ends(commitments)]);
  const people = proposal.people.filter((person) => {
    if (!ticked('people', person, person.key)) return false;
    // Whoever was named only by rows that are gone goes with them, unless somebody said otherwise.
    const saidSo = decisions.ticks[itemId('people', person.key)] === true;
    return saidSo || !inText.has(person.key) || inKept.has(person.key);
  });

  const keys = new Set([...orgs, ...people].map(({ key }) => key));
  const has = (key: string) => keys.has(key);
  const hasOrNobody = (key: string | null) => key === null || has(key);
  const thinned = {
    ...proposal,
    orgs,
    people: people.map((person) => (hasOrNobody(person.org) ? person : { ...person, org: null })),
    meetings: meetings.flatMap((meeting) => {
      const left = { ...meeting, people: meeting.people.filter(has) };
      return left.orgs.length + left.people.length > 0 || meeting.people.length === 0 ? [left] : [];
    }),
    stays: stays.flatMap((stay) =>
      stay.people.length === 0 || stay.people.some(has) ? [{ ...stay, people: stay.people.filter(has) }] : [],
    ),
    asks: proposal.asks.flatMap((ask, place) => {
      if (!ticked('asks', ask, place)) return [];
      const about = ask.orgs.filter(has);
      return about.length > 0 || ask.orgs.length === 0 ? [{ ...ask, orgs: about }] : [];
    }),
    // A promise by or to somebody who is left out would read as one of the author's own.
    commitments: commitments.filter(({ by, to }) => hasOrNobody(by) && hasOrNobody(to)),
    dependencies: proposal.dependencies.filter((each, place) => ticked('dependencies', each, place) && has(each.org)),
    relations: proposal.relations.filter(({ from, to }) => has(from) && has(to)),
    duplicates: proposal.duplicates.filter(([one, other]) => has(one) && has(other)),
    questions: proposal.questions.filter(({ about }) => about.every(has)),
  };
  return { proposal: thinned, has };
}

function ends(commitments: Proposal['commitments']): string[] {
  return commitments.flatMap(({ by, to }) => [by, to]).filter((key) => key !== null);
}

function editedOrganisation(org: ProposedOrganisation, edit: OrganisationEdit | undefined): ProposedOrganisation {
  if (!edit) return org;
  const { name = org.name, handle = org.handle, kind = org.kind, country = org.country } = edit;
  return {
    ...org,
    name,
    handle,
    kind,
    country,
    countrySource: country === org.country ? org.countrySource : country === null ? null : 'manual',
  };
}

function isKey({ orgs, people }: Proposal, text: string): boolean {
  return [...orgs, ...people].some(({ key }) => key === text);
}

/** Later is no answer: the question stays with the text and can be asked again. */
function answered(reading: Reading, decisions: Decisions): Omit<Reviewed, 'proposal'> {
  const said: Omit<Reviewed, 'proposal'> = { same: {}, relations: [], apart: [] };
  for (const question of reviewQuestions(reading, decisions)) {
    const answer = decisions.answers[question.id];
    // Nobody becomes a known person by their name alone.
    if (question.type === 'known' && question.kind === 'person') said.same[question.key] = null;
    if (answer === 'yes') {
      if (question.type === 'part_of') said.relations.push({ type: 'part_of', from: question.from, to: question.to });
      else if (question.type === 'same')
        said.relations.push({ type: 'same_as', from: question.one, to: question.other });
      else said.same[question.key] = question.record;
    } else if (answer === 'no') {
      if (question.type === 'same') said.apart.push([question.one, question.other]);
      else if (question.type === 'part_of')
        said.relations.push({ type: 'not_part_of', from: question.from, to: question.to });
      else {
        said.same[question.key] = null;
        said.apart.push([question.key, question.record]);
      }
    }
  }
  return said;
}
