import { z } from 'zod';

/** The local day of a moment, as YYYY-MM-DD. */
export function dayOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function today(): string {
  return dayOf(Date.now());
}

export function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

/** Local day and time to the minute. */
export function momentText(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${dayOf(milliseconds)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
