/** Logs of chats: who says what stands before each line. The one who says most is the author; others are quoted. */

const longestName = 40;
const prefixes = [
  // 18:05 <tove> …
  /^\s*(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s*)?<\s?[@+%]?([^<>\s]{1,40})>\s/,
  // [18:05] Tove: …, [09.12.26, 18:05:11] Tove: …, 09/12/2026, 18:05 - Tove: …
  /^\s*\[?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s*(?:[-–]\s*)?(\p{L}[^:\n]{0,39}):\s/u,
];
const fewestLines = 3;

export interface Spoken {
  readonly speaker: string;
  /** Units before what is said. */
  readonly length: number;
}

/** What stands before each line of a chat; undefined where the text is none. */
export function readChat(
  lines: readonly string[],
): { author: string; spoken: readonly (Spoken | undefined)[] } | undefined {
  for (const prefix of prefixes) {
    const spoken = lines.map((line): Spoken | undefined => {
      const match = prefix.exec(line.slice(0, longestName * 2 + 20));
      return match ? { speaker: match[1]?.trim() ?? '', length: match[0].length } : undefined;
    });
    const counts = new Map<string, number>();
    for (const each of spoken) if (each) counts.set(each.speaker, (counts.get(each.speaker) ?? 0) + 1);
    const said = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const [author] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
    if (author !== undefined && said >= fewestLines && said * 2 > lines.filter((line) => line.trim() !== '').length)
      return { author, spoken };
  }
  return undefined;
}
