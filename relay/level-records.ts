/**
 * Under which keys the embedded store keeps what, and in which form. A value is a CRC-32 over its key and body, then
 * the body in canonical CBOR; a blob is bare, since its entry names its SHA-256. LevelDB checks its own sums only where it
 * merges, so a flipped bit would come out of it as if it were true.
 *
 * | key                      | value                                                                              |
 * |--------------------------|------------------------------------------------------------------------------------|
 * | `f`                      | form of this store, 1                                                              |
 * | `s`                      | secret                                                                             |
 * | `t`                      | running time, and where it began                                                   |
 * | `g`                      | how many batches were written; see level-steps.ts                                  |
 * | `v` hash                 | voucher                                                                            |
 * | `a` account              | number and log of its newest list, quota, use                                      |
 * | `c` account log          | quota: from these an account can be made again                                     |
 * | `l` log                  | account, birth, last number, when it was replaced (0: it is written to), cost       |
 * | `w` log, `W` log         | the newest list that names it, twice                                               |
 * | `e` log number           | entry or mark                                                                      |
 * | `b` log number           | blob                                                                               |
 * | `i` log id               | its number, and whether it was removed                                             |
 * | `m` time log number      | nothing: a mark by its time                                                        |
 * | `u` account writer       | use                                                                                |
 * | `x` log                  | account: what this log held is to be deleted                                       |
 * | `y` account              | nothing: its `u` are to be deleted                                                 |
 */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { anyBytes, bytes } from '../shared/wire/byte-schema.ts';
import { decodeCanonical, encodeCanonical } from '../shared/wire/canonical-cbor.ts';

export const storeForm = 1;

const count = z.number().int().min(0);
const id = bytes(32);

const forms = {
  form: z.object({ v: count }),
  secret: z.object({ s: id }),
  batches: z.object({ n: count }),
  clock: z.object({ now: count, since: count }),
  voucher: z.object({ bytes: count, entries: count, until: count, usedBy: id.optional() }),
  account: z.object({
    n: count,
    log: id,
    bytes: count,
    entries: count,
    used: count,
    day: count,
    today: count,
    seen: count,
    logs: count,
    lists: count,
  }),
  part: z.object({ bytes: count, entries: count }),
  log: z.object({ account: id, birth: bytes(16), last: count, superseded: count, cost: count, list: count }),
  list: z.object({ account: id, n: count, raw: anyBytes, g: bytes(64) }),
  entry: z.object({ at: count, id, label: anyBytes, writer: id, size: count, cost: count }),
  mark: z.object({ at: count, id, damaged: z.literal([0, 1]) }),
  place: z.object({ n: count, removed: z.literal([0, 1]) }),
  use: z.object({ bytes: count, day: count, today: count }),
  nothing: z.object({}),
  purge: z.object({ account: id }),
};
export type Form = keyof typeof forms;
export type Stored<F extends Form> = Readonly<z.infer<(typeof forms)[F]>>;

export const keyOf = {
  form: () => key('f'),
  secret: () => key('s'),
  clock: () => key('t'),
  batches: () => key('g'),
  voucher: (hash: Uint8Array) => key('v', hash),
  account: (account: Uint8Array) => key('a', account),
  part: (account: Uint8Array, log: Uint8Array) => key('c', account, log),
  log: (log: Uint8Array) => key('l', log),
  list: (log: Uint8Array) => key('w', log),
  secondList: (log: Uint8Array) => key('W', log),
  entry: (log: Uint8Array, number: number) => key('e', log, u64(number)),
  blob: (log: Uint8Array, number: number) => key('b', log, u64(number)),
  place: (log: Uint8Array, id: Uint8Array) => key('i', log, id),
  markTime: (at: number, log: Uint8Array, number: number) => key('m', u64(at), log, u64(number)),
  use: (account: Uint8Array, writer: Uint8Array) => key('u', account, writer),
  purgeLog: (log: Uint8Array) => key('x', log),
  purgeUse: (account: Uint8Array) => key('y', account),
};

/** All keys that begin with a letter and some bytes. */
export function keysFrom(
  letter: string,
  ...parts: readonly Uint8Array[]
): { readonly gte: Buffer; readonly lt: Buffer } {
  const gte = key(letter, ...parts);
  return { gte, lt: Buffer.concat([gte, Buffer.alloc(80, 255)]) };
}

/** The last eight bytes of a key of an entry, blob or mark. */
export function numberIn(storedKey: Uint8Array): number {
  return Number(Buffer.from(storedKey).readBigUInt64BE(storedKey.length - 8));
}

export function record<F extends Form>(_form: F, storedKey: Uint8Array, content: Stored<F>): Buffer {
  const body = encodeCanonical(content);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body, crc32(storedKey)));
  return Buffer.concat([sum, body]);
}

/** Undefined where it is not what was written. */
export function recordIn<F extends Form>(form: F, storedKey: Uint8Array, value: Uint8Array): Stored<F> | undefined {
  const body = value.subarray(4);
  const sum = value.length < 4 ? -1 : Buffer.from(value.buffer, value.byteOffset, 4).readUInt32BE();
  if (sum !== crc32(body, crc32(storedKey))) return undefined;
  const content = decodeCanonical(body);
  const parsed = content.ok ? forms[form].safeParse(content.value) : undefined;
  return parsed?.success ? (parsed.data as unknown as Stored<F>) : undefined;
}

function key(letter: string, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(letter), ...parts]);
}

function u64(number: number): Buffer {
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64BE(BigInt(number));
  return eight;
}
