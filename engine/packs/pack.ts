/**
 * A pack: one immutable file that holds many envelopes of one space, format version 1. Without the epoch's key it shows
 * neither how many bundles there are nor whose; integers are big-endian, lengths are of bytes.
 *
 * Where it lies: `<root>/<carrier tag, 32 hex digits>/<name>.p`, name = the first 40 hex digits of SHA-256 over the whole
 * file, in lower case. A file whose bytes have another hash is damaged, or was not copied whole yet.
 *
 * | bytes | field                                                                                       |
 * |-------|---------------------------------------------------------------------------------------------|
 * | 1     | format version, 1                                                                           |
 * | 16    | carrier tag of the epoch (../bundles/envelope.ts), the same as the folder's name            |
 * | 32    | epoch id                                                                                    |
 * | 24    | header of a crypto_secretstream_xchacha20poly1305 (libsodium)                               |
 * | rest  | its messages, back to back: each of 65,536 bytes of plaintext, the last of 1 to 65,536; each |
 * |       | is 17 bytes longer than its plaintext. The 49 bytes before the header are the additional     |
 * |       | data of every message. The last one has tag FINAL (3), all others tag MESSAGE (0).           |
 *
 * Key: HKDF-SHA-256 of the epoch's content key, no salt, info `samband/pack/1`, 32 bytes.
 *
 * The plaintext of all messages together is: u32 length of the table of contents · table · contents · zeros, up to the
 * Padmé length (../secret/seal.ts) of all before, at least 4,096. No other length is valid.
 *
 * Table of contents:
 *
 * | bytes | field                                                                                       |
 * |-------|---------------------------------------------------------------------------------------------|
 * | 1     | 1: a snapshot, which holds everything of the space that its writer had; else 0               |
 * | 4     | generation: 0, or one more than the highest of the packs this one was made to stand in for   |
 * | 8     | milliseconds since 1970 by the writer's clock                                               |
 * | 4     | number of entries, at most 1,000,000                                                        |
 * | 4     | number of receipts, at most 10,000                                                          |
 * | 61 ×  | entry: kind (1; 1 = bundle, 2 = act) · id (32) · writer (16) · n (8) · length (4). Writer and |
 * |       | n are the bundle's; zeros for an act. No id twice. Acts come first.                          |
 * | 76 ×  | receipt: device (32) · stamp (8) · SHA-256 of the text of its vector (32) · length (4)       |
 *
 * The text of a vector is the JSON of `[[writer, [[from, to], …]], …]` without white space, by writer, empty ones left out.
 * Contents: the envelopes of the entries, then those of the receipts, in the order of the table and of the lengths given
 * there, back to back. Each is sealed under the epoch of the pack: who can open the pack can open all that is in it.
 *
 * Limits: a file at most 512 MiB, an envelope 4 MiB. What a table claims is held against the file's own size before
 * anything is kept in memory for it. Which packs may be removed in favour of which: trim.ts.
 */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { carrierTag, type Epoch, mostEnvelopeBytes } from '../bundles/envelope.ts';
import { deriveKey, fromHex, toHex } from '../secret/derive.ts';
import { padmeLength } from '../secret/seal.ts';
import { sodium } from '../secret/sodium.ts';
import type { StoreError } from './pack-store.ts';

export const mostPackBytes = 512 * 1024 * 1024;
const chunkBytes = 64 * 1024;
const overhead = 17;
const headBytes = 1 + 16 + 32;
const streamHeaderBytes = 24;
const leastPlainBytes = 4_096;
const tocHeadBytes = 21;
const entryBytes = 61;
const receiptBytes = 76;
const mostEntries = 1_000_000;
const mostReceipts = 10_000;

export interface PackEntry {
  readonly kind: 'act' | 'bundle';
  /** Hex, as `writer`, which is empty for an act. */
  readonly id: string;
  readonly writer: string;
  /** 0 for an act. */
  readonly n: number;
  readonly length: number;
}

export interface PackReceipt {
  readonly device: string;
  readonly stamp: number;
  /** Hex; tells a receipt that says something new from one that only has a later stamp. */
  readonly digest: string;
  readonly length: number;
}

export interface Toc {
  readonly snapshot: boolean;
  readonly generation: number;
  readonly time: number;
  readonly entries: readonly PackEntry[];
  readonly receipts: readonly PackReceipt[];
}

export type PackProblem =
  | { readonly type: 'WrongSize' }
  | { readonly type: 'TooLarge' }
  | { readonly type: 'NewerVersion'; readonly found: number }
  /** Of another group or epoch than the folder it lies in. */
  | { readonly type: 'OtherGroup' }
  /** A bit differs, chunks were swapped or dropped, or the rest is missing. */
  | { readonly type: 'Damaged' }
  /** Sealed with the right key and yet not what it says: a program's mistake or a member's lie. */
  | { readonly type: 'Malformed'; readonly why: string };

/** The file, piece by piece. `contents`: the envelopes of the entries, then of the receipts. */
export function* sealedPack(toc: Toc, contents: readonly Uint8Array[], epoch: Epoch): Generator<Uint8Array> {
  const api = sodium();
  const head = packHeadOf(epoch);
  const { state, header } = api.crypto_secretstream_xchacha20poly1305_init_push(packKey(epoch));
  yield Buffer.concat([head, header]);
  const table = encodeToc(toc);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(table.length);
  const parts = [length, table, ...contents];
  const plainBytes = paddedLength(parts.reduce((sum, part) => sum + part.length, 0));
  const chunk = Buffer.alloc(chunkBytes);
  let filled = 0;
  let done = 0;
  const push = (message: Uint8Array): Uint8Array => {
    done += message.length;
    const tag =
      done === plainBytes
        ? api.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        : api.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    return api.crypto_secretstream_xchacha20poly1305_push(state, message, head, tag);
  };
  for (const part of parts)
    for (let from = 0; from < part.length; ) {
      const taken = part.subarray(from, from + chunkBytes - filled);
      chunk.set(taken, filled);
      from += taken.length;
      filled += taken.length;
      if (filled < chunkBytes) continue;
      yield push(chunk);
      filled = 0;
    }
  chunk.fill(0, filled);
  while (done < plainBytes) {
    yield push(chunk.subarray(0, Math.min(chunkBytes, plainBytes - done)));
    chunk.fill(0);
  }
}

export const packNameBytes = 20;

export function packNameOf(hash: Uint8Array): string {
  return packNameFromBytes(hash.subarray(0, packNameBytes));
}

export function packNameFromBytes(name: Uint8Array): string {
  return `${toHex(name)}.p`;
}

export function isPackName(name: string): boolean {
  return /^[0-9a-f]{40}\.p$/.test(name);
}

export interface PackVisitor {
  /** False: what is inside is all that was asked; the rest stays unread and unproven. */
  readonly toc: (toc: Toc) => boolean;
  /** Called in the order of the table while reading goes on: whether the file is whole is not known yet. */
  readonly envelope: (about: PackEntry | PackReceipt, bytes: Uint8Array) => Promise<PackProblem | undefined>;
  /** After each piece that was read. */
  readonly progress?: (bytes: number) => void;
}

/** Undefined for the hash where the visitor did not want more than the table. */
export interface PackRead {
  readonly toc: Toc;
  readonly hash?: Uint8Array;
}

/** Reads a pack once from front to back, never more of it in memory than its table, a piece and one envelope. */
export async function readPack(
  size: number,
  read: (from: number, length: number) => Promise<Result<Uint8Array, StoreError>>,
  epoch: Epoch,
  visitor: PackVisitor,
): Promise<Result<PackRead, PackProblem | StoreError>> {
  const plainBytes = plainLength(size);
  if (size > mostPackBytes) return err({ type: 'TooLarge' });
  if (plainBytes === undefined) {
    const first = await read(0, 1);
    if (!first.ok) return first;
    const version = first.value[0];
    return err(version !== undefined && version > 1 ? { type: 'NewerVersion', found: version } : { type: 'WrongSize' });
  }
  const hash = createHash('sha256');
  const plain = createPlain(size, plainBytes, epoch, async (from, length) => {
    const bytes = await read(from, length);
    if (!bytes.ok) return bytes;
    if (bytes.value.length !== length) return err({ type: 'WrongSize' });
    hash.update(bytes.value);
    visitor.progress?.(length);
    return bytes;
  });
  const lengthBytes = await plain.take(4);
  if (!lengthBytes.ok) return lengthBytes;
  const tocLength = view(lengthBytes.value).getUint32(0);
  if (tocLength > plainBytes - 4 || tocLength < tocHeadBytes) return malformed('length of the table');
  const table = await plain.take(tocLength);
  if (!table.ok) return table;
  const toc = decodeToc(table.value, plainBytes);
  if (!toc.ok) return toc;
  if (!visitor.toc(toc.value)) return ok({ toc: toc.value });
  for (const about of [...toc.value.entries, ...toc.value.receipts]) {
    const envelope = await plain.take(about.length);
    if (!envelope.ok) return envelope;
    const problem = await visitor.envelope(about, envelope.value);
    if (problem) return err(problem);
  }
  const padding = await plain.rest();
  if (!padding.ok) return padding;
  return ok({ toc: toc.value, hash: new Uint8Array(hash.digest()) });
}

/** The table as it stands in a pack; also how a cache keeps what a pack holds. */
export function encodeToc({ snapshot, generation, time, entries, receipts }: Toc): Uint8Array {
  const bytes = new Uint8Array(tocHeadBytes + entries.length * entryBytes + receipts.length * receiptBytes);
  const at = view(bytes);
  bytes[0] = snapshot ? 1 : 0;
  at.setUint32(1, generation);
  at.setBigUint64(5, BigInt(time));
  at.setUint32(13, entries.length);
  at.setUint32(17, receipts.length);
  let offset = tocHeadBytes;
  for (const { kind, id, writer, n, length } of entries) {
    bytes[offset] = kind === 'bundle' ? 1 : 2;
    bytes.set(fromHex(id), offset + 1);
    bytes.set(fromHex(writer), offset + 33);
    at.setBigUint64(offset + 49, BigInt(n));
    at.setUint32(offset + 57, length);
    offset += entryBytes;
  }
  for (const { device, stamp, digest, length } of receipts) {
    bytes.set(fromHex(device), offset);
    at.setBigUint64(offset + 32, BigInt(stamp));
    bytes.set(fromHex(digest), offset + 40);
    at.setUint32(offset + 72, length);
    offset += receiptBytes;
  }
  return bytes;
}

/** `plainBytes`: of the whole pack, which must be exactly what the table's lengths come to; unknown to a cache. */
export function decodeToc(bytes: Uint8Array, plainBytes?: number): Result<Toc, PackProblem> {
  const at = view(bytes);
  const [flag = 2] = bytes;
  if (bytes.length < tocHeadBytes || flag > 1) return malformed('table');
  const [entryCount, receiptCount] = [at.getUint32(13), at.getUint32(17)];
  if (entryCount > mostEntries || receiptCount > mostReceipts) return malformed('more than a table may list');
  if (bytes.length !== tocHeadBytes + entryCount * entryBytes + receiptCount * receiptBytes)
    return malformed('length of the table');
  const time = whole(at, 5);
  let contents = 0;
  let offset = tocHeadBytes;
  const entries: PackEntry[] = [];
  const ids = new Set<string>();
  for (; entries.length < entryCount; offset += entryBytes) {
    const kind = bytes[offset] === 1 ? 'bundle' : bytes[offset] === 2 ? 'act' : undefined;
    const id = toHex(bytes.subarray(offset + 1, offset + 33));
    const n = whole(at, offset + 49);
    const length = at.getUint32(offset + 57);
    const writer = toHex(bytes.subarray(offset + 33, offset + 49));
    if (!kind || n === undefined || length === 0 || length > mostEnvelopeBytes) return malformed('an entry');
    if (kind === 'act' ? n !== 0 || /[^0]/.test(writer) || entries.at(-1)?.kind === 'bundle' : n === 0)
      return malformed('an entry');
    if (ids.has(id)) return malformed('an id twice');
    ids.add(id);
    contents += length;
    entries.push({ kind, id, writer: kind === 'act' ? '' : writer, n, length });
  }
  const receipts: PackReceipt[] = [];
  for (; receipts.length < receiptCount; offset += receiptBytes) {
    const stamp = whole(at, offset + 32);
    const length = at.getUint32(offset + 72);
    if (stamp === undefined || length === 0 || length > mostEnvelopeBytes) return malformed('a receipt');
    contents += length;
    const device = toHex(bytes.subarray(offset, offset + 32));
    receipts.push({ device, stamp, digest: toHex(bytes.subarray(offset + 40, offset + 72)), length });
  }
  if (time === undefined) return malformed('time');
  if (plainBytes !== undefined && paddedLength(4 + bytes.length + contents) !== plainBytes)
    return malformed('lengths that do not fit the file');
  return ok({ snapshot: flag === 1, generation: at.getUint32(1), time, entries, receipts });
}

interface Plain {
  /** The next bytes of plaintext, however many messages they lie in. */
  readonly take: (length: number) => Promise<Result<Uint8Array, PackProblem | StoreError>>;
  /** Reads to the end: what is left must be zeros, and the last message the final one. */
  readonly rest: () => Promise<Result<true, PackProblem | StoreError>>;
}

/** Messages read at a time: a share is slow to answer, whatever it is asked for. */
const chunksAtOnce = 16;
const zeros = new Uint8Array(chunkBytes);

function createPlain(
  size: number,
  plainBytes: number,
  epoch: Epoch,
  read: (from: number, length: number) => Promise<Result<Uint8Array, PackProblem | StoreError>>,
): Plain {
  const api = sodium();
  let state: ReturnType<typeof api.crypto_secretstream_xchacha20poly1305_init_pull> | undefined;
  let offset = 0;
  /** Opened and not taken; read from `used` on. */
  let opened: Uint8Array[] = [];
  let openedBytes = 0;
  let used = 0;
  let pulledBytes = 0;

  const begin = async (): Promise<Result<true, PackProblem | StoreError>> => {
    const start = await read(0, headBytes + streamHeaderBytes);
    if (!start.ok) return start;
    const version = start.value[0] ?? 0;
    if (version > 1) return err({ type: 'NewerVersion', found: version });
    if (version < 1) return err({ type: 'Damaged' });
    if (!Buffer.from(packHeadOf(epoch)).equals(start.value.subarray(0, headBytes))) return err({ type: 'OtherGroup' });
    state = api.crypto_secretstream_xchacha20poly1305_init_pull(start.value.subarray(headBytes), packKey(epoch));
    offset = start.value.length;
    return ok(true);
  };

  const more = async (): Promise<Result<true, PackProblem | StoreError>> => {
    if (!state) {
      const begun = await begin();
      if (!begun.ok) return begun;
    }
    const piece = await read(offset, Math.min((chunkBytes + overhead) * chunksAtOnce, size - offset));
    if (!piece.ok) return piece;
    offset += piece.value.length;
    const head = packHeadOf(epoch);
    for (let from = 0; from < piece.value.length; from += chunkBytes + overhead) {
      const message = pull(state, piece.value.subarray(from, from + chunkBytes + overhead), head);
      if (!message) return err({ type: 'Damaged' });
      pulledBytes += message.message.length;
      const final = message.tag === api.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
      if (final !== (pulledBytes === plainBytes)) return err({ type: 'Damaged' });
      opened.push(message.message);
      openedBytes += message.message.length;
    }
    return ok(true);
  };

  return {
    take: async (length) => {
      while (openedBytes - used < length) {
        if (pulledBytes === plainBytes) return malformed('lengths that do not fit the file');
        const read = await more();
        if (!read.ok) return read;
      }
      const taken = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const first = opened[0] ?? new Uint8Array();
        const part = first.subarray(used, used + length - filled);
        taken.set(part, filled);
        filled += part.length;
        used += part.length;
        if (used < first.length) continue;
        opened.shift();
        openedBytes -= used;
        used = 0;
      }
      return ok(taken);
    },
    rest: async () => {
      while (true) {
        const [first = new Uint8Array(), ...others] = opened;
        const left = [first.subarray(used), ...others];
        if (left.some((part) => Buffer.compare(part, zeros.subarray(0, part.length)) !== 0))
          return malformed('padding');
        opened = [];
        openedBytes = 0;
        used = 0;
        if (pulledBytes === plainBytes) return ok(true);
        const read = await more();
        if (!read.ok) return read;
      }
    },
  };
}

function pull(
  state: Parameters<ReturnType<typeof sodium>['crypto_secretstream_xchacha20poly1305_pull']>[0] | undefined,
  sealed: Uint8Array,
  head: Uint8Array,
) {
  try {
    return (
      (state !== undefined && sodium().crypto_secretstream_xchacha20poly1305_pull(state, sealed, head)) || undefined
    );
  } catch {
    return undefined;
  }
}

/** The first bytes of every pack of an epoch. */
export function packHeadOf(epoch: Epoch): Uint8Array {
  const head = new Uint8Array(headBytes);
  head[0] = 1;
  head.set(carrierTag(epoch), 1);
  head.set(fromHex(epoch.id), 17);
  return head;
}

function packKey(epoch: Epoch): Uint8Array {
  return deriveKey(epoch.contentKey, 'pack');
}

function paddedLength(length: number): number {
  return Math.max(leastPlainBytes, padmeLength(length));
}

/** Undefined where no pack has this size: a file cut short is told apart before a byte of it is read. */
function plainLength(size: number): number | undefined {
  const sealed = size - headBytes - streamHeaderBytes;
  const last = sealed % (chunkBytes + overhead);
  if (sealed <= 0 || (last > 0 && last <= overhead)) return undefined;
  const plain = Math.floor(sealed / (chunkBytes + overhead)) * chunkBytes + Math.max(0, last - overhead);
  return paddedLength(plain) === plain ? plain : undefined;
}

/** Undefined beyond what a number holds exactly. */
function whole(at: DataView, offset: number): number | undefined {
  const value = at.getBigUint64(offset);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}

function malformed(why: string): { readonly ok: false; readonly error: PackProblem } {
  return err({ type: 'Malformed', why });
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
