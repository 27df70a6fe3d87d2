/**
 * Sealing: XChaCha20-Poly1305 (libsodium) with a random 24-byte nonce in front, and Padmé padding so that a length
 * tells little. Nonces come from node:crypto; libsodium.js draws them slowly (51 against 281 MB/s here).
 */
import { randomBytes } from 'node:crypto';
import { sodium } from './sodium.ts';

export const nonceBytes = 24;
export const tagBytes = 16;

/** nonce ‖ ciphertext ‖ tag. `key`: 32 bytes. `context` is authenticated, not stored. */
export function seal(plain: Uint8Array, key: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const sealed = sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, null, nonce, key);
  const out = new Uint8Array(nonceBytes + sealed.length);
  out.set(nonce);
  out.set(sealed, nonceBytes);
  return out;
}

/** Undefined where key, context or a single bit differ. */
export function open(sealed: Uint8Array, key: Uint8Array, context: Uint8Array): Uint8Array | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  try {
    return sodium().crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(nonceBytes),
      context,
      sealed.subarray(0, nonceBytes),
      key,
    );
  } catch {
    return undefined;
  }
}

/** Padmé (Nikitin et al. 2019): a length leaks O(log log n) bits and grows by 12 % at most; 256 bytes at least. */
export function padmeLength(length: number): number {
  if (length < 256) return 256;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
}

/** u32 length ‖ plain ‖ zeros. */
export function pad(plain: Uint8Array): Uint8Array {
  const padded = new Uint8Array(padmeLength(plain.length + 4));
  new DataView(padded.buffer).setUint32(0, plain.length);
  padded.set(plain, 4);
  return padded;
}

export function unpad(padded: Uint8Array): Uint8Array | undefined {
  if (padded.length < 4) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0);
  return length + 4 <= padded.length ? padded.subarray(4, 4 + length) : undefined;
}
