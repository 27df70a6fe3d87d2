import { countryNamer, localesOf } from '../i18n/locale.ts';
import type { ReportWords } from '../i18n/report/words.ts';

export interface CountryGroup<T> {
  /** The country in the report's language; undefined for those nobody has placed yet. */
  readonly country: string | undefined;
  readonly members: readonly T[];
}

/** Countries in alphabetical order of the language (å last in Norwegian), members in the order given. */
export function byCountry<T>(
  members: readonly T[],
  codeOf: (member: T) => string | undefined,
  words: ReportWords,
): CountryGroup<T>[] {
  const groups = new Map<string | undefined, T[]>();
  const nameOf = countryNamer(words.language);
  for (const member of members) {
    const country = nameOf(codeOf(member) ?? '');
    groups.set(country, [...(groups.get(country) ?? []), member]);
  }
  const { compare } = new Intl.Collator([...localesOf[words.language]]);
  return [...groups]
    .map(([country, list]) => ({ country, members: list }))
    .sort((a, b) => (a.country && b.country ? compare(a.country, b.country) : a.country ? -1 : b.country ? 1 : 0));
}

export function countryName(code: string | undefined, words: ReportWords): string | undefined {
  return code === undefined ? undefined : countryNamer(words.language)(code);
}
