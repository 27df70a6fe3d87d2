/**
 * A read post as a person reviews it: rows to tick, grouped as the text groups them, and what it leaves to be asked.
 * Nothing here decides anything; `applyReview` turns what the person decided into what is taken in.
 */
import type { EncounterMode, EncounterStatus, OrganisationKind } from '../model/enumerations.ts';
import type { Confidence, Proposal, ProposedMeeting, ProposedWhen, Source } from './proposal.ts';
import { mainLabel, registrable } from './reference.ts';

export const reviewLists = [
  'meetings',
  'orgs',
  'people',
  'stays',
  'asks',
  'commitments',
  'dependencies',
] as const satisfies readonly (keyof Proposal)[];
export type ReviewList = (typeof reviewLists)[number];

export type Effect = 'new' | 'changed' | 'same';

/** What reading gave, see the bridge's `readPost`. */
export interface Reading {
  readonly proposal: Proposal;
  readonly matches: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
  readonly effects: Readonly<Record<ReviewList | 'relations' | 'apart', readonly Effect[]>>;
  readonly alike: readonly {
    readonly key: string;
    readonly id: string;
    readonly name: string;
    readonly at?: readonly string[] | undefined;
  }[];
}

export interface MeetingEdit {
  readonly status?: EncounterStatus;
  readonly mode?: EncounterMode;
  readonly when?: ProposedWhen | null;
  readonly place?: string;
}

export interface OrganisationEdit {
  readonly name?: string | null;
  readonly handle?: string | null;
  readonly kind?: OrganisationKind | null;
  readonly country?: string | null;
}

export type Answer = 'yes' | 'no' | 'later';

/** All by `itemId`, but organisations and `same` by their key. What is absent is as it was read. */
export interface Decisions {
  readonly ticks: Readonly<Record<string, boolean>>;
  /** Ignored rows are not ticked, and "tick all" leaves them alone. */
  readonly ignored: Readonly<Record<string, boolean>>;
  readonly meetings: Readonly<Record<string, MeetingEdit>>;
  readonly orgs: Readonly<Record<string, OrganisationEdit>>;
  /** Which record somebody is; null: nobody known. */
  readonly same: Readonly<Record<string, string | null>>;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const noDecisions: Decisions = { ticks: {}, ignored: {}, meetings: {}, orgs: {}, same: {}, answers: {} };

/** Entries have no names of their own: their place in the list, or their key where they have one. */
export function itemId(list: ReviewList, place: number | string): string {
  return `${list}:${place}`;
}

export interface ReviewRow {
  readonly id: string;
  /** By key. A row without a meeting is an organisation that the text names beside them. */
  readonly orgs: readonly string[];
  readonly people: readonly string[];
  /** As the person left it. */
  readonly meeting: ProposedMeeting | undefined;
  readonly confidence: Confidence;
  readonly effect: Effect;
  readonly ticked: boolean;
  readonly ignored: boolean;
  readonly source: Source;
}

/** Neighbouring rows of one day (or span of days) and one country, as the text's own sections are. */
export interface ReviewGroup {
  readonly key: string;
  /** undefined: these are not meetings. */
  readonly when: ProposedWhen | null | undefined;
  readonly country: string | null;
  readonly rows: readonly ReviewRow[];
}

export function isTicked(id: string, confidence: Confidence, decisions: Decisions): boolean {
  if (decisions.ignored[id]) return false;
  return decisions.ticks[id] ?? confidence !== 'low';
}

export function reviewGroups(reading: Reading, decisions: Decisions): ReviewGroup[] {
  const { proposal } = reading;
  const groups: { key: string; when: ProposedWhen | null | undefined; country: string | null; rows: ReviewRow[] }[] =
    [];
  const countryOf = new Map(proposal.orgs.map(({ key, country }) => [key, country] as const));
  const add = (when: ProposedWhen | null | undefined, country: string | null, row: ReviewRow) => {
    const last = groups.at(-1);
    const isSame = last && JSON.stringify(last.when) === JSON.stringify(when) && last.country === country;
    if (isSame) last.rows.push(row);
    else groups.push({ key: row.id, when, country, rows: [row] });
  };
  proposal.meetings.forEach((meeting, place) => {
    const country = countryOf.get(meeting.orgs[0] ?? '') ?? null;
    // A day that was read stays the heading; where a row was moved to is said in the row.
    const inSection = meeting.when && 'from' in meeting.when ? country : null;
    add(meeting.when, inSection, meetingRow(reading, decisions, meeting, place));
  });
  for (const org of organisationsAlone(proposal)) add(undefined, null, organisationRow(reading, decisions, org));
  return groups;
}

/** Organisations that stand in no meeting have rows of their own. */
export function organisationsAlone(proposal: Proposal): Proposal['orgs'] {
  const met = new Set(proposal.meetings.flatMap(({ orgs }) => orgs));
  return proposal.orgs.filter(({ key }) => !met.has(key));
}

export function editedMeeting(meeting: ProposedMeeting, edit: MeetingEdit | undefined): ProposedMeeting {
  if (!edit) return meeting;
  const { place, ...rest } = { ...meeting, ...edit };
  return { ...rest, ...(place && { place }) };
}

function meetingRow(
  { proposal, effects, matches }: Reading,
  decisions: Decisions,
  meeting: ProposedMeeting,
  place: number,
): ReviewRow {
  const id = itemId('meetings', place);
  const edit = decisions.meetings[id];
  const touched =
    edit !== undefined || meeting.orgs.some((key) => decisions.orgs[key] || decisions.same[key] !== undefined);
  const ofOrgs = meeting.orgs.map((key) => effects.orgs[proposal.orgs.findIndex((org) => org.key === key)]);
  const own = effects.meetings[place] ?? 'new';
  const quiet = own === 'same' && ofOrgs.some((effect) => effect && effect !== 'same') ? 'changed' : own;
  const isFresh = touched && quiet === 'same';
  return {
    id,
    orgs: meeting.orgs,
    people: meeting.people,
    meeting: editedMeeting(meeting, edit),
    confidence: meeting.confidence,
    effect: isFresh ? (meeting.orgs.every((key) => matches[key]) ? 'changed' : 'new') : quiet,
    ticked: isTicked(id, meeting.confidence, decisions),
    ignored: decisions.ignored[id] === true,
    source: meeting.source,
  };
}

function organisationRow(
  { proposal, effects }: Reading,
  decisions: Decisions,
  org: Proposal['orgs'][number],
): ReviewRow {
  const id = itemId('orgs', org.key);
  const touched = decisions.orgs[org.key] !== undefined || decisions.same[org.key] !== undefined;
  const effect = effects.orgs[proposal.orgs.indexOf(org)] ?? 'new';
  return {
    id,
    orgs: [org.key],
    people: [],
    meeting: undefined,
    confidence: org.confidence,
    effect: touched && effect === 'same' ? 'changed' : effect,
    ticked: isTicked(id, org.confidence, decisions),
    ignored: decisions.ignored[id] === true,
    source: org.source,
  };
}

/** What is asked, and not decided. */
export type ReviewQuestion =
  | { readonly id: string; readonly type: 'part_of'; readonly from: string; readonly to: string }
  | { readonly id: string; readonly type: 'same'; readonly one: string; readonly other: string }
  /** Against the vault. */
  | {
      readonly id: string;
      readonly type: 'known';
      readonly key: string;
      readonly record: string;
      readonly name: string;
      readonly kind: 'organisation' | 'person';
      /** Where the known person works: two share a name more often than not. */
      readonly at: readonly string[];
    };

/** The id of the question whether the entry with a key is a record. */
export function knownQuestion(key: string, record: string): string {
  return `known:${key}:${record}`;
}

/** Who somebody is, once said, leaves nothing to ask about them. */
export function reviewQuestions(
  { proposal, effects, alike }: Reading,
  { answers, same }: Pick<Decisions, 'answers' | 'same'> = noDecisions,
): ReviewQuestion[] {
  const people = new Set(proposal.people.map(({ key }) => key));
  const known = alike.map(({ key, id, name, at = [] }): ReviewQuestion & { type: 'known' } => ({
    id: knownQuestion(key, id),
    type: 'known',
    key,
    record: id,
    name,
    kind: people.has(key) ? 'person' : 'organisation',
    at,
  }));
  const isOpen = ({ id, key }: ReviewQuestion & { type: 'known' }) =>
    same[key] === undefined &&
    !known.some((other) => other.key === key && other.id !== id && answers[other.id] === 'yes');
  return [
    ...proposal.relations.flatMap(({ from, to }, place): ReviewQuestion[] =>
      effects.relations[place] === 'same' ? [] : [{ id: `part_of:${from}:${to}`, type: 'part_of', from, to }],
    ),
    ...proposal.duplicates.flatMap(([one, other], place): ReviewQuestion[] =>
      effects.apart[place] === 'same' ? [] : [{ id: `same:${one}:${other}`, type: 'same', one, other }],
    ),
    ...known.filter(isOpen),
  ];
}

/** What stays open whatever is answered: it can be filled in now or at any later time. By key. */
export function openEnds({ proposal }: Reading, decisions: Decisions): { instances: string[]; days: string[] } {
  const about = (type: 'instance' | 'date') => [
    ...new Set(proposal.questions.filter((each) => each.type === type).flatMap((each) => each.about)),
  ];
  const hasDay = (key: string) =>
    Object.entries(decisions.meetings).some(([id, { when }]) => {
      const meeting = proposal.meetings[Number(id.split(':')[1])];
      return meeting?.orgs.includes(key) && when && 'date' in when;
    });
  return {
    instances: about('instance').filter((key) => !decisions.orgs[key]?.handle?.replace(/^@/, '').includes('@')),
    days: about('date').filter((key) => !hasDay(key)),
  };
}

/**
 * What an organisation without a name may be called, by its handle or address: shown in grey, and never written unless
 * somebody accepts it.
 */
export function suggestedName({
  name,
  handle,
  domain,
}: Pick<Proposal['orgs'][number], 'name' | 'handle' | 'domain'>): string | undefined {
  if (name) return undefined;
  const stem = handle ? (handle.replace(/^@/, '').split('@')[0] ?? '') : domain ? stemOf(domain) : '';
  const spaced = stem.replace(/[_.-]+/g, ' ').trim();
  return spaced === '' ? undefined : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** "Styrke Ung" of `ung.styrke.no`: the part of an address alone would be called as everybody's part is. */
function stemOf(domain: string): string {
  const own = domain.replace(/^www\./, '');
  const main = mainLabel(own);
  const part = own.endsWith(`.${registrable(own)}`) ? own.slice(0, -registrable(own).length - 1) : '';
  const word = part.split('.').at(-1) ?? '';
  return word === '' ? main : `${main} ${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
