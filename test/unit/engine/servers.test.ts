/** Servers as a person names them and puts them right: what is refused and why, what is remembered, what is told. */
import type { ServerResponse } from 'node:http';
import { expect, test, vi } from 'vitest';
import { readServerAddress } from '../../../engine/sync/server-place.ts';
import { syncWithServer } from '../../../engine/sync/sync-with-server.ts';
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
