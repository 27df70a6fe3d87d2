import type { Vault } from '../../engine/vault/api.ts';
import type { EditError, Plan } from '../../shared/edit/plan.ts';
import { setStatus } from '../../shared/edit/set-status.ts';
import { keepBoth, takeValue } from '../../shared/edit/settle.ts';
import type { Scalar } from '../../shared/model/field.ts';
import { isRowOf } from '../../shared/query/row.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Failure, refused, wrongUse } from '../answer.ts';
import { type Conflict, choicesOf, conflictId, conflictsOf } from '../conflicts.ts';
import { failureOf } from '../errors.ts';
import { nameOf } from '../readable.ts';
import { type Command, changingVault } from '../session.ts';
import { stepAnswer } from '../step-answer.ts';

export const settle: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given } = session;
    const take = given.option('take');
    if ((take === undefined) === !given.flag('keep-both')) return wrongUse('Say --take VALUE, or --keep-both.');
    const conflict = conflictNamed(vault, given.word(1));
    if (!conflict.ok) return conflict;
    const planned = take === undefined ? bothOf(vault, conflict.value) : takenOf(vault, conflict.value, take);
    if (!planned.ok) return planned;
    const plan = planned.value;
    if (!plan.ok) return failureOf(plan.error);
    const step = await vault.perform(plan.value);
    if (!step.ok) return failureOf(step.error);
    const row = vault.graph().rowOf(conflict.value.row);
    const about = row ? nameOf(vault.graph(), row) : '';
    return ok(stepAnswer(vault, step.value, `${about}: ${take ?? 'both kept'}.`, conflict.value.row));
  });

type Planned = Result<Result<Plan, EditError>, Failure>;

function conflictNamed(vault: Vault, id: string): Result<Conflict, Failure> {
  const all = conflictsOf(vault);
  const wanted = id.trim().toLowerCase();
  const found = all.filter((each) => conflictId(each).startsWith(wanted) || each.row.startsWith(wanted));
  const [first, second] = found;
  if (wanted.length < 4 || !first)
    return refused(
      'NoSuchConflict',
      `Nothing in conflict is called "${id}". Nothing was changed. See: samband conflicts DIR`,
    );
  if (!second) return ok(first);
  const ids = found.map((each) => `${conflictId(each)} (${'statuses' in each ? 'status' : each.field})`);
  return refused('SeveralConflicts', `Several are called so: ${ids.join(', ')}. Nothing was changed.`);
}

function takenOf(vault: Vault, conflict: Conflict, take: string): Planned {
  const choices = choicesOf(conflict);
  const at = choices.findIndex((each) => each.take === take || each.shown.toLowerCase() === take.toLowerCase());
  const chosen = choices[at >= 0 ? at : /^\d$/.test(take) ? Number(take) - 1 : -1];
  if (!chosen) {
    const known = choices.map((each) => each.take).join(', ');
    return err({
      type: 'BadValue',
      message: `"${take}" is none of the values in conflict: ${known}. Nothing was changed.`,
      exit: 1,
    });
  }
  const row = vault.graph().rowOf(conflict.row);
  if (!row) return ok(err({ type: 'NoSuchRecord', id: conflict.row }));
  if ('statuses' in conflict)
    return ok(
      isRowOf(row, 'encounter')
        ? setStatus({ row, status: chosen.take }, vault.context())
        : err({ type: 'WrongKind', id: row.id, kind: row.kind, wanted: 'encounter' }),
    );
  const value = conflict.values[choices.indexOf(chosen)]?.value as Scalar;
  return ok(takeValue(vault.graph(), { row, field: conflict.field, space: conflict.space }, value));
}

function bothOf(vault: Vault, conflict: Conflict): Planned {
  const row = vault.graph().rowOf(conflict.row);
  if (!row) return ok(err({ type: 'NoSuchRecord', id: conflict.row }));
  if ('statuses' in conflict)
    return refused('OneStatus', 'An encounter has one status. Nothing was changed. Choose one with --take.');
  const [keep, other] = conflict.values.map(({ value }) => value as Scalar);
  const shown = choicesOf(conflict)[1]?.shown;
  const note = conflict.type === 'when_conflict' && shown ? `Also said: ${shown}` : undefined;
  const both = { keep: keep ?? '', other: other ?? '', ...(note && { note }) };
  return ok(keepBoth(vault.graph(), { row, field: conflict.field, space: conflict.space }, both, vault.context()));
}
