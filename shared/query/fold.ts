/**
 * Makes rows of parts. Parts are one thing where an overlay is about a record, where two devices widened the same
 * record (`origin`), or where somebody said `same_as` and nobody has taken it back. The smallest id of the widest
 * space names the row, so every device calls it the same, whatever came first.
 *
 * A reader with fewer spaces folds fewer parts: a report for the coalition is folded from the coalition's parts only,
 * so that nothing narrower can reach it.
 */
import type { Field } from '../model/field.ts';
import { compareWidth, type SpaceId, type SpaceInfo } from '../model/id.ts';
import { type KindName, kindNamed, kindNames, kinds } from '../model/kinds.ts';
import type { Part } from '../model/part.ts';
import { archivedState, stillSays } from './archive.ts';
import { identityOpinions, opinionPair } from './identity.ts';
import type { Row, RowAlternative } from './row.ts';

export interface Graph {
  readonly spaces: ReadonlyMap<SpaceId, SpaceInfo>;
  readonly rows: ReadonlyMap<string, Row>;
  /** The row that holds a record, also where the record was merged into it or only adds to it. */
  readonly rowOf: (id: string) => Row | undefined;
  readonly ofKind: <K extends KindName>(kind: K) => readonly Row<K>[];
  /** Records that name `id` in a field, by record id. */
  readonly usesOf: (id: string) => readonly string[];
  readonly part: (id: string) => Part | undefined;
}

export function fold(parts: Iterable<Part>, spaces: readonly SpaceInfo[]): Graph {
  const graph = createGraph(spaces);
  graph.apply([...parts].map((part) => [part.id, part] as const));
  return graph;
}

/** A graph that follows its parts: a change folds again only the rows it touches. */
export interface LiveGraph extends Graph {
  /** New readings of records; undefined where one is gone (its volume was rebuilt without it). */
  readonly apply: (changes: readonly (readonly [id: string, part: Part | undefined])[]) => void;
  readonly clear: () => void;
  /** Parts of a space count only once it is known. */
  readonly addSpace: (space: SpaceInfo) => void;
  /** Called after every `apply` with the rows as they are now and the ids that name none any more. */
  readonly subscribe: (listener: (changed: RowChanges) => void) => () => void;
}

export interface RowChanges {
  readonly put: readonly Row[];
  readonly gone: readonly string[];
}

export function createGraph(spaces: readonly SpaceInfo[]): LiveGraph {
  const spaceById = new Map(spaces.map((space) => [space.id, space]));
  const parts = new Map<string, Part>();
  const rows = new Map<string, Row>();
  const rowOfPart = new Map<string, Row>();
  const byKind = new Map<KindName, Map<string, Row>>();
  const listOfKind = new Map<KindName, readonly Row[]>();
  const uses = setsByKey();
  const overlaysOf = setsByKey();
  const partsOfOrigin = setsByKey();
  const opinionsOfPair = setsByKey();
  const mergedWith = setsByKey();

  const pairMerged = new Set<string>();
  const settlePair = (pair: string): readonly string[] => {
    const [a = '', b = ''] = pair.split(' ');
    const relations = opinionsOfPair.of(pair).flatMap((id) => parts.get(id) ?? []);
    const merged = identityOpinions(relations).merged.length > 0;
    if (merged === pairMerged.has(pair)) return [];
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (merged) mergedWith.add(one, other);
      else mergedWith.remove(one, other);
    }
    if (merged) pairMerged.add(pair);
    else pairMerged.delete(pair);
    return [a, b];
  };

  /** Enters or removes everything one part says about others; returns the parts whose rows may change by it. */
  const link = (part: Part, how: 'add' | 'remove'): string[] => {
    const touched = [part.id, ...part.about];
    for (const base of part.about) overlaysOf[how](base, part.id);
    if (part.origin) {
      partsOfOrigin[how](originKey(part), part.id);
      touched.push(...partsOfOrigin.of(originKey(part)));
    }
    for (const [name, field] of referenceFields.get(part.kind) ?? [])
      for (const target of referencesIn(field, part.fields[name])) {
        uses[how](target, part.id);
        if (parts.get(target)?.digest) touched.push(target);
      }
    const pair = opinionPair(part);
    if (pair) {
      opinionsOfPair[how](pair, part.id);
      touched.push(...settlePair(pair));
    }
    return touched;
  };

  const neighbours = (part: Part): string[] => [
    ...part.about,
    ...overlaysOf.of(part.id),
    ...(part.origin ? partsOfOrigin.of(originKey(part)) : []),
    ...mergedWith.of(part.id),
  ];

  const componentOf = (start: Part): readonly Part[] => {
    if (neighbours(start).length === 0) return [start];
    const found = new Map([[start.id, start]]);
    for (const part of found.values())
      for (const id of neighbours(part)) {
        const next = parts.get(id);
        if (next && next.kind === start.kind) found.set(id, next);
      }
    return [...found.values()];
  };

  const listeners = new Set<(changed: RowChanges) => void>();
  const changedIds = new Set<string>();

  const dropRow = (row: Row): void => {
    changedIds.add(row.id);
    rows.delete(row.id);
    byKind.get(row.kind)?.delete(row.id);
    listOfKind.delete(row.kind);
    for (const part of row.parts) rowOfPart.delete(part.id);
  };

  const apply: LiveGraph['apply'] = (changes) => {
    const dirty = new Set<string>();
    for (const [id, part] of changes) {
      const old = parts.get(id);
      if (old) {
        for (const each of rowOfPart.get(id)?.parts ?? []) dirty.add(each.id);
        for (const each of link(old, 'remove')) dirty.add(each);
        parts.delete(id);
      }
      if (!part || !spaceById.has(part.space)) continue;
      parts.set(id, part);
      for (const each of link(part, 'add')) dirty.add(each);
    }
    const done = new Set<string>();
    for (const id of dirty) {
      const old = rowOfPart.get(id);
      if (old && !done.has(id)) {
        for (const each of old.parts) dirty.add(each.id);
        dropRow(old);
      }
      const part = parts.get(id);
      if (!part || done.has(id)) continue;
      const group = componentOf(part);
      for (const each of group) {
        const stale = rowOfPart.get(each.id);
        if (stale) {
          for (const other of stale.parts) dirty.add(other.id);
          dropRow(stale);
        }
        done.add(each.id);
      }
      const row = foldGroup(group, spaceById, uses.of);
      rows.set(row.id, row);
      changedIds.add(row.id);
      for (const each of group) rowOfPart.set(each.id, row);
      const ofKind = byKind.get(row.kind) ?? new Map<string, Row>();
      byKind.set(row.kind, ofKind.set(row.id, row));
      listOfKind.delete(row.kind);
    }
    tellListeners();
  };

  const tellListeners = (): void => {
    const put: Row[] = [];
    const gone: string[] = [];
    // Without listeners the ids are only forgotten: opening applies tens of thousands.
    if (listeners.size > 0)
      for (const id of changedIds) {
        const row = rows.get(id);
        if (row) put.push(row);
        else gone.push(id);
      }
    changedIds.clear();
    if (put.length + gone.length > 0) for (const listener of listeners) listener({ put, gone });
  };

  return {
    spaces: spaceById,
    rows,
    rowOf: (id) => rowOfPart.get(id),
    ofKind: <K extends KindName>(kind: K) => {
      const list = listOfKind.get(kind) ?? [...(byKind.get(kind)?.values() ?? [])];
      listOfKind.set(kind, list);
      return list as unknown as readonly Row<K>[];
    },
    usesOf: uses.of,
    part: (id) => parts.get(id),
    clear: () => {
      for (const map of [parts, rows, rowOfPart, byKind, listOfKind]) map.clear();
      for (const sets of [uses, overlaysOf, partsOfOrigin, opinionsOfPair, mergedWith]) sets.clear();
      pairMerged.clear();
    },
    addSpace: (space) => {
      spaceById.set(space.id, space);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply,
  };
}

interface SetsByKey {
  readonly add: (key: string, value: string) => void;
  readonly remove: (key: string, value: string) => void;
  readonly of: (key: string) => readonly string[];
  readonly clear: () => void;
}

/** Nearly every key has one value; a list is made only for the second, since ten thousand small sets cost a second. */
function setsByKey(): SetsByKey {
  const values = new Map<string, string | string[]>();
  return {
    add: (key, value) => {
      const known = values.get(key);
      if (known === undefined) values.set(key, value);
      else if (typeof known === 'string') known !== value && values.set(key, [known, value]);
      else if (!known.includes(value)) known.push(value);
    },
    remove: (key, value) => {
      const known = values.get(key);
      if (known === value) values.delete(key);
      else if (Array.isArray(known)) {
        const left = known.filter((each) => each !== value);
        if (left.length > 0) values.set(key, left);
        else values.delete(key);
      }
    },
    of: (key) => {
      const known = values.get(key);
      return known === undefined ? nothing : typeof known === 'string' ? [known] : known;
    },
    clear: () => values.clear(),
  };
}

const nothing: readonly string[] = [];

/** The fields of each kind that name other records. */
const referenceFields = new Map(
  kindNames.map((kind) => [
    kind,
    Object.entries(kinds[kind].fields as Record<string, Field>).filter(
      ([, field]) => (field.form === 'single' || field.form === 'keyed') && field.ref,
    ),
  ]),
);

function originKey(part: Part): string {
  return `${part.space} ${part.origin}`;
}

export function referencesIn(field: Field, value: unknown): string[] {
  if (field.form === 'single') return field.ref && typeof value === 'string' ? [value] : [];
  return field.form === 'keyed' && field.ref ? Object.keys(Object(value)) : [];
}

function foldGroup(
  group: readonly Part[],
  spaces: ReadonlyMap<SpaceId, SpaceInfo>,
  usesOf: (id: string) => readonly string[],
): Row {
  const [only] = group;
  if (group.length === 1 && only) return rowOf(only, [only], aloneFields(only), usesOf);
  const widest = (a: Part, b: Part) => compareParts(b, a, spaces) || (a.id < b.id ? -1 : 1);
  const [base, ...rest] = [...group].sort(
    (a, b) => Number(a.about.length > 0) - Number(b.about.length > 0) || widest(a, b),
  );
  if (!base) throw new Error('a row without a part');
  const sorted = [base, ...rest];
  const saying = sorted.filter((part) => part === base || stillSays(part, usesOf));
  return rowOf(base, sorted, foldFields(saying, kindNamed(base.kind)?.fields ?? {}, spaces), usesOf);
}

function rowOf(
  base: Part,
  parts: readonly Part[],
  folded: FoldedFields,
  usesOf: (id: string) => readonly string[],
): Row {
  return typedRow({
    id: base.id,
    kind: base.kind,
    space: base.space,
    parts: parts.map(({ id, space, volume, about }) => ({ id, space, volume, overlay: about.length > 0 })),
    createdAt: parts.length === 1 ? base.createdAt : Math.min(...parts.map((part) => part.createdAt)),
    createdBy: base.createdBy,
    source: base.source,
    unknown: parts.length === 1 ? base.unknown : Object.assign({}, ...parts.map((part) => part.unknown)),
    archived: archivedState(parts, usesOf),
    ...folded,
    problems: kindNamed(base.kind)?.check?.(folded.fields as never) ?? [],
  });
}

/** The one place where fields read by a kind's own schemas get that kind's type. */
function typedRow(row: Omit<Row, 'fields'> & { fields: unknown }): Row {
  return row as Row;
}

function compareParts(a: Part, b: Part, spaces: ReadonlyMap<SpaceId, SpaceInfo>): number {
  const width = (part: Part) => spaces.get(part.space)?.width ?? 'private';
  return compareWidth(width(a), width(b));
}

type FoldedFields = {
  fields: Readonly<Record<string, unknown>>;
  from: Record<string, SpaceId>;
  alternatives: Record<string, RowAlternative[]>;
};

function aloneFields(part: Part): FoldedFields {
  const alternatives: Record<string, RowAlternative[]> = {};
  for (const [key, others] of Object.entries(part.alternatives))
    alternatives[key] = others.map((other) => ({ ...other, space: part.space }));
  return { fields: part.fields, from: {}, alternatives };
}

/** My own narrower word is shown before the wider one; what loses stays as an alternative, a name also as an alias. */
function foldFields(
  parts: readonly Part[],
  fields: Readonly<Record<string, Field>>,
  spaces: ReadonlyMap<SpaceId, SpaceInfo>,
): FoldedFields {
  const first = parts[0];
  const narrowFirst = [...parts].sort((a, b) => compareParts(a, b, spaces) || (a.id < b.id ? -1 : 1));
  const shownFields: Record<string, unknown> = {};
  const folded: FoldedFields = { fields: shownFields, from: {}, alternatives: {} };
  for (const part of parts)
    for (const [key, others] of Object.entries(part.alternatives))
      folded.alternatives[key] = [
        ...(folded.alternatives[key] ?? []),
        ...others.map((other) => ({ ...other, part: part.id, space: part.space })),
      ];
  for (const [name, field] of Object.entries(fields)) {
    if (field.form === 'items' || field.form === 'log') {
      shownFields[name] = mergeLists(parts, name);
      if (field.form === 'items') Object.assign(folded.from, layersOfItems(parts, name));
      continue;
    }
    if (field.form === 'keyed') {
      shownFields[name] = Object.assign({}, ...[...narrowFirst].reverse().map((part) => part.fields[name]));
      Object.assign(folded.from, layersOfKeys(parts, name, Object(shownFields[name])));
      continue;
    }
    const saying = narrowFirst.filter((part) => part.fields[name] !== undefined && part.fields[name] !== '');
    const shown = saying[0];
    shownFields[name] = shown?.fields[name] ?? (field.form === 'prose' ? '' : undefined);
    if (!shown) continue;
    if (shown !== first) folded.from[name] = shown.space;
    const losing = saying.filter((part) => part.fields[name] !== shown.fields[name]);
    if (losing.length > 0)
      folded.alternatives[name] = [
        ...(folded.alternatives[name] ?? []),
        ...losing.map((part) => ({ value: part.fields[name], part: part.id, space: part.space })),
      ];
  }
  if ('altNames' in fields) addAliases(shownFields, narrowFirst);
  return folded;
}

/** `field.ITEM` for each that the first part does not hold: a link only I have noted is not the coalition's. */
function layersOfItems([first, ...others]: readonly Part[], name: string): Record<string, SpaceId> {
  const idsIn = (part: Part | undefined): string[] => {
    const items: unknown = part?.fields[name];
    return Array.isArray(items) ? items.map((item) => String(Object(item).id)) : [];
  };
  const held = new Set(idsIn(first));
  const layers: Record<string, SpaceId> = {};
  for (const part of others)
    for (const id of idsIn(part)) {
      if (!held.has(id) && part.space !== first?.space) layers[`${name}.${id}`] = part.space;
      held.add(id);
    }
  return layers;
}

/** `field.KEY` for each key whose value stands in a narrower part alone. */
function layersOfKeys(
  [first, ...others]: readonly Part[],
  name: string,
  shown: Readonly<Record<string, unknown>>,
): Record<string, SpaceId> {
  const layers: Record<string, SpaceId> = {};
  for (const [key, value] of Object.entries(shown)) {
    const holds = (part: Part | undefined) => Object(part?.fields[name])[key] === value;
    const holder = holds(first) ? undefined : others.find(holds);
    if (holder && holder.space !== first?.space) layers[`${name}.${key}`] = holder.space;
  }
  return layers;
}

function mergeLists(parts: readonly Part[], name: string): unknown[] {
  const seen = new Set<string>();
  return parts
    .flatMap((part) => (Array.isArray(part.fields[name]) ? part.fields[name] : []))
    .filter((item) => {
      const { id, ...rest } = item;
      const key = 'after' in item ? id : JSON.stringify(Object.entries(rest).sort());
      return seen.has(key) ? false : seen.add(key);
    });
}

/** A name that lost against another is still found under it. */
function addAliases(fields: Record<string, unknown>, parts: readonly Part[]): void {
  const aliases = Array.isArray(fields['altNames']) ? [...fields['altNames']] : [];
  for (const { id, fields: own } of parts) {
    const name = own['name'];
    if (name === undefined || name === fields['name'] || aliases.some((alias) => alias.text === name)) continue;
    aliases.push({ id, text: name, type: 'alias' });
  }
  fields['altNames'] = aliases;
}
