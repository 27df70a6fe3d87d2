/**
 * Letters as somebody in a hurry types them: rødt, rodt and roedt are one word, Åsgård is asgard and aasgaard. Case,
 * accents and the two usual ways to write Nordic and German letters fall together, in what is searched and in what is sought.
 */
const plain: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  œ: 'o',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};

/** Folding what is folded changes nothing. */
export function searchFold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[æøœßðđþłŋŧıς]/g, (letter) => plain[letter] ?? letter)
    .replace(/a[ae]+/g, 'a')
    .replace(/oe+/g, 'o')
    .replace(/ue+/g, 'u');
}

/** Words of a text, folded: letters and digits of any script; addresses and handles fall into their pieces. */
export function searchWords(text: string): string[] {
  return searchFold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
