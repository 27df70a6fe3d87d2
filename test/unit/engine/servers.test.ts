/** Servers as a person names them and puts them right: what is refused and why, what is remembered, what is told. */
import type { ServerResponse } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { apart, longestApart } from '../../../engine/sync/apart.ts';
import { readServerAddress } from '../../../engine/sync/server-place.ts';
import { syncWithServer } from '../../../engine/sync/sync-with-server.ts';
import { listen } from '../../kit/between.ts';
import { serversScene, showEmptyFolder, showsEmptyFolder, withFolderServer } from '../../kit/servers-scene.ts';

const direct = () => false;

test('an address of an Automerge server that holds a secret is refused, and it is said why', () => {
  for (const secret of ['wss://ada@sync.example', 'wss://:hemmelig@sync.example/a', 'wss://sync.example/?key=hemmelig'])
    expect(readServerAddress('automerge', secret, direct)).toEqual({ ok: false, error: { type: 'SecretInAddress' } });
  expect(readServerAddress('automerge', 'wss://sync.example/a#b', direct)).toMatchObject({
    ok: true,
    value: { url: 'wss://sync.example/a' },
  });
  for (const secret of ['wss://ada@relay.example', 'wss://:hemmelig@relay.example', 'wss://relay.example?key=hemmelig'])
    expect(readServerAddress('relay', secret, direct)).toEqual({ ok: false, error: { type: 'NotARelayLink' } });
});

test('with and without the dot at its end a host is one host: known once, and never reached beside its proxy', async () => {
  for (const [kind, url] of [
    ['automerge', 'wss://sync.example'],
    ['relay', 'wss://sync.example'],
    ['webdav', 'https://sync.example/dav'],
  ] as const)
    expect(readServerAddress(kind, url.replace('.example', '.example.'), direct)).toEqual(
      readServerAddress(kind, url, direct),
    );
  const { space, servers, places } = serversScene();
  const proxy = 'socks5h://127.0.0.1:9';
  // As it was remembered before.
  await servers.add({ kind: 'automerge', url: 'ws://synk.onion./' }, { space, proxy, on: false });
  await servers.add({ kind: 'relay', url: 'ws://synk.onion' }, { space, on: false });
  expect(places()).toMatchObject([{ proxy }, { proxy }]);
  await servers.close();
});

test('a folder that the server says is not there is not added and told as that; a server that is away is added', async () => {
  const { servers, places } = serversScene();
  await withFolderServer(
    (request, response) => {
      request.resume();
      response.writeHead(404).end();
    },
    async (url) => {
      const added = await servers.add({ kind: 'webdav', url });
      expect(added).toEqual({ ok: false, error: { type: 'FolderGone', path: '' } });
    },
  );
  expect(places()).toEqual([]);
  expect(await servers.add({ kind: 'webdav', url: 'http://127.0.0.1:9/dav' }, { on: false })).toHaveProperty(
    'ok',
    true,
  );
  expect(servers.now()).toMatchObject([{ state: 'gone', error: { type: 'CarrierGone' } }]);
  await servers.close();
});

test('whoever asks for a pass is heard also where the password was refused often: it may have been put right there', async () => {
  let lets = true;
  let asked = 0;
  await withFolderServer(
    (request, response) => {
      asked++;
      if (lets) return showsEmptyFolder(request, response);
      response.writeHead(401).end();
    },
    async (url) => {
      let backOnline = () => {};
      const { servers, places, events } = serversScene({
        watchNetworks: (onChange) => {
          backOnline = onChange;
          return () => {};
        },
      });
      await servers.add({ kind: 'webdav', url, username: 'ada', password: 'hemmelig' });
      await vi.waitFor(() => expect(events.at(-1)?.event.type).toBe('synced'));
      const id = places()[0]?.id ?? '';
      lets = false;
      for (let n = 0; n < 6; n++)
        expect(await servers.sync(id)).toMatchObject({ ok: false, error: { type: 'WrongPassword' } });
      lets = true;
      expect(await servers.sync(id)).toHaveProperty('ok', true);
      // It is kept in step as before.
      const good = asked;
      backOnline();
      await vi.waitFor(() => expect(asked).toBeGreaterThan(good), 10_000);
      expect(servers.now()).toMatchObject([{ on: true }]);
      await servers.close();
    },
  );
});

test('a wrong user name is put right, alone or by naming the folder again; what was the matter is remembered', async () => {
  const right = `Basic ${Buffer.from('ada:hemmelig').toString('base64')}`;
  await withFolderServer(
    (request, response) => {
      if (request.headers.authorization === right) showsEmptyFolder(request, response);
      else response.writeHead(401).end();
    },
    async (url) => {
      const scene = serversScene();
      const { servers, places, ada } = scene;
      await servers.add({ kind: 'webdav', url, username: 'ada', password: 'hemmelig' }, { on: false });
      const [place] = places();
      const id = place?.id ?? '';
      await servers.change(id, { username: 'eva' });
      expect(await servers.sync(id)).toMatchObject({ ok: false, error: { type: 'WrongPassword' } });
      const since = ada.clock();
      // In a later run, before it was asked: nothing is known but what was the matter then.
      const later = serversScene({ places });
      expect(later.servers.now()).toMatchObject([{ state: 'idle', error: { type: 'WrongPassword', since } }]);
      await servers.change(id, { username: 'ada' });
      expect(await servers.sync(id)).toHaveProperty('ok', true);
      expect(places()[0]?.failed).toBeUndefined();
      await servers.change(id, { username: 'eva' });
      const address = { kind: 'webdav', url, username: 'ada', password: 'hemmelig' } as const;
      expect(await syncWithServer(servers, [scene.space], address, {})).toMatchObject({ value: [{ id, synced: {} }] });
      await servers.close();
    },
  );
});

test('a pass that takes long is shown as slow until it ends itself, whatever ended beside it', async () => {
  const held: ServerResponse[] = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await withFolderServer(
      (request, response) => {
        request.resume();
        held.push(response);
      },
      async (url) => {
        const { servers, places, ada } = serversScene();
        const answered = async (count: number) => {
          await vi.waitUntil(() => held.length >= count);
          return held[count - 1];
        };
        const adding = servers.add({ kind: 'webdav', url }, { on: false });
        showEmptyFolder(await answered(1));
        await adding;
        const id = places()[0]?.id ?? '';
        const first = servers.sync(id);
        await answered(2);
        ada.clockAt.now += 1_000;
        const second = servers.sync(id);
        vi.advanceTimersByTime(20_000);
        expect(servers.now()[0]?.slow).toBe(ada.clock() - 1_000);
        showEmptyFolder(await answered(2));
        await first;
        expect(servers.now()[0]?.slow).toBe(ada.clock());
        showEmptyFolder(await answered(3));
        await second;
        expect(servers.now()[0]?.slow).toBeUndefined();
        await servers.close();
      },
    );
  } finally {
    vi.useRealTimers();
  }
});

test('as a vault opens, the spaces at one host begin apart: one at once, all within half a minute, none after a lock', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const callers: Socket[] = [];
  const silent = createServer((socket) => callers.push(socket.on('error', () => {})));
  const port = await listen(silent);
  const places = Array.from({ length: 6 }, (_, n) => ({
    ...{ id: `${n}`, kind: 'relay' as const, space: `${n}`.repeat(64), on: true },
    url: `ws://127.0.0.1:${port}`,
  }));
  const settle = () => new Promise((done) => setImmediate(() => setImmediate(done)));
  const cameBy = async (milliseconds: number) => {
    vi.advanceTimersByTime(milliseconds);
    for (let n = 0; n < 20; n++) await settle();
    return callers.length;
  };
  try {
    for (const isLocked of [false, true]) {
      callers.length = 0;
      const { servers } = serversScene({ places: () => places, keep: async () => {} });
      servers.resume();
      expect(await cameBy(0)).toBe(1);
      if (isLocked) await servers.close();
      // Not one after another in step either: each by chance.
      expect(await cameBy(longestApart)).toBe(isLocked ? 1 : 6);
      await servers.close();
    }
  } finally {
    vi.useRealTimers();
    for (const socket of callers) socket.destroy();
    silent.close();
  }
});

test('of the places at a host which is first and how long the others wait is by chance', () => {
  const places = ['a', 'b', 'c'].map((id) => ({ id, url: 'wss://relay.example' }));
  const alone = { id: 'd', url: 'wss://other.example' };
  const firsts = new Set<string>();
  const waits = new Set<number>();
  for (let n = 0; n < 200; n++)
    for (const [{ id }, after] of apart([...places, alone])) {
      if (id === 'd') expect(after).toBe(0);
      else if (after === 0) firsts.add(id);
      else waits.add(after);
      expect(after).toBeLessThanOrEqual(longestApart);
    }
  expect(firsts.size).toBe(3);
  expect(waits.size).toBeGreaterThan(300);
});
