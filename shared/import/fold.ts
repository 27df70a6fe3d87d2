/** Forms of words that are equal where people would call them the same. */

/** For looking words up: lower case, without apostrophes (workers', workers’ and workers are one). */
export function fold(word: string): string {
  return word.toLowerCase().replace(/['’‘ʼ`´]/g, '');
}

const plainLetters: Readonly<Record<string, string>> = { æ: 'a', ø: 'o', å: 'a', ä: 'a', ö: 'o', ü: 'u', ß: 's' };
const longLetters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** How a name would look inside an address: only letters and digits, Nordic and German letters written both usual ways. */
function squeezed(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const written = lower.includes('&')
    ? [lower, ...['og', 'och', 'und', 'and'].map((and) => lower.replaceAll('&', and))]
    : [lower];
  return [plainLetters, longLetters].flatMap((letters) =>
    written.map((each) =>
      each
        .replace(/[æøåäöüß]/g, (letter) => letters[letter] ?? letter)
        .normalize('NFD')
        .replace(/[^\p{L}\p{N}]/gu, ''),
    ),
  );
}

/** Whether two names, labels or user names are the same but for spelling. */
export function resembles(left: string, right: string): boolean {
  const ours = squeezed(left);
  return squeezed(right).some((theirs) => theirs !== '' && ours.includes(theirs));
}

/** Every spelling under which `resembles` would find the name. */
export function spellings(name: string): readonly string[] {
  return [...new Set(squeezed(name))].filter((spelling) => spelling !== '');
}
