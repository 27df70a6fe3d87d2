/** Engines of several people in one process, with disks in memory, and a mail that loses, doubles and mixes up. */
import { type NewBundle, noPrevious, signBundle, writerOf } from '../../engine/bundles/bundle.ts';
import { type SigningKeys, sealEnvelope, signingKeysFromSeed } from '../../engine/bundles/envelope.ts';
import type { Index } from '../../engine/disk/index-port.ts';
import { deriveKey, fromHex, toHex } from '../../engine/secret/derive.ts';
import { readySodium, sodium } from '../../engine/secret/sodium.ts';
import { createMembers, type MadeActs, type MembersError, type MembershipPort } from '../../engine/space/members.ts';
import { type DeviceKeys, writeEpoch } from '../../engine/space/space-state.ts';
import { openEngine } from '../../engine/vault/engine.ts';
import type { Engine, Trial } from '../../engine/vault/engine-api.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import type { EditContext, Plan } from '../../shared/edit/plan.ts';
import { setField } from '../../shared/edit/set-field.ts';
import { setStatus } from '../../shared/edit/set-status.ts';
import type { SpaceWidth } from '../../shared/model/id.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createFaultyDisk, type FaultyDisk } from './faulty-files.ts';
import { createMemoryIndex } from './memory-index.ts';
import type { Random } from './random.ts';

await readySodium();

export interface Comrade {
  readonly name: string;
  readonly device: DeviceKeys;
  readonly disk: FaultyDisk;
  readonly indexValues: Map<string, Uint8Array>;
  readonly writers: Map<string, string>;
  readonly keyring: Map<string, Uint8Array>;
  engine: Engine;
  /** What this person was told is saved: names by record. */
  readonly saved: Map<string, string>;
  readonly context: () => EditContext;
  readonly random: Random;
}

export interface ComradeStart {
  readonly name: string;
  /** Where every id and key comes from, so that a seed makes the same run. */
  readonly random: Random;
  readonly device?: DeviceKeys;
  readonly disk?: FaultyDisk;
  readonly writers?: ReadonlyMap<string, string>;
  readonly keyring?: ReadonlyMap<string, Uint8Array>;
  readonly trial?: Trial;
}

let time = 1_773_000_000_000;
/** A clock that only goes on when looked at: the same run gives the same times. */
function tick(): number {
  time += 1_000;
  return time;
}

/** For all of them. */
export function passTime(milliseconds: number): void {
  time += milliseconds;
}

const vaultId = new Uint8Array(16).fill(7);
const segmentKey = deriveKey(new Uint8Array(32).fill(9), 'segments');

export async function createComrade(start: ComradeStart): Promise<Comrade> {
  const { random } = start;
  const box = sodium().crypto_box_seed_keypair(random.bytes(32));
  const device = start.device ?? { sign: signingKeysFromSeed(random.bytes(32)), box };
  const comrade = {
    name: start.name,
    device,
    disk: start.disk ?? createFaultyDisk(),
    indexValues: new Map<string, Uint8Array>(),
    writers: new Map(start.writers),
    keyring: new Map(start.keyring),
    saved: new Map<string, string>(),
    random,
    context: (): EditContext => ({
      now: tick(),
      today: '2026-03-11',
      me: toHex(device.sign.publicKey).slice(0, 32),
      newId: () => toHex(random.bytes(16)),
      spaces: comrade.engine.spaces().map((space) => space.info),
    }),
  } as unknown as Comrade;
  await reopen(comrade, start.trial);
  return comrade;
}

/** Starts the engine over what lies on the disk and in the index. */
export async function reopen(comrade: Comrade, trial: Trial = async () => true): Promise<void> {
  const index: Index = createMemoryIndex(comrade.indexValues);
  const opened = await openEngine({
    files: comrade.disk.files,
    index,
    vaultId,
    segmentKey,
    device: comrade.device,
    keyring: comrade.keyring,
    saveKeys: async (keys) => {
      for (const [epoch, key] of keys) comrade.keyring.set(epoch, Uint8Array.from(key));
      return ok(true);
    },
    saltOf: (space) => {
      const salt = comrade.writers.get(space) ?? toHex(comrade.random.bytes(16));
      comrade.writers.set(space, salt);
      return salt;
    },
    drawNewWriters: async () => comrade.writers.clear(),
    clock: tick,
    newId: () => toHex(comrade.random.bytes(16)),
    trial,
    markApplying: async () => undefined,
    quarantine: async () => undefined,
    quarantined: new Set(),
    segmentBytes: 32 * 1024,
  });
  if (!opened.ok) throw new Error(`${comrade.name} cannot open: ${JSON.stringify(opened.error)}`);
  comrade.engine = opened.value;
}

/** Makes and reads acts as this comrade's device. */
export function membersOf(comrade: Comrade): MembershipPort {
  return createMembers({ keys: comrade.device, clock: tick, newKey: () => comrade.random.bytes(32) });
}

export async function found(comrade: Comrade, width: SpaceWidth = 'coalition'): Promise<string> {
  const made = membersOf(comrade).create(width, comrade.name);
  await comrade.engine.addActs(made.acts, made.keys);
  return made.acts[0]?.id ?? '';
}

/** What pairing does over a wire: the newcomer gets the keys and the acts. */
export async function admit(
  author: Comrade,
  newcomer: Comrade,
  space: string,
  role: 'steward' | 'member' = 'member',
  person = newcomer.name,
): Promise<void> {
  const { sign, box } = newcomer.device;
  const wanted = { device: toHex(sign.publicKey), box: box.publicKey, person, role };
  await says(author, membersOf(author).admit(stateOf(author, space), wanted));
  for (const [epoch, key] of stateOf(author, space).epochKeys) newcomer.keyring.set(epoch, key);
  await deliver(author, newcomer, space);
}

export async function remove(author: Comrade, gone: Comrade, space: string): Promise<void> {
  await says(author, membersOf(author).remove(stateOf(author, space), [toHex(gone.device.sign.publicKey)]));
}

/** Gives the engine what the port made. */
export async function says(author: Comrade, made: Result<MadeActs, MembersError>): Promise<void> {
  if (!made.ok) throw new Error(`${author.name} may not: ${JSON.stringify(made.error)}`);
  const added = await author.engine.addActs(made.value.acts, made.value.keys);
  if (!added.ok) throw new Error(`act refused: ${JSON.stringify(added.error)}`);
}

export function stateOf(comrade: Comrade, space: string) {
  const state = comrade.engine.spaces().find((each) => each.info.id === space);
  if (!state) throw new Error(`${comrade.name} does not know the space`);
  return state;
}

export async function envelopesOf(comrade: Comrade, space: string): Promise<Uint8Array[]> {
  const envelopes: Uint8Array[] = [];
  for (const place of comrade.engine.placesOf(space)) {
    const bytes = await comrade.engine.envelopeAt(place);
    if (bytes) envelopes.push(bytes);
  }
  return envelopes;
}

/** Everything, or with chance a mixed-up part of it, some of it twice. */
export async function deliver(from: Comrade, to: Comrade, space: string, random?: Random): Promise<void> {
  const all = await envelopesOf(from, space);
  const sent = random ? random.shuffled(all).filter(() => random.chance(0.6)) : all;
  if (random && sent.length > 0 && random.chance(0.3)) sent.push(random.pick(sent));
  const received = await to.engine.receive(sent);
  if (!received.ok) throw new Error(`${to.name} could not receive: ${JSON.stringify(received.error)}`);
}

/** One thing a person does; remembers what was acknowledged. */
export async function editSomething(comrade: Comrade, space: string, random: Random): Promise<void> {
  const { graph } = comrade.engine;
  const organisations = [...graph.ofKind('organisation')];
  const encounters = [...graph.ofKind('encounter')];
  const context = comrade.context();
  const perform = async (plan: Plan) => (await comrade.engine.commit(plan)).ok;
  const choice = random.below(5);
  if (choice === 0 || organisations.length === 0) {
    const name = `${comrade.name} ${random.below(1_000_000)}`;
    const made = newRecord({ kind: 'organisation', space, fields: { name } }, context);
    if (made.ok && (await perform({ kind: 'edit', edits: [made.value] }))) comrade.saved.set(made.value.record, name);
  } else if (choice === 1) {
    const made = newRecord({ kind: 'encounter', space, fields: { orgs: [random.pick(organisations).id] } }, context);
    if (made.ok && (await perform({ kind: 'edit', edits: [made.value] }))) comrade.saved.set(made.value.record, '');
  } else if (choice === 2 && encounters.length > 0) {
    const status = random.pick(['held', 'planned', 'cancelled', 'asked']);
    const plan = setStatus({ row: random.pick(encounters), status }, context);
    if (plan.ok) await perform(plan.value);
  } else {
    const field = random.pick(['place', 'summary']);
    const plan = setField(
      graph,
      { row: random.pick(organisations), field, value: `${field} ${random.below(1_000)}` },
      context,
    );
    if (plan.ok) await perform(plan.value);
  }
}

/** A bundle by hand, as a hostile member can make it: every field at will, signature and seal right. */
export function forge(
  hostile: { readonly sign: SigningKeys; readonly salt: string },
  victim: Comrade,
  space: string,
  bundle: Pick<NewBundle, 'n' | 'changes' | 'volume'> & Partial<NewBundle>,
): Uint8Array {
  const state = stateOf(victim, space);
  const epoch = writeEpoch(state);
  if (!epoch) throw new Error('no epoch');
  const signed = signBundle(
    {
      space,
      salt: hostile.salt,
      prev: bundle.n === 1 ? noPrevious : 'ab'.repeat(32),
      seen: new Map(),
      heads: [],
      step: 'cd'.repeat(16),
      kind: 'edit',
      time: 0,
      result: [],
      ...bundle,
    },
    hostile.sign,
  );
  return sealEnvelope(signed, epoch);
}

export function writerOfComrade(comrade: Comrade, space: string): string {
  return writerOf(comrade.device.sign.publicKey, fromHex(comrade.writers.get(space) ?? ''));
}
