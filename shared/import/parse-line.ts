/**
 * Reads one line of quick capture, with the machinery posts are read with and what only such lines say:
 *
 *     line      = statement { ";" | "," | "and" statement }
 *     statement = encounter | promise | tool
 *     encounter = "met roedt.no today w/ Kari, notes to follow"
 *     promise   = "promised Tekna the price by Friday"
 *     tool      = "Tekna uses Teams for chat until 2027-03"
 */
import { parseDay } from './calendar.ts';
import { type ClauseContext, readClause } from './clause.ts';
import type { MeetingDraft, PersonDraft } from './draft.ts';
import { createFlowWriter, type Flow, flowOf } from './flow.ts';
import { alternatives, detectLanguage, type LanguageCode, vocabularies, vocabularyOf } from './lexicon.ts';
import { keptText } from './line/kept.ts';
import { type KnownNames, type KnownSpan, knownSpans, spelledOut } from './line/known-names.ts';
import { type PlainTimes, plainTimes } from './line/plain-times.ts';
import { type PromiseDraft, readPromise } from './line/promise.ts';
import { foldsOf, type LineContext, type Party, partyAt, statementsOf, textOf } from './line/statement.ts';
import { readTools, type ToolDraft } from './line/tool.ts';
import { firstOf } from './line/words.ts';
import { splitLines } from './lines.ts';
import { normalise } from './normalise.ts';
import type { ParseOptions } from './parse-post.ts';
import { hasReference, hasRole, isCapital, isMark, type Piece, piecesOf, type ReadingOptions } from './piece.ts';
import type { Proposal, ProposedWhen, WarningCode } from './proposal.ts';
import { propose } from './propose.ts';
import { readMarkdown } from './read-markdown.ts';
import { senseOf } from './sense.ts';
import { readStay } from './stay.ts';
import { resolveWhen } from './time.ts';
import { type Token, tokenise } from './token.ts';
import type { WhoIs } from './who-is.ts';

export interface LineOptions extends ParseOptions {
  /** Who is known by name, and may be written small. */
  readonly known?: KnownNames;
}

export function parseLine(line: string, options: LineOptions = {}): Proposal {
  const referenceDay = parseDay(options.referenceDate);
  const times = plainTimes(writtenOut(readMarkdown(normalise(flowOf(line)))), referenceDay);
  const read = readLine(line, times.flow, options);
  const meetings = read.meetings.map((meeting) => ({ ...meeting, when: lasting(meeting.when, times.minutes) }));
  const doubtful = says(read) && (times.doubtful || meetings.some(({ when }) => isFarOff(when, line, referenceDay)));
  const warnings: WarningCode[] = doubtful ? [...read.warnings, 'date_doubtful'] : read.warnings;
  return { ...read, meetings, warnings: warnings.sort() };
}

function lasting(when: ProposedWhen | null, minutes: PlainTimes['minutes']): ProposedWhen | null {
  const long = when && 'date' in when && when.time !== undefined ? minutes.get(when.time) : undefined;
  return when && long !== undefined ? { ...when, minutes: long } : when;
}

const farOff = 270;

/** "27.11." three days later: of next year, or a slip. */
function isFarOff(when: ProposedWhen | null, line: string, referenceDay: number | undefined): boolean {
  const day = when && 'date' in when ? parseDay(when.date) : undefined;
  if (!when || !('date' in when) || day === undefined || referenceDay === undefined) return false;
  const [year = ''] = when.date.split('-');
  return day - referenceDay > farOff && !new RegExp(`${year}|[./]${year.slice(2)}(?!\\d)`).test(line);
}

function readLine(line: string, flow: Flow, { referenceDate, language: wished, known, whoIs }: LineOptions): Proposal {
  const tokens = tokenise(flow, 0, flow.text.length);
  const detected = detectLanguage(tokens, wished);
  const read: LineReader = (each, written) =>
    readIn(each, line, written, written === flow ? tokens : tokenise(written, 0, written.text.length), {
      referenceDate,
      whoIs,
    });
  /** As it is written, once in each language: where it says nothing it is gone through again with known names. */
  const plainly = new Map<LanguageCode, Proposal>();
  const readPlain = (each: LanguageCode): Proposal => {
    const found = plainly.get(each) ?? read(each, flow);
    plainly.set(each, found);
    return found;
  };
  // A few words tell a language badly: the one in which the line says something is meant.
  const others = vocabularies.map((vocabulary) => vocabulary.language).filter((each) => each !== detected);
  const possible = wished === undefined ? [detected, ...others] : [detected];
  const plain = firstOfThem(possible, readPlain);
  if (!known) return plain.read;
  const readKnown = (each: LanguageCode, unknown: Proposal) =>
    withKnown(unknown, knownSpans(tokens, known, each), flow, (written) => read(each, written));
  if (says(plain.read)) return readKnown(plain.language, plain.read);
  return firstOfThem(possible, (each) => readKnown(each, readPlain(each))).read;
}

/** In the first language in which it says something, else in the first. */
function firstOfThem(
  possible: readonly LanguageCode[],
  read: (language: LanguageCode) => Proposal,
): { readonly language: LanguageCode; readonly read: Proposal } {
  const [first = 'en'] = possible;
  let silent: Proposal | undefined;
  for (const language of possible) {
    const found = read(language);
    if (says(found)) return { language, read: found };
    silent ??= found;
  }
  return { language: first, read: silent ?? read(first) };
}

type LineReader = (language: LanguageCode, flow: Flow) => Proposal;

/**
 * The line with known names written large, one after the other, as long as each is then read as just that name and nobody
 * who was read without them is lost.
 */
function withKnown(plain: Proposal, spans: readonly KnownSpan[], flow: Flow, read: (flow: Flow) => Proposal): Proposal {
  let best = { spans: [] as readonly KnownSpan[], read: plain };
  for (const span of spans) {
    const tried = [...best.spans, span];
    const next = read(spelledOut(flow, tried));
    const named = namedIn(next);
    const isRead = tried.every(({ known: { name, kind } }) => named.has(`${kind} ${name}`));
    if (isRead && says(next) && [...namedIn(plain)].every((each) => named.has(each)))
      best = { spans: tried, read: next };
  }
  return best.read;
}

function namedIn({ orgs, people }: Proposal): ReadonlySet<string> {
  return new Set([
    ...orgs.map(({ name, url, handle }) => `organisation ${name ?? url ?? handle}`),
    ...people.map(({ name, handle }) => `person ${name ?? handle}`),
  ]);
}

function says({ meetings, commitments, dependencies, stays }: Proposal): boolean {
  return meetings.length + commitments.length + dependencies.length + stays.length > 0;
}

function readIn(
  language: LanguageCode,
  line: string,
  flow: Flow,
  tokens: readonly Token[],
  { referenceDate, whoIs }: { readonly referenceDate: string | undefined; readonly whoIs: WhoIs | undefined },
): Proposal {
  const referenceDay = parseDay(referenceDate);
  const options: ReadingOptions = { language, terse: true, referenceDay, whoIs };
  const warnings = new Set<WarningCode>();
  const clauses: ClauseContext = {
    ...options,
    flow,
    referenceDay,
    listed: false,
    expected: false,
    country: null,
    kind: null,
    section: undefined,
    warn: (code) => warnings.add(code),
  };
  const meetings: MeetingDraft[] = [];
  const promises: PromiseDraft[] = [];
  const tools: ToolDraft[] = [];
  const stays = [];
  let last: Party | undefined;
  for (const statement of statementsOf(tokens, language)) {
    const context: LineContext = { ...clauses, last };
    const promise = statement.type === 'promise' ? readPromise(statement.tokens, context) : undefined;
    const used = statement.type === 'tool' ? readTools(statement.tokens, context) : [];
    if (promise) {
      promises.push(promise);
      last = promise.to ?? promise.by ?? last;
    } else if (used.length > 0) {
      tools.push(...used);
      last = used[0]?.party ?? last;
    } else {
      const pieces = piecesOf(statement.tokens, options);
      const stay = readStay(pieces, clauses);
      const night = senseOf(pieces, options).time ?? { day: { type: 'night' } };
      if (stay) stays.push({ ...stay, when: resolveWhen(night, referenceDay, 'past') });
      const found = stay ? [] : readEncounters(statement.tokens, clauses, context);
      meetings.push(...found);
      const before = meetings.at(-1);
      // What says nothing by itself is said of whom one met: "met Tekna. They have forty members."
      if (!stay && found.length === 0 && before)
        meetings[meetings.length - 1] = { ...before, note: withNote(before.note, textOf(statement.tokens, context)) };
      const [first] = found;
      const [organisation] = first?.organisations ?? [];
      const [person] = first?.people ?? [];
      last = organisation ? { organisation } : person ? { person } : last;
    }
  }
  const findings = { meetings, stays, asks: [], others: [], warnings };
  const container = { flow, wrapped: false, author: null, day: undefined, hashtags: [], mentions: [] };
  const hashtags = tokens.flatMap((token) => (token.type === 'hashtag' ? [token.text] : []));
  return propose({
    findings,
    container,
    lines: { ...splitLines(flow, line, false), ignored: [] },
    hashtags,
    referenceDay,
    further: { promises, tools, certain: true },
  });
}

/** "w/ Kari", "m/ Kari" */
function writtenOut(flow: Flow): Flow {
  const writer = createFlowWriter(flow);
  let from = 0;
  for (const match of flow.text.matchAll(/(?<![\p{L}\p{N}])([wWmM])\/(?=\s?\p{L})/gu)) {
    writer.copy(flow, from, match.index);
    const end = match.index + match[0].length;
    const word = /w/i.test(match[1] ?? '') ? 'with ' : 'med ';
    writer.put(word, flow.starts[match.index] ?? 0, flow.ends[end - 1] ?? 0);
    from = end;
  }
  writer.copy(flow, from, flow.text.length);
  return writer.finish();
}

function readEncounters(all: readonly Token[], clauses: ClauseContext, context: LineContext): MeetingDraft[] {
  const tokens = compoundsOf(all);
  const { language } = clauses;
  const words = foldsOf(tokens);
  const call = firstOf(words, 'call', language);
  const assembly = firstOf(words, 'assembly', language);
  const { tokens: plain, rewritten } =
    (call ?? assembly) ? generic(tokens, (call ?? assembly)!, language) : { tokens, rewritten: false };
  const company = companyIn(plain, context);
  const { clause, note } = partNote(piecesOf(company.rest, clauses), clauses.flow, clauses);
  const { meetings } = readClause(clause, { ...clauses, spoken: true, before: undefined, earlier: undefined });
  const mode = call ? 'call' : assembly ? 'assembly' : undefined;
  const found = meetings.map(
    (meeting, index): MeetingDraft => ({
      ...meeting,
      ...(mode && (rewritten || meeting.mode === 'meeting') && { mode }),
      people: index === 0 || meetings.length === 1 ? [...meeting.people, ...company.people] : meeting.people,
      note: withNote(meeting.note, note),
    }),
  );
  const form = call ?? assembly;
  const rest = form ? [...tokens.slice(0, form.at), ...tokens.slice(form.at + form.length)] : tokens;
  const kept = keptText(piecesOf(rest, clauses), found, clauses.flow, clauses);
  return found.map((meeting, index) => (index === 0 ? { ...meeting, note: withNote(meeting.note, kept) } : meeting));
}

/** "e-post": small words with a hyphen between are one. */
function compoundsOf(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const [first, hyphen] = joined.slice(-2);
    const isOne =
      first?.type === 'word' &&
      token.type === 'word' &&
      !first.capital &&
      !token.capital &&
      hyphen?.type === 'mark' &&
      hyphen.text === '-' &&
      first.end === hyphen.start &&
      hyphen.end === token.start;
    if (isOne) {
      const text = `${first.text}-${token.text}`;
      joined.splice(-2, 2, { ...first, text, fold: `${first.fold}-${token.fold}`, end: token.end });
    } else joined.push(token);
  }
  return joined;
}

function withNote(note: string | null, more: string | null): string | null {
  return [note, more].filter((text) => text !== null && text !== '').join('; ') || null;
}

const pastCalls = new Set(['called', 'phoned', 'rang', 'ringte', 'ringde', 'telefoniert', 'rief']);

/** With the verb of calling written as meeting, which the clause reader knows. */
function generic(
  tokens: readonly Token[],
  { at, length }: { readonly at: number; readonly length: number },
  language: ReadingOptions['language'],
): { tokens: readonly Token[]; rewritten: boolean } {
  const [first] = tokens.slice(at, at + length);
  if (first?.type !== 'word') return { tokens, rewritten: false };
  const { held, planning } = vocabularyOf(language).words;
  const past = pastCalls.has(first.fold);
  const [verb = ''] = alternatives(past ? held : alternatives(planning).find((phrase) => phrase.includes(' ')));
  const words = verb.split(' ').map((word): Token => ({ ...first, text: word, fold: word, capital: false }));
  return { tokens: [...tokens.slice(0, at), ...words, ...tokens.slice(at + length)], rewritten: true };
}

/** "… with Kari" behind whom one met: people who were there too. */
function companyIn(
  tokens: readonly Token[],
  context: LineContext,
): { readonly rest: readonly Token[]; readonly people: readonly PersonDraft[] } {
  const pieces = piecesOf(tokens, context);
  const named = pieces.findIndex((piece) => hasReference([piece]) || isCapital(piece));
  const at = tokens.findIndex(
    (token, index) =>
      token.type === 'word' &&
      /^(?:with|med|mit)$/.test(token.fold) &&
      named >= 0 &&
      token.start > (pieces[named]?.start ?? 0) &&
      index + 1 < tokens.length,
  );
  if (at < 0) return { rest: tokens, people: [] };
  const people: PersonDraft[] = [];
  let end = at + 1;
  while (end < tokens.length) {
    const { party, length } = partyAt(tokens.slice(end), context);
    if (party === undefined || party === 'us' || !('person' in party)) break;
    people.push(party.person);
    end += length;
    const joint = tokens[end];
    if (!(joint?.type === 'word' && /^(?:and|og|och|und)$/.test(joint.fold))) break;
    end++;
  }
  return people.length === 0
    ? { rest: tokens, people }
    : { rest: [...tokens.slice(0, at), ...tokens.slice(end)], people };
}

/** Free text behind the first comma, colon or dash after which nobody is mentioned, and nothing said that we know. */
function partNote(
  pieces: readonly Piece[],
  flow: Flow,
  options: ReadingOptions,
): { clause: readonly Piece[]; note: string | null } {
  for (const [index, piece] of pieces.entries()) {
    if (index === 0 || !isMark(piece, ',', ':', ';', '-', '.')) continue;
    // "Nextcloud-pris" is one word.
    if (isMark(piece, '-') && pieces[index - 1]?.end === piece.start) continue;
    const rest = pieces.slice(index + 1).filter((each) => !isMark(each));
    const [first] = rest;
    const named = hasReference(rest) || !pieces.slice(0, index).some((each) => hasReference([each]) || isCapital(each));
    if (!first || named) continue;
    const { used } = senseOf(rest, options);
    if (rest.some((each) => used.has(each) && !hasRole(each, 'informal')) && rest.length <= used.size + 1) continue;
    return {
      clause: pieces.slice(0, index),
      note: flow.text.slice(first.start, rest.at(-1)?.end ?? flow.text.length).trim(),
    };
  }
  return { clause: pieces, note: null };
}
