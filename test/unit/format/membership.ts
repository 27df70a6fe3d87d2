/** Part of the second implementation, written from docs/format.md alone: what follows from acts. */
import { type ActRead, asBytes, asMap } from './bodies.ts';
import { hex } from './sealed.ts';

interface Placed extends ActRead {
  readonly at: number;
  readonly past: ReadonlySet<string>;
}
type Past = ReadonlySet<string> | undefined;

export interface MembershipRead {
  /** By device, in the order of admission. */
  readonly members: ReadonlyMap<string, { person: string; role: 'steward' | 'member'; out: boolean }>;
  readonly heads: readonly string[];
  readonly epochs: readonly string[];
  readonly writeEpoch: string;
  readonly bounds: ReadonlyMap<string, number>;
  readonly witnessed: ReadonlyMap<string, ReadonlySet<string>>;
}

export function membershipOf(space: string, all: Iterable<ActRead>): MembershipRead {
  const placed = inOrder([...all].filter((act) => act.space === space));
  const last = settle(placed);
  const members = new Map(
    [...last.admissions].map(([device, [first]]) => {
      const person = personIn(first);
      const out = (last.removals.get(device) ?? []).length > 0;
      return [device, { person, role: last.isStewardNow(person) ? ('steward' as const) : ('member' as const), out }];
    }),
  );
  const isHere = (device: string) => members.get(device)?.out === false;
  const parents = new Set(last.counted.flatMap((act) => act.parents));
  const kinds = ['remove', 'rotate', 'role', 'admit', 'create', 'witness', 'seen'];
  const heads = last.counted.filter(({ id }) => !parents.has(id));
  heads.sort((a, b) => kinds.indexOf(a.y) - kinds.indexOf(b.y) || (a.id < b.id ? -1 : 1));
  const epochs = last.counted.filter(makesEpoch);
  const bounds = new Map<string, number>();
  const witnessed = new Map<string, Set<string>>();
  for (const act of last.counted)
    if (act.y === 'witness' && isHere(act.device))
      for (const [writer, said] of Object.entries(asMap(act.x['counts']))) {
        bounds.set(writer, Math.max(Number(asMap(said)['n']), bounds.get(writer) ?? 0));
        witnessed.set(writer, (witnessed.get(writer) ?? new Set()).add(hex(asBytes(asMap(said)['id'], 32))));
      }
  const dropped = placed.filter((act) => act.y === 'rotate' && !last.counted.includes(act) && members.has(act.device));
  const holders = (epoch: string) =>
    [...last.counted, ...dropped].flatMap((act) => [
      ...(act.id === epoch ? [act.device] : []),
      ...Object.entries(asMap(act.x['keys'] ?? {})).flatMap(([device, given]) =>
        Object.keys(asMap(given)).some((name) => (name === 'this' ? act.id : name) === epoch) ? [device] : [],
      ),
    ]);
  const worth = (epoch: Placed) => {
    if (!isHere(epoch.device)) return 0;
    const held = holders(epoch.id);
    return held.every(isHere) && [...members.keys()].filter(isHere).every((device) => held.includes(device)) ? 2 : 1;
  };
  const leaves = epochs.filter((epoch) => !epochs.some((later) => later.past.has(epoch.id)));
  leaves.sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
  return {
    members,
    heads: heads
      .slice(0, 64)
      .map(({ id }) => id)
      .sort(),
    epochs: epochs.map(({ id }) => id),
    writeEpoch: leaves[0]?.id ?? space,
    bounds,
    witnessed,
  };
}

function inOrder(acts: readonly ActRead[]): Placed[] {
  const byId = new Map(acts.map((act) => [act.id, act]));
  const depths = new Map<string, number | undefined>();
  const depthOf = (id: string): number | undefined => {
    const act = byId.get(id);
    if (!act) return undefined;
    if (!depths.has(id)) {
      const above = act.parents.map(depthOf);
      depths.set(id, above.includes(undefined) ? undefined : Math.max(-1, ...above.map(Number)) + 1);
    }
    return depths.get(id);
  };
  const ordered = acts.filter(({ id }) => depthOf(id) !== undefined);
  ordered.sort((a, b) => Number(depthOf(a.id)) - Number(depthOf(b.id)) || (a.id < b.id ? -1 : 1));
  const pasts = new Map<string, ReadonlySet<string>>();
  return ordered.map((act, at) => {
    const past = new Set(act.parents.flatMap((parent) => [parent, ...(pasts.get(parent) ?? [])]));
    pasts.set(act.id, past);
    return { ...act, at, past };
  });
}

const makesEpoch = ({ y }: ActRead) => y === 'create' || y === 'rotate';
const isGrant = ({ y }: ActRead) => y === 'admit' || y === 'role' || y === 'rotate';
const personIn = (act: ActRead | undefined) => String(act?.x['person']);
const deviceIn = (act: ActRead) => hex(asBytes(act.x['device'], 32));
const beside = (a: Placed, b: Placed) => a !== b && !a.past.has(b.id) && !b.past.has(a.id);
const into = <V>(map: Map<string, V[]>, key: string, value: V) => map.set(key, [...(map.get(key) ?? []), value]);

function judge(
  placed: readonly Placed[],
  verdicts: ReadonlyMap<Placed, boolean>,
  dropped: ReadonlySet<Placed>,
  rest?: false,
) {
  const counted: Placed[] = [];
  const open: Placed[] = [];
  const admissions = new Map<string, Placed[]>();
  const removals = new Map<string, Placed[]>();
  const roles = new Map<string, { by: Placed; role: string }[]>();
  const restsOn = new Map<Placed, Placed[]>();
  const seen = (by: Placed, past: Past) => !past || past.has(by.id);
  const admission = (device: string, past: Past) => admissions.get(device)?.find((act) => seen(act, past));
  const isPresent = (device: string, past: Past) =>
    admission(device, past) !== undefined && !removals.get(device)?.some((act) => seen(act, past));
  const steward = (person: string, past: Past): Placed | undefined => {
    const words = (roles.get(person) ?? []).filter(({ by }) => seen(by, past));
    const up = words.filter(({ role }) => role === 'steward');
    const down = words.filter(({ role }) => role === 'member');
    if (down.some((word) => !up.some(({ by }) => by.past.has(word.by.id)))) return undefined;
    return up.find((word) => !down.some(({ by }) => by.past.has(word.by.id)))?.by;
  };
  const eldest = (past: Past): string | undefined => {
    const present = [...admissions.keys()].filter((device) => isPresent(device, past));
    const persons = present.map((device) => personIn(admission(device, past)));
    return persons.some((person) => steward(person, past)) ? undefined : persons[0];
  };
  const right = (act: Placed): Placed[] | undefined => {
    const { past, device, x } = act;
    if (act.y === 'create') return [];
    const entry = admission(device, past);
    if (!entry || !isPresent(device, past)) return undefined;
    if (act.y === 'witness' || act.y === 'seen') return [entry];
    const person = personIn(entry);
    const raised = steward(person, past);
    if (raised) return [entry, raised];
    const own =
      (act.y === 'admit' && x['person'] === person && x['role'] === 'member') ||
      (act.y === 'remove' && admission(deviceIn(act), past) && personIn(admission(deviceIn(act), past)) === person);
    return own || eldest(past) === person ? [entry] : undefined;
  };
  for (const act of placed) {
    const rests = right(act);
    if (!rests) continue;
    const verdict = act.y === 'remove' ? (verdicts.get(act) ?? rest) : !dropped.has(act);
    if (verdict === false) continue;
    if (verdict === undefined) open.push(act);
    counted.push(act);
    restsOn.set(act, rests);
    if (act.y === 'create' || act.y === 'admit') {
      const person = personIn(act);
      const devices = [...admissions].filter(([, entries]) => entries.some((entry) => personIn(entry) === person));
      const isFirst = !devices.some(([device]) => isPresent(device, act.past));
      into(admissions, act.y === 'create' ? act.device : deviceIn(act), act);
      if (isFirst) into(roles, person, { by: act, role: act.y === 'create' ? 'steward' : String(act.x['role']) });
    } else if (act.y === 'role') into(roles, personIn(act), { by: act, role: String(act.x['role']) });
    else if (act.y === 'remove') into(removals, deviceIn(act), act);
  }
  return {
    counted,
    open,
    admissions,
    removals,
    restsOn,
    personOf: (device: string) => admission(device, undefined) && personIn(admission(device, undefined)),
    isStewardNow: (person: string) => steward(person, undefined) !== undefined || eldest(undefined) === person,
  };
}
type Judged = ReturnType<typeof judge>;

function settle(placed: readonly Placed[]): Judged {
  const verdicts = new Map<Placed, boolean>();
  const holdingIn = ({ counted }: Judged) => counted.filter((act) => verdicts.get(act) === true);
  let judged = judge(placed, verdicts, new Set());
  let dropped: ReadonlySet<Placed> = new Set();
  for (let round = 0; round < 8 && judged.removals.size > 0; round++) {
    for (const [removal, holds] of decide(judged, holdingIn(judged))) verdicts.set(removal, holds);
    const holding = holdingIn(judged);
    dropped = droppedGrants(judge(placed, verdicts, new Set()), new Set(holding));
    judged = judge(placed, verdicts, dropped);
    if (judged.open.length === 0 && holdingIn(judged).length === holding.length) break;
  }
  return judged.open.length > 0 ? judge(placed, verdicts, dropped, false) : judged;
}

function decide(judged: Judged, holding: readonly Placed[]): Map<Placed, boolean> {
  const verdicts = new Map<Placed, boolean>();
  const accepted = new Set(holding);
  const out = new Set(holding.map(deviceIn));
  const accept = (removal: Placed) => {
    verdicts.set(removal, true);
    accepted.add(removal);
    out.add(deviceIn(removal));
  };
  const contested: { removal: Placed; rivals: Placed[]; voices: Map<string, Set<string>>; place: number }[] = [];
  for (const removal of judged.open) {
    const chain = new Set([removal]);
    const against = new Map<Placed, Placed[]>();
    for (const act of chain) {
      const rivals = (judged.removals.get(act.device) ?? []).filter((rival) => rival !== removal && beside(rival, act));
      if (rivals.length > 0) against.set(act, rivals);
      for (const base of judged.restsOn.get(act) ?? []) chain.add(base);
    }
    const rivals = [...new Set([...against.values()].flat())];
    const wentBack = [...against].some(([act, accusers]) =>
      judged.counted.some(
        (other) =>
          other.device === act.device &&
          other !== act &&
          !act.past.has(other.id) &&
          accusers.some((rival) => rival.past.has(other.id)),
      ),
    );
    if (rivals.length === 0) accept(removal);
    else if (wentBack) verdicts.set(removal, false);
    else {
      const accused = [removal, ...against.keys()].map(({ device }) => judged.personOf(device));
      const voices = new Map<string, Set<string>>();
      for (const act of judged.counted) {
        const person = judged.personOf(act.device);
        if (!act.past.has(removal.id) || rivals.some(({ id }) => act.past.has(id))) continue;
        if (person === undefined || accused.includes(person)) continue;
        const isKnown = (judged.admissions.get(act.device) ?? []).some(
          ({ id }) => removal.past.has(id) && rivals.some((rival) => rival.past.has(id)),
        );
        if (isKnown) voices.set(person, (voices.get(person) ?? new Set()).add(act.device));
      }
      const place = judged.admissions.get(removal.device)?.[0]?.at ?? Number.POSITIVE_INFINITY;
      contested.push({ removal, rivals, voices, place });
    }
  }
  contested.sort(
    (a, b) => b.voices.size - a.voices.size || a.place - b.place || (a.removal.id < b.removal.id ? -1 : 1),
  );
  const voicesOf = (rival: Placed) => contested.find(({ removal }) => removal === rival)?.voices.size ?? 2;
  for (const { removal, rivals, voices } of contested) {
    const against = rivals.filter((rival) => accepted.has(rival));
    const need = Math.max(1, Math.min(2, Math.max(0, ...against.map(voicesOf))));
    const living = [...voices.values()].filter((devices) => [...devices].some((device) => !out.has(device))).length;
    if (against.length === 0 || living >= need) accept(removal);
    else verdicts.set(removal, false);
  }
  return verdicts;
}

function droppedGrants(judged: Judged, holding: ReadonlySet<Placed>): Set<Placed> {
  const removals = judged.counted.filter((act) => holding.has(act));
  const accusers = (device: string) => removals.filter((removal) => deviceIn(removal) === device);
  const isTainted = (act: Placed) => isGrant(act) && accusers(act.device).some(({ past }) => !past.has(act.id));
  const sound = new Set<Placed>();
  for (const act of judged.counted)
    if (!isTainted(act) && judged.restsOn.get(act)?.every((base) => sound.has(base))) sound.add(act);
  const remaining = judged.counted.filter((act) => sound.has(act) && accusers(act.device).length === 0);
  const entries = (person: string) =>
    [...judged.admissions.values()].filter(([first]) => personIn(first) === person).length;
  const isKept = (act: Placed) => accusers(act.device).some(({ past }) => past.has(act.id));
  const isNewcomer = (act: Placed) =>
    act.y === 'admit' && act.x['role'] === 'member' && entries(personIn(act)) <= 1 && isTainted(act) && !isKept(act);
  const takers = (act: Placed, among: readonly Placed[]) => {
    const against = accusers(act.device);
    const author = judged.personOf(act.device);
    const lostOwn = against.every(({ device }) => judged.personOf(device) === author);
    const own = [lostOwn ? undefined : author, act.y === 'rotate' ? undefined : personIn(act)];
    const taking = among.filter(({ past }) => past.has(act.id) && !against.some(({ id }) => past.has(id)));
    return new Set(taking.map(({ device }) => judged.personOf(device)).filter((person) => !own.includes(person))).size;
  };
  const dropped = new Set(judged.counted.filter((act) => isTainted(act) && !isKept(act)));
  for (const act of dropped) if (!isNewcomer(act) && takers(act, remaining) >= 2) dropped.delete(act);
  for (let more = true; more; ) {
    more = false;
    const fine = new Set<Placed>();
    for (const act of judged.counted) {
      const isFine = !isTainted(act) || (act.y === 'admit' && (isKept(act) || (isNewcomer(act) && !dropped.has(act))));
      if (sound.has(act) || (isFine && judged.restsOn.get(act)?.every((base) => fine.has(base)))) fine.add(act);
    }
    const here = judged.counted.filter((act) => fine.has(act) && !isTainted(act) && accusers(act.device).length === 0);
    for (const act of dropped)
      if (isNewcomer(act) && takers(act, here) >= 1) {
        dropped.delete(act);
        more = true;
      }
  }
  return dropped;
}
