/**
 * Filters typed into a search: `kind:hosting_coop country:NO status:planned tag:mail place:oslo`, in any of the four
 * languages, by code or by word, with quotes around several words, `-` before what is not wanted. The rest is searched.
 */
import { commonWords } from '../i18n/app/common.ts';
import { kindWords } from '../i18n/kinds.ts';
import { languages } from '../model/enumerations.ts';
import type { ListEntry } from './entry.ts';
import { searchFold } from './search-fold.ts';

export const filterNames = ['kind', 'country', 'status', 'tag', 'place', 'fit', 'care'] as const;
export type FilterName = (typeof filterNames)[number];

export interface Filter {
  readonly name: FilterName;
  /** As typed, folded. */
  readonly value: string;
  readonly not: boolean;
}

export interface Query {
  readonly text: string;
  readonly filters: readonly Filter[];
}

const spoken: Readonly<Record<string, FilterName>> = {
  slag: 'kind',
  typ: 'kind',
  land: 'country',
  merke: 'tag',
  merkelapp: 'tag',
  etikett: 'tag',
  sted: 'place',
  stad: 'place',
  plats: 'place',
  varsomhet: 'care',
  varsemd: 'care',
};

export function parseQuery(typed: string): Query {
  const filters: Filter[] = [];
  const text = typed
    .replace(/(^|\s)(-?)([\p{L}]+):(?:"([^"]*)"|(\S+))/gu, (all, before, minus, word, quoted, plain) => {
      const lower = String(word).toLowerCase();
      const name =
        filterNames.find((each) => each === lower) ?? (Object.hasOwn(spoken, lower) ? spoken[lower] : undefined);
      const value = searchFold(String(quoted ?? plain).replaceAll('_', ' ')).trim();
      if (!name || value === '') return all;
      filters.push({ name, value, not: minus === '-' });
      return before;
    })
    .replace(/\s+/g, ' ')
    .trim();
  return { text, filters };
}

/** Filters of one name are alternatives, of different names all must hold; a `-` excludes. */
export function matchesFilters(entry: ListEntry, filters: readonly Filter[]): boolean {
  if (filters.some((filter) => filter.not && holds(entry, filter))) return false;
  const wanted = filters.filter((filter) => !filter.not);
  return filterNames.every((name) => {
    const ofName = wanted.filter((filter) => filter.name === name);
    return ofName.length === 0 || ofName.some((filter) => holds(entry, filter));
  });
}

function holds(entry: ListEntry, { name, value }: Filter): boolean {
  switch (name) {
    case 'kind':
      return entry.kind === value || kindNames(entry.orgKind).some((each) => begins(each, value));
    case 'country':
      return entry.country !== undefined && countryNames(entry.country).some((each) => begins(each, value));
    case 'status':
      return entry.status !== undefined && statusNames(entry.status).some((each) => begins(each, value));
    case 'tag':
      return entry.tags?.some((tag) => begins(searchFold(tag), value)) ?? false;
    case 'place':
      return entry.place !== undefined && begins(searchFold(entry.place), value);
    case 'fit':
      return entry.fit === value;
    case 'care':
      return entry.care === value;
  }
}

/** The whole, or the beginning of any of its words. */
function begins(text: string, value: string): boolean {
  return ` ${text}`.includes(` ${value}`);
}

const remembered = new Map<string, readonly string[]>();

function namesOf(key: string, make: () => readonly (string | undefined)[]): readonly string[] {
  const known = remembered.get(key);
  if (known) return known;
  const made = [...new Set(make().flatMap((name) => (name ? [searchFold(name.replaceAll('_', ' '))] : [])))];
  remembered.set(key, made);
  return made;
}

function kindNames(kind: string | undefined): readonly string[] {
  if (!kind) return [];
  return namesOf(`kind ${kind}`, () => [
    kind,
    ...languages.map((language) => Object.entries(kindWords[language]).find(([each]) => each === kind)?.[1]),
  ]);
}

function countryNames(country: string): readonly string[] {
  const locales = ['en', 'nb', 'nn', 'sv'];
  return namesOf(`country ${country}`, () => [
    country,
    ...locales.map((locale) =>
      /^[A-Z]{2}$/.test(country)
        ? new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(country)
        : undefined,
    ),
  ]);
}

function statusNames(status: string): readonly string[] {
  return namesOf(`status ${status}`, () => [
    status,
    ...languages.map((language) => Object.entries(commonWords[language].status).find(([each]) => each === status)?.[1]),
  ]);
}
