/**
 * Prints what a group's laptops put at a relay, by the real packing: edits spread evenly over some hours, each sent as a
 * pack of its own (the worst case), and everybody online all the while. `npm run bench:relay-day [-- people edits-each hours bytes stewards]`.
 * Laptops are light ones in one process, the store is in memory, and its clock is made up. Figures only.
 */

import { packNameOf } from '../../engine/packs/pack.ts';
import { createPackCarrier } from '../../engine/packs/pack-carrier.ts';
import type { PackStore } from '../../engine/packs/pack-store.ts';
import { sha256 } from '../../engine/secret/derive.ts';
import { err, ok } from '../../shared/result.ts';
import { createLightGroup, type LightReplica } from '../kit/light-replica.ts';
import { createRandom } from '../kit/random.ts';

const [people = 30, each = 40, hours = 1.6, bytes = 1_000, stewards = 2] = process.argv.slice(2).map(Number);
const random = createRandom(1);
const group = createLightGroup(random, people);
const [ada, ...others] = group.replicas;
if (!ada) throw new Error('nobody');
const files = new Map<string, { readonly pack: Uint8Array; readonly by: string }>();
const count = { packs: 0, bytes: 0, removed: 0, removedBytes: 0 };

/** As a relay: members remove their own, stewards anybody's. */
function storeOf({ device }: LightReplica, isSteward: boolean): PackStore {
  return {
    begin: async () => ok({ mark: 'one', lasts: true }),
    list: async () => ok([...files].map(([name, { pack }]) => ({ name, type: 'file' as const, size: pack.length }))),
    has: () => true,
    ready: async () => ok(true),
    makes: () => true,
    read: async (_shelf, name, from, length) => {
      const found = files.get(name)?.pack.subarray(from, from + length);
      return found ? ok(found) : err({ type: 'CarrierGone' });
    },
    write: async (_shelf, pieces) => {
      const pack = Buffer.concat([...pieces]);
      const name = packNameOf(sha256(pack));
      files.set(name, { pack, by: device });
      count.packs++;
      count.bytes += pack.length;
      return ok({ name, size: pack.length });
    },
    remove: async (_shelf, name) => {
      count.removed++;
      count.removedBytes += files.get(name)?.pack.length ?? 0;
      return ok(files.delete(name));
    },
    checksKept: true,
    mayRemove: (_shelf, name) => isSteward || files.get(name)?.by === device,
    clear: async () => {},
    watch: () => () => {},
  };
}

for (let n = 0; n < 1_000; n++) ada.write(4_000);
const laptops = [ada, ...others].map((replica, index) => ({
  replica,
  carrier: createPackCarrier({ store: storeOf(replica, index < stewards), replica, clock: () => ada.clockAt.now }),
}));
const syncAll = async () => {
  for (const { carrier } of laptops) {
    const done = await carrier.sync({ receipts: 'seldom' });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
};
await syncAll();
Object.assign(count, { packs: 0, bytes: 0, removed: 0, removedBytes: 0 });
const edits = people * each;
for (let n = 0; n < edits; n++) {
  ada.clockAt.now += Math.round((hours * 3_600_000) / edits);
  const { replica, carrier } = laptops[random.below(laptops.length)] ?? { replica: ada, carrier: undefined };
  replica.write(bytes);
  await carrier?.save({ receipts: 'seldom' });
  await syncAll();
}
const megabytes = (size: number) => `${(size / 1e6).toFixed(1)} MB`;
const say = (when: string) => {
  const lying = [...files.values()].reduce((sum, { pack }) => sum + pack.length, 0);
  console.log(
    `${when}: packs put: ${count.packs} (${(count.packs / edits).toFixed(2)} an edit), ${megabytes(count.bytes)}`,
  );
  console.log(
    `  removed: ${count.removed}, ${megabytes(count.removedBytes)}; there: ${files.size}, ${megabytes(lying)}`,
  );
};
say(`${people} people, ${edits} edits of ${bytes} bytes in ${hours} hours`);
for (const minutes of [11, 22]) {
  ada.clockAt.now += 11 * 60_000;
  await syncAll();
  say(`${minutes} quiet minutes later`);
}
