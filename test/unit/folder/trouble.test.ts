/** Whatever devices do to what lies in a folder, none of them takes another's tidying for a loss. */
import { expect, test } from 'vitest';
import { emptyVector, type Vector, vectorAdd } from '../../../engine/bundles/vector.ts';
import { createFilePackStore } from '../../../engine/folder/file-pack-store.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { damagedIn, lossIn } from '../../../engine/sync/server-trouble.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';

const day = 86_400_000;

test.each([1, 2, 3])(
  'no loss is seen where nothing was lost, with keys replaced and packs put together (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const group = createLightGroup(random, 3);
    const [first] = group.replicas as [LightReplica];
    const folder = createFaultyFolder(random);
    const seen: unknown[] = [];
    const devices = group.replicas.map((replica) => {
      let held: ReadonlyMap<string, Vector> = new Map();
      const open = () =>
        createPackCarrier({
          ...{ store: createFilePackStore(folder.files(), replica.device), replica, clock: replica.clock },
          limits: { tailPacks: 3, packBytes: 60_000 },
          onRead: ({ skipped }, there) => {
            const loss = lossIn(held, new Map(there.map(({ space, vector }) => [space, vector])), skipped);
            const damaged = damagedIn(skipped, new Set());
            if (loss || damaged.length > 0) seen.push({ loss, damaged });
          },
        });
      let carrier = open();
      return {
        replica,
        restart: () => {
          carrier = open();
        },
        sync: async () => {
          await carrier.sync();
          held = new Map(carrier.custody().map(({ space, vector }) => [space, vector]));
        },
      };
    });
    for (let step = 0; step < 150; step++) {
      const device = random.pick(devices);
      if (random.chance(0.7)) device.replica.write(random.below(20_000) + 1);
      if (random.chance(0.05)) first.rotate();
      if (random.chance(0.1)) device.restart();
      if (random.chance(0.2)) first.clockAt.now += random.pick([700_000, day, 10 * day]);
      await device.sync();
    }
    expect(seen).toEqual([]);
  },
);

test.each(['Unreadable', 'NewerVersion', 'TooLarge', 'OtherGroup'] as const)(
  'nothing is concluded while a pack of somebody else is %s: it may hold what lacks',
  (why) => {
    const before = new Map([['space', vectorAdd(emptyVector, 'writer', [1, 3])]]);
    const now = new Map([['space', emptyVector]]);
    expect(lossIn(before, now, [])).toBe('lost');
    expect(lossIn(before, now, [{ name: 'a/b.p', why }])).toBeUndefined();
  },
);
