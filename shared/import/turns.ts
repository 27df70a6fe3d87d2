/** Statuses said in words that others may stand between: "did not in the end show up". */
import type { EncounterStatus } from '../model/enumerations.ts';
import { alternatives, type LanguageCode, vocabularyOf, wordsOf } from './lexicon.ts';
import type { Piece } from './piece.ts';

/** Words further in than this are another story. */
const reach = 60;

interface Turn {
  readonly status: EncounterStatus;
  readonly phrases: readonly (readonly string[])[];
}
const compiled = new Map<LanguageCode, readonly Turn[]>();

export function turnIn(pieces: readonly Piece[], language: LanguageCode): EncounterStatus | undefined {
  const words = pieces
    .slice(0, reach)
    .flatMap(({ tokens }) => tokens.flatMap((token) => (token.type === 'word' ? [token.fold] : [])));
  if (words.length < 2) return undefined;
  const text = ` ${words.join(' ')} `;
  return turnsOf(language).find(({ phrases }) => phrases.every((some) => some.some((phrase) => text.includes(phrase))))
    ?.status;
}

function turnsOf(language: LanguageCode): readonly Turn[] {
  const known = compiled.get(language);
  if (known) return known;
  const turns = vocabularyOf(language).turns.map(({ status, all }) => ({
    status,
    phrases: all.map((phrases) => alternatives(phrases).map((phrase) => ` ${wordsOf(phrase).join(' ')} `)),
  }));
  compiled.set(language, turns);
  return turns;
}
