import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableKit } from '../../../cli/recovery-kit.ts';
import { kitWordsIn, meantWords } from '../../../shared/passphrase/kit-words.ts';

const kit = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((secret) => entropyToMnemonic(secret, wordlist).split(' '));

test('the words come back in order however they were written down', () => {
  fc.assert(
    fc.property(kit, (words) => {
      const plain = (text: string) => kitWordsIn(text).map(({ word }) => word);
      expect(plain(words.join(' '))).toEqual(words);
      expect(plain(words.map((word) => word.toUpperCase()).join('\r\n'))).toEqual(words);
      expect(plain(words.map((word, place) => `${place + 1}. ${word}`).join('\n'))).toEqual(words);
      expect(
        plain(
          words
            .map((word, place) => `${place + 1} ${word}`)
            .reverse()
            .join('\n'),
        ),
      ).toEqual(words);
      const columns = printableKit(words, 'x').split('\n').slice(2, 10).join('\n');
      expect(plain(columns)).toEqual(words);
    }),
  );
});

test('each word says where it stands in the text', () => {
  const text = '1. Abandon, 2. zzoo';
  expect(kitWordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Abandon', 'zzoo']);
});

test('a slip of the pen finds the word that was meant', () => {
  expect(meantWords('abandn', wordlist)[0]).toBe('abandon');
  expect(meantWords('zzoo', wordlist)).toContain('zoo');
  expect(meantWords('qqqqqqqqq', wordlist)).toEqual([]);
});
