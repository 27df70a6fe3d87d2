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
  const spelled = ascii.test(text) ? text.toLowerCase() : plainLetters(text);
  return twoLetters.test(spelled)
    ? spelled
        .replace(/a[ae]+/g, 'a')
        .replace(/oe+/g, 'o')
        .replace(/ue+/g, 'u')
    : spelled;
}

const ascii = /^[\0-\x7f]*$/;
const twoLetters = /a[ae]|[ou]e/;

function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[æøœßðđþłŋŧıς]/g, (letter) => plain[letter] ?? letter);
}

/** Words of a text, folded: letters and digits of any script; addresses and handles fall into their pieces. */
export function searchWords(text: string): string[] {
  return wordsOf(searchFold(text));
}

function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** What is joined by dots, an address most often. */
const dotted = /[\p{L}\p{N}]+(?:[-_]+[\p{L}\p{N}]+)*(?:\.[\p{L}\p{N}]+(?:[-_]+[\p{L}\p{N}]+)*)+/gu;

/**
 * The words of a text to be found, and each address once more as one word, from each of its labels on: then a whole address
 * is sought as one word, and not as every word that begins like the ending thousands of addresses share.
 */
export function indexWords(text: string): string[] {
  const folded = searchFold(text);
  if (!folded.includes('.')) return wordsOf(folded);
  const addresses = (folded.match(dotted) ?? []).flatMap((address) => {
    const labels = address.split('.').map((label) => label.replace(/[-_]+/g, ''));
    return labels.slice(0, -1).map((_label, from) => labels.slice(from).join(''));
  });
  return [...wordsOf(folded), ...addresses];
}

/** The words somebody seeks: an address is one. */
export function soughtWords(text: string): string[] {
  return wordsOf(searchFold(text).replace(dotted, (address) => address.replace(/[-_.]+/g, '')));
}
