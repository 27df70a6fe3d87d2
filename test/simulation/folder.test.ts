import { expect, test } from 'vitest';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import type { PackReplica } from '../../engine/packs/pack-replica.ts';
import type { CarrierLimits } from '../../engine/packs/save-packs.ts';
import { replicaOf } from '../../engine/sync/engine-replica.ts';
import { admit, type Comrade, createComrade, editSomething, found, passTime, remove } from '../kit/comrades.ts';
import { rowsAsText } from '../kit/domain.ts';
import { createFaultyFolder, createTurns, type FaultyFolder, type View } from '../kit/faulty-folder.ts';
import { createFolderCarrier } from '../kit/folder-carrier.ts';
import { createLightGroup, type LightGroup, type LightReplica } from '../kit/light-replica.ts';
import { createRandom, type Random, runsFromEnvironment } from '../kit/random.ts';
import { createSyncingTool } from '../kit/syncing-tool.ts';
import { unwrap } from '../kit/vaults.ts';

await readyAutomerge();
const { runs, seed } = runsFromEnvironment(25);
/** A seed fixes who does what when; nonces, and so the names of packs, are drawn anew: now and then a run must be tried again. */
const seeds = Array.from({ length: runs }, (_, index) => seed + index);
/** Few and small, so that merging and removing happen all the time. */
const limits: Partial<CarrierLimits> = {
  ...{ tailPacks: 4, packBytes: 30_000, settles: 600_000, retries: 0 },
  // Newcomers who look into what lies there never say what they hold: it is this that empties a shelf.
  replaced: 1_500_000,
};

function carrierOf(replica: LightReplica, folder: FaultyFolder, view: View = {}) {
  return createFolderCarrier({ files: folder.files(view), replica, clock: replica.clock, limits });
}

/** What somebody who comes now with nothing but the first key finds. */
async function foundIn(folder: FaultyFolder, group: LightGroup, random: Random): Promise<ReadonlySet<string>> {
  const newcomer = group.newcomer();
  const clone = folder.clone(random);
  unwrap(await carrierOf(newcomer, clone).read());
  return new Set(newcomer.ids(group.space));
}

function expectAll(found: ReadonlySet<string>, wanted: Iterable<string>, note: string): void {
  for (const id of wanted) expect(found.has(id), `lost ${id.slice(0, 8)}, ${note}`).toBe(true);
}

test.each(seeds.slice(0, Math.ceil(runs / 5)))(
  'the power may fail at any call of a save, merge and removal: what lay there stays, and the next save ends it (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const group = createLightGroup(random, 2);
    const [ada, bo] = group.replicas as [LightReplica, LightReplica];
    const folder = createFaultyFolder(random);
    for (let turn = 0; turn < 3; turn++)
      for (const replica of [ada, bo]) {
        replica.write(random.below(9_000));
        unwrap(await carrierOf(replica, folder).sync());
      }
    ada.clockAt.now += 700_000;
    ada.write();
    if (random.chance(0.5)) {
      ada.rotate();
      unwrap(await carrierOf(ada, folder).sync());
      ada.clockAt.now += random.pick([700_000, 1_600_000]);
      ada.write();
    }
    // A run that goes through says how many calls there are; now and then one that has something to remove as well.
    if (random.chance(0.5)) {
      unwrap(await carrierOf(ada, folder).sync());
      ada.clockAt.now += 700_000;
      bo.write();
    }
    const whole = folder.clone(random);
    unwrap(await carrierOf(ada, whole).sync());
    const before = await foundIn(folder, group, random);
    for (let calls = 0; calls <= whole.calls(); calls++) {
      const torn = folder.clone(random);
      torn.lastCalls = calls;
      const carrier = carrierOf(ada, torn);
      const done = await carrier.sync();
      if (!done.ok) expect(done.error.type).toBe('FolderGone');
      torn.powerCut();
      torn.putIn();
      expectAll(await foundIn(torn, group, random), before, `seed ${each}, cut at call ${calls}`);
      unwrap(await carrier.sync());
      expectAll(await foundIn(torn, group, random), ada.ids(group.space), `seed ${each}, saved again after ${calls}`);
      expect(torn.paths().filter((path) => path.endsWith('.tmp'))).toEqual([]);
    }
  },
);

test.each(seeds.slice(0, Math.ceil(runs / 5)))(
  'a stick may be full at any byte: it is said, what lay there stays, and with room again all is saved (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const group = createLightGroup(random, 1);
    const [ada] = group.replicas as [LightReplica];
    const folder = createFaultyFolder(random);
    for (let turn = 0; turn < 6; turn++) {
      ada.write(random.below(5_000));
      unwrap(await carrierOf(ada, folder).save());
    }
    ada.write(20_000);
    const before = await foundIn(folder, group, random);
    for (let room = 0; room < 60_000; room += 1 + random.below(2_500)) {
      const full = folder.clone(random);
      full.room = room;
      const carrier = carrierOf(ada, full);
      const saved = await carrier.save();
      if (!saved.ok) expect(saved.error.type).toBe('DiskFull');
      expectAll(await foundIn(full, group, random), saved.ok ? ada.ids(group.space) : before, `seed ${each}, ${room}`);
      full.room = Number.POSITIVE_INFINITY;
      unwrap(await carrier.save());
      expectAll(await foundIn(full, group, random), ada.ids(group.space), `seed ${each}, ${room}, saved again`);
    }
  },
);

test.each(seeds)(
  'several devices on one share at once, taking turns at every call, shown files late, with failures: nothing that lay there is ever lost (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const group = createLightGroup(random, 2 + random.below(3));
    const folder = createFaultyFolder(random);
    const turn = createTurns(random);
    const late = random.pick([0, 0, 4]);
    const devices = group.replicas.map((replica) => ({ replica, carrier: carrierOf(replica, folder, { turn, late }) }));
    let lay: ReadonlySet<string> = new Set();
    for (let round = 0; round < 8; round++) {
      if (random.chance(0.3)) folder.lastCalls = random.below(200);
      await Promise.all(
        devices.map(async ({ replica, carrier }) => {
          for (let n = random.below(4); n > 0; n--) {
            replica.write(random.below(4_000));
            if (random.chance(0.05)) replica.rotate();
            const done = await (random.chance(0.7) ? carrier.sync() : carrier.save());
            if (!done.ok) expect(done.error.type).toMatch(/FolderGone|NotFound|DiskFailed/);
          }
        }),
      );
      if (folder.lastCalls !== Number.POSITIVE_INFINITY) folder.powerCut();
      folder.putIn();
      const now = await foundIn(folder, group, random);
      expectAll(now, lay, `seed ${each}, round ${round}`);
      // Hours pass: what lies there now is on the medium, and may stand in for others.
      folder.flush();
      lay = now;
      for (const { replica } of devices) replica.clockAt.now += random.pick([60_000, 700_000]);
    }
    for (let again = 0; again < 6; again++) for (const { carrier } of devices) unwrap(await carrier.sync());
    const everything = new Set(devices.flatMap(({ replica }) => replica.ids(group.space)));
    for (const { replica } of devices) expect(replica.ids(group.space)).toHaveLength(everything.size);
    expectAll(await foundIn(folder, group, random), everything, `seed ${each}, at the end`);
    for (const { carrier } of devices)
      for (const id of carrier.custody()[0]?.ids ?? []) expect(everything.has(id)).toBe(true);
  },
);

test.each(seeds)(
  'a folder kept in step by a tool that is late and mixes up: everybody ends with everything, in every copy (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const group = createLightGroup(random, 2 + random.below(3));
    const folders = group.replicas.map(() => createFaultyFolder(random));
    const tool = createSyncingTool(folders, random);
    const devices = group.replicas.map((replica, index) => {
      const folder = folders[index] as FaultyFolder;
      return { replica, folder, carrier: carrierOf(replica, folder) };
    });
    for (let turn = 0; turn < 40; turn++) {
      const { replica, carrier } = random.pick(devices);
      if (random.chance(0.7)) replica.write(random.below(3_000));
      if (random.chance(0.03)) replica.rotate();
      unwrap(await carrier.sync());
      tool.step();
      replica.clockAt.now += random.pick([1_000, 60_000, 700_000]);
    }
    for (let round = 0; round < 6; round++) {
      tool.finish();
      for (const { carrier, replica } of devices) {
        replica.clockAt.now += 700_000;
        unwrap(await carrier.sync());
      }
    }
    tool.finish();
    const everything = new Set(devices.flatMap(({ replica }) => replica.ids(group.space)));
    for (const { replica, folder } of devices) {
      expect(replica.ids(group.space)).toHaveLength(everything.size);
      expectAll(await foundIn(folder, group, random), everything, `seed ${each}`);
      const packs = folder.paths().filter((path) => path.endsWith('.p'));
      for (const shelf of new Set(packs.map((path) => path.split('/')[0])))
        expect(packs.filter((path) => path.startsWith(`${shelf}/`)).length, `files, seed ${each}`).toBeLessThan(15);
    }
  },
);

function carrierOfComrade(comrade: Comrade, folder: FaultyFolder) {
  const replica: PackReplica = replicaOf(comrade.engine, comrade.device, () => comrade.context().now);
  return createFolderCarrier({ files: folder.files(), replica, clock: () => comrade.context().now, limits });
}

test.each(seeds)(
  'comrades who never meet and carry sticks between them end with the same rows; one removed reads nothing more (seed %i)',
  async (each) => {
    const random = createRandom(each);
    const ada = await createComrade({ name: 'Ada', random });
    const space = await found(ada);
    await editSomething(ada, space, random);
    const comrades = [ada];
    for (const name of ['Bo', 'Cy', 'Di']) {
      const comrade = await createComrade({ name, random });
      await admit(ada, comrade, space);
      comrades.push(comrade);
    }
    const sticks = [createFaultyFolder(random), createFaultyFolder(random)];
    const away = comrades[2] as Comrade;
    const gone = comrades[3] as Comrade;
    const wander = async (people: readonly Comrade[], turns: number) => {
      for (let turn = 0; turn < turns; turn++) {
        const person = random.pick(people);
        const stick = random.pick(sticks);
        if (random.chance(0.7)) await editSomething(person, space, random);
        if (random.chance(0.2)) stick.lastCalls = random.below(60);
        const done = await carrierOfComrade(person, stick).sync();
        if (!done.ok) expect(done.error.type).toBe('FolderGone');
        if (random.chance(0.3)) stick.powerCut();
        stick.putIn();
      }
    };
    await wander(comrades, 12);
    // One is removed while another is weeks away and knows only the old key.
    await editSomething(gone, space, random);
    unwrap(await carrierOfComrade(gone, sticks[0] as FaultyFolder).sync());
    unwrap(await carrierOfComrade(ada, sticks[0] as FaultyFolder).sync());
    await remove(ada, gone, space);
    const here = comrades.filter((comrade) => comrade !== away && comrade !== gone);
    await wander(here, 8);
    for (const stick of sticks) for (const person of here) unwrap(await carrierOfComrade(person, stick).sync());
    // Whoever comes late finds under the old key only what leads to the new one.
    if (random.chance(0.5)) {
      passTime(1_600_000);
      for (const stick of sticks) for (const person of here) unwrap(await carrierOfComrade(person, stick).sync());
    }
    // A new stick, too, must show the way back: nobody knows which one the person who was away will meet.
    const fresh = createFaultyFolder(random);
    unwrap(await carrierOfComrade(ada, fresh).sync());
    await editSomething(away, space, random);
    unwrap(await carrierOfComrade(away, fresh).sync());
    sticks.push(fresh);
    for (let round = 0; round < 3; round++)
      for (const stick of sticks)
        for (const person of [...here, away]) unwrap(await carrierOfComrade(person, stick).sync());
    const rows = rowsAsText(ada.engine.graph);
    for (const person of [...here, away])
      expect(rowsAsText(person.engine.graph), `${person.name} differs, seed ${each}`).toBe(rows);
    for (const person of [...here, away])
      for (const record of person.saved.keys())
        expect(ada.engine.graph.rowOf(record), `${person.name}'s, seed ${each}`).toBeDefined();
    // After the removal something was written that the removed one must not see, whatever stick is put in.
    const secret = createFaultyFolder(random);
    const known = new Set(ada.engine.ledger.entries.map(({ id }) => id));
    await editSomething(ada, space, random);
    while (ada.engine.ledger.entries.length === known.size) await editSomething(ada, space, random);
    unwrap(await carrierOfComrade(ada, secret).sync());
    unwrap(await carrierOfComrade(gone, secret).read());
    const fresher = ada.engine.ledger.entries.filter(({ id }) => !known.has(id));
    for (const { id } of fresher) expect(gone.engine.ledger.entries.some((entry) => entry.id === id)).toBe(false);
  },
);
