/** What a list of organisations or people shows: sorted once, filtered as one types, with what there is to filter by. */
import type { ListEntry } from './entry.ts';
import { searchFold } from './search-fold.ts';

export interface EntryFilter {
  readonly text: string;
  /** `none`: of those that say nothing. */
  readonly orgKind?: string | undefined;
  readonly country?: string | undefined;
  readonly fit?: string | undefined;
  readonly tag?: string | undefined;
  readonly notMet?: boolean | undefined;
  /** Of people: who belongs to this organisation. */
  readonly memberOf?: string | undefined;
}

export const everyEntry: EntryFilter = { text: '' };

export function isFiltered(filter: EntryFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '' && value !== false);
}

export interface FilterScene {
  /** The last day one was met, by id. */
  readonly met: ReadonlyMap<string, string>;
  /** Of people: the organisations they belong to, by id. */
  readonly memberships?: ReadonlyMap<string, readonly string[]>;
}

export function entriesFitting(
  sorted: readonly ListEntry[],
  filter: EntryFilter,
  { met, memberships }: FilterScene,
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
      (!filter.notMet || !met.has(entry.id)) &&
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
