/**
 * What several people decided at once about one row. Values of one space are in conflict; what my own narrower layer says
 * beside a wider one is my word, not a question. A name that lost in a merge is an alias already and asks nothing.
 */
import { leavesOf } from '../model/event-log.ts';
import type { SpaceId } from '../model/id.ts';
import { type KindName, kindNamed } from '../model/kinds.ts';
import { stillSays } from './archive.ts';
import { statusOf } from './encounter-status.ts';
import type { Graph } from './fold.ts';
import { identityOpinions } from './identity.ts';
import type { Need, SaidStatus, SaidValue } from './need.ts';
import { isRowOf, type Row } from './row.ts';

/** Written by the program: nobody can be asked about them. */
const ofTheProgram: ReadonlySet<KindName> = new Set(['device', 'circle', 'import_batch', 'publication']);
const fieldsOfTheProgram: ReadonlySet<string> = new Set(['countrySource']);

export function statusNeed(row: Row<'encounter'>): Need | undefined {
  const log = row.fields.statusLog;
  if (log.length < 2) return undefined;
  const { entry: shown, contradiction, concurrent } = statusOf(log);
  if (!shown || concurrent.length === 0) return undefined;
  const said = ({ id, status, by, at, reason }: typeof shown): SaidStatus => ({
    entry: id,
    status,
    by,
    at,
    ...(reason && { reason }),
  });
  const type = contradiction ? 'status_contradiction' : 'status_concurrent';
  return { type, id: `${type} ${row.id}`, kind: 'encounter', row: row.id, statuses: [shown, ...concurrent].map(said) };
}

export function fieldNeeds(graph: Graph, row: Row): Need[] {
  const fields = Object.keys(row.alternatives).filter((field) => !fieldsOfTheProgram.has(field));
  if (fields.length === 0 || ofTheProgram.has(row.kind)) return [];
  const spaces = [...new Set(row.parts.map((part) => part.space))].sort();
  return fields.flatMap((field) =>
    spaces.flatMap((space): Need[] => {
      const values = valuesIn(graph, row, field, space);
      if (values.length < 2) return [];
      const type = field === 'when' ? 'when_conflict' : 'field_conflict';
      return [{ type, id: `${type} ${row.id} ${field} ${space}`, row: row.id, kind: row.kind, field, space, values }];
    }),
  );
}

/** The different values that records of one space hold for a field, the one shown there first. */
export function valuesIn(graph: Graph, row: Row, field: string, space: SpaceId): SaidValue[] {
  const kind = kindNamed(row.kind);
  const [name = '', ...inner] = field.split('.');
  const parts = row.parts
    .flatMap((each) => (each.space === space ? (graph.part(each.id) ?? []) : []))
    .filter((part) => stillSays(part, graph.usesOf))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  // Of merged records each name is found as an alias wherever the kind has any; only a register's other value can be lost.
  const aliased = name === 'name' && kind?.fields['altNames'] !== undefined;
  const asking = aliased ? parts.filter((part) => part.alternatives[field]).slice(0, 1) : parts;
  const found = new Map<string, SaidValue>();
  for (const part of asking) {
    const whole = part.fields[name];
    const own: unknown = inner.length > 0 ? Object(whole)[inner.join('.')] : whole;
    const said = (value: unknown, actor?: string) => {
      const key = JSON.stringify(value);
      if (value === undefined || value === null || value === '' || found.has(key)) return;
      const from = actor ? { actor } : { by: part.createdBy, at: part.createdAt };
      found.set(key, { value, part: part.id, ...from });
    };
    said(own);
    for (const other of part.alternatives[field] ?? []) said(other.value, other.actor);
  }
  return [...found.values()];
}

export function archiveNeed(row: Row): Need | undefined {
  const { archived } = row;
  if (archived.state !== 'revived' || archived.because === 'kept' || ofTheProgram.has(row.kind)) return undefined;
  const { because, by, at, usedBy } = archived;
  return {
    type: 'archived_but_used',
    id: `archived_but_used ${row.id}`,
    row: row.id,
    kind: row.kind,
    because,
    by,
    at,
    ...(usedBy && { usedBy }),
  };
}

/** Pairs of which one says they are the same, and another at the same time that they are not. */
export function identityNeeds(graph: Graph): Need[] {
  const opinions = graph
    .ofKind('relation')
    .filter(({ fields: { type } }) => type === 'same_as' || type === 'not_same_as')
    .flatMap((row) => row.parts.flatMap((part) => graph.part(part.id) ?? []));
  return identityOpinions(opinions).disputed.flatMap(([a, b]): Need[] => {
    const [one, other] = [graph.rowOf(a), graph.rowOf(b)];
    // One by way of a third: there is nothing left to choose between these two.
    if (!one || !other || one === other) return [];
    const onPair = opinions.filter(({ fields: { from, to } }) => (from === a && to === b) || (from === b && to === a));
    const said = leavesOf(
      onPair.map((part) => ({
        id: part.id,
        at: part.createdAt,
        by: part.createdBy,
        after: Object.keys(Object(part.fields['after'])),
        same: part.fields['type'] === 'same_as',
      })),
    ).map(({ same, by, at }) => ({ same, by, at }));
    const rows = [one.id, other.id].sort() as [string, string];
    return [{ type: 'identity_disputed', id: `identity_disputed ${a} ${b}`, kind: one.kind, rows, said }];
  });
}

export function problemNeed(row: Row): Need | undefined {
  if (row.problems.length === 0 || ofTheProgram.has(row.kind)) return undefined;
  return { type: 'problems', id: `problems ${row.id}`, row: row.id, kind: row.kind, problems: row.problems };
}

/** Planned for a day that is over: held, missed or moved, and nobody has said which. */
export function pastPlanNeed(row: Row, lastDay: string | undefined, today: string): Need | undefined {
  if (!isRowOf(row, 'encounter') || lastDay === undefined || lastDay >= today) return undefined;
  const { status } = statusOf(row.fields.statusLog);
  if (status !== 'planned' && status !== 'half_planned') return undefined;
  return { type: 'planned_past', id: `planned_past ${row.id}`, row: row.id, kind: 'encounter', status, day: lastDay };
}
