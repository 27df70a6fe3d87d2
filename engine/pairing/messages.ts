/**
 * What newcomer (N) and inviter (I) say through an invitation's door, format version 1. One frame each (shared/wire/frame.ts):
 * a byte that tells which, then canonical CBOR.
 *
 * | byte | from | message | content                                                                                 |
 * |------|------|---------|-----------------------------------------------------------------------------------------|
 * | 32   | N    | join    | `{v: 1, n: name, e: device's name, p: person, b: box key 32, c: commitment 32}`          |
 * | 33   | I    | offer   | `{v: 1, n: name, e: device's name, t: what the space is called, w: width, r: role, m: devices in it, o: 0 or 1 (own), a: nonce 16}` |
 * | 34   | N    | reveal  | `{a: nonce 16}`; both show five words (check-words.ts)                                   |
 * | 35   | both | yes     | `{}`: the person here says that the words are the same                                   |
 * | 36   | both | no      | `{y: why}`: declined, differ, busy, expired, failed                                      |
 * | 37   | I    | welcome | `{p: person, s: [space 32]}`, after both said yes; then for each space `acts` as in shared/wire/exchange.ts |
 * | 38   | N    | joined  | `{}`: all of it is on the disk                                                           |
 *
 * After `joined` both go on with an exchange on the same channel. Anything else than the next message of this order ends it.
 */

import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { bytes } from '../../shared/wire/byte-schema.ts';
import { decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { name, offerFields } from './offer-fields.ts';

const noReasons = ['declined', 'differ', 'busy', 'expired', 'failed'] as const;
export type NoReason = (typeof noReasons)[number];

const contents = {
  join: z.strictObject({ v: z.literal(1), n: name, e: name, p: z.string().max(64), b: bytes(32), c: bytes(32) }),
  offer: z.strictObject({
    v: z.literal(1),
    ...offerFields,
    a: bytes(16),
  }),
  reveal: z.strictObject({ a: bytes(16) }),
  yes: z.strictObject({}),
  no: z.strictObject({ y: z.enum(noReasons) }),
  welcome: z.strictObject({ p: z.string().max(64), s: z.array(bytes(32)).min(1).max(1_000) }),
  joined: z.strictObject({}),
};

type Name = keyof typeof contents;
export type PairingMessage<N extends Name> = z.infer<(typeof contents)[N]>;

const order = Object.keys(contents) as Name[];
const firstByte = 32;

export function encodePairing<N extends Name>(type: N, content: PairingMessage<N>): Uint8Array {
  return Buffer.concat([Uint8Array.of(firstByte + order.indexOf(type)), encodeCanonical(content)]);
}

export type PairingProblem =
  | { readonly type: 'Ended' }
  | { readonly type: 'Refused'; readonly why: NoReason }
  | { readonly type: 'Unexpected'; readonly why: string };

/** The message if it is the one whose turn it is; a `no` instead is why there will be none. */
export function decodePairing<N extends Name>(
  frame: Uint8Array | undefined,
  wanted: N,
): Result<PairingMessage<N>, PairingProblem> {
  if (!frame) return err({ type: 'Ended' });
  const type = order[(frame[0] ?? 0) - firstByte];
  if (!type || (type !== wanted && type !== 'no')) return err({ type: 'Unexpected', why: `${type ?? frame[0]}` });
  const decoded = decodeCanonical(frame.subarray(1));
  const parsed = decoded.ok ? contents[type].safeParse(decoded.value) : undefined;
  if (!parsed?.success) return err({ type: 'Unexpected', why: type });
  if (type === 'no' && wanted !== 'no') return err({ type: 'Refused', why: (parsed.data as PairingMessage<'no'>).y });
  return ok(parsed.data as PairingMessage<N>);
}
