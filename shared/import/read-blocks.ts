/** Walks a post from top to bottom with the heading it stands under in mind, and notes what it says. */
import type { EncounterStatus, OrganisationKind } from '../model/enumerations.ts';
import { askIn } from './ask.ts';
import { type Block, countryOfPiece, kindHeading } from './block.ts';
import { weekdayOf } from './calendar.ts';
import { type ClauseContext, type ClauseFindings, meetingOf, readClause, restated, type Section } from './clause.ts';
import { readCollective } from './collective.ts';
import { type AskDraft, jointOf, type MeetingDraft, type OrganisationDraft, type StayDraft } from './draft.ts';
import { type Flow, sourceOf } from './flow.ts';
import { type Mention, type MentionContext, readMentions } from './mention.ts';
import { isCommonNoun } from './openers.ts';
import { hasReference, hasRole, isCapital, isMark, type Piece, type ReadingOptions } from './piece.ts';
import type { WarningCode } from './proposal.ts';
import { combineRemarks } from './remark.ts';
import { readRow } from './row.ts';
import { senseOf, verbRoles } from './sense.ts';
import { clausesOf, isStrongStatus, sentencesOf } from './sentence.ts';
import { readStay } from './stay.ts';
import { resolveWhen, type TimeExpression, tenseOf } from './time.ts';
import { timesAround } from './times-around.ts';
import type { Mark } from './vocabulary/marks.ts';

export interface Findings {
  readonly meetings: readonly MeetingDraft[];
  readonly stays: readonly StayDraft[];
  readonly asks: readonly AskDraft[];
  /** Named without a meeting: one's own, and the collective. */
  readonly others: readonly OrganisationDraft[];
  readonly warnings: ReadonlySet<WarningCode>;
}

export interface PostContext extends ReadingOptions {
  readonly flow: Flow;
  readonly referenceDay: number | undefined;
}

/** A heading of more words than this that says nothing we know begins something else. */
const longestSubheading = 3;

export function readBlocks(blocks: readonly Block[], context: PostContext): Findings {
  const meetings: MeetingDraft[] = [];
  const stays: StayDraft[] = [];
  const asks: AskDraft[] = [];
  const others: OrganisationDraft[] = [];
  const warnings = new Set<WarningCode>();
  const titles = new Set<string>();
  /** What the prose before told of last. */
  let lastTold: { from: number; to: number } | undefined;
  let sections = 0;
  let section: Section | undefined;
  /** What the last heading without a time said of those below it. */
  let frame: EncounterStatus | undefined;
  /** Of the weekdays below a heading such as "Next week". */
  let week: number | undefined;
  /** It was told as done. */
  let weekIsOver = false;
  let country: string | null = null;
  let kind: OrganisationKind | null = null;

  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
        readHeading(block.pieces, block.text);
        if (block.content.length > 0) readContent(block.content);
        break;
      case 'item':
        if (isSpeech(block)) break;
        if (readAppointment(block.pieces)) break;
        if (opensWithVerb(block.pieces)) readProse(block.pieces, true);
        else readItem(block.pieces, block.mark);
        break;
      case 'row':
        add(readRow(block, clauseContext()));
        break;
      case 'prose':
        if (isSpeech(block)) break;
        readProse(block.pieces, false);
        break;
    }
  }
  return { meetings, stays, asks, others, warnings };

  function mentionContext(listed: boolean): MentionContext {
    return { ...context, listed, expected: listed && (section?.said === true || frame !== undefined), country, kind };
  }

  function clauseContext(): ClauseContext {
    return {
      ...mentionContext(false),
      referenceDay: context.referenceDay,
      section,
      warn: (code) => warnings.add(code),
    };
  }

  function add(found: {
    readonly meetings: readonly MeetingDraft[];
    readonly others: readonly OrganisationDraft[];
  }): void {
    // Not spread into one call: a hostile line can hold more than a call takes.
    for (const meeting of found.meetings) meetings.push(meeting);
    for (const other of found.others) others.push(other);
  }

  function readHeading(pieces: readonly Piece[], text: string): void {
    titles.add(text.replace(/[*_]/g, ''));
    const sense = senseOf(pieces, { ...context, terse: true });
    const named = pieces.map(countryOfPiece).find((code) => code !== undefined);
    const words = pieces.filter((piece) => !isMark(piece));
    if (sense.ambiguousDate) warnings.add('date_ambiguous');
    const other = words.filter(
      (piece) => !sense.used.has(piece) && !hasRole(piece, 'determiner') && countryOfPiece(piece) === undefined,
    );
    // "Call for papers: the future of co-ops, 4 March": a date alone makes no list of meetings.
    const continues = hasRole(words[0], 'and') || pieces.some((piece) => hasRole(piece, 'folks'));
    if (!sense.status && !sense.time && continues && sense.informal && section) {
      sections++;
      section = { ...section, number: sections, informal: true };
      return;
    }
    const aside = pieces.some((piece) => hasRole(piece, 'aside'));
    const about = sense.status === undefined && (aside || other.length > longestSubheading);
    if (about || (!sense.status && !sense.time)) {
      if (named) country = named;
      else if (aside || words.length > longestSubheading) section = undefined;
      kind = kindHeading(pieces) ?? null;
      return;
    }
    const status = sense.status ?? statusOfTime(sense.time);
    const time =
      within(sense.time, sense.status) ?? (continues && section?.status === status ? section?.time : undefined);
    if (sense.time || named) country = named ?? null;
    kind = null;
    sections++;
    frame = sense.status && !sense.time ? sense.status : sense.status ? undefined : frame;
    const said = sense.status !== undefined && sense.flag === undefined;
    section =
      sense.negated && sense.status !== 'asked'
        ? undefined
        : { number: sections, status, time, informal: sense.informal, joint: sense.joint, said };
  }

  /** "Monday" under "Next week" is that week's. */
  function within(time: TimeExpression | undefined, status: Section['status']): TimeExpression | undefined {
    if (time?.day?.type === 'weekday' && time.day.week === undefined) {
      if (week === undefined) return time;
      // "What I did this week", written on a Monday, is the week that is over.
      const over = week === 0 && weekIsOver && liesAhead(time.day.day);
      return { ...time, day: { ...time.day, week: over ? -1 : week } };
    }
    weekIsOver = time?.day?.type === 'week' && status === 'held';
    week = time?.day?.type === 'week' ? time.day.offset : time ? undefined : week;
    return time;
  }

  function liesAhead(weekday: number): boolean {
    return context.referenceDay !== undefined && weekday > weekdayOf(context.referenceDay);
  }

  /** A heading with a time only: what was is done, what comes is wished for, today goes on as before. */
  function statusOfTime(time: TimeExpression | undefined): Section['status'] {
    const tense = tenseOf(time?.day, context.referenceDay);
    // "PLANNED", and then the days.
    const framed = frame !== undefined && frame !== 'held' && tense !== 'past' ? frame : undefined;
    if (framed) return framed;
    if (tense === 'future' || (time?.day?.type === 'weekday' && (week ?? 0) > 0)) return 'wanted';
    if (time?.day?.type === 'weekday' && week === 0 && !weekIsOver && liesAhead(time.day.day)) return 'wanted';
    // A weekday after "today" lies ahead.
    const after = time?.day?.type === 'weekday' && section?.time?.day?.type === 'day' && section.time.day.offset >= 0;
    return tense === 'past' ? 'held' : after ? 'wanted' : (section?.status ?? 'held');
  }

  /** What stands behind a heading on its own line: a list, or a sentence with a verb of its own. */
  function readContent(pieces: readonly Piece[]): void {
    if (readAppointment(pieces)) return;
    const [first, ...rest] = sentencesOf(pieces);
    if (!first || first.some((piece) => hasRole(piece, 'nothing'))) return;
    const [leading] = first.filter((piece) => !isMark(piece) && !piece.cues.some(({ type }) => type === 'time'));
    const stands = leading?.cues.some(isStrongStatus) ?? false;
    if (stands || first.some((piece) => hasRole(piece, 'held', 'planning', 'want', 'hosted', 'lodged')))
      readProse(pieces, true);
    else {
      readItem(
        first.filter((piece, index) => !(index === first.length - 1 && isMark(piece, '.', '!'))),
        undefined,
      );
      readProse(rest.flat(), false);
    }
  }

  /** "Tuesday: meeting with X": the heading says when, and so whether it was. */
  function readAppointment(pieces: readonly Piece[]): boolean {
    const [first, ...rest] = pieces.filter((piece, at) => at > 0 || !isMark(piece));
    const verbs = rest.some((piece) => hasRole(piece, 'first', 'will', 'want', 'held', 'past', 'negation'));
    if (!section || !hasRole(first, 'appointment') || verbs) return false;
    const around = section;
    if (section.status !== 'held') section = { ...section, status: 'planned' };
    readItem(rest, undefined);
    section = around;
    return true;
  }

  function readItem(pieces: readonly Piece[], mark: Mark | undefined): void {
    if (pieces.some((piece) => hasRole(piece, 'hosted', 'lodged'))) {
      readProse(pieces, true);
      return;
    }
    const [before, listed] = leadingRemark(pieces, context);
    const around = timesAround(listed, context);
    const opening = around.within.find((piece) => !isMark(piece));
    if (hasRole(opening, 'further') || (hasRole(opening, 'underway') && !hasReference(listed))) return;
    // Of those that name no other day themselves.
    const dated = [around.behind, around.before].filter((some) => some.length > 0);
    const mentions = readMentions(around.within, mentionContext(true)).map((mention) => ({
      ...mention,
      remarks: [...(before.length > 0 ? [before] : []), ...mention.remarks, ...dated],
    }));
    const joint = section?.joint || pieces.some((piece) => hasRole(piece, 'joint'));
    const found = mentions.map((mention) => readListed(mention, mark));
    const made = found.flatMap(({ meeting }) => meeting ?? []);
    const unmet = found.flatMap(({ meeting, organisation }) => (meeting || !organisation ? [] : [organisation]));
    const [first] = made;
    add({ meetings: joint && first && made.length > 1 ? [jointOf(first, made)] : made, others: unmet });
  }

  function readListed(
    mention: Mention,
    mark: Mark | undefined,
  ): { meeting: MeetingDraft | undefined; organisation: OrganisationDraft | null } {
    const remark = combineRemarks(mention.remarks, context);
    if (remark.ambiguousDate) warnings.add('date_ambiguous');
    const organisation = mention.organisation && {
      ...mention.organisation,
      member: mention.organisation.member || remark.member,
    };
    const marked = statusOfMark(mark);
    const unmarked = section?.status === 'held' ? undefined : context.legend?.get('');
    const ended = section && ['declined', 'missed', 'cancelled'].includes(section.status ?? '');
    const status = remark.status ?? marked ?? (mention.struck && !ended ? 'cancelled' : (unmarked ?? section?.status));
    if (status === undefined) return { meeting: undefined, organisation: remark.member ? organisation : null };
    // A ticked name under no heading may as well be a chore.
    const chore = !section && remark.status === undefined && country === null && organisation?.references.length === 0;
    if (chore) return { meeting: undefined, organisation: null };
    const meeting = meetingOf(
      { ...mention, organisation },
      {
        status,
        remark,
        time: section?.time,
        informal: mention.informal || mark === 'informal' || (section?.informal ?? false),
        section: section?.number ?? 0,
        certain: remark.status !== undefined || marked !== undefined || mention.struck || (section?.said ?? false),
        context: clauseContext(),
      },
    );
    return { meeting, organisation };
  }

  function statusOfMark(mark: Mark | undefined): MeetingDraft['status'] | undefined {
    if (mark === 'informal') return section?.status ?? 'held';
    if (mark === 'ticked') return section && section.status !== 'held' ? 'planned' : 'held';
    return mark === 'unticked' ? (section?.status === 'held' ? 'missed' : (section?.status ?? 'wanted')) : mark;
  }

  function readProse(pieces: readonly Piece[], elided: boolean): void {
    // "and coffee only with B", on a line of its own.
    const [opening] = pieces.filter((piece) => !isMark(piece));
    let latest = hasRole(opening, 'and') ? lastTold : undefined;
    let day: TimeExpression | undefined = latest && meetings[latest.from]?.time;
    for (const sentence of sentencesOf(pieces)) {
      const colon = leadingRemark(sentence, context);
      const [said, rest] = colon[0].length > 0 ? colon : leadingTime(sentence, context);
      if (said.length > 0 && hasReference(rest)) {
        const around = { section, country, kind, week };
        readHeading(said, '');
        readContent(rest);
        ({ section, country, kind, week } = around);
        continue;
      }
      const collective = readCollective(sentence, titles, context.flow);
      if (collective) {
        others.push(collective);
        continue;
      }
      const ask = askIn(sentence, context.language);
      if (ask) {
        readAsk(sentence, ask);
        continue;
      }
      const stay = readStay(sentence, context);
      if (stay) stays.push({ ...stay, when: nightOf(sentence) });
      const from = meetings.length;
      const spoken = elided || sentence.some((piece) => hasRole(piece, 'first'));
      let within = day;
      let last: { from: number; to: number } | undefined;
      for (const clause of clausesOf(sentence)) {
        if (readStay(clause, context) || clause.some((piece) => hasRole(piece, 'hosted', 'lodged'))) continue;
        const earlier = meetings.at(-1)?.status;
        const found = readClause(clause, { ...clauseContext(), spoken, before: within, earlier: latest && earlier });
        const same = meetings.length > from;
        const about = same ? last : briefly(sentence) ? latest : undefined;
        if (found.remark && about) amend(about, found.remark, found.time, same);
        else if (same && last && found.meetings.length === 0) addManner(last, clause);
        if (found.meetings.length > 0) last = { from: meetings.length, to: meetings.length + found.meetings.length };
        if (found.meetings.length > 0) latest = last;
        add(found);
        within = found.time ?? within;
      }
      day = within;
      const informal = sentence.some((piece) => hasRole(piece, 'informal'));
      if (meetings.length > from) latest = { from, to: meetings.length };
      // "Not a meeting, just coffee." speaks of the sentence before.
      else if (informal && latest) {
        for (let index = latest.from; index < latest.to; index++)
          meetings[index] = { ...meetings[index]!, mode: 'informal' };
      }
    }
    lastTold = latest;
  }

  /** "… but they cancelled", "It is confirmed": what is said of the encounters just told. What took place, did. */
  function amend(
    { from, to }: { from: number; to: number },
    { status, flag }: NonNullable<ClauseFindings['remark']>,
    time: TimeExpression | undefined,
    sameSentence: boolean,
  ): void {
    if (!sameSentence && !['planned', 'cancelled', 'declined', 'half_planned'].includes(status)) return;
    for (let index = from; index < to; index++) {
      const meeting = meetings[index]!;
      const unsaid = time && (!meeting.time || (time.clock !== undefined && meeting.time.clock === undefined));
      if (status === meeting.status && unsaid) meetings[index] = restated(meeting, status, flag, time, context);
      const wish = status === 'wanted' && meeting.status !== 'missed';
      if (meeting.status === 'held' || status === 'held' || wish) continue;
      meetings[index] = restated(meeting, status, flag, time, context);
    }
  }

  /** "…, a joint meeting up at the hall", "…, just a coffee": how those just told were met. */
  function addManner({ from, to }: { from: number; to: number }, clause: readonly Piece[]): void {
    const informal = clause.some((piece) => hasRole(piece, 'informal'));
    if (informal)
      for (let index = from; index < to; index++) meetings[index] = { ...meetings[index]!, mode: 'informal' };
    const [first] = meetings.slice(from, to);
    if (!first || to - from < 2 || to !== meetings.length || !clause.some((piece) => hasRole(piece, 'joint'))) return;
    meetings.push(jointOf(first, meetings.splice(from, to - from)));
  }

  function nightOf(sentence: readonly Piece[]) {
    const time = senseOf(sentence, context).time ?? (section?.status === 'held' ? section.time : undefined);
    if (time?.day?.type === 'day' && time.day.offset >= 0 && section?.time !== time)
      return resolveWhen({ day: { type: 'night' } }, context.referenceDay, 'past');
    return resolveWhen(time, context.referenceDay, 'past');
  }

  function readAsk(
    sentence: readonly Piece[],
    { type, about }: { type: AskDraft['type']; about: AskDraft['about'] },
  ): void {
    const addressed = namesWithAddress(sentence);
    const named = sentence.filter(
      (piece, index) =>
        addressed.has(piece) ||
        piece.tokens[0]?.type !== 'word' ||
        piece.cues.some((cue) => cue.type === 'kind') ||
        hasRole(piece, 'and') ||
        (type === 'facilitate' &&
          index > 0 &&
          isCapital(piece) &&
          !isCommonNoun(piece.tokens[0].fold, context.language)),
    );
    const mentions = readMentions(named, mentionContext(false)).filter(({ organisation }) => organisation);
    const source = sourceOf(context.flow, sentence[0]?.start ?? 0, sentence.at(-1)?.end ?? 0);
    asks.push({ type, about, source, organisations: mentions.flatMap(({ organisation }) => organisation ?? []) });
    if (type !== 'facilitate') return;
    const remark = combineRemarks([], context);
    const { time } = senseOf(sentence, context);
    sections++;
    for (const mention of mentions) {
      meetings.push(
        meetingOf(mention, {
          status: 'wanted',
          remark,
          time,
          informal: false,
          section: sections,
          certain: true,
          context: clauseContext(),
        }),
      );
    }
  }
}

/** The words of names that an address in parentheses follows: "Grus og grønt (grusoggront.no)". */
function namesWithAddress(sentence: readonly Piece[]): ReadonlySet<Piece> {
  const found = new Set<Piece>();
  for (const [open, piece] of sentence.entries()) {
    if (!isMark(piece, '(') || !hasReference(sentence.slice(open + 1, open + 2))) continue;
    const before = sentence.slice(Math.max(0, open - longestNamed), open);
    const from = before.findLastIndex((each, at) => isCapital(each) && !isCapital(before[at - 1]));
    if (from >= 0 && before.slice(from).every(({ tokens }) => tokens[0]?.type === 'word'))
      for (const each of before.slice(from)) found.add(each);
  }
  return found;
}

const longestNamed = 6;

/** "– We want to meet them, says Ida": a line of somebody else's. */
function isSpeech({ pieces }: { readonly pieces: readonly Piece[] }): boolean {
  const said = pieces.findIndex((piece, index) => index > 2 && hasRole(piece, 'says'));
  return said > 0 && isMark(pieces[said - 1], ',', '»', '”');
}

/** "planned: X", "[asked] X": what is said before the name. */
function leadingRemark(pieces: readonly Piece[], options: ReadingOptions): [readonly Piece[], readonly Piece[]] {
  const bracket = isMark(pieces[0], '[', '(');
  const end = pieces.slice(0, 8).findIndex((piece) => (bracket ? isMark(piece, ']', ')') : isMark(piece, ':')));
  const before = pieces.slice(bracket ? 1 : 0, Math.max(0, end));
  if (before.length === 0 || hasReference(before)) return [[], pieces];
  const sense = senseOf(before, { ...options, terse: true });
  const told =
    (sense.status || sense.time) &&
    before.every((piece) => sense.used.has(piece) || isMark(piece) || piece.cues.length > 0);
  return told ? [before, pieces.slice(end + 1)] : [[], pieces];
}

/** "sat 14:00 hackerspace @x (tbc)": a day, and who, without a verb. */
function leadingTime(pieces: readonly Piece[], options: ReadingOptions): [readonly Piece[], readonly Piece[]] {
  const verbal = pieces.some((piece) => hasRole(piece, 'first', 'copula', 'past', 'says', 'slept', ...verbRoles));
  if (verbal || !hasReference(pieces)) return [[], pieces];
  const { used } = senseOf(pieces, { ...options, terse: true });
  const end = pieces.findIndex(
    (piece) =>
      !piece.cues.some(({ type }) => type === 'time') &&
      !(used.has(piece) && piece.tokens[0]?.type === 'number') &&
      !isMark(piece, '.', ','),
  );
  return end > 0 ? [pieces.slice(0, end), pieces.slice(end)] : [[], pieces];
}

/** A sentence of few words that names nobody: "Det er bekreftet." */
function briefly(sentence: readonly Piece[]): boolean {
  return sentence.length <= 6 && !hasReference(sentence);
}

/** "- met sv.no yesterday": an item that is a clause of its own. */
function opensWithVerb(pieces: readonly Piece[]): boolean {
  const first = pieces.find(
    (piece) => !isMark(piece) && !piece.cues.some(({ type }) => type === 'time') && !hasRole(piece, 'first', 'will'),
  );
  return hasRole(first, 'held', 'planning', 'want', 'got');
}
