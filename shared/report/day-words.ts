/** Days and times as people say them. Everything is a calendar date here; no clock and no time zone is asked. */
import { localesOf } from '../i18n/locale.ts';
import type { CalendarWords, Counted, ReportWords } from '../i18n/report/words.ts';
import { partsOfDay, type When } from '../model/when.ts';
import type { Days } from './days.ts';
import { capitalised, fillText } from './document.ts';

/** "11 March", with the year where it is not this one. */
export function dateText(calendar: CalendarWords, iso: string, today: string): string {
  const date = fillText(calendar.date, { day: dayNumber(iso), month: monthName(calendar, iso) });
  return withYear(calendar, date, iso, today);
}

/** "Wednesday 11 March", as a heading. */
export function weekdayText(calendar: CalendarWords, iso: string, today: string): string {
  return capitalised(
    fillText(calendar.weekdayDate, { weekday: weekdayName(calendar, iso), date: dateText(calendar, iso, today) }),
  );
}

export function daysText(calendar: CalendarWords, { from, to }: Days, today: string): string {
  if (to === null) return fillText(calendar.openSpan, { from: dateText(calendar, from, today) });
  if (from === to) return dateText(calendar, from, today);
  if (from.slice(0, 7) !== to.slice(0, 7)) {
    // Across years each end needs its own, whichever year this is.
    const now = from.slice(0, 4) === to.slice(0, 4) ? today : '';
    const ends = { from: dateText(calendar, from, now), to: dateText(calendar, to, now) };
    return fillText(calendar.longSpan, ends);
  }
  const month = monthName(calendar, to);
  return withYear(calendar, fillText(calendar.span, { from: dayNumber(from), to: dayNumber(to), month }), to, today);
}

/** How a sentence begins: "yesterday", "on Monday 9 March", "earlier" where nobody wrote the day down. */
export function sentenceDay(calendar: CalendarWords, days: Days | undefined, today: string): string {
  if (!days) return calendar.earlier;
  if (days.to === null) return daysText(calendar, days, today);
  if (days.from !== days.to) return fillText(calendar.inSpan, { span: daysText(calendar, days, today) });
  if (days.from === today) return calendar.today;
  if (days.from === dayBefore(today)) return calendar.yesterday;
  const date = dateText(calendar, days.from, today);
  return fillText(calendar.onDate, { weekday: weekdayName(calendar, days.from), date });
}

/** With the time or part of the day; `bare` leaves out the date, for lists that stand under it. */
export function whenText(words: ReportWords, when: When, today: string, bare = false): string {
  const { calendar } = words;
  if (when.type === 'window') return daysText(calendar, when, today);
  const date = bare ? '' : dateText(calendar, when.date, today);
  const part = when.type === 'part' ? partsOfDay.find((known) => known === when.part) : undefined;
  const length = when.type === 'time' && when.minutes ? `(${counted(words, calendar.minutes, when.minutes)})` : '';
  const time = when.type === 'time' ? fillText(calendar.time, { time: when.time }) : '';
  return [date, part ? calendar.partsOfDay[part] : '', time, length].filter(Boolean).join(' ');
}

export function counted(words: ReportWords, forms: Counted, n: number): string {
  const form = new Intl.PluralRules([...localesOf[words.language]]).select(n) === 'one' ? forms.one : forms.other;
  return fillText(form, { n: String(n) });
}

function dayBefore(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? '' : new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10);
}

function dayNumber(iso: string): string {
  return String(Number(iso.slice(8, 10)));
}

function monthName(calendar: CalendarWords, iso: string): string {
  return calendar.months[Number(iso.slice(5, 7)) - 1] ?? '';
}

function weekdayName(calendar: CalendarWords, iso: string): string {
  const sundayFirst = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return calendar.weekdays[(sundayFirst + 6) % 7] ?? '';
}

function withYear(calendar: CalendarWords, date: string, iso: string, today: string): string {
  const year = iso.slice(0, 4);
  return year === today.slice(0, 4) ? date : fillText(calendar.withYear, { date, year });
}
