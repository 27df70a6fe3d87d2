/**
 * `npm run bench:relay`: what one relay on this computer takes and gives, one or two fronts on a PostgreSQL that is started for it,
 * and a stock automerge-repo sync server under the same load (`stock-load.ts` says what is easier for it).
 * Bounded, on loopback; the load comes from a process of its own, which shares the processors with the relay and the database.
 * `-- --seconds 10 --groups 8 --in-flight 16 --only embedded`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openPostgresStore } from '../../relay/postgres-store.ts';
import { hashOfVoucher, leaveVoucher, newVoucherText } from '../../relay/vouchers.ts';
import { startPostgres } from '../kit/postgres-server.ts';
import { startRelay } from '../kit/relay-process.ts';
import { isStockServerInstalled, startStockServer, whyNoStockServer } from '../kit/stock-server.ts';
import type { Load, Measured } from './relay-load.ts';

interface Target {
  readonly urls: readonly string[];
  /** The program that puts the load on it. */
  readonly load?: string;
  vouchers(count: number): Promise<readonly string[]>;
  memory(): Promise<number>;
  end(): Promise<void>;
}

const quota = { bytes: 10e9, entriesPerDay: 10_000_000 };
const words = [
  ...['--asks-per-second', '100000', '--bytes-per-second', '1GB', '--attempts-per-minute', '1000000'],
  ...['--connections-per-address', '1000'],
];

/** Each is measured the same way, one after the other. */
const targets: Readonly<Record<string, () => Promise<Target>>> = {
  embedded: async () => {
    const { url, memory, end, data } = await startRelay(words);
    const vouchers = (count: number) =>
      Promise.all(Array.from({ length: count }, () => leaveVoucher(data, quota, Date.now() + 86_400_000)));
    return { urls: [url], vouchers, memory, end };
  },
  postgres: () => onPostgres(1),
  'postgres-2-fronts': () => onPostgres(2),
  'stock-sync-server': async () => {
    const { url, memory, end } = await startStockServer();
    const vouchers = async (count: number) => Array.from({ length: count }, () => '');
    return { urls: [url], load: './stock-load.js', vouchers, memory, end };
  },
};

/** Settings as Debian has them: each commit is synced. */
async function onPostgres(count: number): Promise<Target> {
  const server = await startPostgres({ settings: { shared_buffers: '128MB' } });
  const database = await server.database();
  const start = () => startRelay(words, undefined, { SAMBAND_RELAY_POSTGRES: database });
  const fronts = await Promise.all(Array.from({ length: count }, start));
  return {
    urls: fronts.map(({ url }) => url),
    vouchers: async (many) => {
      const store = await openPostgresStore(database);
      const until = Date.now() + 86_400_000;
      const texts = Array.from({ length: many }, newVoucherText);
      for (const text of texts) await store.addVoucher({ hash: hashOfVoucher(text), quota, until });
      await store.close();
      return texts;
    },
    memory: async () => {
      const bytes = await Promise.all(fronts.map((front) => front.memory()));
      return bytes.reduce((sum, one) => sum + one, 0);
    },
    end: async () => {
      await Promise.all(fronts.map((front) => front.end()));
      await server.end();
    },
  };
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    groups: { type: 'string', default: '8' },
    'in-flight': { type: 'string', default: '16' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const inFlight = Number(values['in-flight']);
const quietGroups = 250;

for (const [name, start] of Object.entries(targets)) {
  if (values.only && values.only !== name) continue;
  if (name === 'stock-sync-server' && !isStockServerInstalled()) {
    console.log(`${name}: ${whyNoStockServer()}`);
    continue;
  }
  const target = await start();
  const load = fork(fileURLToPath(new URL(target.load ?? './relay-load.js', import.meta.url)));
  try {
    await measure(name, target, (one) => tell(load, one));
  } finally {
    load.kill();
    await target.end();
  }
}

async function measure(name: string, target: Target, run: (load: Load) => Promise<Measured>): Promise<void> {
  const { urls } = target;
  await run({ type: 'open', urls, vouchers: await target.vouchers(Number(values.groups)), quiet: false });
  await run({ type: 'open', urls, vouchers: await target.vouchers(quietGroups), quiet: true });
  const atRest = await target.memory();
  const say = (what: string, ...figures: readonly string[]) => console.log(`${name}: ${what}: ${figures.join(', ')}`);

  const appending = { type: 'append', urls, seconds, inFlight, most: seconds * 8_000 } as const;
  const appends = async (what: string, more: Partial<typeof appending> & { readonly documentBytes?: number } = {}) => {
    const { appends: count, perSecond, p50, p99, refused } = await run({ ...appending, ...more });
    const figures = [`${round(perSecond)}/s`, `p50 ${ms(p50)}`, `p99 ${ms(p99)}`, `${round(count)} in all`];
    say(what, ...figures, `${refused} refused`, `${megabytes(await target.memory())} resident`);
  };
  await appends(`appends of 4 kB, ${values.groups} connections with ${inFlight} underway each`);
  const read = await run({ type: 'catchUp', urls });
  say(
    'catch-up',
    `${round(read['perSecond'])} blobs/s`,
    `${round(read['megabytesPerSecond'])} MB/s`,
    `${read['blobs']} in all`,
  );
  // A document costs such a server more the longer it is.
  if (target.load)
    for (const size of [1, 4]) {
      const more = { documentBytes: size * 2 ** 20, most: 16_000 };
      await appends(`appends as before, a new document after ${size} MB and not after a quarter`, more);
    }
  for (const connections of [1_000, 5_000]) {
    const { connections: open = 0, perSecond } = await run({ type: 'connect', urls, connections, addresses: 10 });
    const memory = await target.memory();
    const figures = [
      `${megabytes(memory)} resident (${megabytes(atRest)} at rest)`,
      `${round(perSecond)} entered a second`,
    ];
    say(`${open} of ${connections} connections wait in ${quietGroups} groups`, ...figures);
  }
  await appends('the same while they wait');
}

function tell(load: ChildProcess, one: Load): Promise<Measured> {
  return new Promise((go, failed) => {
    load.once('message', (measured) => go(measured as Measured));
    load.once('exit', (code) => failed(new Error(`the load ended: ${code}`)));
    load.send(one);
  });
}

function round(value = 0): string {
  return Math.round(value).toLocaleString('en');
}

function ms(value = 0): string {
  return `${value.toFixed(1)} ms`;
}

function megabytes(bytes: number): string {
  return `${round(bytes / 1e6)} MB`;
}
