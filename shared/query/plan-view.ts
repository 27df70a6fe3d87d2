/** The plan: encounters filtered, in columns by status and sections by country, on days, and whom nobody has met yet. Pure; over light entries. */
import type { EncounterStatus } from '../model/enumerations.ts';
import { plain } from './agenda.ts';
import { fallsOn, timeOf } from './day-view.ts';
import type { ListEntry } from './entry.ts';

export type EntryOf = (id: string) => ListEntry | undefined;

export interface PlanFilter {
  readonly text: string;
  /** ISO code; `none` for those without a country. */
  readonly country?: string | undefined;
  /** A trip's id; `none` for those of no trip. */
  readonly trip?: string | undefined;
  /** First and last day; what has no day is left out only where `from` or `to` is given. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const noFilter: PlanFilter = { text: '' };

export function isFiltering({ text, country, trip, from, to }: PlanFilter): boolean {
  return text.trim() !== '' || Boolean(country ?? trip ?? from ?? to);
}

export function filterPlan(
  encounters: readonly ListEntry[],
  filter: PlanFilter,
  entryOf: EntryOf,
): readonly ListEntry[] {
  if (!isFiltering(filter)) return encounters;
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  const { country, trip, from, to } = filter;
  return encounters.filter((entry) => {
    if (country !== undefined && (countryOf(entry, entryOf) ?? 'none') !== country) return false;
    if (trip !== undefined && (entry.trip ?? 'none') !== trip) return false;
    if ((from !== undefined || to !== undefined) && !fallsBetween(entry, from, to)) return false;
    if (words.length === 0) return true;
    const text = textOf(entry, entryOf);
    return words.every((word) => text.includes(word));
  });
}

function fallsBetween({ day, lastDay }: ListEntry, from: string | undefined, to: string | undefined): boolean {
  if (day === undefined) return false;
  const last = lastDay === null ? '9999-12-31' : (lastDay ?? day);
  return (from === undefined || last >= from) && (to === undefined || day <= to);
}

function textOf(entry: ListEntry, entryOf: EntryOf): string {
  const others = [...(entry.orgs ?? []), ...(entry.people ?? [])].flatMap((id) => {
    const other = entryOf(id);
    return other ? [other.name, ...(other.aliases ?? []), other.place ?? ''] : [];
  });
  return plain([entry.place ?? '', ...others].join(' '));
}

/** Of the first organisation that has one. */
export function countryOf(entry: ListEntry, entryOf: EntryOf): string | undefined {
  for (const id of entry.orgs ?? []) {
    const country = entryOf(id)?.country;
    if (country !== undefined) return country;
  }
  return undefined;
}

/** Every country the encounters are in, the one with most first. */
export function countriesOf(encounters: readonly ListEntry[], entryOf: EntryOf): readonly string[] {
  const counts = new Map<string, number>();
  for (const entry of encounters) {
    const country = countryOf(entry, entryOf);
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([country]) => country);
}

export const openColumns = ['wanted', 'asked', 'half_planned', 'planned'] as const satisfies readonly EncounterStatus[];
export const closedColumns = ['held', 'missed', 'declined', 'cancelled'] as const satisfies readonly EncounterStatus[];
export type ColumnName = EncounterStatus;

/** How many days back what is over is still on the board. */
export const daysOnBoard = 14;

export interface BoardCard {
  readonly entry: ListEntry;
  readonly country: string | undefined;
  /** How many of the column are of this country, on the first of them. */
  readonly section?: number;
}

/** Columns of cards by country, then by day. `order`: how two countries or names are sorted in the reader's language. */
export function boardColumns(
  encounters: readonly ListEntry[],
  scene: {
    readonly entryOf: EntryOf;
    readonly nameOf: (entry: ListEntry) => string;
    readonly countryName: (code: string) => string;
    readonly compare: (a: string, b: string) => number;
    readonly today: string;
  },
): ReadonlyMap<ColumnName, readonly BoardCard[]> {
  const { entryOf, nameOf, countryName, compare, today } = scene;
  const columns = new Map<ColumnName, ListEntry[]>([...openColumns, ...closedColumns].map((name) => [name, []]));
  for (const entry of encounters) {
    const status = (entry.status ?? 'wanted') as ColumnName;
    if (isOpen(status) || isRecent(entry, today)) columns.get(status)?.push(entry);
  }
  const places = new Map<string, number>();
  const countries = countriesOf([...columns.values()].flat(), entryOf);
  for (const country of [...countries].sort((a, b) => compare(countryName(a), countryName(b))))
    places.set(country, places.size);
  return new Map(
    [...columns].map(([name, entries]) => {
      const cards = entries.map((entry) => ({ entry, country: countryOf(entry, entryOf), name: nameOf(entry) }));
      const backwards = isOpen(name) ? 1 : -1;
      const place = (country: string | undefined) => places.get(country ?? '') ?? places.size;
      cards.sort(
        (a, b) =>
          place(a.country) - place(b.country) ||
          backwards * byWhen(a.entry, b.entry) ||
          compare(a.name, b.name) ||
          (a.entry.id < b.entry.id ? -1 : 1),
      );
      return [name, withSections(cards)] as const;
    }),
  );
}

function isOpen(status: string): boolean {
  return openColumns.some((each) => each === status);
}

/** Its day was lately, or somebody has said so lately. */
function isRecent({ day, statusAt = 0 }: ListEntry, today: string): boolean {
  const since = Date.parse(`${today}T00:00:00Z`) - daysOnBoard * 86_400_000;
  return statusAt >= since || (day !== undefined && Date.parse(`${day}T00:00:00Z`) >= since);
}

function withSections(cards: readonly { entry: ListEntry; country: string | undefined }[]): readonly BoardCard[] {
  const counts = new Map<string | undefined, number>();
  for (const { country } of cards) counts.set(country, (counts.get(country) ?? 0) + 1);
  return cards.map(({ entry, country }, at) =>
    at > 0 && cards[at - 1]?.country === country
      ? { entry, country }
      : { entry, country, section: counts.get(country) ?? 0 },
  );
}

/** What has a day comes first, by day and hour. */
export function byWhen(a: ListEntry, b: ListEntry): number {
  const [one, other] = [a.day ?? '9999', b.day ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  return (timeOf(a) ?? '99').localeCompare(timeOf(b) ?? '99');
}

/** What a list sorts by. */
export type ListOrder = 'country' | 'name' | 'status' | 'day' | 'place' | 'trip' | 'people';

export function sortPlan(
  encounters: readonly ListEntry[],
  order: { readonly by: ListOrder; readonly backwards: boolean },
  scene: {
    readonly nameOf: (entry: ListEntry) => string;
    readonly tripName: (id: string) => string;
    readonly countryName: (code: string) => string;
    readonly entryOf: EntryOf;
    readonly compare: (a: string, b: string) => number;
  },
): readonly ListEntry[] {
  const { compare } = scene;
  const keyed = encounters.map((entry) => {
    const country = countryOf(entry, scene.entryOf);
    return {
      entry,
      name: scene.nameOf(entry),
      country: country === undefined ? '\uffff' : scene.countryName(country),
      place: entry.place ?? '\uffff',
      trip: entry.trip === undefined ? '\uffff' : scene.tripName(entry.trip),
      status: statusOrder.indexOf(entry.status ?? 'wanted'),
    };
  });
  type Keyed = (typeof keyed)[number];
  const firstBy: Record<ListOrder, (a: Keyed, b: Keyed) => number> = {
    country: (a, b) => compare(a.country, b.country) || byWhen(a.entry, b.entry),
    name: (a, b) => compare(a.name, b.name),
    status: (a, b) => a.status - b.status,
    day: (a, b) => byWhen(a.entry, b.entry),
    place: (a, b) => compare(a.place, b.place),
    trip: (a, b) => compare(a.trip, b.trip),
    people: (a, b) => (b.entry.people?.length ?? 0) - (a.entry.people?.length ?? 0),
  };
  const first = firstBy[order.by];
  const way = order.backwards ? -1 : 1;
  return keyed
    .sort(
      (a, b) =>
        way * first(a, b) || byWhen(a.entry, b.entry) || compare(a.name, b.name) || (a.entry.id < b.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

const statusOrder: readonly string[] = [...openColumns, ...closedColumns];

/** Days of whole weeks, Monday first, that hold a month. `day`: any of its days. */
export function weeksOfMonth(day: string): readonly (readonly string[])[] {
  const first = Date.parse(`${day.slice(0, 7)}-01T12:00:00Z`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * 86_400_000;
  const weeks: string[][] = [];
  for (let at = monday; weeks.length < 6; at += 7 * 86_400_000) {
    const week = Array.from({ length: 7 }, (_day, place) =>
      new Date(at + place * 86_400_000).toISOString().slice(0, 10),
    );
    if (weeks.length > 0 && week[0]?.slice(0, 7) !== day.slice(0, 7)) break;
    weeks.push(week);
  }
  return weeks;
}

/** The same day of another month, or its last. */
export function monthAfter(day: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const wanted = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wanted)).toISOString().slice(0, 10);
}

/** A day of the calendar and what lies on it. `spans`: windows wider than a day, said on each of their days. */
export interface CalendarEntry {
  readonly entry: ListEntry;
  readonly form: 'day' | 'time' | 'part' | 'window';
  /** One of two dates that contradict each other. */
  readonly disputed?: boolean;
}

/** `disputed`: by encounter, every date somebody has given it at the same time as somebody else. */
export function calendarDays(
  encounters: readonly ListEntry[],
  days: readonly string[],
  disputed: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, readonly CalendarEntry[]> {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const byDay = new Map<string, CalendarEntry[]>(days.map((day) => [day, []]));
  for (const entry of encounters) {
    const doubted = disputed.get(entry.id);
    // A window without an end is no day yet: it waits beside the calendar.
    if (
      entry.day !== undefined &&
      entry.lastDay !== null &&
      entry.day <= last &&
      (entry.lastDay ?? entry.day) >= first
    ) {
      const form = formOf(entry);
      for (const day of entry.lastDay === undefined ? [entry.day] : days)
        if (fallsOn(entry, day)) byDay.get(day)?.push({ entry, form, ...(doubted && { disputed: true }) });
    }
    for (const day of doubted ?? [])
      if (day !== entry.day) byDay.get(day)?.push({ entry, form: 'day', disputed: true });
  }
  for (const each of byDay.values())
    each.sort((a, b) => byWhen(a.entry, b.entry) || (a.entry.id < b.entry.id ? -1 : 1));
  return byDay;
}

function formOf({ when = '' }: ListEntry): CalendarEntry['form'] {
  if (when.includes('T')) return 'time';
  if (when.includes('~')) return 'part';
  return when.includes('/') ? 'window' : 'day';
}

/** Has no day it will be on: none at all, or one after which it is open. */
export function isUndated({ day, lastDay }: ListEntry): boolean {
  return day === undefined || lastDay === null;
}

/** The date of an encounter moved to another day: its hour stays, a window becomes that day. */
export function movedTo(when: string | undefined, day: string): string {
  const rest = when !== undefined && !when.includes('/20') && !when.includes('/..') ? when.slice(10) : '';
  return `${day}${rest}`;
}

/**
 * Whom one could see on a leg: wishes that are open, of organisations in its country (or its place) that nobody has met.
 * Those of the very place come first.
 */
export function unmetNear(
  leg: { readonly place: string; readonly country?: string | undefined },
  encounters: readonly ListEntry[],
  organisations: readonly ListEntry[],
): readonly { readonly organisation: ListEntry; readonly wish: ListEntry | undefined; readonly inPlace: boolean }[] {
  const met = new Set<string>();
  const wishes = new Map<string, ListEntry>();
  for (const entry of encounters)
    for (const org of entry.orgs ?? []) {
      if (entry.status === 'held') met.add(org);
      else if (isOpen(entry.status ?? 'wanted') && (wishes.get(org)?.status ?? 'wanted') === 'wanted')
        wishes.set(org, entry);
    }
  const place = plain(leg.place);
  const isIn = (organisation: ListEntry) => place !== '' && plain(organisation.place ?? '') === place;
  return organisations
    .filter((organisation) => {
      if (met.has(organisation.id)) return false;
      const inCountry = leg.country !== undefined && organisation.country === leg.country;
      return isIn(organisation) || (inCountry && wishes.has(organisation.id));
    })
    .map((organisation) => ({ organisation, wish: wishes.get(organisation.id), inPlace: isIn(organisation) }))
    .sort(
      (a, b) =>
        Number(b.inPlace) - Number(a.inPlace) ||
        Number(b.wish !== undefined) - Number(a.wish !== undefined) ||
        (a.organisation.name < b.organisation.name ? -1 : 1),
    );
}
