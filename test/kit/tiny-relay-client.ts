/**
 * A second client of the relay, written from the description at the head of shared/wire/relay.ts alone and importing nothing of the
 * product: whatever that page does not say, this client does not know.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { decode, encode } from 'cborg';
import { WebSocket } from 'ws';

type Fields = Record<string, unknown>;
export interface Told extends Fields {
  readonly type: string;
}

const asks = { open: 1, list: 2, enter: 3, put: 4, since: 5, get: 6, remove: 7, close: 8 } as const;
const tellings: Record<number, string> = {
  65: 'hello',
  66: 'done',
  67: 'no',
  68: 'entry',
  69: 'gone',
  70: 'listed',
  71: 'bye',
};
export type AskName = keyof typeof asks;

export interface Key {
  readonly raw: Uint8Array;
  readonly secret: KeyObject;
}

export function newKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { raw: publicKey.export({ type: 'spki', format: 'der' }).subarray(12), secret: privateKey };
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

function signed(key: Key, purpose: string, ...fields: readonly Uint8Array[]): Uint8Array {
  return sign(null, Buffer.concat([Buffer.from(`samband/relay/${purpose}/1`), ...fields]), key.secret);
}

const u32 = (value: number) => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};
const u64 = (value: number) => {
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64BE(BigInt(value));
  return eight;
};

export interface Writer {
  readonly key: Key;
  readonly share?: number;
  readonly steward?: boolean;
}

/** A group as the relay knows it. */
export interface Group {
  readonly account: Uint8Array;
  readonly log: Uint8Array;
  readonly reading: Key;
  readonly writers: readonly Writer[];
  readonly number: number;
}

export function newGroup(more: Partial<Group> = {}): Group {
  const writers = [{ key: newKey(), steward: true }];
  return { account: randomBytes(32), log: randomBytes(32), reading: newKey(), writers, number: 1, ...more };
}

export function listOf({ account, log, reading, writers, number }: Group, signer: Key): Fields {
  const w = writers.map(({ key, share = 1, steward = false }) => [key.raw, share, steward ? 1 : 0]);
  return signedList(encode({ v: 1, a: account, n: number, o: log, r: reading.raw, d: signer.raw, w }), signer);
}

/** Whatever the bytes are. */
export function signedList(l: Uint8Array, signer: Key): Fields {
  return { l, g: signed(signer, 'list', l) };
}

export function putOf(
  log: Uint8Array,
  writer: Key,
  blob: Uint8Array,
  label: Uint8Array = Buffer.from('label'),
): Fields {
  const g = signed(writer, 'put', log, u32(label.length), label, sha256(blob));
  return { o: log, k: label, b: blob, d: writer.raw, g };
}

export function removeOf(
  log: Uint8Array,
  writer: Key,
  ids: readonly Uint8Array[],
  kept: readonly Uint8Array[] = [],
): Fields {
  return { o: log, i: ids, k: kept, d: writer.raw, g: signed(writer, 'remove', log, u32(ids.length), ...ids, ...kept) };
}

export function closeOf(account: Uint8Array, number: number, steward: Key): Fields {
  return { a: account, n: number, d: steward.raw, g: signed(steward, 'close', account, u64(number)) };
}

export function enterOf({ log, reading }: Pick<Group, 'log' | 'reading'>, nonce: Uint8Array, follow = false): Fields {
  return { o: log, n: nonce, p: signed(reading, 'enter', nonce, log), w: follow ? 1 : 0 };
}

export function messageOf(name: AskName, fields: Fields): Uint8Array {
  return Buffer.concat([Buffer.from([asks[name]]), encode(fields)]);
}

export function toldIn(message: Uint8Array): Told {
  const type = tellings[message[0] ?? 0];
  if (!type) throw new Error(`the relay said ${message[0]}`);
  return { type, ...(decode(message.subarray(1)) as Fields) };
}

export interface TinyClient {
  readonly nonce: Uint8Array;
  /** All that was told and does not answer an ask. */
  readonly told: Told[];
  ask(name: AskName, fields: Fields): Promise<Told>;
  enter(group: Pick<Group, 'log' | 'reading'>, follow?: boolean): Promise<Told>;
  put(log: Uint8Array, writer: Key, blob: Uint8Array, label?: Uint8Array): Promise<Told>;
  /** All entries and marks after a number, told one page after the other. */
  since(log: Uint8Array, after?: number, most?: number): Promise<readonly Told[]>;
  readonly socket: WebSocket;
  readonly ended: Promise<Told | undefined>;
  close(): Promise<void>;
}

export async function connect(url: string, options: object = {}): Promise<TinyClient> {
  const socket = new WebSocket(`${url}/v1/connect`, 'samband.relay.1', {
    perMessageDeflate: false,
    rejectUnauthorized: false,
    ...options,
  });
  const waiting = new Map<number, (told: Told) => void>();
  const told: Told[] = [];
  let number = 0;
  let bye: Told | undefined;
  let hello: (told: Told) => void = () => undefined;
  const said = new Promise<Told>((go, failed) => {
    hello = go;
    socket.once('error', failed);
    socket.once('close', () => failed(new Error('closed before hello')));
  });
  said.catch(() => undefined);
  socket.on('error', () => undefined);
  const ended = new Promise<Told | undefined>((go) => socket.once('close', () => go(bye)));
  void ended.then(() => {
    for (const answer of waiting.values()) answer({ type: 'lost' });
  });
  socket.on('message', (data: Buffer) => {
    const one = toldIn(data);
    if (one.type === 'hello') hello(one);
    else if (one.type === 'bye') bye = one;
    else if (one.type === 'done' || one.type === 'no') {
      const q = Number(one['q']);
      waiting.get(q)?.(one);
      waiting.delete(q);
    } else told.push(one);
  });
  const nonce = (await said)['n'] as Uint8Array;

  const ask = (name: AskName, fields: Fields) => {
    const q = ++number;
    return new Promise<Told>((go) => {
      if (socket.readyState !== socket.OPEN) return go({ type: 'lost' });
      waiting.set(q, go);
      socket.send(messageOf(name, { q, ...fields }));
    });
  };
  return {
    nonce,
    told,
    socket,
    ended,
    ask,
    enter: (group, follow = false) => ask('enter', enterOf(group, nonce, follow)),
    put: (log, writer, blob, label) => ask('put', putOf(log, writer, blob, label)),
    since: async (log, after = 0, most = 1_000_000) => {
      const found: Told[] = [];
      for (let at = after; ; ) {
        const from = told.length;
        const done = await ask('since', { o: log, s: at, m: most, a: 1 });
        if (done.type !== 'done') throw new Error(`${done.type} ${done['e']}`);
        found.push(...told.splice(from));
        at = Number(done['s']);
        if (at >= Number(done['n'])) return found;
      }
    },
    close: async () => {
      socket.terminate();
      await ended;
    },
  };
}

/** One call over HTTP. */
export async function call(url: string, messages: readonly Uint8Array[]): Promise<readonly Told[]> {
  const body = Buffer.concat(messages.flatMap((message) => [u32(message.length), message]));
  const response = await fetch(`${url}/v1/call`, { method: 'POST', body });
  return toldInBody(await response.arrayBuffer());
}

export async function helloOver(url: string): Promise<Told> {
  const [hello] = toldInBody(await (await fetch(`${url}/v1/hello`)).arrayBuffer());
  if (!hello) throw new Error('no hello');
  return hello;
}

function toldInBody(body: ArrayBuffer): readonly Told[] {
  const bytes = Buffer.from(body);
  const told: Told[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    told.push(toldIn(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return told;
}
