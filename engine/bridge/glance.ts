/**
 * What a window shows while a large vault is still being read: the state it was in when its glance was kept, and the rows
 * of the first screen. The vault keeps it sealed and gives it back only while nothing has been written since.
 */
import { z } from 'zod';
import { AppState } from '../../shared/bridge/contract/app.ts';
import { AnyRow } from '../../shared/bridge/contract/rows.ts';
import { dayAfter } from '../../shared/day.ts';
import type { Graph } from '../../shared/query/fold.ts';
import { firstRows, lightened } from './stream-rows.ts';

const Glance = z.object({
  state: AppState,
  /** The day it was made for; it holds for some days more. */
  today: z.string(),
  /** Rows of the whole vault. */
  total: z.number(),
  rows: z.array(AnyRow),
});
export type Glance = z.infer<typeof Glance>;

/** Over a long weekend, no longer: the more days, the more rows. */
const daysGood = 4;

export function glanceOf(graph: Graph, today: string, state: AppState): Glance {
  const rows = [...firstRows(graph, today, daysGood)].flatMap((id) => graph.rows.get(id) ?? []);
  // What the last opening noticed is not news.
  const quiet = state.state === 'open' ? { ...state, findings: [] } : state;
  return { state: quiet, today, total: graph.rows.size, rows: rows.map(lightened) };
}

/** Undefined where it is of another day or of another version of Samband. */
export function glanceFor(kept: unknown, today: string): Glance | undefined {
  const glance = Glance.safeParse(kept);
  if (!glance.success || glance.data.state.state !== 'open') return undefined;
  const { today: made } = glance.data;
  return made <= today && today < dayAfter(made, daysGood) ? glance.data : undefined;
}
