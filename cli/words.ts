/** The words the command line uses for what the documents call by codes. English; reports have their own languages. */
import { daysBetween } from '../shared/day.ts';
import { parseWhen, type When } from '../shared/model/when.ts';
import { counted } from './table.ts';

const statusWords: Readonly<Record<string, string>> = {
  wanted: 'want to meet',
  asked: 'asked, waiting',
  half_planned: 'half-planned',
  planned: 'planned',
  held: 'met',
  missed: 'did not happen',
  declined: 'said no',
  cancelled: 'cancelled',
};

/** `informal`: people of an organisation were met, not the organisation. */
export function statusText(status: string, mode?: string | null): string {
  if (status === 'held' && mode === 'informal') return 'met folks of';
  return statusWords[status] ?? status;
}

/** `trade_union` as "trade union". */
export function codeText(code: string): string {
  return code.replaceAll('_', ' ');
}

export function countsOf(rows: readonly { readonly kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** "31 organisations, 1 person". */
export function kindCounts(rows: readonly { readonly kind: string }[]): string {
  return countsText(countsOf(rows));
}

export function countsText(counts: Readonly<Record<string, number>>): string {
  const plural = (kind: string) => (kind === 'person' ? 'people' : `${codeText(kind)}s`.replace(/ys$/, 'ies'));
  return Object.entries(counts)
    .map(([kind, count]) => counted(count, codeText(kind), plural(kind)))
    .join(', ');
}

/** As people say it where it is near, with the date beside it. `today`: YYYY-MM-DD. */
export function whenText(text: string | null | undefined, today: string): string {
  const when = text ? parseWhen(text) : undefined;
  if (!when) return text ?? '';
  switch (when.type) {
    case 'date':
      return dayText(when.date, today);
    case 'part':
      return `${dayText(when.date, today)}, ${when.part}`;
    case 'time':
      return `${dayText(when.date, today)} ${when.time}${lengthText(when)}`;
    case 'window':
      return when.to ? `${when.from} to ${when.to}` : `from ${when.from}`;
  }
}

function lengthText(when: Extract<When, { type: 'time' }>): string {
  return when.minutes ? `, ${when.minutes} minutes` : '';
}

function dayText(date: string, today: string): string {
  const days = daysBetween(today, date);
  const near: Readonly<Record<string, string>> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' };
  const word = near[String(days)];
  return word ? `${word} (${date})` : date;
}
