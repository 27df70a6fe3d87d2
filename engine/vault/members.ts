/** Who is in the spaces of an open vault, and the acts a person makes on that: admit, remove, give a role, found a circle. */
import { newRecord } from '../../shared/edit/new-record.ts';
import type { EditContext } from '../../shared/edit/plan.ts';
import type { SpaceInfo, SpaceWidth } from '../../shared/model/id.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Act } from '../space/acts.ts';
import {
  letInBy,
  type MadeActs,
  type MembersError,
  type MembershipPort,
  type Newcomer,
  presentIn,
} from '../space/members.ts';
import type { Member } from '../space/membership.ts';
import type { SpaceState } from '../space/space-state.ts';
import type { ChangeError, Step } from './api.ts';
import { bringAlong } from './bring-along.ts';
import type { Engine } from './engine-api.ts';
import { type Exposure, exposureOf } from './exposure.ts';
import { isIn } from './space-list.ts';

export interface DeviceTold {
  /** Hex of its public key. */
  readonly device: string;
  /** As its owner calls it, else the first digits of its key. */
  readonly name: string;
  readonly person: string;
  readonly personName: string;
}

export interface DeviceMember extends DeviceTold {
  /** Milliseconds since 1970, by the clock of whoever let it in. */
  readonly since: number;
  readonly admittedBy: DeviceTold;
  readonly removed?: { readonly at: number; readonly by: DeviceTold };
  readonly isMe: boolean;
}

export interface PersonMember {
  readonly person: string;
  readonly name: string;
  readonly role: 'steward' | 'member';
  readonly isMe: boolean;
  /** Those still in first, each in the order of its admission. */
  readonly devices: readonly DeviceMember[];
}

export interface SpaceMembers {
  readonly space: SpaceInfo;
  /** My own role; undefined where I am out. */
  readonly role?: 'steward' | 'member';
  readonly persons: readonly PersonMember[];
}

export type MembersProblem = MembersError | ChangeError;

export interface Removed {
  readonly space: SpaceInfo;
  readonly devices: readonly DeviceTold[];
  /** False where only a steward can: one that hears of it will. */
  readonly rotated: boolean;
  /** Devices still in that those removed had let in, or that came by these: ask about them too. */
  readonly letIn: readonly DeviceTold[];
}

export interface RemovedAll {
  readonly removed: readonly Removed[];
  readonly refused: readonly { readonly space: SpaceInfo; readonly error: MembersProblem }[];
}

export interface VaultMembers {
  /** This device, as whoever lets it in has to know it. */
  readonly self: Omit<Newcomer, 'role'>;
  /** Takes in the acts of a space that let this device in, and the keys sealed to it in them. */
  readonly join: (acts: readonly Act[]) => Promise<Result<true, MembersProblem>>;
  readonly list: () => readonly SpaceMembers[];
  readonly createCircle: (title: string) => Promise<Result<SpaceInfo, MembersProblem>>;
  /** Lets a device in, with every key held here. A member can do so with a further device of its own person. */
  readonly admit: (space: string, newcomer: Newcomer) => Promise<Result<MadeActs, MembersProblem>>;
  /** Lets a further device of my own into every space I am in, the private one too. */
  readonly admitOwn: (device: Pick<Newcomer, 'device' | 'box'>) => Promise<Result<readonly string[], MembersProblem>>;
  /** Lets in somebody who is in another space with me, with every device that this person itself let in there. */
  readonly admitKnown: (space: string, person: string) => Promise<Result<readonly string[], MembersProblem>>;
  readonly setRole: (
    space: string,
    person: string,
    role: 'steward' | 'member',
  ) => Promise<Result<true, MembersProblem>>;
  /** Puts devices out of every space they and I are in, or of the one named, and gives those who stay new keys at once. */
  readonly remove: (devices: readonly string[], space?: string) => Promise<Result<RemovedAll, MembersProblem>>;
  readonly leave: (space: string) => Promise<Result<true, MembersProblem>>;
  /** Gives out new keys where those written under are known to somebody who is out, or not to everybody who is in. */
  readonly rekeyIfNeeded: () => Promise<void>;
  /** What a device was able to read, and who is in it. */
  readonly exposure: (device: string) => Promise<Exposure>;
  /** Writes to this space where nobody says otherwise. */
  readonly makeUsual: (space: string) => Promise<Result<true, ChangeError>>;
  /** Copies what lies in a coalition of my own that nobody else is in into another, as one step. */
  readonly bringAlong: (from: string, to: string) => Promise<Result<Step, ChangeError>>;
}

export interface VaultMembersDeps {
  readonly engine: Engine;
  readonly port: MembershipPort;
  /** This device, hex, and its key to receive with. */
  readonly me: string;
  readonly box: Uint8Array;
  readonly context: () => EditContext;
  readonly spaces: readonly SpaceInfo[];
  readonly chooseUsual: (width: SpaceWidth, space: string) => Promise<Result<true, ChangeError>>;
  /** Tells the members of a new space who writes from here, and brings the list of spaces up to date. */
  readonly introduce: () => Promise<void>;
}

export function createVaultMembers(deps: VaultMembersDeps): VaultMembers {
  const { engine, port, me, context, spaces } = deps;
  const stateOf = (id: string) => engine.spaces().find(({ info }) => info.id === id);
  const known = () => spaces.map(({ name }) => name);
  const infoOf = (state: SpaceState) => spaces.find(({ id }) => id === state.info.id) ?? state.info;
  const within = async <T>(
    space: string,
    use: (state: SpaceState) => Promise<Result<T, MembersProblem>>,
  ): Promise<Result<T, MembersProblem>> => {
    const state = stateOf(space);
    return state ? use(state) : err({ type: 'NoSuchSpace', name: space, known: known() });
  };
  const give = async (made: Result<MadeActs, MembersError>): Promise<Result<MadeActs, MembersProblem>> => {
    if (!made.ok) return made;
    const added = await engine.addActs(made.value.acts, made.value.keys);
    return added.ok ? made : added;
  };
  const done = <T>(given: Result<T, MembersProblem>): Result<true, MembersProblem> => (given.ok ? ok(true) : given);

  return {
    self: { device: me, box: deps.box, person: context().me },

    join: async (acts) => {
      const space = acts[0]?.space ?? '';
      const member = port.resolve(space, acts).members.get(me);
      if (member?.removedBy.length !== 0) return err({ type: 'NotAMember' });
      return engine.addActs(acts);
    },

    list: () =>
      spaces.flatMap((space) => {
        const state = stateOf(space.id);
        return state ? [membersIn(space, state, engine, me)] : [];
      }),

    createCircle: async (title) => {
      const name = title.trim();
      if (!name) return err({ type: 'BadValue', field: 'title', value: title, why: 'a circle needs a name' });
      const made = await give(ok(port.create('circle', context().me)));
      if (!made.ok) return made;
      const id = made.value.acts[0]?.id ?? '';
      await deps.introduce();
      const titled = newRecord({ kind: 'circle', space: id, fields: { title: name } }, context());
      if (!titled.ok) return titled;
      const step = await engine.commit({ kind: 'edit', edits: [titled.value] });
      if (!step.ok) return step;
      return ok(spaces.find((space) => space.id === id) ?? { id, name, width: 'circle' });
    },

    admit: (space, newcomer) => within(space, (state) => give(port.admit(state, newcomer))),

    admitOwn: async ({ device, box }) => {
      const admitted: string[] = [];
      // What is shown: an own coalition that holds nothing, since another was joined, stays as empty as it is.
      for (const state of spaces.flatMap(({ id }) => stateOf(id) ?? [])) {
        const self = state.membership.members.get(me);
        if (!self || self.removedBy.length > 0 || state.membership.members.has(device)) continue;
        const given = await give(port.admit(state, { device, box, person: self.person, role: 'member' }));
        if (!given.ok) return given;
        admitted.push(state.info.id);
      }
      return ok(admitted);
    },

    admitKnown: (space, person) =>
      within(space, async (state) => {
        const known = devicesOf(
          person,
          context().me,
          engine.spaces().filter((each) => isIn(each, me)),
        );
        if (!known) return err({ type: 'PersonTaken', person });
        const admitted: string[] = [];
        for (const { device, box } of known) {
          if (isIn(state, device)) continue;
          const now = stateOf(space) ?? state;
          const given = await give(port.admit(now, { device, box, person, role: 'member', isKnown: true }));
          if (!given.ok) return given;
          admitted.push(device);
        }
        return admitted.length > 0 ? ok(admitted) : err({ type: 'NoSuchMember', wanted: person });
      }),

    setRole: (space, person, role) =>
      within(space, async (state) => done(await give(port.setRole(state, person, role)))),

    remove: async (devices, only) => {
      if (only !== undefined && !stateOf(only)) return err({ type: 'NoSuchSpace', name: only, known: known() });
      const removed: Removed[] = [];
      const refused: { space: SpaceInfo; error: MembersProblem }[] = [];
      for (const state of engine.spaces()) {
        const there = devices.filter((device) => isIn(state, device));
        if ((only !== undefined && state.info.id !== only) || there.length === 0 || !isIn(state, me)) continue;
        const space = infoOf(state);
        const made = await give(port.remove(state, there));
        if (!made.ok) {
          refused.push({ space, error: made.error });
          continue;
        }
        const tell = teller(engine, state);
        const letIn = there.flatMap((device) => letInBy(state.membership, device));
        removed.push({
          space,
          devices: there.map(tell),
          rotated: made.value.acts.some(({ what }) => what.y === 'rotate'),
          letIn: [...new Set(letIn.map(({ device }) => device))].filter((device) => !there.includes(device)).map(tell),
        });
      }
      const [first] = refused;
      if (removed.length > 0) return ok({ removed, refused });
      return err(first ? first.error : { type: 'NoSuchMember', wanted: devices[0] ?? '' });
    },

    leave: (space) => within(space, async (state) => done(await give(port.remove(state, [me])))),

    rekeyIfNeeded: async () => {
      for (const state of engine.spaces()) {
        const made = port.rekey(state);
        if (made) await engine.addActs(made.acts, made.keys);
      }
    },

    exposure: (device) => exposureOf(device, { engine, spaces, tell: (state, each) => teller(engine, state)(each) }),

    makeUsual: async (space) => {
      const state = stateOf(space);
      if (!state || !isIn(state, me)) return err({ type: 'NoSuchSpace', name: space, known: known() });
      return deps.chooseUsual(state.info.width, space);
    },

    bringAlong: async (from, to) => {
      const [source, target] = [stateOf(from), stateOf(to)];
      if (!source || !target || !isIn(target, me))
        return err({ type: 'NoSuchSpace', name: source ? to : from, known: known() });
      if (from === to || source.info.width !== 'coalition' || target.info.width !== 'coalition')
        return err({ type: 'BadValue', field: 'space', value: from, why: 'only from one coalition to another' });
      if (presentIn(source.membership).some((member) => member.device !== me))
        return err({ type: 'BadValue', field: 'space', value: from, why: 'others are in it' });
      return engine.commit(() => bringAlong({ engine, from, to, newId: context().newId }));
    },
  };
}

/**
 * A person's devices in these spaces: in each the first that came in as this person's, and those that it or I let in, since any
 * steward can let in any device under anybody's name. Undefined where two spaces have nothing in common of somebody called the
 * same: then one of the two is somebody else.
 */
function devicesOf(person: string, me: string, spaces: readonly SpaceState[]): readonly Member[] | undefined {
  const found = new Map<string, Member>();
  let left = spaces.flatMap(({ membership }) => {
    const first = [...membership.members.values()].find((member) => member.person === person);
    const isSure = ({ device, admittedBy }: Member) =>
      device === first?.device || [person, me].includes(membership.members.get(admittedBy)?.person ?? '');
    const sure = presentIn(membership).filter((member) => member.person === person && isSure(member));
    return sure.length > 0 ? [sure] : [];
  });
  for (let joined = left.slice(0, 1); joined.length > 0; ) {
    for (const member of joined.flat()) found.set(member.device, member);
    left = left.filter((each) => !joined.includes(each));
    joined = left.filter((each) => each.some(({ device }) => found.has(device)));
  }
  return left.length === 0 ? [...found.values()] : undefined;
}

function membersIn(space: SpaceInfo, state: SpaceState, engine: Engine, me: string): SpaceMembers {
  const { membership } = state;
  const tell = teller(engine, state);
  const persons = new Map<string, { member: Member; devices: DeviceMember[] }>();
  for (const member of membership.members.values()) {
    const known = persons.get(member.person) ?? { member, devices: [] };
    known.devices.push(deviceMember(member, state, tell, me));
    persons.set(member.person, known);
  }
  const own = membership.members.get(me);
  return {
    space,
    ...(own?.removedBy.length === 0 && { role: own.role }),
    persons: [...persons].map(([person, { member, devices }]) => {
      const sorted = [...devices].sort((a, b) => Number(a.removed !== undefined) - Number(b.removed !== undefined));
      const name = sorted.find((each) => each.personName !== '')?.personName ?? '';
      return { person, name, role: member.role, isMe: person === own?.person, devices: sorted };
    }),
  };
}

function deviceMember(
  { device, admission, admittedBy, removedBy }: Member,
  { acts }: SpaceState,
  tell: (device: string) => DeviceTold,
  me: string,
): DeviceMember {
  const [first] = removedBy.flatMap((id) => acts.get(id) ?? []).sort((a, b) => a.time - b.time) as (Act | undefined)[];
  return {
    ...tell(device),
    since: acts.get(admission)?.time ?? 0,
    admittedBy: tell(admittedBy),
    ...(first && { removed: { at: first.time, by: tell(first.device) } }),
    isMe: device === me,
  };
}

/** Names as the device tells them in this space, else in another; a newcomer that wrote nothing yet has none. */
function teller({ graph }: Pick<Engine, 'graph'>, { info, membership }: SpaceState): (device: string) => DeviceTold {
  const rows = graph.ofKind('device');
  return (device) => {
    const own = rows.filter((row) => row.fields.signKey === device);
    const { fields } = own.find((row) => row.space === info.id) ?? own[0] ?? { fields: undefined };
    return {
      device,
      name: fields?.deviceName || device.slice(0, 8),
      person: membership.members.get(device)?.person ?? fields?.person ?? '',
      personName: fields?.personName ?? '',
    };
  };
}
