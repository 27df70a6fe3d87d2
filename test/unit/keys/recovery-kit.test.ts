import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../../../engine/secret/derive.ts';
import { kitSecret, kitWords } from '../../../engine/secret/recovery-kit.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('24 words give the secret back, however they are typed', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const words = kitWords(bytes);
      expect(words).toHaveLength(24);
      expect(kitSecret(words)).toEqual({ ok: true, value: bytes });
      const sloppy = words.flatMap((word) => [` ${word.toUpperCase()} `, '']);
      expect(kitSecret(sloppy)).toEqual({ ok: true, value: bytes });
    }),
  );
});

test('the words are those of BIP-39', () => {
  const words = kitWords(fromHex('7f'.repeat(32)));
  expect(words.join(' ')).toBe(
    'legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth title',
  );
});

test('a word that is on no list is named', () => {
  const words = kitWords(new Uint8Array(32).fill(5));
  words[7] = 'fiskebolle';
  expect(kitSecret(words)).toEqual({ ok: false, error: { unknownWord: 'fiskebolle' } });
});

test('too few words, too many or none are refused', () => {
  const words = kitWords(new Uint8Array(32).fill(5));
  for (const wrong of [[], words.slice(1), [...words, 'abandon'], words.slice(0, 12)])
    expect(kitSecret(wrong)).toEqual({ ok: false, error: {} });
});

test('a wrong but known word is nearly always noticed, and never gives the right secret', () => {
  const bytes = new Uint8Array(32).fill(5);
  let unnoticed = 0;
  const others = kitWords(Uint8Array.from({ length: 32 }, (_, index) => index * 7));
  for (let at = 0; at < 24; at++)
    for (const other of others) {
      const words = kitWords(bytes);
      if (words[at] === other) continue;
      words[at] = other;
      const read = kitSecret(words);
      if (read.ok) unnoticed++;
      if (read.ok) expect(read.value).not.toEqual(bytes);
    }
  expect(unnoticed).toBeLessThan(15);
});
