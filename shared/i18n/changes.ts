/** One change of a record's history in words: what stood there, what stands there now. */
import { type KindName, kindNamed } from '../model/kinds.ts';
import { fieldLabel } from './app/fields.ts';
import { type FactValue, type FactWords, saidItem, saidKey, saidSingle } from './facts.ts';

export interface SaidChange {
  readonly key: string;
  readonly label: string;
  /** Empty: nothing stood there. */
  readonly from: readonly FactValue[];
  /** Empty: it was taken away. */
  readonly to: readonly FactValue[];
}

/** `key`: `field`, `field.KEY` or `field.ENTRY`, as the engine's history names it. */
export function changeInWords(
  kind: KindName,
  { key, from, to }: { readonly key: string; readonly from?: unknown; readonly to?: unknown },
  words: FactWords,
): SaidChange {
  const dot = key.indexOf('.');
  const name = dot < 0 ? key : key.slice(0, dot);
  const inner = dot < 0 ? '' : key.slice(dot + 1);
  const field = kindNamed(kind)?.fields[name];
  const said = { key, label: fieldLabel(kind, name, words.language) };
  const one = (value: unknown): readonly FactValue[] => {
    if (value === null || value === undefined || value === false || value === '') return [];
    switch (field?.form) {
      case 'single':
        return [saidSingle(name, field, value, words)];
      case 'keyed':
        return [saidKey(name, field, inner, value, words)];
      case 'items':
      case 'log':
        return isGone(value) ? [] : [{ text: saidItem(value, words) }];
      default:
        return [{ text: typeof value === 'string' ? value : JSON.stringify(value) }];
    }
  };
  if (field?.form === 'prose' && typeof from === 'string' && typeof to === 'string') {
    const middle = changedMiddle(from, to);
    return { ...said, from: one(middle.from), to: one(middle.to) };
  }
  return { ...said, from: one(from), to: one(to) };
}

function isGone(value: unknown): boolean {
  const { removed, retracted }: { removed?: unknown; retracted?: unknown } = Object(value);
  return removed === true || retracted === true;
}

/** Of a long text only what differs, with some words around it, so that one sees what was changed. */
export function changedMiddle(from: string, to: string): { readonly from: string; readonly to: string } {
  const [a, b] = [[...from], [...to]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const cut = (all: readonly string[]) => {
    const [first, last] = [Math.max(0, start - around), Math.min(all.length, all.length - end + around)];
    return `${first > 0 ? '…' : ''}${all.slice(first, last).join('')}${last < all.length ? '…' : ''}`;
  };
  return { from: cut(a), to: cut(b) };
}

/** Characters kept on each side of what differs. */
const around = 24;
