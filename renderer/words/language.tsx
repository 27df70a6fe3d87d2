/** The language of the screens: everything that is said, counted, dated or sorted by it. */

import { createContext, type ReactNode, useContext } from 'react';
import type { Problem } from '../../shared/bridge/contract.ts';
import { daysBetween, localDay, noon } from '../../shared/day.ts';
import { type CommonWords, type Counted, commonWords } from '../../shared/i18n/app/common.ts';
import { problemText } from '../../shared/i18n/app/problems.ts';
import { type Language, languages } from '../../shared/model/enumerations.ts';

const LanguageContext = createContext<Language>('en');

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** One screen's words: `const words = useWords(todayWords)`. */
export function useWords<W>(words: Readonly<Record<Language, W>>): W {
  return words[useLanguage()];
}

export function useCommonWords(): CommonWords {
  return useWords(commonWords);
}

export function useProblemText(): (problem: Problem) => string {
  const language = useLanguage();
  return (problem) => problemText(problem, language);
}

/** The computer's language where Samband speaks it, `no` as bokmål; else English. */
export function systemLanguage(wished: readonly string[] = navigator.languages): Language {
  for (const tag of wished) {
    const [main] = tag.toLowerCase().split('-');
    const found = main === 'no' ? 'nb' : languages.find((each) => each === main);
    if (found) return found;
  }
  return 'en';
}

/** BCP 47 tags for Intl: nn and nb sort å last, days begin on Monday. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', nb: 'nb-NO', nn: 'nn-NO', sv: 'sv-SE' };

export interface Formats {
  /** `{n}` in the form the number asks for. */
  readonly counted: (words: Counted, n: number) => string;
  readonly number: (n: number) => string;
  /** Names as people string them together: "A, B and C". */
  readonly list: (names: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
  /** `YYYY-MM-DD` as people say it near today ("yesterday", "Thu 12 March"), with the year where it is not this one. */
  readonly day: (day: string, today?: string) => string;
  readonly dayLong: (day: string) => string;
  readonly weekday: (day: string, form?: 'short' | 'long') => string;
  readonly month: (day: string) => string;
  /** A moment in milliseconds: "today 14:05", "yesterday 22:10", "12 March 2026 22:10". */
  readonly moment: (time: number, now?: number) => string;
  readonly bytes: (bytes: number) => string;
  readonly country: (code: string) => string;
}

export function useFormats(): Formats {
  return formatsFor(useLanguage());
}

const made = new Map<string, Formats>();

/** Made once for a language and a zone: every row of every list asks, and Intl's formats take a millisecond to make. */
export function formatsFor(language: Language): Formats {
  // Whoever travels crosses zones with the app open, and a clock made before goes on in the old one.
  const key = `${language} ${new Date().getTimezoneOffset()}`;
  const formats = made.get(key) ?? makeFormats(language);
  made.set(key, formats);
  return formats;
}

function makeFormats(language: Language): Formats {
  const locale = localeOf[language];
  const words = commonWords[language];
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const utc = { timeZone: 'UTC' } as const;
  const near = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', ...utc });
  const far = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', ...utc });
  const long = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...utc,
  });
  const weekdays = {
    short: new Intl.DateTimeFormat(locale, { weekday: 'short', ...utc }),
    long: new Intl.DateTimeFormat(locale, { weekday: 'long', ...utc }),
  };
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', ...utc });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });

  const day: Formats['day'] = (wanted, today = localDay(Date.now())) => {
    const distance = daysBetween(today, wanted);
    if (distance === 0) return words.today;
    if (distance === -1) return words.yesterday;
    if (distance === 1) return words.tomorrow;
    return wanted.slice(0, 4) === today.slice(0, 4) ? near.format(noon(wanted)) : far.format(noon(wanted));
  };
  return {
    counted: (forms, n) => (plural.select(n) === 'one' ? forms.one : forms.other).replace('{n}', number.format(n)),
    number: (n) => number.format(n),
    list: (names) => list.format(names),
    compare: collator.compare,
    day,
    dayLong: (wanted) => long.format(noon(wanted)),
    weekday: (wanted, form = 'short') => weekdays[form].format(noon(wanted)),
    month: (wanted) => month.format(noon(wanted)),
    moment: (time, now = Date.now()) => `${day(localDay(time), localDay(now))} ${clock.format(new Date(time))}`,
    bytes: (bytes) =>
      bytes < 1_000_000
        ? `${number.format(Math.max(1, Math.round(bytes / 1_000)))} kB`
        : `${number.format(Math.round(bytes / 100_000) / 10)} MB`,
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

/** Fills `{name}` places of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
