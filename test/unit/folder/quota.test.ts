/** Packs where the room is bounded, as at a relay: what is full goes on as soon as something may go. */
import { expect, test } from 'vitest';
import { createFilePackStore } from '../../../engine/folder/file-pack-store.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
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
  return { group, ada, carrier, room, used };
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
