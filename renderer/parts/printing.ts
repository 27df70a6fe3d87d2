/** On paper a list has all its rows: there is nothing to scroll. */
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** For a virtual list's `rangeExtractor`. */
export function useRowsInSight(): (range: Range) => number[] {
  return usePrinting() ? everyRow : defaultRangeExtractor;
}

function everyRow({ count }: Range): number[] {
  return Array.from({ length: count }, (_row, place) => place);
}

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The page is printed as it stands when this event has been told: a later drawing would not be on the paper.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
