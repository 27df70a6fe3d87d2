/** Changing one field of a row: in the layer that holds it, or as an overlay where the wider layer must not know. */
import type { Field, ScalarMap } from '../model/field.ts';
import { compareWidth, type SpaceId } from '../model/id.ts';
import { kindNamed } from '../model/kinds.ts';
import { canonicalUrl } from '../model/url.ts';
import { type Graph, referencesIn } from '../query/fold.ts';
import type { Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import type { Edit } from './edit.ts';
import { checkKeyed, checkSingle, type FieldInput, fieldNamed, keyedEntries, storedField } from './field-values.ts';
import { newRecord } from './new-record.ts';
import type { EditContext, EditError, Plan, PlannedEdit } from './plan.ts';
import { fallSilent } from './silence.ts';

export interface FieldChange {
  readonly row: Row;
  readonly field: string;
  readonly value: FieldInput;
  /** What a list or a set was when `value` was made of it: of everything else only what differs is changed. */
  readonly was?: FieldInput;
  /** The layer to write to; without it the layer that holds the shown value. */
  readonly space?: SpaceId;
  /** Spaces of records that the same step makes: references may point to them. */
  readonly made?: ReadonlyMap<string, SpaceId>;
}

export function setField(graph: Graph, change: FieldChange, context: EditContext): Result<Plan, EditError> {
  const { row, field: name } = change;
  const field = fieldNamed(row.kind, name);
  if (!field.ok) return field;
  const value = withWhatCame(field.value, change);
  if (field.value.form === 'log')
    return err({ type: 'BadValue', field: name, value, why: 'a log is added to, not set' });
  const space = change.space ?? row.from[name] ?? row.space;
  const narrow = narrowReference(graph, { ...change, value, space }, field.value);
  if (narrow) return err(narrow);
  const part = partIn(graph, row, name, space);
  if (!part) {
    const fields = { [name]: onlyFresh(field.value, value, Object(row.fields)[name]) };
    const overlay = newRecord({ kind: row.kind, space, about: row.id, fields }, context);
    if (!overlay.ok) return overlay;
    return ok({ kind: 'edit', edits: [overlay.value, ...removals(graph, row, name, field.value, value)] });
  }
  const edits = fieldEdits(part.id, name, field.value, value, row, context);
  if (!edits.ok) return edits;
  const planned: PlannedEdit[] = [
    ...edits.value.map((edit) => ({ space, edit })),
    ...removals(graph, row, name, field.value, value),
    ...followers(graph, row, { name, field: field.value, value, written: part.id }),
  ];
  if (planned.length === 0) return err({ type: 'NothingToDo', why: 'it says so already' });
  return ok({ kind: 'edit', edits: planned });
}

/** Of several records in one layer the one that says it, else the first: written into another it would not be heard. */
function partIn(graph: Graph, row: Row, name: string, space: SpaceId): Row['parts'][number] | undefined {
  const own = row.parts.filter((each) => each.space === space);
  const says = (value: unknown) => value !== undefined && value !== null && value !== '' && typeof value !== 'object';
  return own.find((each) => says(graph.part(each.id)?.fields[name])) ?? own[0];
}

/**
 * What is no longer wanted is taken out of every layer that holds it, and only there: a wider layer must not even learn
 * the key of what stood in a narrower one.
 */
function removals(graph: Graph, row: Row, name: string, field: Field, value: FieldInput): PlannedEdit[] {
  if (field.form !== 'keyed' && field.form !== 'items') return [];
  const parts = row.parts.flatMap((each) => graph.part(each.id) ?? []);
  if (field.form === 'keyed') {
    const wanted = new Map(keyedEntries(value) ?? []);
    return parts.flatMap((part) =>
      Object.keys(Object(part.fields[name]))
        .filter((key) => !wanted.has(key))
        .map((key) => ({
          space: part.space,
          edit: { op: 'set', record: part.id, key: `${name}.${key}`, value: null } as const,
        })),
    );
  }
  const wanted = new Set(Array.isArray(value) ? value.map(contentOf) : []);
  return parts.flatMap((part) => {
    const standing: readonly ScalarMap[] = Array.isArray(part.fields[name]) ? part.fields[name] : [];
    return standing
      .filter((item) => !wanted.has(contentOf(item)))
      .map((item) => ({
        space: part.space,
        edit: {
          op: 'mark',
          record: part.id,
          key: `${name}.${item['id']}`,
          field: 'removed',
          value: true,
        } as const,
      }));
  });
}

/** Merged records that said what is now changed say it no longer; one that said something else still does. */
function followers(
  graph: Graph,
  row: Row,
  { name, field, value, written }: { name: string; field: Field; value: FieldInput; written: string },
): PlannedEdit[] {
  const part = graph.part(written);
  const standing = part?.fields[name];
  if (!part || (field.form !== 'single' && field.form !== 'prose')) return [];
  if (standing === undefined || standing === '' || standing === value) return [];
  const next = typeof value === 'object' ? null : value;
  return row.parts
    .filter((each) => each.space === part.space && each.id !== written)
    .flatMap((each) => graph.part(each.id) ?? [])
    .filter((other) => other.fields[name] === standing)
    .flatMap((other) => fallSilent(other, name, field, next))
    .map((edit) => ({ space: part.space, edit }));
}

/** A new layer holds only what the layers below do not say yet. */
function onlyFresh(field: Field, value: FieldInput, current: unknown): FieldInput {
  if (field.form === 'keyed') {
    const standing = Object(current);
    return Object.fromEntries((keyedEntries(value) ?? []).filter(([key, each]) => standing[key] !== each));
  }
  if (field.form !== 'items' || !Array.isArray(value)) return value;
  const kept = new Set((Array.isArray(current) ? current : []).map(contentOf));
  return value.filter((item): item is ScalarMap => typeof item === 'object' && !kept.has(contentOf(item)));
}

/** An item as what it says, whatever its id. */
function contentOf(item: unknown): string {
  return JSON.stringify(
    Object.entries(Object(item))
      .filter(([key, value]) => key !== 'id' && value !== undefined)
      .sort(),
  );
}

function fieldEdits(
  record: string,
  name: string,
  field: Field,
  value: FieldInput,
  row: Row,
  context: EditContext,
): Result<Edit[], EditError> {
  const current: unknown = Object(row.fields)[name];
  switch (field.form) {
    case 'single': {
      const checked = checkSingle(name, field, value);
      if (!checked.ok) return checked;
      const same = (current ?? null) === checked.value && row.alternatives[name] === undefined;
      return ok(same ? [] : [{ op: 'set', record, key: name, value: checked.value }]);
    }
    case 'prose':
      if (typeof value !== 'string') return err({ type: 'BadValue', field: name, value });
      return ok(value === current ? [] : [{ op: 'text', record, key: name, value }]);
    case 'keyed': {
      const entries = keyedEntries(value);
      if (!entries) return err({ type: 'BadValue', field: name, value });
      const wanted = new Map(entries);
      for (const [key, each] of wanted) {
        const refused = checkKeyed(name, field, key, each);
        if (refused) return err(refused);
      }
      const standing = Object(current);
      const fresh = [...wanted].filter(([key, each]) => standing[key] !== each);
      return ok(fresh.map(([key, each]): Edit => ({ op: 'set', record, key: `${name}.${key}`, value: each })));
    }
    case 'items': {
      const stored = storedField(name, field, value, context.newId, current);
      if (!stored.ok) return stored;
      const standing: readonly ScalarMap[] = Array.isArray(current) ? current : [];
      const kept = new Set(standing.map(contentOf));
      const wanted = new Map(Object.entries(stored.value).map(([key, item]) => [contentOf(item), { key, item }]));
      return ok(
        [...wanted]
          .filter(([content]) => !kept.has(content))
          .map(([, { key, item }]): Edit => ({ op: 'put', record, key, value: Object(item) })),
      );
    }
    case 'log':
      return ok([]);
  }
}

/** A wider space must not point to what its members cannot read. */
function narrowReference(
  graph: Graph,
  { row, field: name, value, space, made }: FieldChange & { readonly space: SpaceId },
  field: Field,
): EditError | undefined {
  const read = field.form === 'keyed' ? Object.fromEntries(keyedEntries(value) ?? []) : value;
  const standing = new Set(referencesIn(field, Object(row.fields)[name]));
  for (const id of referencesIn(field, read)) {
    // What is there already stays, also where this version or this reader cannot see what it points to.
    if (standing.has(id)) continue;
    const target = made?.get(id) ?? graph.rowOf(id)?.space;
    if (target === undefined) return { type: 'NoSuchRecord', id };
    const [from, to] = [graph.spaces.get(space)?.width, graph.spaces.get(target)?.width];
    if (from && to && compareWidth(to, from) < 0) return { type: 'NarrowReference', field: name, id };
  }
  return undefined;
}

/** `value` with what stands in the list or set now and was not there when `value` was made. */
function withWhatCame(field: Field, { row, field: name, value, was }: FieldChange): FieldInput {
  const current: unknown = Object(row.fields)[name];
  if (was === undefined) return value;
  if (field.form === 'keyed') {
    const [wanted, seen] = [keyedEntries(value), keyedEntries(was)];
    if (!wanted || !seen) return value;
    const before = new Map(seen);
    const changed = wanted.filter(([key, each]) => !before.has(key) || before.get(key) !== each);
    const kept = new Set(wanted.map(([key]) => key));
    const standing = Object.entries(Object(current)).filter(([key]) => kept.has(key) || !before.has(key));
    return Object.fromEntries([...standing, ...changed]) as FieldInput;
  }
  if (field.form !== 'items' || !Array.isArray(value) || !Array.isArray(was) || !Array.isArray(current)) return value;
  const before = new Set(was.map(contentOf));
  const wanted = new Set(value.map(contentOf));
  const came = current.filter((item) => !before.has(contentOf(item)) && !wanted.has(contentOf(item)));
  const went = new Set(current.map(contentOf));
  // What somebody took out meanwhile does not come back by being left as it was.
  const left = value.filter((item) => !before.has(contentOf(item)) || went.has(contentOf(item)));
  return [...left, ...came.map(({ id: _id, ...item }) => item)] as FieldInput;
}

/** What a person types for a field at a command line or in a table cell: `true`, `3`, `a, b`, a link, a handle. */
export function fieldInputFromText(row: Pick<Row, 'kind'>, name: string, text: string): FieldInput {
  const field = kindNamed(row.kind)?.fields[name];
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  switch (field?.form) {
    case 'keyed':
      return field.choices ? keyedFromWords(words) : words;
    case 'items':
      return itemsFromText(name, text, words);
    case 'single': {
      if (text === '' || field.schema.safeParse(text).success) return text;
      if (text === 'true' || text === 'false') return text === 'true';
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    }
    default:
      return text;
  }
}

function keyedFromWords(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word.split('=')[0] ?? '', word.split('=')[1] ?? 'participant']));
}

function itemsFromText(name: string, text: string, words: readonly string[]): ScalarMap[] {
  if (text.trim().startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // Not JSON after all: read it as words.
    }
  }
  return words.map((word) => itemFromWord(name, word));
}

function itemFromWord(name: string, word: string): ScalarMap {
  const [before, ...after] = word.split(':');
  switch (name) {
    case 'urls': {
      const url = canonicalUrl(word);
      return url ? { ...url } : { url: word };
    }
    case 'handles': {
      const [user, host] = word.replace(/^@/, '').split('@');
      return { user: user ?? '', ...(host && { host }) };
    }
    case 'altNames':
      return { text: word, type: 'alias' };
    case 'contacts':
      return { type: before ?? 'other', value: after.join(':') };
    case 'registryIds':
      return { scheme: before ?? '', value: after.join(':') };
    case 'legs':
      return { place: word };
    default:
      return { text: word };
  }
}
