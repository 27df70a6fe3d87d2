/**
 * Chance of the platform from a seed: nonces, keys, salts and what libsodium draws, so that a run is the same byte for
 * byte. For simulations alone, where one run has the process for itself.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Random } from './random.ts';

interface NodeCrypto {
  randomBytes: (length: number) => Buffer;
}

export async function withSeededChance<T>(random: Random, run: () => Promise<T>): Promise<T> {
  const node: NodeCrypto = createRequire(import.meta.url)('node:crypto');
  const { randomBytes } = node;
  const { getRandomValues } = globalThis.crypto;
  node.randomBytes = (length) => Buffer.from(random.bytes(length));
  globalThis.crypto.getRandomValues = (array) => {
    if (array) {
      const { buffer, byteOffset, byteLength } = array;
      new Uint8Array(buffer, byteOffset, byteLength).set(random.bytes(byteLength));
    }
    return array;
  };
  // What was imported by name before follows too.
  syncBuiltinESMExports();
  try {
    return await run();
  } finally {
    node.randomBytes = randomBytes;
    globalThis.crypto.getRandomValues = getRandomValues;
    syncBuiltinESMExports();
  }
}
