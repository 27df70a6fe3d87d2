/** Which acts their authors were entitled to, each judged by its own past alone. */
import { toHex } from '../secret/derive.ts';
import type { Act } from './acts.ts';
import { add, type Bits, has, join, type Placed } from './ancestry.ts';

/** What is settled so far: about a removal nothing said yet means that it counts for those who knew of it. */
export interface Settled {
  readonly removal: (act: Placed) => boolean | undefined;
  readonly grant: (act: Placed) => boolean;
}

export interface Standing {
  /** Acts that count, in causal order. */
  readonly counted: readonly Placed[];
  /** Removals their authors were entitled to and about which nothing is settled. */
  readonly undecided: readonly Placed[];
  /** By device: what let it in, the first in causal order first. */
  readonly admissions: ReadonlyMap<string, readonly Placed[]>;
  /** By device: what put it out. */
  readonly removals: ReadonlyMap<string, readonly Placed[]>;
  /** What an author's right rested on: its admission, and what made it a steward where it needed to be one. */
  readonly restsOn: ReadonlyMap<Placed, readonly Placed[]>;
  readonly personOf: (device: string) => string | undefined;
  /** Whether a person is a steward, by everything or by what lies in a past. */
  readonly isSteward: (person: string, past?: Bits) => boolean;
}

interface RoleGiven {
  readonly by: Placed;
  readonly role: 'steward' | 'member';
}

export function standingOf(placed: readonly Placed[], settled: Settled): Standing {
  const counted: Placed[] = [];
  const undecided: Placed[] = [];
  const admissions = new Map<string, Placed[]>();
  const devicesOf = new Map<string, Set<string>>();
  const removals = new Map<string, Placed[]>();
  const roles = new Map<string, RoleGiven[]>();
  const restsOn = new Map<Placed, readonly Placed[]>();

  const within = (acts: readonly Placed[] | undefined, past: Bits | undefined) =>
    acts?.find((act) => !past || has(past, act.at));
  const personOf = (device: string, past?: Bits): string | undefined => {
    const admission = within(admissions.get(device), past);
    return admission && grantedPerson(admission.act);
  };
  const isPresent = (device: string, past: Bits) =>
    within(admissions.get(device), past) !== undefined && within(removals.get(device), past) === undefined;

  /** The act that makes a person a steward: of several words beside each other on one person the lower role holds. */
  const stewardBy = (person: string, past?: Bits): Placed | undefined => {
    const known = roles.get(person)?.filter(({ by }) => !past || has(past, by.at)) ?? [];
    const answered = new Uint32Array(Math.ceil(placed.length / 32));
    let raised = false;
    for (const { by, role } of [...known].reverse())
      if (role === 'steward') {
        join(answered, by.past);
        raised = true;
      } else if (!has(answered, by.at)) return undefined;
    if (!raised) return undefined;
    const lowered = new Uint32Array(answered.length);
    for (const { by, role } of known) if (role === 'member') join(lowered, by.past);
    return known.find(({ by, role }) => role === 'steward' && !has(lowered, by.at))?.by;
  };

  /** Where nobody present is a steward, the person who has been here longest is. */
  const eldestAlone = (past: Bits): string | undefined => {
    let eldest: string | undefined;
    for (const device of admissions.keys()) {
      if (!isPresent(device, past)) continue;
      const person = personOf(device, past);
      if (person !== undefined && stewardBy(person, past)) return undefined;
      eldest ??= person;
    }
    return eldest;
  };

  /** What the author's right rests on; undefined where it has none. */
  const rightOf = ({ act, past }: Placed): Placed[] | undefined => {
    if (act.what.y === 'create') return [];
    const admission = within(admissions.get(act.device), past);
    if (!admission || within(removals.get(act.device), past)) return undefined;
    if (act.what.y === 'witness' || act.what.y === 'seen') return [admission];
    const person = grantedPerson(admission.act);
    if (person === undefined) return undefined;
    const raised = stewardBy(person, past);
    if (raised) return [admission, raised];
    const { what } = act;
    const isOwn =
      (what.y === 'admit' && what.person === person && what.role === 'member') ||
      (what.y === 'remove' && personOf(toHex(what.device), past) === person);
    return isOwn || eldestAlone(past) === person ? [admission] : undefined;
  };

  const enter = (act: Placed): void => {
    const { what, device } = act.act;
    switch (what.y) {
      case 'create':
      case 'admit': {
        const key = what.y === 'create' ? device : toHex(what.device);
        const others = devicesOf.get(what.person) ?? new Set();
        // A further device of a person who is here brings no role: the person has one.
        const isFirst = ![...others].some((other) => isPresent(other, act.past));
        push(admissions, key, act);
        devicesOf.set(what.person, others.add(key));
        if (isFirst)
          push(roles, what.person, {
            by: act,
            role: what.y === 'create' ? 'steward' : what.role,
          });
        break;
      }
      case 'role':
        push(roles, what.person, { by: act, role: what.role });
        break;
      case 'remove':
        push(removals, toHex(what.device), act);
        break;
      case 'rotate':
      case 'witness':
      case 'seen':
        break;
    }
  };

  for (const act of placed) {
    const right = rightOf(act);
    if (!right) continue;
    const { y } = act.act.what;
    const verdict = y === 'remove' ? settled.removal(act) : isGrant(act.act) ? settled.grant(act) : true;
    if (verdict === false) continue;
    if (verdict === undefined) undecided.push(act);
    counted.push(act);
    restsOn.set(act, right);
    enter(act);
  }
  const everybody = bitsOf(counted, placed.length);
  const alone = eldestAlone(everybody);
  return {
    counted,
    undecided,
    admissions,
    removals,
    restsOn,
    personOf,
    isSteward: (person, past) => stewardBy(person, past) !== undefined || (past ? eldestAlone(past) : alone) === person,
  };
}

/** Acts by which somebody gets in, rises, or learns a key. */
export function isGrant({ what }: Act): boolean {
  return what.y === 'admit' || what.y === 'role' || what.y === 'rotate';
}

export function grantedPerson({ what }: Act): string | undefined {
  return what.y === 'create' || what.y === 'admit' || what.y === 'role' ? what.person : undefined;
}

/** The device a removal puts out. */
export function targetOf({ act }: Placed): string {
  return act.what.y === 'remove' ? Buffer.from(act.what.device).toString('hex') : '';
}

export function bitsOf(acts: Iterable<Placed>, size: number): Bits {
  const bits = new Uint32Array(Math.ceil(size / 32));
  for (const { at } of acts) add(bits, at);
  return bits;
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
