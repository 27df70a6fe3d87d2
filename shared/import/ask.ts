/** Sentences in which the author asks readers for something. */
import type { AskType } from '../model/enumerations.ts';
import { type LanguageCode, vocabularyOf } from './lexicon.ts';
import { phraseGroupFinder } from './phrase-groups.ts';
import type { Piece } from './piece.ts';
import type { AskCue } from './vocabulary/vocabulary.ts';

export interface Ask {
  readonly type: AskType;
  readonly about: AskCue['about'];
}

/** A sentence longer than this asks for nothing. */
const longestSentence = 120;

const cueIn = phraseGroupFinder((language) => vocabularyOf(language).asks, longestSentence);

/** The first kind of ask whose words are all there. */
export function askIn(sentence: readonly Piece[], language: LanguageCode): Ask | undefined {
  const found = cueIn(sentence, language);
  return found && { type: found.type, about: found.about };
}
