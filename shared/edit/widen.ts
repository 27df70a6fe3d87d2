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
import type { Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edit } from './edit.ts';
import { type FieldInput, fieldNamed } from './field-values.ts';
import { newRecord } from './new-record.ts';
import type { EditContext, EditError, Plan, PlannedEdit } from './plan.ts';

export interface Widening {
  /** The row's records that are narrower than `to`. The first is told on; the chosen fields are emptied in all of them. */
  readonly parts: readonly Part[];
  /** The row's values: what somebody saw when they chose, from whichever layer. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
  readonly to: SpaceInfo;
  /** SHA-256 of record id and space id in hex: says nothing to those who do not know the record already. */
  readonly origin: string;
}

export function widen(
  graph: Graph,
  { parts, shown, fields, to, origin }: Widening,
  context: EditContext,
): Result<Plan, EditError> {
  const [part] = parts;
  if (!part) return err({ type: 'NothingToDo', why: `${to.name} is not wider than its space` });
  const inputs: Record<string, FieldInput> = {};
  const emptied: PlannedEdit[] = [];
  for (const name of fields) {
    const field = fieldNamed(part.kind, name);
    if (!field.ok) return field;
    const value = shown[name];
    if (value === undefined || value === '') continue;
    for (const id of referencesIn(field.value, value)) {
      const target = graph.rowOf(id);
      const width = target && graph.spaces.get(target.space)?.width;
      if (!width || compareWidth(width, to.width) < 0) return err({ type: 'NarrowReference', field: name, id });
    }
    inputs[name] = value as FieldInput;
    for (const each of parts)
      for (const edit of emptyField(each, name, field.value)) emptied.push({ space: each.space, edit });
  }
  const wide = newRecord({ kind: part.kind, space: to.id, fields: inputs, origin, source: part.source }, context);
  if (!wide.ok) return wide;
  const link: Edit = { op: 'set', record: part.id, key: '@about', value: wide.value.record };
  return ok({
    kind: 'edit',
    edits: [wide.value, { space: part.space, edit: link }, ...emptied],
  });
}

/** The row's records that a wider space does not hold yet, in the row's order. */
export function narrowerParts(graph: Graph, row: Row, to: SpaceInfo): readonly Part[] {
  return row.parts.flatMap(({ id, space }) => {
    const width = graph.spaces.get(space)?.width;
    const part = graph.part(id);
    return part && width && compareWidth(width, to.width) < 0 ? [part] : [];
  });
}

export function emptyField(part: Part, name: string, field: Field): Edit[] {
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
