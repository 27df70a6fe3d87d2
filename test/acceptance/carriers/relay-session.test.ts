/** One space at a real relay, below packs: what a laptop concludes from what it is told, and in which order. */
import { expect, test } from 'vitest';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { createRelayPackStore } from '../../../engine/relay/relay-pack-store.ts';
import { createRelaySession, type RelaySession } from '../../../engine/relay/relay-session.ts';
import type { ReplicaDevice, ReplicaSpace } from '../../../engine/sync/replica.ts';
import { withNarrowLine } from '../../kit/between.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { startLyingRelay } from '../../kit/lying-relay.ts';
import { createRandom } from '../../kit/random.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { unwrap } from '../../kit/vaults.ts';

async function scene(use: (scene: Scene) => Promise<void>, words: readonly string[] = []) {
  const relay = await startRelay(words);
  const ended: (() => Promise<void>)[] = [];
  const group = createLightGroup(createRandom(1), 3);
  const usual = await relay.voucher();
  try {
    await use({
      relay,
      replicas: group.replicas,
      ended,
      sessionOf: (replica, { origin = relay.url, voucher = usual } = {}) => {
        let memory: string | undefined;
        const session = createRelaySession({
          ...{ origin, space: group.space, replica, box: replica.box, clock: replica.clock },
          voucher: { text: () => voucher, used: () => {} },
          memory: {
            read: async () => memory,
            keep: async (text) => {
              memory = text;
            },
          },
        });
        ended.unshift(session.close);
        return session;
      },
    });
  } finally {
    for (const end of ended) await end();
    await relay.end();
  }
}

interface Scene {
  readonly relay: RelayProcess;
  readonly replicas: readonly LightReplica[];
  readonly ended: (() => Promise<void>)[];
  sessionOf(replica: LightReplica, more?: { readonly origin?: string; readonly voucher?: string }): RelaySession;
}

/** The space as somebody knows it for whom these are stewards, and who knows of so many. */
function known(replica: LightReplica, stewards: number, count: number): ReplicaSpace {
  const [space] = replica.spaces();
  if (!space) throw new Error('a replica without its space');
  const devices = space.devices.slice(0, count);
  return { ...space, devices: devices.map((each, at): ReplicaDevice => ({ ...each, role: roleAt(at, stewards) })) };
}

function roleAt(place: number, stewards: number): 'steward' | 'member' {
  return place < stewards ? 'steward' : 'member';
}

const listNumber = async (session: RelaySession, epoch: string) => {
  unwrap(await session.refresh());
  return session.log(epoch)?.newest;
};

test('an entry that overtakes the answer before it makes no honest relay one that was set back', async () => {
  await scene(async ({ relay, replicas: [ada], ended, sessionOf }) => {
    if (!ada) throw new Error('nobody');
    const between = await startLyingRelay(relay.url);
    ended.push(between.close);
    const session = sessionOf(ada, { origin: between.url });
    unwrap(await session.refresh());
    unwrap(await session.account.settle(known(ada, 1, 2)));
    between.tell('overtakes');
    // Another list: every log is entered again.
    unwrap(await session.account.settle(known(ada, 1, 3)));
    expect(between.lies()).toBeGreaterThan(0);
    expect(session.trouble()).toBeUndefined();
  });
});

test('two stewards who do not know of the same people leave each other’s lists for a while', async () => {
  await scene(async ({ replicas: [ada, bo], sessionOf }) => {
    if (!ada || !bo) throw new Error('nobody');
    const [first, second] = [sessionOf(ada), sessionOf(bo)];
    unwrap(await first.refresh());
    unwrap(await first.account.settle(known(ada, 2, 2)));
    const [epoch = { id: '' }] = known(ada, 2, 2).epochs;
    unwrap(await second.refresh());
    // Bo has let somebody in whom Ada does not know of.
    unwrap(await second.account.settle(known(bo, 2, 3)));
    const listed = await listNumber(first, epoch.id);
    for (let rounds = 0; rounds < 5; rounds++) {
      expect(unwrap(await first.account.settle(known(ada, 2, 2))).steward).toBe(true);
      await listNumber(second, epoch.id);
      unwrap(await second.account.settle(known(bo, 2, 3)));
      expect(await listNumber(first, epoch.id)).toBe(listed);
    }
    // Whoever knows better for good says so in the end, and only so often.
    ada.clockAt.now += 11 * 60_000;
    unwrap(await first.account.settle(known(ada, 2, 2)));
    expect(await listNumber(first, epoch.id)).toBe((listed ?? 0) + 1);
    await listNumber(second, epoch.id);
    unwrap(await second.account.settle(known(bo, 2, 3)));
    const again = await listNumber(first, epoch.id);
    for (let rounds = 0; rounds < 5; rounds++) unwrap(await first.account.settle(known(ada, 2, 2)));
    expect(await listNumber(first, epoch.id)).toBe(again);
  });
});

test('what finds no room at a relay leaves none of it there, and smaller edits go in', async () => {
  await scene(async ({ relay, replicas: [ada], sessionOf }) => {
    if (!ada) throw new Error('nobody');
    const small = await relay.voucher('--bytes', '900KB');
    const session = sessionOf(ada, { voucher: small });
    const carrier = createPackCarrier({ store: createRelayPackStore(session), replica: ada, clock: ada.clock });
    ada.write(1_000);
    unwrap(await carrier.sync());
    const [before = 0] = session.usage() ?? [];
    ada.write(3_000_000);
    const id = ada.write(2_000);
    expect(await carrier.sync()).toMatchObject({ ok: false, error: { type: 'NoRoomThere' } });
    expect(carrier.custody()[0]?.ids.has(id)).toBe(true);
    // A voucher's bytes are the relay's to count: asked anew.
    const again = sessionOf(ada, { voucher: small });
    unwrap(await again.refresh());
    const [used = 0] = again.usage() ?? [];
    expect(used - before).toBeLessThan(20_000);
  });
});

test('a relay that takes smaller blobs than most gets packs in smaller slices', async () => {
  const use = async ({ replicas: [ada, bo], sessionOf }: Scene) => {
    if (!ada || !bo) throw new Error('nobody');
    const carrierOf = (replica: LightReplica) =>
      createPackCarrier({ store: createRelayPackStore(sessionOf(replica)), replica, clock: replica.clock });
    const id = ada.write(300_000);
    unwrap(await carrierOf(ada).sync());
    unwrap(await carrierOf(bo).read());
    expect(bo.ids('')).toContain(id);
  };
  await scene(use, ['--blob-size', '64KB']);
});

test('over a line that takes seconds each way and brings two kilobytes in each, what goes slowly is no silence', async () => {
  await scene(async ({ relay, replicas: [ada], sessionOf }) => {
    await withNarrowLine(relay.port, { bytesPerSecond: 2_500, latency: 1_500 }, async (port) => {
      const session = sessionOf(ada as LightReplica, { origin: `ws://127.0.0.1:${port}` });
      const carrier = createPackCarrier({
        store: createRelayPackStore(session),
        replica: ada as LightReplica,
        clock: Date.now,
      });
      // Longer underway than anybody waits for a relay that says nothing.
      ada?.write(60_000);
      expect(await carrier.sync()).toMatchObject({ ok: true, value: { saved: { packs: 1 } } });
      await session.close();
    });
  });
});
