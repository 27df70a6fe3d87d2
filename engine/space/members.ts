/**
 * The one way to make and to read acts of membership. Vaults and pairing know this port and nothing behind it, so that
 * another implementation can take its place. What it makes is given to the engine (`addActs`) as a whole.
 */
import { randomBytes } from 'node:crypto';
import type { SpaceWidth } from '../../shared/model/id.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { type Act, type ActWhat, checkOf, sealToDevice, signAct } from './acts.ts';
import { type Member, type Membership, resolveMembership } from './membership.ts';
import { type DeviceKeys, type SpaceState, spaceFromActs } from './space-state.ts';

export type MembersError =
  /** Only stewards may; others only with devices of their own person. */
  | { readonly type: 'NotASteward' }
  | { readonly type: 'NotAMember' }
  | { readonly type: 'NoSuchMember'; readonly wanted: string }
  | { readonly type: 'AlreadyAMember'; readonly device: string }
  /** A device that was removed never comes back; it can be made new, with new keys. */
  | { readonly type: 'RemovedForGood'; readonly device: string }
  /** The newcomer calls itself by the id of somebody who is here: only that person may bring in a further device. */
  | { readonly type: 'PersonTaken'; readonly person: string }
  /** Nobody would be left who may admit or remove. */
  | { readonly type: 'LastSteward' };

export interface MadeActs {
  readonly acts: readonly Act[];
  /** Keys of the epochs these acts make: durable before anything is sealed under them. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

export interface Newcomer {
  /** Hex of its Ed25519 key. */
  readonly device: string;
  /** Its X25519 key. */
  readonly box: Uint8Array;
  readonly person: string;
  readonly role: 'steward' | 'member';
  /** That the device is this person's is known from a space where the person itself let it in, not from its own word. */
  readonly isKnown?: boolean;
}

export interface Rekey {
  /** A new epoch is needed: the one written under is known to somebody who is out, or not to everybody present. */
  readonly epoch: boolean;
  /** By device present: epochs of the space whose keys nobody is known to have given it. */
  readonly lacking: ReadonlyMap<string, readonly string[]>;
}

export interface MembershipPort {
  /** The first act of a space: its author becomes its steward, and it makes the first epoch. */
  readonly create: (width: SpaceWidth, person: string) => MadeActs;
  /** Hands the newcomer every epoch key this device holds: it reads all that was written so far. */
  readonly admit: (space: SpaceState, newcomer: Newcomer) => Result<MadeActs, MembersError>;
  /** Puts the devices out, and where the author stays and is a steward, rotates at once. */
  readonly remove: (space: SpaceState, devices: readonly string[]) => Result<MadeActs, MembersError>;
  readonly setRole: (space: SpaceState, person: string, role: 'steward' | 'member') => Result<MadeActs, MembersError>;
  /** A new epoch for everybody present, with earlier keys for who lacks them. */
  readonly rotate: (space: SpaceState) => Result<MadeActs, MembersError>;
  /**
   * What this device can do where somebody has a key too many or too few: a steward's a rotation, anybody else's to hand on what
   * no steward has. A second one beside it does no harm.
   */
  readonly rekey: (space: SpaceState) => MadeActs | undefined;
  readonly resolve: (space: string, acts: Iterable<Act>) => Membership;
  /** What a rotation would set right; undefined where nothing is wrong. */
  readonly needsRekey: (membership: Membership) => Rekey | undefined;
}

export interface MembersDeps {
  readonly keys: DeviceKeys;
  readonly clock: () => number;
  /** 32 fresh bytes: chance is given only by tests. */
  readonly newKey?: () => Uint8Array;
}

export function createMembers({ keys, clock, newKey = () => randomBytes(32) }: MembersDeps): MembershipPort {
  const me = toHex(keys.sign.publicKey);
  const freshKey = () => Uint8Array.from(newKey());

  const say = (space: SpaceState, what: ActWhat): Act =>
    signAct({ space: space.info.id, parents: space.membership.heads, time: clock(), what }, keys.sign);

  /** The space as it is once these acts are known. */
  const after = (space: SpaceState, acts: readonly Act[]): SpaceState =>
    spaceFromActs(space.info.id, [...space.acts.values(), ...acts], keys, space.epochKeys) ?? space;

  const mayIn = (space: SpaceState, isOwn: (person: string) => boolean): Result<Member, MembersError> => {
    const self = space.membership.members.get(me);
    if (!self || self.removedBy.length > 0) return err({ type: 'NotAMember' });
    return self.role === 'steward' || isOwn(self.person) ? ok(self) : err({ type: 'NotASteward' });
  };

  const rotated = (space: SpaceState): MadeActs => {
    const key = freshKey();
    const lacking = needsRekey(space.membership)?.lacking ?? new Map<string, readonly string[]>();
    const sealed = presentIn(space.membership).map((member) => {
      const earlier = sealedFor(space, member, lacking.get(member.device) ?? []);
      const own = { this: Uint8Array.from(sealToDevice(key, member.box)) };
      return [member.device, { ...own, ...Object.fromEntries(earlier) }] as const;
    });
    const act = say(space, { y: 'rotate', check: checkOf(key), keys: Object.fromEntries(sealed) });
    return { acts: [act], keys: new Map([[act.id, key]]) };
  };

  const onlySteward = (space: SpaceState): Result<Member, MembersError> => mayIn(space, () => false);

  return {
    create: (width, person) => {
      const key = freshKey();
      const what = {
        y: 'create' as const,
        width,
        salt: Uint8Array.from(newKey().subarray(0, 16)),
        person,
        box: Uint8Array.from(keys.box.publicKey),
        check: checkOf(key),
        keys: { [me]: { this: Uint8Array.from(sealToDevice(key, keys.box.publicKey)) } },
      };
      const act = signAct({ parents: [], time: clock(), what }, keys.sign);
      return { acts: [act], keys: new Map([[act.id, key]]) };
    },

    admit: (space, { device, box, person, role, isKnown }) => {
      const self = mayIn(space, (own) => own === person && role === 'member');
      if (!self.ok) return self;
      const known = space.membership.members.get(device);
      if (known) return err({ type: known.removedBy.length > 0 ? 'RemovedForGood' : 'AlreadyAMember', device });
      const isTaken =
        person !== self.value.person && presentIn(space.membership).some((each) => each.person === person);
      if (isTaken && !isKnown) return err({ type: 'PersonTaken', person });
      // Keys of this space and of no other: who is let in here may not be let in there.
      const handed = [...space.epochKeys].flatMap(([epoch, key]) =>
        space.acts.has(epoch) ? [[epoch, Uint8Array.from(sealToDevice(key, box))]] : [],
      );
      const what = {
        y: 'admit' as const,
        device: fromHex(device),
        box: Uint8Array.from(box),
        person,
        role,
        keys: { [device]: Object.fromEntries(handed) },
      };
      return ok({ acts: [say(space, what)], keys: new Map() });
    },

    remove: (space, devices) => {
      const { members } = space.membership;
      const wanted = devices.map((device) => members.get(device));
      const unknown = devices.find((device) => members.get(device)?.removedBy.length !== 0);
      if (unknown !== undefined || devices.length === 0) return err({ type: 'NoSuchMember', wanted: unknown ?? '' });
      const self = mayIn(space, (own) => wanted.every((member) => member?.person === own));
      if (!self.ok) return self;
      const staying = presentIn(space.membership).filter(({ device }) => !devices.includes(device));
      if (!staying.some(({ role }) => role === 'steward')) return err({ type: 'LastSteward' });
      const acts: Act[] = [];
      let state = space;
      // Who puts itself out says so last: it would have no say afterwards.
      for (const device of [...devices].sort((a, b) => Number(a === me) - Number(b === me))) {
        const act = say(state, { y: 'remove', device: fromHex(device) });
        acts.push(act);
        state = after(state, [act]);
      }
      if (self.value.role !== 'steward' || devices.includes(me)) return ok({ acts, keys: new Map() });
      const rotation = rotated(state);
      return ok({ acts: [...acts, ...rotation.acts], keys: rotation.keys });
    },

    setRole: (space, person, role) => {
      const self = onlySteward(space);
      if (!self.ok) return self;
      const present = presentIn(space.membership);
      if (!present.some((member) => member.person === person)) return err({ type: 'NoSuchMember', wanted: person });
      if (role === 'member' && !present.some((member) => member.role === 'steward' && member.person !== person))
        return err({ type: 'LastSteward' });
      return ok({ acts: [say(space, { y: 'role', person, role })], keys: new Map() });
    },

    rotate: (space) => {
      const self = onlySteward(space);
      return self.ok ? ok(rotated(space)) : self;
    },

    rekey: (space) => {
      const need = needsRekey(space.membership);
      const self = mayIn(space, () => true);
      if (!need || !self.ok) return undefined;
      const present = presentIn(space.membership);
      if (self.value.role === 'steward') {
        const isHelp = [...need.lacking.values()].some((epochs) => epochs.some((epoch) => space.epochKeys.has(epoch)));
        return need.epoch || isHelp ? rotated(space) : undefined;
      }
      // A steward who has the key may be far away, or may not want to; whoever has it can hand it to who belongs here.
      const handed = present.flatMap((member) => {
        const sealed = sealedFor(space, member, need.lacking.get(member.device) ?? []);
        return sealed.length > 0 ? [[member.device, Object.fromEntries(sealed)] as const] : [];
      });
      if (handed.length === 0) return undefined;
      return { acts: [say(space, { y: 'seen', keys: Object.fromEntries(handed) })], keys: new Map() };
    },

    resolve: resolveMembership,
    needsRekey,
  };
}

/** Those of the epochs' keys that lie here, for one member. */
function sealedFor(space: SpaceState, { box }: Member, epochs: readonly string[]) {
  return epochs.flatMap((epoch) => {
    const held = space.acts.has(epoch) ? space.epochKeys.get(epoch) : undefined;
    return held ? [[epoch, Uint8Array.from(sealToDevice(held, box))] as const] : [];
  });
}

export function presentIn({ members }: Pick<Membership, 'members'>): Member[] {
  return [...members.values()].filter(({ removedBy }) => removedBy.length === 0);
}

/** Devices still present that this one let in, and those they let in. */
export function letInBy(membership: Membership, device: string): Member[] {
  const through = new Set([device]);
  // Members stand in the order of their admission.
  for (const member of membership.members.values()) if (through.has(member.admittedBy)) through.add(member.device);
  return presentIn(membership).filter((member) => member.device !== device && through.has(member.device));
}

export function needsRekey({ members, holders, epochs, droppedEpochs, writeEpoch }: Membership): Rekey | undefined {
  const present = [...members.values()].filter(({ removedBy }) => removedBy.length === 0);
  const given = holders.get(writeEpoch) ?? new Set();
  const epoch =
    [...given].some((device) => members.get(device)?.removedBy.length !== 0) ||
    present.some(({ device }) => !given.has(device));
  const lacking = new Map<string, string[]>();
  const isKnown = (epoch: string) => present.some(({ device }) => holders.get(epoch)?.has(device));
  const readable = [...epochs, ...droppedEpochs].filter(isKnown);
  for (const { device } of present) {
    const missing = readable.filter((each) => !holders.get(each)?.has(device));
    if (missing.length > 0) lacking.set(device, missing);
  }
  return epoch || lacking.size > 0 ? { epoch, lacking } : undefined;
}
