/**
 * Prints how long a stock automerge-repo sync server, on this computer, takes to save to and to be read: `npm run
 * bench:stock-server [-- 10000]`. Figures only; nothing passes or fails here.
 */
import { createAutomergePackStore } from '../../engine/automerge-server/automerge-pack-store.ts';
import { serverUrl } from '../../engine/automerge-server/server-url.ts';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { createPackCarrier } from '../../engine/packs/pack-carrier.ts';
import type { PackCache } from '../../engine/packs/packs-here.ts';
import { replicaOf } from '../../engine/sync/engine-replica.ts';
import { type Comrade, editSomething } from '../kit/comrades.ts';
import { createLargeSpace } from '../kit/large-space.ts';
import { packCacheInMemory } from '../kit/pack-cache-in-memory.ts';
import { createRandom } from '../kit/random.ts';
import { documentsIn, filesOn, startStockServer } from '../kit/stock-server.ts';

await readyAutomerge();
const organisations = Number(process.argv[2] ?? 10_000);
const random = createRandom(1);
const server = await startStockServer();
const ends: (() => Promise<void>)[] = [];
try {
  const { ada, bo, space } = await createLargeSpace(organisations, random);
  const kept = new Map<string, { text?: string; cache: PackCache }>();
  const carrierOf = ({ name, engine, device }: Comrade) => {
    const own = kept.get(name) ?? { cache: packCacheInMemory().cache };
    kept.set(name, own);
    const url = serverUrl(server.url, false);
    if (!url.ok) throw new Error(url.error.type);
    const memory = {
      read: async () => own.text,
      keep: async (text: string) => {
        own.text = text;
      },
    };
    const store = createAutomergePackStore({ url: url.value, origin: 'wss://sync.example', memory });
    ends.push(store.close);
    const carrier = createPackCarrier({
      store,
      cache: own.cache,
      replica: replicaOf(engine, device, Date.now),
      clock: Date.now,
    });
    return { ...carrier, close: store.close };
  };
  const [a, b] = [carrierOf(ada), carrierOf(bo)];
  say(`${organisations} organisations`, `${ada.engine.ledger.entries.length} bundles`);
  await timed('save the whole space', () => a.save());
  const onDisk = await filesOn(server, (bytes) => bytes > 0);
  say('on the server', `${megabytes(onDisk)} in ${documentsIn(onDisk).length} documents`);
  await timed('save again, nothing changed', () => a.save());
  await editSomething(ada, space, random);
  await timed('save one edit', () => a.save());
  await timed('read the whole space into an empty vault', () => b.read());
  await timed('read again, nothing changed', () => b.read());
  const each: number[] = [];
  const start = performance.now();
  for (let n = 0; n < 1_000; n++) {
    await editSomething(ada, space, random);
    const before = performance.now();
    const saved = await a.save({ receipts: 'seldom' });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    each.push(performance.now() - before);
  }
  each.sort((one, other) => one - other);
  say('1,000 edits, each saved', `${Math.round(performance.now() - start)} ms`);
  say('… one of them, p50 / p95', `${(each[500] ?? 0).toFixed(1)} / ${(each[950] ?? 0).toFixed(1)} ms`);
  await timed('read all of them', () => b.read());
  const after = await filesOn(server, (bytes) => bytes > 0);
  say('on the server', `${megabytes(after)} in ${documentsIn(after).length} documents`);
  await a.close();
  say('kept between starts', `${((kept.get('Ada')?.text?.length ?? 0) / 1e3).toFixed(0)} kB`);
  await timed('a later start, nothing changed', () => carrierOf(ada).sync());
} finally {
  for (const end of ends) await end();
  await server.end();
}

async function timed(what: string, work: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  const start = performance.now();
  const done = await work();
  if (!done.ok) throw new Error(JSON.stringify(done));
  say(what, `${Math.round(performance.now() - start)} ms`);
}

function megabytes(files: readonly (readonly [string, Uint8Array])[]): string {
  return `${(files.reduce((sum, [, { length }]) => sum + length, 0) / 1e6).toFixed(1)} MB`;
}

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(60)} ${figure}`);
}
