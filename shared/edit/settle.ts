/**
 * Settling a value that two devices wrote at once, or that merged records say differently: in the space where they differ
 * and nowhere else, so that nothing from a narrower layer is told by settling.
 *
 * Taking one value writes it once more, which makes Automerge forget the other (it stays in the history), and empties the
 * records that say otherwise: a later edit then writes to the only one that speaks. Keeping both needs a place for the other:
 *
 * | field                   | where the other value goes                                              |
 * |-------------------------|-------------------------------------------------------------------------|
 * | name, where a kind has aliases | an alias: `short`, `translit` or `alias`, as its letters tell     |
 * | name of a person        | the pseudonym, where there is none                                      |
 * | a text written together | both, one after the other                                               |
 * | day of an encounter     | its purpose, as a line in the person's own language (`note`): a second encounter would be one nobody planned |
 */
import type { Field, Scalar, ScalarMap } from '../model/field.ts';
import type { SpaceId } from '../model/id.ts';
import { type KindName, kindNamed } from '../model/kinds.ts';
import type { Part } from '../model/part.ts';
import { stillSays } from '../query/archive.ts';
import type { Graph } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import { searchFold } from '../query/search-fold.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edit } from './edit.ts';
import { checkKeyed, checkSingle, fieldNamed } from './field-values.ts';
import { itemIdAfter, itemIds } from './item-id.ts';
import type { EditContext, EditError, Plan } from './plan.ts';
import { fallSilent } from './silence.ts';

export interface FieldConflict {
  readonly row: Row;
  /** `field`, or `field.KEY` of a set. */
  readonly field: string;
  readonly space: SpaceId;
}

export function takeValue(graph: Graph, conflict: FieldConflict, value: Scalar): Result<Plan, EditError> {
  const edits = valueEdits(graph, conflict, value);
  if (!edits.ok) return edits;
  if (edits.value.length === 0) return err({ type: 'NothingToDo', why: 'it says so already' });
  return ok(planOf(conflict.space, edits.value));
}

export interface Both {
  /** The one shown from now on. */
  readonly keep: Scalar;
  readonly other: Scalar;
  /** For a day: the line that tells of the other one. */
  readonly note?: string;
}

export function keepBoth(
  graph: Graph,
  conflict: FieldConflict,
  { keep, other, note }: Both,
  context: EditContext,
): Result<Plan, EditError> {
  const { row, field, space } = conflict;
  const refused = (why: string) => err({ type: 'BadValue', field, value: other, why } as const);
  if (!canKeepBoth(row.kind, field)) return refused('it has room for one');
  if (typeof keep !== 'string' || typeof other !== 'string' || keep === other) return refused('two texts are wanted');
  const part = partsIn(graph, row, space)[0];
  if (!part) return err({ type: 'NoSuchRecord', id: row.id });
  if (kindNamed(row.kind)?.fields[field]?.form === 'prose')
    return takeValue(graph, conflict, [keep, other].map((text) => text.trim()).join('\n\n'));
  const taken = valueEdits(graph, conflict, keep);
  if (!taken.ok) return taken;
  const place = placeForOther(part, field, { keep, other, note }, context);
  return place ? ok(planOf(space, [...taken.value, place])) : refused('its place is taken');
}

export function canKeepBoth(kind: KindName, field: string): boolean {
  if (kindNamed(kind)?.fields[field]?.form === 'prose') return true;
  return (
    (field === 'name' && (kind === 'organisation' || kind === 'person')) || (field === 'when' && kind === 'encounter')
  );
}

function placeForOther(
  part: Part,
  field: string,
  { keep, other, note }: { keep: string; other: string; note?: string | undefined },
  context: EditContext,
): Edit | undefined {
  const record = part.id;
  if (field === 'when') {
    const purpose = String(part.fields['purpose'] ?? '').trimEnd();
    return { op: 'text', record, key: 'purpose', value: [purpose, note || other].filter(Boolean).join('\n') };
  }
  if (part.kind === 'person')
    return part.fields['pseudonym'] ? undefined : { op: 'set', record, key: 'pseudonym', value: other };
  const value: ScalarMap = { text: other, type: aliasType(keep, other) };
  const id = itemIdAfter(itemIds(part.fields['altNames']), context.newId);
  return { op: 'put', record, key: `altNames.${id}`, value };
}

function aliasType(name: string, alias: string): string {
  if (searchFold(name) === searchFold(alias)) return 'translit';
  const initials = name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join('');
  const short = searchFold(initials) === searchFold(alias) || searchFold(name).startsWith(`${searchFold(alias)} `);
  return short ? 'short' : 'alias';
}

/** The first record of the space says it; the others fall silent where they may, else they say it too. */
function valueEdits(graph: Graph, { row, field, space }: FieldConflict, value: Scalar): Result<Edit[], EditError> {
  const [name = '', ...inner] = field.split('.');
  const known = fieldNamed(row.kind, name);
  if (!known.ok) return known;
  const checked = checkedValue(name, inner.join('.'), known.value, value);
  if (!checked.ok) return checked;
  const saying = partsIn(graph, row, space);
  const [first, ...others] = saying;
  if (!first) return err({ type: 'NoSuchRecord', id: row.id });
  return ok([
    ...writing(first, field, known.value, checked.value),
    ...others
      .filter((part) => holds(part, field))
      .flatMap((part) => silencing(part, field, known.value, checked.value)),
  ]);
}

function silencing(part: Part, field: string, form: Field, value: Scalar): Edit[] {
  if (form.form === 'keyed') return writing(part, field, form, null);
  const edits = fallSilent(part, field, form, value);
  // A merged record keeps its own name, an alias of the row; what two devices wrote for it is settled all the same.
  return edits.length > 0 || !part.alternatives[field] ? edits : writing(part, field, form, ownValue(part, field));
}

function checkedValue(name: string, key: string, field: Field, value: Scalar): Result<Scalar, EditError> {
  const bad = (why: string) => err({ type: 'BadValue', field: name, value, why } as const);
  switch (field.form) {
    case 'single':
      return checkSingle(name, field, value);
    case 'prose':
      return typeof value === 'string' ? ok(value) : bad('it is a text');
    case 'keyed': {
      const refused = checkKeyed(name, field, key, value);
      return refused ? err(refused) : ok(value);
    }
    case 'items':
    case 'log':
      return bad('both stand there already');
  }
}

function writing(part: Part, field: string, { form }: Field, value: Scalar): Edit[] {
  const record = part.id;
  if (form === 'prose') {
    const text = value === null ? '' : String(value);
    return part.fields[field] === text ? [] : [{ op: 'text', record, key: field, value: text }];
  }
  const set = (each: Scalar): Edit => ({ op: 'set', record, key: field, value: each });
  if (ownValue(part, field) !== value) return [set(value)];
  // Writing what stands would only take the losing value out: said anew, it also stands against another device's choice.
  return (part.alternatives[field] ?? []).length > 0 ? [set(null), set(value)] : [];
}

function ownValue(part: Part, field: string): Scalar {
  const [name = '', ...inner] = field.split('.');
  const value: unknown = inner.length > 0 ? Object(part.fields[name])[inner.join('.')] : part.fields[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function holds(part: Part, field: string): boolean {
  const own = ownValue(part, field);
  return (own !== null && own !== '') || (part.alternatives[field] ?? []).length > 0;
}

/** In the order their values are shown. */
function partsIn(graph: Graph, row: Row, space: SpaceId): Part[] {
  return row.parts
    .flatMap((each) => (each.space === space ? (graph.part(each.id) ?? []) : []))
    .filter((part) => stillSays(part, graph.usesOf))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function planOf(space: SpaceId, edits: readonly Edit[]): Plan {
  return { kind: 'edit', edits: edits.map((edit) => ({ space, edit })) };
}
