/** How many meetings of a day a week of the month has room for: six weeks have less than five, and large letters less still. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import { usePrinting } from '../../parts/printing.ts';

/** One meeting, and how many more. */
const fewest = 2;

/** Between two lines of a day; with the cell's padding and edge, see plan.css. */
const gap = 2;
const around = 7;

export function useLines(grid: RefObject<HTMLTableElement | null>, weeks: number): number {
  const [lines, setLines] = useState(fewest);
  const printing = usePrinting();
  useLayoutEffect(() => {
    const body = grid.current?.tBodies[0];
    if (!body) return;
    const measure = () => {
      const date = body.querySelector<HTMLElement>('.plan-day-date')?.offsetHeight ?? 0;
      // A meeting is as high as its letters and their edge: of the same rem as the date, which is there on every day.
      const line = (body.querySelector<HTMLElement>('.plan-chip')?.offsetHeight ?? date + 4) + gap;
      setLines(Math.max(fewest, Math.floor((body.clientHeight / weeks - date - around) / line)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(body);
    measure();
    return () => observer.disconnect();
  }, [grid, weeks]);
  return printing ? Number.POSITIVE_INFINITY : lines;
}
