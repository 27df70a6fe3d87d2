/**
 * What somebody types to change a field, as plain texts, and back to what a command takes. Items that were not touched go
 * back as they were: they may hold more than is shown.
 */
import type { Field, Scalar, ScalarMap } from '../model/field.ts';
import { readableUrl } from '../model/readable-host.ts';
import { canonicalUrl } from '../model/url.ts';
import { handleText } from '../query/display-name.ts';
import { err, ok, type Result } from '../result.ts';
import type { FieldInput } from './field-values.ts';

export interface ItemDraft {
  /** Tells drafts apart while they are edited. */
  readonly key: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly original?: ScalarMap;
}

export type Draft =
  | { readonly type: 'text'; readonly text: string }
  /** `typed`: a word that stands in the box and has not been made one of them yet. It counts as one all the same. */
  | { readonly type: 'keys'; readonly keys: readonly string[]; readonly typed?: string }
  | { readonly type: 'items'; readonly items: readonly ItemDraft[] };

export type DraftProblem = 'not_an_address' | 'not_a_handle' | 'not_a_number' | 'no_number';

/** What an item is typed in, the main part last. */
const cellsOfField: Readonly<Record<string, readonly string[]>> = {
  altNames: ['type', 'text'],
  urls: ['url'],
  handles: ['handle'],
  registryIds: ['scheme', 'value'],
  contacts: ['type', 'value'],
};

export function cellsOf(name: string): readonly string[] {
  return cellsOfField[name] ?? ['text'];
}

export function draftOf(name: string, field: Field, value: unknown): Draft {
  switch (field.form) {
    case 'keyed':
      return { type: 'keys', keys: Object.keys(Object(value)) };
    case 'items':
    case 'log': {
      const items: readonly ScalarMap[] = Array.isArray(value) ? value : [];
      return { type: 'items', items: items.map((item, place) => itemDraft(name, item, place)) };
    }
    default:
      return { type: 'text', text: value === undefined || value === null ? '' : String(value) };
  }
}

function itemDraft(name: string, item: ScalarMap, place: number): ItemDraft {
  const cells = Object.fromEntries(cellsOf(name).map((cell) => [cell, cellText(item, cell)]));
  return { key: String(item['id'] ?? place), cells, original: item };
}

function cellText(item: ScalarMap, cell: string): string {
  if (cell === 'handle') {
    const host = item['host'];
    return handleText({ user: String(item['user'] ?? ''), host: typeof host === 'string' ? host : undefined });
  }
  const text = String(item[cell] ?? '');
  return cell === 'url' ? readableUrl(text) : text;
}

export function emptyItem(name: string, field: Field, key: string): ItemDraft {
  const choices = field.form === 'items' ? field.itemChoices : undefined;
  return { key, cells: Object.fromEntries(cellsOf(name).map((cell) => [cell, choices?.[cell]?.[0] ?? ''])) };
}

/** Items whose main part is empty are left out: who empties a line means to take it away. */
export function inputOf(name: string, field: Field, draft: Draft): Result<FieldInput, DraftProblem> {
  switch (draft.type) {
    case 'keys':
      return ok(withTyped(draft).keys);
    case 'items':
      return itemsOf(name, draft.items);
    case 'text': {
      if (field.form === 'prose') return ok(draft.text);
      const text = draft.text.trim();
      return text === '' ? ok(null) : scalarOf(field, text);
    }
  }
}

type KeysDraft = Extract<Draft, { type: 'keys' }>;

/** The words in the box, parted by commas, made keys like the others. */
export function withTyped({ keys, typed = '' }: KeysDraft): KeysDraft {
  const words = typed
    .split(',')
    // A dot would part the key from its field.
    .map((word) => word.replaceAll('.', ' ').trim().replace(/\s+/g, ' ').slice(0, 200))
    .filter(Boolean);
  return { type: 'keys', keys: [...keys.filter((key) => !words.includes(key)), ...new Set(words)] };
}

function scalarOf(field: Field, text: string): Result<Scalar, DraftProblem> {
  if (field.form !== 'single' || field.schema.safeParse(text).success) return ok(text);
  if ((text === 'true' || text === 'false') && field.schema.safeParse(true).success) return ok(text === 'true');
  return Number.isFinite(Number(text)) ? ok(Number(text)) : err('not_a_number');
}

function itemsOf(name: string, items: readonly ItemDraft[]): Result<readonly ScalarMap[], DraftProblem> {
  const made: ScalarMap[] = [];
  for (const { cells, original } of items) {
    if ((cells[cellsOf(name).at(-1) ?? ''] ?? '').trim() === '') {
      // A register that was just named waits for its number; it must not go as if it had never been typed.
      if (!original && cells['scheme']?.trim()) return err('no_number');
      continue;
    }
    const untouched = original && cellsOf(name).every((cell) => cells[cell] === cellText(original, cell));
    if (untouched) {
      made.push(original);
      continue;
    }
    const item = itemOf(name, cells);
    if (!item.ok) return item;
    made.push(item.value);
  }
  return ok(made);
}

function itemOf(name: string, cells: ItemDraft['cells']): Result<ScalarMap, DraftProblem> {
  const trimmed = Object.fromEntries(Object.entries(cells).map(([cell, text]) => [cell, text.trim()]));
  if (name === 'urls') {
    const url = canonicalUrl(trimmed['url'] ?? '');
    return url ? ok({ ...url }) : err('not_an_address');
  }
  if (name === 'handles') {
    const [, user, host] = /^@?([^\s@]+)(?:@([^\s@]+\.[^\s@]+))?$/.exec(trimmed['handle'] ?? '') ?? [];
    return user === undefined ? err('not_a_handle') : ok({ user, ...(host && { host: host.toLowerCase() }) });
  }
  return ok(trimmed);
}

/** Whether saving would change nothing. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  const plain = (draft: Draft) =>
    JSON.stringify(
      draft.type === 'items'
        ? draft.items.map(({ cells }) => cells)
        : draft.type === 'keys'
          ? withTyped(draft).keys
          : draft.text.trim(),
    );
  return plain(one) === plain(other);
}

/** Whether two drafts, however they were typed, come to the same. */
export function isSameInput(one: FieldInput, other: FieldInput): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
