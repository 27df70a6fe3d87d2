/**
 * Pairing through a folder: letters in a mailbox (../folder/mailbox.ts) whose tag and key follow from the invitation's
 * secret, format version 1. Each is `[body, signature]` in canonical CBOR: `body` the bytes of a canonical CBOR map,
 * `signature` Ed25519 by device `d` over `samband/letter/1` ‖ SHA-256(body).
 *
 * | y       | from | map                                                                                           |
 * |---------|------|-----------------------------------------------------------------------------------------------|
 * | offer   | I    | `{v: 1, y, d: device key 32, n: name, e: device's name, t: what the space is called, w: width, r: role, m: devices in it, o: 0 or 1 (own)}` |
 * | request | N    | `{v: 1, y, d: device key 32, n: name, e: device's name, p: person, b: box key 32, at: milliseconds since 1970}` |
 * | answer  | I    | `{v: 1, y, d: device key 32, to: device key 32, p: person, k: {space hex: {epoch hex: sealed}}, i, c}`: letter `i` (from 0) of `c`; the epoch's content key in a crypto_box_seal to the newcomer's box key |
 *
 * The answer holds keys alone: acts and bundles lie in the packs of the same folder, which open with them. It is written
 * only after the inviter has seen the seven check words (check-words.ts) and said that they are the newcomer's.
 */

import { z } from 'zod';
import { anyBytes, bytes } from '../../shared/wire/byte-schema.ts';
import { decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { isSignedAs, type SigningKeys, signAs } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';
import { name, offerFields } from './offer-fields.ts';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

const Body = z.discriminatedUnion('y', [
  z.strictObject({
    v: z.literal(1),
    y: z.literal('offer'),
    d: bytes(32),
    ...offerFields,
  }),
  z.strictObject({
    v: z.literal(1),
    y: z.literal('request'),
    d: bytes(32),
    n: name,
    e: name,
    p: z.string().max(64),
    b: bytes(32),
    at: z.number().int().min(0),
  }),
  z.strictObject({
    v: z.literal(1),
    y: z.literal('answer'),
    d: bytes(32),
    to: bytes(32),
    p: z.string().max(64),
    k: z.record(hex32, z.record(hex32, anyBytes)),
    i: z.number().int().min(0),
    c: z.number().int().min(1).max(1_000),
  }),
]);
export type LetterBody = z.infer<typeof Body>;
export type LetterOf<Y extends LetterBody['y']> = Extract<LetterBody, { y: Y }>;

const purpose = 'samband/letter/1';

export function signLetter(body: LetterBody, keys: SigningKeys): Uint8Array {
  const encoded = encodeCanonical(body);
  return encodeCanonical([encoded, signAs(purpose, encoded, keys)]);
}

/** Undefined where it is none, or not signed by whom it names. */
export function readLetter(letter: Uint8Array): LetterBody | undefined {
  const pair = decodeCanonical(letter);
  const [body, signature] = pair.ok && Array.isArray(pair.value) ? pair.value : [];
  if (!(body instanceof Uint8Array) || !(signature instanceof Uint8Array) || signature.length !== 64) return undefined;
  const decoded = decodeCanonical(body);
  const parsed = decoded.ok ? Body.safeParse(decoded.value) : undefined;
  if (!parsed?.success || !isSignedAs(purpose, body, signature, parsed.data.d)) return undefined;
  return parsed.data;
}

export function deviceOf({ d }: LetterBody): string {
  return toHex(d);
}
