/**
 * Filters inside a search text: `kind:trade_union country:NO status:planned fjell`. What is no filter is sought as words.
 * Names and values are understood in all four languages at once, since a saved list outlives the language it was made in.
 *
 * | filter | what it looks at | values |
 * |---|---|---|
 * | kind | the record, or the organisation | `person`, `encounter` …; `trade_union` … |
 * | country | the organisation | ISO code |
 * | status, mode, fit, care, type | the field of that name | its codes |
 * | place, tag | the same | how it begins |
 * | day, due | encounter or trip; promise | `today`, `week` (seven days from today), `past`, `future`, or a day |
 * | has | anything | `day`, `place`, `tag`, `people`, `org`, `trip`, `country`, `kind`, `due` |
 * | is | anything | `archived`, `unsettled`, `layered`, `postponed`, `careful`, `ahead`, `overdue` |
 *
 * Filters of one name widen each other, of different names narrow; `-` before one turns it round. Quotation marks hold a
 * value of several words together: `place:"nordre elvenes"`.
 */
import { commonWords } from '../i18n/app/common.ts';
import { kindWords } from '../i18n/kinds.ts';
import { countryNames } from '../import/vocabulary/countries.ts';
import { languages } from '../model/enumerations.ts';
import { kindNames } from '../model/kinds.ts';
import { isTarget } from './encounter-status.ts';
import type { ListEntry } from './entry.ts';
import { searchFold } from './search-fold.ts';

const filterNames = [
  'kind',
  'country',
  'status',
  'mode',
  'fit',
  'care',
  'type',
  'place',
  'tag',
  'day',
  'due',
  'has',
  'is',
] as const;
export type FilterName = (typeof filterNames)[number];

export interface Filter {
  readonly name: FilterName;
  /** A code where the value is known, else as typed. */
  readonly value: string;
  readonly not: boolean;
}

export interface SearchText {
  readonly filters: readonly Filter[];
  /** What is left to be sought as words. */
  readonly rest: string;
}

export function parseSearch(text: string): SearchText {
  const filters: Filter[] = [];
  const rest = text.replace(
    /(^|\s)(-?)(\p{L}+):(?:"([^"]*)"|([^\s"]+))/gu,
    (whole, _space, minus: string, word: string, quoted?: string, bare?: string) => {
      const name = filterNameOf(word);
      const value = (quoted ?? bare ?? '').trim();
      if (!name || value === '') return whole;
      filters.push({ name, value: codeOf(name, value), not: minus === '-' });
      return ' ';
    },
  );
  return { filters, rest: rest.replace(/\s+/g, ' ').trim() };
}

/** As it can be typed again: for a filter chosen from a menu, or a list to be saved. */
export function formatSearch({ filters, rest }: SearchText): string {
  const written = filters.map(({ name, value, not }) => {
    const plain = value.replaceAll('"', '');
    return `${not ? '-' : ''}${name}:${/\s/.test(plain) ? `"${plain}"` : plain}`;
  });
  return [...written, rest].filter(Boolean).join(' ');
}

/** `today`: YYYY-MM-DD. Archived entries match only where the filter asks for them. */
export function matchesFilter(entry: ListEntry, filters: readonly Filter[], today: string): boolean {
  if (entry.archived && !filters.some(({ name, value, not }) => name === 'is' && value === 'archived' && !not))
    return false;
  const wanted = new Map<FilterName, boolean>();
  for (const { name, value, not } of filters) {
    const fits = fitsOne(entry, name, value, today);
    if (not && fits) return false;
    if (!not) wanted.set(name, wanted.get(name) === true || fits);
  }
  return [...wanted.values()].every(Boolean);
}

function fitsOne(entry: ListEntry, name: FilterName, value: string, today: string): boolean {
  switch (name) {
    case 'kind':
      return entry.kind === value || entry.orgKind === value || begins(entry.kindText, value);
    case 'country':
      return entry.country === value;
    case 'status':
    case 'mode':
    case 'fit':
    case 'care':
    case 'type':
      return entry[name] === value;
    case 'place':
      return begins(entry.place, value);
    case 'tag':
      return (entry.tags ?? []).some((tag) => begins(tag, value));
    case 'day':
      return entry.day !== undefined && daysFit(entry.day, lastDayOf(entry, entry.day), value, today);
    case 'due':
      return entry.due !== undefined && daysFit(entry.due, entry.due, value, today);
    case 'has':
      return hasIt(entry, value);
    case 'is':
      return isIt(entry, value, today);
  }
}

/** Open ends last until far away. */
function lastDayOf({ lastDay }: ListEntry, day: string): string {
  return lastDay === null ? '9999-12-31' : (lastDay ?? day);
}

function daysFit(from: string, to: string, value: string, today: string): boolean {
  switch (value) {
    case 'today':
      return from <= today && today <= to;
    case 'week':
      return from <= daysAfter(today, 6) && today <= to;
    case 'past':
      return to < today;
    case 'future':
      return from > today;
    default:
      return from <= value && value <= to;
  }
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function hasIt(entry: ListEntry, value: string): boolean {
  const fields: Readonly<Record<string, unknown>> = {
    day: entry.day,
    place: entry.place,
    tag: entry.tags,
    people: entry.people,
    org: entry.orgs,
    trip: entry.trip,
    country: entry.country,
    kind: entry.orgKind ?? entry.kindText,
    due: entry.due,
  };
  const found = fields[value];
  return Array.isArray(found) ? found.length > 0 : found !== undefined && found !== '';
}

function isIt(entry: ListEntry, value: string, today: string): boolean {
  switch (value) {
    case 'archived':
      return entry.archived;
    case 'unsettled':
      return entry.unsettled || entry.contradiction === true;
    case 'layered':
      return entry.layered;
    case 'postponed':
      return entry.postponed === true;
    case 'careful':
      return entry.care === 'careful';
    case 'ahead':
      return entry.kind === 'encounter' && isTarget(entry.status ?? '');
    case 'overdue':
      return entry.due !== undefined && entry.due < today && (entry.status ?? 'open') === 'open';
    default:
      return false;
  }
}

function begins(text: string | undefined, value: string): boolean {
  return text !== undefined && searchFold(text).startsWith(searchFold(value));
}

/** What each filter is called in English, both Norwegians and Swedish. */
const nameWords: Readonly<Record<FilterName, string>> = {
  kind: 'kind slag sort',
  country: 'country land',
  status: 'status',
  mode: 'mode form',
  fit: 'fit nærhet nærleik närhet',
  care: 'care varsomhet varsemd varsamhet',
  type: 'type typ',
  place: 'place sted stad plats',
  tag: 'tag merke merkelapp etikett',
  day: 'day dag',
  due: 'due frist',
  has: 'has har',
  is: 'is er är',
};

/** Values that are no field's own words. */
const valueWords: Readonly<Partial<Record<FilterName, Readonly<Record<string, string>>>>> = {
  day: {
    today: 'today idag',
    week: 'week uke veke vecka',
    past: 'past før tidligere tidlegare tidigare',
    future: 'future framtid fremtid kommende komande kommande',
  },
  has: {
    day: 'day dag',
    place: 'place sted stad plats',
    tag: 'tag merke merkelapp etikett',
    people: 'people folk personer personar',
    org: 'org organisation organisasjon',
    trip: 'trip tur reise resa',
    country: 'country land',
    kind: 'kind slag sort',
    due: 'due frist',
  },
  is: {
    archived: 'archived arkivert arkiverad',
    unsettled: 'unsettled uavklart oavklarad',
    layered: 'layered',
    postponed: 'postponed utsatt utsett uppskjuten',
    careful: 'careful varsom försiktig',
    ahead: 'ahead',
    overdue: 'overdue forfalt forfalle försenad',
  },
};

const filterByWord = new Map(
  filterNames.flatMap((name) => nameWords[name].split(' ').map((word) => [searchFold(word), name] as const)),
);

function filterNameOf(word: string): FilterName | undefined {
  return filterByWord.get(searchFold(word));
}

/** `trade union`, `trade-union` and `trade_union` are one value. */
function valueKey(value: string): string {
  return searchFold(value).replace(/[^\p{L}\p{N}]+/gu, '');
}

const codes: ReadonlyMap<FilterName, ReadonlyMap<string, string>> = new Map(
  filterNames.map((name) => [name, codesOf(name)]),
);

function codesOf(name: FilterName): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  // What comes first stays: a code before any language's word, a kind of record before a kind of organisation.
  const add = (word: string, code: string) => known.has(valueKey(word)) || known.set(valueKey(word), code);
  const addAll = (words: Readonly<Record<string, string>>) => {
    for (const [code, word] of Object.entries(words)) add(word, code);
  };
  if (name === 'kind') {
    for (const kind of kindNames) add(kind, kind);
    for (const kind of Object.keys(kindWords.en)) add(kind, kind);
    for (const language of languages) {
      addAll(commonWords[language].kindOfRecord);
      addAll(kindWords[language]);
    }
  }
  if (name === 'country')
    for (const [code, names] of Object.entries(countryNames)) {
      add(code, code);
      for (const each of names.split('|')) add(each, code);
    }
  if (name === 'status') for (const language of languages) addAll(commonWords[language].status);
  if (name === 'mode') for (const language of languages) addAll(commonWords[language].mode);
  const own = valueWords[name === 'due' ? 'day' : name] ?? {};
  for (const [code, words] of Object.entries(own)) for (const word of words.split(' ')) add(word, code);
  return known;
}

function codeOf(name: FilterName, value: string): string {
  const known = codes.get(name)?.get(valueKey(value));
  if (known !== undefined) return known;
  if (name === 'country') return value.toUpperCase();
  return name === 'place' || name === 'tag' || name === 'kind' ? value : value.toLowerCase();
}
