import type { SpaceId } from '../model/id.ts';
import type { RawValue } from '../model/kind.ts';
import { type KindName, kindNamed } from '../model/kinds.ts';
import { readPart } from '../model/part.ts';
import { err, ok, type Result } from '../result.ts';
import { onlyMine } from './default-space.ts';
import { type FieldInputs, fieldNamed, storedField } from './field-values.ts';
import type { EditContext, EditError, PlannedEdit } from './plan.ts';

export interface NewRecord {
  readonly kind: KindName;
  readonly space: SpaceId;
  readonly fields: FieldInputs;
  readonly source?: string;
  /** Makes it an overlay: what this narrower space adds to that record. */
  readonly about?: string;
  readonly origin?: string;
  /** Chosen beforehand where other edits of the same plan refer to it. */
  readonly id?: string;
}

/** The edit that makes a record with all containers it will ever need; refused where it would be unsound. */
export function newRecord(
  wanted: NewRecord,
  context: EditContext,
): Result<PlannedEdit & { record: string }, EditError> {
  const kind = kindNamed(wanted.kind);
  if (!kind) throw new Error(`no such kind: ${wanted.kind}`);
  const width = context.spaces.find((space) => space.id === wanted.space)?.width;
  if (onlyMine.has(wanted.kind) && width !== undefined && width !== 'private')
    return err({ type: 'BadValue', field: 'space', value: wanted.space, why: 'it belongs in the private space only' });
  const record = wanted.id ?? context.newId();
  const values: Record<string, RawValue> = {
    '@kind': kind.name,
    '@v': kind.version,
    '@at': context.now,
    '@by': context.me,
    '@source': wanted.source ?? 'manual',
    ...(wanted.about && { '@about': wanted.about }),
    ...(wanted.origin && { '@origin': wanted.origin }),
  };
  for (const [name, field] of Object.entries(kind.fields)) if (field.form === 'prose') values[name] = { $text: '' };
  for (const [name, input] of Object.entries(wanted.fields)) {
    if (input === undefined || input === null) continue;
    const field = fieldNamed(wanted.kind, name);
    if (!field.ok) return field;
    const stored = storedField(name, field.value, input, context.newId);
    if (!stored.ok) return stored;
    Object.assign(values, stored.value);
  }
  if (!wanted.about) {
    const part = readPart({ id: record, space: wanted.space, volume: '' }, values);
    const problems = kind.check?.((part?.fields ?? {}) as never) ?? [];
    if (problems.length > 0) return err({ type: 'Incomplete', kind: wanted.kind, problems });
  }
  return ok({ record, space: wanted.space, edit: { op: 'create', record, values } });
}
