/**
 * What this device says by itself when acts come in. Before a removal takes effect here, what it had of the removed one:
 * everything anybody had by then goes on counting, and no merge is ever taken back. Of newcomers, that it knows of them.
 * A device that is out itself has nothing to say.
 */
import { type Epoch, sealEnvelope } from '../bundles/envelope.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { type Act, type ActWhat, mostBelow, signAct } from '../space/acts.ts';
import { presentIn } from '../space/members.ts';
import type { Member } from '../space/membership.ts';
import { type DeviceKeys, type SpaceState, spaceFromActs, writeEpoch } from '../space/space-state.ts';
import type { LedgerEntry } from './ledger.ts';

export interface WitnessScene {
  /** The acts known before the fresh ones. */
  readonly acts: readonly Act[];
  readonly spaces: ReadonlyMap<string, SpaceState>;
  readonly entries: readonly LedgerEntry[];
  readonly device: DeviceKeys;
  readonly time: number;
}

export interface Witness {
  readonly act: Act;
  /** The act sealed under the epoch now written. */
  readonly bytes: Uint8Array;
}

export function witnessesOf(fresh: readonly Act[], { acts, spaces, entries, device, time }: WitnessScene): Witness[] {
  const all = [...acts, ...fresh];
  const me = toHex(device.sign.publicKey);
  return [...new Set(fresh.map((act) => act.space))].flatMap((space) => {
    const before = spaces.get(space);
    let state = spaceFromActs(space, all, device, before?.epochKeys);
    const epoch = state && (writeEpoch(state) ?? newestHeld(state));
    const self = state?.membership.members.get(me);
    if (!state || !epoch || !self || self.removedBy.length > 0) return [];
    // A removal can also come to hold by acts that speak for it, long after it was heard of.
    const known = new Set(before?.membership.removals.map(({ act }) => act));
    const heard = state.membership.removals.filter(({ act }) => !known.has(act));
    const unsaid = before ? noLongerWitnessed(state, before, entries) : new Set<string>();
    const toWitness = [
      ...heard,
      ...state.membership.removals.filter((each) => known.has(each.act) && unsaid.has(each.device)),
    ];
    const newcomers = newcomersIn(fresh, state, self);
    if (toWitness.length === 0 && newcomers.length === 0) return [];
    const settled = historyBefore(state, self.admission);
    const signed: Act[] = [];
    if (before && takesBack(state, before)) {
      const parents = before.membership.heads;
      signed.push(signAct({ space, parents, time, what: { y: 'seen' } }, device.sign));
      state = spaceFromActs(space, [...all, ...signed], device, before.epochKeys) ?? state;
    }
    const words: ActWhat[] = toWitness.flatMap((removal) => {
      if (settled.has(removal.act) && !unsaid.has(removal.device)) return [];
      const counts = countsOf(removal.device, space, entries);
      // One that fell and holds again, or what was merged by the word of somebody who is out now: that counts too.
      const said = acts.filter(
        ({ device: author, what }) => author === me && what.y === 'witness' && toHex(what.removal) === removal.act,
      );
      const earlier = said.flatMap(({ what }) => (what.y === 'witness' ? [what.counts] : []));
      const saidIds = new Set(earlier.flatMap((each) => Object.values(each).flatMap(idsOf)));
      const isSaid = (writer: string, { n, below = [] }: Count) =>
        earlier.some((each) => (each[writer]?.n ?? 0) >= n) && below.every(([, id]) => saidIds.has(toHex(id)));
      if (earlier.length > 0 && Object.entries(counts).every(([writer, count]) => isSaid(writer, count))) return [];
      return [{ y: 'witness' as const, removal: fromHex(removal.act), counts }];
    });
    if (words.length === 0 && newcomers.some((act) => !settled.has(act.id))) words.push({ y: 'seen' });
    let parents = state.membership.heads;
    for (const what of words) {
      const act = signAct({ space, parents, time, what }, device.sign);
      parents = [act.id];
      signed.push(act);
    }
    return signed.map((act) => ({ act, bytes: sealEnvelope(act.signed, epoch) }));
  });
}

/**
 * Whether something that counted here counts for nothing by what was just heard: somebody let in by a device that is out,
 * say, of whom whoever put it out had not heard. This device had, before it heard of that, and says so as of then.
 */
function takesBack({ membership }: SpaceState, before: SpaceState): boolean {
  const refused = new Set(before.membership.refused);
  return membership.refused.some((id) => before.acts.has(id) && !refused.has(id));
}

/**
 * Devices that are out, and of which something counts here by the word of somebody who is out now too. Witnesses count while
 * their author is present, or one false word would let a stolen laptop write for ever; of what came by it this device knows
 * better, having it, and says so itself.
 */
function noLongerWitnessed(
  { membership }: SpaceState,
  before: SpaceState,
  entries: readonly LedgerEntry[],
): ReadonlySet<string> {
  const writers = new Set(
    [...before.membership.witnessed].flatMap(([writer, ids]) =>
      [...ids].some((id) => !membership.witnessed.get(writer)?.has(id)) ? [writer] : [],
    ),
  );
  if (writers.size === 0) return writers;
  return new Set(entries.flatMap(({ writer, device }) => (writers.has(writer) ? [device] : [])));
}

/** Admissions by others, where this device's removals count and so what it knew has to stand on record. */
function newcomersIn(fresh: readonly Act[], { membership }: SpaceState, self: Member): readonly Act[] {
  const own = presentIn(membership).filter(({ person }) => person === self.person);
  if (self.role !== 'steward' && own.length < 2) return [];
  const admissions = new Set([...membership.members.values()].map(({ admission }) => admission));
  return fresh.filter((act) => act.device !== self.device && admissions.has(act.id));
}

/** What was history when this device came in: it had nothing of those removed. */
function historyBefore({ acts }: SpaceState, admission: string): Set<string> {
  const settled = new Set<string>();
  const before = [admission];
  for (const id of before)
    for (const parent of acts.get(id)?.parents ?? [])
      if (!settled.has(parent)) {
        settled.add(parent);
        before.push(parent);
      }
  return settled;
}

function newestHeld({ membership, epochKeys }: SpaceState): Epoch | undefined {
  const id = membership.epochs.findLast((epoch) => epochKeys.has(epoch));
  const contentKey = id === undefined ? undefined : epochKeys.get(id);
  return id !== undefined && contentKey ? { id, contentKey } : undefined;
}

function idsOf({ id, below = [] }: { id: Uint8Array; below?: [number, Uint8Array][] | undefined }): string[] {
  return [id, ...below.map(([, lower]) => lower)].map(toHex);
}

interface Count {
  readonly n: number;
  readonly id: Uint8Array<ArrayBuffer>;
  readonly below?: [n: number, id: Uint8Array<ArrayBuffer>][];
}

/** By writer of the removed device: number and id of the last bundle applied here, and of the last before each gap. */
function countsOf(removed: string, space: string, entries: readonly LedgerEntry[]): Record<string, Count> {
  const own = entries.filter(
    ({ device, space: where, status }) => where === space && device === removed && status === 'applied',
  );
  const followed = new Set(own.map(({ prev }) => prev));
  const tips = new Map<string, LedgerEntry[]>();
  for (const entry of own)
    if (!followed.has(entry.id)) tips.set(entry.writer, [...(tips.get(entry.writer) ?? []), entry]);
  const counts: Record<string, Count> = {};
  for (const [writer, [last, ...before]] of [...tips].map(
    ([writer, all]) => [writer, all.sort((a, b) => b.n - a.n)] as const,
  )) {
    if (!last) continue;
    const below = before.slice(0, mostBelow).map(({ n, id }): [number, Uint8Array<ArrayBuffer>] => [n, fromHex(id)]);
    counts[writer] = { n: last.n, id: fromHex(last.id), ...(below.length > 0 && { below }) };
  }
  return counts;
}
