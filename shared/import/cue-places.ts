/**
 * Where in a pasted text the words stand that say when and how: shown beside the names that were found, so that a
 * person sees what a row was read from. Only lines that speak of meetings are looked at, and the headings over them.
 */
import { openContainer } from './container.ts';
import { type Flow, flowOf, sourceOf } from './flow.ts';
import type { Cue, LanguageCode } from './lexicon.ts';
import { readMoment } from './moment.ts';
import { isMark, piecesOf } from './piece.ts';
import type { Proposal, Source } from './proposal.ts';
import { verbRoles } from './sense.ts';
import { tokenise } from './token.ts';

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
  const options = { language, terse: true };
  const pieces = piecesOf(tokenise(flow, start, end), options);
  const { used } = readMoment(pieces, options);
  const found: { type: CuePlace['type']; start: number; end: number; at: number }[] = [];
  for (const [at, piece] of pieces.entries()) {
    const type = used.has(piece) ? 'when' : typeOf(piece.cues);
    if (!type) continue;
    const last = found.at(-1);
    // "2. desember kl. 14" is one saying, the stops in it too.
    const goesOn =
      last?.type === 'when' && type === 'when' && pieces.slice(last.at + 1, at).every((each) => isMark(each, '.'));
    if (goesOn) Object.assign(last, { end: piece.end, at });
    else found.push({ type, start: piece.start, end: piece.end, at });
  }
  return found.map(({ type, start: from, end: to }) => ({ type, ...sourceOf(flow, from, to) }));
}

function typeOf(cues: readonly Cue[]): CuePlace['type'] | undefined {
  if (cues.some(({ type }) => type === 'time')) return 'when';
  const says = (cue: Cue) =>
    cue.type === 'status' ||
    (cue.type === 'word' && verbRoles.some((role) => role === cue.role && role !== 'will' && role !== 'informal'));
  return cues.some(says) ? 'status' : undefined;
}
