/** Relays and other servers through the built command: named, used, listed, paused, left. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spaceOfWidth } from '../../../shared/edit/plan.ts';
import { withAnswers } from '../../kit/between.ts';
import { pairVaults } from '../../kit/real-group.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { desk, openedAt, quickVault, serve } from './command.ts';

const at = desk();
const bo = at.path('bo');
let relay: RelayProcess;

beforeAll(async () => {
  relay = await startRelay();
  await quickVault(at, at.vault, 'Aud');
  await quickVault(at, bo, 'Bo');
  const [one, other] = [await openedAt(at, at.vault), await openedAt(at, bo)];
  await pairVaults(one, other, spaceOfWidth(one.context(), 'coalition').id);
  await Promise.all([one.lock(), other.lock()]);
});
afterAll(async () => {
  await relay.end();
  at.remove();
});

const failed = async (...args: readonly string[]) => {
  const ran = await at.run([...args, '--json']);
  return [ran.code, Object(Object(ran.json()).error).type];
};

test('sync --relay: opens with a voucher, is told what went and came, and remembers', async () => {
  await at.value('add', at.vault, 'met fjell-union.example today');
  const voucher = await relay.voucher();
  const synced = await at.value('sync', at.vault, '--relay', `${relay.url}#${voucher}`);
  const way = `${relay.url} (coalition)`;
  expect(synced).toMatchObject({ refused: 0, onlyHere: 0, parts: [{ way, in: 0 }] });
  expect(Object(synced).bundlesOut).toBeGreaterThan(0);
  const { bundlesIn } = Object(await at.value('sync', bo, '--relay', relay.url));
  expect(bundlesIn).toBeGreaterThan(0);
  expect(await at.value('sync', at.vault, '--relay', relay.url)).toMatchObject({ bundlesIn: 0, bundlesOut: 0 });
  expect(await at.value('custody', at.vault)).toMatchObject({
    onlyHere: 0,
    servers: [{ url: relay.url, space: 'coalition', toSend: 0 }],
  });
  const said = await at.run(['relays', at.vault]);
  expect(said.out).toContain(`${relay.url} (coalition): in step`);
  expect(`${said.out}${said.err}${JSON.stringify(synced)}`).not.toContain(voucher);
});

test('what is wrong is said, names no secret, and changes nothing', async () => {
  expect(await failed('relays', at.vault, '--add', 'relay.example')).toEqual([1, 'NotARelayLink']);
  expect(await failed('relays', at.vault, '--add', 'ws://relay.example')).toEqual([1, 'NotEncrypted']);
  expect(await failed('relays', at.vault, '--add', 'wss://relay.onion')).toEqual([1, 'NeedsProxy']);
  expect(await failed('relays', at.vault, '--add', 'wss://a.example', '--kind', 'ftp')).toEqual([2, 'WrongUse']);
  expect(await failed('relays', at.vault, '--add', 'wss://a.example', '--proxy', 'socks5://127.0.0.1:1')).toEqual([
    1,
    'ProxyLooksUpNames',
  ]);
  expect(await failed('relays', at.vault, '--forget', 'wss://nowhere.example')).toEqual([1, 'NoSuchServer']);
  const other = await startRelay();
  try {
    const refused = await at.run(['relays', at.vault, '--add', `${other.url}#not-a-voucher`]);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/voucher/);
    expect(`${refused.out}${refused.err}`).not.toContain('not-a-voucher');
  } finally {
    await other.end();
  }
  expect(Object(await at.value('relays', at.vault)).servers).toHaveLength(1);
});

test('relays: how each stands is printed; naming one again that refuses now says so, and keeps it', async () => {
  const other = await startRelay();
  try {
    const link = `${other.url}#${await other.voucher()}`;
    await at.value('relays', at.vault, '--add', link, '--space', 'coalition');
    expect((await at.run(['relays', at.vault])).out).toMatch(new RegExp(`${other.url} .*to send, ok$`, 'm'));
    // Its operator lost the disk.
    await other.kill();
    rmSync(other.data, { recursive: true });
    await other.start('--listen', `127.0.0.1:${other.port}`);
    const again = await at.run(['relays', at.vault, '--add', other.url, '--space', 'coalition', '--json']);
    expect([again.code, again.json()]).toMatchObject([1, { error: { type: 'NotKnownThere' } }]);
    const listed = Object(await at.value('relays', at.vault)).servers;
    expect(listed).toMatchObject([{}, { url: other.url, error: 'NotKnownThere', errorSince: expect.any(String) }]);
    expect((await at.run(['relays', at.vault])).out).toMatch(
      new RegExp(`${other.url} .*, error since \\d{4}-\\d\\d-.*: It does not know this space`),
    );
    await at.value('relays', at.vault, '--forget', other.url);
  } finally {
    await other.end();
  }
});

test('relays: kept in step by serve, paused, left; one that does not answer is added all the same', async () => {
  expect(await at.value('relays', at.vault, '--add', relay.url, '--space', 'coalition')).toMatchObject({
    servers: [{ url: relay.url, on: true, space: 'coalition' }],
  });
  const running = serve(at, at.vault, '--servers');
  await at.value('add', bo, 'met elv-samvirke.example today');
  await at.value('sync', bo, '--relay', relay.url);
  await running.event(({ event, in: came }) => event === 'serverSynced' && Number(came) > 0);
  expect(await running.stop()).toBe(0);
  expect(await at.value('relays', at.vault, '--pause', relay.url)).toMatchObject({ servers: [{ on: false }] });
  const dead = await at.value('relays', at.vault, '--add', 'ws://127.0.0.1:9', '--gather', '15');
  expect(dead).toMatchObject({ servers: [{}, { url: 'ws://127.0.0.1:9', state: 'gone', gatherMinutes: 15 }] });
  expect(await at.value('relays', at.vault, '--forget', 'ws://127.0.0.1:9')).toMatchObject({
    servers: [{ url: relay.url }],
  });
});

test('sync --servers: once with each that is not paused; of two kinds at one address one is meant', async () => {
  const said = await at.value('relays', at.vault, '--resume', relay.url);
  expect(said).toMatchObject({ servers: [{ url: relay.url, on: true }] });
  await at.value('add', at.vault, 'met dal-samvirke.example today');
  expect(await at.value('sync', at.vault, '--servers')).toMatchObject({
    onlyHere: 0,
    parts: [{ way: `${relay.url} (coalition)`, in: 0 }],
  });
  await at.value('relays', at.vault, '--pause', relay.url);
  expect(await failed('sync', at.vault, '--servers')).toEqual([1, 'NoneInStep']);
  // What answers there is no relay, and no folder either: told as what it is, and not named.
  expect(await failed('relays', at.vault, '--add', relay.url, '--kind', 'automerge')).toEqual([1, 'OtherCarrier']);
  expect(await failed('relays', at.vault, '--forget', relay.url, '--kind', 'automerge')).toEqual([1, 'NoSuchServer']);
  expect(Object(await at.value('relays', at.vault)).servers).toHaveLength(1);
});

test('a proxy that does not answer is told as that; what answers without a certificate that counts is not named', async () => {
  const dead = ['--proxy', 'socks5h://127.0.0.1:9'];
  expect(await at.run(['sync', at.vault, '--relay', relay.url, ...dead, '--json'])).toMatchObject({ code: 1 });
  expect((await at.run(['relays', at.vault])).out).toMatch(/through socks5h:.*The proxy does not answer/);
  expect(await at.value('relays', at.vault, '--no-proxy', relay.url)).not.toMatchObject({
    servers: [{ proxy: dead[1] }],
  });
  expect(await at.value('sync', at.vault, '--relay', relay.url)).toMatchObject({ parts: [{ in: 0 }] });
  await withAnswers(
    (_request, response) => response.end(),
    async (port) => {
      expect(await failed('relays', at.vault, '--add', `wss://127.0.0.1:${port}`)).toEqual([1, 'NotTrusted']);
      expect(await failed('relays', at.vault, '--add', `ws://127.0.0.1:${port}`)).toEqual([1, 'OtherCarrier']);
    },
  );
  expect(Object(await at.value('relays', at.vault)).servers).toHaveLength(1);
});

test('relays --forget --erase: a steward deletes what lies there, for everybody; nobody else may', async () => {
  expect(await failed('relays', bo, '--forget', relay.url, '--erase')).toEqual([1, 'OnlyStewardsDelete']);
  expect(await failed('relays', at.vault, '--erase')).toEqual([2, 'WrongUse']);
  expect(await failed('relays', at.vault, '--forget', relay.url, '--erase', '--space', 'nowhere')).toEqual([
    1,
    'NoSuchSpace',
  ]);
  expect(Object(await at.value('relays', bo)).servers).toHaveLength(1);
  expect(await at.value('relays', at.vault, '--forget', relay.url, '--erase')).toEqual({ servers: [] });
  const told = await at.run(['sync', bo, '--relay', relay.url, '--json']);
  expect(told.code).toBe(1);
  expect(told.json()).toMatchObject({ parts: [{ error: { type: 'NotKnownThere' } }] });
});
