/** The recovery kit: 256 random bits as 24 words (BIP-39, English list), to be printed and kept away from the laptop. */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { err, ok, type Result } from '../../shared/result.ts';

export function kitWords(secret: Uint8Array): string[] {
  return entropyToMnemonic(secret, wordlist).split(' ');
}

/** Says which word is not of the list, so that a slip of the pen is found; a wrong but known word fails the checksum. */
export function kitSecret(words: readonly string[]): Result<Uint8Array, { readonly unknownWord?: string }> {
  const cleaned = words.map((word) => word.trim().toLowerCase()).filter(Boolean);
  const unknownWord = cleaned.find((word) => !wordlist.includes(word));
  if (unknownWord !== undefined) return err({ unknownWord });
  if (cleaned.length !== 24) return err({});
  try {
    return ok(mnemonicToEntropy(cleaned.join(' '), wordlist));
  } catch {
    return err({});
  }
}
