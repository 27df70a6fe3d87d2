/** Who put the author up for a night. */
import type { PersonDraft } from './draft.ts';
import { type Flow, sourceOf } from './flow.ts';
import { fold } from './fold.ts';
import { alternatives, vocabularies } from './lexicon.ts';
import { hasRole, isCapital, isMark, kindOf, type Piece } from './piece.ts';
import { handleText } from './reference.ts';

const firstNames = new Set(vocabularies.flatMap((vocabulary) => alternatives(vocabulary.firstNames)));

export function readStay(
  sentence: readonly Piece[],
  { flow }: { readonly flow: Flow },
): { host: PersonDraft; source: PersonDraft['source'] } | undefined {
  const at = sentence.findIndex((piece) => hasRole(piece, 'hosted', 'lodged'));
  const cue = sentence[at];
  if (!cue) return undefined;
  const after = sentence.slice(at + 1).filter((piece) => !hasRole(piece, 'determiner'));
  const who = hasRole(cue, 'hosted') ? sentence.slice(0, at).filter((piece) => !isMark(piece)) : after;
  const handle = who
    .map(({ tokens }) => tokens[0])
    .find((token) => token?.type === 'reference' && token.reference.type === 'handle');
  const name = hasRole(cue, 'hosted') ? namedAtEnd(who) : namedAtStart(who);
  const source = sourceOf(flow, sentence[0]?.start ?? 0, sentence.at(-1)?.end ?? 0);
  if (handle?.type === 'reference' && handle.reference.type === 'handle') {
    const reference = handle.reference;
    return {
      host: {
        name: null,
        handle: handleText(reference),
        role: 'host',
        organisation: null,
        confidence: 'high',
        source: sourceOf(flow, handle.start, handle.end),
      },
      source,
    };
  }
  const [first] = name;
  const text = flow.text.slice(first?.start, name.at(-1)?.end).replace(/['’]s$/, '');
  // "Slept at Folkets Hus": a house, unless the words say it is somebody's.
  const somebody =
    hasRole(cue, 'hosted') || !/^(?:at|på|in)$/.test(lastWord(cue)) || firstNames.has(fold(text.split(' ')[0] ?? ''));
  if (!first || !somebody || name.some((piece) => kindOf(piece) !== undefined)) return undefined;
  return {
    host: {
      name: text,
      handle: null,
      role: 'host',
      organisation: null,
      confidence: 'medium',
      source: sourceOf(flow, first.start, name.at(-1)?.end ?? first.end),
    },
    source,
  };
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
  isCapital(piece) && !hasRole(piece, 'first', 'determiner') && !piece.cues.some(({ type }) => type === 'time');

function lastWord(piece: Piece): string {
  const token = piece.tokens.at(-1);
  return token?.type === 'word' ? token.fold : '';
}
