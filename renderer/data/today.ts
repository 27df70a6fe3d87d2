/** The person's own day, which ends at four in the morning: who writes up an evening after midnight means that evening. */
import { useEffect, useState } from 'react';
import { localDay } from '../../shared/day.ts';

const dayBegins = 4 * 60 * 60 * 1_000;

export function todayAt(now: number): string {
  return localDay(now - dayBegins);
}

export function useToday(): string {
  const [today, setToday] = useState(() => todayAt(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(todayAt(Date.now())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
