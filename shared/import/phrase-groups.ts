/** Things said in words that others may stand between: at least one phrase of each group, in any order. */
import { alternatives, type LanguageCode, wordsOf } from './lexicon.ts';
import type { Piece } from './piece.ts';
import type { Phrases } from './vocabulary/vocabulary.ts';

/**
 * Finds the first entry whose groups all have a phrase among the first `reach` pieces. `entriesOf` gives a language's
 * entries; they are split into words once.
 */
export function phraseGroupFinder<Entry extends { readonly all: readonly Phrases[] }>(
  entriesOf: (language: LanguageCode) => readonly Entry[],
  reach: number,
): (pieces: readonly Piece[], language: LanguageCode) => Entry | undefined {
  const compiled = new Map<LanguageCode, readonly { readonly entry: Entry; readonly groups: readonly string[][] }[]>();
  return (pieces, language) => {
    let entries = compiled.get(language);
    if (!entries) {
      entries = entriesOf(language).map((entry) => ({ entry, groups: entry.all.map(spaced) }));
      compiled.set(language, entries);
    }
    const words = pieces
      .slice(0, reach)
      .flatMap(({ tokens }) => tokens.flatMap((token) => (token.type === 'word' ? [token.fold] : [])));
    const text = ` ${words.join(' ')} `;
    return entries.find(({ groups }) => groups.every((group) => group.some((phrase) => text.includes(phrase))))?.entry;
  };
}

/** With spaces around, so that a phrase is found as whole words only. */
function spaced(phrases: Phrases): string[] {
  return alternatives(phrases).map((phrase) => ` ${wordsOf(phrase).join(' ')} `);
}
