/** Which words of a clause can name whom it is about: those its verb reaches, and a name put first. */
import { isCommonNoun } from './openers.ts';
import { hasReference, hasRole, isCapital, isMark, kindOf, type Piece, type ReadingOptions } from './piece.ts';
import { type Sense, verbRoles } from './sense.ts';
import { isStrongStatus } from './sentence.ts';

const closing: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"', '”': '”', '»': '«' };
/** A quotation longer than this was never closed. */
const longestTitle = 14;

/**
 * Without the titles of songs and books: quoted words that no kind introduces and no address follows
 * ("the co-op «Rosa Bøker»", "«Rosa» (rosa.no)").
 */
export function withoutTitles(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    const token = piece.tokens[0];
    const sign = token?.type === 'mark' ? closing[token.text] : undefined;
    const end = sign === undefined ? -1 : closingMark(pieces, at, sign, token?.text ?? '');
    if (end < 0) {
      kept.push(piece);
      continue;
    }
    const inner = pieces.slice(at + 1, end);
    const before = pieces[at - 1];
    const introduced = before !== undefined && kindOf(before) !== undefined;
    const addressed = isMark(pieces[end + 1], '(') && hasReference(pieces.slice(end + 2, end + 4));
    if (introduced || addressed || hasReference(inner)) kept.push(...inner);
    at = end;
  }
  return kept;
}

function closingMark(pieces: readonly Piece[], from: number, sign: string, opening: string): number {
  for (let at = from + 1; at < pieces.length && at <= from + longestTitle; at++)
    if (isMark(pieces[at], sign) || (opening === '„' && isMark(pieces[at], '”', '"'))) return at;
  return -1;
}

/** What stands behind the verb or the author; addresses may stand anywhere in the clause. */
export function objectOf(clause: readonly Piece[], sense: Sense): Piece[] {
  const depth = depths(clause);
  const from = clause.findIndex((piece) => isVerbal(piece));
  const named = clause.findIndex(
    (piece, index) => index > from && (hasReference([piece]) || (isCapital(piece) && !isVerbal(piece))),
  );
  const verbEnd = clause.slice(0, named < 0 ? undefined : named).findLastIndex((piece) => isVerbal(piece));
  // "Vandrarlaget (vandrarlaget.no) har ikkje svart": an address in front names somebody, and so do the words at it.
  const early = hasReference(clause.slice(0, Math.max(0, from)));
  return clause.filter((piece, index) => {
    // "har jeg møtt X": what stands between the author and the verb names nobody.
    const plain = piece.tokens[0]?.type === 'word' && !isCapital(piece) && kindOf(piece) === undefined;
    const told = hasRole(piece, 'possessive', 'membership', 'folks', 'joint', 'from');
    if (index < verbEnd && !early && (piece.cues.length === 0 || (plain && !told)) && !hasReference([piece]))
      return false;
    if (index < from && !early && piece.tokens[0]?.type === 'word' && isCapital(piece)) return false;
    if (depth[index] === 1) return true;
    // "read it on dagbladet.example": where, not who.
    if (hasReference([piece]) && hasRole(clause[index - 1], 'place') && !hasRole(clause[index - 1], 'from', 'atHome'))
      return false;
    return (
      (!sense.used.has(piece) &&
        (!hasRole(piece, 'first', 'but') || hasRole(piece, 'possessive')) &&
        (!hasRole(piece, 'negation') || hasRole(piece, 'glue')) &&
        !isMark(piece, '.', '!', '?')) ||
      hasReference([piece]) ||
      hasRole(piece, 'folks')
    );
  });
}

/** A name put first: "MDG har ikke svart", "Kupferkessel habe ich nicht getroffen". */
export function topicOf(clause: readonly Piece[], sense: Sense, { language }: ReadingOptions): Piece[] {
  const depth = depths(clause);
  const start = clause.findIndex((piece) => !isMark(piece) && !sense.used.has(piece) && !hasRole(piece, 'but', 'and'));
  if (start < 0) return [];
  let end = start;
  while (end < clause.length) {
    const piece = clause[end]!;
    const within =
      depth[end] === 1 ||
      hasReference([piece]) ||
      (isCapital(piece) && !sense.used.has(piece)) ||
      kindOf(piece) !== undefined ||
      piece.tokens[0]?.type === 'number' ||
      hasRole(piece, 'determiner', 'possessive') ||
      (hasRole(piece, 'glue', 'and') && end > start) ||
      isMark(piece, ',', ':', "'");
    if (!within || isVerbal(piece)) break;
    end++;
  }
  const topic = clause.slice(start, end);
  const [first] = topic.filter((piece) => !hasRole(piece, 'determiner', 'possessive'));
  const token = first?.tokens[0];
  if (!first || token?.type !== 'word') return hasReference(topic) ? topic : [];
  const lone = topic.filter((piece) => isCapital(piece)).length === 1;
  const common = lone && !hasReference(topic) && isCommonNoun(token.fold, language);
  return common ? [] : topic;
}

/** Names before a status, behind a word that begins the sentence. */
export function subjectOf(clause: readonly Piece[], sense: Sense, { language }: ReadingOptions): Piece[] {
  const status = clause.findIndex((piece) => piece.cues.some(isStrongStatus));
  return clause.slice(0, Math.max(0, status)).filter((piece) => {
    const token = piece.tokens[0];
    const word = token?.type === 'word' && isCapital(piece);
    return (
      !sense.used.has(piece) &&
      !(word && isCommonNoun(token.fold, language)) &&
      (word || hasReference([piece]) || kindOf(piece) !== undefined)
    );
  });
}

function isVerbal(piece: Piece): boolean {
  return hasRole(piece, 'first', ...verbRoles) || piece.cues.some(isStrongStatus);
}

export function withoutParentheses(pieces: readonly Piece[]): Piece[] {
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
