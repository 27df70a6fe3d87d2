/**
 * The one form of Automerge change that is written here: an actor that nobody has met sets one key of the root to bytes,
 * at no time and with no message. It is encoded and read by hand: all that can come back is parsed, counted and thrown
 * away again without Automerge ever holding it, so no document of a stranger's making can bring Automerge down.
 *
 * | field                                                              | here                              |
 * |--------------------------------------------------------------------|-----------------------------------|
 * | magic `85 6f 4a 83` · first 4 bytes of the hash · type · length    | type 1; 2, deflated, is read too  |
 * | dependencies: count · 32 each, sorted                              | the document's heads              |
 * | actor: length · bytes                                              | 16 random bytes, never used again |
 * | seq · start op · time · message · other actors                     | 1 · n · 0 · empty · none          |
 * | columns: count · (spec · length)*                                  | the six below                     |
 * | 15 key · 34 insert · 42 action · 56 value's length · 57 value · 70 | one row in each                   |
 *
 * The hash is SHA-256 over type 1, length and body. A server that stores a document anew as a whole makes the same bytes
 * of each change again, or it could not say its hash: so the form must be Automerge's own to the bit (the test compares).
 */
import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { ok, type Result } from '../../shared/result.ts';
import { type GuardError, type Reader, readCarefully, refuse } from '../bundles/change-guard.ts';
import { fromHex, sha256, toHex } from '../secret/derive.ts';

export interface Put {
  readonly key: string;
  readonly value: Uint8Array;
}

export interface ReadChange {
  readonly hash: string;
  readonly deps: readonly string[];
  readonly startOp: number;
  /** Undefined where it is of any other form: somebody else's, of no meaning here. */
  readonly put?: Put;
}

const magic = [0x85, 0x6f, 0x4a, 0x83];
const columnSpecs = [0x15, 0x34, 0x42, 0x56, 0x57, 0x70];
const one = 0x7f;
const bytesType = 7;

export function putChange({ key, value }: Put, deps: readonly string[], startOp: number) {
  const name = Buffer.from(key);
  const columns = [
    Buffer.concat([Buffer.of(one), uleb(name.length), name]),
    Buffer.of(1),
    Buffer.of(one, 1),
    Buffer.concat([Buffer.of(one), uleb(value.length * 16 + bytesType)]),
    value,
    Buffer.of(one, 0),
  ];
  const body = Buffer.concat([
    uleb(deps.length),
    ...[...deps].sort().map(fromHex),
    uleb(16),
    randomBytes(16),
    uleb(1),
    uleb(startOp),
    Buffer.of(0, 0, 0),
    uleb(columns.length),
    ...columns.map((column, at) => Buffer.concat([Buffer.of(columnSpecs[at] ?? 0), uleb(column.length)])),
    ...columns,
  ]);
  const head = Buffer.concat([Buffer.of(1), uleb(body.length)]);
  const hash = sha256(head, body);
  return { hash: toHex(hash), bytes: Buffer.concat([Buffer.from(magic), hash.subarray(0, 4), head, body]) };
}

/** `most`: bytes it may inflate to. Never throws, whatever the bytes. */
export function readChange(change: Uint8Array, most: number): Result<ReadChange, GuardError> {
  const body = bodyOf(change, most);
  if (!body.ok) return body;
  const hash = sha256(Buffer.concat([Buffer.of(1), uleb(body.value.length)]), body.value);
  if (Buffer.compare(hash.subarray(0, 4), change.subarray(4, 8)) !== 0)
    return { ok: false, error: { type: 'NotAChange', why: 'checksum' } };
  return readCarefully(body.value, (reader) => {
    const deps = reader.many(reader.uleb(), () => toHex(reader.bytes(32)));
    reader.bytes(reader.uleb());
    reader.uleb();
    const startOp = reader.uleb();
    reader.leb();
    reader.bytes(reader.uleb());
    const others = reader.uleb();
    const put = others === 0 ? putIn(body.value.subarray(reader.at())) : undefined;
    return { hash: toHex(hash), deps, startOp, ...(put && { put }) };
  });
}

function bodyOf(change: Uint8Array, most: number): Result<Uint8Array, GuardError> {
  return readCarefully(change, (reader) => {
    const head = reader.bytes(9);
    if (!magic.every((byte, at) => head[at] === byte)) refuse('magic');
    const rest = reader.bytes(reader.uleb());
    if (!reader.atEnd()) refuse('trailing bytes');
    if (head[8] === 1) return rest;
    if (head[8] !== 2) refuse('chunk type');
    try {
      return inflateRawSync(rest, { maxOutputLength: Math.max(1, most) });
    } catch {
      return refuse('deflate');
    }
  });
}

function putIn(columns: Uint8Array): Put | undefined {
  const read = readCarefully(columns, (reader) => {
    const lengths = columnSpecs.map((spec, at) => {
      if (at === 0 && reader.uleb() !== columnSpecs.length) refuse('columns');
      if (reader.uleb() !== spec) refuse('columns');
      return reader.uleb();
    });
    const [key, insert, action, length, value, pred] = lengths.map((each) => reader.bytes(each));
    if (!reader.atEnd() || !key || !value || !length) return refuse('columns');
    if (!isExactly(insert, 1) || !isExactly(action, one, 1) || !isExactly(pred, one, 0)) refuse('operation');
    const text = alone(key, (column) => Buffer.from(column.bytes(column.uleb())).toString());
    const described = alone(length, (column) => column.uleb());
    if (described !== value.length * 16 + bytesType) refuse('value');
    return { key: text, value };
  });
  return read.ok ? read.value : undefined;
}

/** A column of one row. */
function alone<T>(column: Uint8Array, value: (reader: Reader) => T): T {
  const read = readCarefully(column, (reader) => {
    if (reader.uleb() !== one) refuse('rows');
    const found = value(reader);
    return reader.atEnd() ? ok(found) : refuse('rows');
  });
  return read.ok ? read.value.value : refuse('rows');
}

function isExactly(column: Uint8Array | undefined, ...bytes: number[]): boolean {
  return column !== undefined && Buffer.compare(column, Uint8Array.from(bytes)) === 0;
}

export function uleb(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) return Uint8Array.from(bytes);
  }
}
