import { createHash } from 'node:crypto';
import type { Vault } from '../engine/vault/api.ts';
import type { Need } from '../shared/query/need.ts';
import { needsYou } from '../shared/query/needs-you.ts';
import { today } from './dates.ts';
import { iso } from './iso.ts';
import { named } from './readable.ts';
import { codeText, statusText, whenText } from './words.ts';

export type Conflict = Extract<
  Need,
  { readonly type: 'status_contradiction' | 'status_concurrent' | 'when_conflict' | 'field_conflict' }
>;

/** What several people decided at once and nobody has settled. */
export function conflictsOf(vault: Vault): readonly Conflict[] {
  return needsYou(vault.graph(), today(), { most: Number.POSITIVE_INFINITY }).needs.filter(isConflict);
}

function isConflict(need: Need): need is Conflict {
  return (
    need.type === 'status_contradiction' ||
    need.type === 'status_concurrent' ||
    need.type === 'when_conflict' ||
    need.type === 'field_conflict'
  );
}

/** Twelve digits that `settle` takes: made of what the conflict is about, so that they stay while it does. */
export function conflictId({ id }: Conflict): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 12);
}

/** The values to choose from, as `--take` wants them, the one shown now first. */
export function choicesOf(conflict: Conflict): readonly { readonly take: string; readonly shown: string }[] {
  if ('statuses' in conflict)
    return conflict.statuses.map(({ status }) => ({ take: status, shown: statusText(status) }));
  const isWhen = conflict.type === 'when_conflict';
  return conflict.values.map(({ value }) => {
    const take = typeof value === 'string' ? value : JSON.stringify(value);
    return { take, shown: isWhen ? whenText(take, today()) : codeText(take) };
  });
}

export function conflictValue(vault: Vault, conflict: Conflict): object {
  const graph = vault.graph();
  const [row] = named(graph, { [conflict.row]: true });
  return {
    id: conflictId(conflict),
    type: conflict.type,
    row: conflict.row,
    name: row?.name ?? '',
    kind: conflict.kind,
    field: 'statuses' in conflict ? 'status' : conflict.field,
    values: choicesOf(conflict).map(({ take }, index) => ({ value: take, ...whoSaid(vault, conflict, index) })),
  };
}

function whoSaid(vault: Vault, conflict: Conflict, index: number): object {
  const said = 'statuses' in conflict ? conflict.statuses[index] : conflict.values[index];
  if (!said) return {};
  const row =
    said.by === undefined
      ? undefined
      : vault
          .graph()
          .ofKind('device')
          .find(({ fields }) => fields.person === said.by);
  return {
    ...(said.by !== undefined && { by: row?.fields.personName ?? said.by }),
    ...(said.at !== undefined && { at: iso(said.at) }),
  };
}
