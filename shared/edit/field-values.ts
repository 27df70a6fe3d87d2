/** From what a person gives for a field to what lies in the document: checked first, refused with a reason. */
import type { Field, Scalar, ScalarMap } from '../model/field.ts';
import type { RawRecord, RawValue } from '../model/kind.ts';
import { type KindName, kindNamed } from '../model/kinds.ts';
import { err, ok, type Result } from '../result.ts';
import { itemIdAfter, itemIds } from './item-id.ts';
import type { EditError } from './plan.ts';

/** What callers give: scalars, texts, lists of tokens or references, or lists of items. */
export type FieldInput = Scalar | readonly string[] | Readonly<Record<string, Scalar>> | readonly ScalarMap[];
export type FieldInputs = Readonly<Record<string, FieldInput | undefined>>;

export function fieldNamed(kind: KindName, name: string): Result<Field, EditError> {
  const fields = kindNamed(kind)?.fields ?? {};
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const known = Object.keys(fields).filter((each) => fields[each]?.form !== 'log');
  return field ? ok(field) : err({ type: 'NoSuchField', kind, field: name, known });
}

/** The keys that one field adds to a record. Items get an id each, after those of `standing`, the list as rows hold it. */
export function storedField(
  name: string,
  field: Field,
  input: FieldInput,
  newId: () => string,
  standing?: unknown,
): Result<RawRecord, EditError> {
  switch (field.form) {
    case 'single': {
      const checked = checkSingle(name, field, input);
      return checked.ok ? ok({ [name]: checked.value }) : checked;
    }
    case 'prose':
      return typeof input === 'string' ? ok({ [name]: { $text: input } }) : bad(name, input);
    case 'keyed': {
      const entries = keyedEntries(input);
      if (!entries) return bad(name, input);
      const stored: Record<string, RawValue> = {};
      for (const [key, value] of entries) {
        const refused = checkKeyed(name, field, key, value);
        if (refused) return err(refused);
        stored[`${name}.${key}`] = value;
      }
      return ok(stored);
    }
    case 'items':
    case 'log': {
      if (!Array.isArray(input)) return bad(name, input);
      const stored: Record<string, RawValue> = {};
      const ids = itemIds(standing);
      for (const item of input) {
        const parsed = field.schema.safeParse(item);
        if (!parsed.success || typeof item !== 'object') return bad(name, item);
        for (const [key, choices] of Object.entries(field.form === 'items' ? (field.itemChoices ?? {}) : {}))
          if (!choices.some((choice) => choice === item[key]))
            return err({ type: 'BadValue', field: `${name}.${key}`, value: item[key], choices });
        const kept = Object.entries(item).filter(([key, value]) => key !== 'id' && value !== undefined);
        const id = field.form === 'items' ? itemIdAfter(ids, newId) : newId();
        ids.push(id);
        stored[`${name}.${id}`] = Object.fromEntries(kept) as RawRecord;
      }
      return ok(stored);
    }
  }
}

export function checkSingle(
  name: string,
  field: Extract<Field, { form: 'single' }>,
  input: unknown,
): Result<Scalar, EditError> {
  if (input === null || input === '') return ok(null);
  if (field.choices && !field.choices.some((choice) => choice === input))
    return err({ type: 'BadValue', field: name, value: input, choices: field.choices });
  const parsed = field.schema.safeParse(input);
  if (!parsed.success) return bad(name, input, parsed.error.issues[0]?.message);
  return typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean'
    ? ok(input)
    : bad(name, input);
}

export function checkKeyed(
  name: string,
  field: Extract<Field, { form: 'keyed' }>,
  key: string,
  value: Scalar,
): EditError | undefined {
  if (key === '' || key.includes('.') || key.length > 200) return { type: 'BadValue', field: name, value: key };
  if (field.keyChoices && !field.keyChoices.includes(key))
    return { type: 'BadValue', field: name, value: key, choices: field.keyChoices };
  if (value === null) return undefined;
  if (field.choices && field.choices.length > 0 && !field.choices.some((choice) => choice === value))
    return { type: 'BadValue', field: name, value, choices: field.choices };
  return field.schema.safeParse(value).success ? undefined : { type: 'BadValue', field: name, value };
}

/** A list of keys means each of them is there. */
export function keyedEntries(input: FieldInput): [string, Scalar][] | undefined {
  if (Array.isArray(input)) {
    const keys = input.filter((key) => typeof key === 'string');
    return keys.length === input.length ? keys.map((key) => [key, true]) : undefined;
  }
  if (typeof input !== 'object' || input === null) return undefined;
  return Object.entries(input).map(([key, value]) => [key, value as Scalar]);
}

function bad(field: string, value: unknown, why?: string): { ok: false; error: EditError } {
  return err({ type: 'BadValue', field, value, ...(why && { why }) });
}
