/**
 * A receipt: a device's own signed word on what it holds durably of a space. Body of an envelope (envelope.ts), a CBOR map:
 *
 * | key | value               | meaning                                                              |
 * |-----|---------------------|----------------------------------------------------------------------|
 * | t   | 3                   | this is a receipt                                                    |
 * | s   | bytes 32            | space: id of its create act                                          |
 * | d   | bytes 32            | Ed25519 public key of the device                                     |
 * | w   | uint                | stamp: milliseconds since 1970 by the device's clock, or one more than its highest before |
 * | v   | map text → [[uint]] | what it can read back and uses: by writer (hex) sorted ranges that do not touch |
 * | p   | map text → bytes 16 | for each writer in `v` a fingerprint of the ids of those bundles (have.ts): two can have one number |
 *
 * Of two receipts of a device the one with the higher stamp holds, also where it says less: a laptop that was restored from
 * a backup has less than it had. Receipts are no part of what is synced as history: only the latest of each device is kept
 * and passed on, and none is ever receipted itself.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { bytes } from '../../shared/wire/byte-schema.ts';
import { decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { rangesByWriter } from './bundle.ts';
import { type EnvelopeError, isSignedBy, type Signed, type SigningKeys, signBody } from './envelope.ts';
import type { WritersHeld } from './have.ts';
import type { Range } from './vector.ts';

export interface Receipt {
  /** SHA-256 of the body, hex. */
  readonly id: string;
  readonly space: string;
  /** Hex of the device's public key. */
  readonly device: string;
  readonly stamp: number;
  readonly writers: WritersHeld;
}

const Body = z.strictObject({
  t: z.literal(3),
  s: bytes(32),
  d: bytes(32),
  w: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  v: rangesByWriter,
  p: z.record(z.string(), bytes(16)),
});

export function signReceipt({ space, stamp, writers }: Omit<Receipt, 'id' | 'device'>, keys: SigningKeys): Signed {
  const v = Object.fromEntries([...writers].map(([writer, { ranges }]) => [writer, ranges]));
  const p = Object.fromEntries([...writers].map(([writer, { print }]) => [writer, fromHex(print)]));
  return signBody(encodeCanonical({ t: 3, s: fromHex(space), d: keys.publicKey, w: stamp, v, p }), keys);
}

/** Checks form and signature. Whether the device belongs to the space is for others to say. */
export function readReceipt(signed: Signed): Result<Receipt, EnvelopeError | { readonly type: 'SignatureBad' }> {
  const decoded = decodeCanonical(signed.body);
  if (!decoded.ok) return decoded;
  const parsed = Body.safeParse(decoded.value);
  if (!parsed.success)
    return err({ type: 'Malformed', why: parsed.error.issues[0]?.path.join('.') ?? 'not a receipt' });
  const { s, d, w, v, p } = parsed.data;
  const writers = new Map<string, { ranges: readonly Range[]; print: string }>();
  for (const [writer, ranges] of Object.entries(v)) {
    const print = p[writer];
    if (print) writers.set(writer, { ranges, print: toHex(print) });
  }
  if (writers.size !== Object.keys(v).length || writers.size !== Object.keys(p).length)
    return err({ type: 'Malformed', why: 'p' });
  if (!isSignedBy(signed, d)) return err({ type: 'SignatureBad' });
  return ok({ id: signed.id, space: toHex(s), device: toHex(d), stamp: w, writers });
}
