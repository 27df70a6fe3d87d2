/** The language of the screens: everything that is said, counted, dated or sorted by it. */

import { createContext, type ReactNode, useContext } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Problem } from '../../shared/bridge/contract.ts';
import { daysBetween, localDay, noon, ownDay } from '../../shared/day.ts';
import { type CommonWords, type Counted, commonWords } from '../../shared/i18n/app/common.ts';
import { problemText } from '../../shared/i18n/app/problems.ts';
import { countryNamer, dateFormat, localesOf, nearestLanguage } from '../../shared/i18n/locale.ts';
import type { Language } from '../../shared/model/enumerations.ts';

const LanguageContext = createContext<Language>('en');

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={nearestLanguage[language]}>{children}</I18nProvider>
    </LanguageContext>
  );
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
  /** A moment in full, by the clock of this place: "Wednesday 11 March 2026 14:05:09". */
  readonly exactly: (time: number) => string;
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
  const locale = [...localesOf[language]];
  const words = commonWords[language];
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const utc = { timeZone: 'UTC' } as const;
  const near = dateFormat(language, { weekday: 'short', day: 'numeric', month: 'long', ...utc });
  const far = dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric', ...utc });
  const long = dateFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...utc,
  });
  const weekdays = {
    short: dateFormat(language, { weekday: 'short', ...utc }),
    long: dateFormat(language, { weekday: 'long', ...utc }),
  };
  const month = dateFormat(language, { month: 'long', year: 'numeric', ...utc });
  const clock = dateFormat(language, { hour: '2-digit', minute: '2-digit' });
  const exactClock = dateFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const countryName = countryNamer(language);

  const day: Formats['day'] = (wanted, today = ownDay(Date.now())) => {
    const distance = daysBetween(today, wanted);
    if (distance === 0) return words.today;
    if (distance === -1) return words.yesterday;
    if (distance === 1) return words.tomorrow;
    return wanted.slice(0, 4) === today.slice(0, 4) ? near(noon(wanted)) : far(noon(wanted));
  };
  return {
    counted: (forms, n) => (plural.select(n) === 'one' ? forms.one : forms.other).replace('{n}', number.format(n)),
    number: (n) => number.format(n),
    list: (names) => list.format(names.map(withoutTurns)),
    compare: collator.compare,
    day,
    dayLong: (wanted) => long(noon(wanted)),
    weekday: (wanted, form = 'short') => weekdays[form](noon(wanted)),
    month: (wanted) => month(noon(wanted)),
    moment: (time, now = Date.now()) => `${day(localDay(time), localDay(now))} ${clock(new Date(time))}`,
    exactly: (time) => `${long(noon(localDay(time)))} ${exactClock(new Date(time))}`,
    bytes: (bytes) =>
      bytes < 1_000_000
        ? `${number.format(Math.max(1, Math.round(bytes / 1_000)))} kB`
        : `${number.format(Math.round(bytes / 100_000) / 10)} MB`,
    country: (code) => countryName(code) ?? code,
  };
}

/** Fills `{name}` places of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => withoutTurns(String(values[name] ?? all)));
}

/** A name that turns the direction of writing and does not turn it back must not turn the rest of the sentence. */
function withoutTurns(name: string): string {
  return name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
