/**
 * What a person types into "when?": a day, an hour, a part of a day or a window, in any of the five languages posts are
 * read in. Says what it understood, and guesses which way round `12/3` is meant only where nobody writes the month first.
 */
import { parseWhen, type When } from '../model/when.ts';
import { dayOf, formatDay, parseDay, partsOf, weekdayOf } from './calendar.ts';
import { flowOf } from './flow.ts';
import { fold } from './fold.ts';
import { type LanguageCode, vocabularies } from './lexicon.ts';
import { readMoment } from './moment.ts';
import { normalise } from './normalise.ts';
import { piecesOf } from './piece.ts';
import { type DayExpression, readClock, resolveWhen, type Tense } from './time.ts';
import { type Token, tokenise } from './token.ts';

export interface ReadWhenOptions {
  /** YYYY-MM-DD, the person's own day. */
  readonly today: string;
  /** Tried first. */
  readonly language: LanguageCode;
  /** Whether a day without a year lies ahead or behind. */
  readonly tense?: Tense;
  /** What stands there now: "14:30" alone keeps its day, "kveld" alone too. */
  readonly current?: When | undefined;
  /** The day "tomorrow" is counted from, where `today` is the day before a trip and not the person's own. */
  readonly countedFrom?: string;
}

export type WhenReading =
  | { readonly type: 'read'; readonly when: When }
  /** Half the world reads it the other way round. */
  | { readonly type: 'ambiguous'; readonly choices: readonly [When, When] }
  | { readonly type: 'unread' };

/** Longer than any date anybody types. */
const longest = 120;

export function readWhen(text: string, options: ReadWhenOptions): WhenReading {
  const typed = text.trim();
  if (typed === '' || typed.length > longest) return { type: 'unread' };
  const written = parseWhen(typed);
  if (written) return { type: 'read', when: written };
  const turned = options.language === 'en' ? eitherWay(typed, options) : undefined;
  if (turned) return turned;
  const { rest, minutes } = partDuration(typed);
  const flow = normalise(flowOf(options.language === 'en' ? rest : dayFirst(rest)));
  const tokens = tokenise(flow, 0, flow.text.length);
  for (const language of languagesFrom(options.language)) {
    const when = readIn(language, flow.text, tokens, options);
    if (when) return { type: 'read', when: when.type === 'time' && minutes ? { ...when, minutes } : when };
  }
  return { type: 'unread' };
}

/** The person's own first, then the others. */
function languagesFrom(first: LanguageCode): readonly LanguageCode[] {
  return [first, ...vocabularies.map(({ language }) => language).filter((each) => each !== first)];
}

function readIn(
  language: LanguageCode,
  text: string,
  tokens: readonly Token[],
  { today, tense = 'future', current, countedFrom }: ReadWhenOptions,
): When | undefined {
  const reference = parseDay(today);
  if (reference === undefined) return undefined;
  const { time, ambiguous } = readMoment(piecesOf(tokens, { language, terse: true, referenceDay: reference }), {
    language,
    terse: true,
    referenceDay: reference,
  });
  if (ambiguous) return undefined;
  const part = partIn(tokens);
  const day = time?.day;
  const weekday = day?.type === 'weekday' ? bareNumber(text) : undefined;
  if (day?.type === 'weekday' && weekday !== undefined && time?.clock === undefined)
    return weekdayWithNumber(day, weekday, reference, tense);
  const from = day?.type === 'day' ? (parseDay(countedFrom) ?? reference) : reference;
  const resolved = day ? resolveWhen({ day }, from, tense) : keptDay(current, part, reference, tokens);
  if (!resolved) return undefined;
  if ('from' in resolved) return { type: 'window', from: resolved.from, to: resolved.to };
  if (!('date' in resolved)) return undefined;
  const { date } = resolved;
  const hour = time?.clock ?? (day?.type === 'day' && !part ? bareHour(text) : undefined);
  if (hour !== undefined) return { type: 'time', date, time: hour };
  if (part) return { type: 'part', date, part };
  if (!day) return undefined;
  return opens(tokens) ? { type: 'window', from: date, to: null } : { type: 'date', date };
}

/** An hour or a part of a day alone is meant for the day that stands there; "tonight" for today. */
function keptDay(
  current: When | undefined,
  part: string | undefined,
  reference: number,
  tokens: readonly Token[],
): { readonly date: string } | undefined {
  const tonight = tokens.some((token) => token.type === 'word' && tonights.has(fold(token.text)));
  if (part && tonight) return { date: formatDay(reference) };
  return current && current.type !== 'window' ? { date: current.date } : undefined;
}

const tonights = new Set(['tonight', 'ikveld', 'ikväll', 'inatt']);

/** "thu 14": the fourteenth where that is a Thursday within five weeks, else Thursday at two. */
function weekdayWithNumber(
  day: Extract<DayExpression, { type: 'weekday' }>,
  number: number,
  reference: number,
  tense: Tense,
): When | undefined {
  const step = tense === 'future' ? 1 : -1;
  for (let distance = tense === 'future' ? 1 : 0; distance <= 35; distance++) {
    const at = reference + step * distance;
    if (partsOf(at).day === number && weekdayOf(at) === day.day) return { type: 'date', date: formatDay(at) };
  }
  const resolved = resolveWhen({ day }, reference, tense);
  const time = readClock(String(number));
  return resolved && 'date' in resolved && time !== undefined ? { type: 'time', date: resolved.date, time } : undefined;
}

/** "imorgon 8" */
function bareHour(text: string): string | undefined {
  const number = bareNumber(text);
  return number !== undefined && number <= 24 ? readClock(String(number)) : undefined;
}

/** "4/12 kl 8" with the stop that makes a day of it: the day stands first wherever it is written so, but in English. */
function dayFirst(text: string): string {
  return text.replace(
    /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?(?![\d/])/,
    (written: string, day: string, month: string, year: string | undefined) =>
      Number(day) <= 31 && Number(month) <= 12 ? `${day}.${month}.${year ?? ''}` : written,
  );
}

/** The one number of a text that holds no other: `14` in "thu 14", "to. 14.". */
function bareNumber(text: string): number | undefined {
  const numbers = text.match(/\d+(?:[.:/-]\d+)*/g) ?? [];
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined && /^\d{1,2}$/.test(only) ? Number(only) : undefined;
}

/** `12/3`, `12/3/2026`, `12/3 at 14:00`: both readings where both are days. */
function eitherWay(text: string, { today, tense = 'future' }: ReadWhenOptions): WhenReading | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?:\s+(?:at\s+)?(\S+))?$/i.exec(text);
  if (!match) return undefined;
  const time = match[4] === undefined ? undefined : readClock(match[4]);
  if (match[4] !== undefined && time === undefined) return { type: 'unread' };
  const [one, other] = [Number(match[1]), Number(match[2])];
  const year = match[3] === undefined ? undefined : Number(match[3]);
  const on = (day: number, month: number): When | undefined => {
    if (dayOf(year ?? 2_024, month, day) === undefined) return undefined;
    const expression: DayExpression = { type: 'absolute', day, month, ...(year !== undefined && { year }) };
    const resolved = resolveWhen({ day: expression }, parseDay(today), tense);
    if (!resolved || !('date' in resolved)) return undefined;
    return time === undefined ? { type: 'date', date: resolved.date } : { type: 'time', date: resolved.date, time };
  };
  const [dayFirst, monthFirst] = [on(one, other), on(other, one)];
  if (dayFirst && monthFirst && one !== other) return { type: 'ambiguous', choices: [dayFirst, monthFirst] };
  const when = dayFirst ?? monthFirst;
  return when ? { type: 'read', when } : { type: 'unread' };
}

/** `14:00–15:30`, `kl 14-16` at the end: how long it takes, and the text with its beginning alone. */
function partDuration(text: string): { readonly rest: string; readonly minutes?: number } {
  const match = /^(.*?)(\d{1,2}(?:[.:]\d{2})?)\s*[-–—]\s*(\d{1,2}(?:[.:]\d{2})?)$/.exec(text);
  const [head = '', from = '', to = ''] = match?.slice(1) ?? [];
  if (!match || !(from.includes(':') || /(?:\bkl\.?|\bat|klokka|klokken|klockan)\s*$/i.test(head)))
    return { rest: text };
  const [begins, ends] = [readClock(from), readClock(to)];
  const minutes = begins && ends ? minutesOf(ends) - minutesOf(begins) : 0;
  return minutes > 0 ? { rest: `${head}${begins}`, minutes } : { rest: text };
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** "from 12 March", with nothing said about its end. */
function opens(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  return (
    first?.type === 'word' &&
    /^(?:from|after|fra|frå|från|etter|efter|ab|nach|earliest|tidligst|tidlegast|tidigast)$/.test(fold(first.text))
  );
}

const partWords: Readonly<Record<string, string>> = {
  morning:
    'morning|mornings|forenoon|formiddag|formiddagen|morgenen|førmiddag|morgonen|förmiddag|förmiddagen|fm|bitti|vormittag|vormittags|morgens',
  noon: 'noon|midday|lunch|lunchtime|lunsj|lunsjtid|lunsjtider|lunchen|mittag|mittags|midt|mitt',
  afternoon: 'afternoon|ettermiddag|ettermiddagen|eftermiddag|eftermiddagen|em|nachmittag|nachmittags',
  evening: 'evening|tonight|kveld|kvelden|ikveld|kväll|kvällen|ikväll|abend|abends',
  night: 'night|natt|natta|natten|inatt|nacht|nachts',
};
const partByWord = new Map(
  Object.entries(partWords).flatMap(([part, words]) => words.split('|').map((word) => [word, part] as const)),
);

function partIn(tokens: readonly Token[]): string | undefined {
  const words = tokens.flatMap((token) => (token.type === 'word' ? [fold(token.text)] : []));
  for (const [at, word] of words.entries()) {
    // "i morgen" is tomorrow, "morgen" behind a day its morning.
    if ((word === 'morgen' || word === 'morgon') && at > 0 && words[at - 1] !== 'i' && words[at - 1] !== 'til')
      return 'morning';
    const part = partByWord.get(word);
    if (part) return part;
  }
  return undefined;
}
