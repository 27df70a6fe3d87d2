/**
 * The names and keys by which a relay knows a space, version 1. Nothing here is the same at two relays or in two spaces, and
 * all but the account changes with the epoch; a relay can tie none of it to a space, a person or a device.
 *
 * - account: 32 random bytes of whoever opens it; the lists tell them
 * - log: HKDF-SHA-256 of the epoch's content key, no salt, info `samband/relay-log <origin>/1`, 32 bytes
 * - key for reading: Ed25519, its seed HKDF of the content key, info `samband/relay-read <origin>/1`
 * - key for writing of a device: Ed25519, its seed HKDF of X25519(box key of the steward who made the list, box key of the
 *   device), info `samband/relay-writer <account in hex> <epoch id in hex> <device in hex>/1`. Steward and device can both work
 *   it out, nobody else can: no keys need to be announced, and whoever floods is cut off alone.
 */
import { sign } from 'node:crypto';
import { type Epoch, type SigningKeys, signingKeysFromSeed } from '../bundles/envelope.ts';
import { deriveKey, toHex } from '../secret/derive.ts';
import { sodium } from '../secret/sodium.ts';
import type { BoxKeys } from '../space/acts.ts';

export interface LogKeys {
  readonly log: Uint8Array;
  readonly read: SigningKeys;
}

export function logKeysOf({ contentKey }: Epoch, origin: string): LogKeys {
  return {
    log: deriveKey(contentKey, `relay-log ${origin}`),
    read: signingKeysFromSeed(deriveKey(contentKey, `relay-read ${origin}`)),
  };
}

/**
 * `own` and `other`: the steward and the device, whichever of them works it out. Undefined where the other's key is one that
 * gives no secret at all.
 */
export function writerKeysOf(
  own: BoxKeys,
  other: Uint8Array,
  where: { readonly account: Uint8Array; readonly epoch: string; readonly device: string },
): SigningKeys | undefined {
  let shared: Uint8Array;
  try {
    shared = sodium().crypto_scalarmult(own.privateKey, other);
  } catch {
    return undefined;
  }
  const seed = deriveKey(shared, `relay-writer ${toHex(where.account)} ${where.epoch} ${where.device}`);
  shared.fill(0);
  return signingKeysFromSeed(seed);
}

/** A plain Ed25519 signature, as the relay's protocol has it; the bytes name their own purpose. */
export function signRaw(bytes: Uint8Array, { privateKey }: SigningKeys): Uint8Array {
  return new Uint8Array(sign(null, bytes, privateKey));
}
