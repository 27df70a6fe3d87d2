/**
 * Who can introduce me to an organisation: from the organisation outwards, over roles, acquaintances and relations, to
 * somebody I have met or who is said to be able to. Whoever said no to being asked is never proposed. A person goes before
 * the organisation they belong to, the near before the far, the recent before the old.
 */
import { daysBetween } from '../day.ts';
import { statusOf } from './encounter-status.ts';
import type { Graph } from './fold.ts';
import { isRowOf, type Row } from './row.ts';

export const wayReasons = [
  /** Belongs to it. */
  'is_inside',
  'can_introduce',
  'knows_it',
  /** Was there when we met it: as a participant, or as the one who introduced us. */
  'was_there',
  /** An organisation related to it, which I have met. */
  'related_organisation',
  /** Belongs to a related organisation. */
  'inside_related',
  'knows_someone_inside',
] as const;
export type WayReason = (typeof wayReasons)[number];

export interface WayStep {
  /** `role`, `former_role`, `was_there`, `introduced`, or the type of a relation. */
  readonly word: string;
  /** True where it is said from the nearer to me towards the target: `A part_of B` with A first. */
  readonly forward: boolean;
}

export interface Way {
  /** Row ids, from the one to ask to the organisation. */
  readonly path: readonly string[];
  /** One fewer than ids: how each belongs to the next. */
  readonly steps: readonly WayStep[];
  readonly reason: WayReason;
  /** YYYY-MM-DD: when I last met the one to ask. */
  readonly lastContact?: string;
  readonly willing: 'yes' | 'unknown';
}

const longest = 3;
const most = 10;
/** Beyond this many records the search is among strangers. */
const enough = 3_000;
/** Neighbours of one record that are looked at: a hub leads everywhere and says nothing. */
const hub = 400;

export function waysIn(graph: Graph, organisationId: string, today: string): Way[] {
  const target = graph.rowOf(organisationId);
  if (!target) return [];
  const reached = new Map<string, Reached>([[target.id, { row: target, path: [target.id], steps: [], strength: 0 }]]);
  for (const from of reached.values()) {
    if (from.steps.length >= longest || reached.size > enough) continue;
    for (const { row, step, strength } of neighbours(graph, from.row, today).slice(0, hub)) {
      if (reached.has(row.id)) continue;
      const path = [row.id, ...from.path];
      reached.set(row.id, { row, path, steps: [step, ...from.steps], strength });
    }
  }
  reached.delete(target.id);
  const ways = [...reached.values()].flatMap((each) => wayFrom(graph, each, today));
  const throughPeople = new Set(ways.filter((way) => way.reason === 'inside_related').map((way) => way.path[1]));
  return ways
    .filter((way) => way.reason !== 'related_organisation' || !throughPeople.has(way.path[0]))
    .sort((a, b) => b.score - a.score || ((a.path[0] ?? '') < (b.path[0] ?? '') ? -1 : 1))
    .slice(0, most)
    .map(({ score: _score, ...way }) => way);
}

interface Reached {
  readonly row: Row;
  readonly path: readonly string[];
  readonly steps: readonly WayStep[];
  /** 1 to 3, as the first relation says; 0 where nobody said. */
  readonly strength: number;
}

interface Neighbour {
  readonly row: Row;
  readonly step: WayStep;
  readonly strength: number;
}

const between: ReadonlySet<string> = new Set([
  'part_of',
  'youth_wing_of',
  'affiliate_of',
  'member_of',
  'partner_of',
  'provides_for',
  'knows',
  'can_introduce',
]);

/** The strongest tie to each first, so that the path says why it is one. */
function neighbours(graph: Graph, row: Row, today: string): Neighbour[] {
  const found: Neighbour[] = [];
  const add = (id: string | undefined, word: string, forward: boolean, strength = 0) => {
    const other = id === undefined ? undefined : graph.rowOf(id);
    if (!other || other === row || other.archived.state === 'archived') return;
    if (!isRowOf(other, 'person') && !isRowOf(other, 'organisation')) return;
    found.push({ row: other, step: { word, forward }, strength });
  };
  for (const use of usesOf(graph, row)) {
    if (isRowOf(use, 'affiliation')) {
      const { person, organisation, to } = use.fields;
      const word = to !== undefined && to < today ? 'former_role' : 'role';
      if (isSame(graph, person, row)) add(organisation, word, false);
      else add(person, word, true);
    } else if (isRowOf(use, 'relation')) {
      const { from, to, type = '', until, strength } = use.fields;
      if (!between.has(type) || (until !== undefined && until < today)) continue;
      if (isSame(graph, to, row)) add(from, type, true, strength);
      // That the target can introduce somebody is no way to it; every other tie goes both ways.
      else if (type !== 'can_introduce') add(to, type, false, strength);
    } else if (isRowOf(use, 'encounter') && isRowOf(row, 'organisation') && wasHeld(use, today))
      for (const [id, role] of Object.entries(use.fields.people))
        add(id, role === 'introducer' ? 'introduced' : 'was_there', true);
  }
  return found.sort((a, b) => weightOf(b.step.word) - weightOf(a.step.word) || (a.row.id < b.row.id ? -1 : 1));
}

function usesOf(graph: Graph, row: Row): Set<Row> {
  const rows = row.parts.flatMap((part) => graph.usesOf(part.id).flatMap((id) => graph.rowOf(id) ?? []));
  return new Set(rows.filter((each) => each.archived.state !== 'archived'));
}

function isSame(graph: Graph, id: string | undefined, row: Row): boolean {
  return id !== undefined && graph.rowOf(id) === row;
}

function weightOf(word: string): number {
  const weights: Readonly<Record<string, number>> = {
    can_introduce: 100,
    introduced: 90,
    role: 80,
    was_there: 60,
    knows: 50,
    former_role: 45,
  };
  return weights[word] ?? 40;
}

function wayFrom(graph: Graph, { row, path, steps, strength }: Reached, today: string): (Way & { score: number })[] {
  const [step] = steps;
  const willing = isRowOf(row, 'person') ? row.fields.canBeAskedToIntroduce : undefined;
  const lastContact = lastContactWith(graph, row, today);
  if (!step || willing === 'no') return [];
  if (lastContact === undefined && step.word !== 'can_introduce') return [];
  const age = lastContact === undefined ? undefined : daysBetween(lastContact, today);
  const fresh = age === undefined ? -20 : age <= 30 ? 15 : age <= 180 ? 8 : age <= 365 ? 3 : 0;
  const score = weightOf(step.word) - 20 * (steps.length - 1) + fresh + (willing === 'yes' ? 15 : 0) + 3 * strength;
  return [
    {
      path,
      steps,
      reason: reasonOf(graph, path, step),
      ...(lastContact && { lastContact }),
      willing: willing === 'yes' ? 'yes' : 'unknown',
      score,
    },
  ];
}

function reasonOf(
  graph: Graph,
  [first = '', second = '', ...further]: readonly string[],
  { word }: WayStep,
): WayReason {
  if (graph.rowOf(first)?.kind === 'organisation') return 'related_organisation';
  if (further.length > 0) return graph.rowOf(second)?.kind === 'person' ? 'knows_someone_inside' : 'inside_related';
  switch (word) {
    case 'can_introduce':
      return 'can_introduce';
    case 'was_there':
    case 'introduced':
      return 'was_there';
    case 'role':
    case 'former_role':
      return 'is_inside';
    default:
      return 'knows_it';
  }
}

/** The last day on which I met them or slept at their place. */
export function lastContactWith(graph: Graph, row: Row, today: string): string | undefined {
  let last: string | undefined;
  for (const use of usesOf(graph, row)) {
    const day = contactDay(use, today);
    if (day !== undefined && (last === undefined || day > last)) last = day;
  }
  return last;
}

function contactDay(row: Row, today: string): string | undefined {
  if (isRowOf(row, 'encounter')) return wasHeld(row, today) ? row.fields.when?.slice(0, 10) : undefined;
  if (isRowOf(row, 'stay')) return row.fields.from && row.fields.from <= today ? row.fields.from : undefined;
  return undefined;
}

function wasHeld(row: Row<'encounter'>, today: string): boolean {
  const { when, statusLog } = row.fields;
  return (when === undefined || when.slice(0, 10) <= today) && statusOf(statusLog).status === 'held';
}
