/** Logs of chats: who says what, and when, stands before each line. The one who says most is the author; others are quoted. */
import { dayOf } from './calendar.ts';

const longestName = 40;
const prefixes = [
  // 18:05 <tove> …
  /^\s*(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s*)?<\s?[@+%]?(?<name>[^<>\s]{1,40})>\s/,
  // [18:05] Tove: …, [09.12.26, 18:05:11] Tove: …, 09/12/2026, 18:05 - Tove: …
  /^\s*\[?(?:(?<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),?\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s*(?:[-–]\s*)?(?<name>\p{L}[^:\n]{0,39}):\s/u,
];
const fewestLines = 3;

export interface Spoken {
  readonly speaker: string;
  /** The day it was said, where that stands there and can be read one way only. */
  readonly day: number | undefined;
  /** Units before what is said. */
  readonly length: number;
}

/** What stands before each line of a chat; undefined where the text is none. */
export function readChat(
  lines: readonly string[],
): { author: string; spoken: readonly (Spoken | undefined)[]; day: number | undefined } | undefined {
  for (const prefix of prefixes) {
    const spoken = lines.map((line): Spoken | undefined => {
      const match = prefix.exec(line.slice(0, longestName * 2 + 20));
      const { name = '', date } = match?.groups ?? {};
      return match ? { speaker: name.trim(), day: dayIn(date), length: match[0].length } : undefined;
    });
    const counts = new Map<string, number>();
    for (const each of spoken) if (each) counts.set(each.speaker, (counts.get(each.speaker) ?? 0) + 1);
    const said = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const [author] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
    if (author !== undefined && said >= fewestLines && said * 2 > lines.filter((line) => line.trim() !== '').length)
      return { author, spoken, day: spoken.findLast((each) => each?.speaker === author)?.day };
  }
  return undefined;
}

/** "29.11.2026", "2026-11-29", "29/11/26"; not "09/12/2026", which half the world reads the other way round. */
function dayIn(date: string | undefined): number | undefined {
  const [one = 0, month = 0, other = 0] = date?.split(/[./-]/).map(Number) ?? [];
  const [year, day] = one > 31 ? [one, other] : [other < 100 ? 2000 + other : other, one];
  const clear = date?.includes('/') !== true || one > 12;
  return clear && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? dayOf(year, month, day) : undefined;
}
