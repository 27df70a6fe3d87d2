import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createFilePackStore } from '../../../engine/folder/file-pack-store.ts';
import { createNodeCarrierFiles } from '../../../engine/folder/node-carrier-files.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { type CarrierEvent, watchCarrier } from '../../../engine/packs/watch-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';

/** Pauses are a hundredth of the usual; looking from time to time is off unless asked for, so that only the system tells. */
function watchOf(replica: LightReplica, root: string, polls: boolean) {
  const events: CarrierEvent['type'][] = [];
  const files = createNodeCarrierFiles(root);
  const store = createFilePackStore(files, replica.device);
  const watch = watchCarrier({
    carrier: createPackCarrier({ store, replica, clock: replica.clock }),
    store,
    onLocalChange: (listener) => replica.onChange(listener),
    onEvent: ({ type }) => events.push(type),
    after: (milliseconds, run) => {
      if (milliseconds === 30_000 && !polls) return () => {};
      const timer = setTimeout(run, milliseconds / 100);
      return () => clearTimeout(timer);
    },
  });
  return { watch, events };
}

async function withFolder(use: (root: string) => Promise<void>): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'samband-watch-'));
  try {
    await mkdir(join(base, 'folder'));
    await use(join(base, 'folder'));
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

const patient = { timeout: 30_000, interval: 20 };

test('what one writes the other has as soon as the system tells of the file, both ways', async () => {
  await withFolder(async (root) => {
    const { replicas, space } = createLightGroup(createRandom(1), 2);
    const [ada, bo] = replicas as [LightReplica, LightReplica];
    const [a, b] = [watchOf(ada, root, false), watchOf(bo, root, false)];
    await a.watch.now();
    await b.watch.now();
    for (let turn = 0; turn < 5; turn++)
      for (const [from, to] of [
        [ada, bo],
        [bo, ada],
      ] as const) {
        const id = from.write();
        await vi.waitFor(() => expect(to.holds(space, id)).toBe(true), patient);
      }
    await a.watch.stop();
    await b.watch.stop();
  });
});

test('a folder that goes away and comes back is noticed without being told, and watched again', async () => {
  await withFolder(async (root) => {
    const { replicas, space } = createLightGroup(createRandom(2), 2);
    const [ada, bo] = replicas as [LightReplica, LightReplica];
    const [a, b] = [watchOf(ada, root, true), watchOf(bo, root, true)];
    await vi.waitFor(() => expect(a.events).toContain('synced'), patient);
    await rename(root, `${root}-away`);
    await vi.waitFor(() => expect(a.events.filter((each) => each === 'gone')).toHaveLength(1), patient);
    const id = ada.write();
    await rename(`${root}-away`, root);
    await vi.waitFor(() => expect(a.events).toContain('back'), patient);
    await vi.waitFor(() => expect(bo.holds(space, id)).toBe(true), patient);
    const later = ada.write();
    await vi.waitFor(() => expect(bo.holds(space, later)).toBe(true), patient);
    expect(a.events.filter((each) => each === 'gone')).toHaveLength(1);
    await a.watch.stop();
    await b.watch.stop();
  });
});
