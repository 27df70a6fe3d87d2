import type { Vault } from '../../engine/vault/api.ts';
import type { EditError, Plan } from '../../shared/edit/plan.ts';
import { setField } from '../../shared/edit/set-field.ts';
import { setStatus } from '../../shared/edit/set-status.ts';
import { kindNamed } from '../../shared/model/kinds.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { failureOf } from '../errors.ts';
import { findRow } from '../find.ts';
import { nameOf } from '../readable.ts';
import { type Command, changingVault } from '../session.ts';
import { stepAnswer } from '../step-answer.ts';
import { statusText } from '../words.ts';

export const status: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given } = session;
    const graph = vault.graph();
    const row = findRow(graph, given.word(1));
    if (!row.ok) return row;
    const word = given.word(2).replaceAll('-', '_');
    const plan = planStatus(vault, row.value, word, given.option('reason'));
    if (!plan.ok) return failureOf(plan.error);
    const step = await vault.perform(plan.value);
    if (!step.ok) return failureOf(step.error);
    const text = `${nameOf(graph, row.value)}: ${statusText(word)}.`;
    return ok(stepAnswer(vault, step.value, text, row.value.id));
  });

/** Encounters keep a log; asks, commitments and their like hold one standing value. */
function planStatus(vault: Vault, row: Row, word: string, reason: string | undefined): Result<Plan, EditError> {
  if (isRowOf(row, 'encounter')) return setStatus({ row, status: word, ...(reason && { reason }) }, vault.context());
  if (!Object.hasOwn(kindNamed(row.kind)?.fields ?? {}, 'status'))
    return err({ type: 'WrongKind', id: row.id, kind: row.kind, wanted: 'encounter' });
  return setField(vault.graph(), { row, field: 'status', value: word }, vault.context());
}
