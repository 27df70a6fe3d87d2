import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { packageRoot } from '../../kit/package-root.ts';
import { openGroup } from '../../kit/relay-people.ts';
import { relayProgram, startRelay } from '../../kit/relay-process.ts';
import { connect, putOf, type TinyClient } from '../../kit/tiny-relay-client.ts';

const node = (...words: readonly string[]) => promisify(execFile)(process.execPath, [relayProgram, ...words]);

test('told to end in the middle of appending, it answers what was asked, says so, and ends well', async () => {
  const relay = await startRelay();
  const opened = await openGroup(relay);
  const clients = await Promise.all(Array.from({ length: 5 }, () => opened.connect()));
  let unanswered = 0;
  const appending = clients.map(async (client) => {
    for (;;) {
      const blob = randomBytes(2_000);
      const told = await client.ask('put', putOf(opened.group.log, opened.steward, blob));
      if (told.type === 'done') opened.acknowledged.set(Buffer.from(blob).toString('latin1'), Number(told['s']));
      if (told.type === 'lost') return unanswered++;
    }
  });
  await vi.waitFor(() => expect(opened.acknowledged.size).toBeGreaterThan(50));
  expect(await relay.stop()).toBe(0);
  await Promise.all(appending);
  for (const { ended } of clients) expect(await ended).toMatchObject({ type: 'bye', e: 'closing' });
  expect(relay.log().at(-1)).toMatchObject({ event: 'closed' });
  const again = await relay.start('--listen', `127.0.0.1:${relay.port}`);
  await opened.expectAllThere(await opened.connect());
  await again.end();
});

test('started as the guide says it ends well, too, when npm is told to', async () => {
  const data = await mkdtemp(join(tmpdir(), 'samband-relay-'));
  const words = ['run', '-s', 'relay', '--', '--data', data, '--listen', '127.0.0.1:0'];
  const npm = spawn('npm', words, { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  npm.stdout.on('data', (text) => {
    said += text;
  });
  const closed = new Promise((done) => npm.stdout.once('close', done));
  await vi.waitFor(() => expect(said).toContain('"listening"'), 60_000);
  npm.kill();
  // Nothing is left that could say more.
  await closed;
  expect(JSON.parse(said.trim().split('\n').at(-1) ?? '')).toMatchObject({ event: 'closed' });
  await rm(data, { recursive: true });
});

test('a second relay on the same folder or port says so, and touches nothing', async () => {
  const relay = await startRelay();
  const opened = await openGroup(relay);
  const client = await opened.connect();
  await expect(node('--data', relay.data, '--listen', '127.0.0.1:0')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('another relay is running'),
  });
  expect(await opened.put(client)).toBe(true);
  const elsewhere = await mkdtemp(join(tmpdir(), 'samband-relay-'));
  await expect(node('--data', elsewhere, '--listen', `127.0.0.1:${relay.port}`)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('EADDRINUSE'),
  });
  const inFile = join(relayProgram, 'data');
  await expect(node('--data', inFile)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('ENOTDIR') });
  await rm(elsewhere, { recursive: true });
  await relay.end();
});

test('what was typed wrong is said, with all that may be typed', async () => {
  for (const words of [
    [],
    ['--data', 'x', '--listen', 'nowhere'],
    ['--data', 'x', '--blob-size', 'many'],
    ['--data', 'x', '--bytes', '5GB'],
    ['voucher', '--data', 'x', '--metrics', '5'],
    ['voucher', '--data', 'x', '--valid', '0'],
    ['voucher', '--data', 'x', '--bytes', '0'],
    ['voucher', '--data', 'x', '--url', 'relay.example'],
    ['--data', 'x', '--tls-cert', '/nowhere', '--tls-key', '/nowhere'],
    ['--nonsense'],
    ['start', '--data', 'x'],
  ])
    await expect(node(...words)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--data DIR') });
  expect((await node('--help')).stdout).toContain('voucher');
});

test('a voucher is a link, used once, and can be typed as it is read out', async () => {
  const relay = await startRelay();
  const { stdout } = await node('voucher', '--data', relay.data, '--url', 'wss://relay.example/');
  const [text = '', link] = stdout.split('\n');
  expect(text).toMatch(/^([a-km-np-z2-9]{4}-){7}[a-km-np-z2-9]{4}$/);
  expect(link).toBe(`wss://relay.example#${text}`);
  const voucher = await relay.voucher();
  const typed = { ...relay, voucher: async () => voucher.replaceAll('-', ' ').toUpperCase() };
  await openGroup(typed);
  await expect(openGroup(typed)).rejects.toThrow('voucher');
  await relay.end();
});

test('a voucher for a folder that no relay was started on is none, and nothing is made there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-relay-'));
  for (const place of [folder, join(folder, 'typo'), relayProgram])
    await expect(node('voucher', '--data', place)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('no relay has been started on'),
    });
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

test('gathered into a folder of its own it runs without the rest of the house', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-gathered-'));
  const gathered = join(folder, 'relay');
  await promisify(execFile)(process.execPath, [relayProgram.replace('main.js', 'gather.js'), gathered]);
  const relay = await startRelay([], join(folder, 'data'), {}, join(gathered, 'dist', 'relay', 'main.js'));
  const opened = await openGroup(relay);
  expect(await opened.put(await opened.connect())).toBe(true);
  await relay.end();
  await rm(folder, { recursive: true });
});

test('over TLS of its own it is the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  await promisify(execFile)('openssl', [...made, '-subj', '/CN=relay.example', '-keyout', key, '-out', cert]);
  const relay = await startRelay(['--tls-cert', cert, '--tls-key', key, '--metrics', '0', '--connections', '40']);
  const opened = await openGroup(relay);
  for (let count = 0; count < 100; count++) {
    const client = await opened.connect();
    if (count % 10 === 0) expect(await opened.put(client)).toBe(true);
    await client.close();
  }
  const staying = await opened.connect();
  const metrics = await relay.metrics();
  expect(Number(/samband_relay_sockets (\d+)/.exec(metrics)?.[1])).toBeLessThan(40);
  expect(metrics).not.toContain('crowded out');
  expect(await opened.put(staying)).toBe(true);
  await relay.end();
  await rm(folder, { recursive: true });
});

test('behind a proxy people are told apart by what it says of them', async () => {
  const relay = await startRelay(['--trust-proxy', '--connections-per-address', '3']);
  const from = (address: string) => connect(relay.url, { headers: { 'x-forwarded-for': `10.9.9.9, ${address}` } });
  const isOpen = ({ socket }: TinyClient) => socket.readyState === socket.OPEN;
  const three = [await from('192.0.2.7'), await from('192.0.2.7'), await from('192.0.2.7')];
  const network: TinyClient[] = [];
  for (const part of [1, 2, 3]) network.push(await from(`2001:db8:1:2:${part}::1`));
  const other = await from('192.0.2.8');
  // None of them has entered, so the first of an address makes room for its fourth.
  const fourths = [await from('192.0.2.7'), await from('2001:db8:1:2:ffff::9')];
  await Promise.all([three[0]?.ended, network[0]?.ended]);
  expect([...three, ...network, other, ...fourths].filter(isOpen)).toHaveLength(7);
  await relay.end();
});

test('asked to log addresses behind a proxy, it logs those of the people and not the proxy', async () => {
  const relay = await startRelay(['--trust-proxy', '--log-addresses']);
  const client = await connect(relay.url, { headers: { 'x-forwarded-for': '192.0.2.7' } });
  client.socket.send('no message');
  await client.ended;
  await vi.waitFor(() => expect(relay.log()).toContainEqual(expect.objectContaining({ address: '192.0.2.7' })));
  expect(JSON.stringify(relay.log().filter(({ event }) => event === 'cut'))).not.toContain('127.0.0.1');
  await relay.end();
});
