/**
 * The outside of everything that is stored, sent or carried, format version 1:
 *
 * | bytes | field                                                            |
 * |-------|------------------------------------------------------------------|
 * | 1     | format version, 1                                                |
 * | 16    | carrier tag: names the space to its carriers, changes with the epoch |
 * | 32    | epoch id: hash of the act that made the content key              |
 * | 24    | nonce                                                            |
 * | rest  | XChaCha20-Poly1305 of the padded content; the 49 bytes before the nonce are its AAD |
 *
 * Content: u32 length, then canonical CBOR (RFC 8949 §4.2.1) of `[body, signature]`, zeros up to a Padmé length. `body`
 * is itself the bytes of a canonical CBOR map whose `t` says what it is: 1 a bundle (bundle.ts), 2 an act of membership
 * (../space/acts.ts). `signature`: Ed25519 by the author's device over `samband/signed/1` ‖ SHA-256(body). The id of a
 * bundle or act is SHA-256(body): it does not change when the same body is sealed again under another epoch.
 *
 * Without the epoch's key nothing of the content is readable, not even who wrote it; the signature lies inside.
 * Largest envelope: 4 MiB.
 */

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { type CborError, decodeCanonical, encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { deriveKey, sha256, toHex } from '../secret/derive.ts';
import { nonceBytes, open, pad, seal, tagBytes, unpad } from '../secret/seal.ts';

export const mostEnvelopeBytes = 4 * 1024 * 1024;
const headBytes = 1 + 16 + 32;
const version = 1;

export interface Signed {
  readonly id: string;
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Epoch {
  /** Hex of the hash of the act that made it. */
  readonly id: string;
  /** 32 bytes. */
  readonly contentKey: Uint8Array;
}

export type EnvelopeError =
  | { readonly type: 'NotAnEnvelope' }
  | { readonly type: 'NewerVersion'; readonly found: number }
  /** Of version 0, from before the formats were settled. */
  | { readonly type: 'UnfinishedVersion' }
  | { readonly type: 'TooLarge' }
  | { readonly type: 'UnknownEpoch'; readonly epoch: string }
  | { readonly type: 'SealBroken' }
  | CborError;

/** What a carrier sorts by: no holder without the key can tie it to a space or to the tag of another epoch. */
export function carrierTag({ contentKey }: Epoch): Uint8Array {
  return derivedFrom(contentKey).tag;
}

export function sealEnvelope({ body, signature }: Pick<Signed, 'body' | 'signature'>, epoch: Epoch): Uint8Array {
  const head = new Uint8Array(headBytes);
  head[0] = version;
  head.set(carrierTag(epoch), 1);
  head.set(Buffer.from(epoch.id, 'hex'), 17);
  const sealed = seal(pad(encodeCanonical([body, signature])), contentKeyOf(epoch), head);
  return Buffer.concat([head, sealed]);
}

export function epochOf(envelope: Uint8Array): string | undefined {
  return envelope.length >= headBytes ? toHex(envelope.subarray(17, 49)) : undefined;
}

export function openEnvelope(
  envelope: Uint8Array,
  keyForEpoch: (epoch: string) => Uint8Array | undefined,
): Result<Signed, EnvelopeError> {
  if (envelope.length > mostEnvelopeBytes) return err({ type: 'TooLarge' });
  if (envelope.length < headBytes + nonceBytes + tagBytes) return err({ type: 'NotAnEnvelope' });
  if (envelope[0] === 0) return err({ type: 'UnfinishedVersion' });
  if (envelope[0] !== version) return err({ type: 'NewerVersion', found: envelope[0] ?? 0 });
  const id = toHex(envelope.subarray(17, 49));
  const contentKey = keyForEpoch(id);
  if (!contentKey) return err({ type: 'UnknownEpoch', epoch: id });
  const padded = open(envelope.subarray(headBytes), contentKeyOf({ id, contentKey }), envelope.subarray(0, headBytes));
  const content = padded && unpad(padded);
  if (!content) return err({ type: 'SealBroken' });
  const pair = decodeCanonical(content);
  if (!pair.ok) return pair;
  const [body, signature] = Array.isArray(pair.value) ? pair.value : [];
  if (!(body instanceof Uint8Array) || !(signature instanceof Uint8Array) || signature.length !== 64)
    return err({ type: 'Malformed', why: 'not a body and a signature' });
  return ok({ id: toHex(sha256(body)), body, signature });
}

function contentKeyOf({ contentKey }: Epoch): Uint8Array {
  return derivedFrom(contentKey).content;
}

interface Derived {
  readonly content: Uint8Array;
  readonly tag: Uint8Array;
}

/** Deriving them for each envelope took a third of the time of small ones. Held only while the epoch's key itself is. */
const derived = new WeakMap<Uint8Array, Derived>();

function derivedFrom(contentKey: Uint8Array): Derived {
  const known = derived.get(contentKey);
  if (known) return known;
  const made = {
    content: deriveKey(contentKey, 'content'),
    tag: deriveKey(contentKey, 'carrier-tag').subarray(0, 16),
  };
  derived.set(contentKey, made);
  return made;
}

/** Wipes an epoch's key and what was derived from it. */
export function wipeEpochKey(contentKey: Uint8Array): void {
  derived.get(contentKey)?.content.fill(0);
  derived.delete(contentKey);
  contentKey.fill(0);
}

export interface SigningKeys {
  /** 32 bytes, raw. */
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** `seed`: 32 bytes, the private key as RFC 8032 has it. */
export function signingKeysFromSeed(seed: Uint8Array): SigningKeys {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(spki.length);
  return { publicKey: new Uint8Array(publicKey), privateKey };
}

export function signBody(body: Uint8Array, keys: SigningKeys): Signed {
  return { id: toHex(sha256(body)), body, signature: signAs(bodyPurpose, body, keys) };
}

export function isSignedBy(signed: Signed, publicKey: Uint8Array): boolean {
  return isSignedAs(bodyPurpose, signed.body, signed.signature, publicKey);
}

const bodyPurpose = 'samband/signed/1';

/** Ed25519 over `purpose` ‖ SHA-256(body): what is signed for one purpose counts for no other. */
export function signAs(purpose: string, body: Uint8Array, keys: SigningKeys): Uint8Array {
  return new Uint8Array(sign(null, signedBytes(purpose, body), keys.privateKey));
}

export function isSignedAs(purpose: string, body: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
    return verify(null, signedBytes(purpose, body), key, signature);
  } catch {
    return false;
  }
}

function signedBytes(purpose: string, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(purpose), sha256(body)]);
}
