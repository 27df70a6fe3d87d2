/** What a text says in the form in which rows say it, to tell whether they say the same. */
import type { ProposedWhen } from '../import/proposal.ts';
import { formatWhen, parseWhen, spanOf } from '../model/when.ts';
import type { Graph } from '../query/fold.ts';

export function whenOf(when: ProposedWhen | null): string | undefined {
  if (!when || 'offsetDays' in when) return undefined;
  if ('from' in when) return formatWhen({ type: 'window', from: when.from, to: when.to });
  const { date, time, minutes } = when;
  return formatWhen(
    time ? { type: 'time', date, time, ...(minutes !== undefined && { minutes }) } : { type: 'date', date },
  );
}

export function firstDay(when: string | undefined): string | undefined {
  const parsed = when ? parseWhen(when) : undefined;
  return parsed && spanOf(parsed).from;
}

export function sameIds(graph: Graph, standing: object, wanted: readonly string[]): boolean {
  const ids = new Set(Object.keys(standing).map((id) => graph.rowOf(id)?.id ?? id));
  return ids.size === wanted.length && wanted.every((id) => ids.has(id));
}
