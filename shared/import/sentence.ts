/** Prose cut into sentences and clauses. A clause is what one verb of meeting reaches. */
import { resembles } from './fold.ts';
import type { Cue } from './lexicon.ts';
import { hasRole, isCapital, isMark, type Piece } from './piece.ts';
import { mainLabel } from './reference.ts';

/** Words a full stop does not end a sentence after. */
const abbreviations = new Set(
  'kl ca nr dr st osv etc mr ms mrs prof bl a f eks m fl ggf bzw usw evt tlf t ex e g i z b u s sk dvs inkl ev resp jf vs std feks bla avd jfr ang pga mv tel mob ev abt dept'.split(
    ' ',
  ),
);

export function sentencesOf(pieces: readonly Piece[]): Piece[][] {
  const sentences: Piece[][] = [[]];
  let depth = 0;
  for (const [index, piece] of pieces.entries()) {
    if (isMark(piece, '(')) depth = 1;
    if (isMark(piece, ')')) depth = 0;
    sentences.at(-1)!.push(piece);
    const next = pieces[index + 1];
    const before = pieces[index - 1]?.tokens.at(-1);
    const stop =
      isMark(piece, '!', '?', ';') ||
      (isMark(piece, '.') && (next === undefined || next.start > piece.end) && before?.type !== 'number') ||
      (isMark(piece, '.') && (next === undefined || (startsSentence(next) && next.start > piece.end))) ||
      (isPicture(piece) && next !== undefined && isCapital(next));
    const abbreviated =
      before?.type === 'word' &&
      (abbreviations.has(before.fold) || (before.fold.length === 1 && !(next && isCapital(next) && carries(next)))) &&
      !isMark(piece, '!', '?');
    const ordinal = isMark(piece, '.') && before?.type === 'number' && isMonth(next);
    if (stop && !ordinal && !isDayMonth(pieces, index) && !abbreviated && (depth === 0 || isMark(piece, '.')))
      sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.some((piece) => !isMark(piece)));
}

/** An emoji ends a sentence where the next word begins one. */
function isPicture(piece: Piece): boolean {
  const token = piece.tokens[0];
  return token?.type === 'mark' && /\p{Extended_Pictographic}/u.test(token.text);
}

/** "25.11. 14:00": the stop belongs to the date. */
function isDayMonth(pieces: readonly Piece[], stop: number): boolean {
  const token = pieces[stop - 1]?.tokens[0];
  const parts =
    isMark(pieces[stop], '.') && token?.type === 'number' ? /^(\d{1,2})\.(\d{1,2})$/.exec(token.text) : null;
  const hour = pieces[stop - 2]?.cues.some((cue) => cue.type === 'time' && cue.time.type === 'clock');
  return parts !== null && Number(parts[1]) <= 31 && Number(parts[2]) <= 12 && !hour && stop < pieces.length - 1;
}

/** "14. Mai" */
function isMonth(piece: Piece | undefined): boolean {
  return piece?.cues.some((cue) => cue.type === 'time' && cue.time.type === 'month') ?? false;
}

function startsSentence(piece: Piece): boolean {
  return isCapital(piece) || piece.tokens[0]?.type !== 'word';
}

export function clausesOf(sentence: readonly Piece[]): Piece[][] {
  const clauses: Piece[][] = [[]];
  let depth = 0;
  let carrying = false;
  for (const [index, piece] of sentence.entries()) {
    if (isMark(piece, '(')) depth = 1;
    if (isMark(piece, ')')) depth = 0;
    const parts = depth === 0 && (isMark(piece, ',', '-', ':') || hasRole(piece, 'and', 'but'));
    if (parts && carrying && opensClause(sentence, index + 1) && !insideName(sentence, index)) {
      clauses.push([]);
      carrying = false;
    } else {
      clauses.at(-1)!.push(piece);
      carrying ||= carries(piece);
    }
  }
  return clauses.filter((clause) => clause.some((piece) => !isMark(piece)));
}

const carries = (piece: Piece): boolean =>
  hasRole(piece, 'held', 'open', 'planning', 'want', 'got', 'past', 'hosted', 'lodged', 'slept', 'further') ||
  (hasRole(piece, 'informal') && piece.tokens.length > 1) ||
  piece.cues.some(isStrongStatus);

/** The words a clause may begin with before its verb comes. */
const longestStart = 9;

/** Whether a verb comes before the next break; or a name is followed by how it stands ("MDG har ikke svart"). */
function opensClause(sentence: readonly Piece[], from: number): boolean {
  for (const [index, piece] of sentence.slice(from, from + longestStart).entries()) {
    if (isMark(piece, '(')) return parenthesised(sentence, from + index);
    if (carries(piece) || hasRole(piece, 'will')) return true;
    if (isMark(piece, ',') || (index > 0 && hasRole(piece, 'but'))) return false;
  }
  return false;
}

/** "Nahrung und Feld (nahrungundfeld.de)": the address says that both are one name. */
function insideName(sentence: readonly Piece[], at: number): boolean {
  const open = sentence.slice(at + 1, at + 6).findIndex((piece) => isMark(piece, '('));
  const [before, and] = [sentence[at - 1], sentence[at]];
  const token = sentence[at + 1 + open + 1]?.tokens[0];
  if (open < 1 || !before || !isCapital(before) || token?.type !== 'reference') return false;
  const { reference } = token;
  const label = reference.type === 'site' ? mainLabel(reference.domain) : reference.user;
  const textOf = (pieces: readonly (Piece | undefined)[]) =>
    pieces.flatMap((piece) => piece?.tokens.map(({ text }) => text) ?? []).join('');
  const after = sentence.slice(at + 1, at + 1 + open);
  return resembles(textOf([before, and, ...after]), label) || resembles(textOf([before, ...after]), label);
}

/** Looks on behind an address in parentheses: "Rosa (rosa.no) sa nei". */
function parenthesised(sentence: readonly Piece[], from: number): boolean {
  const end = sentence.findIndex((piece, index) => index > from && isMark(piece, ')'));
  const next = sentence[end + 1];
  return end > 0 && next !== undefined && !isMark(next) && (carries(next) || hasRole(next, 'will', 'copula'));
}

export function isStrongStatus(cue: Cue): boolean {
  return cue.type === 'status' && !cue.terse && cue.status !== 'wanted' && cue.status !== 'held';
}
