import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createAddresses, networkOf } from '../../../relay/addresses.ts';
import { taskIn } from '../../../relay/arguments.ts';
import { createFeeds } from '../../../relay/feeds.ts';
import { createGate } from '../../../relay/gate.ts';
import { createLog } from '../../../relay/log.ts';
import { createMetrics } from '../../../relay/metrics.ts';
import { createNonces } from '../../../relay/nonces.ts';
import { createHistory } from '../../../relay/postgres-history.ts';
import { mostOf } from '../../../relay/quotas.ts';
import { createBuckets } from '../../../relay/rate-limit.ts';
import { type Page, type RelayStore, StoreTrouble } from '../../../relay/store.ts';
import { hashOfVoucher, newVoucherText } from '../../../relay/vouchers.ts';
import { writersIn } from '../../../relay/writer-lists.ts';
import { encodeList } from '../../../shared/wire/relay.ts';

test('a bucket never gives more than it holds and what runs in meanwhile', () => {
  const takes = fc.array(fc.record({ wait: fc.nat(3_000), amount: fc.nat(60) }), { maxLength: 50 });
  fc.assert(
    fc.property(takes, (history) => {
      let [at, taken] = [0, 0];
      const buckets = createBuckets({ perSecond: 10, atOnce: 50 }, () => at);
      for (const { wait, amount } of history) {
        at += wait;
        if (buckets.take('a', amount) === 0) taken += amount;
        // One that is larger than the bucket may go below it once.
        expect(taken).toBeLessThanOrEqual(50 + (at / 1_000) * 10 + 10);
      }
    }),
  );
});

test('who waits as long as it was told gets what it asked for', () => {
  let at = 0;
  const buckets = createBuckets({ perSecond: 10, atOnce: 50 }, () => at);
  expect(buckets.take('a', 50)).toBe(0);
  const wait = buckets.take('a', 20);
  expect(wait).toBe(2_000);
  expect(buckets.take('b', 20)).toBe(0);
  at += wait;
  expect(buckets.take('a', 20)).toBe(0);
});

test('however many names come, a bucket forgets some rather than growing', () => {
  const buckets = createBuckets({ perSecond: 1, atOnce: 2 }, () => 0);
  for (let name = 0; name < 200_000; name++) buckets.take(String(name), 1);
  expect(buckets.take('new', 1)).toBe(0);
});

test('a nonce is good at any front with the same secret for five minutes, and none that was not made by one', () => {
  const secret = randomBytes(32);
  let at = 1e12;
  const [one, two] = [createNonces(secret, () => at), createNonces(secret, () => at)];
  const nonce = one.make();
  expect(two.isFresh(nonce)).toBe(true);
  expect(createNonces(randomBytes(32), () => at).isFresh(nonce)).toBe(false);
  for (let index = 0; index < 32; index++) {
    const other = Buffer.from(nonce);
    other[index] = (other[index] ?? 0) ^ 1;
    expect(two.isFresh(other)).toBe(false);
  }
  at += 5 * 60_000 + 1;
  expect(two.isFresh(nonce)).toBe(false);
  expect(two.isFresh(randomBytes(32))).toBe(false);
  // A front whose clock is some minutes behind the one that made it.
  at -= 8 * 60_000;
  expect(two.isFresh(nonce)).toBe(true);
});

test('shares are parts of the quota, and whoever has a small one may still say something', () => {
  const [one, two] = [randomBytes(32), randomBytes(32)];
  const w: [Uint8Array, number, 0 | 1][] = [
    [one, 999, 1],
    [two, 1, 0],
  ];
  const ids = { a: randomBytes(32), o: randomBytes(32), r: randomBytes(32), d: one };
  const writers = writersIn(encodeList({ v: 1, n: 1, ...ids, w }));
  if (!writers) throw new Error('no list');
  const quota = { bytes: 1_000_000, entriesPerDay: 100 };
  expect(mostOf(one.toString('latin1'), writers, { quota })).toMatchObject({
    writerBytes: 999_000,
    writerEntriesToday: 99,
  });
  expect(mostOf(two.toString('latin1'), writers, { quota })).toMatchObject({
    writerBytes: 1_000,
    writerEntriesToday: 1,
  });
  expect(mostOf('stranger', writers, { quota })).toBeUndefined();
});

test('addresses are told apart by network, and by what a proxy says only if it is trusted', () => {
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2'));
  const request = {
    headers: { 'x-forwarded-for': '10.0.0.1, 192.0.2.5' },
    socket: { remoteAddress: '127.0.0.1' },
  } as unknown as IncomingMessage;
  const [trusting, not] = [createAddresses(true), createAddresses(false)];
  expect(trusting.of(request)).toBe(trusting.nameOf('192.0.2.5'));
  expect([trusting, not].map((addresses) => addresses.plainOf(request))).toEqual(['192.0.2.5', '127.0.0.1']);
  expect(not.of(request)).toBe(not.nameOf('127.0.0.1'));
  expect(trusting.nameOf('192.0.2.5')).not.toBe(not.nameOf('192.0.2.5'));
});

test('addresses are logged only where the operator asked for them', () => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  createLog(write, () => 0, false)('info', 'cut', { address: '192.0.2.1' });
  createLog(write, () => 0, true)('info', 'cut', { address: '192.0.2.1' });
  expect(lines.map((line) => JSON.parse(line).address)).toEqual([undefined, '192.0.2.1']);
});

test('metrics are in the form Prometheus reads', () => {
  const metrics = createMetrics();
  metrics.count('asks_total', { ask: 'put', outcome: 'done' }, 2);
  metrics.took('put_seconds', 3);
  metrics.took('put_seconds', 40);
  metrics.gauge('sockets', 'Open now.', () => 7);
  const text = metrics.text();
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]+"(,[a-z]+="[^"]+")*\})? [0-9.e+-]+)$/);
  expect(text).toContain('samband_relay_asks_total{ask="put",outcome="done"} 2');
  expect(text).toContain('samband_relay_put_seconds_bucket{le="0.005"} 1');
  expect(text).toContain('samband_relay_put_seconds_bucket{le="+Inf"} 2');
});

test('vouchers are 160 bits, and typed in any way the same', () => {
  const text = newVoucherText();
  expect(text.replaceAll('-', '')).toHaveLength(32);
  expect(hashOfVoucher(text.toUpperCase().replaceAll('-', ' '))).toEqual(hashOfVoucher(text));
  expect(new Set(Array.from({ length: 100 }, newVoucherText)).size).toBe(100);
});

test('who follows a log is told what came while the store could not be read, though nothing more comes', async () => {
  const entry = { type: 'mark', number: 1, at: 0, id: randomBytes(32) } as const;
  let refusals = 2;
  const store: Pick<RelayStore, 'watch' | 'entries'> = {
    watch: () => () => undefined,
    entries: async ({ after }): Promise<Page> => {
      if (refusals-- > 0) throw new StoreTrouble('store');
      return { entries: after < 1 ? [entry] : [], upTo: 1, last: 1 };
    },
  };
  const onTrouble = vi.fn();
  const told = vi.fn();
  const feeds = createFeeds(store as RelayStore, createGate(1), onTrouble);
  const free = { hasRoom: () => true, room: () => Promise.resolve(), gate: createGate(1) };
  const follower = { ...free, send: told, isOwn: () => false };
  const stop = feeds.follow(randomBytes(32), 0, follower);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), 10_000);
  expect(onTrouble).toHaveBeenCalledTimes(2);
  stop();
});

test('however many are left behind, or wait for what comes, so many read at once as the gate lets in', async () => {
  let [inside, most] = [0, 0];
  const blob = randomBytes(10);
  const store: Pick<RelayStore, 'watch' | 'entries'> = {
    watch: () => () => undefined,
    entries: async ({ after }): Promise<Page> => {
      most = Math.max(most, ++inside);
      await new Promise((go) => setTimeout(go, 2));
      inside--;
      const number = after + 1;
      const ids = { label: blob, id: randomBytes(32), writer: randomBytes(32) };
      return number > 5
        ? { entries: [], upTo: 5, last: 5 }
        : { entries: [{ type: 'entry', number, at: 0, ...ids, size: 10, blob }], upTo: number, last: 5 };
    },
  };
  const gate = createGate(3);
  const feeds = createFeeds(store as RelayStore, gate, (thrown) => {
    throw thrown;
  });
  const counts: number[] = [];
  const follow = (log: Uint8Array, after: number) => {
    const index = counts.push(0) - 1;
    const send = () => {
      counts[index] = (counts[index] ?? 0) + 1;
    };
    const room = { hasRoom: () => true, room: () => Promise.resolve() };
    return feeds.follow(log, after, { ...room, send, isOwn: () => false, gate });
  };
  const logs = Array.from({ length: 20 }, () => randomBytes(32));
  for (const log of logs) follow(log, 4);
  await vi.waitFor(() => expect(counts.reduce((all, one) => all + one, 0)).toBe(20));
  for (const log of logs) follow(log, 0);
  await vi.waitFor(() => expect(counts.reduce((all, one) => all + one, 0)).toBe(120));
  expect(most).toBe(3);
});

test('who has no room when its turn comes is told later, and who is gone is not asked again and again', async () => {
  let reads = 0;
  const store: Pick<RelayStore, 'watch' | 'entries'> = {
    watch: () => () => undefined,
    entries: async ({ after }): Promise<Page> => {
      reads++;
      const mark = { type: 'mark', number: 1, at: 0, id: randomBytes(32) } as const;
      return { entries: after < 1 ? [mark] : [], upTo: 1, last: 1 };
    },
  };
  const gate = createGate(1);
  const feeds = createFeeds(store as RelayStore, gate, (thrown) => {
    throw thrown;
  });
  const log = randomBytes(32);
  let hasRoom = false;
  const told = vi.fn();
  const one = { hasRoom: () => hasRoom, room: () => Promise.resolve(), send: told, isOwn: () => false, gate };
  const stop = feeds.follow(log, 0, one);
  await vi.waitFor(() => expect(reads).toBe(2));
  await new Promise((go) => setTimeout(go, 120));
  expect([reads, told.mock.calls.length]).toEqual([2, 0]);
  hasRoom = true;
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  stop();
});

test('where it is kept is said once, and the address of a database may come from a file or the environment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-words-'));
  const file = join(folder, 'url');
  await writeFile(file, 'postgres://samband@db.example/samband\n');
  const url = 'postgres://samband@db.example/samband';
  const onPostgres = { type: 'postgres', url, connections: 10, most: Number.POSITIVE_INFINITY };
  const started = (words: readonly string[], environment = {}) => taskIn(words, environment);
  expect(started(['--data', 'here'])).toMatchObject({ place: { type: 'folder', folder: 'here' } });
  expect(started(['--postgres', url])).toMatchObject({ type: 'start', place: onPostgres });
  expect(started(['--postgres-url-file', file])).toMatchObject({ place: onPostgres });
  expect(started([], { SAMBAND_RELAY_POSTGRES: url })).toMatchObject({ place: onPostgres });
  expect(started(['voucher'], { SAMBAND_RELAY_POSTGRES: url })).toMatchObject({ type: 'voucher', place: onPostgres });
  expect(started(['restored', '--postgres-url-file', file])).toEqual({ type: 'restored', url });
  const more = ['--postgres', url, '--postgres-connections', '20', '--database-size', '5GB'];
  expect(started(more)).toMatchObject({ place: { connections: 20, most: 5e9 } });
  expect(started(['--data', 'here', '--blob-size', '64KB'])).toMatchObject({ limits: { blobBytes: 64_000 } });
  const tooSmall = { type: 'wrong', why: expect.stringContaining('at least 64KB') };
  expect(started(['--data', 'here', '--blob-size', '63KB'])).toMatchObject(tooSmall);
  for (const words of [[], ['--data', 'here', '--postgres', url], ['restored'], ['restored', '--data', 'here']])
    expect(started(words)).toMatchObject({ type: 'wrong' });
  expect(started(['--data', 'here', '--postgres', url])).not.toMatchObject({
    why: expect.stringContaining('samband@'),
  });
  await rm(folder, { recursive: true });
});

test('a connection that dies while its database is looked at fails that look alone', async () => {
  // Whatever nobody waits for would end the process, here the test.
  const client = { query: () => Promise.reject(new Error('gone')) };
  await expect(createHistory(() => undefined).check(client as never)).rejects.toThrow('gone');
  await new Promise((go) => setImmediate(go));
});
