/** Which records a report is about. */
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import type { ReportChoice } from './choice.ts';
import { daysOf, within } from './days.ts';
import type { Reading } from './reading.ts';
import { idsOf, inCreationOrder, live, rowNamed, rowsNamed, rowsUsing } from './rows.ts';

/**
 * Which encounters are meant. A trip or a tie to it may be narrower than the audience: choosing by it is the sender's
 * own act and tells nothing of it. A day is matched only against what the audience itself may read.
 */
export function scopeOf({ scope }: ReportChoice, full: Graph, today: string): (row: Row<'encounter'>) => boolean {
  switch (scope.type) {
    case 'all':
      return () => true;
    case 'day':
      return (row) => within(daysOf(row.fields.when), scope.date, scope.date);
    case 'trip': {
      const trip = rowNamed(full, scope.id, 'trip');
      if (!trip) return () => false;
      const { from, to } = trip.fields;
      const takesWishes = isTripAtHand(trip, full, today);
      return (row) => {
        const tied = row.fields.trip ?? rowNamed(full, row.id, 'encounter')?.fields.trip;
        if (tied !== undefined) return full.rowOf(tied) === trip;
        if (row.fields.when !== undefined) return within(daysOf(row.fields.when), from, to);
        return takesWishes && isTarget(statusOf(row.fields.statusLog).status);
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

/**
 * Whether a wish without a day and without a trip belongs to this one. A list of whom one hopes to meet is written for
 * the journey one is on, and hardly anybody ties each wish to it; but with two journeys it would be a guess, and a guess
 * would call for help in the wrong country. So: the one trip under way today, or the only one there is. What is over
 * (held, declined) and nobody dated stays out: nobody can say it happened on this trip.
 */
function isTripAtHand(trip: Row<'trip'>, full: Graph, today: string): boolean {
  const trips = live(full.ofKind('trip'));
  const underWay = trips.filter(
    ({ fields: { from, to } }) => from !== undefined && from <= today && (to ?? today) >= today,
  );
  return underWay.length > 0 ? underWay.length === 1 && underWay[0] === trip : trips.length === 1;
}

/**
 * A whole tour, against one day, one meeting or one organisation. Only a tour speaks of what all have in common: beside
 * one organisation, a number or a proposal would seem to be about it.
 */
export function isTour({ scope }: ReportChoice): boolean {
  return scope.type === 'all' || scope.type === 'trip';
}

/** Whether what names these ids belongs to the report: in one on everything all does, else what names one it is about. */
export function concernsScope(
  { choice: { scope }, full }: Reading,
  graph: Graph,
  encounters: readonly Row<'encounter'>[],
): (ids: readonly (string | undefined)[]) => boolean {
  if (scope.type === 'all') return () => true;
  const about = scope.type === 'organisation' ? full.rowOf(scope.id) : undefined;
  const meant = new Set<Row | undefined>([
    ...encounters,
    ...encounters.flatMap((row) => rowsNamed(graph, row.fields.orgs, 'organisation')),
    ...(about ? idsOf(about).map((id) => graph.rowOf(id)) : []),
  ]);
  meant.delete(undefined);
  return (ids) => ids.some((id) => id !== undefined && meant.has(graph.rowOf(id)));
}

/** What is planned or wanted with the same organisations beyond the encounters chosen. */
export function followUps({ graph, encounters }: Reading): Row<'encounter'>[] {
  const chosen = new Set(encounters);
  const organisations = new Set(encounters.flatMap((row) => rowsNamed(graph, row.fields.orgs, 'organisation')));
  const rows = new Set([...organisations].flatMap((row) => rowsUsing(graph, row, 'encounter')));
  return inCreationOrder(
    [...rows].filter((row) => !chosen.has(row) && isTarget(statusOf(row.fields.statusLog).status)),
  );
}

/** The days a report covers, for what has a date but no tie to an encounter. `full`: a trip may be narrower. */
export function covers({ scope }: ReportChoice, full: Graph): (from: string | undefined) => boolean {
  switch (scope.type) {
    case 'all':
      return () => true;
    case 'day':
      return (from) => from === scope.date;
    case 'trip': {
      const trip = rowNamed(full, scope.id, 'trip')?.fields;
      if (!trip) return () => false;
      return (from) => from !== undefined && from >= (trip.from ?? '') && from <= (trip.to ?? '9999');
    }
    default:
      return () => false;
  }
}
