/** What somebody pastes into a box for a day or a time. */
import { spanOf } from '../model/when.ts';
import { type ReadWhenOptions, readWhen } from './read-when.ts';
import { readClock } from './time.ts';

/**
 * YYYY-MM-DD of `2026-12-03`, `3.12.2026`, "3 December" or "tomorrow". `3/12/2026` has the day first: so does every date the app writes,
 * and the box shows at once what was made of it. Undefined where it says no single day.
 */
export function readPastedDay(text: string, options: Pick<ReadWhenOptions, 'today' | 'language'>): string | undefined {
  const reading = readWhen(text, options);
  if (reading.type === 'unread') return undefined;
  const when = reading.type === 'ambiguous' ? reading.choices[0] : reading.when;
  return when.type === 'window' ? undefined : spanOf(when).from;
}

/** HH:MM of `14`, `9:30`, `14.30` or `2pm`. */
export function readPastedTime(text: string): string | undefined {
  return readClock(text.trim());
}
