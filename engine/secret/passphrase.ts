import { hashRaw } from '@node-rs/argon2';

/** Kept in the key file, so that a later default does not lock anybody out. */
export interface KdfParameters {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** 256 MiB, three passes: about a second here (RFC 9106 recommends the second option for memory-constrained machines). */
export const defaultKdf: KdfParameters = { memoryKiB: 256 * 1024, passes: 3 };

/** A hostile key file must not make the machine swap or spin: at most 1 GiB, and some ten times the default's work. */
export function isSaneKdf({ memoryKiB, passes }: KdfParameters): boolean {
  if (!Number.isInteger(memoryKiB) || !Number.isInteger(passes)) return false;
  if (memoryKiB < 8 || memoryKiB > 1024 * 1024 || passes < 1 || passes > 32) return false;
  return memoryKiB * passes <= 10 * defaultKdf.memoryKiB * defaultKdf.passes;
}

/** Argon2id (version 1.3), one lane, 32 bytes, off the main thread. `passphrase`: UTF-8 in NFC. */
export async function keyFromPassphrase(
  passphrase: Uint8Array,
  salt: Uint8Array,
  kdf: KdfParameters,
): Promise<Uint8Array> {
  const key = await hashRaw(passphrase, {
    algorithm: 2,
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: 1,
    outputLen: 32,
    salt,
  });
  return new Uint8Array(key);
}
