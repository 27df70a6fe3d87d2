/**
 * Everything that waits for a person's decision, what blocks a report or hides a value first. Nothing here blocks anything
 * else: each can be left for later.
 */
import { archiveNeed, fieldNeeds, identityNeeds, pastPlanNeed, problemNeed, statusNeed } from './conflicts.ts';
import { possibleDuplicates } from './duplicates.ts';
import type { Graph } from './fold.ts';
import type { Need, NeedType } from './need.ts';
import { isRowOf, type Row } from './row.ts';
import { sameMeetings } from './same-meeting.ts';

export interface Needs {
  readonly needs: readonly Need[];
  /** With those beyond the first `most`. */
  readonly total: number;
  readonly byType: Readonly<Partial<Record<NeedType, number>>>;
}

/** `today`: YYYY-MM-DD. `most`: how many are handed out. The same for any order the records came in. */
export function needsYou(graph: Graph, today: string, { most = 500 }: { readonly most?: number } = {}): Needs {
  const needs: Need[] = identityNeeds(graph);
  for (const row of graph.rows.values())
    if (row.archived.state !== 'archived') needs.push(...needsOfRow(graph, row, today));
  for (const duplicate of possibleDuplicates(graph))
    needs.push({ ...duplicate, type: 'possible_duplicate', id: `possible_duplicate ${duplicate.rows.join(' ')}` });
  for (const meeting of sameMeetings(graph))
    needs.push({ ...meeting, type: 'same_meeting', kind: 'encounter', id: `same_meeting ${meeting.rows.join(' ')}` });
  needs.sort((a, b) => urgency(a) - urgency(b) || newestDayFirst(a, b) || (a.id < b.id ? -1 : 1));
  const byType: Partial<Record<NeedType, number>> = {};
  for (const { type } of needs) byType[type] = (byType[type] ?? 0) + 1;
  return { needs: needs.slice(0, most), total: needs.length, byType };
}

function needsOfRow(graph: Graph, row: Row, today: string): readonly Need[] {
  if (!isRowOf(row, 'encounter') && isQuiet(row)) return none;
  const found = [archiveNeed(row), problemNeed(row)];
  const conflicts = fieldNeeds(graph, row);
  if (isRowOf(row, 'encounter')) {
    const status = statusNeed(row);
    // Which day and which status come first: only then can one ask what became of it.
    const open = status !== undefined || conflicts.some((need) => need.type === 'when_conflict');
    found.push(status, open ? undefined : pastPlanNeed(row, lastDayOf(row), today));
  }
  return [...conflicts, ...found.filter((need) => need !== undefined)];
}

const none: readonly Need[] = [];

/** Nearly every row: looked at once for each question the engine is asked. */
function isQuiet({ archived, problems, alternatives }: Row): boolean {
  for (const _field in alternatives) return false;
  return archived.state === 'live' && problems.length === 0;
}

/** The last day it could be, where it has one. The form was checked on reading. */
function lastDayOf({ fields: { when } }: Row<'encounter'>): string | undefined {
  if (when?.[10] !== '/') return when?.slice(0, 10);
  return when.endsWith('..') ? undefined : when.slice(11);
}

function urgency(need: Need): number {
  const order: Readonly<Record<NeedType, number>> = {
    status_contradiction: 0,
    status_concurrent: 1,
    when_conflict: 2,
    identity_disputed: 3,
    archived_but_used: 4,
    field_conflict: 5,
    possible_duplicate: 6,
    planned_past: 7,
    same_meeting: 8,
    problems: 9,
  };
  const guess = need.type === 'possible_duplicate' && need.strength === 'medium';
  return guess ? 10 : order[need.type];
}

function newestDayFirst(a: Need, b: Need): number {
  if (!('day' in a) || !('day' in b) || a.day === b.day) return 0;
  return a.day < b.day ? 1 : -1;
}
