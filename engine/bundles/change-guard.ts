/**
 * Looks into an Automerge change before Automerge does. A signed 10 kB change can inflate to gigabytes, by deflate or by
 * run lengths, and has killed the wasm instance of all documents here; so everything is counted without unfolding it.
 *
 * Form (Automerge binary format): magic `85 6f 4a 83` · checksum 4 · type 1 (change) or 2 (deflated change) · uleb length ·
 * dependencies · actor · seq · start op · time · message · other actors · columns (spec, length) · column data · rest.
 */
import { inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '../../shared/result.ts';
import { sha256, toHex } from '../secret/derive.ts';

export interface ChangeLimits {
  readonly bytes: number;
  readonly operations: number;
  /** What run lengths of strings would unfold to. */
  readonly unfoldedBytes: number;
}

/** What one bundle may hold in all its changes. */
export const bundleLimits: ChangeLimits = { bytes: 1024 * 1024, operations: 100_000, unfoldedBytes: 8 * 1024 * 1024 };

export interface ChangeHead {
  /** The change's name in Automerge: SHA-256 of its undeflated chunk. */
  readonly hash: string;
  readonly actor: string;
  readonly seq: number;
  readonly startOp: number;
  readonly operations: number;
  readonly deps: readonly string[];
}

export type GuardError =
  | { readonly type: 'TooLarge'; readonly what: 'bytes' | 'operations' | 'text' }
  | { readonly type: 'NotAChange'; readonly why: string }
  | { readonly type: 'ForeignActor'; readonly actor: string };

/** Passes every change of a bundle or none. `actor`: the only one allowed. Never throws, whatever the bytes. */
export function guardChanges(
  changes: readonly Uint8Array[],
  actor: string,
  limits: ChangeLimits = bundleLimits,
): Result<readonly ChangeHead[], GuardError> {
  const heads: ChangeHead[] = [];
  const left = { ...limits };
  for (const change of changes) {
    const head = guardChange(change, left);
    if (!head.ok) return head;
    if (head.value.actor !== actor) return err({ type: 'ForeignActor', actor: head.value.actor });
    heads.push(head.value);
  }
  return ok(heads);
}

/**
 * Passes what a window's sync message carries: changes and whole documents one after the other, by whatever actor. Such a
 * document (type 0) holds: actors · heads · columns of changes and of operations, each of them perhaps deflated.
 */
export function guardChunks(chunks: readonly Uint8Array[], limits: ChangeLimits): Result<true, GuardError> {
  const left = { ...limits };
  try {
    for (const chunk of chunks.flatMap(chunksIn)) {
      const type = chunk[8];
      if (type === 0) guardDocument(bodyOf(chunk, left, [0]), left);
      else readHead(bodyOf(chunk, left), left);
    }
    return ok(true);
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.reason);
    throw thrown;
  }
}

type Left = { bytes: number; operations: number; unfoldedBytes: number };

/** Thrown inside this module only, and turned into a value at its edge: parsing by hand is unreadable otherwise. */
class Refusal extends Error {
  readonly reason: GuardError;
  constructor(reason: GuardError) {
    super(reason.type);
    this.reason = reason;
  }
}

function guardChange(change: Uint8Array, left: Left): Result<ChangeHead, GuardError> {
  try {
    const body = bodyOf(change, left);
    const hash = hashOf(body);
    if (!hash.startsWith(toHex(change.subarray(4, 8)))) refuse('checksum');
    return ok({ hash, ...readHead(body, left) });
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.reason);
    throw thrown;
  }
}

const magic = [0x85, 0x6f, 0x4a, 0x83];

function chunksIn(bytes: Uint8Array): Uint8Array[] {
  const reader = createReader(bytes, 0);
  const chunks: Uint8Array[] = [];
  while (!reader.atEnd()) {
    const head = reader.bytes(9);
    const lengthAt = head.byteOffset - bytes.byteOffset + 9;
    reader.bytes(reader.uleb());
    chunks.push(bytes.subarray(lengthAt - 9, reader.at()));
  }
  return chunks;
}

function guardDocument(body: Uint8Array, left: Left): void {
  const reader = createReader(body, 0);
  reader.many(reader.uleb(), () => reader.bytes(reader.uleb()));
  reader.many(reader.uleb(), () => reader.bytes(32));
  const columns = () => reader.many(reader.uleb(), () => ({ spec: reader.uleb(), length: reader.uleb() }));
  const [ofChanges, ofOperations] = [columns(), columns()];
  for (const kind of [ofChanges, ofOperations]) {
    let rows = 0;
    for (const { spec, length } of kind) {
      const stored = reader.bytes(length);
      const column = spec & 8 ? inflate(stored, left.bytes) : stored;
      if (spec & 8) left.bytes -= column.length;
      if (left.bytes < 0) throw new Refusal({ type: 'TooLarge', what: 'bytes' });
      rows = Math.max(rows, countRows(createReader(column, 0), spec & 7, left));
    }
    left.operations -= rows;
  }
}

function bodyOf(change: Uint8Array, left: Left, types: readonly number[] = [1, 2]): Uint8Array {
  if (change.length < 10 || !magic.every((byte, index) => change[index] === byte)) refuse('magic');
  const reader = createReader(change, 9);
  const length = reader.uleb();
  const rest = reader.bytes(length);
  if (!reader.atEnd()) refuse('trailing bytes');
  const type = change[8];
  if (type === undefined || !types.includes(type)) refuse('chunk type');
  const body = type === 2 ? inflate(rest, left.bytes) : rest;
  left.bytes -= body.length;
  if (left.bytes < 0) throw new Refusal({ type: 'TooLarge', what: 'bytes' });
  return body;
}

function inflate(deflated: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(deflated, { maxOutputLength: Math.max(1, most) });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal({ type: 'TooLarge', what: 'bytes' });
    return refuse('deflate');
  }
}

/** Over type 1, length and body: what Automerge takes as hash, and its first four bytes as checksum. */
function hashOf(body: Uint8Array): string {
  const head = [1];
  for (let length = body.length; ; length = Math.floor(length / 128)) {
    head.push(length < 128 ? length : (length % 128) + 128);
    if (length < 128) break;
  }
  return toHex(sha256(Uint8Array.from(head), body));
}

function readHead(body: Uint8Array, left: Left): Omit<ChangeHead, 'hash'> {
  const reader = createReader(body, 0);
  const deps = reader.many(reader.uleb(), () => toHex(reader.bytes(32)));
  const actor = toHex(reader.bytes(reader.uleb()));
  const seq = reader.uleb();
  const startOp = reader.uleb();
  reader.leb();
  reader.bytes(reader.uleb());
  reader.many(reader.uleb(), () => reader.bytes(reader.uleb()));
  const columns = reader.many(reader.uleb(), () => ({ spec: reader.uleb(), length: reader.uleb() }));
  let operations = 0;
  for (const { spec, length } of columns) {
    if (spec & 8) refuse('deflated column');
    const rows = countRows(createReader(reader.bytes(length), 0), spec & 7, left);
    operations = Math.max(operations, rows);
  }
  left.operations -= operations;
  if (left.operations < 0) throw new Refusal({ type: 'TooLarge', what: 'operations' });
  return { actor, seq, startOp, operations, deps };
}

/** Rows of a column, from its run lengths alone; 0 for raw values, whose lengths another column tells. */
function countRows(column: Reader, type: number, left: Left): number {
  let rows = 0;
  const add = (count: number) => {
    rows += count;
    if (rows > left.operations) throw new Refusal({ type: 'TooLarge', what: 'operations' });
  };
  if (type === 7) return 0;
  if (type === 4) {
    while (!column.atEnd()) add(column.uleb());
    return rows;
  }
  const value = (times: number) => {
    if (type === 3) column.leb();
    else if (type === 5) {
      const length = column.uleb();
      column.bytes(length);
      left.unfoldedBytes -= length * times;
      if (left.unfoldedBytes < 0) throw new Refusal({ type: 'TooLarge', what: 'text' });
    } else column.uleb();
  };
  while (!column.atEnd()) {
    const run = column.leb();
    if (run > 0) {
      add(run);
      value(run);
    } else if (run < 0) {
      add(-run);
      for (let index = 0; index < -run; index++) value(1);
    } else add(column.uleb());
  }
  return rows;
}

export interface Reader {
  readonly uleb: () => number;
  readonly leb: () => number;
  readonly bytes: (length: number) => Uint8Array;
  readonly many: <T>(count: number, read: () => T) => T[];
  readonly atEnd: () => boolean;
  /** How many bytes were read. */
  readonly at: () => number;
}

function createReader(bytes: Uint8Array, from: number): Reader {
  let offset = from;
  const byte = (): number => bytes[offset++] ?? refuse('cut short');
  const uleb = (): number => {
    let value = 0;
    for (let shift = 0; shift < 53; shift += 7) {
      const next = byte();
      value += (next & 0x7f) * 2 ** shift;
      if (next < 0x80) return Number.isSafeInteger(value) ? value : refuse('number');
    }
    return refuse('number');
  };
  const leb = (): number => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const next = BigInt(byte());
      value |= (next & 0x7fn) << shift;
      if (next < 0x80n) return Number(next & 0x40n ? value - (1n << (shift + 7n)) : value);
    }
    return refuse('number');
  };
  return {
    uleb,
    leb,
    bytes: (length) => {
      if (length > bytes.length - offset) return refuse('cut short');
      offset += length;
      return bytes.subarray(offset - length, offset);
    },
    many: (count, read) => {
      // Each takes a byte at least, so a count beyond that is a lie told to make us allocate.
      if (count > bytes.length - offset) return refuse('count');
      return Array.from({ length: count }, read);
    },
    atEnd: () => offset >= bytes.length,
    at: () => offset,
  };
}

/** Reads a form of its own with the same care: what is cut short, or too much, becomes an error. */
export function readCarefully<T>(bytes: Uint8Array, read: (reader: Reader) => T): Result<T, GuardError> {
  try {
    return ok(read(createReader(bytes, 0)));
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.reason);
    throw thrown;
  }
}

export function refuse(why: string): never {
  throw new Refusal({ type: 'NotAChange', why });
}
