/**
 * Nonces for calls over HTTP: the time and chance, sealed with a key that all fronts share, so that any front knows one that another
 * made and none has to remember any. Six bytes of time, ten of chance, sixteen of HMAC-SHA-256.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Nonces {
  make(): Uint8Array;
  /** Made here or at another front within five minutes; a front's clock may be as much ahead. */
  isFresh(nonce: Uint8Array): boolean;
}

const goodFor = 5 * 60_000;

export function createNonces(secret: Uint8Array, now: () => number): Nonces {
  const sealOf = (open: Uint8Array) =>
    createHmac('sha256', secret).update('samband/relay/nonce/1').update(open).digest().subarray(0, 16);
  return {
    make: () => {
      const open = randomBytes(16);
      open.writeUIntBE(now(), 0, 6);
      return Buffer.concat([open, sealOf(open)]);
    },
    isFresh: (nonce) => {
      const open = Buffer.from(nonce.subarray(0, 16));
      if (nonce.length !== 32 || !timingSafeEqual(sealOf(open), nonce.subarray(16))) return false;
      return Math.abs(now() - open.readUIntBE(0, 6)) <= goodFor;
    },
  };
}
