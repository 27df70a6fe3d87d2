/** The words names are made of, to find those that one sought stands inside: leieboer*forening*. */

/** Letters of a word from which it is looked for inside others. */
const insideFrom = 3;
/** Times the words that one sought stands in may themselves stand; more say too little, and cost what nobody looks at. */
const mostInside = 500;

export interface NameWords {
  readonly add: (words: readonly string[]) => void;
  /** Those that hold it, not at their beginning; the less stands around it, the sooner. */
  readonly holding: (word: string) => readonly string[];
}

export function createNameWords(): NameWords {
  /** How often each was added; those of rows long gone cost a look and find nothing. */
  const counts = new Map<string, number>();
  /** What was sought last: whoever types on looks among those alone. */
  let last: { readonly word: string; readonly found: readonly string[] } | undefined;
  const looked = (word: string): readonly string[] => {
    const among = last && word.includes(last.word) ? last.found : [...counts.keys()];
    const found = among.filter((each) => each.length > word.length && each.indexOf(word, 1) > 0);
    last = { word, found };
    return found;
  };
  return {
    add: (words) => {
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      last = undefined;
    },
    holding: (word) => {
      if (word.length < insideFrom) return [];
      let left = mostInside;
      return [...looked(word)]
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
        .filter((each) => {
          const fits = left > 0;
          left -= counts.get(each) ?? 0;
          return fits;
        });
    },
  };
}
