/** One clause of prose: who was or will be met, by its verb. */
import type { EncounterStatus } from '../model/enumerations.ts';
import { parseDay } from './calendar.ts';
import { jointOf, type MeetingDraft, type OrganisationDraft } from './draft.ts';
import { sourceOf } from './flow.ts';
import { type Mention, type MentionContext, readMentions, readPlace } from './mention.ts';
import { readMoment } from './moment.ts';
import { objectOf, subjectOf, topicOf, withoutParentheses, withoutTitles } from './object.ts';
import { isCommonNoun, isPastVerb } from './openers.ts';
import { hasRole, isCapital, isMark, kindOf, type Piece } from './piece.ts';
import type { Confidence, WarningCode } from './proposal.ts';
import { combineRemarks, type Remark } from './remark.ts';
import { type Sense, senseOf } from './sense.ts';
import { isStrongStatus } from './sentence.ts';
import { resolveWhen, type TimeExpression, tenseOf } from './time.ts';

/** The heading a line stands under. */
export interface Section {
  readonly number: number;
  readonly status: EncounterStatus | undefined;
  readonly time: TimeExpression | undefined;
  readonly informal: boolean;
  readonly joint: boolean;
  /** The status was said, not guessed from the time. */
  readonly said: boolean;
}

export interface ClauseContext extends MentionContext {
  readonly referenceDay: number | undefined;
  readonly section: Section | undefined;
  readonly warn: (code: WarningCode) => void;
}

export interface ClauseFindings {
  readonly meetings: readonly MeetingDraft[];
  readonly others: readonly OrganisationDraft[];
  readonly time: TimeExpression | undefined;
  /** What a clause that names nobody says of those named before: "but they cancelled". */
  readonly remark: { readonly status: EncounterStatus; readonly flag: Sense['flag'] } | undefined;
}

interface SpokenContext extends ClauseContext {
  /** The author speaks of themselves somewhere in the sentence, or in the style of a note. */
  readonly spoken: boolean;
  /** How the clause before it stood. */
  readonly earlier: EncounterStatus | undefined;
  /** The time the sentence gave before. */
  readonly before: TimeExpression | undefined;
}

export function readClause(clause: readonly Piece[], context: SpokenContext): ClauseFindings {
  const told = withoutTitles(clause);
  const outside = withoutParentheses(told);
  const sense = senseOf(outside, context);
  const nothing: ClauseFindings = { meetings: [], others: [], time: sense.time, remark: undefined };
  if (sense.ambiguousDate) context.warn('date_ambiguous');
  const strong = sense.turned || outside.some((piece) => piece.cues.some(isStrongStatus));
  const chatting = outside.some((piece) => hasRole(piece, 'informal', 'folks'));
  const unsettled = sense.negated && sense.status === 'planned' && strong;
  // "…, then coffee with B": as it was before.
  const status = unsettled
    ? 'wanted'
    : (sense.status ??
      (chatting && (context.earlier === 'held' || context.section?.status === 'held') ? 'held' : undefined));
  const member = readMembership(told, context);
  if (member) return { ...nothing, others: [member] };
  const spoken = context.spoken || strong || isElided(outside, context) || isReported(outside, context);
  if (status === undefined || !spoken) return nothing;
  if (outside.some((piece) => hasRole(piece, 'helping')) && !strong && !outside.some((piece) => hasRole(piece, 'open')))
    return nothing;
  if (sense.negated && !unsettled && ['held', 'wanted', 'planned', 'half_planned'].includes(status)) return nothing;
  const wish =
    !unsettled &&
    status === 'wanted' &&
    !context.terse &&
    outside.some((piece) => hasRole(piece, 'want')) &&
    !outside.some(
      (piece) => hasRole(piece, 'open', 'planning', 'held') || (hasRole(piece, 'want') && piece.tokens.length > 2),
    );
  const remark = { status, flag: sense.flag };

  const listing = { ...context, listed: false };
  const behind = readMentions(objectOf(told, sense), listing);
  const topic = behind.length > 0 ? behind : readMentions(topicOf(told, sense, context), listing);
  // "Dessverre har Brua takket nei": between the helping verb and the status.
  const mentions =
    topic.length > 0 || !strong || sense.status === 'planned'
      ? topic
      : readMentions(subjectOf(told, sense, context), listing);
  const [first] = mentions;
  // "But would love to": a wish about whoever was named before.
  if (!first || (wish && mentions.every(({ organisation }) => organisation?.references.length === 0)))
    return { ...nothing, remark };
  const inherited =
    sense.time ??
    sameTense(status, context.before, context.referenceDay) ??
    (isOfSection(status, context.section) ? context.section?.time : undefined);
  const times = sense.joint ? mentions.map(() => inherited) : timesOf(mentions, outside, inherited, context);
  const place = readPlace(outside, context)?.text ?? null;
  const chatty = outside.some((piece) => hasRole(piece, 'informal'));
  const folks = told.find((piece) => hasRole(piece, 'folks'))?.start ?? Number.POSITIVE_INFINITY;
  const meetings = mentions.map((mention, index) => {
    const said = combineRemarks(mention.remarks, context);
    return meetingOf(
      mention.place === null ? { ...mention, place: mentions.length === 1 || sense.joint ? place : null } : mention,
      {
        status: said.status ?? status,
        remark: { ...said, flag: said.flag ?? sense.flag },
        time: times[index],
        informal: mention.informal || chatty || folks < mention.start,
        section: -clause[0]!.start - 1,
        certain: true,
        context,
      },
    );
  });
  const [one, another] = meetings;
  return { ...nothing, meetings: sense.joint && one && another ? [jointOf(one, meetings)] : meetings };
}

/** What was not met of those below a day that is over, was not met on it. */
function isOfSection(status: EncounterStatus, section: Section | undefined): boolean {
  return section?.status === status || (section?.status === 'held' && (status === 'missed' || status === 'cancelled'));
}

const mostTimed = 40;

/** "A on Monday and B on Tuesday": each its own day, where more than the last has one; else one day for all. */
function timesOf(
  mentions: readonly Mention[],
  pieces: readonly Piece[],
  shared: TimeExpression | undefined,
  context: ClauseContext,
): (TimeExpression | undefined)[] {
  // More than anybody meets: reading each stretch would cost the square of them.
  if (mentions.length > mostTimed) return mentions.map(() => shared);
  const own = mentions.map((mention, index) => {
    const next = mentions[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const stretch = pieces.filter(({ start }) => start >= mention.end && start < next);
    return readMoment(stretch, context).time;
  });
  const parted = mentions.length > 1 && own.slice(0, -1).some((time) => time?.day !== undefined);
  if (!parted) return mentions.map(() => shared);
  const lead = readMoment(
    pieces.filter(({ start }) => start < (mentions[0]?.start ?? 0)),
    context,
  ).time;
  // "Yesterday A, today B": the day stands before.
  if (lead?.day && !own.at(-1)?.day)
    return [lead, ...own.slice(0, -1)].map((time, index, all) => time ?? all[index - 1]);
  return own.map((time) => (time?.day ? time : (lead ?? time)));
}

function isOpener({ tokens, cues }: Piece, language: MentionContext['language']): boolean {
  const [token] = tokens;
  return cues.length === 0 && token?.type === 'word' && isCommonNoun(token.fold, language);
}

/** "My union is Lyngheia": where the author belongs, and no meeting. */
function readMembership(clause: readonly Piece[], context: ClauseContext): OrganisationDraft | undefined {
  const belongs = clause.findIndex((piece) => hasRole(piece, 'member'));
  if (
    belongs > 0 &&
    clause.slice(0, belongs).some((piece) => hasRole(piece, 'first')) &&
    hasRole(clause[belongs + 1], 'place', 'glue', 'atHome')
  ) {
    const [mine] = readMentions(clause.slice(belongs + 2), { ...context, listed: false });
    if (mine?.organisation) return { ...mine.organisation, member: true };
  }
  const is = clause.findIndex((piece) => hasRole(piece, 'copula'));
  const subject = clause.slice(0, Math.max(0, is)).filter((piece) => !isMark(piece));
  const mine =
    subject.some((piece) => hasRole(piece, 'possessive')) && subject.some((piece) => kindOf(piece) !== undefined);
  if (!mine || subject.length > 4) return undefined;
  const [mention] = readMentions(clause.slice(is + 1), { ...context, listed: false });
  const kind = subject.flatMap((piece) => kindOf(piece) ?? []).at(-1);
  if (!mention?.organisation || clause.slice(is + 1).some((piece) => piece.cues.some(isStrongStatus))) return undefined;
  const kindText = subject
    .filter((piece) => kindOf(piece) !== undefined)
    .map((piece) => context.flow.text.slice(piece.start, piece.end));
  return {
    ...mention.organisation,
    kind: mention.organisation.kind ?? kind ?? null,
    kindText: mention.organisation.kindText ?? kindText.at(-1) ?? null,
    member: true,
  };
}

export interface MeetingFacts {
  readonly status: EncounterStatus;
  readonly remark: Remark;
  readonly time: TimeExpression | undefined;
  readonly informal: boolean;
  readonly section: number;
  readonly certain: boolean;
  readonly context: ClauseContext;
}

/** A remark's day replaces the section's; its time of day joins the section's day. */
export function meetingOf(
  mention: Mention,
  { status, remark, time, informal, section, certain, context }: MeetingFacts,
): MeetingDraft {
  const over = (status === 'cancelled' || status === 'declined') && (section < 0 || context.section?.status === 'held');
  const past =
    status === 'held' ||
    status === 'missed' ||
    (over && tenseOf(remark.time?.day ?? time?.day, context.referenceDay) === 'past') ||
    // Below a day that is over.
    (over && context.section?.status === 'held' && remark.time === undefined && time === context.section.time);
  const tense = past ? 'past' : 'future';
  const day = remark.time?.day ?? time?.day;
  const clock = remark.time?.clock ?? (remark.time?.day ? undefined : time?.clock);
  // "Asked yesterday" tells when one asked.
  const stale =
    tenseOf(day, context.referenceDay) === 'past' &&
    (status === 'asked' || status === 'wanted' || status === 'declined');
  const expression = day && !stale ? { day, ...(clock !== undefined && { clock }) } : undefined;
  const when = resolveWhen(expression, context.referenceDay, tense);
  if (expression && context.referenceDay === undefined) context.warn('reference_date_missing');
  const who: Confidence = mention.organisation?.confidence ?? mention.person?.confidence ?? 'low';
  return {
    organisations: mention.organisation ? [mention.organisation] : [],
    people: mention.person ? [mention.person] : [],
    status,
    mode: informal || remark.informal ? 'informal' : 'meeting',
    when,
    time: expression,
    place: remark.place ?? mention.place,
    note: remark.note,
    flags: remark.flag ? [remark.flag] : [],
    certainty: {
      identity: who,
      status: remark.flag === 'status_unclear' ? 'low' : certain ? 'high' : 'medium',
      date: past && isUnlikely(when, day, context.referenceDay) ? 'low' : when ? 'high' : 'medium',
    },
    section,
    source: sourceOf(context.flow, mention.start, mention.end),
  };
}

const longAgo = 200;

/** Met on a day to come, or, where no year is written, so long ago that the coming one may be meant. */
function isUnlikely(when: MeetingDraft['when'], day: TimeExpression['day'], referenceDay: number | undefined): boolean {
  const on = when && 'date' in when ? parseDay(when.date) : undefined;
  if (on === undefined || referenceDay === undefined) return false;
  return on > referenceDay || (on < referenceDay - longAgo && day?.type === 'absolute' && day.year === undefined);
}

/** The same encounter, said to stand otherwise: its day may now lie behind. */
export function restated(
  meeting: MeetingDraft,
  status: EncounterStatus,
  flag: Sense['flag'],
  later: TimeExpression | undefined,
  { referenceDay }: { readonly referenceDay: number | undefined },
): MeetingDraft {
  const clock = meeting.time?.clock ?? later?.clock;
  const day = meeting.time?.day ?? later?.day;
  const time = day && { day, ...(clock !== undefined && { clock }) };
  // "Thursday: came to nothing, they cancelled it": that Thursday.
  const over = status === 'held' || status === 'missed' || (status === 'cancelled' && meeting.status === 'missed');
  const tense = over ? 'past' : 'future';
  return { ...meeting, status, flags: flag ? [flag] : [], time, when: resolveWhen(time, referenceDay, tense) };
}

function sameTense(
  status: EncounterStatus,
  time: TimeExpression | undefined,
  referenceDay: number | undefined,
): TimeExpression | undefined {
  const tense = tenseOf(time?.day, referenceDay);
  // The hour was the other encounter's.
  const day = time?.day && { day: time.day };
  return status === 'held'
    ? tense === 'future'
      ? undefined
      : day
    : tense === 'future' && (status === 'wanted' || status === 'planned')
      ? day
      : undefined;
}

/** "Heute Werftnetz getroffen", "The morning went to a meeting with A": nobody else is said to have met. */
function isReported(pieces: readonly Piece[], { language }: MentionContext): boolean {
  const verb = pieces.findIndex((piece) => hasRole(piece, 'held', 'planning'));
  const [token] = pieces[verb]?.tokens ?? [];
  if (token?.type !== 'word') return false;
  const before = pieces
    .slice(0, verb)
    .filter((piece) => !isMark(piece) && !piece.cues.some(({ type }) => type === 'time'));
  if (hasRole(pieces[verb], 'planning')) {
    const noun = pieces[verb]!.tokens.length > 1 && !before.some((piece, index) => index > 0 && isCapital(piece));
    return noun && before.some((piece) => hasRole(piece, 'past'));
  }
  const last = pieces.findLast((piece) => !isMark(piece));
  return (
    last === pieces[verb] &&
    !isPastVerb(token.fold, language) &&
    before.every((piece) => isCapital(piece) || piece.cues.length > 0)
  );
}

/** "Met sv.no today", "Today talked with …", "Meeting with …": the author left themselves out. */
function isElided(pieces: readonly Piece[], { language }: MentionContext): boolean {
  const at = pieces.findIndex(
    (piece) =>
      !isMark(piece) &&
      !piece.cues.some(({ type }) => type === 'time') &&
      !hasRole(piece, 'and', 'but', 'determiner', 'joint') &&
      !isOpener(piece, language) &&
      piece.tokens[0]?.type !== 'number',
  );
  const first = pieces[at];
  const [verb] = first?.tokens ?? [];
  const timed = pieces.slice(0, Math.max(0, at)).some(({ cues }) => cues.some(({ type }) => type === 'time'));
  // "I går møtte forbundsleder Tveit styret": where a time stands first, who met comes behind the verb.
  if (timed && verb?.type === 'word' && isPastVerb(verb.fold, language)) return false;
  const told = first?.cues.some((cue) => cue.type === 'status' && !cue.terse);
  return told || hasRole(first, 'held', 'planning', 'want', 'got', 'informal', 'past');
}
