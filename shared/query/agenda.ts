/**
 * What cannot both be true of one day: two planned encounters at one time, or two in towns too far apart for the time
 * between them. There is no map here, so a hop is only called impossible where the towns are known to be different, less
 * than an hour lies between, and no ride typed in by hand gets there.
 */
import { parseWhen } from '../model/when.ts';
import type { ListEntry } from './entry.ts';

export interface Clash {
  readonly type: 'overlap' | 'hop';
  /** The other encounter. */
  readonly other: string;
  /** Between the two; zero where they overlap. */
  readonly minutes: number;
}

/** A ride as typed in by hand. `departs`, `arrives` as stored, see model/when.ts. */
export interface Ride {
  readonly id: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly departs?: string | undefined;
  readonly arrives?: string | undefined;
}

export interface AgendaScene {
  readonly entryOf: (id: string) => ListEntry | undefined;
  readonly rides?: readonly Ride[];
  /** Places of legs and of organisations: what of "Stortinget, Oslo" is the town. */
  readonly towns?: ReadonlySet<string>;
}

/** How long an encounter is taken to last that does not say. */
const usualMinutes = 60;
/** Less than this between two towns is not enough, whatever they are. */
const leastBetweenTowns = 60;

interface Slot {
  readonly entry: ListEntry;
  /** Milliseconds since 1970, in the encounter's own zone where it names one. */
  readonly from: number;
  readonly to: number;
  readonly town: string | undefined;
}

/** By encounter, for those that clash. Each clash is told of both. */
export function overlaps(encounters: readonly ListEntry[], scene: AgendaScene): ReadonlyMap<string, readonly Clash[]> {
  const found = new Map<string, Clash[]>();
  const note = (one: string, clash: Clash) => found.set(one, [...(found.get(one) ?? []), clash]);
  for (const slots of slotsByDay(encounters, scene)) {
    for (const [at, one] of slots.entries())
      for (const other of slots.slice(at + 1)) {
        const clash = between(one, other, scene);
        if (!clash) {
          // Sorted by beginning: nothing later can clash with this one once an hour lies between.
          if (other.from - one.to >= leastBetweenTowns * 60_000) break;
          continue;
        }
        note(one.entry.id, { ...clash, other: other.entry.id });
        note(other.entry.id, { ...clash, other: one.entry.id });
      }
  }
  return found;
}

function slotsByDay(encounters: readonly ListEntry[], scene: AgendaScene): Iterable<readonly Slot[]> {
  const days = new Map<string, Slot[]>();
  for (const entry of encounters) {
    if (entry.status !== 'planned' || entry.day === undefined || !/T/.test(entry.when ?? '')) continue;
    const slot = slotOf(entry, scene);
    if (slot) days.set(entry.day, [...(days.get(entry.day) ?? []), slot]);
  }
  return [...days.values()].map((slots) => slots.sort((a, b) => a.from - b.from || a.to - b.to));
}

function slotOf(entry: ListEntry, scene: AgendaScene): Slot | undefined {
  const when = parseWhen(entry.when ?? '');
  if (when?.type !== 'time') return undefined;
  const from = instantOf(when.date, when.time, when.zone);
  return { entry, from, to: from + (when.minutes ?? usualMinutes) * 60_000, town: townOf(entry, scene) };
}

function between(one: Slot, other: Slot, { rides = [] }: AgendaScene): Omit<Clash, 'other'> | undefined {
  if (other.from < one.to) return { type: 'overlap', minutes: 0 };
  const minutes = Math.floor((other.from - one.to) / 60_000);
  if (minutes >= leastBetweenTowns || !one.town || !other.town || one.town === other.town) return undefined;
  return rides.some((ride) => carries(ride, one, other)) ? undefined : { type: 'hop', minutes };
}

/** Leaves the one's town after it ended and reaches the other's before it begins. */
function carries(ride: Ride, one: Slot, other: Slot): boolean {
  const [departs, arrives] = [ride.departs, ride.arrives].map((text) => {
    const when = parseWhen(text ?? '');
    return when?.type === 'time' ? instantOf(when.date, when.time, when.zone) : undefined;
  });
  if (departs === undefined || arrives === undefined || departs < one.to || arrives > other.from) return false;
  return plain(ride.from ?? '').includes(one.town ?? '') && plain(ride.to ?? '').includes(other.town ?? '');
}

/** A call is held from anywhere. Else the town its place names, or the organisation's own. */
function townOf(entry: ListEntry, { entryOf, towns }: AgendaScene): string | undefined {
  if (entry.mode === 'call') return undefined;
  const named = plain(entry.place ?? '');
  if (named !== '') {
    const parts = named.split(',').map((part) => part.trim());
    const known = parts.findLast((part) => towns?.has(part));
    if (known !== undefined) return known;
  }
  const own = (entry.orgs ?? []).flatMap((id) => entryOf(id)?.place ?? [])[0];
  return own === undefined ? undefined : plain(own) || undefined;
}

export function plain(place: string): string {
  return place.normalize('NFC').trim().toLowerCase();
}

/** Every town that is named by an organisation or a leg. */
export function townsOf(places: Iterable<string | undefined>): ReadonlySet<string> {
  const towns = new Set<string>();
  for (const place of places) if (place !== undefined && plain(place) !== '') towns.add(plain(place));
  return towns;
}

/** Where no zone is named the time is compared as it stands: all of them are then the traveller's own. */
function instantOf(date: string, time: string, zone: string | undefined): number {
  const asWritten = Date.parse(`${date}T${time}:00Z`);
  return zone === undefined ? asWritten : asWritten - offsetOf(asWritten, zone) + offsetOf(asWritten, undefined);
}

/** Minutes east of UTC as milliseconds; zero for a zone this computer does not know. */
function offsetOf(instant: number, zone: string | undefined): number {
  if (zone === undefined) return 0;
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(new Date(instant));
    const number = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
    return (
      Date.UTC(number('year'), number('month') - 1, number('day'), number('hour'), number('minute')) -
      Math.floor(instant / 60_000) * 60_000
    );
  } catch {
    return 0;
  }
}

/** Rides and what is planned at the same time: on the train one meets nobody elsewhere. */
export interface RideClash {
  readonly ride: string;
  readonly encounter: string;
}

export function ridesOverlapping(encounters: readonly ListEntry[], scene: AgendaScene): readonly RideClash[] {
  const rides = (scene.rides ?? []).flatMap((ride) => {
    const [departs, arrives] = [parseWhen(ride.departs ?? ''), parseWhen(ride.arrives ?? '')];
    if (departs?.type !== 'time' || arrives?.type !== 'time') return [];
    return [
      {
        id: ride.id,
        from: instantOf(departs.date, departs.time, departs.zone),
        to: instantOf(arrives.date, arrives.time, arrives.zone),
      },
    ];
  });
  if (rides.length === 0) return [];
  return encounters.flatMap((entry) => {
    const slot = entry.status === 'planned' && entry.mode !== 'call' ? slotOf(entry, scene) : undefined;
    if (!slot) return [];
    return rides
      .filter(({ from, to }) => slot.from < to && from < slot.to)
      .map(({ id }) => ({ ride: id, encounter: entry.id }));
  });
}
