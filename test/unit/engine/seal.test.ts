import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nonceBytes, open, pad, padmeLength, seal, tagBytes, unpad } from '../../../engine/secret/seal.ts';
import { readySodium } from '../../../engine/secret/sodium.ts';
import { flipped } from './signed-things.ts';

await readySodium();

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const text = fc.uint8Array({ maxLength: 2_000 });
const context = fc.uint8Array({ maxLength: 60 });

describe('what is sealed', () => {
  test('opens to the same bytes under the same key and context', () => {
    fc.assert(
      fc.property(text, key, context, (plain, secret, about) => {
        const sealed = seal(plain, secret, about);
        expect(sealed.length).toBe(nonceBytes + plain.length + tagBytes);
        expect(open(sealed, secret, about)).toEqual(plain);
      }),
    );
  });

  test('is refused with any single bit flipped', () => {
    const secret = new Uint8Array(32).fill(3);
    const about = Uint8Array.of(1, 2);
    const sealed = seal(Buffer.from('the meeting is at nine'), secret, about);
    for (let bit = 0; bit < sealed.length * 8; bit++) expect(open(flipped(sealed, bit), secret, about)).toBeUndefined();
  });

  test('is refused at any shorter length', () => {
    const secret = new Uint8Array(32).fill(3);
    const sealed = seal(Buffer.from('the meeting is at nine'), secret, new Uint8Array());
    for (let length = 0; length < sealed.length; length++)
      expect(open(sealed.subarray(0, length), secret, new Uint8Array())).toBeUndefined();
  });

  test('is refused under any other context', () => {
    fc.assert(
      fc.property(text, key, context, context, (plain, secret, about, other) => {
        fc.pre(Buffer.compare(about, other) !== 0);
        expect(open(seal(plain, secret, about), secret, other)).toBeUndefined();
      }),
    );
  });

  test('is refused under a key that differs in one bit', () => {
    fc.assert(
      fc.property(text, key, fc.nat(255), (plain, secret, bit) => {
        expect(open(seal(plain, secret, new Uint8Array()), flipped(secret, bit), new Uint8Array())).toBeUndefined();
      }),
    );
  });

  test('looks different each time it is sealed', () => {
    const secret = new Uint8Array(32);
    const made = Array.from({ length: 200 }, () => seal(new Uint8Array(64), secret, new Uint8Array()));
    const blocks = made.flatMap((sealed) => [sealed.subarray(0, 24), sealed.subarray(24, 56)]);
    expect(new Set(blocks.map((block) => Buffer.from(block).toString('hex'))).size).toBe(400);
  });
});

describe('Padmé', () => {
  const lengths = fc.oneof(fc.nat(5_000), fc.nat(2 ** 40));

  test('never cuts, adds 12 % at most above 256 bytes, and gives 256 below', () => {
    fc.assert(
      fc.property(lengths, (length) => {
        const padded = padmeLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        if (length < 256) expect(padded).toBe(256);
        else expect(padded).toBeLessThanOrEqual(length * 1.12);
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps the order of lengths and does not pad twice', () => {
    fc.assert(
      fc.property(lengths, lengths, (a, b) => {
        if (a <= b) expect(padmeLength(a)).toBeLessThanOrEqual(padmeLength(b));
        expect(padmeLength(padmeLength(a))).toBe(padmeLength(a));
      }),
      { numRuns: 2_000 },
    );
  });

  test('lets few lengths show: a million of them give fewer than 300', () => {
    const seen = new Set<number>();
    for (let length = 0; length <= 1_000_000; length++) seen.add(padmeLength(length));
    expect(seen.size).toBeLessThan(300);
  });

  test('padding comes off again, whatever the bytes', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const padded = pad(plain);
        expect(padded.length).toBe(padmeLength(plain.length + 4));
        expect(unpad(padded)).toEqual(plain);
      }),
    );
  });

  test('a padded text that says it is longer than it is, is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 2 ** 31 }), (rest, beyond) => {
        const lying = new Uint8Array(4 + rest.length);
        new DataView(lying.buffer).setUint32(0, rest.length + beyond);
        lying.set(rest, 4);
        expect(unpad(lying)).toBeUndefined();
        expect(unpad(lying.subarray(0, 3))).toBeUndefined();
      }),
    );
  });
});
