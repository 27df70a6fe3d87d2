import { encounterStatuses } from '../model/enumerations.ts';
import { replacesAll } from '../model/event-log.ts';
import { parseWhen, spanOf } from '../model/when.ts';
import type { Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edit } from './edit.ts';
import type { EditContext, EditError, Plan } from './plan.ts';

export interface StatusChange {
  readonly row: Row<'encounter'>;
  /** `postponed` is half_planned with a flag, so that it is seen to have been planned once. */
  readonly status: string;
  readonly reason?: string;
}

/** Adds to the status log; settles any contradiction its author can see, since it replaces every leaf. */
export function setStatus({ row, status, reason }: StatusChange, context: EditContext): Result<Plan, EditError> {
  const postponed = status === 'postponed';
  const word = postponed ? 'half_planned' : status;
  if (!encounterStatuses.some((known) => known === word))
    return err({ type: 'BadValue', field: 'status', value: status, choices: [...encounterStatuses, 'postponed'] });
  const when = row.fields.when ? parseWhen(row.fields.when) : undefined;
  if (word === 'held' && when && spanOf(when).from > context.today)
    return err({ type: 'BadValue', field: 'status', value: status, why: `it lies ahead, on ${spanOf(when).from}` });
  const part = row.parts.find((each) => !each.overlay) ?? row.parts[0];
  if (!part) throw new Error('a row without parts');
  const entry = statusEntry(
    { status: word, after: replacesAll(row.fields.statusLog), reason, flag: postponed ? 'postponed' : undefined },
    context,
  );
  return ok({ kind: 'edit', edits: [{ space: part.space, edit: { op: 'put', record: part.id, ...entry } }] });
}

export function statusEntry(
  entry: { status: string; after: readonly string[]; reason?: string | undefined; flag?: string | undefined },
  context: EditContext,
): Pick<Extract<Edit, { op: 'put' }>, 'key' | 'value'> {
  const { status, after, reason, flag } = entry;
  return {
    key: `statusLog.${context.newId()}`,
    value: {
      status,
      at: context.now,
      by: context.me,
      after: after.join(' '),
      ...(reason && { reason }),
      ...(flag && { flag }),
    },
  };
}
