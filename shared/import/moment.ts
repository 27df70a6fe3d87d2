/** Finds what a stretch of text says about time: the day or span it names most exactly, and the hour. */
import { countOf, counts } from './counting.ts';
import { isMark, type Piece, type ReadingOptions } from './piece.ts';
import { type DayExpression, isPlainClock, readClock, readDate, type TimeExpression } from './time.ts';

export interface Moment {
  readonly time: TimeExpression | undefined;
  /** A date that half the world reads the other way round. */
  readonly ambiguous: boolean;
  readonly used: ReadonlySet<Piece>;
}

interface Found {
  readonly day: DayExpression;
  readonly from: number;
  readonly to: number;
}

/** "Monday 16 March" is the sixteenth, "Thursday next week" the Thursday: the more exact, the higher. */
const exactness: Readonly<Record<DayExpression['type'], number>> = {
  absolute: 6,
  range: 6,
  day: 5,
  weekday: 4,
  night: 3,
  weekend: 3,
  week: 2,
  weekOfYear: 2,
  month: 2,
  soon: 1,
  lately: 1,
};

export function readMoment(pieces: readonly Piece[], { language }: ReadingOptions): Moment {
  const used = new Set<Piece>();
  const found: Found[] = [];
  let clock: string | undefined;
  let ambiguous = false;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    if (used.has(piece)) continue;
    for (const cue of piece.cues) if (cue.type === 'time' && !used.has(piece)) readCue(cue.time, at);
    if (!used.has(piece)) readCounted(at);
    if (!used.has(piece)) readNumber(at);
  }
  const day = whole(spanned());
  const time = day || clock ? { ...(day && { day }), ...(clock !== undefined && { clock }) } : undefined;
  return { time, ambiguous, used };

  function readCue(word: Extract<Piece['cues'][number], { type: 'time' }>['time'], at: number): void {
    switch (word.type) {
      case 'month':
        readMonth(word.month, at);
        return;
      case 'clock': {
        const hour = numberAt(at + 1) ?? (isMark(pieces[at + 1], '.') ? numberAt(at + 2) : undefined);
        const read = hour && readClock(hour.text);
        if (!hour || !read) return;
        clock ??= read;
        use(at, hour.at);
        return;
      }
      case 'oclock': {
        const hour = numberAt(at - 1);
        const read = hour && readClock(hour.text);
        if (!hour || !read) return;
        clock ??= read;
        use(hour.at, at);
        return;
      }
      case 'weekday':
        note({ type: 'weekday', day: word.day }, at, at);
        return;
      case 'week':
      case 'day':
        note(word, at, at);
        return;
      default:
        note({ type: word.type }, at, at);
    }
  }

  /** "12 May", "12th of May 2027", "12.–14. mai", "May 12–14", "in May 2027". */
  function readMonth(month: number, at: number): void {
    const before = dayBefore(at);
    const yearAt = (from: number) => {
      const next = numberAt(from + 1) ?? (isMark(pieces[from + 1], ',', '.') ? numberAt(from + 2) : undefined);
      return next && /^\d{4}$/.test(next.text) ? next : undefined;
    };
    if (before) {
      const year = yearAt(at);
      const first = spanStart(before.at, before.text);
      noteDays(month, first?.day, before.day, year && Number(year.text), first?.at ?? before.at, year?.at ?? at);
      return;
    }
    const after = numberAt(at + 1);
    const span = /^(\d{1,2})-(\d{1,2})$/.exec(after?.text ?? '');
    if (after && span) {
      const year = yearAt(after.at);
      noteDays(month, Number(span[1]), Number(span[2]), year && Number(year.text), at, year?.at ?? after.at);
      return;
    }
    const day = after && dayNumber(after.text);
    if (after && day !== undefined) {
      const end = joined(after.at + 1) ? numberAt(after.at + 2) : undefined;
      const last = end && dayNumber(end.text);
      const until = end && last !== undefined ? end.at : after.at;
      const year = yearAt(until);
      if (end && last !== undefined) noteDays(month, day, last, year && Number(year.text), at, year?.at ?? until);
      else noteDays(month, undefined, day, year && Number(year.text), at, year?.at ?? until);
      return;
    }
    const year = yearAt(at);
    // "March 2027" on its own says enough.
    if (!(at === 0 && year) && !counts(wordAt(at - 1), 'inMonth', language)) return;
    note({ type: 'month', month, ...(year && { year: Number(year.text) }) }, at, year?.at ?? at);
  }

  /** The number of a day in front of a month: `12`, `12.`, `12th of`, `12-14`. */
  function dayBefore(at: number): { text: string; day: number; at: number } | undefined {
    const back = isMark(pieces[at - 1], '.') || /^(?:of|the)$/.test(wordAt(at - 1) ?? '') ? at - 2 : at - 1;
    const number = numberAt(back);
    const last = /^(?:\d{1,2}-)?(\d{1,2}(?:st|nd|rd|th)?)$/.exec(number?.text ?? '')?.[1];
    const day = last === undefined ? undefined : dayNumber(last);
    return number && day !== undefined && !used.has(pieces[back]!) ? { text: number.text, day, at: back } : undefined;
  }

  /** Where a span of days that ends at a number begins: "12.–14.", "12-14", "fra 12. til 14.". */
  function spanStart(at: number, text: string): { day: number; at: number } | undefined {
    const within = /^(\d{1,2})-\d/.exec(text);
    if (within) return { day: Number(within[1]), at };
    if (!joined(at - 1)) return undefined;
    const back = isMark(pieces[at - 2], '.') ? at - 3 : at - 2;
    const number = numberAt(back);
    const day = number && dayNumber(number.text);
    return day === undefined ? undefined : { day, at: back };
  }

  function noteDays(
    month: number,
    first: number | undefined,
    last: number,
    year: number | undefined,
    from: number,
    to: number,
  ): void {
    const on = (day: number): DayExpression => ({ type: 'absolute', month, day, ...(year !== undefined && { year }) });
    note(first === undefined ? on(last) : { type: 'range', from: on(first), to: on(last) }, from, to);
  }

  /** "in three days", "3 dager siden", "vor zwei Wochen", "week 12". */
  function readCounted(at: number): void {
    const word = wordAt(at) ?? numberAt(at)?.text;
    if (counts(word, 'weeks', language)) {
      const number = numberAt(at + 1);
      const week = number && /^\d{1,2}$/.test(number.text) ? Number(number.text) : 0;
      if (number && week >= 1 && week <= 53) note({ type: 'weekOfYear', week }, at, number.at);
      return;
    }
    const count = countOf(word, language);
    const unit = wordsAt(at + 1);
    if (count === undefined || !(counts(unit[0], 'days', language) || counts(unit[0], 'weeks', language))) return;
    const back = counts(unit[1] ?? wordAt(at + 2), 'ago', language) || counts(wordAt(at - 1), 'ago', language);
    if (!back && !counts(wordAt(at - 1), 'ahead', language)) return;
    const signed = back ? -count : count;
    const first = counts(wordAt(at - 1), back ? 'ago' : 'ahead', language) ? at - 1 : at;
    const last = back && first === at && unit.length < 2 ? at + 2 : at + 1;
    note(
      counts(unit[0], 'days', language) ? { type: 'day', offset: signed } : { type: 'week', offset: signed },
      first,
      last,
    );
  }

  function readNumber(at: number): void {
    const number = numberAt(at);
    if (!number) return;
    // "14:00-15:30": from two.
    const hours = /^(\d{1,2}(?:[:.]\d{2})?)-\d{1,2}[:.]\d{2}$/.exec(number.text)?.[1];
    if (hours !== undefined && readClock(hours)) {
      clock ??= readClock(hours);
      use(at, at);
      return;
    }
    if (isPlainClock(number.text)) {
      clock ??= readClock(number.text);
      use(at, at);
      return;
    }
    const dotted =
      isMark(pieces[at + 1], '.') && pieces[at + 1]!.start === pieces[at]!.end && pieces[at + 2] !== undefined;
    const onDay = pieces[at - 1]?.cues.some((cue) => cue.type === 'time' && cue.time.type === 'weekday') ?? false;
    const written = readDate(dotted ? `${number.text}.` : number.text, language);
    // "mån 11/5": nobody writes the month first behind a weekday but in English.
    const dayFirst = written === 'ambiguous' && onDay && language !== 'en';
    const date = dayFirst ? readDate(`${number.text.replace('/', '.')}.`, language) : written;
    if (date === 'ambiguous') {
      ambiguous = true;
      return;
    }
    const cued = pieces[at - 1]?.cues.some(({ type }) => type === 'time') ?? false;
    if (!date && (cued || at === 0) && /^\d{1,2}\.\d{2}$/.test(number.text) && readClock(number.text)) {
      clock ??= readClock(number.text);
      use(at, at);
    }
    // "5.12. 10-12": from ten.
    const span = /^(\d{1,2})-(\d{1,2})$/.exec(number.text);
    const dayBefore = found.some(
      ({ to }) => pieces.slice(to + 1, at).every((piece) => isMark(piece, '.', ',')) && to < at,
    );
    if (!date && span && dayBefore && Number(span[1]) < Number(span[2])) {
      const read = Number(span[2]) <= 24 ? readClock(span[1] ?? '') : undefined;
      if (read === undefined) return;
      clock ??= read;
      use(at, at);
    }
    if (!date) return;
    const first = date.type === 'absolute' ? spanStart(at, '') : undefined;
    if (first && date.type === 'absolute')
      note({ type: 'range', from: { ...date, day: first.day }, to: date }, first.at, at);
    else note(date, at, at);
  }

  /** Two days with "to" or a dash between are one span. */
  function spanned(): readonly Found[] {
    const inOrder = [...found].sort((one, other) => one.from - other.from);
    const spans: Found[] = [];
    for (const each of inOrder) {
      const last = spans.at(-1);
      const between = last ? pieces.slice(last.to + 1, each.from).filter((piece) => !isMark(piece, '.')) : [];
      const spansIt =
        last !== undefined &&
        last.day.type === each.day.type &&
        (each.day.type === 'weekday' || each.day.type === 'absolute') &&
        between.length === 1 &&
        joins(between[0]);
      if (spansIt) {
        spans[spans.length - 1] = { ...last, day: { type: 'range', from: last.day, to: each.day }, to: each.to };
        for (const piece of between) used.add(piece);
      } else spans.push(each);
    }
    return spans;
  }

  function whole(all: readonly Found[]): DayExpression | undefined {
    let best: DayExpression | undefined;
    for (const { day } of all) if (!best || exactness[day.type] > exactness[best.type]) best = day;
    const week = all.find(({ day }) => day.type === 'week')?.day;
    return best?.type === 'weekday' && week?.type === 'week' ? { ...best, week: week.offset } : best;
  }

  function joined(at: number): boolean {
    return joins(pieces[at]);
  }

  function joins(piece: Piece | undefined): boolean {
    return isMark(piece, '-') || counts(foldOf(piece), 'upTo', language);
  }

  function note(day: DayExpression, from: number, to: number): void {
    found.push({ day, from, to });
    use(from, to);
  }

  function use(from: number, to: number): void {
    for (const piece of pieces.slice(Math.max(0, from), to + 1)) used.add(piece);
  }

  function numberAt(index: number): { text: string; at: number } | undefined {
    const token = pieces[index]?.tokens[0];
    return token?.type === 'number' ? { text: token.text, at: index } : undefined;
  }

  function wordAt(index: number): string | undefined {
    return foldOf(pieces[index]);
  }

  function wordsAt(index: number): string[] {
    return (pieces[index]?.tokens ?? []).flatMap((token) => (token.type === 'word' ? [token.fold] : []));
  }
}

function foldOf(piece: Piece | undefined): string | undefined {
  const token = piece?.tokens.length === 1 ? piece.tokens[0] : undefined;
  return token?.type === 'word' ? token.fold : undefined;
}

function dayNumber(text: string): number | undefined {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : undefined;
}
