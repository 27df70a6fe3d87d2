import { expect, test } from 'vitest';
import { runsFromEnvironment } from '../kit/random.ts';
import { runWorld } from '../kit/world/run-world.ts';
import { foundWorlds } from '../regressions/worlds.ts';

const { runs, seed } = runsFromEnvironment(200);

const inTens = Array.from({ length: Math.ceil(runs / 10) }, (_, ten) =>
  Array.from({ length: Math.min(10, runs - ten * 10) }, (_, one) => seed + ten * 10 + one),
);

test.each(inTens.map((seeds) => [seeds[0], seeds] as const))(
  'whatever happens to disks, clocks, channels, sticks and members, nothing is lost, leaked or untrue (ten seeds from %i)',
  async (_first, seeds) => {
    for (const each of seeds) {
      const { devices, faults } = await runWorld(each);
      expect(faults, `seed ${each}, ${devices} devices`).toEqual([]);
    }
  },
);

test.each(foundWorlds)('a world that went wrong once: $found (seed $seed)', async ({ seed: each }) => {
  expect((await runWorld(each)).faults).toEqual([]);
});

test('the same seed is the same world, byte for byte', async () => {
  const [first, again] = [await runWorld(seed), await runWorld(seed)];
  expect(again.story).toEqual(first.story);
  expect(again.digest).toBe(first.digest);
});
