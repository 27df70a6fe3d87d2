/**
 * Who may write to a space's log at a relay: every device that belongs, under keys that say nothing of it. A steward makes
 * the list anew when the epoch or the number of devices or stewards is another; whose list it is nobody needs to be told.
 */

import type { WriterList } from '../../shared/wire/relay.ts';
import type { SigningKeys } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';
import type { BoxKeys } from '../space/acts.ts';
import type { ReplicaDevice, ReplicaSpace } from '../sync/replica.ts';
import { type LogKeys, writerKeysOf } from './relay-keys.ts';

export interface ListPlace {
  /** 32 bytes. */
  readonly account: Uint8Array;
  /** The epoch whose log the list names. */
  readonly epoch: string;
}

export interface Self {
  readonly device: string;
  readonly box: BoxKeys;
}

export interface OwnWriter {
  readonly keys: SigningKeys;
  readonly steward: boolean;
  /** The device whose steward made the list. */
  readonly maker: string;
}

/** What this device writes with under a list, whichever steward made it; undefined where it may not. */
export function ownWriterIn(
  { a: account, w: writers }: WriterList,
  epoch: string,
  self: Self,
  devices: readonly ReplicaDevice[],
): OwnWriter | undefined {
  for (const { device: maker, box } of devices) {
    const keys = writerKeysOf(self.box, box, { account, epoch, device: self.device });
    const found = keys && writers.find(([key]) => Buffer.from(keys.publicKey).equals(key));
    if (keys && found) return { keys, steward: found[2] === 1, maker };
  }
  return undefined;
}

/**
 * The list as this steward would make it. Stewards together hold half of the room or more: they put packs together and write
 * snapshots, while a flooding member uses up its own share alone. `signer`: this device's key under the list before; with none,
 * its key under this one. `own`: that key, which signs the next.
 */
export function makeList(
  { devices }: Pick<ReplicaSpace, 'devices'>,
  place: ListPlace & { readonly number: number; readonly keys: LogKeys },
  self: Self,
  signer?: SigningKeys,
): { readonly list: WriterList; readonly signer: SigningKeys; readonly own: SigningKeys } | undefined {
  const present = devices.filter(({ role }) => role !== 'removed');
  const stewards = present.filter(({ role }) => role === 'steward');
  const share = Math.max(3, Math.ceil(present.length / Math.max(1, stewards.length)));
  const writers = present.flatMap(({ device, box, role }): WriterList['w'] => {
    const keys = writerKeysOf(self.box, box, { ...place, device });
    return keys ? [[keys.publicKey, role === 'steward' ? share : 1, role === 'steward' ? 1 : 0]] : [];
  });
  // Their order would tell who came first.
  writers.sort(([a], [b]) => Buffer.compare(a, b));
  const own = writerKeysOf(self.box, self.box.publicKey, { ...place, device: self.device });
  if (!own) return undefined;
  const by = signer ?? own;
  const { account, number, keys } = place;
  const list = {
    v: 1,
    a: account,
    n: number,
    o: keys.log,
    r: keys.read.publicKey,
    d: by.publicKey,
    w: writers,
  } as const;
  return { list, signer: by, own };
}

/**
 * How a list of the epoch written under stands to what this device knows. Whoever made it knows exactly; others that its maker
 * may make lists still, and how many belong. `ahead`: it names more than this device has heard of, as after an admission whose
 * act is on its way still. Nobody who belongs no more is among these: that would be another epoch.
 */
export type ListFit = 'right' | 'wrong' | 'ahead';

export function fitOf(
  { a: account, w: writers }: WriterList,
  { devices }: Pick<ReplicaSpace, 'devices'>,
  { maker }: OwnWriter,
  self: Self & { readonly epoch: string },
): ListFit {
  const present = devices.filter(({ role }) => role !== 'removed');
  const stewards = present.filter(({ role }) => role === 'steward');
  if (maker !== self.device) {
    if (!stewards.some(({ device }) => device === maker)) return 'wrong';
    const listedStewards = writers.filter(([, , steward]) => steward === 1).length;
    if (writers.length > present.length || listedStewards > stewards.length) return 'ahead';
    return writers.length === present.length && listedStewards === stewards.length ? 'right' : 'wrong';
  }
  const said = new Map(writers.map(([key, , steward]) => [toHex(key), steward === 1]));
  const isExact =
    writers.length === present.length &&
    present.every(({ device, box, role }) => {
      const keys = writerKeysOf(self.box, box, { account, epoch: self.epoch, device });
      return keys !== undefined && said.get(toHex(keys.publicKey)) === (role === 'steward');
    });
  return isExact ? 'right' : 'wrong';
}
