/** Words of a screen with their four languages side by side, so that one sees at once that they say the same. */
import type { Language } from '../model/enumerations.ts';
import type { Counted } from './app/common.ts';

type Four<W> = readonly [en: W, nb: W, nn: W, sv: W];
type Table = Readonly<Record<string, Four<string> | Four<Counted>>>;
type WordsOf<T extends Table> = { readonly [K in keyof T]: T[K] extends Four<string> ? string : Counted };

export function inFour<const T extends Table>(table: T): Readonly<Record<Language, WordsOf<T>>> {
  // The one place that says what a column is; the table's own type has seen to it that each has four.
  const column = (place: number) =>
    Object.fromEntries(Object.entries(table).map(([key, words]) => [key, words[place]])) as WordsOf<T>;
  return { en: column(0), nb: column(1), nn: column(2), sv: column(3) };
}
