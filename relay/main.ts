/** `samband-relay`: starts, keeps itself in order each second, and ends when it is told to. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Start, taskIn, usage } from './arguments.ts';
import { CannotStart } from './cannot-start.ts';
import { createDeeds } from './deeds.ts';
import type { Limits } from './limits.ts';
import { createLog, type Log, placesOf } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createNonces } from './nonces.ts';
import { makeVoucher, openStore } from './open-store.ts';
import { BadDatabaseUrl, whyNoDatabase } from './postgres-database.ts';
import { DatabaseUnfit } from './postgres-schema.ts';
import { renewBirths } from './postgres-store.ts';
import { createRetention } from './retention.ts';
import { startRunningTime } from './running-time.ts';
import { startServer } from './server.ts';
import { StoreTrouble } from './store.ts';

const say = (text: string) => process.stdout.write(text);
const now = () => Date.now();
const steady = () => performance.now();

const task = taskIn(process.argv.slice(2), process.env);
// Others on this computer read in the list of processes what stands on a command line.
if (process.argv.some((word) => word.startsWith('--postgres'))) process.title = 'samband-relay';
switch (task.type) {
  case 'help':
    say(usage);
    break;
  case 'wrong':
    process.stderr.write(`${task.why}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case 'voucher': {
    const { place, bytes, entriesPerDay, days, url = 'ws://127.0.0.1:8470' } = task;
    const text = await makeVoucher(place, { bytes, entriesPerDay }, now() + days * 86_400_000).catch(endInWords);
    say(`${text}\n${url.replace(/\/$/, '')}#${text}\n`);
    if (task.url === undefined)
      process.stderr.write(
        `This link is for this computer and the usual port alone; --url wss://YOUR.NAME makes one for others.\n`,
      );
    break;
  }
  case 'restored':
    await renewBirths(task.url).catch(endInWords);
    say('All logs have new births; laptops look at all of them again.\n');
    break;
  case 'start':
    await run(task);
}

/** What an operator can do something about, without the address of the database; for the rest there is the stack. */
function endInWords(thrown: unknown): never {
  const isWorded = [CannotStart, BadDatabaseUrl, DatabaseUnfit].some((kind) => thrown instanceof kind);
  const words = isWorded && thrown instanceof Error ? thrown.message : whyNoDatabase(thrown);
  if (!words) throw thrown;
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

async function run(start: Start): Promise<void> {
  const { place, host, port } = start;
  const log = createLog(say, now, start.logAddresses);
  const metrics = createMetrics();
  const limits = withinFileLimit(start.limits, (connections) =>
    log('warning', 'fewer connections', { connections, because: 'the limit of open files (ulimit -n)' }),
  );
  let cutAll = () => {};
  let damaged = 0;
  const { store, room, tellTrouble, lookForVoucher } = await openStore(place, {
    limits,
    log,
    metrics,
    steady,
    onWentBack: () => cutAll(),
    onDamage: () => {
      damaged++;
    },
  }).catch(endInWords);
  metrics.gauge('resident_bytes', 'Memory of this process.', () => process.memoryUsage.rss());

  let errors = 0;
  const onTrouble = (thrown: unknown) => {
    if (thrown instanceof StoreTrouble) return tellTrouble(thrown);
    metrics.count('errors_total');
    if (++errors <= 100) log('error', 'unexpected', placesOf(thrown));
  };
  const nonces = createNonces(await store.secret(), now);
  const running = await startRunningTime({
    store,
    now,
    steady,
    onLeap: (milliseconds) => log('warning', 'clock leapt', { milliseconds, meaning: 'nothing is deleted by it' }),
  });
  const deeds = createDeeds({
    store,
    nonces,
    limits,
    now,
    running: running.now,
    steady,
    hasRoomOnDisk: room.hasRoom,
    lookForVoucher,
    onTrouble,
  });
  let isWell = true;
  const server = await startServer({
    deeds,
    nonces,
    limits,
    host,
    port,
    ...(start.tls && { tls: start.tls }),
    trustProxy: start.trustProxy,
    logAddresses: start.logAddresses,
    now,
    steady,
    isWell: () => isWell && room.hasRoom(),
    metrics,
    log,
    onTrouble,
    onAnswer: (ask, outcome, milliseconds) => {
      metrics.count('asks_total', { ask, outcome });
      metrics.took(ask === 'put' ? 'put_seconds' : 'ask_seconds', milliseconds);
      // Its logs are deleted at once, so that they can be opened anew.
      if (ask === 'close' && outcome === 'done') eachMinute.now();
    },
  }).catch(endInWords);
  ({ cutAll } = server);
  const metricsServer =
    start.metricsPort === undefined ? undefined : await serveMetrics(metrics, start.metricsPort, log);

  let isEnding = false;
  const trim = createRetention({ store, goesOn: () => !isEnding, limits, running, now, steady });
  const eachSecond = setInterval(() => server.look(), 1_000);
  const eachTen = repeat(10_000, async () => {
    const was = isWell;
    isWell = await store.check().then(
      () => true,
      () => false,
    );
    if (isWell !== was) log(isWell ? 'info' : 'error', isWell ? 'well again' : 'not well');
    if (isWell) await store.readSome?.();
    if (damaged > 0) log('error', 'damaged', { records: damaged });
    [damaged, errors] = [0, 0];
  });
  const eachTwo = repeat(2_000, room.look);
  const eachTwenty = repeat(20_000, async () => {
    await store.tidy?.(!room.hasRoom(), () => !isEnding);
  });
  const eachMinute = repeat(60_000, async () => {
    await deeds.look();
    await trim();
  });

  const scheme = start.tls ? 'wss' : 'ws';
  const shownHost = host.includes(':') ? `[${host}]` : host;
  log('info', 'listening', { url: `${scheme}://${shownHost}:${server.port}`, connections: limits.connections });
  log('info', 'to let a group in', {
    run: `npm run relay -- voucher ${place.type === 'folder' ? `--data ${place.folder}` : '--postgres-url-file FILE'} --url wss://YOUR.NAME`,
    meaning: 'it prints a link to give to them',
  });
  if (!start.tls && !isLoopback(host))
    log('warning', 'no TLS', { meaning: 'others on the way see who talks to this relay; see the operator guide' });

  const stop = async () => {
    log('info', 'closing');
    isEnding = true;
    clearInterval(eachSecond);
    await Promise.all([eachTwo, eachTen, eachTwenty, eachMinute].map((each) => each.stop()));
    metricsServer?.close();
    await server.close();
    await store.close();
    log('info', 'closed');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

  function repeat(milliseconds: number, work: () => Promise<void>) {
    let running: Promise<void> | undefined;
    const now = () => {
      running ??= work()
        .catch(onTrouble)
        .finally(() => {
          running = undefined;
        });
    };
    const timer = setInterval(now, milliseconds);
    return {
      now,
      stop: async () => {
        clearInterval(timer);
        await running;
      },
    };
  }
}

/** Without them the relay goes on. */
async function serveMetrics(metrics: Metrics, port: number, log: Log) {
  const server = createServer((request, response) => {
    const found = request.url === '/metrics';
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(found ? metrics.text() : '');
  });
  await new Promise<void>((go) => {
    server.on('error', ({ message }) => {
      log('error', 'metrics cannot be served', { message });
      go();
    });
    server.listen(port, '127.0.0.1', go);
  });
  const address = server.address();
  if (address && typeof address === 'object')
    log('info', 'metrics', { url: `http://127.0.0.1:${address.port}/metrics` });
  return server;
}

/** Each connection is an open file; some hundred are LevelDB's. */
function withinFileLimit(limits: Limits, onFewer: (connections: number) => void): Limits {
  const files = openFileLimit();
  if (files - 512 >= limits.connections) return limits;
  const connections = Math.max(16, files - 512);
  onFewer(connections);
  return { ...limits, connections };
}

function openFileLimit(): number {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
    return line ? Number(line[1]) : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
