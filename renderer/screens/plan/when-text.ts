/** When something is, as people say it: "Thu 12 March 14:00–15:30", "12 March, afternoon", "12 March to 20 March". */
import { useCallback, useMemo } from 'react';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { clockText, parseWhen, type When } from '../../../shared/model/when.ts';
import { useToday } from '../../data/today.ts';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';

export function useWhenText(): (when: string | When | undefined, exact?: boolean) => string {
  const common = useCommonWords();
  const words = useWords(planWords);
  const formats = useFormats();
  const today = useToday();
  return useCallback(
    (given, exact = false) => {
      const when = typeof given === 'string' ? parseWhen(given) : given;
      if (!when) return '';
      const day = (date: string) => (exact ? formats.dayLong(date) : formats.day(date, today));
      switch (when.type) {
        case 'date':
          return day(when.date);
        case 'time':
          return fill(words.clock, { day: day(when.date), time: clockText(when) });
        case 'part':
          return `${day(when.date)}, ${common.partOfDay[when.part] ?? when.part}`;
        case 'window':
          return when.to === null
            ? fill(words.openEnd, { day: day(when.from) })
            : fill(common.fromTo, { from: day(when.from), to: day(when.to) });
      }
    },
    [common, words, formats, today],
  );
}

/** The part of a "when" that is not its day: an hour, a part of the day. */
export function useHourText(): (when: string | undefined) => string {
  const common = useCommonWords();
  return useMemo(
    () => (text) => {
      const when = text === undefined ? undefined : parseWhen(text);
      if (when?.type === 'time') return clockText(when);
      return when?.type === 'part' ? (common.partOfDay[when.part] ?? when.part) : '';
    },
    [common],
  );
}

/** Written so that it is read back as the same: what stands in the box when one edits it. */
export function whenToType(
  text: string | undefined,
  dayLong: (day: string) => string,
  parts: Readonly<Record<string, string>>,
): string {
  const when = text === undefined ? undefined : parseWhen(text);
  switch (when?.type) {
    case 'date':
      return dayLong(when.date);
    case 'time':
      return `${dayLong(when.date)} ${clockText(when)}`;
    case 'part':
      return `${dayLong(when.date)} ${parts[when.part] ?? when.part}`;
    default:
      return text ?? '';
  }
}
