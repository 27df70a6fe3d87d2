import { leavesOf } from '../model/event-log.ts';
import { compareWidth } from '../model/id.ts';
import type { Part } from '../model/part.ts';
import { archiveLog } from '../query/archive.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import { newRecord } from './new-record.ts';
import type { EditContext, EditError, Plan } from './plan.ts';

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
  const widthOf = (row: Row) => graph.spaces.get(row.space)?.width ?? 'private';
  const space = compareWidth(widthOf(a), widthOf(b)) <= 0 ? a.space : b.space;
  const onPair = relations.filter((part) => {
    const { from, to, type } = part.fields;
    const same = (from === a.id && to === b.id) || (from === b.id && to === a.id);
    return same && (type === 'same_as' || type === 'not_same_as');
  });
  const earlier = leavesOf(
    onPair.filter(standing).map((part) => ({
      id: part.id,
      at: part.createdAt,
      by: part.createdBy,
      after: Object.keys(Object(part.fields['after'])),
    })),
  );
  const fields = { from: a.id, to: b.id, type: opinion, after: earlier.map((leaf) => leaf.id) };
  const made = newRecord({ kind: 'relation', space, fields }, context);
  return made.ok ? ok({ kind: 'edit', edits: [made.value] }) : made;
}

function standing(part: Part): boolean {
  return !leavesOf(archiveLog(part)).some((leaf) => leaf.state === 'archived');
}
