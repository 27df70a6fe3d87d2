/**
 * Words of a recovery kit as people type or paste them: in any layout, with or without the numbers they were printed
 * with, in rows or in columns.
 */
export const wordsInKit = 24;

export interface KitWord {
  readonly word: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** In the order of their numbers where they have any, else as they stand. */
export function kitWordsIn(text: string): readonly KitWord[] {
  const numbered = [...text.matchAll(/(\d{1,2})\s*[.):]?\s+(\p{L}+)/gu)];
  const all = [...text.matchAll(/\p{L}+/gu)].map((match) => wordAt(match[0], match.index));
  // A sheet half numbered is read as it stands: to sort only some of it would mix it up.
  if (numbered.length === 0 || numbered.length !== all.length) return all;
  return numbered
    .sort((a, b) => Number(a[1]) - Number(b[1]))
    .map((match) => wordAt(match[2] ?? '', match.index + match[0].length - (match[2] ?? '').length));
}

function wordAt(word: string, start: number): KitWord {
  return { word: word.toLowerCase(), start, end: start + word.length };
}

/** Up to three words of the list that somebody may have meant: same four first letters, else the fewest slips. */
export function meantWords(word: string, list: readonly string[]): readonly string[] {
  const near = list
    .map((candidate) => ({ candidate, slips: slipsBetween(word, candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 || candidate.startsWith(word.slice(0, 4)))
    .sort((a, b) => a.slips - b.slips || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, 3).map(({ candidate }) => candidate);
}

/** Levenshtein's distance. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_cell, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
