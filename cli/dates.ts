import { z } from 'zod';
import { localDay } from '../shared/day.ts';

export function today(): string {
  return localDay(Date.now());
}

export function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

/** Local day and time to the minute. */
export function momentText(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${localDay(milliseconds)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
