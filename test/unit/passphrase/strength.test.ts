import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test } from 'vitest';
import { strengthOf } from '../../../shared/passphrase/strength.ts';

const listed = new Set(wordlist);
const strength = (text: string) => strengthOf(text, (word) => listed.has(word));

test('fewer than twelve characters are called short, whatever they are', () => {
  expect(strength('')).toBe('none');
  expect(strength('x7!Kp2$qLm9')).toBe('short');
});

test('six words of the list are strong, one word many times is not', () => {
  expect(strength('abandon zoo ferry cabin wolf maple')).toBe('strong');
  expect(strength('abandon abandon abandon abandon')).toBe('weak');
  expect(strength('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('weak');
  expect(strength('correct-horse-battery')).toBe('weak');
  expect(strength('correct horse battery staple')).toBe('fair');
});
