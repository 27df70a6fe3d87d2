/** Prose cut into sentences and clauses. A clause is what one verb of meeting reaches. */
import type { Cue } from './lexicon.ts';
import { hasReference, hasRole, isCapital, isMark, type Piece } from './piece.ts';

/** Words a full stop does not end a sentence after. */
const abbreviations = new Set(
  'kl ca nr dr st osv etc mr ms mrs prof bl f eks m fl ggf bzw usw evt tlf t ex'.split(' '),
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
      (isMark(piece, '.') && (next === undefined || (startsSentence(next) && next.start > piece.end)));
    const abbreviated =
      before?.type === 'word' &&
      (abbreviations.has(before.fold) || before.fold.length === 1) &&
      !isMark(piece, '!', '?');
    if (stop && !abbreviated && (depth === 0 || isMark(piece, '.'))) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.some((piece) => !isMark(piece)));
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
    if (parts && carrying && opensClause(sentence, index + 1)) {
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
  hasRole(piece, 'held', 'open', 'planning', 'want', 'got', 'hosted', 'lodged') || piece.cues.some(isStrongStatus);

/** Whether a verb comes before anyone is named; or a name is followed by how it stands ("MDG har ikke svart"). */
function opensClause(sentence: readonly Piece[], from: number): boolean {
  let named = false;
  for (const piece of sentence.slice(from, from + 5)) {
    if (piece.cues.some(isStrongStatus)) return true;
    if (named && !isCapital(piece)) return false;
    if (hasRole(piece, 'held', 'planning', 'want', 'got', 'will', 'open', 'hosted', 'lodged')) return true;
    if (isMark(piece, ',', '(')) return false;
    if (hasReference([piece]) || (isCapital(piece) && !hasRole(piece, 'first') && piece.cues.length === 0))
      named = true;
  }
  return false;
}

export function isStrongStatus(cue: Cue): boolean {
  return cue.type === 'status' && cue.status !== 'wanted' && cue.status !== 'held';
}
