/**
 * Undo: the step that takes another step back, field by field, and only where its value still stands. What somebody
 * changed since is kept and said. The inverse is itself a step, so undoing it redoes, on every device alike.
 */
import type { RawMap, RawRecord, RawValue } from '../model/kind.ts';
import { digestOf, readPart } from '../model/part.ts';
import { isRawMap, isText } from '../model/raw.ts';
import type { Edit } from './edit.ts';
import { inverseOfText } from './inverse-text.ts';
import type { EditContext } from './plan.ts';

export interface TouchedRecord {
  readonly id: string;
  /** Undefined where the step made the record. */
  readonly before: RawRecord | undefined;
  readonly after: RawRecord;
  readonly current: RawRecord;
  /** Standing records outside the step that name this one. */
  readonly usedBy: readonly string[];
  /** All records that name it, for the archive entry. */
  readonly uses: readonly string[];
}

export interface Kept {
  readonly record: string;
  readonly key?: string;
  readonly why: 'changed_since' | 'used_since';
}

export function inverseOf(touched: readonly TouchedRecord[], context: EditContext): { edits: Edit[]; kept: Kept[] } {
  const edits: Edit[] = [];
  const kept: Kept[] = [];
  for (const record of touched) {
    if (record.before === undefined) undoCreation(record, context, edits, kept);
    else undoChanges(record, record.before, edits, kept);
  }
  return { edits, kept };
}

/** Whether a record that the step touched still names another one when the step is taken back. */
export function namesAfterwards(
  { before, after, current }: Pick<TouchedRecord, 'before' | 'after' | 'current'>,
  id: string,
): boolean {
  if (before === undefined) return false;
  return Object.entries(current).some(([key, value]) => {
    const names = value === id || (key.endsWith(`.${id}`) && value !== null);
    return names && (same(before[key], after[key]) || !same(after[key], value));
  });
}

/** A record made by the step is archived again, unless somebody has written in it or built on it since. */
function undoCreation(record: TouchedRecord, context: EditContext, edits: Edit[], kept: Kept[]): void {
  const { id, after, current, usedBy, uses } = record;
  if (meaning(current) !== meaning(after)) kept.push({ record: id, why: 'changed_since' });
  else if (usedBy.length > 0) kept.push({ record: id, why: 'used_since' });
  else {
    const standing = Object.keys(current)
      .filter((key) => key.startsWith('archive.'))
      .map((key) => key.slice('archive.'.length));
    const value = {
      state: 'archived',
      at: context.now,
      by: context.me,
      after: standing.join(' '),
      digest: digestOf(current),
      uses: uses.join(' '),
    };
    edits.push({ op: 'put', record: id, key: `archive.${context.newId()}`, value });
  }
}

function undoChanges(record: TouchedRecord, before: RawRecord, edits: Edit[], kept: Kept[]): void {
  const { id, after, current } = record;
  for (const key of Object.keys(after)) {
    const [was, made, stands] = [before[key], after[key], current[key]];
    if (same(was, made)) continue;
    if (isText(made)) {
      const text = isText(stands) ? inverseOfText(textOf(was), made.$text, stands.$text) : undefined;
      if (text === undefined) kept.push({ record: id, key, why: 'changed_since' });
      else edits.push({ op: 'text', record: id, key, value: text });
    } else if (isRawMap(made) && isRawMap(stands)) {
      edits.push(...undoEntry(id, key, isRawMap(was) ? was : undefined, made, stands));
    } else if (!same(made, stands)) kept.push({ record: id, key, why: 'changed_since' });
    else edits.push({ op: 'set', record: id, key, value: scalarOrNull(was) });
  }
}

/** A new item is marked removed, a new log entry retracted; a mark that was set is taken back. */
function undoEntry(record: string, key: string, was: RawMap | undefined, made: RawMap, stands: RawMap): Edit[] {
  if (was === undefined) {
    const field = 'after' in made ? 'retracted' : 'removed';
    return stands[field] === true ? [] : [{ op: 'mark', record, key, field, value: true }];
  }
  return Object.keys(made)
    .filter((field) => !same(was[field], made[field]) && same(made[field], stands[field]))
    .map((field) => ({ op: 'mark', record, key, field, value: scalarOrNull(was[field]) }));
}

/** What a record says, whatever marks lie on what it no longer says. */
function meaning(raw: RawRecord): string {
  const part = readPart({ id: '', space: '', volume: '' }, raw);
  if (!part) return JSON.stringify(raw);
  const fields = Object.entries(part.fields)
    .filter(([name]) => name !== 'archive')
    .map(([name, value]) => [name, Array.isArray(value) ? value.filter((entry) => entry.retracted !== true) : value]);
  return JSON.stringify([fields, part.about, part.unknown]);
}

function same(a: RawValue | undefined, b: RawValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function textOf(value: RawValue | undefined): string {
  return isText(value) ? value.$text : '';
}

function scalarOrNull(value: RawValue | undefined): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
