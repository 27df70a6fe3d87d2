/**
 * The load of `relay-load.ts` on a stock automerge-repo sync server: the same blobs, as many underway. An append is one change
 * in a document of the group, and is answered once the server's heads show it. As Samband's carrier does, a document that holds
 * a quarter of a megabyte is left for a new one, unless `documentBytes` says otherwise. Changes are encoded before the clock runs.
 *
 * What is easier for it than for a relay: it answers before it has written its disk, nobody signs, and nobody's right to
 * write is checked.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { documentId } from '../../engine/automerge-server/document-id.ts';
import { putChange } from '../../engine/automerge-server/one-put-change.ts';
import { documentMessage, joinMessage, readFromServer } from '../../engine/automerge-server/repo-message.ts';
import { decodeSyncMessage, encodeSyncMessage } from '../../engine/automerge-server/sync-message.ts';
import type { Load, Measured } from './relay-load.ts';
import { summed } from './took.ts';

interface Client {
  readonly me: string;
  readonly server: string;
  readonly socket: WebSocket;
}

/** A change on its way. */
interface Prepared {
  readonly document: string;
  readonly hash: string;
  readonly message: Uint8Array;
}

const blobBytes = 4_096;
const mostChanges = 1_000_000;
/** Documents asked for at once. */
const documentsAtOnce = 16;
const connectingFor = 90_000;
const answersWithin = 60_000;
/** The documents of each group, with how many changes were acknowledged in each. */
const groups: Map<string, number>[] = [];
const quiet: string[] = [];
const idle: Client[] = [];

process.on('message', (load: Load) => {
  doIt(load).then(
    (measured) => process.send?.(measured),
    (thrown: unknown) => {
      console.error(thrown);
      process.exit(1);
    },
  );
});

async function doIt(load: Load): Promise<Measured> {
  const [url = ''] = load.urls;
  switch (load.type) {
    case 'open': {
      if (!load.quiet) groups.push(...load.vouchers.map(() => new Map()));
      else for (const _ of load.vouchers) quiet.push(await startDocument(url));
      return { groups: load.vouchers.length };
    }
    case 'append':
      return append(url, load);
    case 'catchUp':
      return catchUp(url);
    case 'connect':
      return connectMany(url, load.connections, load.addresses);
  }
}

async function startDocument(url: string): Promise<string> {
  const client = await connect(url);
  const [change] = prepare(client, 1, Number.POSITIVE_INFINITY);
  if (!change) throw new Error('nothing was prepared');
  await pushAll(client, [change], 1, Number.POSITIVE_INFINITY, () => {});
  await close(client);
  return change.document;
}

async function append(
  url: string,
  { seconds, inFlight, most, documentBytes = 256 * 1_024 }: Extract<Load, { readonly type: 'append' }>,
): Promise<Measured> {
  const clients = await Promise.all(groups.map(() => connect(url)));
  const prepared = clients.map((client) => prepare(client, Math.ceil(most / groups.length), documentBytes));
  const took: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1_000;
  await Promise.all(
    clients.map((client, index) =>
      pushAll(client, prepared[index] ?? [], inFlight, until, (document, ms) => {
        took.push(ms);
        const documents = groups[index];
        documents?.set(document, (documents.get(document) ?? 0) + 1);
      }),
    ),
  );
  const elapsed = performance.now() - started;
  await Promise.all(clients.map(close));
  return { ...summed(took, elapsed), refused: 0 };
}

/** Each rests on the one before it. */
function prepare({ me, server }: Client, count: number, documentBytes: number): Prepared[] {
  const prepared: Prepared[] = [];
  let [document, bytes, changes, last] = [newDocument(), 0, 0, ''];
  while (prepared.length < count) {
    if (bytes + blobBytes > documentBytes) [document, bytes, changes, last] = [newDocument(), 0, 0, ''];
    const value = { key: randomBytes(8).toString('hex'), value: randomBytes(blobBytes) };
    const change = putChange(value, last ? [last] : [], ++changes);
    const data = encodeSyncMessage({ heads: [change.hash], need: [], changes: [change.bytes] });
    const message = documentMessage(me, server, { type: 'sync', documentId: document, data });
    prepared.push({ document, hash: change.hash, message });
    bytes += change.bytes.length;
    last = change.hash;
  }
  return prepared;
}

function pushAll(
  { socket }: Client,
  prepared: readonly Prepared[],
  inFlight: number,
  until: number,
  onDone: (document: string, ms: number) => void,
): Promise<void> {
  return new Promise((go, failed) => {
    /** In the order in which they went. */
    const underway = new Map<string, { readonly document: string; readonly began: number }>();
    let next = 0;
    const tooLate = setTimeout(() => failed(new Error('no answer')), Math.min(2 ** 31 - 1, answersWithin * 2));
    const push = () => {
      while (underway.size < inFlight) {
        const one = performance.now() < until ? prepared[next] : undefined;
        if (!one) break;
        underway.set(one.hash, { document: one.document, began: performance.now() });
        next++;
        socket.send(one.message);
      }
      if (underway.size > 0) return;
      clearTimeout(tooLate);
      go();
    };
    socket.on('message', (data: Buffer) => {
      const told = readFromServer(data);
      if (told?.type !== 'sync' || !told.data) return;
      const sync = decodeSyncMessage(told.data, mostChanges);
      if (!sync.ok) return failed(new Error(JSON.stringify(sync.error)));
      const head = sync.value.heads.find((hash) => underway.has(hash));
      if (!head) return;
      for (const [hash, { document, began }] of underway) {
        if (document === told.documentId) {
          underway.delete(hash);
          onDone(document, performance.now() - began);
        }
        if (hash === head) break;
      }
      push();
    });
    socket.once('close', () => failed(new Error('the server closed')));
    push();
  });
}

/** Whoever has nothing asks for all documents of a group; changes are counted and not decoded. */
async function catchUp(url: string): Promise<Measured> {
  const clients = await Promise.all(groups.map(() => connect(url)));
  let [blobs, bytes] = [0, 0];
  const started = performance.now();
  await Promise.all(
    clients.map((client, index) =>
      readAll(client, groups[index] ?? new Map(), (changes) => {
        blobs += changes.length;
        bytes += changes.reduce((sum, { length }) => sum + length, 0);
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(clients.map(close));
  return { blobs, perSecond: blobs / seconds, megabytesPerSecond: bytes / 1e6 / seconds };
}

function readAll(
  { socket, me, server }: Client,
  documents: ReadonlyMap<string, number>,
  onChanges: (changes: readonly Uint8Array[]) => void,
): Promise<void> {
  return new Promise((go, failed) => {
    const left = [...documents.keys()];
    const asked = new Map<string, number>();
    const tooLate = setTimeout(() => failed(new Error('no answer')), answersWithin);
    const ask = () => {
      const data = encodeSyncMessage({ heads: [], need: [], changes: [] });
      while (asked.size < documentsAtOnce) {
        const id = left.shift();
        if (id === undefined) break;
        asked.set(id, documents.get(id) ?? 0);
        socket.send(documentMessage(me, server, { type: 'request', documentId: id, data }));
      }
      if (asked.size > 0) return;
      clearTimeout(tooLate);
      go();
    };
    socket.on('message', (data: Buffer) => {
      const told = readFromServer(data);
      if (told?.type !== 'sync' || !told.data) return;
      const sync = decodeSyncMessage(told.data, mostChanges);
      if (!sync.ok) return failed(new Error(JSON.stringify(sync.error)));
      onChanges(sync.value.changes);
      const lacking = (asked.get(told.documentId) ?? 0) - sync.value.changes.length;
      if (lacking > 0) asked.set(told.documentId, lacking);
      else asked.delete(told.documentId);
      ask();
    });
    socket.once('close', () => failed(new Error('the server closed')));
    ask();
  });
}

/** Laptops that have asked for a document and wait for what comes; they stay. Ends after a while with however many it took. */
async function connectMany(url: string, connections: number, addresses: number): Promise<Measured> {
  const started = performance.now();
  const before = idle.length;
  let refused = 0;
  while (idle.length < connections && refused < 50 && performance.now() - started < connectingFor) {
    const some = Array.from({ length: Math.min(50, connections - idle.length) }, async (_, index) => {
      const place = idle.length + index;
      try {
        const client = await connect(url, { localAddress: `127.0.0.${(place % addresses) + 2}` });
        await waitFor(client, quiet[place % quiet.length] ?? '');
        return client;
      } catch {
        refused++;
        return undefined;
      }
    });
    idle.push(...(await Promise.all(some)).filter((client) => client !== undefined));
  }
  const elapsed = performance.now() - started;
  const alive = idle.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length;
  return { connections: alive, refused, perSecond: ((idle.length - before) / elapsed) * 1_000 };
}

/** Resolves when the server has said what is in the document. */
async function waitFor({ socket, me, server }: Client, document: string): Promise<void> {
  const data = encodeSyncMessage({ heads: [], need: [], changes: [] });
  const answered = within(once(socket, 'message'));
  socket.send(documentMessage(me, server, { type: 'request', documentId: document, data }));
  await answered;
}

async function connect(url: string, options: object = {}): Promise<Client> {
  const me = randomBytes(16).toString('hex');
  const socket = new WebSocket(url, { ...options, perMessageDeflate: false, handshakeTimeout: answersWithin });
  socket.on('error', () => {});
  const greeted = within(
    new Promise<string>((go, failed) => {
      socket.once('close', () => failed(new Error('the server closed')));
      socket.once('message', (data: Buffer) => {
        const told = readFromServer(data);
        if (told?.type === 'peer') go(told.senderId);
        else failed(new Error('no greeting'));
      });
    }),
  );
  socket.once('open', () => socket.send(joinMessage(me)));
  return { me, socket, server: await greeted };
}

async function close({ socket }: Client): Promise<void> {
  socket.removeAllListeners();
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  socket.close(1000);
  await within(closed);
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error('no answer')), answersWithin);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function newDocument(): string {
  return documentId(randomBytes(32), 'bench', 'wss://sync.example');
}
