import { leavesOf } from '../model/event-log.ts';
import { compareWidth, type SpaceId } from '../model/id.ts';
import type { Part } from '../model/part.ts';
import { archiveLog } from '../query/archive.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import { newRecord } from './new-record.ts';
import type { EditContext, EditError, Plan, PlannedEdit } from './plan.ts';

/**
 * Says that two rows are one thing, or that they are not. Nothing moves: the merge is a relation that can be taken
 * back. `relations`: every relation record, so that earlier opinions on the pair are named as replaced.
 */
export function identify(
  graph: Graph,
  pair: readonly [Row, Row],
  opinion: 'same_as' | 'not_same_as',
  relations: readonly Part[],
  context: EditContext,
): Result<Plan, EditError> {
  const [a, b] = pair;
  if (a.kind !== b.kind) return err({ type: 'WrongKind', id: b.id, kind: b.kind, wanted: a.kind });
  if (a.id === b.id) return err({ type: 'NothingToDo', why: 'they are one already' });
  const narrower = (one: SpaceId, other: SpaceId) => {
    const width = (space: SpaceId) => graph.spaces.get(space)?.width ?? 'private';
    return compareWidth(width(one), width(other)) <= 0 ? one : other;
  };
  const opinions = relations.filter(standing).flatMap((part) => {
    const { from, to, type, after } = part.fields;
    if ((type !== 'same_as' && type !== 'not_same_as') || typeof from !== 'string' || typeof to !== 'string') return [];
    const { id, createdAt: at, createdBy: by } = part;
    return [{ from, to, type, log: { id, at, by, after: Object.keys(Object(after)) } }];
  });
  const edits: PlannedEdit[] = [];
  for (const [{ id: from, space: here }, { id: to, space: there }] of pairsBetween(a, b)) {
    const onPair = opinions.filter(
      (each) => (each.from === from && each.to === to) || (each.from === to && each.to === from),
    );
    // Said of the rows themselves, and again of records merged into them about which something else is held.
    if ((from !== a.id || to !== b.id) && onPair.every((each) => each.type === opinion)) continue;
    const after = leavesOf(onPair.map((each) => each.log)).map((leaf) => leaf.id);
    const made = newRecord(
      { kind: 'relation', space: narrower(here, there), fields: { from, to, type: opinion, after } },
      context,
    );
    if (!made.ok) return made;
    edits.push(made.value);
  }
  return ok({ kind: 'edit', edits });
}

type RowPart = Row['parts'][number];

function pairsBetween(a: Row, b: Row): readonly (readonly [RowPart, RowPart])[] {
  return a.parts.flatMap((one) => b.parts.map((other) => [one, other] as const));
}

function standing(part: Part): boolean {
  return !leavesOf(archiveLog(part)).some((leaf) => leaf.state === 'archived');
}
