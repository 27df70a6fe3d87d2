import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { createRandom } from '../random.ts';
import { withSeededChance } from '../seeded-chance.ts';
import { checkWorld } from './checks.ts';
import { assemble, happen } from './events.ts';
import { heal } from './healing.ts';
import { createWorld } from './world.ts';

export interface WorldReport {
  readonly seed: number;
  readonly devices: number;
  /** Empty where everything was as it must be. */
  readonly faults: readonly string[];
  /** The same for every run of one seed. */
  readonly digest: string;
  /** What happened, a line each. */
  readonly story: readonly string[];
}

/** One world from its beginning to its end; nothing of it is left to chance but the seed. */
export async function runWorld(seed: number, tell?: (text: string) => void): Promise<WorldReport> {
  await readyAutomerge();
  await readySodium();
  const random = createRandom(seed);
  return withSeededChance(createRandom(seed ^ 0x5eed), async () => {
    const world = createWorld(random, tell);
    const onRejection = (reason: unknown) => {
      world.fault(`a rejection that nobody handles: ${reason instanceof Error ? reason.stack : String(reason)}`);
    };
    process.on('unhandledRejection', onRejection);
    try {
      const scene = await assemble(world);
      for (let left = 15 + random.below(45); left > 0; left--) await happen(scene);
      await heal(world);
      checkWorld(world);
      await world.pass(2);
    } catch (error) {
      world.fault(`thrown: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      process.off('unhandledRejection', onRejection);
    }
    const { length: devices } = world.devices;
    for (const device of world.devices) await device.engine.close();
    return { seed, devices, faults: world.faults, digest: world.digest(), story: world.story };
  });
}
