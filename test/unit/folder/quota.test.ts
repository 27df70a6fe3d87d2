/** Packs where the room is bounded, as at a relay: what is full goes on as soon as something may go. */
import { expect, test } from 'vitest';
import { createFilePackStore } from '../../../engine/folder/file-pack-store.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import type { PackReplica } from '../../../engine/packs/pack-replica.ts';
import type { PackStore } from '../../../engine/packs/pack-store.ts';
import type { CarrierLimits } from '../../../engine/packs/save-packs.ts';
import { err } from '../../../shared/result.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

const day = 86_400_000;

function scene(seed: number, limits: Partial<CarrierLimits>) {
  const random = createRandom(seed);
  const group = createLightGroup(random, 1);
  const [ada] = group.replicas as [LightReplica];
  const files = createFilePackStore(createFaultyFolder(random).files(), ada.device);
  const sizes = new Map<string, number>();
  const room = { bytes: Number.POSITIVE_INFINITY, refused: 0 };
  const used = () => [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const store: PackStore = {
    ...files,
    write: async (shelf, pieces) => {
      const whole = [...pieces];
      const bytes = whole.reduce((sum, piece) => sum + piece.length, 0);
      if (used() + bytes > room.bytes) {
        room.refused += bytes;
        return err({ type: 'NoRoomThere' });
      }
      const written = await files.write(shelf, whole);
      if (written.ok) sizes.set(`${shelf.epoch.id}/${written.value.name}`, bytes);
      return written;
    },
    remove: async (shelf, name, keeping) => {
      const removed = await files.remove(shelf, name, keeping);
      if (removed.ok) sizes.delete(`${shelf.epoch.id}/${name}`);
      return removed;
    },
  };
  const carrier = createPackCarrier({ store, replica: ada, clock: ada.clock, limits });
  return { group, ada, carrier, room, used, packs: () => sizes.size };
}

test('full, it takes more as soon as what was put together has settled', async () => {
  const { ada, carrier, room, used } = scene(1, { tailPacks: 5, packBytes: 192 * 1024 });
  for (let n = 0; n < 8; n++) {
    ada.write(20_000);
    unwrap(await carrier.save());
  }
  room.bytes = used() + 10_000;
  ada.write(20_000);
  expect(await carrier.save()).toMatchObject({ ok: false, error: { type: 'NoRoomThere' } });
  ada.clockAt.now += day;
  await carrier.save();
  unwrap(await carrier.save());
  expect(carrier.custody()[0]?.ids.size).toBe(ada.ids(carrier.custody()[0]?.space ?? '').length);
});

test.each([1, 3, 5])('a space that outgrows its room by new keys makes room pack by pack (%i fit)', async (fitting) => {
  for (let seed = 1; seed <= 12; seed++) {
    const { group, ada, carrier, room, used } = scene(seed, { tailPacks: 50, packBytes: 64 * 1024 });
    for (let n = 0; n < 8; n++) {
      ada.write(50_000);
      unwrap(await carrier.save());
    }
    ada.rotate();
    room.bytes = used() + fitting * 53_338 + 10_000;
    let isSaved = false;
    for (let days = 0; days < 20 && !isSaved; days++) {
      isSaved = (await carrier.sync()).ok;
      ada.clockAt.now += day;
    }
    expect(isSaved, `seed ${seed}`).toBe(true);
    expect(carrier.custody()[0]?.ids.size).toBe(ada.ids(group.space).length);
  }
});

test('an edit larger than the room keeps no other from where it fits, and is not sent again a minute later', async () => {
  const { ada, carrier, room, used, group } = scene(7, { packBytes: 32 * 1024 * 1024 });
  ada.write(1_000);
  unwrap(await carrier.save());
  room.bytes = used() + 300_000;
  const small = [ada.write(2_000), ada.write(40_000)];
  const large = ada.write(2_000_000);
  small.push(ada.write(3_000));
  const there = () => carrier.custody()[0]?.ids;
  const full = { ok: false, error: { type: 'NoRoomThere' } };
  const byItself = () => carrier.save({ receipts: 'seldom', byItself: true });
  expect(await byItself()).toMatchObject(full);
  expect(small.every((id) => there()?.has(id))).toBe(true);
  expect(there()?.has(large)).toBe(false);
  const before = room.refused;
  for (let minutes = 0; minutes < 9; minutes++) {
    ada.clockAt.now += 60_000;
    small.push(ada.write(500));
    expect(await byItself()).toMatchObject(full);
    expect(there()?.has(small.at(-1) ?? '')).toBe(true);
  }
  expect(room.refused).toBe(before);
  // Somebody who asks is not told of a quarter of an hour ago.
  room.bytes = Number.POSITIVE_INFINITY;
  unwrap(await carrier.save());
  expect(there()?.size).toBe(ada.ids(group.space).length);
});

test('where nothing fits, however many receipts go with it, the search for what does comes to an end', async () => {
  const random = createRandom(3);
  const group = createLightGroup(random, 30);
  const shared = createFaultyFolder(random).files();
  const carriers = group.replicas.map((replica) =>
    createPackCarrier({ store: createFilePackStore(shared, replica.device), replica, clock: replica.clock }),
  );
  for (const replica of group.replicas) replica.write();
  for (let round = 0; round < 2; round++) for (const carrier of carriers) unwrap(await carrier.sync());
  const [ada] = group.replicas as [LightReplica];
  let tries = 0;
  const full: PackStore = {
    ...createFilePackStore(createFaultyFolder(random).files(), ada.device),
    write: async () => {
      if (++tries > 100) throw new Error('it is tried without end');
      return err({ type: 'NoRoomThere' });
    },
  };
  const carrier = createPackCarrier({ store: full, replica: ada, clock: ada.clock });
  expect(await carrier.sync({ byItself: true })).toMatchObject({ ok: false, error: { type: 'NoRoomThere' } });
});

test('while one edit does not fit, packs of the others are put together all the same', async () => {
  const { ada, carrier, room, used, packs } = scene(9, { tailPacks: 5 });
  ada.write(1_000);
  unwrap(await carrier.save());
  room.bytes = used() + 1_000_000;
  ada.write(2_000_000);
  for (let n = 0; n < 60; n++) {
    ada.write(300);
    ada.clockAt.now += 11 * 60_000;
    await carrier.save({ receipts: 'seldom', byItself: true });
  }
  expect(packs()).toBeLessThan(20);
});

test('what is too large for the room in one space keeps none of another from it', async () => {
  const random = createRandom(3);
  const [one, two] = [createLightGroup(random, 1), createLightGroup(random, 1)];
  const [first, second] = [...one.replicas, ...two.replicas] as [LightReplica, LightReplica];
  const of = (space: string) => (space === one.space ? first : second);
  const both: PackReplica = {
    ...first,
    spaces: () => [...first.spaces(), ...second.spaces()],
    ids: (space) => of(space).ids(space),
    holds: (space, id) => of(space).holds(space, id),
    envelopes: (space, ids) => of(space).envelopes(space, ids),
    receipts: (space) => of(space).receipts(space),
  };
  const files = createFilePackStore(createFaultyFolder(random).files(), first.device);
  const store: PackStore = {
    ...files,
    write: async (shelf, pieces) => {
      const whole = Buffer.concat([...pieces]);
      return whole.length > 300_000 ? err({ type: 'NoRoomThere' }) : files.write(shelf, [whole]);
    },
  };
  const carrier = createPackCarrier({ store, replica: both, clock: first.clock });
  first.write(2_000_000);
  const id = second.write(500);
  expect(await carrier.sync()).toMatchObject({ ok: false, error: { type: 'NoRoomThere' } });
  expect(carrier.custody().some(({ ids }) => ids.has(id))).toBe(true);
});
