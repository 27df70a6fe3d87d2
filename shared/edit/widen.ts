/**
 * Telling a wider circle: an explicit copy of chosen fields into a new record of the wider space. The chosen fields then
 * live only there; the narrower record keeps the rest and becomes an overlay. `origin` is equal on every device that
 * widens the same record, so two that do it at once make one row.
 */

import type { Field } from '../model/field.ts';
import { compareWidth, type SpaceInfo } from '../model/id.ts';
import type { Part } from '../model/part.ts';
import type { Graph } from '../query/fold.ts';
import { referencesIn } from '../query/fold.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edit } from './edit.ts';
import { type FieldInput, fieldNamed } from './field-values.ts';
import { newRecord } from './new-record.ts';
import type { EditContext, EditError, Plan } from './plan.ts';

export interface Widening {
  readonly part: Part;
  readonly fields: readonly string[];
  readonly to: SpaceInfo;
  /** SHA-256 of record id and space id in hex: says nothing to those who do not know the record already. */
  readonly origin: string;
}

export function widen(
  graph: Graph,
  { part, fields, to, origin }: Widening,
  context: EditContext,
): Result<Plan, EditError> {
  const from = graph.spaces.get(part.space);
  if (!from || compareWidth(from.width, to.width) >= 0)
    return err({ type: 'NothingToDo', why: `${to.name} is not wider than ${from?.name ?? 'its space'}` });
  const inputs: Record<string, FieldInput> = {};
  const emptied: Edit[] = [];
  for (const name of fields) {
    const field = fieldNamed(part.kind, name);
    if (!field.ok) return field;
    const value = part.fields[name];
    if (value === undefined || value === '') continue;
    for (const id of referencesIn(field.value, value)) {
      const target = graph.rowOf(id);
      const width = target && graph.spaces.get(target.space)?.width;
      if (!width || compareWidth(width, to.width) < 0) return err({ type: 'NarrowReference', field: name, id });
    }
    inputs[name] = value as FieldInput;
    emptied.push(...emptyField(part, name, field.value));
  }
  const wide = newRecord({ kind: part.kind, space: to.id, fields: inputs, origin, source: part.source }, context);
  if (!wide.ok) return wide;
  const link: Edit = { op: 'set', record: part.id, key: '@about', value: wide.value.record };
  return ok({
    kind: 'edit',
    edits: [wide.value, ...[link, ...emptied].map((edit) => ({ space: part.space, edit }))],
  });
}

function emptyField(part: Part, name: string, field: Field): Edit[] {
  const value = part.fields[name];
  const record = part.id;
  switch (field.form) {
    case 'single':
      return [{ op: 'set', record, key: name, value: null }];
    case 'prose':
      return [{ op: 'text', record, key: name, value: '' }];
    case 'keyed':
      return Object.keys(Object(value)).map((key) => ({ op: 'set', record, key: `${name}.${key}`, value: null }));
    case 'items':
    case 'log':
      return (Array.isArray(value) ? value : []).map((item) => ({
        op: 'mark',
        record,
        key: `${name}.${item.id}`,
        field: field.form === 'log' ? 'retracted' : 'removed',
        value: true,
      }));
  }
}
