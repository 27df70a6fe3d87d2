/** What the words of a heading, a clause or a remark say about an encounter: how it stands, in which manner, when. */
import type { EncounterStatus } from '../model/enumerations.ts';
import { hasRole, isMark, type Piece, type ReadingOptions } from './piece.ts';
import { type DayExpression, isPlainClock, readClock, readDate, type TimeExpression, tenseOf } from './time.ts';

export interface Sense {
  readonly status: EncounterStatus | undefined;
  readonly flag: 'postponed' | 'status_unclear' | undefined;
  readonly time: TimeExpression | undefined;
  readonly informal: boolean;
  readonly joint: boolean;
  /** Says that it is not so. */
  readonly negated: boolean;
  readonly ambiguousDate: boolean;
  /** What was read; the rest is names, kinds and free text. */
  readonly used: ReadonlySet<Piece>;
}

/** What outweighs what where several are said. */
const weight: Readonly<Record<EncounterStatus, number>> = {
  wanted: 0,
  held: 1,
  asked: 2,
  half_planned: 4,
  planned: 3,
  missed: 5,
  declined: 6,
  cancelled: 7,
};

export function senseOf(pieces: readonly Piece[], options: ReadingOptions): Sense {
  const timing = timeIn(pieces, options);
  const used = new Set(timing.used);
  let best: { status: EncounterStatus; flag: Sense['flag'] } | undefined;
  for (const piece of pieces) {
    for (const cue of piece.cues) {
      if (cue.type !== 'status') continue;
      used.add(piece);
      if (!best || weight[cue.status] > weight[best.status]) best = { status: cue.status, flag: cue.flag };
      else if (cue.flag && best.status === cue.status) best = { ...best, flag: cue.flag };
    }
    if (isMark(piece, '?') && !best) best = { status: 'wanted', flag: 'status_unclear' };
    if (hasRole(piece, ...verbRoles)) used.add(piece);
  }
  const some = (...roles: Parameters<typeof hasRole>[1][]) => pieces.some((piece) => hasRole(piece, ...roles));
  const said = best && best.status !== 'wanted' && best.status !== 'held' ? best.status : verbStatus();
  const negation = pieces.findIndex((piece) => hasRole(piece, 'negation'));
  return {
    status: said ?? best?.status,
    flag: best?.flag,
    time: timing.time,
    informal: some('informal', 'folks'),
    joint: some('joint'),
    negated:
      negation >= 0 &&
      pieces
        .slice(negation)
        .some((piece) => hasRole(piece, ...verbRoles) || piece.cues.some(({ type }) => type === 'status')),
    ambiguousDate: timing.ambiguous,
    used,
  };

  function verbStatus(): EncounterStatus | undefined {
    const tense = tenseOf(timing.time?.day);
    if (some('got') && some('open')) return 'held';
    if (some('want')) return 'wanted';
    if (some('planning')) return tense === 'past' ? 'held' : 'planned';
    if (some('held')) return 'held';
    if (some('open'))
      return tense === 'past' ? 'held' : some('will') || tense === 'future' || timing.time ? 'planned' : undefined;
    return some('informal') && timing.time && tense !== 'future' ? 'held' : undefined;
  }
}

export const verbRoles = ['held', 'open', 'planning', 'want', 'will', 'got', 'informal'] as const;

interface Timing {
  readonly time: TimeExpression | undefined;
  readonly ambiguous: boolean;
  readonly used: ReadonlySet<Piece>;
}

function timeIn(pieces: readonly Piece[], { language }: ReadingOptions): Timing {
  let day: DayExpression | undefined;
  let clock: string | undefined;
  let ambiguous = false;
  const used = new Set<Piece>();
  for (const [at, piece] of pieces.entries()) {
    for (const cue of piece.cues) if (cue.type === 'time') readWord(cue.time, at, piece);
    const token = piece.tokens[0];
    if (token?.type !== 'number' || used.has(piece)) continue;
    const date = readDate(token.text, language);
    if (isPlainClock(token.text)) {
      clock ??= readClock(token.text);
      used.add(piece);
    } else if (date === 'ambiguous') ambiguous = true;
    else if (date) {
      day ??= date;
      used.add(piece);
    }
  }
  const time = day || clock ? { ...(day && { day }), ...(clock !== undefined && { clock }) } : undefined;
  return { time, ambiguous, used };

  function readWord(word: Extract<Piece['cues'][number], { type: 'time' }>['time'], at: number, piece: Piece): void {
    const before = numberAt(at - 1) ?? (isMark(pieces[at - 1], '.') ? numberAt(at - 2) : undefined);
    const after = numberAt(at + 1) ?? (isMark(pieces[at + 1], '.') ? numberAt(at + 2) : undefined);
    switch (word.type) {
      case 'month': {
        const [text, index] = before ?? after ?? ['', 0];
        const number = Number(/^\d{1,2}(?=$|st|nd|rd|th)/.exec(text)?.[0] ?? Number.NaN);
        if (!(number >= 1 && number <= 31)) return;
        const year = before && /^\d{4}$/.test(after?.[0] ?? '') ? Number(after?.[0]) : undefined;
        day ??= { type: 'absolute', month: word.month, day: number, ...(year !== undefined && { year }) };
        use(piece, pieces[index], year === undefined ? undefined : pieces[after?.[1] ?? -1]);
        return;
      }
      case 'daysAgo':
        if (!before || !/^\d{1,2}$/.test(before[0])) return;
        day ??= { type: 'day', offset: -Number(before[0]) };
        use(piece, pieces[before[1]]);
        return;
      case 'clock': {
        const hour = after && readClock(after[0]);
        if (!after || !hour) return;
        clock ??= hour;
        use(piece, ...pieces.slice(at + 1, after[1] + 1));
        return;
      }
      case 'oclock': {
        const hour = before && readClock(before[0]);
        if (!before || !hour) return;
        clock ??= hour;
        use(piece, pieces[before[1]]);
        return;
      }
      case 'weekday':
        day = { type: 'weekday', day: word.day, ...(day?.type === 'week' && { week: day.offset }) };
        use(piece);
        return;
      case 'week':
        if (day?.type === 'weekday') day = { ...day, week: word.offset };
        else day ??= word;
        use(piece);
        return;
      case 'day':
        day ??= word;
        use(piece);
        return;
      default:
        day ??= { type: word.type };
        use(piece);
    }
  }

  function numberAt(index: number): [text: string, index: number] | undefined {
    const token = pieces[index]?.tokens[0];
    return token?.type === 'number' ? [token.text, index] : undefined;
  }

  function use(...some: readonly (Piece | undefined)[]): void {
    for (const piece of some) if (piece) used.add(piece);
  }
}
