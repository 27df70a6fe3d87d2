/** What one day holds, and the days around it: for Today's strip and lists. Pure; over light entries. */
import { isTarget } from './encounter-status.ts';
import type { ListEntry } from './entry.ts';

export interface DayCount {
  /** YYYY-MM-DD */
  readonly day: string;
  /** How many encounters of each status fall on it, in the order statuses are told. */
  readonly counts: readonly (readonly [status: string, count: number])[];
}

const order: readonly string[] = [
  'held',
  'planned',
  'half_planned',
  'asked',
  'wanted',
  'missed',
  'declined',
  'cancelled',
];

/** Encounters of the given days, the earliest first. One that spans days counts on each; one without a day on none. */
export function dayStrip(encounters: readonly ListEntry[], days: readonly string[]): DayCount[] {
  const counts = new Map(days.map((day) => [day, new Map<string, number>()]));
  const [first = '', last = ''] = [days[0], days.at(-1)];
  for (const entry of encounters) {
    // Nearly all lie elsewhere, and this is asked after each change.
    if (entry.day === undefined || entry.day > last || (entry.lastDay ?? entry.day) < first) continue;
    for (const day of days)
      if (fallsOn(entry, day)) {
        const ofDay = counts.get(day);
        const status = entry.status ?? 'wanted';
        ofDay?.set(status, (ofDay.get(status) ?? 0) + 1);
      }
  }
  return days.map((day) => ({
    day,
    counts: [...(counts.get(day) ?? [])].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  }));
}

export function fallsOn(entry: ListEntry, day: string): boolean {
  if (entry.day === undefined) return false;
  if (entry.lastDay === undefined) return entry.day === day;
  return entry.day <= day && (entry.lastDay === null ? entry.day === day : day <= entry.lastDay);
}

/** By the clock where a time is given, else what is settled first. */
export function encountersOn(encounters: readonly ListEntry[], day: string): ListEntry[] {
  return encounters
    .filter((entry) => fallsOn(entry, day))
    .sort(
      (a, b) =>
        Number(timeOf(a) === undefined) - Number(timeOf(b) === undefined) ||
        (timeOf(a) ?? '').localeCompare(timeOf(b) ?? '') ||
        order.indexOf(a.status ?? '') - order.indexOf(b.status ?? '') ||
        (a.id < b.id ? -1 : 1),
    );
}

/** `HH:MM` of an encounter that has one. */
export function timeOf({ when }: ListEntry): string | undefined {
  return /^.{10}T(\d\d:\d\d)/.exec(when ?? '')?.[1];
}

/** Wished for or asked, and nothing with the same organisations is planned: these need somebody to act. */
export function withoutPlan(encounters: readonly ListEntry[], today: string): ListEntry[] {
  const planned = new Set<string>();
  for (const { status, orgs, day } of encounters)
    if ((status === 'planned' || status === 'half_planned') && (day === undefined || day >= today))
      for (const org of orgs ?? []) planned.add(org);
  return encounters.filter(({ status, orgs = [] }) => {
    const open = status === 'wanted' || status === 'asked';
    return open && !(orgs.length > 0 && orgs.every((org) => planned.has(org)));
  });
}

/** Its day is over and nobody has said what became of it. */
export function waitsForWord({ status = '', day, lastDay }: ListEntry, today: string): boolean {
  const over = lastDay === null ? undefined : (lastDay ?? day);
  return isTarget(status) && status !== 'wanted' && over !== undefined && over < today;
}

/** Open promises that are due by a day, the longest overdue first. */
export function promisesDue(commitments: readonly ListEntry[], until: string): ListEntry[] {
  return commitments
    .filter(({ status, due }) => (status ?? 'open') === 'open' && due !== undefined && due <= until)
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || (a.id < b.id ? -1 : 1));
}
