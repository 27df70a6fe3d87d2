/** One clause of prose: who was or will be met, by its verb. */
import type { EncounterStatus } from '../model/enumerations.ts';
import { lowest, type MeetingDraft, type OrganisationDraft } from './draft.ts';
import { sourceOf } from './flow.ts';
import { type Mention, type MentionContext, readMentions, readPlace } from './mention.ts';
import { hasReference, hasRole, isCapital, isMark, type Piece } from './piece.ts';
import type { Confidence, WarningCode } from './proposal.ts';
import { combineRemarks, type Remark } from './remark.ts';
import { type Sense, senseOf, verbRoles } from './sense.ts';
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
}

interface SpokenContext extends ClauseContext {
  /** The author speaks of themselves somewhere in the sentence, or in the style of a note. */
  readonly spoken: boolean;
  /** The time the sentence gave before. */
  readonly before: TimeExpression | undefined;
}

export function readClause(clause: readonly Piece[], context: SpokenContext): ClauseFindings {
  const outside = withoutParentheses(clause);
  const sense = senseOf(outside, context);
  const nothing: ClauseFindings = { meetings: [], others: [], time: sense.time };
  if (sense.ambiguousDate) context.warn('date_ambiguous');
  const subject =
    !context.spoken &&
    outside.some((piece) => piece.cues.some(isStrongStatus)) &&
    !outside.some((piece) => hasRole(piece, ...verbRoles));
  if (sense.status === undefined || !(context.spoken || subject || isElided(outside))) return nothing;
  if (
    sense.negated &&
    (sense.status === 'held' ||
      sense.status === 'wanted' ||
      sense.status === 'planned' ||
      sense.status === 'half_planned')
  )
    return nothing;

  const mentions = readMentions(objectOf(clause, sense, subject), { ...context, listed: false });
  const [first] = mentions;
  if (!first) return nothing;
  const inherited =
    sense.time ??
    sameTense(sense.status, context.before) ??
    (context.section?.status === sense.status ? context.section.time : undefined);
  const place = readPlace(outside, context)?.text ?? null;
  const meetings = mentions.map((mention) => {
    const remark = combineRemarks(mention.remarks, context);
    return meetingOf(
      mention.place === null ? { ...mention, place: mentions.length === 1 || sense.joint ? place : null } : mention,
      {
        status: remark.status ?? sense.status ?? 'held',
        remark: { ...remark, flag: remark.flag ?? sense.flag },
        time: inherited,
        informal: sense.informal || mention.informal,
        section: -clause[0]!.start - 1,
        certain: true,
        context,
      },
    );
  });
  if (!sense.joint || meetings.length < 2) return { meetings, others: [], time: sense.time };
  const joint: MeetingDraft = {
    ...meetings[0]!,
    organisations: meetings.flatMap(({ organisations }) => organisations),
    people: meetings.flatMap(({ people }) => people),
  };
  return { meetings: [joint], others: [], time: sense.time };
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
  const tense = status === 'held' || status === 'missed' ? 'past' : 'future';
  const day = remark.time?.day ?? time?.day;
  const clock = remark.time?.clock ?? (remark.time?.day ? undefined : time?.clock);
  // "Asked yesterday" tells when one asked.
  const stale = tenseOf(day) === 'past' && (status === 'asked' || status === 'wanted' || status === 'declined');
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
    place: remark.place ?? mention.place,
    note: remark.note,
    flags: remark.flag ? [remark.flag] : [],
    confidence: lowest(
      who,
      certain ? 'high' : 'medium',
      when ? 'high' : 'medium',
      remark.flag === 'status_unclear' ? 'low' : 'high',
    ),
    section,
    source: sourceOf(context.flow, mention.start, mention.end),
  };
}

function sameTense(status: EncounterStatus, time: TimeExpression | undefined): TimeExpression | undefined {
  const tense = tenseOf(time?.day);
  return status === 'held'
    ? tense === 'future'
      ? undefined
      : time
    : tense === 'future' && (status === 'wanted' || status === 'planned')
      ? time
      : undefined;
}

/** "Met sv.no today", "Today talked with …": the author left themselves out. */
function isElided(pieces: readonly Piece[]): boolean {
  const first = pieces.find(
    (piece) =>
      !isMark(piece) &&
      !piece.cues.some(({ type }) => type === 'time') &&
      !hasRole(piece, 'and', 'but', 'determiner') &&
      piece.tokens[0]?.type !== 'number',
  );
  return hasRole(first, 'held', 'planning', 'want', 'got', 'informal') || (first?.cues.some(isStrongStatus) ?? false);
}

/** What the verb reaches: names stand behind it or behind the author, addresses anywhere in the clause. */
function objectOf(clause: readonly Piece[], sense: Sense, subject: boolean): Piece[] {
  const from = clause.findIndex((piece) => hasRole(piece, 'first', ...verbRoles) || piece.cues.some(isStrongStatus));
  const depth = depths(clause);
  const named = clause.findIndex(
    (piece, index) =>
      index > from && (hasReference([piece]) || (isCapital(piece) && !hasRole(piece, 'first', ...verbRoles))),
  );
  const verbEnd = clause
    .slice(0, named < 0 ? undefined : named)
    .findLastIndex((piece) => hasRole(piece, 'first', ...verbRoles));
  return clause.filter((piece, index) => {
    // "har jeg møtt X": what stands between the author and the verb names nobody.
    if (index < verbEnd && piece.cues.length === 0 && !hasReference([piece])) return false;
    const early = index < from && !subject;
    if (early && piece.tokens[0]?.type === 'word' && isCapital(piece)) return false;
    if (depth[index] === 1) return true;
    return (
      (!sense.used.has(piece) &&
        !hasRole(piece, 'first', 'but', 'joint') &&
        (!hasRole(piece, 'negation') || hasRole(piece, 'glue')) &&
        !isMark(piece, '.', '!', '?')) ||
      hasReference([piece]) ||
      hasRole(piece, 'folks')
    );
  });
}

function withoutParentheses(pieces: readonly Piece[]): Piece[] {
  const depth = depths(pieces);
  return pieces.filter((_, index) => depth[index] === 0);
}

/** 1 inside parentheses and at them, 0 outside. */
function depths(pieces: readonly Piece[]): number[] {
  let depth = 0;
  return pieces.map((piece) => {
    if (isMark(piece, '(')) depth = 1;
    const here = depth;
    if (isMark(piece, ')')) depth = 0;
    return here;
  });
}
