/**
 * Who belongs to a space, from its acts alone: the same for everybody who has the same acts, in whatever order they came.
 *
 * **Order.** By longest way from the create act, then by id. Acts with a missing ancestor wait.
 *
 * **Right.** An act counts if its author, by what lies in the act's own past, was a member there and
 * - a steward, for all but what follows;
 * - anybody, for a witness or a word that something was seen, for admitting a further device of its own person as a member, for removing a device of its own person.
 *
 * **Roles** belong to persons. The admission of a person none of whose devices is present brings the role; an admission of a
 * further device brings none. Of words on one person's role that knew nothing of each other the lower holds. Where no
 * steward is present, the person who has been present longest (by place of admission) is one.
 *
 * **Removals** are final, and hold against an admission of the same device beside them or later. A removal is *contested*
 * where somebody else was entitled to a removal, beside it (neither in the other's past), of its author, or of the author of
 * a grant its author's right rests on, beside that grant: its *rivals*. Uncontested removals hold. Of the contested:
 * 1. One is void if a rival's past has an act of the accused device that the accused act does not have in its own: who goes
 *    back behind what it had signed already, backdates.
 * 2. A removal's *voices* are the persons, the accused ones aside, with a device that was admitted in the removal's past
 *    and in a rival's, and of which an act has the removal in its past and none of its rivals. Everybody who hears of a
 *    removal that holds writes a witness, so these are the persons who heard of it first.
 * 3. They are taken in the order: number of voices descending, place of the author's admission ascending, id ascending. One
 *    holds if none of its rivals does; else if, of its voices, persons not out by now, there are two, or as many as the
 *    strongest of these rivals has where that is fewer, at least one.
 *
 * Of that, 1 is worth what the accused had signed: so a steward's device, and one of a person with several, signs that it has
 * seen when it learns of a newcomer (`seen`). Whoever comes by its keys later can go back no further than that.
 *
 * So two who remove each other are both out where others had heard of each in time, and of two alone the one who has been
 * here longer stays; what a removed device writes with old parents after two had heard of its removal counts for nothing, even if
 * one of those who remain plays along, or however many it lets in by further such acts.
 *
 * A removal that does not hold does not bind those who have it in their past: their acts are judged again without it, and so on
 * for at most eight rounds; what is undecided then does not hold.
 *
 * **Grants** (admit, role, rotate) by a device that is out count if an accepted removal of it knew of them, or if persons who
 * remain had taken them up (have them in the past of an act that knows of no removal of the author): two, for admitting
 * somebody new as a member one, who may be such a newcomer that is in by now. Not counted are who gets something by it,
 * otherwise anybody whose own admission is in such doubt, and the author's person, unless only that person itself removed
 * the device, as one that was lost.
 *
 * **Epochs.** Of the rotations after which nobody rotated, one is written under whose author is present and whose key was given
 * to everybody present and nobody who is out; else one whose author is; of several the one with the lowest id.
 *
 * **Witnesses** count while their author is present.
 */
import { toHex } from '../secret/derive.ts';
import { type Act, mostParents } from './acts.ts';
import { add, has, inCausalOrder, isBefore, type Placed } from './ancestry.ts';
import { decideRemovals } from './removals.ts';
import { type Standing, standingOf, targetOf } from './standing.ts';
import { unvouched } from './vouching.ts';

export interface Member {
  readonly device: string;
  readonly person: string;
  readonly box: Uint8Array;
  /** The role of its person. */
  readonly role: 'steward' | 'member';
  /** The act that let it in, and the device that wrote it: its own where it created the space. */
  readonly admission: string;
  readonly admittedBy: string;
  /** Ids of the acts that removed it; empty while it belongs. */
  readonly removedBy: readonly string[];
}

export interface Membership {
  readonly space: string;
  /** Everybody who ever belonged, by device, in the order of their admission. */
  readonly members: ReadonlyMap<string, Member>;
  /** At most 64, as an act can name; removals first. What is not named is named by a later act. */
  readonly heads: readonly string[];
  /** Act ids of the epochs, in an order in which each follows those its author knew. */
  readonly epochs: readonly string[];
  /** Epochs that do not count, of rotations by somebody since removed: members may have written under them. At most 64, the last. */
  readonly droppedEpochs: readonly string[];
  /** The epoch new bundles are sealed under. */
  readonly writeEpoch: string;
  /** By epoch: the devices its key was given to, whoever made it among them. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly removals: readonly { readonly act: string; readonly device: string }[];
  /** By writer: the highest number of a removed device that counts. */
  readonly bounds: ReadonlyMap<string, number>;
  /** By writer: ids of the bundles witnessed as its last, also before gaps; they and what leads to them count. */
  readonly witnessed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly waiting: readonly string[];
  readonly refused: readonly string[];
}

const mostRounds = 8;
const mostDropped = 64;

export function resolveMembership(space: string, acts: Iterable<Act>): Membership {
  const byId = new Map([...acts].filter((act) => act.space === space).map((act) => [act.id, act]));
  const { placed, waiting } = inCausalOrder(byId);
  const standing = settle(placed);
  const members = membersOf(standing);
  const isPresent = (device: string) => members.get(device)?.removedBy.length === 0;
  const counted = new Set(standing.counted.map(({ act }) => act.id));
  const dropped = placed.filter(
    ({ act }) => act.what.y === 'rotate' && !counted.has(act.id) && members.has(act.device),
  );
  const holders = holdersOf([...standing.counted, ...dropped], byId);
  const rotations = standing.counted.filter(({ act }) => act.what.y === 'create' || act.what.y === 'rotate');
  return {
    space,
    members,
    heads: headsOf(standing.counted),
    epochs: rotations.map(({ act }) => act.id),
    droppedEpochs: dropped.slice(-mostDropped).map(({ act }) => act.id),
    writeEpoch: chooseEpoch(rotations, members, holders) ?? space,
    holders,
    removals: standing.counted.flatMap((removal) =>
      removal.act.what.y === 'remove' ? [{ act: removal.act.id, device: targetOf(removal) }] : [],
    ),
    ...witnessedBy(standing.counted, isPresent),
    waiting: waiting.map(({ id }) => id),
    refused: placed.flatMap(({ act }) => (counted.has(act.id) ? [] : [act.id])),
  };
}

/** Judges until nothing is undecided: each round takes the removals decided before for what they are. */
function settle(placed: readonly Placed[]): Standing {
  const decided = new Map<Placed, boolean>();
  const judged = (grant: (act: Placed) => boolean, undecided?: false) =>
    standingOf(placed, { removal: (act) => decided.get(act) ?? undecided, grant });
  const holdingIn = ({ counted }: Standing) => new Set(counted.filter((act) => decided.get(act) === true));
  const everyGrant = () => true;
  let standing = judged(everyGrant);
  let grants: (act: Placed) => boolean = everyGrant;
  for (let round = 0; round < mostRounds && standing.removals.size > 0; round++) {
    for (const [act, holds] of decideRemovals(standing, placed, holdingIn(standing))) decided.set(act, holds);
    const holding = holdingIn(standing);
    const dropped = unvouched(judged(everyGrant), holding, placed.length);
    grants = (act) => !dropped.has(act);
    standing = judged(grants);
    const after = holdingIn(standing);
    if (standing.undecided.length === 0 && after.size === holding.size) break;
  }
  return standing.undecided.length > 0 ? judged(grants, false) : standing;
}

const told: readonly Act['what']['y'][] = ['remove', 'rotate', 'role', 'admit', 'create', 'witness', 'seen'];

function headsOf(counted: readonly Placed[]): string[] {
  const parents = new Set(counted.flatMap(({ act }) => act.parents));
  const heads = counted.flatMap(({ act }) => (parents.has(act.id) ? [] : [act]));
  heads.sort((a, b) => told.indexOf(a.what.y) - told.indexOf(b.what.y) || (a.id < b.id ? -1 : 1));
  return heads
    .slice(0, mostParents)
    .map(({ id }) => id)
    .sort();
}

function membersOf(standing: Standing): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const [device, [admission]] of standing.admissions) {
    if (!admission) continue;
    const { what, id, device: author } = admission.act;
    if (what.y !== 'create' && what.y !== 'admit') continue;
    members.set(device, {
      device,
      person: what.person,
      box: what.box,
      role: standing.isSteward(what.person) ? 'steward' : 'member',
      admission: id,
      admittedBy: author,
      removedBy: (standing.removals.get(device) ?? []).map(({ act }) => act.id),
    });
  }
  return members;
}

/** An act can give its own epoch's key, and those of others that lay with its author. */
function holdersOf(counted: readonly Placed[], byId: ReadonlyMap<string, Act>): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  const give = (epoch: string, device: string) => holders.set(epoch, (holders.get(epoch) ?? new Set()).add(device));
  for (const { act } of counted) {
    if (!('keys' in act.what)) continue;
    const makesEpoch = act.what.y === 'create' || act.what.y === 'rotate';
    if (makesEpoch) give(act.id, act.device);
    for (const [device, keys] of Object.entries(act.what.keys ?? {}))
      for (const epoch of Object.keys(keys))
        if (epoch === 'this' ? makesEpoch : byId.has(epoch)) give(epoch === 'this' ? act.id : epoch, device);
  }
  return holders;
}

function chooseEpoch(
  rotations: readonly Placed[],
  members: ReadonlyMap<string, Member>,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const before = new Uint32Array(Math.ceil(((rotations.at(-1)?.at ?? 0) + 1) / 32));
  const earlier = new Set<Placed>();
  for (const later of rotations)
    for (const each of rotations) if (each !== later && isBefore(each, later)) earlier.add(each);
  for (const { at } of earlier) add(before, at);
  const leaves = rotations.filter(({ at }) => !has(before, at));
  const isPresent = (device: string) => members.get(device)?.removedBy.length === 0;
  const present = [...members.keys()].filter(isPresent);
  const worth = ({ act }: Placed): number => {
    if (!isPresent(act.device)) return 0;
    const given = holders.get(act.id) ?? new Set();
    return [...given].every(isPresent) && present.every((device) => given.has(device)) ? 2 : 1;
  };
  const ranked = leaves.map((leaf) => ({ id: leaf.act.id, worth: worth(leaf) }));
  ranked.sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
  return ranked[0]?.id;
}

/** What still present members witnessed. A witness by a removed device counts for nothing. */
function witnessedBy(
  counted: readonly Placed[],
  isPresent: (device: string) => boolean,
): Pick<Membership, 'bounds' | 'witnessed'> {
  const bounds = new Map<string, number>();
  const witnessed = new Map<string, Set<string>>();
  for (const { act } of counted) {
    if (act.what.y !== 'witness' || !isPresent(act.device)) continue;
    for (const [writer, { n, id, below = [] }] of Object.entries(act.what.counts)) {
      bounds.set(writer, Math.max(n, bounds.get(writer) ?? 0));
      const tips = witnessed.get(writer) ?? new Set();
      for (const tip of [id, ...below.map(([, lower]) => lower)]) tips.add(toHex(tip));
      witnessed.set(writer, tips);
    }
  }
  return { bounds, witnessed };
}
