/** One laptop of a simulated world: its disk and index, the engine that runs on it, and what its owner was told. */
import { signingKeysFromSeed } from '../../../engine/bundles/envelope.ts';
import { segmentPath } from '../../../engine/disk/segments.ts';
import { deriveKey, toHex } from '../../../engine/secret/derive.ts';
import { sodium } from '../../../engine/secret/sodium.ts';
import { needsRekey } from '../../../engine/space/members.ts';
import type { DeviceKeys, SpaceState } from '../../../engine/space/space-state.ts';
import type { HeldReceipt } from '../../../engine/sync/replica.ts';
import { openEngine } from '../../../engine/vault/engine.ts';
import type { Engine } from '../../../engine/vault/engine-api.ts';
import { openQuarantine } from '../../../engine/vault/quarantine.ts';
import type { EditContext } from '../../../shared/edit/plan.ts';
import { err, ok } from '../../../shared/result.ts';
import { createFaultyDisk, type FaultyDisk } from '../faulty-files.ts';
import { createMemoryIndex } from '../memory-index.ts';
import type { World } from './world.ts';

export interface WorldDevice {
  readonly name: string;
  readonly person: string;
  /** Hex of its public key. Copies of one vault share it. */
  readonly id: string;
  readonly keys: DeviceKeys;
  readonly isHostile: boolean;
  disk: FaultyDisk;
  indexValues: Map<string, Uint8Array>;
  /** An index of before, which may come back after a crash: it is not synced. */
  earlierIndex: Map<string, Uint8Array> | undefined;
  writers: Map<string, string>;
  keyring: Map<string, Uint8Array>;
  engine: Engine;
  /** Counts its starts: whatever ran before a crash is no more. */
  life: number;
  /** Only devices on one island can meet. */
  island: number;
  clockOffset: number;
  /** What its owner was told is saved. */
  told: Told[];
  /** Ids of bundles that have counted here. */
  counted: Set<string>;
  backups: Backup[];
}

export interface Told {
  readonly space: string;
  readonly step: string;
  /** A record that was made, and a word in it that stands nowhere else. */
  readonly made?: { readonly record: string; readonly token: string };
}

interface Backup {
  readonly disk: FaultyDisk;
  readonly index: ReadonlyMap<string, Uint8Array>;
  readonly keyring: ReadonlyMap<string, Uint8Array>;
}

const vaultId = new Uint8Array(16).fill(7);
const segmentKey = deriveKey(new Uint8Array(32).fill(9), 'segments');

export async function createDevice(
  world: World,
  { name, person, isHostile = false }: { readonly name: string; readonly person: string; readonly isHostile?: boolean },
): Promise<WorldDevice> {
  const sign = signingKeysFromSeed(world.random.bytes(32));
  const box = sodium().crypto_box_seed_keypair(world.random.bytes(32));
  return begin(world, { name, person, isHostile, keys: { sign, box } });
}

async function begin(
  world: World,
  given: Pick<WorldDevice, 'name' | 'person' | 'isHostile' | 'keys'> & Partial<WorldDevice>,
): Promise<WorldDevice> {
  const device: Omit<WorldDevice, 'engine'> = {
    id: toHex(given.keys.sign.publicKey),
    disk: createFaultyDisk(),
    indexValues: new Map(),
    earlierIndex: undefined,
    writers: new Map(),
    keyring: new Map(),
    life: 0,
    island: 0,
    clockOffset: 0,
    told: [],
    counted: new Set(),
    backups: [],
    ...given,
  };
  const begun = Object.assign(device, { engine: undefined as never });
  if (!(await startEngine(world, begun))) throw new Error(`${given.name} does not start`);
  world.devices.push(begun);
  return begun;
}

export function clockOf(world: World, device: Pick<WorldDevice, 'clockOffset'>): () => number {
  return () => {
    world.now += 1_000;
    return world.now + device.clockOffset;
  };
}

export function contextOf(world: World, device: WorldDevice): EditContext {
  return {
    now: clockOf(world, device)(),
    today: '2026-03-11',
    me: device.id.slice(0, 32),
    newId: () => toHex(world.random.bytes(16)),
    spaces: device.engine.spaces().map(({ info }) => info),
  };
}

export function stateIn(device: WorldDevice, space: string): SpaceState | undefined {
  return device.engine.spaces().find(({ info }) => info.id === space);
}

/** Whether a device belongs to a space, as far as another knows. */
export function isPresent(viewer: WorldDevice, space: string, device = viewer.id): boolean {
  return stateIn(viewer, space)?.membership.members.get(device)?.removedBy.length === 0;
}

/** Whether it waits for a key that somebody has yet to give it, also of an epoch that was dropped since. */
export function waitsForKeys(device: WorldDevice, space: string): boolean {
  const state = stateIn(device, space);
  return state !== undefined && needsRekey(state.membership)?.lacking.has(device.id) === true;
}

/** Starts the engine over what lies on the disk; false where the disk does not let it. */
async function startEngine(world: World, device: WorldDevice): Promise<boolean> {
  const { random } = world;
  const { disk, keyring, writers } = device;
  const life = ++device.life;
  const isAlive = () => device.life === life;
  const quarantine = await openQuarantine(disk.files);
  const opened = await openEngine({
    files: disk.files,
    index: createMemoryIndex(device.indexValues),
    vaultId,
    segmentKey,
    device: device.keys,
    keyring,
    saveKeys: async (keys) => {
      if (!isAlive() || disk.lastCalls-- <= 0) return err({ type: 'DiskFailed', path: 'local/device' });
      for (const [epoch, key] of keys) keyring.set(epoch, Uint8Array.from(key));
      return ok(true);
    },
    saltOf: (space) => {
      const salt = writers.get(space) ?? toHex(random.bytes(16));
      writers.set(space, salt);
      return salt;
    },
    drawNewWriters: async (why) => {
      if (!isAlive()) return;
      world.note(`${device.name} draws new writers, ${why}`);
      writers.clear();
    },
    clock: clockOf(world, device),
    newId: () => toHex(random.bytes(16)),
    trial: async () => {
      // The real one is somewhere else, and so takes some time.
      if (random.chance(0.3)) await world.turn();
      return true;
    },
    markApplying: quarantine.markApplying,
    quarantine: quarantine.add,
    quarantined: quarantine.ids,
    segmentBytes: 16 * 1024,
  });
  if (!opened.ok) return false;
  await quarantine.opened();
  device.engine = watched(world, device, opened.value);
  return true;
}

/** The engine, with a note of what was durable here whenever it signs a receipt. */
function watched(world: World, device: WorldDevice, engine: Engine): Engine {
  return {
    ...engine,
    receiptsOf: (space) => {
      const receipts = engine.receiptsOf(space);
      const own = receipts.find((receipt) => receipt.device === device.id);
      const key = own && receiptKey(space, own);
      if (key && !world.holdings.has(key)) world.holdings.set(key, durableIn(device.disk, engine, space));
      return receipts;
    },
  };
}

export function receiptKey(space: string, { device, stamp, said }: HeldReceipt): string {
  return `${space} ${device} ${stamp} ${said}`;
}

/** Ids of the bundles of a space that would be here after a power cut. */
function durableIn(disk: FaultyDisk, engine: Engine, space: string): ReadonlySet<string> {
  return new Set(
    engine.ledger.entries.flatMap((entry) => {
      const [segment, offset] = entry.at;
      const isDurable = entry.space === space && disk.isDurable(segmentPath(segment), offset, offset + 12);
      return isDurable && engine.isHere(entry.id) ? [entry.id] : [];
    }),
  );
}

/** Remembers which bundles count here: what once counted is not to be taken back. */
export function noteCounted(device: WorldDevice): void {
  for (const { id, status } of device.engine.ledger.entries) if (status === 'applied') device.counted.add(id);
}

/** Closes and opens it, as its owner does; the index may be lost. */
export async function restart(world: World, device: WorldDevice): Promise<void> {
  noteCounted(device);
  await device.engine.close();
  const lost = loseIndex(world, device);
  if (!(await startEngine(world, device))) world.fault(`${device.name} does not open again, ${lost}`);
  expectTold(world, device, `a restart, ${lost}`);
}

/** The battery dies; some calls before that the disk fails already, so that what runs meanwhile is cut off. */
export async function crash(world: World, device: WorldDevice, meanwhile: () => Promise<void>): Promise<void> {
  const { random } = world;
  device.disk.lastCalls = random.below(12);
  await meanwhile();
  noteCounted(device);
  const { engine } = device;
  device.life++;
  device.disk.powerCut(random);
  await engine.close();
  const lost = loseIndex(world, device);
  if (random.chance(0.2)) {
    // And once more while it opens.
    device.disk.lastCalls = random.below(8);
    if (await startEngine(world, device)) await device.engine.close();
    device.life++;
    device.disk.powerCut(random);
  }
  if (!(await startEngine(world, device))) world.fault(`${device.name} does not open after a crash, ${lost}`);
  expectTold(world, device, `a crash, ${lost}`);
}

function loseIndex(world: World, device: WorldDevice): string {
  const { random } = world;
  switch (random.below(6)) {
    case 0:
      device.indexValues = new Map();
      return 'without its index';
    case 1:
      if (device.earlierIndex) device.indexValues = new Map(device.earlierIndex);
      return 'with an earlier index';
    case 2:
      for (const key of [...device.indexValues.keys()]) if (random.chance(0.2)) device.indexValues.delete(key);
      return 'with holes in its index';
    default:
      return 'with its index';
  }
}

function expectTold(world: World, device: WorldDevice, after: string): void {
  const steps = new Set(device.engine.ledger.entries.flatMap(({ step, why }) => (why === undefined ? [step] : [])));
  const held = new Set(
    device.engine.ledger.entries.flatMap(({ step, status }) => (status === 'refused' ? [] : [step])),
  );
  for (const { step } of device.told)
    if (!steps.has(step) && !held.has(step)) world.fault(`${device.name} has lost what was told saved, after ${after}`);
}

export function keepIndex(device: WorldDevice): void {
  device.earlierIndex = new Map(device.indexValues);
}

export function backUp(device: WorldDevice): void {
  noteCounted(device);
  device.backups.push({
    disk: device.disk.clone(),
    index: new Map(device.indexValues),
    keyring: new Map(device.keyring),
  });
}

/** The laptop is set back to a backup, under new writers. What nobody else has of what came after is lost, and may be. */
export async function restore(world: World, device: WorldDevice): Promise<void> {
  const { random } = world;
  const backup = random.pick(device.backups);
  await device.engine.close();
  device.disk = backup.disk.clone();
  device.keyring = new Map(backup.keyring);
  device.writers = new Map();
  device.indexValues = random.chance(0.5) ? new Map(backup.index) : new Map();
  device.earlierIndex = undefined;
  if (!(await startEngine(world, device))) world.fault(`${device.name} does not open from a backup`);
  forgetWhatIsNotHere(device);
}

/** The vault is copied to another laptop, and both go on: as the very same writer, or under new ones. */
export async function copy(world: World, original: WorldDevice, asSameWriter: boolean): Promise<WorldDevice> {
  noteCounted(original);
  const made = await begin(world, {
    name: `${original.name}'`,
    person: original.person,
    isHostile: original.isHostile,
    keys: original.keys,
    disk: original.disk.clone(),
    indexValues: new Map(original.indexValues),
    writers: asSameWriter ? new Map(original.writers) : new Map(),
    keyring: new Map(original.keyring),
    island: original.island,
    clockOffset: original.clockOffset,
    told: [...original.told],
    counted: new Set(original.counted),
  });
  expectTold(world, made, 'being copied');
  return made;
}

function forgetWhatIsNotHere(device: WorldDevice): void {
  const { entries } = device.engine.ledger;
  const steps = new Set(entries.map(({ step }) => step));
  const ids = new Set(entries.map(({ id }) => id));
  device.told = device.told.filter(({ step }) => steps.has(step));
  device.counted = new Set([...device.counted].filter((id) => ids.has(id)));
}
