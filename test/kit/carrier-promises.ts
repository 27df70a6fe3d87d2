/**
 * What every carrier of packs promises, whoever keeps them: the same tests for a folder, a relay, a server of somebody else's.
 * They are run by whoever has such a carrier to show, in a test file of its own.
 */
import { expect, test } from 'vitest';
import { isGone } from '../../engine/folder/carrier-files.ts';
import type { PackCarrier } from '../../engine/packs/pack-carrier.ts';
import type { CarrierLimits } from '../../engine/packs/save-packs.ts';
import { createLightGroup, type LightGroup, type LightReplica } from './light-replica.ts';
import { createRandom, type Random } from './random.ts';
import { unwrap } from './vaults.ts';

/** One place where packs lie, as several devices reach it. */
export interface CarrierPlace {
  /** A device's own way to it, as after a start of the app. */
  readonly carrierOf: (replica: LightReplica, limits?: Partial<CarrierLimits>) => PackCarrier;
  /** Out of reach, in whatever moment; what was told durable is still there afterwards. */
  readonly takeAway: () => Promise<void>;
  readonly bringBack: () => Promise<void>;
  /** All that lies there is lost, and the place is there again. */
  readonly wipe: () => Promise<void>;
  /**
   * Somebody who is no member, and can write wherever members can, does what harm they can to all that is there now. How many
   * things of the group's were harmed.
   */
  readonly vandalise: () => Promise<number>;
  /** Everything that whoever keeps the place can look into. */
  readonly contents: () => Promise<readonly Uint8Array[]>;
  readonly end: () => Promise<void>;
}

export interface CarrierKind {
  readonly name: string;
  readonly make: (group: LightGroup, random: Random) => Promise<CarrierPlace>;
  /** What was read back counts while it is out of reach, too. */
  readonly lasts: boolean;
  /** Why these tests cannot be run here. */
  readonly missing?: string | undefined;
}

interface Scene {
  readonly place: CarrierPlace;
  readonly group: LightGroup;
  readonly ada: LightReplica;
  readonly bo: LightReplica;
  readonly random: Random;
}

export function carrierPromises({ name: kind, make, lasts, missing }: CarrierKind): void {
  const promise = (name: string, run: (scene: Scene) => Promise<void>, seed = 1) =>
    test(`${kind}: ${name}`, async () => {
      if (missing !== undefined) {
        process.stdout.write(`NOT RUN: ${kind}: ${name} (${missing})\n`);
        return;
      }
      const random = createRandom(seed);
      const group = createLightGroup(random, 2);
      const [ada, bo] = group.replicas as [LightReplica, LightReplica];
      const place = await make(group, random);
      try {
        await run({ place, group, ada, bo, random });
      } finally {
        await place.end();
      }
    });

  promise('what one saves the other reads, and nothing is written or read twice', async ({ place, ada, bo, group }) => {
    for (let n = 0; n < 20; n++) ada.write();
    const [save, read] = [place.carrierOf(ada), place.carrierOf(bo)];
    expect(unwrap(await save.save())).toMatchObject({ packs: 1, envelopes: 21, unreadable: 0, skipped: [] });
    expect(unwrap(await save.save())).toMatchObject({ packs: 0, bytes: 0 });
    expect(unwrap(await read.read())).toMatchObject({ packs: 1, read: 1, received: 20, receipts: 1, skipped: [] });
    expectSame(ada, bo, group);
    expect(unwrap(await read.read())).toMatchObject({ packs: 1, read: 0, received: 0, bytes: 0 });
    unwrap(await read.save());
    unwrap(await save.read());
    expect(ada.receipts(group.space).find(({ device }) => device === bo.device)?.vector).toEqual(bo.vector());
    // Receipts are not answered by receipts for ever.
    for (let turn = 0; turn < 3; turn++)
      for (const carrier of [save, read])
        expect(unwrap(await carrier.sync())).toMatchObject({ saved: { packs: 0 }, read: { read: 0 } });
  });

  promise('whatever the order and however large, all come to the same, and a third later too', async (scene) => {
    const { place, group, ada, bo, random } = scene;
    const devices = [ada, bo, group.newcomer()];
    const carriers = devices.map((device) => place.carrierOf(device, { packBytes: 300_000, tailPacks: 3 }));
    for (let step = 0; step < 40; step++) {
      const at = random.below(devices.length);
      const [device, carrier] = [devices[at], carriers[at]];
      if (!device || !carrier) throw new Error('no such device');
      if (random.chance(0.6)) device.write(random.chance(0.1) ? 1_500_000 : random.below(40_000) + 1);
      if (random.chance(0.3)) unwrap(await carrier.read());
      if (random.chance(0.3)) unwrap(await carrier.save());
      if (random.chance(0.1)) ada.clockAt.now += 700_000;
    }
    for (let turn = 0; turn < 2; turn++) for (const carrier of carriers) unwrap(await carrier.sync());
    const last = group.newcomer();
    unwrap(await place.carrierOf(last).read());
    for (const device of [...devices, last]) expectSame(ada, device, group);
  });

  promise('two that do everything at once lose nothing', async ({ place, group, ada, bo }) => {
    const carriers = [ada, bo].map((device) => place.carrierOf(device, { packBytes: 300_000, tailPacks: 3 }));
    for (let round = 0; round < 12; round++) {
      for (const device of [ada, bo]) for (let n = 0; n < 3; n++) device.write(20_000);
      // What the other has just removed is not there to be read: that is all that may be in the way.
      for (const done of await Promise.all(carriers.map((carrier) => carrier.sync())))
        if (!done.ok) expect(done.error.type).toBe('NotFound');
      ada.clockAt.now += 700_000;
    }
    for (let turn = 0; turn < 2; turn++) for (const carrier of carriers) unwrap(await carrier.sync());
    const last = group.newcomer();
    unwrap(await place.carrierOf(last).read());
    for (const device of [bo, last]) expectSame(ada, device, group);
  });

  promise('taken away, it is said to be gone, counts for nothing new, and goes on where it was', async (scene) => {
    const { place, group, ada, bo } = scene;
    const id = ada.write();
    const [save, read] = [place.carrierOf(ada), place.carrierOf(bo)];
    unwrap(await save.save());
    expect(save.custody()[0]?.ids.has(id)).toBe(true);
    await place.takeAway();
    const later = ada.write();
    for (const done of [await save.save(), await read.read()]) expect(!done.ok && isGone(done.error)).toBe(true);
    expect(save.custody()[0]?.ids.has(id)).toBe(lasts);
    expect(save.custody()[0]?.ids.has(later)).toBe(false);
    await place.bringBack();
    unwrap(await save.sync());
    unwrap(await read.sync());
    expect(save.custody()[0]?.ids).toEqual(new Set([...ada.ids(group.space), id, later]));
    expectSame(ada, bo, group);
  });

  promise('taken away in mid-save, what it says that it has is there, and the rest is saved again', async (scene) => {
    const { place, group, ada } = scene;
    for (let n = 0; n < 12; n++) ada.write(400_000);
    const save = place.carrierOf(ada, { packBytes: 1_000_000 });
    const saving = save.save();
    await place.takeAway();
    await saving;
    await place.bringBack();
    unwrap(await save.read());
    const custody = save.custody()[0]?.ids ?? new Set<string>();
    const early = group.newcomer();
    unwrap(await place.carrierOf(early).read());
    for (const id of custody) expect(early.holds(group.space, id)).toBe(true);
    unwrap(await save.save());
    expect(save.custody()[0]?.ids.size).toBe(ada.ids(group.space).length);
    const later = group.newcomer();
    unwrap(await place.carrierOf(later).read());
    expectSame(ada, later, group);
  });

  promise('wiped, it holds nothing any more, says so, and is filled again', async ({ place, group, ada, bo }) => {
    for (let n = 0; n < 5; n++) ada.write(200_000);
    const [save, read] = [place.carrierOf(ada), place.carrierOf(bo)];
    unwrap(await save.save());
    await place.wipe();
    unwrap(await save.read());
    expect(save.custody()[0]).toMatchObject({ packs: 0, ids: new Set() });
    expect(unwrap(await save.save())).toMatchObject({ envelopes: 6 });
    unwrap(await read.read());
    expectSame(ada, bo, group);
  });

  promise('what strangers overwrite, delete and add costs no more than writing it anew', async (scene) => {
    const { place, group, ada, bo } = scene;
    const [save, read] = [place.carrierOf(ada), place.carrierOf(bo)];
    for (let n = 0; n < 4; n++) {
      ada.write(30_000);
      unwrap(await save.save());
    }
    expect(await place.vandalise()).toBeGreaterThan(0);
    const vandalised = group.newcomer();
    const report = unwrap(await place.carrierOf(vandalised).read());
    expect(report.refused).toEqual([]);
    // As after a start: what this device had read back an hour ago says nothing about now.
    unwrap(await place.carrierOf(ada).sync());
    unwrap(await read.sync());
    ada.write();
    unwrap(await save.sync());
    const later = group.newcomer();
    unwrap(await place.carrierOf(later).read());
    for (const device of [later]) expectSame(ada, device, group);
  });

  promise('what is put together leaves few, and nothing is dropped', async ({ place, group, ada }) => {
    const carrier = place.carrierOf(ada, { tailPacks: 5 });
    for (let n = 0; n < 60; n++) {
      ada.write();
      unwrap(await carrier.save());
      ada.clockAt.now += 700_000;
    }
    expect(carrier.custody()[0]?.packs).toBeLessThan(20);
    const later = group.newcomer();
    const read = unwrap(await place.carrierOf(later).read());
    expect(read.packs).toBe(carrier.custody()[0]?.packs);
    expectSame(ada, later, group);
  });

  promise('under a key that was replaced stays what leads to the present one, and in time no more', async (scene) => {
    const { place, group, ada, bo } = scene;
    for (let n = 0; n < 8; n++) ada.write(60_000);
    const [hers, his] = [place.carrierOf(ada), place.carrierOf(bo)];
    unwrap(await hers.save());
    unwrap(await his.sync());
    const bytesThere = () => hers.custody()[0]?.bytes ?? 0;
    const once = bytesThere();
    ada.rotate();
    for (let turn = 0; turn < 2; turn++) for (const carrier of [hers, his]) unwrap(await carrier.sync());
    expect(bytesThere()).toBeGreaterThan(1.8 * once);
    ada.clockAt.now += 700_000;
    for (const carrier of [hers, his, hers]) unwrap(await carrier.sync());
    expect(bytesThere()).toBeLessThan(1.2 * once);
    const onlyOldKey = group.newcomer();
    unwrap(await place.carrierOf(onlyOldKey).read());
    expectSame(ada, onlyOldKey, group);
    for (let turn = 0; turn < 2; turn++)
      for (const carrier of [hers, his]) expect(unwrap(await carrier.sync())).toMatchObject({ saved: { packs: 0 } });
  });

  promise('whoever keeps it finds no key in it, and no id of a device or a bundle', async (scene) => {
    const { place, group, ada, bo } = scene;
    const id = ada.write(50_000);
    unwrap(await place.carrierOf(ada).save());
    unwrap(await place.carrierOf(bo).sync());
    const contents = await place.contents();
    expect(contents.reduce((sum, bytes) => sum + bytes.length, 0)).toBeGreaterThan(50_000);
    for (const secret of [ada.device, bo.device, id, Buffer.from(group.epoch.contentKey).toString('hex')])
      for (const bytes of contents) {
        expect(Buffer.from(bytes).includes(Buffer.from(secret, 'hex'))).toBe(false);
        expect(Buffer.from(bytes).includes(secret)).toBe(false);
      }
  });
}

function expectSame(a: LightReplica, b: LightReplica, { space }: LightGroup): void {
  expect([...b.ids(space)].sort()).toEqual([...a.ids(space)].sort());
}
