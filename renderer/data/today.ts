/** Which day it is for the person at the keyboard, kept up to date. */
import { useEffect, useRef, useState } from 'react';
import { localDay, ownDay } from '../../shared/day.ts';

export function useToday(): string {
  return useNow(ownDay);
}

/** True between midnight and four: the calendar on the wall says another day than Samband does. */
export function useIsAfterMidnight(): boolean {
  return useNow((now) => localDay(now) !== ownDay(now));
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
