/**
 * Who belongs to a space, from its acts alone: the same for everybody who has the same acts, in whatever order they came.
 *
 * An act counts if its author was a member in the act's own past, and a steward for everything but a witness; a grant by
 * a device since removed only if somebody who remains had taken it up. Acts whose parents are missing wait. A removal is final for the device; two that remove each other are both out. Of several
 * leaf rotations the one with the lowest id is written under, until a steward rotates again.
 */
import type { Act } from './acts.ts';

export interface Member {
  readonly device: string;
  readonly person: string;
  readonly box: Uint8Array;
  readonly role: 'steward' | 'member';
  /** Ids of the acts that removed it; empty while it belongs. */
  readonly removedBy: readonly string[];
}

export interface Membership {
  readonly space: string;
  /** Everybody who ever belonged, by device. */
  readonly members: ReadonlyMap<string, Member>;
  readonly heads: readonly string[];
  /** Act ids of the epochs, in an order in which each follows those its author knew. */
  readonly epochs: readonly string[];
  /** The epoch new bundles are sealed under. */
  readonly writeEpoch: string;
  readonly removals: readonly { readonly act: string; readonly device: string }[];
  /** By writer: up to which number a removed device's bundles count. */
  readonly bounds: ReadonlyMap<string, number>;
  /** By writer: ids of the bundles witnessed as its last; their branch counts. */
  readonly witnessed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly waiting: readonly string[];
  readonly refused: readonly string[];
}

export function resolveMembership(space: string, acts: Iterable<Act>): Membership {
  const byId = new Map([...acts].filter((act) => act.space === space).map((act) => [act.id, act]));
  const ordered = inCausalOrder(byId);
  const pasts = pastsOf(ordered);
  const first = acceptedActs(ordered, pasts, new Set());
  const { accepted, refused } = acceptedActs(ordered, pasts, backdated(first.accepted, pasts));
  const standing = [...accepted.values()];
  const members = membersAfter(standing);
  const rotations = standing.filter((act) => act.what.y === 'create' || act.what.y === 'rotate');
  const leaves = rotations.filter(
    (act) => !rotations.some((other) => other !== act && pasts.get(other.id)?.has(act.id)),
  );
  const parents = new Set(standing.flatMap((act) => act.parents));
  return {
    space,
    members,
    heads: standing
      .map((act) => act.id)
      .filter((id) => !parents.has(id))
      .sort(),
    epochs: rotations.map((act) => act.id),
    writeEpoch: leaves.map((act) => act.id).sort()[0] ?? space,
    removals: standing.flatMap((act) =>
      act.what.y === 'remove' ? [{ act: act.id, device: hexOf(act.what.device) }] : [],
    ),
    ...witnessedBy(standing, members),
    waiting: [...byId.keys()].filter((id) => !ordered.some((act) => act.id === id)),
    refused,
  };
}

function acceptedActs(
  ordered: readonly Act[],
  pasts: ReadonlyMap<string, ReadonlySet<string>>,
  dropped: ReadonlySet<string>,
) {
  const accepted = new Map<string, Act>();
  const refused: string[] = [];
  for (const act of ordered) {
    const past = ordered.filter((each) => accepted.has(each.id) && pasts.get(act.id)?.has(each.id));
    if (!dropped.has(act.id) && isAllowed(act, past)) accepted.set(act.id, act);
    else refused.push(act.id);
  }
  return { accepted, refused };
}

/**
 * What a removed steward wrote without knowing of its removal, and what nobody who remains had taken up: it may have been
 * written long after, with old parents, to let somebody in by the back door. An act of a remaining member that names it
 * among its past vouches for it. Removals and witnesses let nobody in and count as they are.
 */
function backdated(accepted: ReadonlyMap<string, Act>, pasts: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const acts = [...accepted.values()];
  const members = membersAfter(acts);
  const removalsOf = (device: string) => members.get(device)?.removedBy ?? [];
  const vouching = acts.filter((act) => removalsOf(act.device).length === 0);
  const suspects = acts.filter(({ id, device, what }) => {
    const grants = what.y === 'admit' || what.y === 'role' || what.y === 'rotate';
    const unaware = removalsOf(device).some((removal) => !pasts.get(removal)?.has(id));
    return grants && unaware && !vouching.some((act) => pasts.get(act.id)?.has(id) && !letInBy(act.device, id));
  });
  return new Set(suspects.map((act) => act.id));

  /** Whoever was let in by an act cannot vouch for it. */
  function letInBy(device: string, id: string): boolean {
    const what = accepted.get(id)?.what;
    return what?.y === 'admit' && hexOf(what.device) === device;
  }
}

/** Parents before children, ties by id: the order is a function of the set. Acts with a missing ancestor are left out. */
function inCausalOrder(byId: ReadonlyMap<string, Act>): Act[] {
  const done = new Set<string>();
  const ordered: Act[] = [];
  const left = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let moved = true; moved; ) {
    moved = false;
    for (const act of left) {
      if (done.has(act.id) || !act.parents.every((parent) => done.has(parent))) continue;
      done.add(act.id);
      ordered.push(act);
      moved = true;
    }
  }
  return ordered;
}

function pastsOf(ordered: readonly Act[]): Map<string, Set<string>> {
  const pasts = new Map<string, Set<string>>();
  for (const act of ordered)
    pasts.set(act.id, new Set(act.parents.flatMap((parent) => [parent, ...(pasts.get(parent) ?? [])])));
  return pasts;
}

function isAllowed(act: Act, past: readonly Act[]): boolean {
  if (act.what.y === 'create') return act.id === act.space;
  const author = membersAfter(past).get(act.device);
  if (!author || author.removedBy.length > 0) return false;
  return act.what.y === 'witness' || author.role === 'steward';
}

function membersAfter(acts: readonly Act[]): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const { device, what } of acts) {
    switch (what.y) {
      case 'create':
        members.set(device, { device, person: what.person, box: what.box, role: 'steward', removedBy: [] });
        break;
      case 'admit': {
        const key = hexOf(what.device);
        if (!members.has(key))
          members.set(key, { device: key, person: what.person, box: what.box, role: what.role, removedBy: [] });
        break;
      }
      case 'role':
        for (const [key, member] of members)
          if (member.person === what.person) members.set(key, { ...member, role: what.role });
        break;
      case 'remove':
      case 'rotate':
      case 'witness':
        break;
    }
  }
  // After all admissions: a removal holds beside an admission of the same device that did not know of it.
  for (const { id, what } of acts) {
    const member = what.y === 'remove' ? members.get(hexOf(what.device)) : undefined;
    if (member) members.set(member.device, { ...member, removedBy: [...member.removedBy, id] });
  }
  return members;
}

/** What still remaining members witnessed. A witness by a removed device counts for nothing. */
function witnessedBy(
  acts: readonly Act[],
  members: ReadonlyMap<string, Member>,
): Pick<Membership, 'bounds' | 'witnessed'> {
  const bounds = new Map<string, number>();
  const witnessed = new Map<string, Set<string>>();
  for (const act of acts) {
    if (act.what.y !== 'witness' || members.get(act.device)?.removedBy.length !== 0) continue;
    for (const [writer, { n, id }] of Object.entries(act.what.counts)) {
      bounds.set(writer, Math.max(n, bounds.get(writer) ?? 0));
      witnessed.set(writer, (witnessed.get(writer) ?? new Set()).add(hexOf(id)));
    }
  }
  return { bounds, witnessed };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
