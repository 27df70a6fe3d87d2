import { beforeAll, expect, test } from 'vitest';
import { toHex } from '../../../engine/secret/derive.ts';
import { defaultKdf, isSaneKdf, keyFromPassphrase } from '../../../engine/secret/passphrase.ts';
import { readySodium, sodium } from '../../../engine/secret/sodium.ts';

beforeAll(readySodium);

test('the key is the one another Argon2id gives', async () => {
  const passphrase = Buffer.from('fiskebolle på kaia', 'utf8');
  const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
  const ours = await keyFromPassphrase(passphrase, salt, { memoryKiB: 1_024, passes: 3 });
  const theirs = sodium().crypto_pwhash(32, passphrase, salt, 3, 1_024 * 1_024, sodium().crypto_pwhash_ALG_ARGON2ID13);
  expect(toHex(ours)).toBe(toHex(theirs));
});

test('another salt, another passphrase or other parameters give another key', async () => {
  const kdf = { memoryKiB: 64, passes: 1 };
  const salt = new Uint8Array(16);
  const keys = await Promise.all([
    keyFromPassphrase(Buffer.from('a'), salt, kdf),
    keyFromPassphrase(Buffer.from('b'), salt, kdf),
    keyFromPassphrase(Buffer.from('a'), new Uint8Array(16).fill(1), kdf),
    keyFromPassphrase(Buffer.from('a'), salt, { ...kdf, passes: 2 }),
    keyFromPassphrase(Buffer.from('a'), salt, { ...kdf, memoryKiB: 128 }),
  ]);
  expect(new Set(keys.map(toHex)).size).toBe(5);
});

test('the default costs an attacker 256 MiB and three passes, and is accepted', () => {
  expect(defaultKdf).toEqual({ memoryKiB: 256 * 1_024, passes: 3 });
  expect(isSaneKdf(defaultKdf)).toBe(true);
});

test('parameters that would swap or spin the machine, or mean nothing, are refused', () => {
  const insane = [
    { memoryKiB: 4 * 1024 * 1024, passes: 1 },
    { memoryKiB: 64, passes: 33 },
    { memoryKiB: 0, passes: 3 },
    { memoryKiB: -64, passes: 3 },
    { memoryKiB: 64.5, passes: 3 },
    { memoryKiB: Number.NaN, passes: 3 },
    { memoryKiB: 64, passes: 0 },
  ];
  for (const kdf of insane) expect(isSaneKdf(kdf), JSON.stringify(kdf)).toBe(false);
});
