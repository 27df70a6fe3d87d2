/**
 * `npm run bench:relay`: what one relay on this computer takes and gives. Bounded, on loopback; the load comes from a process of its own, which
 * shares the processors with the relay. `-- --seconds 10 --groups 8 --in-flight 16`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { leaveVoucher } from '../../relay/vouchers.ts';
import { startRelay } from '../kit/relay-process.ts';
import type { Load, Measured } from './relay-load.ts';

interface Target {
  readonly url: string;
  vouchers(count: number): Promise<readonly string[]>;
  memory(): Promise<number>;
  end(): Promise<void>;
}

/** Each is measured the same way, one after the other. */
const targets: Readonly<Record<string, () => Promise<Target>>> = {
  embedded: async () => {
    const relay = await startRelay([
      ...['--asks-per-second', '100000', '--bytes-per-second', '1GB', '--attempts-per-minute', '1000000'],
      ...['--connections-per-address', '1000'],
    ]);
    const { url, memory, end, data } = relay;
    const quota = { bytes: 10e9, entriesPerDay: 10_000_000 };
    const vouchers = (count: number) =>
      Promise.all(Array.from({ length: count }, () => leaveVoucher(data, quota, Date.now() + 86_400_000)));
    return { url, vouchers, memory, end };
  },
};

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
  const target = await start();
  const load = fork(fileURLToPath(new URL('./relay-load.js', import.meta.url)));
  try {
    await measure(name, target, (one) => tell(load, one));
  } finally {
    load.kill();
    await target.end();
  }
}

async function measure(name: string, target: Target, run: (load: Load) => Promise<Measured>): Promise<void> {
  const { url } = target;
  await run({ type: 'open', url, vouchers: await target.vouchers(Number(values.groups)), quiet: false });
  await run({ type: 'open', url, vouchers: await target.vouchers(quietGroups), quiet: true });
  const atRest = await target.memory();
  const say = (what: string, ...figures: readonly string[]) => console.log(`${name}: ${what}: ${figures.join(', ')}`);

  const appending = { type: 'append', url, seconds, inFlight, most: seconds * 8_000 } as const;
  const appends = async (what: string) => {
    const { appends: count, perSecond, p50, p99, refused } = await run(appending);
    const figures = [`${round(perSecond)}/s`, `p50 ${ms(p50)}`, `p99 ${ms(p99)}`, `${round(count)} in all`];
    say(what, ...figures, `${refused} refused`, `${megabytes(await target.memory())} resident`);
  };
  await appends(`appends of 4 kB, ${values.groups} connections with ${inFlight} underway each`);
  const read = await run({ type: 'catchUp', url });
  say(
    'catch-up',
    `${round(read['perSecond'])} blobs/s`,
    `${round(read['megabytesPerSecond'])} MB/s`,
    `${read['blobs']} in all`,
  );
  for (const connections of [1_000, 5_000]) {
    const { perSecond } = await run({ type: 'connect', url, connections, addresses: 10 });
    const memory = await target.memory();
    const figures = [
      `${megabytes(memory)} resident (${megabytes(atRest)} at rest)`,
      `${round(perSecond)} entered a second`,
    ];
    say(`${connections} connections that wait in ${quietGroups} groups`, ...figures);
  }
  await appends('the same while 5,000 wait');
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
