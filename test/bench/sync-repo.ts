/** One of the sides of sync.ts that speak automerge-repo's own protocol, over a plain socket. */
import { connect, createServer, type Socket } from 'node:net';
import {
  type AutomergeUrl,
  cbor,
  type DocHandle,
  type Message,
  NetworkAdapter,
  type PeerId,
  type PeerMetadata,
  Repo,
} from '@automerge/automerge-repo/slim';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { readySodium } from '../../engine/secret/sodium.ts';
import { Automerge } from '../../shared/crdt.ts';
import { createFrameReader, encodeFrame, mostFrameBytes } from '../../shared/wire/frame.ts';
import { withVaultAsComrade } from '../kit/comrade-of-vault.ts';
import { answering, wallClock } from './answering.ts';

type Contents = Record<string, Record<string, unknown>>;

await readyAutomerge();
await readySodium();
const traffic = { bytes: 0, messages: 0 };

/** What automerge-repo's adapters for sockets do, with nothing of their servers around it. */
class SocketAdapter extends NetworkAdapter {
  readonly #socket: Socket;
  readonly #other: PeerId;
  #pieces: Uint8Array[] = [];
  constructor(socket: Socket, other: string) {
    super();
    this.#socket = socket;
    this.#other = other as PeerId;
  }
  isReady(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  connect(peerId: PeerId, peerMetadata?: PeerMetadata): void {
    this.peerId = peerId;
    const reader = createFrameReader();
    this.#socket.on('data', (chunk) => {
      traffic.bytes += chunk.length;
      const frames = reader.push(chunk);
      if (!frames.ok) throw new Error('frame');
      for (const frame of frames.value) {
        this.#pieces.push(frame.subarray(1));
        if (frame[0] !== 1) continue;
        const message = Buffer.concat(this.#pieces);
        this.#pieces = [];
        traffic.messages++;
        this.emit('message', cbor.decode(message) as Message);
      }
    });
    this.#socket.on('close', () => this.emit('peer-disconnected', { peerId: this.#other }));
    this.emit('peer-candidate', { peerId: this.#other, peerMetadata: peerMetadata ?? {} });
  }
  send(message: Message): void {
    const bytes = cbor.encode(message);
    traffic.messages++;
    for (let from = 0; from < bytes.length; from += mostFrameBytes - 1) {
      const piece = bytes.subarray(from, from + mostFrameBytes - 1);
      const isLast = from + mostFrameBytes - 1 >= bytes.length;
      const frame = encodeFrame(Buffer.concat([Uint8Array.of(isLast ? 1 : 0), piece]));
      traffic.bytes += frame.length;
      this.#socket.write(frame);
    }
  }
  disconnect(): void {
    this.#socket.destroy();
  }
}

const docs: DocHandle<Contents>[] = [];
let repo: Repo;
let adapter: SocketAdapter;
let heard = Promise.resolve(0);

const dial = (port: number) =>
  new Promise<Socket>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket));
  });

answering({
  serve: async ({ vault: folder }: { vault: string }) => {
    repo = new Repo({ peerId: 'ida' as PeerId });
    await withVaultAsComrade(folder, async ({ engine }) => {
      const coalition = engine.spaces().find(({ info }) => info.width === 'coalition')?.info.id;
      for (const { id, space } of engine.volumes.values())
        if (space === coalition) docs.push(repo.import<Contents>(Automerge.save(await engine.openVolume(id))));
    });
    const server = createServer((socket) => {
      socket.setNoDelay(true);
      repo.networkSubsystem.addNetworkAdapter(new SocketAdapter(socket, 'bo'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return { port: typeof address === 'object' ? address?.port : 0, urls: docs.map(({ url }) => url) };
  },
  join: async ({ port, urls }: { port: number; urls: AutomergeUrl[] }) => {
    const start = wallClock();
    repo = new Repo({ peerId: 'bo' as PeerId });
    adapter = new SocketAdapter(await dial(port), 'ida');
    repo.networkSubsystem.addNetworkAdapter(adapter);
    docs.push(...(await Promise.all(urls.map((url) => repo.find<Contents>(url)))));
    for (const doc of docs) doc.doc();
    return { milliseconds: wallClock() - start, bytes: traffic.bytes };
  },
  // Before the other writes: whoever is busy may else be told of the change sooner than that it was to listen.
  listen: async () => {
    heard = new Promise((resolve) => {
      const stop = () => {
        for (const doc of docs) doc.off('change', hear);
      };
      const hear = () => {
        stop();
        resolve(wallClock());
      };
      for (const doc of docs) doc.on('change', hear);
    });
  },
  heard: () => heard,
  edit: async ({ turn }: { turn: number }) => {
    const at = wallClock();
    docs[turn % Math.min(20, docs.length)]?.change((draft) => {
      const [record] = Object.values(draft);
      // Never what stands there already: that would be no change, and nobody would hear of it.
      if (record) record['place'] = new Automerge.ImmutableString(`Quarter ${turn}`);
    });
    return at;
  },
  memory: async () => process.memoryUsage().rss,
  again: async ({ port }: { port: number }) => {
    adapter.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = { ...traffic };
    const start = wallClock();
    repo.networkSubsystem.addNetworkAdapter(new SocketAdapter(await dial(port), 'ida'));
    // It never says that it is done: until nothing was said for half a second.
    let [last, at] = [traffic.messages, wallClock()];
    while (wallClock() - at < 500) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (traffic.messages !== last) [last, at] = [traffic.messages, wallClock()];
    }
    return {
      milliseconds: at - start,
      bytes: traffic.bytes - before.bytes,
      messages: traffic.messages - before.messages,
    };
  },
});
