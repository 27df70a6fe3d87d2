/** Which grants by devices since removed count all the same, because of who had taken them up; see membership.ts. */
import { toHex } from '../secret/derive.ts';
import { type Bits, has, isBefore, join, meet, type Placed } from './ancestry.ts';
import { voicesNeeded } from './removals.ts';
import { bitsOf, grantedPerson, isGrant, push, type Standing, targetOf } from './standing.ts';

/**
 * Grants that count for nothing: written by a device since removed, without knowing it, perhaps long after and with old
 * parents. They count if who removed it knew of them, or if enough persons who remain had taken them up before they knew of
 * the removal, others than the author and whoever gets something by it. Where somebody puts out a device of their own, a
 * lost one, their others are as good as anybody's. Acts that know of the removal prove nothing: one friend who names a
 * backdated grant brings it into the past of everything that anybody writes afterwards.
 */
export function unvouched(standing: Standing, holding: ReadonlySet<Placed>, size: number): ReadonlySet<Placed> {
  const scene = sceneOf(standing, holding, size);
  const { accusersOf, isTainted, unawareOf, ownOf } = scene;
  const known = new Map<string, number>();
  for (const [admission] of standing.admissions.values()) {
    const person = admission && grantedPerson(admission.act);
    if (person !== undefined) known.set(person, (known.get(person) ?? 0) + 1);
  }
  const dropped = new Set<Placed>();
  const newcomers: Placed[] = [];
  const inTime: Placed[] = [];
  for (const act of standing.counted) {
    if (!isTainted(act)) continue;
    if (accusersOf(act).some((accuser) => isBefore(act, accuser))) inTime.push(act);
    else if (isNewcomer(act, known)) newcomers.push(act);
    else {
      const own = [ownOf(act), grantedPerson(act.act)];
      let taken = 0;
      for (const [person, past] of unawareOf(act.act.device)) if (!own.includes(person) && has(past, act.at)) taken++;
      if (taken < voicesNeeded) dropped.add(act);
    }
  }
  if (newcomers.length > 0) for (const act of leftOut(newcomers, inTime, scene)) dropped.add(act);
  return dropped;
}

interface Scene {
  readonly standing: Standing;
  readonly size: number;
  /** By device: the removals of it that hold. */
  readonly removals: ReadonlyMap<string, readonly Placed[]>;
  readonly accusersOf: (act: Placed) => readonly Placed[];
  readonly isTainted: (act: Placed) => boolean;
  /** Acts that are not tainted and rest on none that is. */
  readonly sound: ReadonlySet<Placed>;
  /** By person: what their sound acts rest on that knew of no removal of this device. */
  readonly unawareOf: (device: string) => ReadonlyMap<string, Bits>;
  /** The person whose word on an act of its own counts for nothing; undefined where that person itself removed the device. */
  readonly ownOf: (act: Placed) => string | undefined;
}

function sceneOf(standing: Standing, holding: ReadonlySet<Placed>, size: number): Scene {
  const removals = new Map<string, Placed[]>();
  for (const removal of standing.counted) if (holding.has(removal)) push(removals, targetOf(removal), removal);
  const accusersOf = (act: Placed) => removals.get(act.act.device) ?? [];
  const isTainted = (act: Placed) => isGrant(act.act) && accusersOf(act).some((accuser) => !isBefore(act, accuser));
  const sound = new Set<Placed>();
  for (const act of standing.counted)
    if (!isTainted(act) && standing.restsOn.get(act)?.every((earlier) => sound.has(earlier))) sound.add(act);
  const remaining = standing.counted.filter((act) => sound.has(act) && !removals.has(act.act.device));
  const takenUp = new Map<string, ReadonlyMap<string, Bits>>();
  const unawareOf = (device: string): ReadonlyMap<string, Bits> => {
    const known = takenUp.get(device);
    if (known) return known;
    const accusers = bitsOf(removals.get(device) ?? [], size);
    const pasts = new Map<string, Bits>();
    for (const { act, past } of remaining) {
      if (meet(accusers, past)) continue;
      addPast(pasts, standing.personOf(act.device) ?? '', past, accusers.length);
    }
    takenUp.set(device, pasts);
    return pasts;
  };
  const ownOf = (act: Placed): string | undefined => {
    const author = standing.personOf(act.act.device);
    const isLost = accusersOf(act).every((accuser) => standing.personOf(accuser.act.device) === author);
    return isLost ? undefined : author;
  };
  return { standing, size, removals, accusersOf, isTainted, sound, unawareOf, ownOf };
}

/** One can bring in somebody new, who is told no more than that one could tell; power, keys, and a known name take two. */
function isNewcomer({ act }: Placed, known: ReadonlyMap<string, number>): boolean {
  return act.what.y === 'admit' && act.what.role === 'member' && (known.get(act.what.person) ?? 0) <= 1;
}

/**
 * Of the newcomers those whom nobody took up. Who took one up may be a newcomer that is in by now: it could have told the
 * next one all there is to tell.
 */
function leftOut(newcomers: readonly Placed[], inTime: readonly Placed[], scene: Scene): readonly Placed[] {
  const { standing, size, removals, isTainted, unawareOf, ownOf } = scene;
  const byDevice = new Map<string, Placed[]>();
  for (const act of standing.counted) push(byDevice, act.act.device, act);
  /** By device that let somebody in: what was taken up of what it wrote, by anybody and by each person. */
  const authors = new Map<string, Taken>();
  for (const act of newcomers) {
    const { device } = act.act;
    if (authors.has(device)) continue;
    const taken: Taken = {
      accusers: bitsOf(removals.get(device) ?? [], size),
      byAny: new Uint32Array(Math.ceil(size / 32)),
      byPerson: new Map(),
      own: ownOf(act),
    };
    authors.set(device, taken);
    for (const [person, past] of unawareOf(device)) take(taken, person, past);
  }
  const isTakenUp = (act: Placed): boolean => {
    const taken = authors.get(act.act.device);
    if (!taken || !has(taken.byAny, act.at)) return false;
    const granted = grantedPerson(act.act);
    return [...taken.byPerson].some(([person, past]) => person !== granted && has(past, act.at));
  };
  const settled = new Set(scene.sound);
  const letIn = (admission: Placed): void => {
    settled.add(admission);
    const { what } = admission.act;
    const newcomer = what.y === 'admit' ? toHex(what.device) : '';
    if (removals.has(newcomer)) return;
    const person = standing.personOf(newcomer) ?? '';
    for (const act of byDevice.get(newcomer) ?? []) {
      if (isTainted(act) || !standing.restsOn.get(act)?.every((earlier) => settled.has(earlier))) continue;
      for (const taken of authors.values()) if (!meet(taken.accusers, act.past)) take(taken, person, act.past);
    }
  };
  for (const act of inTime) letIn(act);
  let waiting = newcomers;
  for (;;) {
    const taken = new Set(waiting.filter(isTakenUp));
    if (taken.size === 0) return waiting;
    for (const act of taken) letIn(act);
    waiting = waiting.filter((act) => !taken.has(act));
  }
}

interface Taken {
  readonly accusers: Bits;
  readonly byAny: Bits;
  readonly byPerson: Map<string, Bits>;
  /** The person whose word does not count. */
  readonly own: string | undefined;
}

function take({ byAny, byPerson, own }: Taken, person: string, past: Bits): void {
  if (person === own) return;
  join(byAny, past);
  addPast(byPerson, person, past, byAny.length);
}

/** `words`: of bits that hold every act; a past ends with its own. */
function addPast(pasts: Map<string, Bits>, person: string, past: Bits, words: number): void {
  const all = pasts.get(person) ?? new Uint32Array(words);
  join(all, past);
  pasts.set(person, all);
}
