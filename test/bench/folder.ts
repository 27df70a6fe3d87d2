/**
 * Prints how long a folder takes to save and to be read, on the real disk and, where there is an Apache, over WebDAV on
 * this computer, and the same over a relay: `npm run bench:folder [-- 10000]`. Figures only; nothing passes or fails here.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import type { CarrierFiles } from '../../engine/folder/carrier-files.ts';
import { createNodeCarrierFiles } from '../../engine/folder/node-carrier-files.ts';
import { createPackCarrier, type PackCarrier } from '../../engine/packs/pack-carrier.ts';
import { createRelayPackStore } from '../../engine/relay/relay-pack-store.ts';
import { createRelaySession, type RelaySession } from '../../engine/relay/relay-session.ts';
import { replicaOf } from '../../engine/sync/engine-replica.ts';
import { createWebdavCarrierFiles } from '../../engine/webdav/webdav-carrier-files.ts';
import { apachePath } from '../kit/apache-path.ts';
import { type Comrade, editSomething } from '../kit/comrades.ts';
import { createFolderCarrier } from '../kit/folder-carrier.ts';
import { createLargeSpace } from '../kit/large-space.ts';
import { createLightGroup } from '../kit/light-replica.ts';
import { createRandom } from '../kit/random.ts';
import { startRelay } from '../kit/relay-process.ts';
import { withWebdavServer } from '../kit/webdav-server.ts';

await readyAutomerge();
const organisations = Number(process.argv[2] ?? 10_000);
const random = createRandom(1);
const root = await mkdtemp(join(tmpdir(), 'samband-bench-folder-'));
try {
  await wholeSpace({ ...inFolder(() => createNodeCarrierFiles(root)), folder: root });
  await manyBundles();
} finally {
  await rm(root, { recursive: true, force: true });
}
if (existsSync(apachePath))
  await withWebdavServer({}, async (server) => {
    say('Over WebDAV', '');
    const files = () => {
      const made = createWebdavCarrierFiles(server);
      if (!made.ok) throw new Error(made.error.type);
      return made.value;
    };
    let before = 0;
    const requests = async () => {
      const all = (await server.requests()).length;
      const more = all - before;
      before = all;
      return more;
    };
    await wholeSpace({ ...inFolder(files), folder: server.folder, requests });
  });
await overRelay();

interface Place {
  readonly carrierOf: (comrade: Comrade, space: string) => PackCarrier;
  /** Where it lies on this disk. */
  readonly folder: string;
  /** How many were sent since this was last asked. */
  readonly requests?: () => Promise<number>;
}

function inFolder(files: () => CarrierFiles): Pick<Place, 'carrierOf'> {
  return {
    carrierOf: (comrade) =>
      createFolderCarrier({
        files: files(),
        replica: replicaOf(comrade.engine, comrade.device, Date.now),
        clock: Date.now,
      }),
  };
}

async function overRelay(): Promise<void> {
  say('Over a relay', '');
  const relay = await startRelay(['--asks-per-second', '100000', '--bytes-per-second', '1GB']);
  const voucher = await relay.voucher();
  const sessions: RelaySession[] = [];
  try {
    await wholeSpace({
      folder: relay.data,
      carrierOf: (comrade, space) => {
        const replica = replicaOf(comrade.engine, comrade.device, Date.now);
        const session = createRelaySession({
          ...{
            origin: relay.url,
            space,
            replica,
            box: comrade.device.box,
            clock: Date.now,
            voucher: { text: () => voucher, used: () => {} },
          },
          memory: { read: async () => undefined, keep: async () => {} },
        });
        sessions.push(session);
        return createPackCarrier({
          ...{ store: createRelayPackStore(session), replica, clock: Date.now },
          limits: { packBytes: 240 * 1024 },
        });
      },
    });
  } finally {
    for (const session of sessions) await session.close();
    await relay.end();
  }
}

async function wholeSpace({ carrierOf, folder, requests }: Place): Promise<void> {
  const { ada, bo, space } = await createLargeSpace(organisations, random);
  const [a, b] = [carrierOf(ada, space), carrierOf(bo, space)];
  say(`${organisations} organisations`, `${ada.engine.ledger.entries.length} bundles`);
  const step = async (what: string, work: Parameters<typeof timed>[1]) => timed(what, work, requests);
  await step('save the whole space to an empty folder', () => a.save());
  say('bytes in the folder', `${((await bytesIn(folder)) / 1e6).toFixed(1)} MB`);
  await step('save again, nothing changed', () => a.save());
  await editSomething(ada, space, random);
  await step('save one edit', () => a.save());
  await step('first look of a later start: everything read back', () => carrierOf(ada, space).save());
  await step('read the whole space into an empty vault', () => b.read());
  await step('read again, nothing changed', () => b.read());
}

/** A space after years of typing: many small bundles, without the engine behind it. */
async function manyBundles(): Promise<void> {
  const group = createLightGroup(random, 1);
  const [ada] = group.replicas;
  if (!ada) return;
  for (let n = 0; n < 100_000; n++) ada.write(300);
  const carrierOf = (replica: typeof ada) =>
    createFolderCarrier({ files: createNodeCarrierFiles(root), replica, clock: Date.now });
  await timed('100,000 small bundles: save', () => carrierOf(ada).save());
  await timed('100,000 small bundles: read, without applying them', () => carrierOf(group.newcomer()).read());
}

async function timed(
  what: string,
  work: () => Promise<{ readonly ok: boolean }>,
  requests?: () => Promise<number>,
): Promise<void> {
  const start = performance.now();
  const done = await work();
  if (!done.ok) throw new Error(JSON.stringify(done));
  const took = `${Math.round(performance.now() - start)} ms`;
  say(what, requests ? `${took}, ${await requests()} requests` : took);
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const each of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (each.isFile()) bytes += (await stat(join(each.parentPath, each.name))).size;
  return bytes;
}

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(60)} ${figure}`);
}
