/** Trips in the order one looks for them, each with how many of its encounters stand how. Pure; over light entries. */
import type { ListEntry } from './entry.ts';

export type TripGroup = 'now' | 'ahead' | 'past' | 'undated';

export interface TripLine {
  readonly trip: ListEntry;
  readonly counts: readonly (readonly [status: string, count: number])[];
  readonly group: TripGroup;
}

const order: readonly TripGroup[] = ['now', 'ahead', 'undated', 'past'];
const statuses: readonly string[] = [
  'held',
  'planned',
  'half_planned',
  'asked',
  'wanted',
  'missed',
  'declined',
  'cancelled',
];

export function tripsByTime(
  trips: readonly ListEntry[],
  encounters: readonly ListEntry[],
  today: string,
): readonly TripLine[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { trip, status = 'wanted' } of encounters) {
    if (trip === undefined) continue;
    const ofTrip = counts.get(trip) ?? new Map<string, number>();
    counts.set(trip, ofTrip.set(status, (ofTrip.get(status) ?? 0) + 1));
  }
  const lines = trips.map((trip) => ({ trip, group: groupOf(trip, today) }));
  lines.sort((a, b) => {
    const backwards = a.group === 'past' ? -1 : 1;
    return (
      order.indexOf(a.group) - order.indexOf(b.group) ||
      backwards * (a.trip.day ?? '').localeCompare(b.trip.day ?? '') ||
      (a.trip.id < b.trip.id ? -1 : 1)
    );
  });
  return lines.map(({ trip, group }) => ({
    trip,
    group,
    counts: [...(counts.get(trip.id) ?? [])].sort(([a], [b]) => statuses.indexOf(a) - statuses.indexOf(b)),
  }));
}

export function groupOf({ day, lastDay }: ListEntry, today: string): TripGroup {
  const last = lastDay ?? day;
  if (day === undefined && last === undefined) return 'undated';
  if (day !== undefined && day > today) return 'ahead';
  return last !== undefined && last < today ? 'past' : 'now';
}
