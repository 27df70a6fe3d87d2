/** Statuses said in words that others may stand between: "did not in the end show up". */
import type { EncounterStatus } from '../model/enumerations.ts';
import { type LanguageCode, vocabularyOf } from './lexicon.ts';
import { phraseGroupFinder } from './phrase-groups.ts';
import type { Piece } from './piece.ts';

/** Words further in than this are another story. */
const reach = 60;

const find = phraseGroupFinder((language) => vocabularyOf(language).turns, reach);

export function turnIn(pieces: readonly Piece[], language: LanguageCode): EncounterStatus | undefined {
  return find(pieces, language)?.status;
}
