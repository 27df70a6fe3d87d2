/** What lies on a trip and what lies beside it. Pure; over light entries. */
import type { ListEntry } from './entry.ts';
import { byWhen } from './plan-view.ts';
import type { Row } from './row.ts';

interface TripMeeting {
  readonly entry: ListEntry;
  /** The day, on the first of each; empty for those without one. */
  readonly heads?: string;
}

export interface TripMeetings {
  /** By day and hour; those without a day last. */
  readonly lines: readonly TripMeeting[];
  /** On its days, on no trip, and still standing. */
  readonly others: readonly ListEntry[];
}

export function meetingsOfTrip(encounters: readonly ListEntry[], trip: Row<'trip'>): TripMeetings {
  const ids = new Set([trip.id, ...trip.parts.map(({ id }) => id)]);
  const { from, to } = trip.fields;
  const own: ListEntry[] = [];
  const others: ListEntry[] = [];
  for (const entry of encounters) {
    if (entry.trip !== undefined && ids.has(entry.trip)) own.push(entry);
    else if (entry.trip === undefined && isOnDays(entry, from, to) && !isOff(entry)) others.push(entry);
  }
  own.sort((a, b) => byWhen(a, b) || (a.id < b.id ? -1 : 1));
  others.sort((a, b) => byWhen(a, b) || (a.id < b.id ? -1 : 1));
  const lines = own.map((entry, at): TripMeeting => {
    const day = entry.day ?? '';
    return at > 0 && (own[at - 1]?.day ?? '') === day ? { entry } : { entry, heads: day };
  });
  return { lines, others };
}

/** A day or a window that lies wholly within the trip's days. */
function isOnDays({ day, lastDay }: ListEntry, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined || day === undefined || lastDay === null) return false;
  return day >= from && (lastDay ?? day) <= to;
}

function isOff({ status }: ListEntry): boolean {
  return status === 'declined' || status === 'cancelled' || status === 'missed';
}
