/** The small words by which days, weeks and spans are counted, looked up one at a time in the post's own language. */
import { fold } from './fold.ts';
import { alternatives, type LanguageCode, vocabularies } from './lexicon.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

type CountingRole = Exclude<keyof Vocabulary['times']['counting'], 'numbers'>;

interface CountingWords {
  readonly roles: ReadonlyMap<CountingRole, ReadonlySet<string>>;
  readonly numbers: ReadonlyMap<string, number>;
}

const wordsByLanguage = new Map<LanguageCode, CountingWords>(
  vocabularies.map(({ language, times: { counting } }) => {
    const { numbers, ...roles } = counting;
    const setOf = (role: CountingRole) => new Set(alternatives(roles[role]).map(fold));
    return [
      language,
      {
        roles: new Map(
          (['ago', 'ahead', 'days', 'weeks', 'upTo', 'inMonth'] as const).map((role) => [role, setOf(role)]),
        ),
        numbers: new Map(numbers.flatMap((words, index) => alternatives(words).map((word) => [fold(word), index + 2]))),
      },
    ];
  }),
);

export function counts(word: string | undefined, role: CountingRole, language: LanguageCode): boolean {
  return word !== undefined && (wordsByLanguage.get(language)?.roles.get(role)?.has(word) ?? false);
}

/** 2–10 written out, or up to two digits. */
export function countOf(word: string | undefined, language: LanguageCode): number | undefined {
  if (word === undefined) return undefined;
  return /^\d{1,2}$/.test(word) ? Number(word) : wordsByLanguage.get(language)?.numbers.get(word);
}
