/**
 * Days and hours as they are scribbled in one line, written so that the readers of posts know them: "thu 14" is two
 * o'clock, "10-12" two hours from ten, "fredag 27.11." the one that is a Friday, "kl." no end of a sentence.
 */
import { dayOf, formatDay, partsOf, weekdayOf } from '../calendar.ts';
import { createFlowWriter, type Flow } from '../flow.ts';
import { alternatives, vocabularies } from '../lexicon.ts';

export interface PlainTimes {
  readonly flow: Flow;
  /** How long it takes, by the hour it begins at. */
  readonly minutes: ReadonlyMap<string, number>;
  /** A date that lies behind, or is another weekday than was written. */
  readonly doubtful: boolean;
}

const listed = (words: Iterable<string>) =>
  [...new Set(words)]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

const weekdays = new Map<string, number>();
const months = new Map<string, number>();
const short = [
  'mon|man|mån|mo',
  'tue|tues|tir|tys|tis|di',
  'wed|ons|mi',
  'thu|thur|thurs|tor|tors|to|do',
  'fri|fre|fr',
];
for (const vocabulary of vocabularies) {
  vocabulary.weekdays.forEach((names, day) => {
    for (const name of alternatives(names)) weekdays.set(name, day);
  });
  vocabulary.months.forEach((names, index) => {
    for (const name of alternatives(names)) months.set(name, index + 1);
  });
}
[...short, 'sat|lør|lau|lör|lø|sa', 'sun|søn|sun|sön|so'].forEach((names, day) => {
  for (const name of names.split('|')) if (!weekdays.has(name)) weekdays.set(name, day);
});

const weekday = `(?<weekday>${listed(weekdays.keys())})`;
const month = `(?<month>${listed(months.keys())})`;
const clockWord = 'kl|klokka|klokken|klockan|at|um';
const todays = 'today|tomorrow|tonight|idag|imorgen|imorgon|i dag|i morgen|i morgon|ikveld|i kveld|ikväll|i kväll';
const before = '(?<![\\p{L}\\p{N}.:/-])';
const after = '(?![\\p{L}\\p{N}]|[.:/-]\\p{N})';
const notADate = `(?!\\.?\\s*(?:of\\s+)?(?:${listed(months.keys())})(?!\\p{L}))`;

const shapes = {
  /** "kl. 9" */
  clockDot: new RegExp(`${before}(?<word>kl|klokka|klokken|klockan)\\.(?=\\s*\\d)`, 'giu'),
  /** "2026-12-14T10:00" */
  stamp: new RegExp(`${before}(?<date>\\d{4}-\\d\\d-\\d\\d)T(?<clock>\\d\\d:\\d\\d)(?::\\d\\d)?${after}`, 'gu'),
  /** "fredag 27.11.", "Friday 27 November" */
  dated: new RegExp(
    `${before}${weekday}\\.?,?\\s+(?:den\\s+|the\\s+)?(?<day>\\d{1,2})(?:\\.(?<number>\\d{1,2})\\.?|(?:\\.|st|nd|rd|th)?\\s+(?:of\\s+)?${month})(?![\\p{L}\\p{N}]|\\.\\p{N}|\\s*\\d{4})`,
    'giu',
  ),
  /** "10-12" behind a day or "kl" */
  span: new RegExp(
    `(?<=${before}(?:${listed(weekdays.keys())}|${clockWord}|${todays}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}\\.\\d{1,2}\\.?)[.,]?\\s+(?:(?:${clockWord})\\s+)?)(?<from>\\d{1,2}(?:[.:]\\d\\d)?)\\s?[-–—]\\s?(?<to>\\d{1,2}(?:[.:]\\d\\d)?)${notADate}${after}`,
    'giu',
  ),
  /** "thu 14" */
  bare: new RegExp(
    `(?<=${before}${weekday}\\.?\\s+)(?<number>\\d{1,2})${notADate}(?!\\s*(?:am|pm|people|folk|stk))${after}`,
    'giu',
  ),
};

export function plainTimes(flow: Flow, referenceDay: number | undefined): PlainTimes {
  const minutes = new Map<string, number>();
  let doubtful = false;
  let plain = rewritten(flow, shapes.clockDot, ({ word }) => word);
  plain = rewritten(plain, shapes.stamp, ({ date, clock }) => `${date} ${clock}`);
  if (referenceDay !== undefined)
    plain = rewritten(plain, shapes.dated, (groups) => {
      const wanted = months.get(groups['month']?.toLowerCase() ?? '') ?? Number(groups['number']);
      const found = nearest(
        Number(groups['day']),
        wanted,
        weekdays.get(groups['weekday']?.toLowerCase() ?? ''),
        referenceDay,
      );
      if (found === undefined) return undefined;
      doubtful ||= found.day < referenceDay || !found.agrees;
      return formatDay(found.day);
    });
  plain = rewritten(plain, shapes.span, ({ from = '', to = '' }) => {
    const [begins, ends] = [minutesOf(from), minutesOf(to)];
    if (begins === undefined || ends === undefined || ends <= begins) return undefined;
    minutes.set(clockOf(begins), ends - begins);
    return clockOf(begins);
  });
  plain = rewritten(plain, shapes.bare, ({ weekday: name = '', number = '' }) => {
    const on =
      referenceDay === undefined
        ? undefined
        : dayNumbered(Number(number), weekdays.get(name.toLowerCase()), referenceDay);
    if (on !== undefined) return formatDay(on);
    const hour = minutesOf(number);
    return hour === undefined ? undefined : clockOf(hour);
  });
  return { flow: plain, minutes, doubtful };
}

/** Of this year and those beside it: one that is that weekday before one that is not, then the nearest. */
function nearest(
  day: number,
  ofMonth: number,
  onWeekday: number | undefined,
  reference: number,
): { readonly day: number; readonly agrees: boolean } | undefined {
  const { year } = partsOf(reference);
  const [first] = [year - 1, year, year + 1]
    .flatMap((each) => dayOf(each, ofMonth, day) ?? [])
    .map((each) => ({ day: each, agrees: weekdayOf(each) === onWeekday }))
    .sort(
      (one, other) =>
        Number(other.agrees && Math.abs(other.day - reference) <= 200) -
          Number(one.agrees && Math.abs(one.day - reference) <= 200) ||
        Math.abs(one.day - reference) - Math.abs(other.day - reference),
    );
  return first;
}

/** As in the box for a day: the fourteenth, where that is this weekday within five weeks. */
function dayNumbered(number: number, onWeekday: number | undefined, reference: number): number | undefined {
  for (let day = reference + 1; day <= reference + 35; day++)
    if (partsOf(day).day === number && weekdayOf(day) === onWeekday) return day;
  return undefined;
}

function minutesOf(text: string): number | undefined {
  const [hour = 0, minute = 0] = text.split(/[.:]/).map(Number);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

function clockOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function rewritten(
  flow: Flow,
  shape: RegExp,
  write: (groups: Readonly<Record<string, string | undefined>>) => string | undefined,
): Flow {
  const writer = createFlowWriter(flow);
  let from = 0;
  for (const match of flow.text.matchAll(shape)) {
    const text = write(match.groups ?? {});
    if (text === undefined) continue;
    const end = match.index + match[0].length;
    writer.copy(flow, from, match.index);
    writer.put(text, flow.starts[match.index] ?? 0, flow.ends[end - 1] ?? 0);
    from = end;
  }
  if (from === 0) return flow;
  writer.copy(flow, from, flow.text.length);
  return writer.finish();
}
