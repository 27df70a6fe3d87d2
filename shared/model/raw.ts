/** Between a record as Automerge holds it and as plain data: text and immutable strings stay told apart. */
import { Automerge, type Doc, ImmutableString } from '../crdt.ts';
import type { RawMap, RawRecord, RawValue } from './kind.ts';

/** The root of a volume: records by id. Other root keys belong to newer versions and are left alone. */
export type Volume = Record<string, unknown>;

/** Another value that was written at the same time as the one shown. `actor`: the Automerge actor that wrote it. */
export interface RawAlternative {
  readonly value: RawValue;
  readonly actor: string;
}
export type RawAlternatives = Readonly<Record<string, readonly RawAlternative[]>>;

export function rawRecord(volume: Doc<Volume>, id: string): RawRecord | undefined {
  const value = rawValue(volume[id]);
  return isRawMap(value) && !isText(value) ? value : undefined;
}

/**
 * A record that was made twice under one key (written anew by two devices after a fork): what only the hidden map says
 * is added, so that nothing in it disappears.
 */
export function wholeRecord(volume: Doc<Volume>, id: string): RawRecord | undefined {
  const shown = rawRecord(volume, id);
  const rivals = shown && Automerge.getConflicts(volume, id);
  if (!rivals) return shown;
  const maps = Object.keys(rivals)
    .sort()
    .map((operation) => rawValue(rivals[operation]))
    .filter((map) => isRawMap(map) && !isText(map));
  return Object.assign({}, ...maps, shown);
}

export function isRawMap(value: unknown): value is RawMap {
  return typeof value === 'object' && value !== null && !('$text' in value);
}

export function isText(value: RawValue | undefined): value is { readonly $text: string } {
  return typeof value === 'object' && value !== null && typeof value['$text'] === 'string';
}

/** Lists and bytes appear in no form of ours; a newer version's are shown as text rather than dropped. */
function rawValue(value: unknown): RawValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return { $text: value };
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof ImmutableString) return value.toString();
  if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rawValue(inner)]));
  return JSON.stringify(value);
}

/** The losing values of every key of a record that several devices wrote at once. */
export function rawAlternatives(volume: Doc<Volume>, id: string): RawAlternatives {
  const record = volume[id];
  if (typeof record !== 'object' || record === null) return {};
  const found: Record<string, RawAlternative[]> = {};
  for (const key of Object.keys(record)) {
    const conflicts = Automerge.getConflicts(record as Doc<Volume>, key);
    if (!conflicts) continue;
    const shown = JSON.stringify(plainString(rawValue((record as Volume)[key])));
    const others = Object.entries(conflicts)
      .map(([operation, value]) => ({
        value: plainString(rawValue(value)),
        actor: operation.slice(operation.indexOf('@') + 1),
      }))
      .filter((other) => JSON.stringify(other.value) !== shown);
    if (others.length > 0) found[key] = others;
  }
  return found;
}

/** Automerge hands out conflicting immutable strings as ordinary ones; here nothing depends on the difference. */
function plainString(value: RawValue): RawValue {
  return isText(value) ? value.$text : value;
}
