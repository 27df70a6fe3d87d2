/** What a list of organisations or people shows: sorted once, filtered as one types, with what there is to filter by. */
import { dayAfter } from '../day.ts';
import type { ListEntry } from './entry.ts';
import { searchFold } from './search-fold.ts';

export interface EntryFilter {
  readonly text: string;
  /** `none`: of those that say nothing. */
  readonly orgKind?: string | undefined;
  readonly country?: string | undefined;
  readonly fit?: string | undefined;
  readonly tag?: string | undefined;
  readonly lastMet?: LastMet | undefined;
  /** The status of the meeting that comes next; `none`: nothing is wished for or planned. */
  readonly next?: string | undefined;
  /** Of people: who belongs to this organisation. */
  readonly memberOf?: string | undefined;
}

/** When the latest meeting was. `over_…`: there was one, and none since. */
export type LastMet = (typeof lastMetChoices)[number];
export const lastMetChoices = ['never', 'this_year', 'over_3_months', 'over_year'] as const;

export const everyEntry: EntryFilter = { text: '' };

export function isFiltered(filter: EntryFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '');
}

export interface FilterScene {
  /** The last day one was met, by id. */
  readonly met: ReadonlyMap<string, string>;
  /** The meeting that comes next, by id. */
  readonly next?: ReadonlyMap<string, ListEntry>;
  readonly today: string;
  /** Of people: the organisations they belong to, by id. */
  readonly memberships?: ReadonlyMap<string, readonly string[]>;
}

export function entriesFitting(
  sorted: readonly ListEntry[],
  filter: EntryFilter,
  { met, next, today, memberships }: FilterScene,
): readonly ListEntry[] {
  if (!isFiltered(filter)) return sorted;
  const wanted = searchFold(filter.text).split(/\s+/).filter(Boolean);
  const says = (asked: string | undefined, value: string | undefined) =>
    asked === undefined || (asked === 'none' ? value === undefined : value === asked);
  return sorted.filter(
    (entry) =>
      says(filter.orgKind, entry.orgKind) &&
      says(filter.country, entry.country) &&
      says(filter.fit, entry.fit) &&
      (filter.tag === undefined || entry.tags?.includes(filter.tag)) &&
      (filter.lastMet === undefined || wasMet(filter.lastMet, met.get(entry.id), today)) &&
      says(filter.next, next?.get(entry.id)?.status) &&
      (filter.memberOf === undefined || memberships?.get(entry.id)?.includes(filter.memberOf)) &&
      (wanted.length === 0 || wanted.every((word) => foldedOf(entry).includes(word))),
  );
}

/** Folding ten thousand names takes longer than a key stroke: each entry's is kept as long as the entry is. */
const folded = new WeakMap<ListEntry, string>();

function foldedOf(entry: ListEntry): string {
  const known = folded.get(entry);
  if (known !== undefined) return known;
  const made = searchFold([entry.name, ...(entry.aliases ?? []), entry.place ?? ''].join(' '));
  folded.set(entry, made);
  return made;
}

/** `day`: empty where a meeting has none: long ago, for all one knows. */
function wasMet(wanted: LastMet, day: string | undefined, today: string): boolean {
  if (wanted === 'never' || day === undefined) return wanted === 'never' && day === undefined;
  switch (wanted) {
    case 'this_year':
      return day.slice(0, 4) === today.slice(0, 4);
    case 'over_3_months':
      return day < dayAfter(today, -91);
    case 'over_year':
      return day < dayAfter(today, -365);
  }
}

/** The last day each organisation and person was met. `entryOf`: finds a merged record's row. */
export function lastMet(
  encounters: readonly ListEntry[],
  entryOf: (id: string) => ListEntry | undefined,
): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { status, day = '', orgs = [], people = [] } of encounters) {
    if (status !== 'held') continue;
    for (const named of [...orgs, ...people]) {
      const id = entryOf(named)?.id ?? named;
      if (day >= (days.get(id) ?? '')) days.set(id, day);
    }
  }
  return days;
}

const open = ['planned', 'half_planned', 'asked', 'wanted'];

/** The meeting that comes next for each organisation and person: the first with a day, else the one most nearly agreed. */
export function nextMeetings(
  encounters: readonly ListEntry[],
  entryOf: (id: string) => ListEntry | undefined,
): ReadonlyMap<string, ListEntry> {
  const found = new Map<string, ListEntry>();
  const isSooner = (a: ListEntry, b: ListEntry) =>
    a.day === b.day ? rank(a) < rank(b) : (a.day ?? '9999') < (b.day ?? '9999');
  for (const encounter of encounters) {
    if (rank(encounter) < 0) continue;
    for (const named of [...(encounter.orgs ?? []), ...(encounter.people ?? [])]) {
      const id = entryOf(named)?.id ?? named;
      const known = found.get(id);
      if (!known || isSooner(encounter, known)) found.set(id, encounter);
    }
  }
  return found;
}

function rank({ status = 'wanted' }: ListEntry): number {
  return open.indexOf(status);
}

/**
 * The same entries by country, sorted as the language sorts the countries' names; what says no country comes last. Order
 * within a country stays as it is.
 */
export function byCountry(
  sorted: readonly ListEntry[],
  countryOf: (entry: ListEntry) => string | undefined,
  words: { readonly name: (code: string) => string; readonly compare: (a: string, b: string) => number },
): readonly ListEntry[] {
  const groups = new Map<string, ListEntry[]>();
  for (const entry of sorted) {
    const country = countryOf(entry) ?? '';
    const group = groups.get(country);
    if (group) group.push(entry);
    else groups.set(country, [entry]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || words.compare(words.name(a), words.name(b)))
    .flatMap(([, group]) => group);
}

/** The organisations each person belongs to. `entryOf`: finds a merged or widened record's row. */
export function membershipsOf(
  affiliations: readonly ListEntry[],
  entryOf: (id: string) => ListEntry | undefined,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { from = '', to = '' } of affiliations) {
    const person = entryOf(from)?.id ?? from;
    found.set(person, [...(found.get(person) ?? []), entryOf(to)?.id ?? to]);
  }
  return found;
}

export interface Facets {
  readonly kinds: readonly string[];
  readonly countries: readonly string[];
  readonly fits: readonly string[];
  /** The most used first. */
  readonly tags: readonly string[];
}

export function facetsOf(entries: readonly ListEntry[]): Facets {
  const kinds = new Set<string>();
  const countries = new Set<string>();
  const fits = new Set<string>();
  const tags = new Map<string, number>();
  for (const { orgKind, country, fit, tags: own = [] } of entries) {
    if (orgKind) kinds.add(orgKind);
    if (country) countries.add(country);
    if (fit) fits.add(fit);
    for (const tag of own) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  const byUse = [...tags].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { kinds: [...kinds], countries: [...countries], fits: [...fits], tags: byUse.map(([tag]) => tag) };
}
