/** One space as this vault has it: its acts, who belongs, the epoch keys it can open. */
import type { SpaceInfo, SpaceWidth } from '../../shared/model/id.ts';
import type { Epoch, SigningKeys } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';
import { type Act, type BoxKeys, isKeyOf, keysInAct } from './acts.ts';
import { type Membership, resolveMembership } from './membership.ts';

export interface SpaceState {
  readonly info: SpaceInfo;
  readonly acts: ReadonlyMap<string, Act>;
  readonly membership: Membership;
  readonly epochKeys: ReadonlyMap<string, Uint8Array>;
}

export interface DeviceKeys {
  readonly sign: SigningKeys;
  readonly box: BoxKeys;
}

/**
 * Undefined while the create act is not among the acts. `earlierKeys`: epoch keys held already, by epoch, of whatever space:
 * only those of epochs that acts of this space made are this space's, and only those may ever be handed on in it.
 */
export function spaceFromActs(
  space: string,
  acts: Iterable<Act>,
  keys: DeviceKeys,
  earlierKeys: ReadonlyMap<string, Uint8Array> = new Map(),
): SpaceState | undefined {
  const own = new Map([...acts].filter((act) => act.space === space).map((act) => [act.id, act]));
  const create = own.get(space);
  if (create?.what.y !== 'create') return undefined;
  const device = toHex(keys.sign.publicKey);
  const epochAct = (epoch: string) => own.get(epoch);
  const epochKeys = new Map([...earlierKeys].filter(([epoch, key]) => isChecked(key, epochAct(epoch))));
  const isHeld = (epoch: string) => epochKeys.has(epoch);
  for (const act of own.values())
    for (const [epoch, key] of keysInAct(act, device, keys.box, epochAct, isHeld)) epochKeys.set(epoch, key);
  let resolved: Membership | undefined;
  return {
    info: { id: space, name: nameOf(create.what.width, space), width: create.what.width },
    acts: own,
    // Worked out when somebody asks: while a log is read, a space is made anew with every act.
    get membership() {
      resolved ??= resolveMembership(space, own.values());
      return resolved;
    },
    epochKeys,
  };
}

const fitting = new WeakMap<Uint8Array, string>();

function isChecked(key: Uint8Array, act: Act | undefined): boolean {
  if (!act) return false;
  if (fitting.get(key) === act.id) return true;
  if (!isKeyOf(act, key)) return false;
  fitting.set(key, act.id);
  return true;
}

/** Private and coalition are called so; a circle by the first digits of its id until its members name it. */
function nameOf(width: SpaceWidth, space: string): string {
  return width === 'circle' ? `circle-${space.slice(0, 6)}` : width;
}

/** The epoch new bundles are sealed under; undefined where its key was not given to this device. */
export function writeEpoch({ membership, epochKeys }: SpaceState): Epoch | undefined {
  const contentKey = epochKeys.get(membership.writeEpoch);
  return contentKey && { id: membership.writeEpoch, contentKey };
}
