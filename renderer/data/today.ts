/** The person's own day, which ends at four in the morning: who writes up an evening after midnight means that evening. */
import { useEffect, useRef, useState } from 'react';
import { localDay } from '../../shared/day.ts';

const dayBegins = 4 * 60 * 60 * 1_000;

export function todayAt(now: number): string {
  return localDay(now - dayBegins);
}

export function useToday(): string {
  return useNow(todayAt);
}

/** True between midnight and four: the calendar on the wall says another day than Samband does. */
export function useIsAfterMidnight(): boolean {
  return useNow((now) => localDay(now) !== todayAt(now));
}

/** What is so now, asked again every half minute. */
function useNow<T>(read: (now: number) => T): T {
  const [value, setValue] = useState(() => read(Date.now()));
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const timer = setInterval(() => setValue(latest.current(Date.now())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return value;
}
