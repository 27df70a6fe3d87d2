/**
 * Filters typed into a search: `kind:hosting_coop country:NO status:planned tag:mail place:oslo`, in any of the four
 * languages, by code or by word, with quotes around several words, `-` before what is not wanted. The rest is searched.
 *
 * | filter | values |
 * |---|---|
 * | `day` (of an encounter or trip), `due` (of a promise) | `today`, `week` (seven days from today), `past`, `future`, or a day |
 * | `has` | `day`, `place`, `tag`, `people`, `org`, `trip`, `country`, `kind`, `due` |
 * | `is` | `unsettled`, `layered`, `postponed`, `careful`, `ahead` (not held yet), `overdue` (a promise) |
 * | the others | codes or words, or how they begin (whole, of `fit`, `care`, `mode`) |
 */
import { dayAfter } from '../day.ts';
import { choiceWord } from '../i18n/app/choices.ts';
import { commonWords } from '../i18n/app/common.ts';
import { kindWords } from '../i18n/kinds.ts';
import { countryNamer } from '../i18n/locale.ts';
import * as lists from '../model/enumerations.ts';
import { kindNames as recordKinds } from '../model/kinds.ts';
import { isTarget } from './encounter-status.ts';
import type { ListEntry } from './entry.ts';
import { searchFold } from './search-fold.ts';

export const filterNames = [
  ...(['kind', 'country', 'status', 'tag', 'place', 'fit', 'care', 'mode', 'type'] as const),
  ...(['day', 'due', 'has', 'is'] as const),
] as const;
export type FilterName = (typeof filterNames)[number];

export interface Filter {
  readonly name: FilterName;
  /** Folded. */
  readonly value: string;
  readonly not: boolean;
  /** As it was typed, to be said back. */
  readonly typed: string;
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
  dag: 'day',
  frist: 'due',
  har: 'has',
  er: 'is',
  är: 'is',
};

/** Values of `day`, `due`, `has` and `is` as other languages call them. */
const spokenValues: Readonly<Record<string, string>> = {
  idag: 'today',
  uke: 'week',
  veke: 'week',
  vecka: 'week',
  fortid: 'past',
  framtid: 'future',
  fremtid: 'future',
  dag: 'day',
  sted: 'place',
  stad: 'place',
  plats: 'place',
  merke: 'tag',
  etikett: 'tag',
  folk: 'people',
  organisasjon: 'org',
  organisation: 'org',
  tur: 'trip',
  reise: 'trip',
  resa: 'trip',
  land: 'country',
  slag: 'kind',
  frist: 'due',
  layered: 'layered',
  ahead: 'ahead',
  uavklart: 'unsettled',
  oavklarad: 'unsettled',
  utsatt: 'postponed',
  utsett: 'postponed',
  uppskjuten: 'postponed',
  varsom: 'careful',
  varsam: 'careful',
  forfalt: 'overdue',
  forfalle: 'overdue',
  försenad: 'overdue',
};

const valueByWord = new Map(
  Object.entries(spokenValues).flatMap(([word, code]) => [
    [searchFold(word), code] as const,
    [searchFold(code), code] as const,
  ]),
);

export function parseQuery(typed: string): Query {
  const filters: Filter[] = [];
  const text = typed
    .replace(/(^|\s)(-?)([\p{L}]+):(?:"([^"]*)"|(\S+))/gu, (all, before, minus, word, quoted, plain) => {
      const lower = String(word).toLowerCase();
      const name =
        filterNames.find((each) => each === lower) ?? (Object.hasOwn(spoken, lower) ? spoken[lower] : undefined);
      const value = searchFold(String(quoted ?? plain).replaceAll('_', ' ')).trim();
      if (!name || value === '') return all;
      filters.push({ name, value, not: minus === '-', typed: String(all).trim() });
      return before;
    })
    .replace(/\s+/g, ' ')
    .trim();
  return { text, filters };
}

/**
 * Filters of one name are alternatives, of different names all must hold; a `-` excludes. `today`: YYYY-MM-DD, for days
 * counted from it; without one those never hold.
 */
export function matchesFilters(entry: ListEntry, filters: readonly Filter[], today = ''): boolean {
  if (filters.some((filter) => filter.not && holds(entry, filter, today))) return false;
  const wanted = filters.filter((filter) => !filter.not);
  return filterNames.every((name) => {
    const ofName = wanted.filter((filter) => filter.name === name);
    return ofName.length === 0 || ofName.some((filter) => holds(entry, filter, today));
  });
}

/**
 * Those that nothing can ever fit, for their value is none the filter knows: `kind:nonsense`. What people name themselves
 * (tags, places) and what has no closed list here is never among them.
 */
export function filtersWithoutMeaning(filters: readonly Filter[]): readonly Filter[] {
  return filters.filter((filter) => !canHold(filter));
}

function canHold({ name, value }: Filter): boolean {
  const meant = valueByWord.get(value) ?? value;
  switch (name) {
    case 'kind':
      return (
        recordKinds.some((kind) => recordNames(kind).includes(value)) ||
        lists.organisationKinds.some((kind) => kindNames(kind).some((each) => begins(each, value)))
      );
    case 'status':
      return allStatuses.some((status) => saysStatus(status, value));
    case 'fit':
      return lists.fits.some((fit) => choiceNames(lists.fits, fit).includes(value));
    case 'care':
      return lists.cares.some((care) => choiceNames(lists.cares, care).includes(value));
    case 'mode':
      return lists.encounterModes.some((mode) => choiceNames(lists.encounterModes, mode).includes(value));
    case 'day':
    case 'due':
      return /^\d/.test(meant) || Object.hasOwn(spans, meant);
    case 'has':
      return Object.hasOwn(details, meant);
    case 'is':
      return Object.hasOwn(traits, meant);
    case 'country':
    case 'tag':
    case 'place':
    case 'type':
      return true;
  }
}

const allStatuses: readonly string[] = [
  ...new Set([
    ...lists.encounterStatuses,
    ...lists.askStatuses,
    ...lists.commitmentStatuses,
    ...lists.migrationStatuses,
    ...lists.cohortStatuses,
  ]),
];

function holds(entry: ListEntry, { name, value }: Filter, today: string): boolean {
  const meant = valueByWord.get(value) ?? value;
  switch (name) {
    case 'kind':
      return recordNames(entry.kind).includes(value) || kindNames(entry.orgKind).some((each) => begins(each, value));
    case 'country':
      return entry.country !== undefined && countryNames(entry.country).some((each) => begins(each, value));
    case 'status':
      return entry.status !== undefined && saysStatus(entry.status, value);
    case 'tag':
      return entry.tags?.some((tag) => begins(searchFold(tag), value)) ?? false;
    case 'place':
      return entry.place !== undefined && begins(searchFold(entry.place), value);
    case 'fit':
      return entry.fit !== undefined && choiceNames(lists.fits, entry.fit).includes(value);
    case 'care':
      return entry.care !== undefined && choiceNames(lists.cares, entry.care).includes(value);
    case 'mode':
      return entry.mode !== undefined && choiceNames(lists.encounterModes, entry.mode).includes(value);
    case 'type':
      return entry.type !== undefined && searchFold(entry.type.replaceAll('_', ' ')) === value;
    case 'day':
      return entry.day !== undefined && daysFit(entry.day, lastDayOf(entry, entry.day), meant, today);
    case 'due':
      return entry.due !== undefined && daysFit(entry.due, entry.due, meant, today);
    case 'has':
      return hasIt(entry, meant);
    case 'is':
      return isIt(entry, meant, today);
  }
}

/** What has no end lasts. */
function lastDayOf({ lastDay }: ListEntry, day: string): string {
  return lastDay === null ? '9999-12-31' : (lastDay ?? day);
}

function daysFit(from: string, to: string, value: string, today: string): boolean {
  if (/^\d/.test(value)) return from <= value && value <= to;
  return today !== '' && Object.hasOwn(spans, value) && spans[value]?.(from, to, today) === true;
}

/** What may stand behind `day` and `due` besides a day. */
const spans: Readonly<Record<string, (from: string, to: string, today: string) => boolean>> = {
  today: (from, to, today) => from <= today && today <= to,
  week: (from, to, today) => from <= dayAfter(today, 6) && today <= to,
  past: (_from, to, today) => to < today,
  future: (from, _to, today) => from > today,
};

function hasIt(entry: ListEntry, value: string): boolean {
  const found = Object.hasOwn(details, value) ? details[value]?.(entry) : undefined;
  return Array.isArray(found) ? found.length > 0 : found !== undefined && found !== '';
}

/** What may stand behind `has`. */
const details: Readonly<Record<string, (entry: ListEntry) => unknown>> = {
  day: (entry) => entry.day,
  place: (entry) => entry.place,
  tag: (entry) => entry.tags,
  people: (entry) => entry.people,
  org: (entry) => entry.orgs,
  trip: (entry) => entry.trip,
  country: (entry) => entry.country,
  kind: (entry) => entry.orgKind ?? entry.kindText,
  due: (entry) => entry.due,
};

function isIt(entry: ListEntry, value: string, today: string): boolean {
  return Object.hasOwn(traits, value) && traits[value]?.(entry, today) === true;
}

/** What may stand behind `is`. */
const traits: Readonly<Record<string, (entry: ListEntry, today: string) => boolean>> = {
  unsettled: (entry) => entry.unsettled || entry.contradiction === true,
  layered: (entry) => entry.layered,
  postponed: (entry) => entry.postponed === true,
  careful: (entry) => entry.care === 'careful',
  ahead: (entry) => entry.kind === 'encounter' && isTarget(entry.status ?? ''),
  overdue: (entry, today) => entry.due !== undefined && entry.due < today && (entry.status ?? 'open') === 'open',
};

/** A whole word for a status means that one alone: planned is not half-planned. */
function saysStatus(status: string, value: string): boolean {
  const names = statusNames(status);
  // Asked of every entry, and the same for all of them.
  wholeStatuses ??= new Set(allStatuses.flatMap(statusNames));
  return wholeStatuses.has(value) ? names.includes(value) : names.some((each) => each.startsWith(value));
}

let wholeStatuses: ReadonlySet<string> | undefined;

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
    ...lists.languages.map((language) => Object.entries(kindWords[language]).find(([each]) => each === kind)?.[1]),
  ]);
}

/** What a record is called: a meeting, an organisation. */
function recordNames(kind: string): readonly string[] {
  return namesOf(`record ${kind}`, () => [
    kind,
    ...lists.languages.map((language) => commonWords[language].kindOfRecord[kind]),
  ]);
}

/** A value of a closed list, by its code and by its words. */
function choiceNames(choices: readonly string[], value: string): readonly string[] {
  return namesOf(`choice ${choices.join(' ')} ${value}`, () => [
    value,
    ...lists.languages.map((language) => choiceWord(language, choices, value)),
  ]);
}

function countryNames(country: string): readonly string[] {
  return namesOf(`country ${country}`, () => [
    country,
    ...lists.languages.map((language) => countryNamer(language)(country)),
  ]);
}

function statusNames(status: string): readonly string[] {
  return namesOf(`status ${status}`, () => [
    status,
    ...lists.languages.map(
      (language) => Object.entries(commonWords[language].status).find(([each]) => each === status)?.[1],
    ),
  ]);
}
