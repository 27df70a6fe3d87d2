import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import {
  call,
  closeOf,
  connect,
  enterOf,
  type Group,
  helloOver,
  listOf,
  messageOf,
  newGroup,
  newKey,
  putOf,
  removeOf,
  sha256,
  type TinyClient,
} from '../../kit/tiny-relay-client.ts';

// A relay as an operator starts it, and a client that knows only the description of the protocol.
let relay: RelayProcess;
beforeAll(async () => {
  const rates = ['--asks-per-second', '60000', '--bytes-per-second', '4GB'];
  relay = await startRelay(['--attempts-per-minute', '60000', ...rates]);
});
afterAll(() => relay.end());

const hex = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('hex');

async function opened(
  more: Partial<Group> = {},
): Promise<{ client: TinyClient; group: Group; steward: ReturnType<typeof newKey> }> {
  const group = newGroup(more);
  const steward = group.writers.find((writer) => writer.steward)?.key ?? newKey();
  const client = await connect(relay.url);
  const done = await client.ask('open', { c: await relay.voucher('--bytes', '10MB'), ...listOf(group, steward) });
  expect(done).toMatchObject({ type: 'done' });
  return { client, group, steward };
}

test('a group is opened by a voucher, writes, and another laptop reads all of it', async () => {
  const { client, group, steward } = await opened();
  const entered = await client.enter(group);
  expect(entered).toMatchObject({
    type: 'done',
    s: 0,
    n: 1,
    u: [listOf(group, steward)['l'], 0].map(() => expect.any(Number)),
  });
  const blobs = [10, 5_000, 65_536, 65_537, 262_144].map((size) => randomBytes(size));
  for (const [index, blob] of blobs.entries())
    expect(await client.put(group.log, steward, blob)).toMatchObject({ type: 'done', s: index + 1 });

  const other = await connect(relay.url);
  expect(await other.enter(group)).toMatchObject({ s: 5 });
  const entries = await other.since(group.log);
  expect(entries.map(({ type, s, z }) => [type, s, z])).toEqual(
    blobs.map((blob, index) => ['entry', index + 1, blob.length]),
  );
  for (const [index, entry] of entries.entries()) {
    expect(hex(entry['i'])).toBe(hex(sha256(blobs[index] ?? Buffer.alloc(0))));
    expect(hex(entry['k'])).toBe(hex(Buffer.from('label')));
    if (index < 3) expect(hex(entry['b'])).toBe(hex(blobs[index]));
    else expect(entry['b']).toBeUndefined();
  }
  const whole = blobs[4] ?? Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < whole.length; from += 100_000) {
    const { b } = await other.ask('get', { o: group.log, i: sha256(whole), f: from, z: 100_000 });
    parts.push(b as Uint8Array);
  }
  expect(hex(Buffer.concat(parts))).toBe(hex(whole));
  await Promise.all([client.close(), other.close()]);
});

test('what comes is told in order to who asked for it, to the writer without its blob', async () => {
  const { client, group, steward } = await opened();
  await client.enter(group, true);
  const other = await connect(relay.url);
  await other.enter(group, true);
  const blobs = Array.from({ length: 30 }, () => randomBytes(100));
  await Promise.all(blobs.map((blob) => client.put(group.log, steward, blob)));
  for (const [told, withBlobs] of [
    [other.told, true],
    [client.told, false],
  ] as const) {
    await vi.waitFor(() => expect(told).toHaveLength(30));
    expect(told.map(({ s }) => s)).toEqual(blobs.map((_, index) => index + 1));
    expect(told.every(({ b }) => (b !== undefined) === withBlobs)).toBe(true);
  }
  await Promise.all([client.close(), other.close()]);
});

test('a newer list is told of, moves the writing to its log, and shuts out who is not in it', async () => {
  const removed = newKey();
  const steward = newKey();
  const { client, group } = await opened({ writers: [{ key: steward, steward: true }, { key: removed }] });
  const other = await connect(relay.url);
  await other.enter(group, true);
  expect(await other.put(group.log, removed, randomBytes(10))).toMatchObject({ type: 'done' });
  const next = { ...newGroup({ account: group.account, number: 2 }), writers: [{ key: steward, steward: true }] };
  const said = listOf(next, steward);
  expect(await client.ask('list', listOf(next, removed))).toMatchObject({ type: 'no', e: 'steward' });
  expect(await client.ask('list', { ...said, g: randomBytes(64) })).toMatchObject({ e: 'signature' });
  expect(await client.ask('list', said)).toMatchObject({ type: 'done' });
  expect(await client.ask('list', said)).toMatchObject({ type: 'done' });
  expect(await client.ask('list', listOf({ ...next, log: randomBytes(32) }, steward))).toMatchObject({ e: 'stale' });
  await vi.waitFor(() => expect(other.told.map(({ type }) => type)).toContain('listed'));
  expect(await other.put(group.log, removed, randomBytes(10))).toMatchObject({ type: 'no', e: 'writer' });
  const before = await other.enter(group);
  expect([before['n'], hex(before['l'])]).toEqual([2, hex(listOf(group, steward)['l'])]);
  expect(await other.enter({ ...next, reading: group.reading })).toMatchObject({ e: 'unknown' });
  await client.enter(group);
  expect(await client.put(group.log, steward, randomBytes(10))).toMatchObject({ type: 'done', s: 2 });
  await client.enter(next);
  expect(await client.put(next.log, steward, randomBytes(10))).toMatchObject({ type: 'done', s: 1 });
  await Promise.all([client.close(), other.close()]);
});

test('a writer removes what it wrote, a steward what anybody did, never without what is to be kept', async () => {
  const [steward, one, two] = [newKey(), newKey(), newKey()];
  const { client, group } = await opened({ writers: [{ key: steward, steward: true }, { key: one }, { key: two }] });
  await client.enter(group);
  const [old, kept, others] = [randomBytes(100), randomBytes(100), randomBytes(100)];
  await client.put(group.log, one, old);
  await client.put(group.log, one, kept);
  await client.put(group.log, two, others);
  const remove = (by: ReturnType<typeof newKey>, ids: Uint8Array[], k: Uint8Array[]) =>
    client.ask('remove', removeOf(group.log, by, ids.map(sha256), k.map(sha256)));
  expect(await remove(one, [old], [randomBytes(5)])).toMatchObject({ e: 'kept' });
  expect(await remove(one, [others], [])).toMatchObject({ e: 'writer' });
  expect(await remove(newKey(), [old], [])).toMatchObject({ e: 'writer' });
  expect(await remove(one, [old], [kept])).toMatchObject({ type: 'done' });
  expect(await remove(one, [old], [kept])).toMatchObject({ type: 'done' });
  expect(await remove(steward, [others], [])).toMatchObject({ type: 'done' });
  expect((await client.since(group.log)).map(({ type, s }) => [type, s])).toEqual([
    ['gone', 1],
    ['entry', 2],
    ['gone', 3],
  ]);
  expect(await client.put(group.log, one, old)).toMatchObject({ e: 'gone' });
  expect(await client.ask('get', { o: group.log, i: sha256(old), f: 0, z: 10 })).toMatchObject({ e: 'gone' });
  await client.close();
});

test('as many ids, shares and letters as the description says, and not one more', async () => {
  const [steward, other] = [newKey(), newKey()];
  const writers = (share: number) => [
    { key: steward, steward: true, share: 1 },
    { key: other, share },
  ];
  const { client, group } = await opened({ writers: writers(1_000_000) });
  await client.enter(group);
  const ids = Array.from({ length: 2_048 }, () => randomBytes(32));
  const none = removeOf(group.log, steward, ids);
  expect(await client.ask('remove', none)).toMatchObject({ type: 'done' });
  const kept = removeOf(group.log, steward, [randomBytes(32)], ids);
  expect(await client.ask('remove', kept)).toMatchObject({ type: 'no', e: 'kept' });
  const tooLarge = { ...group, number: 2, writers: writers(1_000_001) };
  expect(await client.ask('list', listOf(tooLarge, steward))).toMatchObject({ type: 'no', e: 'malformed' });
  const unknown = newGroup();
  const opening = listOf(unknown, unknown.writers[0]?.key ?? newKey());
  expect(await client.ask('open', { c: 'v'.repeat(128), ...opening })).toMatchObject({ type: 'no', e: 'voucher' });
  const asks = [
    ['remove', removeOf(group.log, steward, [...ids, randomBytes(32)])],
    ['remove', removeOf(group.log, steward, [randomBytes(32)], [...ids, randomBytes(32)])],
    ['remove', removeOf(group.log, steward, [])],
    ['open', { c: 'v'.repeat(129), ...opening }],
  ] as const;
  for (const [name, fields] of asks) {
    const one = await connect(relay.url);
    await one.enter(group);
    expect(await one.ask(name, fields)).toEqual({ type: 'lost' });
    expect(await one.ended).toMatchObject({ type: 'bye', e: 'malformed' });
  }
  await client.close();
});

test('behind many marks that are not asked for no entry is told yet, and the number alone goes on', async () => {
  const { client, group, steward } = await opened();
  await client.enter(group);
  const blobs = Array.from({ length: 4_097 }, () => randomBytes(16));
  for (let from = 0; from < blobs.length; from += 64)
    await Promise.all(blobs.slice(from, from + 64).map((blob) => client.put(group.log, steward, blob)));
  const [last, ...gone] = (await client.since(group.log)).map(({ i }) => i as Uint8Array).reverse();
  for (const ids of [gone.slice(0, 2_048), gone.slice(2_048)])
    expect(await client.ask('remove', removeOf(group.log, steward, ids))).toMatchObject({ type: 'done' });
  const since = (s: number) => client.ask('since', { o: group.log, s, m: 1_000_000, a: 0 });
  client.told.length = 0;
  expect(await since(0)).toMatchObject({ type: 'done', s: 4_096, n: 4_097 });
  expect(client.told).toEqual([]);
  expect(await since(4_096)).toMatchObject({ type: 'done', s: 4_097, n: 4_097 });
  expect(client.told.map(({ i }) => hex(i))).toEqual([hex(last)]);
  await client.close();
});

test('a closed account is gone for everybody', async () => {
  const { client, group, steward } = await opened();
  await client.enter(group);
  await client.put(group.log, steward, randomBytes(10));
  expect(await client.ask('close', closeOf(group.account, 2, steward))).toMatchObject({ e: 'stale' });
  expect(await client.ask('close', closeOf(group.account, 1, newKey()))).toMatchObject({ e: 'steward' });
  expect(await client.ask('close', closeOf(group.account, 1, steward))).toMatchObject({ type: 'done' });
  expect(await client.enter(group)).toMatchObject({ e: 'unknown' });
  expect(await client.put(group.log, steward, randomBytes(10))).toMatchObject({ e: 'unknown' });
  await client.close();
});

test('over HTTP the same is said in single calls, with a nonce that is good for a while', async () => {
  const { client, group, steward } = await opened();
  const { n: nonce, v, z } = await helloOver(relay.http);
  expect([v, z]).toEqual([[1], 262_144]);
  const blob = randomBytes(500);
  const enter = messageOf('enter', { q: 1, ...enterOf(group, nonce as Uint8Array) });
  const told = await call(relay.http, [
    enter,
    messageOf('put', { q: 2, ...putOf(group.log, steward, blob) }),
    messageOf('since', { q: 3, o: group.log, s: 0, m: 1_000, a: 1 }),
  ]);
  expect(told.map(({ type, q }) => [type, q])).toEqual([
    ['done', 1],
    ['done', 2],
    ['entry', undefined],
    ['done', 3],
  ]);
  expect(hex(told[2]?.['b'])).toBe(hex(blob));
  const without = await call(relay.http, [messageOf('since', { q: 1, o: group.log, s: 0, m: 1, a: 1 })]);
  expect(without).toMatchObject([{ type: 'no', e: 'unknown' }]);
  const otherWay = await call(relay.http, [messageOf('enter', { q: 1, ...enterOf(group, client.nonce) })]);
  expect(otherWay).toMatchObject([{ e: 'unknown' }]);
  expect(await client.ask('enter', enterOf(group, nonce as Uint8Array))).toMatchObject({ e: 'unknown' });
  await client.close();
});

test('who asks on and on for what it is refused is told to come again later, and the connection ends so', async () => {
  const client = await connect(relay.url);
  const code = new Promise((go) => client.socket.once('close', go));
  const asked = { o: randomBytes(32), s: 0, m: 1, a: 0 };
  const answers = await Promise.all(Array.from({ length: 2_000 }, () => client.ask('since', asked)));
  const refused = answers.filter(({ e }) => e === 'unknown').length;
  expect(refused).toBeGreaterThan(200);
  expect(refused).toBeLessThan(400);
  expect(await client.ended).toMatchObject({ type: 'bye', e: 'slow', w: expect.any(Number) });
  expect(await code).toBe(1013);
});

test('everything is there after the relay was ended and started again', async () => {
  const own = await startRelay();
  const group = newGroup();
  const steward = group.writers[0]?.key ?? newKey();
  const client = await connect(own.url);
  const opening = { c: await own.voucher(), ...listOf(group, steward) };
  expect(await client.ask('open', opening)).toMatchObject({ type: 'done' });
  const before = await client.enter(group);
  const blob = randomBytes(3_000);
  await client.put(group.log, steward, blob);
  expect(await own.stop()).toBe(0);
  expect(await client.ended).toMatchObject({ type: 'bye', e: 'closing' });
  const again = await own.start();
  const other = await connect(again.url);
  expect(await other.ask('open', opening)).toMatchObject({ type: 'done' });
  expect(await other.enter(group)).toMatchObject({ s: 1, h: before['h'] });
  expect(hex((await other.since(group.log))[0]?.['b'])).toBe(hex(blob));
  await other.close();
  await again.end();
});
