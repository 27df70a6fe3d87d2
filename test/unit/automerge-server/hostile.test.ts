/** Servers that lie, dawdle or shout. None of them may cost more than itself. */
import { Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { decode, encode } from 'cborg';
import { afterEach, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createAutomergePackStore } from '../../../engine/automerge-server/automerge-pack-store.ts';
import { putChange } from '../../../engine/automerge-server/one-put-change.ts';
import { serverUrl } from '../../../engine/automerge-server/server-url.ts';
import { encodeSyncMessage } from '../../../engine/automerge-server/sync-message.ts';
import { createPackCarrier } from '../../../engine/packs/pack-carrier.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

interface Said {
  readonly type: string;
  readonly senderId: string;
  readonly documentId: string;
}

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** `answer`: what this server does with each message; undefined is said by saying nothing. */
async function lyingServer(answer: (said: Said, socket: WebSocket) => void): Promise<{ url: string; said: Said[] }> {
  const said: Said[] = [];
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => {
      const message: Said = decode(data);
      said.push(message);
      answer(message, socket);
    }),
  );
  await new Promise((done) => server.once('listening', done));
  ends.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, said };
}

const greet = ({ senderId }: Said, socket: WebSocket) =>
  socket.send(encode({ type: 'peer', senderId: 'server', targetId: senderId, selectedProtocolVersion: '1' }));

const sync = ({ senderId, documentId }: Said, socket: WebSocket, data: Uint8Array) =>
  socket.send(
    encode({ type: 'sync', senderId: 'server', targetId: senderId, documentId, data: Uint8Array.from(data) }),
  );

const patient = { connect: 20_000, quiet: 20_000 };
const impatient = { connect: 400, quiet: 400, answer: 2_000 };

function carrierTo(url: string, replica: LightReplica, limits: object = {}) {
  const store = createAutomergePackStore({
    url: unwrap(serverUrl(url, false)),
    origin: 'wss://sync.example',
    limits: { ...impatient, ...limits },
  });
  ends.push(store.close);
  return createPackCarrier({ store, replica, clock: replica.clock });
}

function scene() {
  const random = createRandom(1);
  const group = createLightGroup(random, 1);
  const [ada] = group.replicas as [LightReplica];
  ada.write();
  return { random, group, ada };
}

async function expectGone(url: string, limits?: object): Promise<void> {
  const { ada, random, group } = scene();
  const carrier = carrierTo(url, ada, limits);
  expect(await carrier.sync()).toMatchObject({ ok: false, error: { type: 'CarrierGone' } });
  expect(carrier.custody()[0]).toMatchObject({ packs: 0, at: undefined });
  // Nothing else is harmed.
  const folder = createFolderCarrier({ files: createFaultyFolder(random).files(), replica: ada, clock: ada.clock });
  unwrap(await folder.save());
  expect(folder.custody()[0]?.ids.size).toBe(ada.ids(group.space).length);
}

test('a server that is not there is gone', () => expectGone('ws://127.0.0.1:9'));

test('a server that takes the connection and says nothing is gone in time', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await expectGone(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

test('a server that never greets, or greets and never answers, is gone in time', async () => {
  await expectGone((await lyingServer(() => {})).url);
  await expectGone((await lyingServer((said, socket) => said.type === 'join' && greet(said, socket))).url);
});

test('a server that keeps sending and never answers is gone in time', async () => {
  const server = await lyingServer((said, socket) => {
    if (said.type === 'join') greet(said, socket);
    const drip = setInterval(() => socket.send(encode({ type: 'ephemeral', data: new Uint8Array(50) })), 20);
    ends.push(() => clearInterval(drip));
  });
  await expectGone(server.url);
  const flood = await lyingServer((said, socket) => {
    if (said.type === 'join') greet(said, socket);
    else for (let n = 0; n < 200; n++) socket.send(Buffer.alloc(10_000, n));
  });
  await expectGone(flood.url, { strayFrames: 100 });
});

test('a frame beyond the cap is not read, and a nest of a million lists is no message', async () => {
  const huge = await lyingServer((said, socket) => {
    if (said.type === 'join') greet(said, socket);
    else sync(said, socket, new Uint8Array(2_000_000));
  });
  await expectGone(huge.url, { frame: 1_000_000 });
  const nested = await lyingServer((said, socket) => {
    if (said.type === 'join') greet(said, socket);
    else socket.send(Buffer.alloc(1_000_000, 0x81));
  });
  await expectGone(nested.url);
});

test('a document that cannot be is not believed, and nothing is counted as held', async () => {
  const change = putChange({ key: 'k', value: new Uint8Array(10) }, ['ab'.repeat(32)], 1);
  const answers = [
    new Uint8Array(20).fill(0x42),
    // Rests on what never comes, however often it is asked for.
    encodeSyncMessage({ heads: [change.hash], need: [], changes: [change.bytes] }),
    encodeSyncMessage({ heads: ['cd'.repeat(32)], need: [], changes: [] }),
    encodeSyncMessage({ heads: [], need: [], changes: [new Uint8Array(100)] }),
  ];
  for (const answer of answers) {
    const server = await lyingServer((said, socket) => {
      if (said.type === 'join') greet(said, socket);
      else sync(said, socket, answer);
    });
    const { ada } = scene();
    const carrier = carrierTo(server.url, ada);
    const saved = await carrier.save();
    expect(saved.ok).toBe(false);
    expect(carrier.custody()[0]).toMatchObject({ packs: 0 });
    expect(server.said.length).toBeLessThan(40);
  }
});

test('a server that says it holds nothing of what it is given is not believed to hold it', async () => {
  const server = await lyingServer((said, socket) => {
    if (said.type === 'join') greet(said, socket);
    else sync(said, socket, encodeSyncMessage({ heads: [], need: [], changes: [] }));
  });
  await expectGone(server.url);
});

test('no two connections have a name in common, and no two spaces or servers a document', async () => {
  const absent = (said: Said, socket: WebSocket) =>
    said.type === 'join'
      ? greet(said, socket)
      : socket.send(encode({ type: 'doc-unavailable', senderId: 'server', targetId: '', documentId: said.documentId }));
  const server = await lyingServer(absent);
  const { group, ada } = scene();
  const [other] = createLightGroup(createRandom(2), 1).replicas as [LightReplica];
  unwrap(await carrierTo(server.url, ada, patient).read());
  unwrap(await carrierTo(server.url, ada, patient).read());
  unwrap(await carrierTo(server.url, other, patient).read());
  expect(new Set(server.said.map(({ senderId }) => senderId)).size).toBe(3);
  expect(new Set(server.said.flatMap(({ documentId }) => documentId ?? [])).size).toBe(2);
  expect(JSON.stringify(server.said)).not.toContain(group.space);
});

test('with a proxy nothing is dialled and no name is asked for beside it', async () => {
  const asked: unknown[] = [];
  class Refusing extends Agent {
    override createConnection(options: { readonly host?: string }): never {
      asked.push(options.host);
      throw new Error('the proxy is not there');
    }
  }
  const { ada } = scene();
  const name = `${'a'.repeat(56)}.onion`;
  const store = createAutomergePackStore({
    url: unwrap(serverUrl(`ws://${name}`, true)),
    origin: 'wss://sync.example',
    agent: () => new Refusing(),
    limits: impatient,
  });
  ends.push(store.close);
  const carrier = createPackCarrier({ store, replica: ada, clock: ada.clock });
  expect(await carrier.save()).toMatchObject({ ok: false, error: { type: 'CarrierGone' } });
  expect(asked).toEqual([name]);
});
