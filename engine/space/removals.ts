/** Which of several removals hold where those who made them are themselves removed beside it; see membership.ts. */
import { areConcurrent, has, isBefore, join, meet, type Placed } from './ancestry.ts';
import { bitsOf, push, type Standing, targetOf } from './standing.ts';

interface Contested {
  readonly removal: Placed;
  /** Removals that put out, beside it, its author or somebody its author's right came from. */
  readonly rivals: readonly Placed[];
  /** By person: the devices that had taken it up before they knew of any rival. */
  readonly voices: ReadonlyMap<string, readonly string[]>;
}

export const voicesNeeded = 2;

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
