/** Which of several removals hold where those who made them are themselves removed beside it; see membership.ts. */
import { areConcurrent, type Bits, has, isBefore, join, meet, type Placed } from './ancestry.ts';
import { bitsOf, grantedPerson, isGrant, push, type Standing } from './standing.ts';

interface Contested {
  readonly removal: Placed;
  /** Removals that put out, beside it, its author or somebody its author's right came from. */
  readonly rivals: readonly Placed[];
  /** By person: the devices that had taken it up before they knew of any rival. */
  readonly voices: ReadonlyMap<string, readonly string[]>;
}

const voicesNeeded = 2;

/** Verdicts on what is undecided, given the removals that hold already. */
export function decideRemovals(
  standing: Standing,
  placed: readonly Placed[],
  holding: ReadonlySet<Placed>,
): Map<Placed, boolean> {
  const verdicts = new Map<Placed, boolean>();
  const accepted = new Set(holding);
  const out = new Set<string>();
  const accept = (removal: Placed): void => {
    verdicts.set(removal, true);
    accepted.add(removal);
    out.add(targetOf(removal));
  };
  for (const removal of holding) out.add(targetOf(removal));
  const contested: Contested[] = [];
  const byDevice = new Map<string, Placed[]>();
  for (const act of standing.counted) push(byDevice, act.act.device, act);
  for (const removal of standing.undecided) {
    const rivals = rivalsOf(removal, standing);
    if (rivals.size === 0) accept(removal);
    else if (contradictsItself(rivals, byDevice, placed.length)) verdicts.set(removal, false);
    else {
      const all = [...new Set([...rivals.values()].flat())];
      contested.push({ removal, rivals: all, voices: voicesFor(removal, rivals, all, standing, placed.length) });
    }
  }
  const voices = new Map(contested.map((each) => [each.removal, each.voices.size]));
  const rank = ({ act }: Placed) => standing.admissions.get(act.device)?.[0]?.at ?? placed.length;
  contested.sort(
    (a, b) =>
      b.voices.size - a.voices.size ||
      rank(a.removal) - rank(b.removal) ||
      (a.removal.act.id < b.removal.act.id ? -1 : 1),
  );
  for (const { removal, rivals, voices: own } of contested) {
    const against = rivals.filter((rival) => accepted.has(rival));
    const most = Math.max(0, ...against.map((rival) => voices.get(rival) ?? voicesNeeded));
    const needed = Math.max(1, Math.min(voicesNeeded, most));
    const living = [...own.values()].filter((devices) => devices.some((device) => !out.has(device))).length;
    if (against.length === 0 || living >= needed) accept(removal);
    else verdicts.set(removal, false);
  }
  return verdicts;
}

/** By each act the removal rests on, itself included: who put its author out without either knowing of the other. */
function rivalsOf(removal: Placed, standing: Standing): Map<Placed, Placed[]> {
  const rivals = new Map<Placed, Placed[]>();
  const chain = new Set([removal]);
  for (const act of chain) {
    for (const rival of standing.removals.get(act.act.device) ?? [])
      if (rival !== removal && areConcurrent(rival, act)) push(rivals, act, rival);
    for (const earlier of standing.restsOn.get(act) ?? []) chain.add(earlier);
  }
  return rivals;
}

/**
 * A device signs its acts one after the other. One that is accused and shows an act that knows less than it knew before,
 * by what its accuser has of it, has gone back to write it.
 */
function contradictsItself(
  rivals: ReadonlyMap<Placed, readonly Placed[]>,
  byDevice: ReadonlyMap<string, readonly Placed[]>,
  size: number,
): boolean {
  for (const [act, accusers] of rivals) {
    const own = (byDevice.get(act.act.device) ?? []).filter((each) => each !== act);
    const unknown = bitsOf(
      own.filter((each) => !isBefore(each, act)),
      size,
    );
    if (accusers.some((accuser) => meet(unknown, accuser.past))) return true;
  }
  return false;
}

/** Only those whom both sides knew as members have a voice: whoever is accused could let in as many as it likes. */
function voicesFor(
  removal: Placed,
  rivals: ReadonlyMap<Placed, readonly Placed[]>,
  all: readonly Placed[],
  standing: Standing,
  size: number,
): Map<string, string[]> {
  const knownThere = new Uint32Array(Math.ceil(size / 32));
  for (const rival of all) join(knownThere, rival.past);
  const accusers = bitsOf(all, size);
  const accused = new Set([removal, ...rivals.keys()].map(({ act }) => standing.personOf(act.device)));
  const devices = new Map<string, Set<string>>();
  for (const each of standing.counted) {
    if (!isBefore(removal, each) || meet(accusers, each.past)) continue;
    const person = standing.personOf(each.act.device);
    if (person === undefined || accused.has(person)) continue;
    const admissions = standing.admissions.get(each.act.device) ?? [];
    if (!admissions.some((admission) => isBefore(admission, removal) && has(knownThere, admission.at))) continue;
    devices.set(person, (devices.get(person) ?? new Set()).add(each.act.device));
  }
  return new Map([...devices].map(([person, those]) => [person, [...those]]));
}

/**
 * Grants that count for nothing: written by a device since removed, without knowing it, perhaps long after and with old
 * parents. They count if who removed it knew of them, or if enough persons who remain had taken them up before they knew of
 * the removal, others than the author and whoever gets something by it. Acts that know of it prove nothing: one friend who
 * names a backdated grant brings it into the past of everything that anybody writes afterwards.
 */
export function unvouched(standing: Standing, holding: ReadonlySet<Placed>, size: number): ReadonlySet<Placed> {
  const removals = new Map<string, Placed[]>();
  for (const removal of standing.counted) if (holding.has(removal)) push(removals, targetOf(removal), removal);
  const accusersOf = (act: Placed) => removals.get(act.act.device) ?? [];
  const isTainted = (act: Placed) => isGrant(act.act) && accusersOf(act).some((accuser) => !isBefore(act, accuser));
  const sound = new Set<Placed>();
  for (const act of standing.counted)
    if (!isTainted(act) && standing.restsOn.get(act)?.every((earlier) => sound.has(earlier))) sound.add(act);
  const remaining = standing.counted.filter((act) => sound.has(act) && !removals.has(act.act.device));
  const takenUp = new Map<string, ReadonlyMap<string, Bits>>();
  /** By person: what their acts rest on that knew of no removal of this device. */
  const unawareOf = (device: string): ReadonlyMap<string, Bits> => {
    const known = takenUp.get(device);
    if (known) return known;
    const accusers = bitsOf(removals.get(device) ?? [], size);
    const pasts = new Map<string, Bits>();
    for (const { act, past } of remaining) {
      if (meet(accusers, past)) continue;
      const person = standing.personOf(act.device) ?? '';
      const all = pasts.get(person) ?? new Uint32Array(Math.ceil(size / 32));
      join(all, past);
      pasts.set(person, all);
    }
    takenUp.set(device, pasts);
    return pasts;
  };
  const entries = new Map<string, number>();
  for (const [admission] of standing.admissions.values()) {
    const person = admission && grantedPerson(admission.act);
    if (person !== undefined) entries.set(person, (entries.get(person) ?? 0) + 1);
  }
  const dropped = new Set<Placed>();
  for (const act of standing.counted) {
    if (!isTainted(act) || accusersOf(act).some((accuser) => isBefore(act, accuser))) continue;
    const own = [standing.personOf(act.act.device), grantedPerson(act.act)];
    let taken = 0;
    for (const [person, past] of unawareOf(act.act.device)) if (!own.includes(person) && has(past, act.at)) taken++;
    if (taken < vouchersNeeded(act, entries)) dropped.add(act);
  }
  return dropped;
}

/** One can bring in somebody new, who is told no more than that one could tell; power, keys, and a known name take two. */
function vouchersNeeded({ act }: Placed, known: ReadonlyMap<string, number>): number {
  if (act.what.y !== 'admit' || act.what.role === 'steward') return voicesNeeded;
  return (known.get(act.what.person) ?? 0) > 1 ? voicesNeeded : 1;
}

export function targetOf({ act }: Placed): string {
  return act.what.y === 'remove' ? Buffer.from(act.what.device).toString('hex') : '';
}
