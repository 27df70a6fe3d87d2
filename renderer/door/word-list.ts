/** The 2048 words that kits and suggestions are made of (BIP-39, English): fetched when the first one needs them. */
import { useEffect, useState } from 'react';

export type WordList = readonly string[];

export function useWordList(): WordList | undefined {
  const [list, setList] = useState<WordList>();
  useEffect(() => {
    let wanted = true;
    void import('@scure/bip39/wordlists/english.js').then(({ wordlist }) => {
      if (wanted) setList(wordlist);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return list;
}

/** Sixty-six bits. 2048 divides 65536, so that no word is likelier than another. */
export function sixWords(list: WordList): string {
  return [...crypto.getRandomValues(new Uint16Array(6))].map((draw) => list[draw % list.length] ?? '').join(' ');
}
