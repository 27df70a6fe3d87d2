/** Time words and written dates: found among tokens as expressions, resolved against the day of the post. */
import { dayOf, formatDay, parseDay, partsOf, weekdayOf } from './calendar.ts';
import { alternatives, type LanguageCode, vocabularies } from './lexicon.ts';
import type { ProposedWhen } from './proposal.ts';

/** What a text says about time. A later part completes an earlier one: "Friday" and "14:00". */
export interface TimeExpression {
  readonly day?: DayExpression;
  /** `HH:MM` */
  readonly clock?: string;
}
export type DayExpression =
  | { readonly type: 'day'; readonly offset: number }
  /** `week`: of which week from now, where the text says so. */
  | { readonly type: 'weekday'; readonly day: number; readonly week?: number }
  | { readonly type: 'week'; readonly offset: number }
  | { readonly type: 'night' }
  | { readonly type: 'soon' }
  | { readonly type: 'lately' }
  | { readonly type: 'weekend' }
  | { readonly type: 'absolute'; readonly month: number; readonly day: number; readonly year?: number }
  /** From one day to another, both of one kind. */
  | { readonly type: 'range'; readonly from: DayExpression; readonly to: DayExpression }
  /** By its number in the year, as in ISO 8601. */
  | { readonly type: 'weekOfYear'; readonly week: number }
  | { readonly type: 'month'; readonly month: number; readonly year?: number };

/** Whether the words around are about what was or what will be: decides which Thursday. */
export type Tense = 'past' | 'future';

export function resolveWhen(
  time: TimeExpression | undefined,
  referenceDay: number | undefined,
  tense: Tense,
): ProposedWhen | null {
  const day = time?.day;
  if (!day) return null;
  if (day.type === 'lately') return null;
  if (day.type === 'absolute') {
    const number = absoluteDay(day, referenceDay, tense);
    return number === undefined ? null : onDay(number, time.clock);
  }
  if (day.type === 'range') return betweenDays(day, referenceDay, tense);
  if (day.type === 'month') return inMonth(day, referenceDay, tense);
  if (referenceDay === undefined) {
    const offset =
      day.type === 'day'
        ? day.offset
        : day.type === 'night'
          ? tense === 'past'
            ? -1
            : 0
          : day.type === 'soon'
            ? 1
            : null;
    return offset === null ? null : { offsetDays: offset };
  }
  const monday = referenceDay - weekdayOf(referenceDay);
  switch (day.type) {
    case 'day':
      return onDay(referenceDay + day.offset, time.clock);
    case 'night':
      return onDay(referenceDay + (tense === 'past' ? -1 : 0), time.clock);
    case 'soon':
      return { from: formatDay(referenceDay + 1), to: null };
    case 'weekday':
      return onDay(
        day.week === undefined ? nearestWeekday(day.day, referenceDay, tense) : monday + 7 * day.week + day.day,
        time.clock,
      );
    case 'week':
      return day.offset === 0 && tense === 'future'
        ? { from: formatDay(referenceDay), to: formatDay(monday + 6) }
        : { from: formatDay(monday + 7 * day.offset), to: formatDay(monday + 7 * day.offset + 6) };
    case 'weekOfYear':
      return inWeek(day.week, referenceDay, tense);
    case 'weekend': {
      const saturday = tense === 'past' && weekdayOf(referenceDay) < 5 ? monday - 2 : monday + 5;
      return { from: formatDay(saturday), to: formatDay(saturday + 1) };
    }
  }
}

/** What the day itself says; undefined where it leaves it open, as today does. A written date needs the day of the post. */
export function tenseOf(day: DayExpression | undefined, referenceDay?: number): Tense | undefined {
  switch (day?.type) {
    case 'absolute': {
      if (referenceDay === undefined) return undefined;
      const ahead = absoluteDay(day, referenceDay, 'future');
      const gone = absoluteDay(day, referenceDay, 'past');
      if (ahead === undefined || gone === undefined || ahead === gone)
        return ahead === gone && ahead !== undefined && ahead !== referenceDay
          ? ahead > referenceDay
            ? 'future'
            : 'past'
          : undefined;
      // Without a year the nearer one is meant: ten days ago rather than in a year.
      return ahead - referenceDay < referenceDay - gone ? 'future' : 'past';
    }
    case 'range':
      return tenseOf(day.to, referenceDay);
    case 'day':
      return day.offset < 0 ? 'past' : day.offset > 0 ? 'future' : undefined;
    case 'week':
      return day.offset < 0 ? 'past' : day.offset > 0 ? 'future' : undefined;
    case 'soon':
      return 'future';
    case 'lately':
      return 'past';
    default:
      return undefined;
  }
}

function betweenDays(
  range: Extract<DayExpression, { type: 'range' }>,
  referenceDay: number | undefined,
  tense: Tense,
): ProposedWhen | null {
  const [from, to] = [range.from, range.to].map((day) => resolveWhen({ day }, referenceDay, tense));
  if (!from || !to || !('date' in from) || !('date' in to)) return null;
  if (from.date <= to.date) return { from: from.date, to: to.date };
  const last = parseDay(to.date);
  // "Friday to Tuesday": the first of them decides the week.
  return range.to.type === 'weekday' && last !== undefined ? { from: from.date, to: formatDay(last + 7) } : null;
}

function inMonth(
  { month, year }: Extract<DayExpression, { type: 'month' }>,
  referenceDay: number | undefined,
  tense: Tense,
): ProposedWhen | null {
  if (year === undefined && referenceDay === undefined) return null;
  const now = partsOf(referenceDay ?? 0);
  const later = tense === 'future' ? Number(month < now.month) : -Number(month > now.month);
  const first = dayOf(year ?? now.year + later, month, 1);
  const next = dayOf((year ?? now.year + later) + Number(month === 12), (month % 12) + 1, 1);
  return first === undefined || next === undefined ? null : { from: formatDay(first), to: formatDay(next - 1) };
}

/** The first week of a year is the one with its first Thursday. */
function inWeek(week: number, referenceDay: number, tense: Tense): ProposedWhen | null {
  const thursday = referenceDay - weekdayOf(referenceDay) + 3;
  const { year } = partsOf(thursday);
  const mondays = [year - 1, year, year + 1].flatMap((each) => {
    const fourth = dayOf(each, 1, 4);
    return fourth === undefined ? [] : [fourth - weekdayOf(fourth) + 7 * (week - 1)];
  });
  const monday =
    tense === 'future'
      ? mondays.find((each) => each + 6 >= referenceDay)
      : mondays.findLast((each) => each <= referenceDay);
  return monday === undefined ? null : { from: formatDay(monday), to: formatDay(monday + 6) };
}

function onDay(number: number, clock: string | undefined): ProposedWhen {
  return { date: formatDay(number), ...(clock !== undefined && { time: clock }) };
}

/** To come: strictly after the day of the post. Done: that day or the last before it. */
function nearestWeekday(weekday: number, referenceDay: number, tense: Tense): number {
  const ahead = (weekday - weekdayOf(referenceDay) + 7) % 7;
  return tense === 'future' ? referenceDay + (ahead === 0 ? 7 : ahead) : referenceDay - ((7 - ahead) % 7);
}

function absoluteDay(
  day: Extract<DayExpression, { type: 'absolute' }>,
  referenceDay: number | undefined,
  tense: Tense,
): number | undefined {
  if (day.year !== undefined) return dayOf(day.year, day.month, day.day);
  if (referenceDay === undefined) return undefined;
  const { year } = partsOf(referenceDay);
  const candidates = [year - 1, year, year + 1]
    .map((candidate) => dayOf(candidate, day.month, day.day))
    .filter((candidate) => candidate !== undefined);
  return tense === 'future'
    ? candidates.find((candidate) => candidate >= referenceDay)
    : candidates.findLast((candidate) => candidate <= referenceDay);
}

/** `14`, `14:00`, `14.30`, `2pm`, `14-16` (its start). Undefined where it is no time of day. */
export function readClock(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[.:h](\d{2}))?(am|pm)?(?:-\d{1,2}(?:[.:]\d{2})?)?$/i.exec(text);
  if (!match) return undefined;
  const noonless = match[3] === undefined ? Number(match[1]) : Number(match[1]) % 12;
  const hour = noonless + (match[3]?.toLowerCase() === 'pm' ? 12 : 0);
  const minute = Number(match[2] ?? '0');
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined;
}

/** Whether the number can only be a time of day. */
export function isPlainClock(text: string): boolean {
  return /^\d{1,2}(?::\d{2}|(?::\d{2})?(?:am|pm))$/i.test(text);
}

/** `2026-03-12`, `2026-03`, `12.3`, `12.3.2026`; `12/3` is the twelfth of March but in English, where half the writers turn it round. */
export function readDate(text: string, language: LanguageCode): DayExpression | 'ambiguous' | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return { type: 'absolute', year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return { type: 'month', month: Number(month[2]), year: Number(month[1]) };
  const written = /^(\d{1,2})([./])(\d{1,2})(?:[./](\d{4}|\d{2}))?\.?$/.exec(text);
  if (!written) return undefined;
  const day = Number(written[1]);
  const number = Number(written[3]);
  if (day < 1 || day > 31 || number < 1 || number > 12) return undefined;
  // Dots are only ever written with the day first, but 2.4 in English is as likely a version.
  const plain = written[2] === '.' && (language !== 'en' || written[4] !== undefined || text.endsWith('.'));
  return plain || day > 12 || language !== 'en' ? withYear(number, day, written[4]) : 'ambiguous';
}

function withYear(month: number, day: number, year: string | undefined): DayExpression {
  if (year === undefined) return { type: 'absolute', month, day };
  return { type: 'absolute', month, day, year: year.length === 2 ? 2000 + Number(year) : Number(year) };
}

const monthsByName = new Map<string, number>();
for (const { months } of vocabularies) {
  for (const [index, names] of months.entries())
    for (const name of alternatives(names)) monthsByName.set(name, index + 1);
}

/** The day in a mail's header (RFC 5322, or as mail programs print it in their language): day, month's name, year. */
export function dayInText(text: string): number | undefined {
  const iso = parseDay(text.trim());
  if (iso !== undefined) return iso;
  const words = text
    .toLowerCase()
    .split(/[\s,.]+/)
    .slice(0, 12);
  const at = words.findIndex((word) => monthsByName.has(word));
  const year = words.slice(at + 1).find((word) => /^\d{4}$/.test(word));
  const day = [words[at - 1], words[at + 1]].find((word) => /^\d{1,2}$/.test(word ?? ''));
  return at < 0 ? undefined : dayOf(Number(year), monthsByName.get(words[at] ?? '') ?? 0, Number(day));
}
