import { createConnection, createServer, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { ServerPlace } from '../../../engine/sync/server-place.ts';
import { createServers } from '../../../engine/sync/servers.ts';
import { ok } from '../../../shared/result.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';

test('a vault that is locked waits for no server and connects to none, whatever was underway', async () => {
  const group = createLightGroup(createRandom(8), 2);
  const [ada] = group.replicas as [LightReplica];
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket.on('error', () => {})));
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let places: readonly ServerPlace[] = [];
  const servers = createServers({
    ...{ replica: ada as never, packReplica: ada, box: ada.box, clock: ada.clock },
    store: { read: async () => undefined, keep: async () => ok(true), close: async () => {} },
    places: () => places,
    keep: async (change) => {
      places = change(places);
    },
    isShared: () => true,
    onEvent: () => {},
    noting: (pass) => pass(),
  });
  try {
    const adding = servers.add({ kind: 'relay', url: `ws://127.0.0.1:${port}` }, { space: group.space, on: true });
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    // It never says a word, and is not waited for.
    await servers.close();
    await adding;
    const [place] = places;
    expect(await servers.sync(place?.id ?? '')).toMatchObject({ ok: false, error: { type: 'CarrierGone' } });
    servers.resume();
    // Whoever connected before this one is accepted before it.
    createConnection({ host: '127.0.0.1', port });
    await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(1));
    expect(sockets).toHaveLength(2);
  } finally {
    for (const socket of sockets) socket.destroy();
    silent.close();
  }
});
