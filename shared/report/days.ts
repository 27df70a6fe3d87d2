/** Spans of calendar days. */
import { parseWhen, spanOf } from '../model/when.ts';

export interface Days {
  readonly from: string;
  /** Null where no end is known. */
  readonly to: string | null;
}

export function daysOf(when: string | undefined): Days | undefined {
  const parsed = when === undefined ? undefined : parseWhen(when);
  return parsed && spanOf(parsed);
}

export function within(days: Days | undefined, from: string | undefined, to: string | undefined): boolean {
  if (!days || (!from && !to)) return false;
  return (!from || (days.to ?? days.from) >= from) && (!to || days.from <= to);
}

/** From the first of these days to the last. */
export function periodOf(days: readonly Days[]): Days | undefined {
  const from = days.map((each) => each.from).sort()[0];
  const to = days
    .map((each) => each.to ?? each.from)
    .sort()
    .at(-1);
  return from && to ? { from, to } : undefined;
}

/** By the last day that is known of each; what has none comes last. */
export function compareDays(a: Days | undefined, b: Days | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  const [one, other] = [a, b].map((days) => `${days.to ?? days.from} ${days.from}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
