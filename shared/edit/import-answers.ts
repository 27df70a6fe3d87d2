/** Writes what a person answered about a pasted text: how its organisations stand to each other, and who is not whom. */
import type { RelationType } from '../model/enumerations.ts';
import { type Answers, type Draft, narrowest } from './import-draft.ts';
import { sameRow } from './import-promises.ts';

export function importAnswers(draft: Draft, { relations = [], apart = [] }: Answers): void {
  draft.each('relations', relations, ({ type, from, to }) => relate(draft, type, from, to));
  draft.each('apart', apart, ([one, other]) => relate(draft, 'not_same_as', one, other));
}

const refusalOf: Partial<Record<RelationType, RelationType>> = { part_of: 'not_part_of' };

/** Both ways round for opinions on who is who: they are about a pair. Such an opinion names those it replaces. */
function relate(draft: Draft, type: RelationType, oneEnd: string, otherEnd: string): void {
  const [from, to] = [idOf(draft, oneEnd), idOf(draft, otherEnd)];
  if (!from || !to || sameRow(draft, from, to)) return;
  const isOpinion = type === 'same_as' || type === 'not_same_as';
  const onPair = draft.graph.ofKind('relation').filter(({ fields }) => {
    const straight = sameRow(draft, fields.from, from) && sameRow(draft, fields.to, to);
    return straight || (isOpinion && sameRow(draft, fields.from, to) && sameRow(draft, fields.to, from));
  });
  const known = onPair.find((row) => row.fields.type === type);
  // What was answered with no is answered, until somebody puts the no away.
  const isRefused = onPair.some(
    ({ fields, archived }) => fields.type === refusalOf[type] && archived.state !== 'archived',
  );
  if (isRefused) return;
  if (known) {
    draft.meet(known);
    return;
  }
  const after = onPair.filter(({ fields }) => fields.type === 'same_as' || fields.type === 'not_same_as');
  const fields = { from, to, type, ...(isOpinion && { after: after.map(({ id }) => id) }) };
  draft.make({ kind: 'relation', space: narrowest(draft, [from, to]).id, fields });
}

function idOf(draft: Draft, end: string): string | undefined {
  return draft.idByKey.get(end) ?? draft.graph.rowOf(end)?.id;
}
