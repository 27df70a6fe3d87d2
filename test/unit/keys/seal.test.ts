import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { deriveKey, fromHex, sha256, toHex } from '../../../engine/secret/derive.ts';
import { nonceBytes, open, pad, padmeLength, seal, tagBytes, unpad } from '../../../engine/secret/seal.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';

beforeAll(readySodium);

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const plain = fc.uint8Array({ maxLength: 500 });

test('what was sealed opens under the same key and context, and is longer by nonce and tag', () => {
  fc.assert(
    fc.property(plain, key, plain, (bytes, secret, context) => {
      const sealed = seal(bytes, secret, context);
      expect(sealed.length).toBe(bytes.length + nonceBytes + tagBytes);
      expect(toHex(open(sealed, secret, context) ?? Uint8Array.of(1))).toBe(toHex(bytes));
    }),
  );
});

test('another key, another context or any flipped bit does not open', () => {
  fc.assert(
    fc.property(plain, key, key, fc.nat(), (bytes, secret, other, bit) => {
      fc.pre(toHex(secret) !== toHex(other));
      const context = Buffer.from('context');
      const sealed = seal(bytes, secret, context);
      expect(open(sealed, other, context)).toBeUndefined();
      expect(open(sealed, secret, Buffer.from('contexu'))).toBeUndefined();
      const at = bit % (sealed.length * 8);
      sealed[at >> 3] = (sealed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(open(sealed, secret, context)).toBeUndefined();
    }),
  );
});

test('the same sealed twice differs, and bytes too short to be sealed do not open', () => {
  const secret = new Uint8Array(32);
  const twice = [1, 2].map(() => toHex(seal(new Uint8Array(5), secret, new Uint8Array())));
  expect(new Set(twice).size).toBe(2);
  for (let length = 0; length < nonceBytes + tagBytes; length++)
    expect(open(new Uint8Array(length), secret, new Uint8Array())).toBeUndefined();
});

test('padding comes off again, grows a length by an eighth at most, and never shrinks it', () => {
  fc.assert(
    fc.property(plain, (bytes) => {
      expect(toHex(unpad(pad(bytes)) ?? Uint8Array.of(1))).toBe(toHex(bytes));
    }),
  );
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), (a, b) => {
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)];
      expect(padmeLength(shorter)).toBeGreaterThanOrEqual(shorter);
      expect(padmeLength(longer)).toBeGreaterThanOrEqual(padmeLength(shorter));
      if (longer > 256) expect(padmeLength(longer)).toBeLessThanOrEqual(longer * 1.125);
    }),
  );
});

test('padding with a length that does not fit is refused', () => {
  expect(unpad(Uint8Array.of(0, 0, 0))).toBeUndefined();
  expect(unpad(Uint8Array.of(0, 0, 0, 2, 7))).toBeUndefined();
  expect(unpad(Uint8Array.of(255, 255, 255, 255, 7))).toBeUndefined();
});

test('keys for different purposes differ, and each is what RFC 5869 says', () => {
  const master = Uint8Array.from({ length: 32 }, (_, index) => index);
  const purposes = ['segments', 'device-state', 'index-names', 'index-values', 'backup', 'recovery'];
  expect(new Set(purposes.map((purpose) => toHex(deriveKey(master, purpose)))).size).toBe(purposes.length);
  const extracted = createHmac('sha256', new Uint8Array(32)).update(master).digest();
  const expanded = createHmac('sha256', extracted).update('samband/segments/1').update(Uint8Array.of(1)).digest();
  expect(toHex(deriveKey(master, 'segments'))).toBe(toHex(expanded));
});

test('hashes and hex are those everybody else computes', () => {
  expect(toHex(sha256('ab', Buffer.from('c')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  fc.assert(
    fc.property(plain, (bytes) => {
      expect(toHex(fromHex(toHex(bytes)))).toBe(toHex(bytes));
    }),
  );
});
