/**
 * A part is one record of one space, read from its document into plain, checked data. Several parts can be about the
 * same thing (an overlay in a narrower space, two records merged): query/fold.ts makes one row of them.
 */
import type { Field, LogEntry, ScalarMap } from './field.ts';
import type { SpaceId } from './id.ts';
import type { RawRecord, RawValue } from './kind.ts';
import { isKindName, type KindName, kindNamed } from './kinds.ts';
import { isRawMap, isText, type RawAlternatives } from './raw.ts';

export interface Alternative {
  readonly value: string | number | boolean;
  /** The Automerge actor of the device that wrote it; the vault knows whose that is. */
  readonly actor: string;
}

export interface Part {
  readonly id: string;
  readonly kind: KindName;
  readonly space: SpaceId;
  readonly volume: string;
  /** The record in the same or a wider space that this one adds to. Two, where two devices widened it at once. */
  readonly about: readonly string[];
  /** Equal in records that two devices widened from the same one: they are one thing. */
  readonly origin?: string;
  readonly createdAt: number;
  /** A person id: a claim of the document. History shows what the signed bundle says. */
  readonly createdBy: string;
  /** `manual`, or `import:BATCH:LINE`. */
  readonly source: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly alternatives: Readonly<Record<string, readonly Alternative[]>>;
  /** What this version cannot read, by key: kept in the document, shown as text. */
  readonly unknown: Readonly<Record<string, RawValue>>;
  /** A fingerprint of everything but the archive log; only where there is one. See archive.ts. */
  readonly digest?: string;
}

/** What every record says of itself; the `@` keeps these keys apart from any field's. */
export const headKeys = ['@kind', '@v', '@about', '@origin', '@at', '@by', '@source'] as const;
const head: ReadonlySet<string> = new Set(headKeys);

/** Undefined where the record's kind is not known to this version. */
export function readPart(
  where: { id: string; space: SpaceId; volume: string },
  stored: RawRecord,
  alternatives: RawAlternatives = {},
): Part | undefined {
  const type = stored['@kind'];
  if (typeof type !== 'string' || !isKindName(type)) return undefined;
  const kind = kindNamed(type);
  if (!kind) return undefined;
  const version = typeof stored['@v'] === 'number' ? stored['@v'] : 1;
  const raw = version < kind.version && kind.upcast ? kind.upcast(stored, version) : stored;
  const reading = readFields(kind.fields, raw, alternatives);
  const archived = Object.keys(raw).some((key) => key.startsWith('archive.'));
  const origin = stringAt(raw, '@origin');
  return {
    ...where,
    kind: type,
    about: [stringAt(raw, '@about'), ...(alternatives['@about'] ?? []).map((other) => other.value)].filter(isId),
    ...(origin && { origin }),
    createdAt: typeof raw['@at'] === 'number' ? raw['@at'] : 0,
    createdBy: stringAt(raw, '@by'),
    source: stringAt(raw, '@source') || 'manual',
    ...reading,
    ...(archived && { digest: digestOf(stored) }),
  };
}

function readFields(
  fields: Readonly<Record<string, Field>>,
  raw: RawRecord,
  alternatives: RawAlternatives,
): Pick<Part, 'fields' | 'alternatives' | 'unknown'> {
  const values: Record<string, unknown> = {};
  const others: Record<string, Alternative[]> = {};
  const unknown: Record<string, RawValue> = {};
  for (const [name, field] of Object.entries(fields)) values[name] = emptyValue(field);
  for (const [key, value] of Object.entries(raw)) {
    if (head.has(key)) continue;
    const dot = key.indexOf('.');
    const name = dot < 0 ? key : key.slice(0, dot);
    const field = fields[name];
    const inner = dot < 0 ? undefined : key.slice(dot + 1);
    const readable = field && (inner === undefined) === (field.form === 'single' || field.form === 'prose');
    if (!field || !readable || !readInto(values, name, inner, field, value, alternatives[key] ?? [])) {
      unknown[key] = value;
      continue;
    }
    if (field.form === 'single' || (field.form === 'keyed' && values[name])) {
      const losing = (alternatives[key] ?? []).flatMap(({ value: other, actor }) =>
        typeof other === 'string' || typeof other === 'number' || typeof other === 'boolean'
          ? [{ value: other, actor }]
          : [],
      );
      if (losing.length > 0) others[key] = losing;
    }
  }
  for (const [name, field] of Object.entries(fields)) if (field.form === 'items') values[name] = distinct(values[name]);
  return { fields: values, alternatives: others, unknown };
}

function emptyValue(field: Field): unknown {
  switch (field.form) {
    case 'single':
      return undefined;
    case 'prose':
      return '';
    case 'keyed':
      return {};
    case 'items':
    case 'log':
      return [];
  }
}

/** Reads one key into `values`; false where this version cannot make sense of it. */
function readInto(
  values: Record<string, unknown>,
  name: string,
  inner: string | undefined,
  field: Field,
  value: RawValue,
  others: readonly { value: RawValue }[],
): boolean {
  switch (field.form) {
    case 'prose':
      if (!isText(value) && typeof value !== 'string') return value === null;
      values[name] = isText(value) ? value.$text : value;
      return true;
    case 'single': {
      if (value === null) return true;
      const parsed = field.schema.safeParse(isText(value) ? value.$text : value);
      if (parsed.success) values[name] = parsed.data;
      return parsed.success;
    }
    case 'keyed': {
      // Null and false both say "removed"; whoever added at the same time wins.
      const standing = [value, ...others.map((other) => other.value)].find((each) => each !== null && each !== false);
      if (standing === undefined) return true;
      const parsed = field.schema.safeParse(standing);
      if (parsed.success) values[name] = { ...Object(values[name]), [inner ?? '']: parsed.data };
      return parsed.success;
    }
    case 'items':
    case 'log': {
      if (isText(value) || !isRawMap(value)) return false;
      if (value['removed'] === true) return true;
      const parsed = field.schema.safeParse(value);
      if (!parsed.success) return false;
      const entry = { ...Object(parsed.data), id: inner, ...(field.form === 'log' && logEntry(value)) };
      const list = values[name];
      values[name] = [...(Array.isArray(list) ? list : []), entry].sort((a, b) => (a.id < b.id ? -1 : 1));
      return true;
    }
  }
}

function logEntry(value: RawRecord): Omit<LogEntry, 'id'> {
  return {
    at: typeof value['at'] === 'number' ? value['at'] : 0,
    by: stringAt(value, 'by'),
    after: stringAt(value, 'after').split(' ').filter(Boolean),
    ...(value['retracted'] === true && { retracted: true }),
  };
}

/** Two devices that add the same handle or link make two items; a reader sees one. */
function distinct(list: unknown): unknown[] {
  if (!Array.isArray(list)) return [];
  const seen = new Set<string>();
  return list.filter((item: ScalarMap) => {
    const { id: _id, ...rest } = item;
    const key = JSON.stringify(Object.entries(rest).sort());
    return seen.has(key) ? false : seen.add(key);
  });
}

function stringAt(raw: RawRecord, key: string): string {
  const value = raw[key];
  return typeof value === 'string' ? value : '';
}

function isId(value: RawValue): value is string {
  return typeof value === 'string' && value !== '';
}

/** FNV-1a, 64 bits, over everything in the record but its archive log. It notices change; it proves nothing. */
export function digestOf(raw: RawRecord): string {
  const content = Object.keys(raw)
    .filter((key) => !key.startsWith('archive.'))
    .sort()
    .map((key) => [key, raw[key]]);
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify(content)))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
