/** Reads one line of quick capture, such as "met roedt.no today, notes to follow", with the machinery posts are read with. */
import { parseDay } from './calendar.ts';
import { type ClauseContext, readClause } from './clause.ts';
import { type Flow, flowOf } from './flow.ts';
import { detectLanguage } from './lexicon.ts';
import { splitLines } from './lines.ts';
import { normalise } from './normalise.ts';
import type { ParseOptions } from './parse-post.ts';
import { hasReference, isCapital, isMark, type Piece, piecesOf, type ReadingOptions } from './piece.ts';
import type { Proposal, WarningCode } from './proposal.ts';
import { propose } from './propose.ts';
import { readMarkdown } from './read-markdown.ts';
import { senseOf } from './sense.ts';
import { tokenise } from './token.ts';

export function parseLine(line: string, { referenceDate, language: wished }: ParseOptions = {}): Proposal {
  const flow = readMarkdown(normalise(flowOf(line)));
  const tokens = tokenise(flow, 0, flow.text.length);
  const options: ReadingOptions = { language: detectLanguage(tokens, wished), terse: true };
  const referenceDay = parseDay(referenceDate);
  const warnings = new Set<WarningCode>();
  const { clause, note } = partNote(piecesOf(tokens, options), flow, options);
  const context: ClauseContext = {
    ...options,
    flow,
    referenceDay,
    listed: false,
    country: null,
    kind: null,
    section: undefined,
    warn: (code) => warnings.add(code),
  };
  const { meetings } = readClause(clause, { ...context, spoken: true, before: undefined, earlier: undefined });
  const noted = meetings.map((meeting) => ({
    ...meeting,
    note: [meeting.note, note].filter((text) => text !== null).join('; ') || null,
  }));
  const findings = { meetings: noted, stays: [], asks: [], others: [], warnings };
  const container = { flow, wrapped: false, author: null, day: undefined, hashtags: [], mentions: [] };
  const hashtags = tokens.flatMap((token) => (token.type === 'hashtag' ? [token.text] : []));
  return propose({
    findings,
    container,
    lines: { ...splitLines(flow, line, false), ignored: [] },
    hashtags,
    referenceDay,
  });
}

/** Free text behind the first comma, colon or dash after which nobody is mentioned, and nothing said that we know. */
function partNote(
  pieces: readonly Piece[],
  flow: Flow,
  options: ReadingOptions,
): { clause: readonly Piece[]; note: string | null } {
  for (const [index, piece] of pieces.entries()) {
    if (index === 0 || !isMark(piece, ',', ':', ';', '-', '.')) continue;
    const rest = pieces.slice(index + 1).filter((each) => !isMark(each));
    const [first] = rest;
    const named = hasReference(rest) || !pieces.slice(0, index).some((each) => hasReference([each]) || isCapital(each));
    if (!first || named) continue;
    const { used } = senseOf(rest, options);
    if (rest.some((each) => used.has(each)) && rest.length <= used.size + 1) continue;
    return { clause: pieces.slice(0, index), note: flow.text.slice(first.start, flow.text.length).trim() };
  }
  return { clause: pieces, note: null };
}
