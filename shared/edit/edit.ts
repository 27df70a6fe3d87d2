/**
 * The only functions that change documents. An edit is the smallest change that says what a person meant: one field
 * set, one entry added, a text spliced. Nothing is deleted; what is no longer wanted is marked so.
 */
import { Automerge, type Doc, ImmutableString } from '../crdt.ts';
import type { Scalar, ScalarMap } from '../model/field.ts';
import type { RawRecord, RawValue } from '../model/kind.ts';
import { isText, type Volume } from '../model/raw.ts';

export type Edit =
  /** A new record with all its containers, in one go: nobody else can make them under the same key. */
  | { readonly op: 'create'; readonly record: string; readonly values: RawRecord }
  /** One scalar, of a single field or of one key of a set (`tags.coop`). */
  | { readonly op: 'set'; readonly record: string; readonly key: string; readonly value: Scalar }
  /** A new item or log entry, under a key with a random part. */
  | { readonly op: 'put'; readonly record: string; readonly key: string; readonly value: ScalarMap }
  /** One scalar inside an item or log entry: `removed`, `retracted`. */
  | {
      readonly op: 'mark';
      readonly record: string;
      readonly key: string;
      readonly field: string;
      readonly value: Scalar;
    }
  /** The new wording of a text; what is spliced is the difference to what stands. */
  | { readonly op: 'text'; readonly record: string; readonly key: string; readonly value: string }
  /** Exactly what was typed: so many letters (UTF-16 units) go at a place, others come. For texts written live. */
  | {
      readonly op: 'splice';
      readonly record: string;
      readonly key: string;
      readonly at: number;
      readonly gone: number;
      readonly come: string;
    };

export function applyEdits(volume: Volume, edits: readonly Edit[]): void {
  for (const edit of edits) applyEdit(volume, edit);
}

function applyEdit(volume: Volume, edit: Edit): void {
  if (edit.op === 'create') {
    volume[edit.record] = Object.fromEntries(Object.entries(edit.values).map(([key, value]) => [key, stored(value)]));
    return;
  }
  const record = mapAt(volume, edit.record);
  switch (edit.op) {
    case 'set':
    case 'put':
      record[edit.key] = stored(edit.value);
      return;
    case 'mark':
      mapAt(record, edit.key)[edit.field] = stored(edit.value);
      return;
    case 'text':
      if (typeof record[edit.key] === 'string') rewordText(volume, [edit.record, edit.key], edit.value);
      else record[edit.key] = edit.value;
      return;
    case 'splice':
      Automerge.splice(volume as Doc<Volume>, [edit.record, edit.key], edit.at, edit.gone, edit.come);
      return;
  }
}

/** Letters on both sides up to which a change of wording is looked at word by word. */
const closely = 2_000;

/**
 * What is equal at both ends stays; what lies between is compared closely where it is short, else replaced as one piece:
 * Automerge's own comparison took half a minute for 60,000 letters over 60,000 others.
 */
export function rewordText(draft: Record<string, unknown>, path: readonly string[], wanted: string): void {
  const standing = String(path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], draft));
  const { at, gone, come } = differenceOf(standing, wanted);
  const doc = draft as Doc<Record<string, unknown>>;
  if (gone <= closely && come.length <= closely) Automerge.updateText(doc, [...path], wanted);
  else Automerge.splice(doc, [...path], at, gone, come);
}

/** The one stretch in which two texts differ: what is equal at both ends lies outside. */
export function differenceOf(standing: string, wanted: string): { at: number; gone: number; come: string } {
  const at = commonStart(standing, wanted);
  const end = commonEnd(standing, wanted, at);
  return { at, gone: standing.length - at - end, come: wanted.slice(at, wanted.length - end) };
}

/** Never between the two halves of a letter beyond the first 65,536. */
function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return isHighHalf(a.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonEnd(a: string, b: string, start: number): number {
  let length = 0;
  const most = Math.min(a.length, b.length) - start;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length > 0 && isLowHalf(a.charCodeAt(a.length - length)) ? length - 1 : length;
}

const isHighHalf = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLowHalf = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

function mapAt(parent: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = parent[key];
  if (typeof value !== 'object' || value === null)
    throw new Error(`no map under ${key}: the plan was made for another document`);
  return value as Record<string, unknown>;
}

function stored(value: RawValue): unknown {
  if (typeof value === 'string') return new ImmutableString(value);
  if (isText(value)) return value.$text;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, stored(inner)]));
  return value;
}
