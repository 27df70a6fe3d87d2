/**
 * What two devices say to each other once a channel stands (engine/lan), format version 1. Each message is one frame
 * (frame.ts): a byte that tells which, then canonical CBOR, or bytes as said here.
 *
 * | byte | message | content                                                                                    |
 * |------|---------|--------------------------------------------------------------------------------------------|
 * | 1    | hello   | `{v: 1, k: [[space 32, digest 32, acts 16, receipts 16]]}`: spaces of which the other is a member, and what lies here of each |
 * | 2    | pull    | `{s, r, x?: [act id 32], w: {writer: [ranges, print 16]}, i?: {writer: [id 32]}, o?: 1}`: what lies here; send what I lack |
 * | 3    | acts    | `{s, a: [[body, signature]], l: 0 or 1}`: acts as signed, not enveloped; `l` with the last of them |
 * | 4    | part    | 0 or 1 (the last of a batch), then bytes of a batch: envelopes, each after its length u32   |
 * | 5    | sent    | `{s, r, d: digest 32, f: [writer]}`: all that pull `r` lacked has been sent                  |
 * | 6    | none    | `{s}`: not a space that this device shares with you                                         |
 * | 7    | coming  | `{s, n}`: how many bundles the answer to a pull will bring, for a progress bar               |
 * | 8    | level   | `{s, d: digest 32}`: what lies here after taking in what you sent                            |
 * | 9    | done    | `{}`: I have all that you had in every space when you answered, and have told my receipts    |
 *
 * Each side pulls for itself; nothing is asked of a space in which the digests of the hellos are the same. `x` is there
 * only where the acts differ: all that lie here. `o` asks for acts alone, of somebody who is no member as far as is known
 * here: acts prove themselves, and may say that it is one. A hello may be said again for spaces that have come to be
 * shared. In `w` numbers hide a fork: where all of a writer's ranges lie at the other side too and its print for them is
 * another, `sent` names the writer in `f`, and the next pull lists its ids in `i`. Who found it pulls by ids as well: its own
 * numbers hid as much. A pull is answered in this order: acts, coming, parts, sent. After it, whatever is new here is sent at
 * once as acts and parts, without being asked, followed by `level`; who has taken it in answers with `level`. Unknown bytes
 * end the channel: a later form raises `v`.
 *
 * Prints and digests: engine/bundles/have.ts; `receipts` is the print of the ids (SHA-256 of the body) of the latest receipt of
 * each device. Limits: a batch 6 MiB, 4,096 spaces, writers and ids as fit a frame of 1 MiB;
 * what does not fit one `pull` is told in the next, since what was not named is sent once too often, never too seldom.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { anyBytes, bytes } from './byte-schema.ts';
import { decodeCanonical, encodeCanonical } from './canonical-cbor.ts';
import { mostFrameBytes } from './frame.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const writer = z.string().regex(/^[0-9a-f]{32}$/);
const number = count.min(1);
const ranges = z
  .array(z.tuple([number, number]))
  .max(1_024)
  .refine((list) => list.every(([from, to], index) => from <= to && from > (list[index - 1]?.[1] ?? -1) + 1));

const contents = {
  1: z.strictObject({
    v: z.literal(1),
    k: z.array(z.tuple([bytes(32), bytes(32), bytes(16), bytes(16)])).max(4_096),
  }),
  2: z.strictObject({
    s: bytes(32),
    r: count,
    x: z.array(bytes(32)).optional(),
    w: z.record(writer, z.tuple([ranges, bytes(16)])),
    i: z.record(writer, z.array(bytes(32))).optional(),
    o: z.literal(1).optional(),
  }),
  3: z.strictObject({
    s: bytes(32),
    a: z.array(z.tuple([anyBytes, bytes(64)])),
    l: z.union([z.literal(0), z.literal(1)]),
  }),
  5: z.strictObject({ s: bytes(32), r: count, d: bytes(32), f: z.array(writer) }),
  6: z.strictObject({ s: bytes(32) }),
  7: z.strictObject({ s: bytes(32), n: count }),
  8: z.strictObject({ s: bytes(32), d: bytes(32) }),
  9: z.strictObject({}),
};

const types = { hello: 1, pull: 2, acts: 3, sent: 5, none: 6, coming: 7, level: 8, done: 9 } as const;
type Named = keyof typeof types;

export type ExchangeMessage =
  | {
      readonly [N in Exclude<Named, 'done'>]: { readonly type: N } & z.infer<(typeof contents)[(typeof types)[N]]>;
    }[Exclude<Named, 'done'>]
  | { readonly type: 'done' }
  | { readonly type: 'part'; readonly last: boolean; readonly bytes: Uint8Array };

const names = new Map<number, Named>((Object.keys(types) as Named[]).map((name) => [types[name], name]));

/** One frame. */
export function encodeMessage(message: ExchangeMessage): Uint8Array {
  if (message.type === 'part') return joined(4, Uint8Array.of(message.last ? 1 : 0), message.bytes);
  const { type, ...content } = message;
  return joined(types[type], encodeCanonical(content));
}

export function decodeMessage(frame: Uint8Array): Result<ExchangeMessage, { readonly why: string }> {
  const byte = frame[0] ?? 0;
  if (byte === 4) {
    const last = frame[1];
    if (last !== 0 && last !== 1) return err({ why: 'part' });
    return ok({ type: 'part', last: last === 1, bytes: frame.subarray(2) });
  }
  const type = names.get(byte);
  if (!type) return err({ why: `message ${byte}` });
  const decoded = decodeCanonical(frame.subarray(1));
  if (!decoded.ok) return err({ why: decoded.error.why });
  const parsed = contents[types[type]].safeParse(decoded.value);
  if (!parsed.success) return err({ why: `${type} ${parsed.error.issues[0]?.path.join('.') ?? ''}` });
  return ok({ type, ...parsed.data } as ExchangeMessage);
}

/** Acts of a space as frames, in order. `space`: 32 bytes. */
export function framesOfActs(
  space: Uint8Array,
  acts: readonly { readonly body: Uint8Array; readonly signature: Uint8Array }[],
): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let from = 0; from < acts.length; ) {
    let to = from;
    for (let size = 0; to < acts.length && (to === from || size < actsBytes); to++)
      size += (acts[to]?.body.length ?? 0) + 80;
    const a = acts.slice(from, to).map(({ body, signature }): [Uint8Array, Uint8Array] => [body, signature]);
    frames.push(encodeMessage({ type: 'acts', s: space, a, l: to >= acts.length ? 1 : 0 }));
    from = to;
  }
  return frames;
}

const actsBytes = 256 * 1024;
/** Acts of one space that are taken from one channel: a coalition of thousands has fewer. */
export const mostActs = 20_000;

/** Most bytes of a batch that one part carries. */
export const mostPartBytes = mostFrameBytes - 2;
export const mostBatchBytes = 6 * 1024 * 1024;

/** The batch as frames, in order. */
export function partsOfBatch(envelopes: readonly Uint8Array[]): Uint8Array[] {
  const batch = new Uint8Array(envelopes.reduce((total, envelope) => total + 4 + envelope.length, 0));
  let at = 0;
  for (const envelope of envelopes) {
    new DataView(batch.buffer).setUint32(at, envelope.length);
    batch.set(envelope, at + 4);
    at += 4 + envelope.length;
  }
  const frames: Uint8Array[] = [];
  for (let from = 0; from < batch.length; from += mostPartBytes) {
    const piece = batch.subarray(from, from + mostPartBytes);
    frames.push(encodeMessage({ type: 'part', last: from + mostPartBytes >= batch.length, bytes: piece }));
  }
  return frames;
}

/** Undefined where the lengths do not fit. */
export function envelopesOfBatch(batch: Uint8Array): Uint8Array[] | undefined {
  const envelopes: Uint8Array[] = [];
  const view = new DataView(batch.buffer, batch.byteOffset, batch.length);
  for (let at = 0; at < batch.length; ) {
    if (at + 4 > batch.length) return undefined;
    const length = view.getUint32(at);
    if (at + 4 + length > batch.length) return undefined;
    envelopes.push(batch.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return envelopes;
}

function joined(type: number, ...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(1 + pieces.reduce((total, piece) => total + piece.length, 0));
  whole[0] = type;
  let at = 1;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
