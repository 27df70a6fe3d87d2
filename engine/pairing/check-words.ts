/**
 * Words that two people compare aloud, so that whoever else has seen the invitation cannot stand between them. Each is 11
 * bits of a hash, by its place in the BIP-39 English list.
 *
 * Live (5 words, 55 bits): SHA-256("samband/check/1/live" ‖ exporter ‖ secret ‖ newcomer's device key ‖ box key ‖ inviter's
 * device key ‖ newcomer's nonce ‖ inviter's nonce). The newcomer says SHA-256("samband/commit/1" ‖ nonce) before it learns
 * the inviter's nonce, and shows its own after: nobody in the middle can try keys until the words fit.
 *
 * By folder (7 words, 77 bits): SHA-256("samband/check/1/folder" ‖ secret ‖ newcomer's device key ‖ box key ‖ inviter's
 * device key). Nothing is committed there, hence the two more words: who searches for keys that fit needs 2^77 tries.
 */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { sha256 } from '../secret/derive.ts';

export interface LiveCheck {
  readonly exporter: Uint8Array;
  readonly secret: Uint8Array;
  readonly newcomer: Uint8Array;
  readonly box: Uint8Array;
  readonly inviter: Uint8Array;
  readonly newcomerNonce: Uint8Array;
  readonly inviterNonce: Uint8Array;
}

export function liveCheckWords(check: LiveCheck): string[] {
  const { exporter, secret, newcomer, box, inviter, newcomerNonce, inviterNonce } = check;
  return wordsOfHash(
    sha256('samband/check/1/live', exporter, secret, newcomer, box, inviter, newcomerNonce, inviterNonce),
    5,
  );
}

export function folderCheckWords(check: Pick<LiveCheck, 'secret' | 'newcomer' | 'box' | 'inviter'>): string[] {
  const { secret, newcomer, box, inviter } = check;
  return wordsOfHash(sha256('samband/check/1/folder', secret, newcomer, box, inviter), 7);
}

export function commitTo(nonce: Uint8Array): Uint8Array {
  return sha256('samband/commit/1', nonce);
}

function wordsOfHash(hash: Uint8Array, count: number): string[] {
  let bits = BigInt(`0x${Buffer.from(hash).toString('hex')}`) >> BigInt(256 - 11 * count);
  const words: string[] = [];
  for (let index = 0; index < count; index++) {
    words.unshift(wordlist[Number(bits & 2047n)] ?? '');
    bits >>= 11n;
  }
  return words;
}
