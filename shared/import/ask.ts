/** Sentences in which the author asks readers for something. */
import type { AskType } from '../model/enumerations.ts';
import { alternatives, type LanguageCode, vocabularyOf, wordsOf } from './lexicon.ts';
import type { Piece } from './piece.ts';
import type { AskCue } from './vocabulary/vocabulary.ts';

export interface Ask {
  readonly type: AskType;
  readonly about: AskCue['about'];
}

/** A sentence longer than this asks for nothing. */
const longestSentence = 120;

const compiled = new Map<LanguageCode, readonly (AskCue & { readonly phrases: readonly (readonly string[])[] })[]>();

/** The first kind of ask whose words are all there. */
export function askIn(sentence: readonly Piece[], language: LanguageCode): Ask | undefined {
  const words = sentence
    .slice(0, longestSentence)
    .flatMap(({ tokens }) => tokens.flatMap((token) => (token.type === 'word' ? [token.fold] : [])));
  const text = ` ${words.join(' ')} `;
  const found = cuesOf(language).find(({ phrases }) =>
    phrases.every((some) => some.some((phrase) => text.includes(phrase))),
  );
  return found && { type: found.type, about: found.about };
}

function cuesOf(language: LanguageCode) {
  const known = compiled.get(language);
  if (known) return known;
  const cues = vocabularyOf(language).asks.map((cue) => ({
    ...cue,
    phrases: cue.all.map((phrases) => alternatives(phrases).map((phrase) => ` ${wordsOf(phrase).join(' ')} `)),
  }));
  compiled.set(language, cues);
  return cues;
}
