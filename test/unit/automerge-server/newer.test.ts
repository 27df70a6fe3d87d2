/** A sync server with the automerge-repo of today, as people will run one: it answers in other ways than the stock one. */
import type { AddressInfo } from 'node:net';
import { type Message, NetworkAdapter, type PeerId, Repo } from '@automerge/automerge-repo/slim';
import { decode, encode } from 'cborg';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createAutomergePackStore } from '../../../engine/automerge-server/automerge-pack-store.ts';
import { serverUrl } from '../../../engine/automerge-server/server-url.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

const ends: (() => Promise<void> | void)[] = [];
beforeAll(readyAutomerge);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** What automerge-repo-network-websocket does at a server. */
class Sockets extends NetworkAdapter {
  readonly #server: WebSocketServer;
  readonly #sockets = new Map<string, WebSocket>();
  constructor(server: WebSocketServer) {
    super();
    this.#server = server;
  }
  isReady(): boolean {
    return true;
  }
  async whenReady(): Promise<void> {}
  connect(me: PeerId): void {
    this.#server.on('connection', (socket) => {
      let peer: PeerId | undefined;
      socket.on('message', (data: Buffer) => {
        const message: Message & { readonly peerMetadata: object } = decode(data);
        if (message.type !== 'join') return this.emit('message', message);
        peer = message.senderId;
        this.#sockets.set(peer, socket);
        this.emit('peer-candidate', { peerId: peer, peerMetadata: message.peerMetadata });
        const greeting = { type: 'peer', senderId: me, targetId: peer, selectedProtocolVersion: '1' };
        return socket.send(encode(greeting));
      });
      socket.on('close', () => peer && this.emit('peer-disconnected', { peerId: peer }));
    });
  }
  send(message: Message): void {
    const data = message.data && { data: Uint8Array.from(message.data) };
    this.#sockets.get(message.targetId)?.send(encode({ ...message, ...data }, { ignoreUndefinedProperties: true }));
  }
  disconnect(): void {
    this.#server.close();
  }
}

async function newerServer(generous: boolean): Promise<{ readonly url: string; readonly repo: Repo }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((done) => server.once('listening', done));
  const repo = new Repo({ network: [new Sockets(server)], sharePolicy: async () => generous });
  ends.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, repo };
}

for (const generous of [false, true])
  test(`a newer server that ${generous ? 'offers documents by itself' : 'only answers'} carries as well`, async () => {
    const { url, repo } = await newerServer(generous);
    const group = createLightGroup(createRandom(1), 2);
    const [ada, bo] = group.replicas as [LightReplica, LightReplica];
    const carrierOf = (replica: LightReplica) => {
      const store = createAutomergePackStore({ url: unwrap(serverUrl(url, false)), origin: 'wss://sync.example' });
      ends.push(store.close);
      return createPackCarrier({ store, replica, clock: replica.clock, limits: { tailPacks: 3 } });
    };
    const [a, b] = [carrierOf(ada), carrierOf(bo)];
    for (let round = 0; round < 8; round++) {
      ada.write(round === 3 ? 1_500_000 : 3_000);
      bo.write(3_000);
      for (const done of await Promise.all([a.sync(), b.sync()])) unwrap(done);
      ada.clockAt.now += 700_000;
    }
    for (const carrier of [a, b, a]) unwrap(await carrier.sync());
    const idsOf = (replica: LightReplica) => [...replica.ids(group.space)].sort();
    // This server answers a ping before it has answered what was asked earlier: the rest comes as news, to a later pass.
    await vi.waitFor(async () => {
      unwrap(await b.sync());
      expect(idsOf(bo)).toEqual(idsOf(ada));
    }, 60_000);
    const late = group.newcomer();
    unwrap(await carrierOf(late).read());
    expect(idsOf(late)).toEqual(idsOf(ada));
    expect(Object.keys(repo.handles).length).toBeGreaterThan(2);
  });
