/**
 * What a laptop and a relay say to each other, version 1. A relay keeps logs of opaque blobs for accounts and hands them out
 * again. It knows no person, no space and no device: only random keys that somebody with a voucher brought, and sizes.
 *
 * ## Words
 * An **account** is opened with a voucher and has a quota. Its **list**, signed by one of the stewards named in the list
 * before it, says who may write. Each epoch of a space has a **log** of its own: entries numbered from 1, each a label and a
 * blob, or the mark of one that was removed. A blob's **id** is its SHA-256. A log that is begun anew, because the store was
 * lost or may have gone back, gets another **birth**: 16 random bytes. Within a birth a number never stands for two blobs.
 * A **link** hands over a voucher: `wss://HOST[:PORT][/PATH]#VOUCHER` (`ws` on loopback and for onion services); the paths
 * below come after its PATH.
 *
 * ## Ways
 * 1. WebSocket at `/v1/connect`, subprotocol `samband.relay.1`: each binary message is one message as below. The relay
 *    begins with `hello`. Whoever says nothing for ten seconds before it has entered a log, has entered none within a minute, or
 *    later sends nothing for two minutes (a ping is enough), is cut; under pressure those who have not entered yet are cut
 *    earlier, the oldest first. A message may come in up to 256 pieces with pings in between, 100 a second and one more for each 8 KiB.
 *    After `bye` it closes with 1001 (`closing`), 1013 (`slow`: come again after `w`) or 1008.
 * 2. HTTP, for who may not keep a connection: `GET /v1/hello` answers with one `hello`; `POST /v1/call` takes up to 256
 *    messages in 1 MiB with a `Content-Length`, each message after its length as u32 big-endian, and answers in the same
 *    form with what the relay would have said; once that comes to 1 MiB, `enter`, `since` and `get` are refused (`slow`) and
 *    belong in another call. Nothing is kept from one call to the next, so each begins with `enter`, whose
 *    `w` is 0. A refused call (status 4xx, 5xx) is answered with one `bye` in that form; with `slow`, where too many are
 *    underway, or this one came so slowly that others needed its room, it may come again after `w`.
 *
 * A message is a byte that tells which, then canonical CBOR (RFC 8949 §4.2.1) of a map. Longest message: 327,680 bytes.
 * Unknown bytes or keys end the connection with `bye`: a later form has another subprotocol and another path.
 *
 * ## What the laptop says: each with a number `q` of its choice that comes back with the answer
 * | byte | message | content                                                                                   |
 * |------|---------|-------------------------------------------------------------------------------------------|
 * | 1    | open    | `{q, c: voucher 1…128, l: list, g: signature}`: opens the account that the list names      |
 * | 2    | list    | `{q, l, g}`: replaces the account's list; its `n` must be higher than the one there        |
 * | 3    | enter   | `{q, o: log 32, n: nonce 32, p: proof 64, w: 0 or 1}`: from now on this log may be read and written; `w`: tell me what comes |
 * | 4    | put     | `{q, o, k: label 1…64, b: blob, d: writer 32, g}`                                          |
 * | 5    | since   | `{q, o, s: number, m: most bytes, a: 0 or 1}`: what came after number `s`; `a`: all of it, marks and small blobs too |
 * | 6    | get     | `{q, o, i: id 32, f: from, z: length}`                                                     |
 * | 7    | remove  | `{q, o, i: [id] 1…2,048, k: [id] 0…2,048, d, g}`: refused unless every blob of `k` is there |
 * | 8    | close   | `{q, a: account 32, n, d, g}`: deletes the account and all its logs; `n` as of its list    |
 *
 * They are done in the order they come, so `put` may follow `enter` without waiting; puts that follow each other are done
 * together and answered in any order. `put`, `since`, `get` and `remove` are for logs entered here, at most 256 of them.
 * Who is refused (`slow`, `unknown`, `size`) and asks on all the same is told `bye` with `slow` after some 256 refusals; each
 * ask that is done makes up for sixteen, and each second for eight.
 * What is said twice is done once: an `open` or `list` that is there already, a blob that is there, an id that was removed.
 *
 * ## What the relay says
 * | byte | message | content                                                                                   |
 * |------|---------|-------------------------------------------------------------------------------------------|
 * | 65   | hello   | `{v: [1], n: nonce 32, t: clock, z: most bytes of a blob}`                                  |
 * | 66   | done    | `{q, …}`: see below                                                                        |
 * | 67   | no      | `{q, e: code, w: milliseconds after which to try again, or 0}`                              |
 * | 68   | entry   | `{o, s, t: clock, k, i, z: size, b?: blob}`: answers `since`, and tells what comes          |
 * | 69   | gone    | `{o, s, t, i: id}`: the mark of one that was removed or that the relay's disk damaged       |
 * | 70   | listed  | `{o}`: the account of this log has another list; told to who asked what comes               |
 * | 71   | bye     | `{e: code, w}`: the relay ends the connection                                               |
 *
 * Clocks are the relay's, in milliseconds since 1970; that of a mark is one that stands still while the relay is off. `done` answers
 * - `open`, `list`, `remove`, `close` with `{q}`. What was done is durable.
 * - `enter` with `{q, h: birth 16, s: last number, l, g, n, u: [bytes used, bytes allowed]}`: the newest list that names this
 *   log, and the number of the account's newest, which is higher where the log is an earlier one's.
 * - `put` with `{q, s: its number}`, once the blob is durable; of a blob that is there already, its number.
 * - `since` with `{q, s: up to which number it was told, n: last number, i: id of entry s, zeros where nothing stands there}`,
 *   after the entries. Where the first is lower than the second there is more to ask for. Labels and blobs of all are at most
 *   `m` and 1 MiB, but for the first, which is told if `m` is not 0. At most 4,096 entries and marks are looked at: with `a` 0,
 *   which leaves out marks, it may be that none is told and `s` alone goes on.
 * - `get` with `{q, b}`: shorter than asked for where the blob ends.
 *
 * What comes is told in the order of its numbers, from the `s` of `enter` on, also what this connection put itself, that
 * without its blob. Blobs of more than 65,536 bytes are always told without. A number that is left out stands for an entry
 * that is no more: its mark was deleted or not asked for, or the relay's disk lost it. That something was removed is not told
 * by itself.
 *
 * ## Lists
 * `l` is canonical CBOR of `{v: 1, a: account 32, n: number, o: log 32, r: Ed25519 key for reading 32, d: signer 32,
 * w: [[Ed25519 key 32, share, steward 0 or 1]]}`, 1 to 4,096 writers, no key twice, at least one steward. A share, 1 to
 * 1,000,000, is a part of the quota: bytes kept and entries a day of a writer are held against `quota × share ÷ sum of
 * shares`. An entry counts as its blob and 256 bytes until it is removed, a log as its list and 256. The log is the one written
 * to; logs of earlier lists stay, are read with the keys of the newest list that names them, and are written by the writers of
 * the account's newest. `g` is by `d`, which must be a steward of the list before, or for `open` of this one. The account is
 * whatever 32 bytes its members agree on. It may have 256 logs, and 8 MiB of lists. Canonical, a list begins with `a`, `d` and
 * `n`: its signature is looked at before the rest is read.
 *
 * ## Signatures
 * Ed25519, each over its purpose in ASCII, then the fields as said, of fixed length or after their length as u32 big-endian:
 * - list: `samband/relay/list/1` ‖ l
 * - enter: `samband/relay/enter/1` ‖ nonce ‖ log, by the key for reading. The nonce of a connection's `hello` is good on that
 *   connection and as long as it lasts, one of `GET /v1/hello` for five minutes and in any call.
 * - put: `samband/relay/put/1` ‖ log ‖ length of label ‖ label ‖ SHA-256 of blob, by `d`
 * - remove: `samband/relay/remove/1` ‖ log ‖ count of i ‖ i… ‖ k…, by `d`: a steward, or the writer of each blob of `i`
 * - close: `samband/relay/close/1` ‖ account ‖ n as u64, by `d`, a steward
 *
 * ## Codes
 * `version`, `malformed`, `unknown` (no such log or account, or no proof for it: which of the two is not said), `signature`,
 * `writer` (not in the list, or for `remove` another's blob), `steward`, `voucher` (unknown, used or run out), `stale` (a list
 * whose number is not higher, or whose account or log is taken; a `close` for another list), `size`, `bytes` (the writer's or
 * account's share is used up, or its logs and lists are too many), `entries` (of today, in UTC), `slow` (too much at once),
 * `kept` (a blob of `k` is not there), `gone` (`put` of what was removed; `get` of what is not there or damaged), `full` (the
 * relay's disk), `store` (it cannot read or write just now), `closing`.
 *
 * ## What is kept, unless the operator says otherwise
 * The log written to, until its members remove of it; logs of earlier lists for 90 days after they were replaced; marks of
 * what was removed for 90 days, and until then such a blob is not taken again, while one that was damaged is; accounts until
 * nobody has been there for 400 days. These are days the relay ran.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { anyBytes, bytes } from './byte-schema.ts';
import { decodeCanonical, encodeCanonical } from './canonical-cbor.ts';

export const relaySubprotocol = 'samband.relay.1';
export const mostRelayMessageBytes = 327_680;
export const mostBlobBytes = 262_144;
export const mostLabelBytes = 64;
/** Blobs up to this size come with the entry that tells of them. */
export const mostInlineBytes = 65_536;
export const mostWriters = 4_096;
/** Ids in one `remove`, of either kind. */
export const mostIds = 2_048;
/** Messages and bytes in the body of one call over HTTP. */
export const mostCallMessages = 256;
export const mostCallBytes = 1_048_576;
/** What one `since` tells at most, whatever was asked for. */
export const mostSinceBytes = 1_048_576;
export const mostEnteredLogs = 256;
export const mostLogs = 256;
export const mostListBytes = 8_388_608;
/** What an entry, and a log, counts beyond its blob or list. */
export const bytesBeside = 256;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const q = count;
const flag = z.union([z.literal(0), z.literal(1)]);
const key = bytes(32);
const id = bytes(32);
const log = bytes(32);
const nonce = bytes(32);
const signature = bytes(64);
const label = anyBytes.refine(({ length }) => length >= 1 && length <= mostLabelBytes);
const blob = anyBytes.refine(({ length }) => length <= mostBlobBytes);
const ids = z.array(id).max(mostIds);

export const refusals = [
  'version',
  'malformed',
  'unknown',
  'signature',
  'writer',
  'steward',
  'voucher',
  'stale',
  'size',
  'bytes',
  'entries',
  'slow',
  'kept',
  'gone',
  'full',
  'store',
  'closing',
] as const;
export type Refusal = (typeof refusals)[number];
const code = z.enum(refusals);

const Asked = {
  open: z.strictObject({ q, c: z.string().min(1).max(128), l: anyBytes, g: signature }),
  list: z.strictObject({ q, l: anyBytes, g: signature }),
  enter: z.strictObject({ q, o: log, n: nonce, p: signature, w: flag }),
  put: z.strictObject({ q, o: log, k: label, b: blob, d: key, g: signature }),
  since: z.strictObject({ q, o: log, s: count, m: count, a: flag }),
  get: z.strictObject({ q, o: log, i: id, f: count, z: count }),
  remove: z.strictObject({ q, o: log, i: ids.min(1), k: ids, d: key, g: signature }),
  close: z.strictObject({ q, a: bytes(32), n: count, d: key, g: signature }),
};

const Told = {
  hello: z.strictObject({ v: z.array(count).min(1).max(64), n: nonce, t: count, z: count }),
  done: z.strictObject({
    q,
    h: bytes(16).optional(),
    s: count.optional(),
    n: count.optional(),
    i: id.optional(),
    l: anyBytes.optional(),
    g: signature.optional(),
    u: z.tuple([count, count]).optional(),
    b: blob.optional(),
  }),
  no: z.strictObject({ q, e: code, w: count }),
  entry: z.strictObject({ o: log, s: count, t: count, k: label, i: id, z: count, b: blob.optional() }),
  gone: z.strictObject({ o: log, s: count, t: count, i: id }),
  listed: z.strictObject({ o: log }),
  bye: z.strictObject({ e: code, w: count }),
};

const asked = { open: 1, list: 2, enter: 3, put: 4, since: 5, get: 6, remove: 7, close: 8 } as const;
const told = { hello: 65, done: 66, no: 67, entry: 68, gone: 69, listed: 70, bye: 71 } as const;

type OneOf<Forms extends Record<string, z.ZodType>> = {
  readonly [N in keyof Forms]: { readonly type: N } & Readonly<z.infer<Forms[N]>>;
}[keyof Forms];
export type RelayAsk = OneOf<typeof Asked>;
export type RelayTold = OneOf<typeof Told>;

export function encodeAsk(message: RelayAsk): Uint8Array {
  return encoded(asked[message.type], message);
}
export function encodeTold(message: RelayTold): Uint8Array {
  return encoded(told[message.type], message);
}

export type RelayMessageError = { readonly type: 'Malformed'; readonly why: string; readonly q?: number };

export function decodeAsk(message: Uint8Array): Result<RelayAsk, RelayMessageError> {
  return decoded(message, asked, Asked) as Result<RelayAsk, RelayMessageError>;
}
export function decodeTold(message: Uint8Array): Result<RelayTold, RelayMessageError> {
  return decoded(message, told, Told) as Result<RelayTold, RelayMessageError>;
}

function encoded(byte: number, { type: _, ...content }: RelayAsk | RelayTold): Uint8Array {
  const body = encodeCanonical(content);
  const message = new Uint8Array(1 + body.length);
  message[0] = byte;
  message.set(body, 1);
  return message;
}

function decoded(
  message: Uint8Array,
  types: Readonly<Record<string, number>>,
  forms: Readonly<Record<string, z.ZodType>>,
): Result<unknown, RelayMessageError> {
  if (message.length > mostRelayMessageBytes) return err({ type: 'Malformed', why: 'too long' });
  const type = Object.keys(types).find((name) => types[name] === message[0]);
  const form = type === undefined ? undefined : forms[type];
  if (!form) return err({ type: 'Malformed', why: `message ${message[0]}` });
  const content = decodeCanonical(message.subarray(1));
  if (!content.ok) return content;
  const parsed = form.safeParse(content.value);
  if (parsed.success) return ok({ type, ...Object(parsed.data) });
  const number: unknown = Object(content.value).q;
  const why = `${type} ${parsed.error.issues[0]?.path.join('.') ?? ''}`;
  return err({ type: 'Malformed', why, ...(typeof number === 'number' && { q: number }) });
}

const List = z.strictObject({
  v: z.literal(1),
  a: bytes(32),
  n: count,
  o: log,
  r: key,
  d: key,
  w: z
    .array(z.tuple([key, count.min(1).max(1_000_000), flag]))
    .min(1)
    .max(mostWriters)
    .refine((writers) => writers.some(([, , steward]) => steward === 1))
    .refine((writers) => new Set(writers.map(([writer]) => writer.join())).size === writers.length),
});
export type WriterList = Readonly<z.infer<typeof List>>;

export function encodeList(list: WriterList): Uint8Array {
  return encodeCanonical(list);
}
export function decodeList(list: Uint8Array): Result<WriterList, RelayMessageError> {
  const content = decodeCanonical(list);
  if (!content.ok) return content;
  const parsed = List.safeParse(content.value);
  return parsed.success ? ok(parsed.data) : err({ type: 'Malformed', why: 'list' });
}

export type ListHead = Pick<WriterList, 'a' | 'd' | 'n'>;

/**
 * Account, signer and number of a list, which canonical CBOR puts first: enough to look whether its signature is good before all
 * its writers are read.
 */
export function listHeadIn(list: Uint8Array): ListHead | undefined {
  if (!headForm.every(([at, form]) => form.every((byte, index) => list[at + index] === byte))) return undefined;
  const first = list[headEnd] ?? 255;
  const length = first < 24 ? 1 : first < 28 ? 1 + 2 ** (first - 24) : 0;
  const number = decodeCanonical(list.subarray(headEnd, headEnd + length));
  const n = count.safeParse(number.ok ? number.value : undefined);
  return n.success
    ? { a: new Uint8Array(list.subarray(5, 37)), d: new Uint8Array(list.subarray(41, 73)), n: n.data }
    : undefined;
}

/** A map of seven: `a`, 32 bytes; `d`, 32 bytes; `n`, and its number. */
const headForm = [
  [0, [0xa7, 0x61, 0x61, 0x58, 32]],
  [37, [0x61, 0x64, 0x58, 32]],
  [73, [0x61, 0x6e]],
] as const;
const headEnd = 75;

/** What each signature is over; see the head of this file. */
export const signedBytes = {
  list: (list: Uint8Array) => joined('list', list),
  enter: (nonce: Uint8Array, log: Uint8Array) => joined('enter', nonce, log),
  put: (log: Uint8Array, label: Uint8Array, id: Uint8Array) => joined('put', log, u32(label.length), label, id),
  remove: (log: Uint8Array, ids: readonly Uint8Array[], kept: readonly Uint8Array[]) =>
    joined('remove', log, u32(ids.length), ...ids, ...kept),
  close: (account: Uint8Array, n: number) => joined('close', account, u32(Math.floor(n / 2 ** 32)), u32(n % 2 ** 32)),
};

function u32(value: number): Uint8Array {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, value);
  return four;
}

function joined(purpose: string, ...fields: readonly Uint8Array[]): Uint8Array {
  const pieces = [new TextEncoder().encode(`samband/relay/${purpose}/1`), ...fields];
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
