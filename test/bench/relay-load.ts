/**
 * Puts load on a relay, as a process of its own that `relay.ts` tells what to do. Signs and encodes before the clock runs, so
 * that what is measured is the relay and not the laptops.
 */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import {
  connect,
  type Group,
  listOf,
  messageOf,
  newGroup,
  putOf,
  type TinyClient,
  toldIn,
} from '../kit/tiny-relay-client.ts';
import { summed } from './took.ts';

export type Load =
  | {
      readonly type: 'open';
      readonly urls: readonly string[];
      readonly vouchers: readonly string[];
      readonly quiet: boolean;
    }
  | {
      readonly type: 'append';
      readonly urls: readonly string[];
      readonly seconds: number;
      readonly inFlight: number;
      readonly most: number;
      /** Of a stock server: when a document is left for a new one. */
      readonly documentBytes?: number;
    }
  | { readonly type: 'catchUp'; readonly urls: readonly string[] }
  | {
      readonly type: 'connect';
      readonly urls: readonly string[];
      readonly connections: number;
      readonly addresses: number;
    };
export type Measured = Readonly<Record<string, number>>;

const blobBytes = 4_096;
const entryByte = 68;
const groups: Group[] = [];
const idle: TinyClient[] = [];
/** Those that only wait, in groups of their own. */
const quiet: Group[] = [];

process.on('message', (load: Load) => {
  doIt(load).then(
    (measured) => process.send?.(measured),
    (thrown: unknown) => {
      console.error(thrown);
      process.exit(1);
    },
  );
});

function doIt(load: Load): Promise<Measured> {
  switch (load.type) {
    case 'open':
      return open(load.urls, load.vouchers, load.quiet ? quiet : groups);
    case 'append':
      return append(load);
    case 'catchUp':
      return catchUp(load.urls);
    case 'connect':
      return connectMany(load);
  }
}

async function open(urls: readonly string[], vouchers: readonly string[], into: Group[]): Promise<Measured> {
  for (const voucher of vouchers) {
    const group = newGroup();
    const client = await connectTo(urls, into.length);
    const done = await client.ask('open', { c: voucher, ...listOf(group, stewardOf(group)) });
    if (done.type !== 'done') throw new Error(JSON.stringify(done));
    await client.close();
    into.push(group);
  }
  return { groups: into.length };
}

/** One connection a group, each with so many puts underway. */
async function append({
  urls,
  seconds,
  inFlight,
  most,
}: Extract<Load, { readonly type: 'append' }>): Promise<Measured> {
  const each = Math.ceil(most / groups.length);
  const signing = performance.now();
  const prepared = groups.map((group) =>
    Array.from({ length: each }, (_, q) =>
      messageOf('put', { q: q + 1_000, ...putOf(group.log, stewardOf(group), randomBytes(blobBytes)) }),
    ),
  );
  const signed = performance.now() - signing;
  const clients = await Promise.all(groups.map((_, index) => connectTo(urls, index)));
  await Promise.all(clients.map((client, index) => client.enter(groups[index] ?? newGroup())));
  const took: number[] = [];
  let refused = 0;
  const started = performance.now();
  const until = started + seconds * 1_000;
  await Promise.all(
    clients.map(({ socket }, index) => pushAll(socket, prepared[index] ?? [], inFlight, until, took, () => refused++)),
  );
  const elapsed = performance.now() - started;
  await Promise.all(clients.map((client) => client.close()));
  return { ...summed(took, elapsed), refused, signedMs: signed };
}

function pushAll(
  socket: WebSocket,
  messages: readonly Uint8Array[],
  inFlight: number,
  until: number,
  took: number[],
  onRefused: () => void,
): Promise<void> {
  return new Promise((go, failed) => {
    const began = new Map<number, number>();
    let next = 0;
    const push = () => {
      const message = performance.now() < until ? messages[next] : undefined;
      if (!message) return began.size === 0 ? go() : undefined;
      began.set(next + 1_000, performance.now());
      next++;
      socket.send(message);
    };
    socket.removeAllListeners('message');
    socket.on('message', (data: Buffer) => {
      const told = toldIn(data);
      const then = began.get(Number(told['q']));
      if (then === undefined) return;
      began.delete(Number(told['q']));
      if (told.type === 'done') took.push(performance.now() - then);
      else onRefused();
      push();
    });
    socket.once('close', () => failed(new Error('the relay closed')));
    for (let count = 0; count < inFlight; count++) push();
  });
}

/** All groups read from the beginning at once, whole pages at a time; entries are counted and not decoded. */
async function catchUp(urls: readonly string[]): Promise<Measured> {
  const clients = await Promise.all(groups.map((_, index) => connectTo(urls, index)));
  await Promise.all(clients.map((client, index) => client.enter(groups[index] ?? newGroup())));
  let [blobs, bytes] = [0, 0];
  const started = performance.now();
  await Promise.all(
    clients.map(({ socket }, index) =>
      readAll(socket, groups[index]?.log ?? randomBytes(32), (entry) => {
        blobs++;
        bytes += entry.length;
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(clients.map((client) => client.close()));
  return { blobs, perSecond: blobs / seconds, megabytesPerSecond: bytes / 1e6 / seconds };
}

function readAll(socket: WebSocket, log: Uint8Array, onEntry: (message: Uint8Array) => void): Promise<void> {
  return new Promise((go, failed) => {
    const ask = (after: number) => socket.send(messageOf('since', { q: 1, o: log, s: after, m: 1_000_000, a: 1 }));
    socket.removeAllListeners('message');
    socket.on('message', (data: Buffer) => {
      if (data[0] === entryByte) return onEntry(data);
      const told = toldIn(data);
      if (told.type !== 'done') return failed(new Error(JSON.stringify(told)));
      if (Number(told['s']) >= Number(told['n'])) go();
      else ask(Number(told['s']));
    });
    socket.once('close', () => failed(new Error('the relay closed')));
    ask(0);
  });
}

/** Laptops that have entered and wait for what comes; they stay. */
async function connectMany({
  urls,
  connections,
  addresses,
}: Extract<Load, { readonly type: 'connect' }>): Promise<Measured> {
  const started = performance.now();
  const before = idle.length;
  while (idle.length < connections) {
    const some = Array.from({ length: Math.min(50, connections - idle.length) }, async (_, index) => {
      const place = idle.length + index;
      const client = await connectTo(urls, place, { localAddress: `127.0.0.${(place % addresses) + 2}` });
      await client.enter(quiet[place % quiet.length] ?? newGroup(), true);
      return client;
    });
    idle.push(...(await Promise.all(some)));
  }
  return { connections: idle.length, perSecond: ((idle.length - before) / (performance.now() - started)) * 1_000 };
}

/** Spread over the fronts. */
function connectTo(urls: readonly string[], index: number, options: object = {}): Promise<TinyClient> {
  return connect(urls[index % urls.length] ?? '', options);
}

function stewardOf({ writers }: Group) {
  const steward = writers.find((writer) => writer.steward);
  if (!steward) throw new Error('no steward');
  return steward.key;
}
