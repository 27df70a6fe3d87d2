/**
 * How hard a passphrase is to guess, as a word of advice and never as a bar to pass. Each guess costs about a second
 * (Argon2id over 256 MiB), so forty bits keep a patient thief busy for years and sixty for ever.
 */
export type Strength = 'none' | 'short' | 'weak' | 'fair' | 'strong';

/** `isListWord`: of the list that suggestions are drawn from. */
export function strengthOf(passphrase: string, isListWord: (word: string) => boolean): Strength {
  if (passphrase === '') return 'none';
  if ([...passphrase].length < shortBelow) return 'short';
  const bits = guessBits(passphrase, isListWord);
  return bits < 36 ? 'weak' : bits < 58 ? 'fair' : 'strong';
}

export const shortBelow = 12;

/** Words of the list count as drawn by lot; everything else as people write: little a letter, nothing for repetition. */
export function guessBits(passphrase: string, isListWord: (word: string) => boolean): number {
  const pieces = new Set(
    passphrase
      .toLowerCase()
      .split(/[\s\-_.,]+/)
      .filter(Boolean),
  );
  return [...pieces].reduce((bits, piece) => bits + (isListWord(piece) ? 11 : bitsOfPiece(piece)), 0);
}

function bitsOfPiece(piece: string): number {
  const letters = [...piece];
  const distinct = new Set(letters).size;
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(piece)).length;
  // About two bits a letter of ordinary words (Shannon 1951), more where kinds are mixed; "aaaaaaaa" is one letter.
  return Math.min(letters.length, distinct * 2) * (kinds === 1 ? 1.8 : kinds === 2 ? 2.6 : 3.2);
}
