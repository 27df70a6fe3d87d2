/** What only a server of automerge-repo's can do to packs: keep every change for ever, and let strangers write. */
import { decode } from 'cborg';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import {
  type AutomergePackStore,
  type AutomergeServerLimits,
  createAutomergePackStore,
} from '../../../engine/automerge-server/automerge-pack-store.ts';
import { serverUrl } from '../../../engine/automerge-server/server-url.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import type { PackReplica } from '../../../engine/packs/pack-replica.ts';
import { replicaOf } from '../../../engine/sync/engine-replica.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { strangerChanges } from '../../kit/automerge-stranger.ts';
import { withLine } from '../../kit/between.ts';
import { admit, type Comrade, createComrade, found } from '../../kit/comrades.ts';
import { searchDisk } from '../../kit/disk-search.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { packCacheInMemory } from '../../kit/pack-cache-in-memory.ts';
import { createRandom } from '../../kit/random.ts';
import { documentsIn, filesOn, type StockServer, startStockServer, whyNoStockServer } from '../../kit/stock-server.ts';
import { unwrap } from '../../kit/vaults.ts';

interface Scene {
  readonly server: StockServer;
  readonly storeAt: (url: string, limits?: Partial<AutomergeServerLimits>) => AutomergePackStore;
  readonly carrierOf: (
    replica: PackReplica,
    limits?: Partial<AutomergeServerLimits>,
    url?: string,
  ) => ReturnType<typeof createPackCarrier>;
}

function stockTest(name: string, run: (scene: Scene) => Promise<void>): void {
  test(name, async () => {
    const missing = whyNoStockServer();
    if (missing !== undefined) {
      process.stdout.write(`NOT RUN: ${name} (${missing})\n`);
      return;
    }
    const server = await startStockServer();
    const stores: AutomergePackStore[] = [];
    const storeAt = (url: string, limits: Partial<AutomergeServerLimits> = {}) => {
      const store = createAutomergePackStore({
        url: unwrap(serverUrl(url, false)),
        origin: 'wss://sync.example',
        limits,
      });
      stores.push(store);
      return store;
    };
    try {
      await run({
        server,
        storeAt,
        carrierOf: (replica, limits, url = server.url) =>
          createPackCarrier({ store: storeAt(url, limits), replica, clock, limits: { tailPacks: 4 } }),
      });
    } finally {
      for (const store of stores) await store.close();
      await server.end();
    }
  });
}

const hour = 3_600_000;
let now = 1_773_000_000_000;
const clock = () => now;

function scene() {
  const random = createRandom(1);
  const group = createLightGroup(random, 2);
  const [ada, bo] = group.replicas as [LightReplica, LightReplica];
  return { random, group, ada, bo };
}

function expectSame(a: LightReplica, b: LightReplica, space: string): void {
  expect([...b.ids(space)].sort()).toEqual([...a.ids(space)].sort());
}

const small = { pieceBytes: 20_000, pageBytes: 60_000 };

stockTest(
  'killed after any number of bytes of a save, it has what it is said to have, and gets the rest',
  async (on) => {
    const { server, carrierOf } = on;
    const { group, ada, bo } = scene();
    const carrier = createPackCarrier({ store: on.storeAt(server.url, small), replica: ada, clock });
    for (let round = 0; round < 8; round++) {
      for (let n = 0; n < 6; n++) ada.write(30_000);
      await withLine(Number(new URL(server.url).port), async (line) => {
        const through = carrierOf(ada, small, `ws://127.0.0.1:${line.port}`);
        line.after(1 + round * 31_000, server.kill);
        expect(await through.save()).toMatchObject({ ok: false, error: { type: 'CarrierGone' } });
      });
      await server.start();
      unwrap(await carrier.read());
      const early = group.newcomer();
      unwrap(await carrierOf(early).read());
      for (const id of carrier.custody()[0]?.ids ?? []) expect(early.holds(group.space, id)).toBe(true);
      unwrap(await carrier.save());
      expect(carrier.custody()[0]?.ids.size).toBe(ada.ids(group.space).length);
    }
    unwrap(await carrierOf(bo).read());
    expectSame(ada, bo, group.space);
  },
);

stockTest('documents stay small, and one whose packs were all removed is never asked for again', async (on) => {
  const { server, carrierOf, storeAt } = on;
  const { group, ada } = scene();
  const carrier = carrierOf(ada, small);
  for (let day = 0; day < 60; day++) {
    ada.write(12_000);
    unwrap(await carrier.save());
    now += hour;
  }
  const all = documentsIn(await filesOn(server, (bytes) => bytes > 60 * 12_000));
  expect(all.length).toBeGreaterThan(15);
  for (const id of all) {
    const files = (await filesOn(server, () => true)).filter(([path]) => path.includes(`/${id.slice(2)}/`));
    expect(files.reduce((sum, [, bytes]) => sum + bytes.length, 0)).toBeLessThan(200_000);
  }
  const newcomer = group.newcomer();
  await withEars(server.url, async (url, asked) => {
    unwrap(await createPackCarrier({ store: storeAt(url), replica: newcomer, clock }).read());
    expect(asked.size).toBeGreaterThan(1);
    expect(asked.size).toBeLessThan((2 * all.length) / 3);
  });
  expectSame(ada, newcomer, group.space);
});

stockTest(
  'a document that a stranger filled beyond what is taken costs what lay in it, until it is saved anew',
  async (on) => {
    const { server, carrierOf } = on;
    const limits = { document: { changes: 500, bytes: 2_000_000 }, frame: 3_000_000 };
    for (const bytes of [2_500_000, 4_000_000]) {
      const { group, ada, bo } = scene();
      const carrier = carrierOf(ada, limits);
      ada.write(100_000);
      unwrap(await carrier.save());
      const before = await filesOn(server, (held) => held > 100_000);
      const largest = before.sort(([, a], [, b]) => b.length - a.length)[0];
      const [page = ''] = documentsIn(largest ? [largest] : []);
      await strangerChanges(unwrap(serverUrl(server.url, false)), page, (document) => {
        document['much'] = createRandom(2).bytes(bytes);
      });
      for (const each of [carrier, carrierOf(bo, limits)]) {
        let passes = 0;
        while (!(await each.sync()).ok) expect(++passes).toBeLessThan(4);
      }
      expect(carrier.custody()[0]?.ids.size).toBe(ada.ids(group.space).length);
      const late = group.newcomer();
      const later = carrierOf(late, limits);
      let passes = 0;
      while (!(await later.read()).ok) expect(++passes).toBeLessThan(4);
      expectSame(ada, late, group.space);
      await server.kill();
      await server.wipe();
      await server.start();
    }
  },
);

stockTest(
  'a later start fetches only what came since, and believes nothing that the server has no more',
  async (on) => {
    const { server } = on;
    const { group, ada, bo } = scene();
    let text: string | undefined;
    const memory = {
      read: async () => text,
      keep: async (kept: string) => {
        text = kept;
      },
    };
    const { cache } = packCacheInMemory();
    const start = async (replica: LightReplica, url: string) => {
      const store = createAutomergePackStore({
        url: unwrap(serverUrl(url, false)),
        origin: 'wss://sync.example',
        memory,
      });
      return { store, carrier: createPackCarrier({ store, replica, clock, cache }) };
    };
    for (let n = 0; n < 6; n++) ada.write(400_000);
    const first = await start(ada, server.url);
    unwrap(await first.carrier.save());
    await first.store.close();
    bo.write(1_000);
    unwrap(await createPackCarrier({ store: on.storeAt(server.url), replica: bo, clock }).sync());
    await withEars(server.url, async (url, _asked, heard) => {
      const second = await start(ada, url);
      expect(unwrap(await second.carrier.read())).toMatchObject({ packs: 2 });
      // A table of contents is looked at again where no cache keeps it: the first page of the large pack, and what is new.
      expect(heard()).toBeLessThan(1_600_000);
      expectSame(bo, ada, group.space);
      await second.store.close();
    });
    // Whatever is remembered as there can be fetched again.
    const late = group.newcomer();
    const third = await start(late, server.url);
    unwrap(await third.carrier.read());
    expectSame(ada, late, group.space);
    await third.store.close();
    for (const wrong of [text, 'no memory', '{"version":1,"shelves":{"x":{}}}']) {
      text = wrong;
      await server.kill();
      await server.wipe();
      await server.start();
      const after = await start(ada, server.url);
      expect(unwrap(await after.carrier.sync()).saved).toMatchObject({ envelopes: 8 });
      await after.store.close();
    }
    unwrap(await createPackCarrier({ store: on.storeAt(server.url), replica: group.newcomer(), clock }).read());
  },
);

stockTest('what comes is told at once to whoever watches', async ({ server, storeAt }) => {
  const { ada, bo } = scene();
  const store = storeAt(server.url);
  const reader = createPackCarrier({ store, replica: bo, clock });
  const writer = createPackCarrier({ store: storeAt(server.url), replica: ada, clock });
  ada.write();
  unwrap(await writer.save());
  unwrap(await reader.read());
  const told = new Promise<void>((done) => store.watch(done));
  ada.write();
  unwrap(await writer.save());
  await told;
  unwrap(await reader.read());
  expect(bo.vector()).toEqual(ada.vector());
});

stockTest('nothing that real vaults write can be read on its disk', async ({ server, carrierOf }) => {
  await readyAutomerge();
  const random = createRandom(3);
  const since = Date.now();
  const [ada, bo] = [await createComrade({ name: 'Adela', random }), await createComrade({ name: 'Bosse', random })];
  const space = await found(ada);
  await admit(ada, bo, space);
  const planted = ['Fjellbygda Samvirke', 'Ingunn Planta', 'hemmelig notat om streiken'];
  for (const name of planted) {
    const edit = unwrap(newRecord({ kind: 'organisation', fields: { name }, space }, ada.context()));
    unwrap(await ada.engine.commit({ kind: 'edit', edits: [edit] }));
  }
  const at = ({ engine, device }: Comrade) => carrierOf(replicaOf(engine, device, clock));
  unwrap(await at(ada).save());
  expect(unwrap(await at(bo).sync()).read.received).toBeGreaterThan(2);
  await filesOn(server, (bytes) => bytes > 8_000);
  for (const text of [...planted, 'Adela', 'Bosse', space, 'coalition', 'organisation']) {
    const { found, looked } = searchDisk({ text, folders: [server.disk], since });
    expect(looked).toBeGreaterThan(1);
    expect(found).toEqual([]);
  }
});

/** Somebody in the middle who notes which documents are asked for, and how many bytes the server says. */
async function withEars(
  to: string,
  use: (url: string, asked: ReadonlySet<string>, heard: () => number) => Promise<void>,
): Promise<void> {
  const asked = new Set<string>();
  let heard = 0;
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((done) => server.once('listening', done));
  server.on('connection', (near) => {
    const far = new WebSocket(to);
    const open = new Promise((done) => far.once('open', done));
    near.on('message', (data: Buffer) => {
      const { documentId } = decode(data);
      if (documentId) asked.add(documentId);
      void open.then(() => far.send(data));
    });
    far.on('message', (data: Buffer) => {
      heard += data.length;
      near.send(data);
    });
    near.on('close', () => far.terminate());
    far.on('close', () => near.terminate());
  });
  const address = server.address();
  try {
    if (typeof address === 'object' && address) await use(`ws://127.0.0.1:${address.port}`, asked, () => heard);
  } finally {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}
