/** "5 December Harbour House", "Havnehuset 5.12. kl. 10": a day before or behind a name in a list, with no sign between. */
import { alternatives, vocabularyOf } from './lexicon.ts';
import { type Moment, readMoment } from './moment.ts';
import { hasReference, hasRole, isCapital, isMark, kindOf, type Piece, type ReadingOptions } from './piece.ts';

export interface Around {
  readonly before: readonly Piece[];
  readonly within: readonly Piece[];
  readonly behind: readonly Piece[];
}

/** More pieces than a day and an hour are written with. */
const longest = 10;

export function timesAround(pieces: readonly Piece[], options: ReadingOptions): Around {
  const before = pieces.slice(0, leading(pieces, options));
  const rest = pieces.slice(before.length);
  const behind = rest.slice(trailing(rest, options));
  return { before, within: rest.slice(0, rest.length - behind.length), behind };
}

/** What follows a day or an hour at the front ("2.12. day off"): undefined where there is none, or nothing follows. */
export function behindTime(pieces: readonly Piece[], options: ReadingOptions): Piece | undefined {
  const end = frontEnd(pieces);
  return end > 0 && momentOf(pieces.slice(0, end), options) ? pieces[end] : undefined;
}

/** Where what may tell a time at the front ends; -1 where nothing else follows soon. */
function frontEnd(pieces: readonly Piece[]): number {
  return pieces.slice(0, longest).findIndex((piece) => !isOfTime(piece));
}

/** How many pieces a day at the front takes. What follows must be able to begin a name. */
function leading(pieces: readonly Piece[], options: ReadingOptions): number {
  const end = frontEnd(pieces);
  const next = pieces[end];
  const last = pieces[end - 1];
  if (
    !next ||
    !last ||
    !(
      isCapital(next) ||
      kindOf(next) !== undefined ||
      hasReference([next]) ||
      hasRole(next, 'folks', 'determiner', 'underway', 'nothing')
    )
  )
    return 0;
  // "8. mars-komiteen", "1. Mai": a part of the name.
  const apart = next.start > last.end && !(isMark(last, '-') && last.start === pieces[end - 2]?.end);
  return apart && momentOf(pieces.slice(0, end), options) ? end : 0;
}

/** Where a day at the end begins, the word that leads it in included. */
function trailing(pieces: readonly Piece[], options: ReadingOptions): number {
  const from = pieces.findLastIndex((piece) => !isOfTime(piece)) + 1;
  // An hour alone is the last name's: "Harbour House at 10 and Old Mill at 13".
  if (from === 0 || pieces.length - from > longest || !saysDay(pieces.slice(from), options)) return pieces.length;
  const lead = pieces[from - 1];
  return from > 1 && lead && leadsIn(lead, options) ? from - 1 : from;
}

/** "on", "den" */
function leadsIn(piece: Piece, { language }: ReadingOptions): boolean {
  const [token] = piece.tokens;
  if (token?.type !== 'word' || token.capital) return false;
  return hasRole(piece, 'place', 'determiner') || alternatives(vocabularyOf(language).times.on).includes(token.fold);
}

function isOfTime(piece: Piece): boolean {
  const [token] = piece.tokens;
  return (
    piece.cues.some(({ type }) => type === 'time') || token?.type === 'number' || isMark(piece, '.', ',', '-', '/', ':')
  );
}

/** A day or an hour, where the pieces tell nothing besides that might be a part of a name. */
function momentOf(pieces: readonly Piece[], options: ReadingOptions): Moment | undefined {
  const moment = readMoment(pieces, options);
  const left = pieces.filter((piece) => !moment.used.has(piece) && !isMark(piece));
  // "7/12" says one of two days: asked about, and no name.
  const isAll = moment.ambiguous ? left.length === 1 : moment.time !== undefined && left.length === 0;
  return isAll ? moment : undefined;
}

/** A day, and nothing else. */
export function saysDay(pieces: readonly Piece[], options: ReadingOptions): boolean {
  return momentOf(pieces, options)?.time?.day !== undefined;
}
