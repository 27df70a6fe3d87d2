/**
 * What a window shows while a large vault is still being read: the state it was in when its glance was kept, and the rows
 * of the first screen. The vault keeps it sealed. Where something was written since, the rows are shown for those seconds as
 * they were, and nothing is said that counts.
 */
import { z } from 'zod';
import { AppState } from '../../shared/bridge/contract/app.ts';
import { AnyRow } from '../../shared/bridge/contract/rows.ts';
import { dayAfter } from '../../shared/day.ts';
import type { Graph } from '../../shared/query/fold.ts';
import type { KeptGlance } from '../vault/glance.ts';
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
export function glanceFor({ glance, isOlder }: KeptGlance, today: string): Glance | undefined {
  const known = Glance.safeParse(glance);
  if (!known.success || known.data.state.state !== 'open') return undefined;
  const { today: made, state } = known.data;
  if (today < made || today >= dayAfter(made, daysGood)) return undefined;
  return isOlder ? { ...known.data, state: { ...state, custody: {} } } : known.data;
}
