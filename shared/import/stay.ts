/** Who put the author up for a night. */
import type { PersonDraft } from './draft.ts';
import { type Flow, sourceOf } from './flow.ts';
import { fold } from './fold.ts';
import { alternatives, vocabularies } from './lexicon.ts';
import { hasRole, isCapital, isMark, kindOf, type Piece } from './piece.ts';
import { handleText } from './reference.ts';

export interface StayFound {
  readonly hosts: readonly PersonDraft[];
  readonly source: PersonDraft['source'];
}

const firstNames = new Set(vocabularies.flatMap((vocabulary) => alternatives(vocabulary.firstNames)));
const mostHosts = 4;

export function readStay(sentence: readonly Piece[], { flow }: { readonly flow: Flow }): StayFound | undefined {
  const hosts = hostPieces(sentence, flow).map((pieces) => hostFrom(pieces, flow));
  const source = sourceOf(flow, sentence[0]?.start ?? 0, sentence.at(-1)?.end ?? 0);
  return hosts.length > 0 ? { hosts, source } : undefined;
}

/** The words that name each host. */
function hostPieces(sentence: readonly Piece[], flow: Flow): Piece[][] {
  const hosted = sentence.findIndex((piece) => hasRole(piece, 'hosted'));
  if (hosted >= 0) {
    const before = sentence.slice(0, hosted).filter((piece) => !isMark(piece));
    const handle = before.find(isHandle);
    const name = handle ? [handle] : namedAtEnd(before);
    return isSomebody(name) ? [name] : [];
  }
  const lodged = sentence.findIndex((piece) => hasRole(piece, 'lodged'));
  if (lodged >= 0) return namesFrom(lodged + 1, !/^(?:at|på|in)$/.test(lastWord(sentence[lodged]!)));
  // "übernachtet habe ich bei Jonas", "sov jag två nätter hos Birgitta"
  if (!sentence.some((piece) => hasRole(piece, 'slept'))) return [];
  for (const [index, piece] of sentence.entries()) {
    if (!hasRole(piece, 'atHome')) continue;
    const names = namesFrom(index + 1, !/^(?:at|with)$/.test(lastWord(piece)));
    if (names.length > 0) return names;
  }
  return [];

  /** "Torbjørg og Nils". `person`: the words before can only lead to somebody, as "hos" does; "at" leads to houses too. */
  function namesFrom(start: number, person: boolean): Piece[][] {
    const names: Piece[][] = [];
    let at = start;
    while (at < sentence.length && names.length < mostHosts) {
      while (hasRole(sentence[at], 'determiner', 'atHome')) at++;
      const [first] = sentence.slice(at, at + 1);
      const name = first && isHandle(first) ? [first] : namedAtStart(sentence.slice(at, at + 3));
      if (!isSomebody(name) || !(person || isHandle(name[0]!) || isOwner(name))) break;
      names.push(name);
      at += name.length;
      if (!hasRole(sentence[at], 'and')) break;
      at++;
    }
    return names;
  }

  /** "Moira's", or a common first name. */
  function isOwner(name: readonly Piece[]): boolean {
    const text = flow.text.slice(name[0]?.start, name.at(-1)?.end);
    return /['’]s$/.test(text) || firstNames.has(fold(text.split(' ')[0] ?? ''));
  }
}

function hostFrom(pieces: readonly Piece[], flow: Flow): PersonDraft {
  const [first] = pieces;
  const source = sourceOf(flow, first?.start ?? 0, pieces.at(-1)?.end ?? 0);
  const token = first?.tokens[0];
  const common = { role: 'host', organisation: null, source } as const;
  if (token?.type === 'reference' && token.reference.type === 'handle')
    return { ...common, name: null, handle: handleText(token.reference), confidence: 'high' };
  const name = flow.text.slice(first?.start, pieces.at(-1)?.end).replace(/['’]s$/, '');
  return { ...common, name, handle: null, confidence: 'medium' };
}

function isSomebody(name: readonly Piece[]): boolean {
  return name.length > 0 && name.every((piece) => kindOf(piece) === undefined);
}

function isHandle(piece: Piece): boolean {
  const token = piece.tokens[0];
  return token?.type === 'reference' && token.reference.type === 'handle';
}

function namedAtStart(pieces: readonly Piece[]): Piece[] {
  const end = pieces.findIndex((piece) => !isName(piece));
  return pieces.slice(0, Math.min(2, end < 0 ? pieces.length : end));
}

function namedAtEnd(pieces: readonly Piece[]): Piece[] {
  const start = pieces.findLastIndex((piece) => !isName(piece));
  return pieces.slice(Math.max(start + 1, pieces.length - 2));
}

const isName = (piece: Piece): boolean =>
  isCapital(piece) &&
  !hasRole(piece, 'first', 'determiner') &&
  !piece.cues.some(({ type }) => type === 'time' || type === 'country');

function lastWord(piece: Piece): string {
  const token = piece.tokens.at(-1);
  return token?.type === 'word' ? token.fold : '';
}
