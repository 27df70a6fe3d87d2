/**
 * Finds the word of a list that a misspelt one was meant to be: one letter wrong from five letters on, two from eight.
 * Index of deletions (after Garbe's SymSpell): both sides drop letters and meet, so looking up costs the same however
 * long the list is.
 */
const longestWord = 24;
/** Only this much of a word is indexed by its deletions: what is two letters off as a whole is so at its start. */
const prefix = 7;

export function createNearWords(words: Iterable<string>): (word: string) => string | undefined {
  const known = new Set<string>();
  const byDeletion = new Map<string, string[]>();
  for (const word of words) {
    if (known.has(word) || word.length < 5 || word.length > longestWord) continue;
    known.add(word);
    for (const shortened of deletions(word)) {
      const list = byDeletion.get(shortened);
      if (list) list.push(word);
      else byDeletion.set(shortened, [word]);
    }
  }
  return (word) => {
    if (word.length < 5 || word.length > longestWord || /\d/.test(word)) return undefined;
    let best: string | undefined;
    let bestDistance = allowance(word) + 1;
    for (const shortened of deletions(word)) {
      for (const candidate of byDeletion.get(shortened) ?? []) {
        if (candidate.charAt(0) !== word.charAt(0)) continue;
        const distance = editDistance(word, candidate);
        if (distance < bestDistance && distance <= allowance(candidate)) {
          best = candidate;
          bestDistance = distance;
        }
      }
    }
    return best;
  };
}

const allowance = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0);

function deletions(word: string): Set<string> {
  const start = word.slice(0, prefix);
  const found = new Set([start]);
  let last = [start];
  for (let round = 0; round < allowance(word); round++) {
    const shorter: string[] = [];
    for (const text of last) {
      for (let at = 0; at < text.length; at++) shorter.push(text.slice(0, at) + text.slice(at + 1));
    }
    for (const text of shorter) found.add(text);
    last = shorter;
  }
  return found;
}

/** Levenshtein. Both words are short: see `longestWord`. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at++) {
    const next = [at];
    for (let to = 1; to <= right.length; to++) {
      const replace = (row[to - 1] ?? 0) + (left.charAt(at - 1) === right.charAt(to - 1) ? 0 : 1);
      next.push(Math.min(replace, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
