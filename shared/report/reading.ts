/**
 * What a report may be made from. `graph` is folded from the audience's own spaces and nothing else, so that whatever is
 * narrower cannot reach the report. `full` is everything this reader has; it is asked only whether something must stay
 * out (careful, no consent, contradicted) and which records the sender means, never what anything says.
 */

import type { KindName } from '../model/kinds.ts';
import { parseWhen, spanOf } from '../model/when.ts';
import { isTarget, statusOf } from '../query/encounter-status.ts';
import { fold, type Graph } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { type AudienceWord, audienceWord, type ReportChoice, type ReportInput, spacesFor } from './choice.ts';

export interface Reading {
  readonly audience: AudienceWord;
  readonly choice: ReportChoice;
  readonly today: string;
  readonly author?: string;
  readonly graph: Graph;
  readonly full: Graph;
  /** Those of `graph` the scope asks for, in the order they were made. */
  readonly encounters: readonly Row<'encounter'>[];
  /** Those of `full`, to say what was held back. */
  readonly known: readonly Row<'encounter'>[];
}

export interface Days {
  readonly from: string;
  readonly to: string | null;
}

export function readFor({ parts, full: given, spaces, choice, today, author }: ReportInput): Reading {
  const all = [...parts];
  const open = spacesFor(choice.audience, spaces);
  const openIds = new Set(open.map((space) => space.id));
  const full = given ?? fold(all, spaces);
  const graph =
    choice.audience === 'private'
      ? full
      : fold(
          all.filter((part) => openIds.has(part.space)),
          open,
        );
  const wanted = scopeOf(choice, full);
  return {
    audience: audienceWord(choice.audience),
    choice,
    today,
    ...(author && { author }),
    graph,
    full,
    encounters: live(graph.ofKind('encounter')).filter(wanted),
    known: live(full.ofKind('encounter')).filter(wanted),
  };
}

/** What is planned or wanted with the same organisations beyond the encounters chosen. */
export function followUps({ graph, encounters }: Reading): Row<'encounter'>[] {
  const chosen = new Set(encounters);
  const ids = encounters.flatMap((row) => rowsNamed(graph, row.fields.orgs, 'organisation').flatMap(idsOf));
  const uses = [...new Set(ids)].flatMap((id) => graph.usesOf(id));
  const rows = new Set(uses.flatMap((id) => rowNamed(graph, id, 'encounter') ?? []));
  return inCreationOrder(
    [...rows].filter((row) => !chosen.has(row) && isTarget(statusOf(row.fields.statusLog).status)),
  );
}

/** Rows that are not archived, in the order they were made; of one import, in the order of its lines. */
export function live<K extends KindName>(rows: readonly Row<K>[]): Row<K>[] {
  return inCreationOrder(rows.filter((row) => row.archived.state !== 'archived'));
}

export function inCreationOrder<K extends KindName>(rows: readonly Row<K>[]): Row<K>[] {
  const lineOf = (row: Row<K>) => Number(/^import:[^:]*:(\d{1,9})/.exec(row.source)?.[1] ?? 0);
  return [...rows].sort((a, b) => a.createdAt - b.createdAt || lineOf(a) - lineOf(b) || (a.id < b.id ? -1 : 1));
}

export function rowNamed<K extends KindName>(graph: Graph, id: string | undefined, kind: K): Row<K> | undefined {
  const row = id === undefined ? undefined : graph.rowOf(id);
  return row && row.archived.state !== 'archived' && isRowOf(row, kind) ? row : undefined;
}

/** The rows that a set of references leads to, each once, in the order they were made. */
export function rowsNamed<K extends KindName>(graph: Graph, ids: Readonly<Record<string, unknown>>, kind: K): Row<K>[] {
  const rows = Object.keys(ids).flatMap((id) => rowNamed(graph, id, kind) ?? []);
  return inCreationOrder([...new Set(rows)]);
}

/** The same thing with everything this reader knows of it. */
export function fullRow<K extends KindName>(reading: Reading, row: Row<K>): Row<K> {
  const known = reading.full.rowOf(row.id);
  return known && isRowOf(known, row.kind) ? known : row;
}

/** Every id by which this reader knows the thing. */
export function idsOf(row: Row): string[] {
  return [row.id, ...row.parts.map((part) => part.id)];
}

export function daysOf(when: string | undefined): Days | undefined {
  const parsed = when === undefined ? undefined : parseWhen(when);
  return parsed && spanOf(parsed);
}

function within(days: Days | undefined, from: string | undefined, to: string | undefined): boolean {
  if (!days || (!from && !to)) return false;
  return (!from || (days.to ?? days.from) >= from) && (!to || days.from <= to);
}

/**
 * Which encounters are meant. A trip or a tie to it may be narrower than the audience: choosing by it is the sender's
 * own act and tells nothing of it. A day is matched only against what the audience itself may read.
 */
function scopeOf({ scope }: ReportChoice, full: Graph): (row: Row<'encounter'>) => boolean {
  switch (scope.type) {
    case 'all':
      return () => true;
    case 'day':
      return (row) => within(daysOf(row.fields.when), scope.date, scope.date);
    case 'trip': {
      const trip = rowNamed(full, scope.id, 'trip');
      if (!trip) return () => false;
      const { from, to } = trip.fields;
      return (row) => {
        const tied = row.fields.trip ?? rowNamed(full, row.id, 'encounter')?.fields.trip;
        return tied === undefined ? within(daysOf(row.fields.when), from, to) : full.rowOf(tied) === trip;
      };
    }
    case 'encounter': {
      const meant = full.rowOf(scope.id);
      return (row) => full.rowOf(row.id) === meant;
    }
    case 'organisation': {
      const meant = full.rowOf(scope.id);
      return (row) => meant !== undefined && Object.keys(row.fields.orgs).some((id) => full.rowOf(id) === meant);
    }
  }
}

/** The days a report covers, for what has a date but no tie to an encounter. Undefined: every day. */
export function covers({ scope }: ReportChoice, graph: Graph): (from: string | undefined) => boolean {
  switch (scope.type) {
    case 'all':
      return () => true;
    case 'day':
      return (from) => from === scope.date;
    case 'trip': {
      const trip = rowNamed(graph, scope.id, 'trip')?.fields;
      return (from) => from !== undefined && from >= (trip?.from ?? '') && from <= (trip?.to ?? '9999');
    }
    default:
      return () => false;
  }
}
