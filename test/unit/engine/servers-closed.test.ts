/** What is left of servers once the vault is locked, or one is paused: no connection, and none is made afterwards. */
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { ServerAddress } from '../../../engine/sync/server-place.ts';
import { listen } from '../../kit/between.ts';
import { serversScene, showsEmptyFolder, withFolderServer } from '../../kit/servers-scene.ts';

interface Listener {
  readonly port: number;
  readonly sockets: readonly Socket[];
}

/** Takes every connection, and says what `hear` says of it. */
async function listening(hear: (socket: Socket) => void, use: (listener: Listener) => Promise<void>): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    hear(socket);
  });
  const port = await listen(server);
  try {
    await use({ port, sockets });
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const silent = (socket: Socket): void => void socket.resume();

/** A SOCKS proxy that lets everybody in, and never gets anywhere. */
const halfProxy = (socket: Socket): void => {
  socket.once('data', () => {
    socket.write(Buffer.of(5, 2));
    socket.once('data', () => {
      socket.write(Buffer.of(1, 0));
      socket.resume();
    });
  });
};

/** Whoever connected before this one is accepted before it. */
async function nobodyElseCame({ port, sockets }: Listener): Promise<void> {
  const before = sockets.length;
  const last = createConnection({ host: '127.0.0.1', port });
  await once(last, 'connect');
  await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(before));
  expect(sockets).toHaveLength(before + 1);
  last.destroy();
}

const kinds = ['relay', 'webdav', 'automerge'] as const;
const onion = {
  relay: 'ws://relayrelayrelay.onion',
  webdav: 'http://cloudcloudcloud.onion/dav',
  automerge: 'ws://syncsyncsync.onion',
} as const;
const direct = (kind: ServerAddress['kind'], port: number) =>
  kind === 'webdav' ? `http://127.0.0.1:${port}/dav` : `ws://127.0.0.1:${port}`;

for (const kind of kinds)
  for (const [how, hear] of [
    ['directly', silent],
    ['through a silent proxy', silent],
    ['through a proxy that lets in', halfProxy],
  ] as const)
    test(`a vault that is locked waits for no ${kind} reached ${how}, ends what was begun and connects no more`, () =>
      listening(hear, async (listener) => {
        const { space, servers, places } = serversScene();
        const { port, sockets } = listener;
        const isDirect = how === 'directly';
        const url = isDirect ? direct(kind, port) : onion[kind];
        const adding = servers.add(
          { kind, url },
          {
            on: true,
            ...(kind !== 'webdav' && { space }),
            ...(!isDirect && { proxy: `socks5h://127.0.0.1:${port}` }),
          },
        );
        await vi.waitFor(() => expect(sockets[0]?.bytesRead).toBeGreaterThan(hear === halfProxy ? 20 : 0));
        const began = performance.now();
        await servers.close();
        await adding;
        expect(performance.now() - began).toBeLessThan(1_000);
        await vi.waitFor(() => expect(sockets.every(({ destroyed }) => destroyed)).toBe(true));
        const [place] = places();
        // That it was given up says nothing of the server.
        expect(place?.failed).toBeUndefined();
        expect(await servers.sync(place?.id ?? '')).toMatchObject({ ok: false, error: { type: 'CarrierGone' } });
        servers.resume();
        await nobodyElseCame(listener);
      }));

for (const kind of kinds)
  test(`locked while a ${kind} is being added, nothing is connected to`, () =>
    listening(silent, async (listener) => {
      let keep = () => {};
      const kept = new Promise<void>((done) => {
        keep = done;
      });
      const { space, servers } = serversScene({ keeping: () => kept });
      const address = { kind, url: direct(kind, listener.port) };
      const adding = servers.add(address, { on: true, ...(kind !== 'webdav' && { space }) });
      await servers.close();
      keep();
      expect(await adding).toEqual({ ok: false, error: { type: 'CarrierGone' } });
      await nobodyElseCame(listener);
    }));

test('a server that is paused hangs up, and one that is locked does though nothing was underway', async () => {
  await withFolderServer(showsEmptyFolder, async (url, standing) => {
    const { servers, places } = serversScene();
    expect(await servers.add({ kind: 'webdav', url }, { on: true })).toHaveProperty('ok', true);
    expect(standing()).toBeGreaterThan(0);
    const [place] = places();
    await servers.change(place?.id ?? '', { on: false });
    await vi.waitFor(() => expect(standing()).toBe(0));
    // Asked once, as somebody says so: afterwards it is paused still.
    expect(await servers.sync(place?.id ?? '')).toHaveProperty('ok', true);
    await vi.waitFor(() => expect(standing()).toBe(0));
    await servers.change(place?.id ?? '', { on: true });
    await vi.waitFor(() => expect(servers.now()).toMatchObject([{ state: 'idle' }]));
    await vi.waitFor(() => expect(standing()).toBeGreaterThan(0));
    await servers.close();
    await vi.waitFor(() => expect(standing()).toBe(0));
  });
});
