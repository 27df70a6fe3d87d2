import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keepWorking, type OpenedGroup, openGroup } from '../../kit/relay-people.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import {
  call,
  connect,
  enterOf,
  helloOver,
  listOf,
  messageOf,
  newGroup,
  newKey,
  putOf,
  removeOf,
  type TinyClient,
} from '../../kit/tiny-relay-client.ts';

// Somebody means ill, and each time an honest group goes on beside it: its puts are taken, nothing of it is lost, and the
// relay's memory stays bounded.
const mostMemory = 512e6;
let relay: RelayProcess;
let honest: OpenedGroup;
let honestClient: TinyClient;
beforeAll(async () => {
  relay = await startRelay(['--attempts-per-minute', '120000', '--connections-per-address', '20000']);
  honest = await openGroup(relay, ['--entries-per-day', '1000000']);
  honestClient = await honest.connect();
});
afterAll(() => relay.end());

async function whileHonestPeopleGoOn(abuse: () => Promise<void>): Promise<void> {
  const working = keepWorking(honest, honestClient);
  await abuse();
  expect(await working.stop()).toBeGreaterThan(0);
  await honest.expectAllThere(honestClient);
  expect(await relay.memory()).toBeLessThan(mostMemory);
}

test('what is forged is refused', async () => {
  await whileHonestPeopleGoOn(async () => {
    const { group, steward } = honest;
    const stranger = newKey();
    const client = await connect(relay.url);
    const forged = enterOf({ log: group.log, reading: stranger }, client.nonce);
    expect(await client.ask('enter', forged)).toMatchObject({ e: 'unknown' });
    expect(await client.ask('enter', enterOf({ ...group, log: randomBytes(32) }, client.nonce))).toMatchObject({
      e: 'unknown',
    });
    expect(await client.ask('enter', enterOf(group, randomBytes(32)))).toMatchObject({ e: 'unknown' });
    expect(await client.put(group.log, steward, randomBytes(9))).toMatchObject({ e: 'unknown' });
    await client.enter(group);
    expect(await client.put(group.log, stranger, randomBytes(9))).toMatchObject({ e: 'writer' });
    const good = putOf(group.log, steward, randomBytes(9));
    expect(await client.ask('put', { ...good, b: randomBytes(9) })).toMatchObject({ e: 'signature' });
    expect(await client.ask('put', { ...good, k: Buffer.from('other') })).toMatchObject({ e: 'signature' });
    expect(await client.ask('put', { ...good, g: randomBytes(64) })).toMatchObject({ e: 'signature' });
    const next = newGroup({ account: group.account, number: 2 });
    expect(await client.ask('list', listOf(next, stranger))).toMatchObject({ e: 'steward' });
    expect(
      await client.ask('remove', { ...removeOf(group.log, steward, [randomBytes(32)]), i: [randomBytes(32)] }),
    ).toMatchObject({ e: 'signature' });
    await client.close();
  });
});

test('what is replayed does nothing', async () => {
  await whileHonestPeopleGoOn(async () => {
    const opened = await openGroup(relay);
    const { group, steward } = opened;
    const one = await opened.connect();
    const entering = enterOf(group, one.nonce);
    const put = putOf(group.log, steward, randomBytes(100));
    expect(await one.ask('put', put)).toMatchObject({ s: 1 });
    expect(await one.ask('put', put)).toMatchObject({ s: 1 });
    const two = await connect(relay.url);
    expect(await two.ask('enter', entering)).toMatchObject({ e: 'unknown' });
    // The same put for another log of the same group is another thing, and so is not signed.
    const next = { ...newGroup({ account: group.account, number: 2 }), writers: group.writers };
    expect(await one.ask('list', listOf(next, steward))).toMatchObject({ type: 'done' });
    expect(await one.ask('list', listOf(group, steward))).toMatchObject({ e: 'stale' });
    await one.enter(next);
    expect(await one.ask('put', { ...put, o: next.log })).toMatchObject({ e: 'signature' });
    await Promise.all([one.close(), two.close()]);
  });
});

test('what is too large ends the connection, or is refused', async () => {
  await whileHonestPeopleGoOn(async () => {
    const client = await honest.connect();
    const blob = randomBytes(262_145);
    expect(await client.put(honest.group.log, honest.steward, blob)).toMatchObject({ type: 'lost' });
    const other = await connect(relay.url);
    other.socket.send(randomBytes(1_000_000));
    await other.ended;
    const response = await fetch(`${relay.http}/v1/call`, { method: 'POST', body: randomBytes(1_100_000) }).catch(
      () => undefined,
    );
    expect([413, undefined]).toContain(response?.status);
    const small = await startRelay(['--blob-size', '64KB']);
    const opened = await openGroup(small);
    const there = await opened.connect();
    expect(await there.put(opened.group.log, opened.steward, randomBytes(64_001))).toMatchObject({ e: 'size' });
    expect(await there.put(opened.group.log, opened.steward, randomBytes(64_000))).toMatchObject({ type: 'done' });
    await small.end();
  });
});

test('who floods is cut off alone, by its share of the bytes and of the day', async () => {
  await whileHonestPeopleGoOn(async () => {
    const [steward, flooder, quiet] = [newKey(), newKey(), newKey()];
    const writers = [{ key: steward, steward: true, share: 2 }, { key: flooder }, { key: quiet }];
    const opened = await openGroup(relay, ['--bytes', '40KB', '--entries-per-day', '40'], { writers });
    const { log } = opened.group;
    const client = await opened.connect();
    const flood = (size: number) => client.put(log, flooder, randomBytes(size));
    const outcomes: unknown[] = [];
    for (let count = 0; count < 8; count++) outcomes.push((await flood(2_000))['e'] ?? 'done');
    expect(outcomes).toEqual(['done', 'done', 'done', 'done', 'bytes', 'bytes', 'bytes', 'bytes']);
    expect(await client.put(log, quiet, randomBytes(2_000))).toMatchObject({ type: 'done' });
    const many: unknown[] = [];
    for (let count = 0; count < 11; count++) many.push((await client.put(log, quiet, randomBytes(16)))['e'] ?? 'done');
    expect(many.filter((outcome) => outcome === 'done')).toHaveLength(9);
    expect(many.at(-1)).toBe('entries');
    expect(await client.put(log, steward, randomBytes(2_000))).toMatchObject({ type: 'done' });
    await client.close();
  });
});

test('who asks faster than its rate is told to wait, and others of the relay are not', async () => {
  const slow = await startRelay(['--asks-per-second', '20']);
  const [fast, other] = [await openGroup(slow), await openGroup(slow)];
  const [flooding, quiet] = [await fast.connect(), await other.connect()];
  const answers = await Promise.all(
    Array.from({ length: 400 }, () => flooding.put(fast.group.log, fast.steward, randomBytes(10))),
  );
  const refused = answers.filter(({ e }) => e === 'slow');
  expect(refused.length).toBeGreaterThan(100);
  expect(refused.every(({ w }) => Number(w) > 0)).toBe(true);
  expect(await other.put(quiet)).toBe(true);
  await slow.end();
});

test('vouchers are not guessed: an address that fails often has to wait, one that does not has not', async () => {
  const strict = await startRelay(['--attempts-per-minute', '60']);
  const opened = await openGroup(strict);
  const guesser = await connect(strict.url);
  const outcomes: unknown[] = [];
  for (let count = 0; count < 20; count++) {
    const group = newGroup();
    const steward = group.writers[0]?.key ?? newKey();
    const told = await guesser.ask('open', { c: `guess-${count}`, ...listOf(group, steward) });
    outcomes.push(told['e']);
  }
  expect(outcomes.slice(0, 3)).toEqual(['voucher', 'voucher', 'voucher']);
  expect(outcomes.at(-1)).toBe('slow');
  const client = await opened.connect();
  expect(await opened.put(client)).toBe(true);
  await strict.end();
});

test('garbage, of every kind and in any amount, ends only its own connection', async () => {
  await whileHonestPeopleGoOn(async () => {
    for (let round = 0; round < 150; round++) {
      const client = await connect(relay.url, { localAddress: `127.0.0.${(round % 20) + 2}` });
      const ask = messageOf('since', { q: 1, o: honest.group.log, s: 0, m: 1, a: 1 });
      const kinds = [
        () => client.socket.send(randomBytes(1 + ((round * 37) % 5_000))),
        () => client.socket.send('text'),
        () => client.socket.send(Buffer.concat([ask, randomBytes(3)])),
        () => client.socket.send(messageOf('get', { q: 1, o: 'no bytes', i: [], f: -1, z: 1 })),
        () => client.socket.send(Buffer.from([1, 0xbf])),
        () => client.socket.send(new Uint8Array(0)),
      ];
      kinds[round % kinds.length]?.();
      expect(await client.ended).toMatchObject({ type: 'bye', e: 'malformed' });
    }
    for (let round = 0; round < 40; round++) {
      const socket = await tcp();
      socket.write(round % 2 ? randomBytes(2_000) : 'GET / HTTP/9.9\r\n\r\n');
      await closed(socket);
    }
    const frames = await connect(relay.url);
    Object(frames.socket)._socket.write(randomBytes(5_000));
    await frames.ended;
    expect(await call(relay.http, [new Uint8Array(0)])).toMatchObject([{ type: 'bye', e: 'malformed' }]);
    const response = await fetch(`${relay.http}/v1/call`, { method: 'POST', body: randomBytes(5_000) });
    expect(response.status).toBe(400);
  });
});

test('other versions are refused by the way they came', async () => {
  await whileHonestPeopleGoOn(async () => {
    const { WebSocket } = await import('ws');
    for (const [path, protocols] of [
      ['/v1/connect', ['samband.relay.2']],
      ['/v1/connect', []],
      ['/v2/connect', ['samband.relay.1']],
    ] as const) {
      const socket = new WebSocket(`${relay.url}${path}`, [...protocols]);
      const said = await new Promise<string>((go) => socket.once('error', ({ message }) => go(message)));
      expect(said).toContain('404');
    }
    expect((await fetch(`${relay.http}/v2/call`, { method: 'POST', body: 'x' })).status).toBe(404);
    expect((await fetch(`${relay.http}/v1/call`)).status).toBe(405);
    for (const path of ['/v1/x', '/v1/', '/v1/calls']) expect((await fetch(`${relay.http}${path}`)).status).toBe(404);
    expect((await fetch(`${relay.http}/v1/x`, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});

test('who asks for what is refused and resets the line at once ends nothing', async () => {
  await whileHonestPeopleGoOn(async () => {
    const { pid } = relay.child;
    for (let n = 0; n < 200; n++) {
      const socket = connectTcp(relay.port, '127.0.0.1');
      const closed = new Promise((go) => socket.once('close', go));
      socket.on('error', () => {});
      socket.write('GET /v1/connect HTTP/1.1\r\nhost: relay\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n', () =>
        socket.resetAndDestroy(),
      );
      await closed;
    }
    expect(relay.child.pid).toBe(pid);
    expect(relay.child.exitCode).toBeNull();
  });
});

test('ten thousand idle sockets keep nobody out and are cut again', async () => {
  const idle: Socket[] = [];
  let gone = 0;
  await whileHonestPeopleGoOn(async () => {
    // Each is an open file here; a machine that permits fewer tries with as many as it does.
    const files = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024);
    const wanted = Math.min(10_000, Math.floor((files - 500) / 250) * 250);
    if (wanted < 10_000) process.stdout.write(`${wanted} idle sockets instead of 10,000: the limit of open files\n`);
    for (let some = 0; some < wanted / 250; some++) {
      const opened = await Promise.all(Array.from({ length: 250 }, (_, index) => tcp(`127.0.1.${(index % 200) + 2}`)));
      for (const socket of opened) socket.once('close', () => gone++);
      idle.push(...opened);
    }
    expect(idle).toHaveLength(wanted);
    // A newcomer gets in while they are there.
    const newcomer = await honest.connect();
    expect(await honest.put(newcomer)).toBe(true);
    await newcomer.close();
    expect(await relay.memory()).toBeLessThan(mostMemory);
    // Nobody sends a byte, and all are gone within what a silent socket is given.
    await vi.waitFor(() => expect(gone).toBe(wanted), { timeout: 30_000, interval: 200 });
  });
});

test('where sockets are few, those who have not entered make room, and who has stays', async () => {
  const small = await startRelay(['--connections', '50', '--connections-per-address', '1000']);
  const opened = await openGroup(small);
  const staying = await opened.connect();
  const idle = await Promise.all(Array.from({ length: 200 }, () => tcp('127.0.0.9', small.port)));
  const newcomer = await opened.connect();
  expect(await opened.put(newcomer)).toBe(true);
  expect(await opened.put(staying)).toBe(true);
  for (const socket of idle) socket.destroy();
  await small.end();
});

test('one address does not take all sockets', async () => {
  const fair = await startRelay(['--connections-per-address', '20']);
  const opened = await openGroup(fair);
  const greedy = await Promise.all(Array.from({ length: 60 }, () => tcp('127.0.0.8', fair.port)));
  let open = greedy.length;
  for (const socket of greedy) socket.once('close', () => open--);
  await vi.waitFor(() => expect(open).toBe(20));
  const client = await opened.connect();
  expect(await opened.put(client)).toBe(true);
  for (const socket of greedy) socket.destroy();
  await fair.end();
});

test('the key of one group does not take an address from another group, nor from those of its own who come later', async () => {
  const fair = await startRelay(['--connections-per-address', '20']);
  const [greedy, other] = [await openGroup(fair), await openGroup(fair)];
  const fromCoop = async ({ group }: OpenedGroup) => {
    const client = await connect(fair.url, { localAddress: '127.0.0.8' });
    expect(await client.enter(group)).toMatchObject({ type: 'done' });
    return client;
  };
  const taken: TinyClient[] = [];
  for (let count = 0; count < 40; count++) taken.push(await fromCoop(greedy));
  const others: TinyClient[] = [];
  for (let count = 0; count < 8; count++) others.push(await fromCoop(other));
  for (const client of others) expect(await other.put(client)).toBe(true);
  expect(await greedy.put(await fromCoop(greedy))).toBe(true);
  await fair.end();
});

test('who drips its request or frame byte by byte is cut, and honest people go on meanwhile', async () => {
  const patient = await startRelay(['--call-seconds', '5', '--attempts-per-minute', '6000']);
  const opened = await openGroup(patient);
  const working = keepWorking(opened, await opened.connect());
  const dripping: Socket[] = [];
  for (let count = 0; count < 200; count++) {
    const socket = await tcp('127.0.0.7', patient.port);
    const post = 'POST /v1/call HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n';
    socket.write(count % 2 ? 'GET /v1/hello HTTP/1.1\r\nhost: x\r\n' : post);
    dripping.push(socket);
  }
  const timer = setInterval(() => {
    for (const socket of dripping) if (!socket.destroyed) socket.write('x');
  }, 300);
  const halfFrames = await Promise.all(
    Array.from({ length: 50 }, () => connect(patient.url, { localAddress: '127.0.0.7' })),
  );
  for (const { socket } of halfFrames)
    Object(socket)._socket.write(Buffer.from([0x82, 0xfe, 0xff, 0xff, 1, 2, 3, 4, 5]));
  await Promise.all(halfFrames.map(({ ended }) => ended));
  await vi.waitFor(() => expect(dripping.every(({ destroyed }) => destroyed)).toBe(true), {
    timeout: 30_000,
    interval: 200,
  });
  clearInterval(timer);
  expect(await working.stop()).toBeGreaterThan(0);
  expect(await patient.memory()).toBeLessThan(mostMemory);
  await patient.end();
});

test('calls that are never finished, of few addresses, keep no other call waiting, nor for long one of theirs', async () => {
  await whileHonestPeopleGoOn(async () => {
    const { n: nonce } = await helloOver(relay.http);
    const body = messageOf('enter', { q: 1, ...enterOf(honest.group, nonce as Uint8Array) });
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const said = Buffer.concat([length, body]);
    const unfinished = new Set<Socket>();
    let isOver = false;
    const head = 'POST /v1/call HTTP/1.1\r\nhost: x\r\ncontent-length: 1048576\r\n\r\n';
    // All but one byte, and again as soon as it is refused.
    const neverFinish = async (localAddress: string) => {
      const socket = await tcp(localAddress);
      unfinished.add(socket);
      socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(1_048_575)]));
      socket.once('close', () => {
        unfinished.delete(socket);
        if (!isOver) setTimeout(() => neverFinish(localAddress).catch(() => undefined), 300);
      });
    };
    for (let count = 0; count < 120; count++) await neverFinish(`127.0.3.${(count % 4) + 1}`);
    const callFrom = (localAddress: string) =>
      new Promise<number | undefined>((go) => {
        const options = { port: relay.port, host: '127.0.0.1', localAddress, method: 'POST', path: '/v1/call' };
        const asked = request({ ...options, headers: { 'content-length': said.length } }, (response) => {
          response.resume();
          go(response.statusCode);
        });
        asked.once('error', () => go(undefined));
        asked.end(said);
      });
    const outcomes: unknown[] = [];
    for (let count = 0; count < 50; count++) outcomes.push(await callFrom(`127.0.3.${count + 100}`));
    expect(outcomes.filter((status) => status !== 200)).toEqual([]);
    await vi.waitFor(async () => expect(await callFrom('127.0.3.1')).toBe(200), { timeout: 60_000, interval: 500 });
    isOver = true;
    for (const socket of unfinished) socket.destroy();
  });
});

test('a call that enters two hundred logs is answered with a bounded amount, and told what to ask again', async () => {
  await whileHonestPeopleGoOn(async () => {
    const steward = newKey();
    // The longest list there is: 160 kB, and 39 MB if it were told 250 times.
    const others = Array.from({ length: 4_095 }, () => ({ key: { ...steward, raw: randomBytes(32) } }));
    const { group } = await openGroup(relay, [], { writers: [{ key: steward, steward: true }, ...others] });
    const { n: nonce } = await helloOver(relay.http);
    const enters = Array.from({ length: 250 }, (_, q) =>
      messageOf('enter', { q, ...enterOf(group, nonce as Uint8Array) }),
    );
    const told = await call(relay.http, enters);
    const bytes = told.reduce((sum, { l }) => sum + ((l as Uint8Array | undefined)?.length ?? 0), 0);
    expect(told).toHaveLength(250);
    expect(bytes).toBeLessThan(2 ** 21);
    expect(told[0]).toMatchObject({ type: 'done', q: 0 });
    expect(told.at(-1)).toMatchObject({ type: 'no', q: 249, e: 'slow', w: 1_000 });
  });
});

test('thousands of messages that are never finished fill no memory', async () => {
  await whileHonestPeopleGoOn(async () => {
    let most = 0;
    const halves: TinyClient[] = [];
    // 300 kB each, all but the end of the longest message there is: 240 MB if they were all kept.
    const half = Buffer.concat([Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 5, 0, 0, 1, 2, 3, 4]), Buffer.alloc(300_000)]);
    for (let some = 0; some < 16; some++) {
      const clients = await Promise.all(
        Array.from({ length: 50 }, () => connect(relay.url, { localAddress: `127.0.2.${some + 1}` })),
      );
      for (const { socket } of clients) Object(socket)._socket.write(half);
      halves.push(...clients);
      most = Math.max(most, await relay.memory());
    }
    await Promise.all(halves.map(({ ended }) => ended));
    expect(most).toBeLessThan(mostMemory);
  });
});

test('who asks for much and reads nothing fills no memory', async () => {
  await whileHonestPeopleGoOn(async () => {
    const opened = await openGroup(relay, ['--bytes', '100MB']);
    const writing = await opened.connect();
    for (let count = 0; count < 100; count++)
      expect(await writing.put(opened.group.log, opened.steward, randomBytes(60_000))).toMatchObject({ type: 'done' });
    const deaf = await Promise.all(Array.from({ length: 40 }, () => opened.connect()));
    for (const { socket } of deaf) {
      socket.pause();
      for (let q = 100; q < 200; q++)
        socket.send(messageOf('since', { q, o: opened.group.log, s: 0, m: 1_000_000, a: 1 }));
    }
    for (let count = 0; count < 50; count++) await opened.put(writing);
    expect(await relay.memory()).toBeLessThan(mostMemory);
    for (const { socket } of deaf) socket.terminate();
    await writing.close();
  });
});

test('who floods with pings or empty pieces is cut', async () => {
  await whileHonestPeopleGoOn(async () => {
    const pinging = await honest.connect();
    for (let count = 0; count < 5_000; count++) pinging.socket.ping('x'.repeat(100));
    await pinging.ended;
    const pieces = await honest.connect();
    // A message begun, and then nothing but empty continuations of it.
    const raw = Object(pieces.socket)._socket;
    raw.write(Buffer.from([0x02, 0x80, 0, 0, 0, 0]));
    for (let count = 0; count < 2_000; count++) raw.write(Buffer.from([0x00, 0x80, 0, 0, 0, 0]));
    await pieces.ended;
  });
});

test('a message that never ends is not hidden by pings, nor by being in a group', async () => {
  await whileHonestPeopleGoOn(async () => {
    // 290 kB of a message of which more is to come: 81 MB of all, and more than may be underway.
    const half = Buffer.concat([
      Buffer.from([0x02, 0xff, 0, 0, 0, 0, 0, 4, 0x6c, 0xd0, 1, 2, 3, 4]),
      Buffer.alloc(290_000),
    ]);
    const halves = await Promise.all(
      Array.from({ length: 280 }, (_, count) => connect(relay.url, { localAddress: `127.0.2.${(count % 8) + 1}` })),
    );
    for (const client of halves) expect(await client.enter(honest.group)).toMatchObject({ type: 'done' });
    for (const { socket } of halves) Object(socket)._socket.write(half);
    const pings = setInterval(() => {
      for (const { socket } of halves) socket.ping();
    }, 1_000);
    // When there is room again, those who are left may stay.
    const gone = () => halves.filter(({ socket }) => socket.readyState === socket.CLOSED).length;
    await vi.waitFor(() => expect(gone()).toBeGreaterThan(30), 20_000);
    clearInterval(pings);
    for (const { socket } of halves) socket.terminate();
  });
});

test('nothing that was logged or measured tells a log, an account, a key or an address', async () => {
  const measured = await startRelay(['--metrics', '0']);
  const opened = await openGroup(measured);
  const client = await opened.connect();
  await opened.put(client);
  await client.ask('put', { ...putOf(opened.group.log, newKey(), randomBytes(9)) });
  const metrics = await measured.metrics();
  expect(metrics).toContain('samband_relay_asks_total{ask="put",outcome="done"} 1');
  await measured.stop();
  const said = metrics + JSON.stringify(measured.log()) + JSON.stringify(relay.log());
  const { account, log, reading } = opened.group;
  for (const secret of [account, log, reading.raw, opened.steward.raw, honest.group.log, honest.group.account])
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(said).not.toContain(Buffer.from(secret).toString(form).slice(0, 12));
  expect(said).not.toContain('127.0.0.250');
  await measured.end();
});

function tcp(localAddress = '127.0.0.6', port = relay.port): Promise<Socket> {
  return new Promise((go, failed) => {
    const socket = connectTcp({ host: '127.0.0.1', port, localAddress });
    socket.on('error', () => undefined);
    socket.once('connect', () => go(socket));
    socket.once('error', failed);
    socket.resume();
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((go) => {
    if (socket.destroyed) go();
    else socket.once('close', () => go());
  });
}
