/** A replica that is nothing but signed envelopes in memory: quick enough for thousands of runs of a carrier. */
import { signBundle, writerOf } from '../../engine/bundles/bundle.ts';
import {
  type Epoch,
  type Signed,
  type SigningKeys,
  sealEnvelope,
  signingKeysFromSeed,
} from '../../engine/bundles/envelope.ts';
import { readReceipt, signReceipt } from '../../engine/bundles/receipt.ts';
import { emptyVector, type Vector, vectorAdd, vectorText } from '../../engine/bundles/vector.ts';
import { contentOf } from '../../engine/packs/pack-entry.ts';
import type { PackReplica } from '../../engine/packs/pack-replica.ts';
import { fromHex, sha256, toHex } from '../../engine/secret/derive.ts';
import { readySodium, sodium } from '../../engine/secret/sodium.ts';
import type { BoxKeys } from '../../engine/space/acts.ts';
import { createMembers } from '../../engine/space/members.ts';
import type { HeldReceipt, Replica, ReplicaDevice, ReplicaEpoch, ReplicaSpace } from '../../engine/sync/replica.ts';
import { ok } from '../../shared/result.ts';
import type { Random } from './random.ts';

await readySodium();

export interface LightReplica extends PackReplica, Pick<Replica, 'clock' | 'onChange'> {
  /** Writes a bundle with so many random bytes in it. */
  readonly write: (bytes?: number) => string;
  /** Gives the space another key: whoever takes in what this writes knows it from then on. */
  readonly rotate: () => string;
  readonly vector: () => Vector;
  readonly clockAt: { now: number };
  readonly box: BoxKeys;
}

/** What a member knows of the group: in a process of its own, too. */
export interface LightSpace {
  readonly space: string;
  readonly epoch: ReplicaEpoch;
  /** The envelope of the act that made the space. */
  readonly create: Uint8Array;
}

export interface LightGroup extends LightSpace {
  readonly replicas: readonly LightReplica[];
  /** Another device of the group, with an empty vault. */
  readonly newcomer: () => LightReplica;
}

export function createLightGroup(random: Random, count: number): LightGroup {
  const box = sodium().crypto_box_seed_keypair(random.bytes(32));
  const device = { sign: signingKeysFromSeed(random.bytes(32)), box };
  const made = createMembers({ keys: device, clock: () => start }).create('coalition', 'Ada');
  const [act] = made.acts;
  const contentKey = act && made.keys.get(act.id);
  if (!act || !contentKey) throw new Error('a space without an act or a key');
  const epoch: ReplicaEpoch = { id: act.id, contentKey, time: start };
  const known: LightSpace = { space: act.id, epoch, create: sealEnvelope(act.signed, epoch) };
  const members: string[] = [];
  const clockAt = { now: start };
  const devices: ReplicaDevice[] = [];
  const rotations = new Map<string, ReplicaEpoch>();
  const join = (from: Omit<LightSpace, 'create'> & { readonly create: Uint8Array | undefined }) => {
    const made = createLightReplica(random, from, members, clockAt, devices, rotations);
    // The first is its steward.
    devices.push({
      device: made.device,
      box: made.box.publicKey,
      role: devices.length === 0 ? 'steward' : 'member',
    });
    return made;
  };
  const newcomer = () => join({ ...known, create: undefined });
  const replicas = Array.from({ length: count }, () => join(known));
  return { ...known, replicas, newcomer };
}

const start = 1_773_000_000_000;

/** `members`: shared by the group's replicas in this process. Without the act that made the space, the vault is empty. */
export function createLightReplica(
  random: Random,
  { space, epoch, create }: Omit<LightSpace, 'create'> & { readonly create: Uint8Array | undefined },
  members: string[],
  clockAt: { now: number },
  devices: readonly ReplicaDevice[] = [],
  rotations = new Map<string, ReplicaEpoch>(),
): LightReplica {
  const box = sodium().crypto_box_seed_keypair(sha256(random.bytes(32)));
  const sign = signingKeysFromSeed(random.bytes(32));
  const device = toHex(sign.publicKey);
  members.push(device);
  const salt = toHex(random.bytes(16));
  const held = new Map<string, Uint8Array>();
  const keys = new Map<string, Epoch>([[epoch.id, epoch]]);
  /** The newest first. */
  let epochs: readonly ReplicaEpoch[] = [epoch];
  const rotated: Signed[] = [];
  const epochNow = (): ReplicaEpoch => epochs[0] ?? epoch;
  const receipts = createReceipts(space, device, sign, epochNow);
  const listeners = new Set<(space: string) => void>();
  let vector = emptyVector;
  let last = { n: 0, id: '0'.repeat(64) };
  const learn = (signed: Signed): void => {
    const fresh = rotations.get(signed.id);
    if (!fresh) return;
    rotated.push(signed);
    keys.set(fresh.id, fresh);
    epochs = [...epochs, fresh].sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
  };
  const take = (
    envelope: Uint8Array,
  ): { readonly kind: 'act' | 'bundle' | 'receipt' | 'known' | 'bad'; readonly id?: string } => {
    const content = contentOf(envelope, space, keys);
    if (!content) return { kind: 'bad' };
    const { id } = content.signed;
    if (content.kind === 'other') return { kind: receipts.take(content.signed, envelope) ? 'receipt' : 'known', id };
    if (held.has(id)) return { kind: 'known', id };
    held.set(id, envelope);
    if (content.kind === 'bundle') vector = vectorAdd(vector, content.writer, [content.n, content.n]);
    learn(content.signed);
    return { kind: content.kind, id };
  };
  const writeOne = (bytes: number): Signed => {
    const signed = signBundle(
      {
        space,
        salt,
        n: last.n + 1,
        prev: last.id,
        seen: new Map(),
        heads: [],
        step: toHex(random.bytes(16)),
        kind: 'edit',
        time: clockAt.now,
        volume: toHex(random.bytes(16)),
        changes: [bytes > 1_000 ? new Uint8Array(bytes).fill(random.below(256)) : random.bytes(bytes)],
        result: [],
      },
      sign,
    );
    last = { n: last.n + 1, id: signed.id };
    held.set(signed.id, sealEnvelope(signed, epochNow()));
    vector = vectorAdd(vector, writerOf(sign.publicKey, fromHex(salt)), [last.n, last.n]);
    return signed;
  };
  if (create) take(create);
  return {
    device,
    box,
    clockAt,
    clock: () => clockAt.now,
    vector: () => vector,
    spaces: (): readonly ReplicaSpace[] => [{ id: space, epochs, members, devices }],
    acts: () => rotated,
    ids: () => [...held.keys()],
    holds: (_space, id) => held.has(id),
    async *envelopes(_space, ids) {
      for (const id of ids) {
        const envelope = held.get(id);
        if (envelope) yield envelope;
      }
    },
    receive: async (envelopes) => {
      const taken = envelopes.map(take);
      for (const listener of listeners) listener(space);
      const of = (kind: string) => taken.filter((each) => each.kind === kind);
      return ok({
        applied: of('bundle').length,
        held: 0,
        duplicates: of('known').length,
        acts: of('act').length,
        receipts: of('receipt').map(() => ({ space, device: '', stamp: 0 })),
        taken: [...of('act'), ...of('bundle')].flatMap(({ id }) => (id ? [id] : [])),
        refused: of('bad').map(() => ({ why: 'not ours' })),
      });
    },
    receipts: () => receipts.all(vector),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (bytes = 40) => {
      const { id } = writeOne(bytes);
      for (const listener of listeners) listener(space);
      return id;
    },
    rotate: () => {
      clockAt.now++;
      const signed = writeOne(40);
      rotations.set(signed.id, { id: signed.id, contentKey: random.bytes(32), time: clockAt.now });
      learn(signed);
      for (const listener of listeners) listener(space);
      return signed.id;
    },
  };
}

function createReceipts(space: string, device: string, sign: SigningKeys, epoch: () => Epoch) {
  const held = new Map<string, HeldReceipt>();
  let said = '';
  return {
    /** With this device's own, made anew when its vector has changed. */
    all: (vector: Vector): readonly HeldReceipt[] => {
      if (vectorText(vector) !== said) {
        said = vectorText(vector);
        const stamp = (held.get(device)?.stamp ?? 0) + 1;
        const writers = new Map([...vector].map(([writer, ranges]) => [writer, { ranges, print: '00'.repeat(16) }]));
        const signed = signReceipt({ space, stamp, writers }, sign);
        const envelope = sealEnvelope(signed, epoch());
        held.set(device, { id: signed.id, device, stamp, vector, said, envelope });
      }
      return [...held.values()];
    },
    take: (signed: Signed, envelope: Uint8Array): boolean => {
      const read = readReceipt(signed);
      if (!read.ok || read.value.device === device) return false;
      const { device: from, stamp, writers } = read.value;
      const vector = new Map([...writers].map(([writer, { ranges }]) => [writer, ranges]));
      if (stamp <= (held.get(from)?.stamp ?? 0)) return false;
      held.set(from, { id: signed.id, device: from, stamp, vector, said: vectorText(vector), envelope });
      return true;
    },
  };
}
