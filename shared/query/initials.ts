/**
 * The letters that words of a document begin with. A single letter begins thousands of words: weighing each of them, as
 * the search index does, takes longer than a screen takes to be drawn (25 ms at ten thousand organisations; this: 3 ms).
 */
import type { KindName } from '../model/kinds.ts';
import { indexWords } from './search-fold.ts';

interface Known {
  readonly id: string;
  readonly kind: KindName;
  /** Folded, to sort by. */
  readonly name: string;
  readonly inName: string;
  readonly anywhere: string;
}

export interface Initials {
  readonly put: (
    document: { readonly id: string; readonly kind: KindName; readonly name: string },
    rest: string,
  ) => void;
  readonly remove: (id: string) => void;
  /** True where for each letter a word begins with it. */
  readonly holds: (id: string, letters: readonly string[]) => boolean;
  /** Names that begin so first, then those with such a word, then what has such a word elsewhere; each by its name. */
  readonly find: (
    letters: readonly string[],
    wanted: { readonly limit: number; readonly isWanted: (kind: KindName) => boolean },
  ) => readonly Known[];
}

export function createInitials(): Initials {
  const known = new Map<string, Known>();
  return {
    put: ({ id, kind, name }, rest) => {
      const words = indexWords(name);
      const inName = initialsOf(words);
      known.set(id, { id, kind, name: words.join(' '), inName, anywhere: inName + initialsOf(indexWords(rest)) });
    },
    remove: (id) => void known.delete(id),
    holds: (id, letters) => {
      const document = known.get(id);
      return document !== undefined && hasEach(document.anywhere, letters);
    },
    find: (letters, { limit, isWanted }) => {
      const [first = ''] = letters;
      const ranks = [createFirst(limit), createFirst(limit), createFirst(limit)] as const;
      for (const document of known.values()) {
        if (!isWanted(document.kind) || !hasEach(document.anywhere, letters)) continue;
        const inName = hasEach(document.inName, letters);
        ranks[inName && document.name.startsWith(first) ? 0 : inName ? 1 : 2].add(document);
      }
      return ranks.flatMap((rank) => rank.inOrder()).slice(0, limit);
    },
  };
}

/** The first so many by name, without sorting thousands for the sake of twelve. */
function createFirst(limit: number) {
  let kept: Known[] = [];
  const byName = (a: Known, b: Known) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  let last: string | undefined;
  const settle = () => {
    kept = kept.sort(byName).slice(0, limit);
    last = kept.length === limit ? kept.at(-1)?.name : undefined;
  };
  return {
    add: (document: Known) => {
      if (last !== undefined && document.name >= last) return;
      kept.push(document);
      if (kept.length >= 2 * limit) settle();
    },
    inOrder: (): readonly Known[] => {
      settle();
      return kept;
    },
  };
}

/** One code point, whatever it is made of. */
export function isLetter(word: string): boolean {
  return word.length === 1 || (word.length === 2 && (word.codePointAt(0) ?? 0) > 0xffff);
}

function initialsOf(words: readonly string[]): string {
  return [...new Set(words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)))].join('');
}

function hasEach(initials: string, letters: readonly string[]): boolean {
  return letters.every((letter) => initials.includes(letter));
}
