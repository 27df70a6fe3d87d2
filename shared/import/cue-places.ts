/**
 * Where in a pasted text the words stand that say when and how: shown beside the names that were found, so that a
 * person sees what a row was read from. Only lines that speak of meetings are looked at, and the headings over them.
 */
import { openContainer } from './container.ts';
import { type Flow, flowOf, sourceOf } from './flow.ts';
import { type Cue, type LanguageCode, longestCue } from './lexicon.ts';
import type { Proposal, Source } from './proposal.ts';
import { verbRoles } from './sense.ts';
import { isPlainClock, readDate } from './time.ts';
import { type Token, tokenise } from './token.ts';

export interface CuePlace extends Source {
  readonly type: 'when' | 'status';
}

export function cuePlaces(text: string, proposal: Proposal, language: LanguageCode): CuePlace[] {
  const { flow } = openContainer(flowOf(text));
  const sources = [...proposal.meetings, ...proposal.stays].map(({ source }) => source);
  const lines = linesOf(flow);
  const told = lines.map((line) => {
    const { start, end } = sourceOf(flow, line.start, line.end);
    return sources.some((source) => source.start < end && source.end > start);
  });
  // A heading can have another one under it: a time, and then a country.
  const isHeading = (place: number): boolean =>
    !told[place] &&
    !isItem(flow, lines[place]) &&
    (told[place + 1] === true || (endsInColon(flow, lines[place + 1]) && told[place + 2] === true));
  return lines.flatMap((line, place) => (told[place] || isHeading(place) ? cuesIn(flow, line, language) : []));
}

function linesOf({ text }: Flow): Source[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return line.trim() === '' ? [] : [{ start, end: start + line.length }];
  });
}

/** Nothing was found in this item: it is no heading of the next. */
function isItem(flow: Flow, line: Source | undefined): boolean {
  return line !== undefined && /^\s*[-*•–]\s/.test(flow.text.slice(line.start, line.end));
}

function endsInColon(flow: Flow, line: Source | undefined): boolean {
  return line !== undefined && flow.text.slice(line.start, line.end).trimEnd().endsWith(':');
}

function cuesIn(flow: Flow, { start, end }: Source, language: LanguageCode): CuePlace[] {
  const tokens = tokenise(flow, start, end);
  const found: CuePlace[] = [];
  let at = 0;
  while (at < tokens.length) {
    const match = longestCue(tokens, at, language);
    const length = match?.length ?? 1;
    const type = match ? typeOf(match.cues) : isWrittenTime(tokens[at], language) ? 'when' : undefined;
    const [first, last] = [tokens[at], tokens[at + length - 1] ?? tokens.at(-1)];
    if (type && first && last) found.push({ type, ...sourceOf(flow, first.start, last.end) });
    at += Math.max(1, length);
  }
  return found;
}

function typeOf(cues: readonly Cue[]): CuePlace['type'] | undefined {
  if (cues.some(({ type }) => type === 'time')) return 'when';
  const says = (cue: Cue) =>
    cue.type === 'status' ||
    (cue.type === 'word' && verbRoles.some((role) => role === cue.role && role !== 'will' && role !== 'informal'));
  return cues.some(says) ? 'status' : undefined;
}

function isWrittenTime(token: Token | undefined, language: LanguageCode): boolean {
  if (token?.type !== 'number') return false;
  return readDate(token.text, language) !== undefined || isPlainClock(token.text);
}
