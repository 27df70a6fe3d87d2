/**
 * Which changes of a volume touched a record, and what differs between two forms of it. Who wrote a change and when is
 * for the caller to say from the signed bundles: what the document itself claims is not proof.
 */
import type { DecodedChange } from '@automerge/automerge/slim';
import type { RawRecord, RawValue } from '../model/kind.ts';
import { isText } from '../model/raw.ts';

/** `changes`: all of the volume's, each after those it depends on; else the owner of an object is not known yet. */
export function changesTouching(record: string, changes: readonly DecodedChange[]): DecodedChange[] {
  const touched = recordsTouched(changes);
  return changes.filter(({ hash }) => touched.get(hash)?.has(record));
}

/** By hash of a change: ids of the records it writes. `changes`: as for `changesTouching`. */
export function recordsTouched(changes: readonly DecodedChange[]): Map<string, ReadonlySet<string>> {
  const recordOfObject = new Map<string, string>();
  return new Map(
    changes.map((change) => {
      const touched = new Set<string>();
      change.ops.forEach(({ action, obj, ...rest }, index) => {
        const key = 'key' in rest && typeof rest.key === 'string' ? rest.key : undefined;
        const owner = obj === '_root' ? key : recordOfObject.get(obj);
        if (owner === undefined) return;
        if (action.startsWith('make')) recordOfObject.set(`${change.startOp + index}@${change.actor}`, owner);
        touched.add(owner);
      });
      return [change.hash, touched] as const;
    }),
  );
}

export interface RawDifference {
  /** `field`, `field.KEY` or `field.ENTRY`. */
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What a reader would call changed; texts as their wording. Who made the record and when is told by the entry itself. */
export function rawDifference(before: RawRecord | undefined, after: RawRecord): RawDifference[] {
  return Object.keys(after)
    .filter(
      (key) => !key.startsWith('@') && JSON.stringify(before?.[key] ?? null) !== JSON.stringify(after[key] ?? null),
    )
    .map((key) => ({ key, from: plain(before?.[key]), to: plain(after[key]) }))
    .filter(({ from, to }) => from !== null || to !== '');
}

function plain(value: RawValue | undefined): unknown {
  return isText(value) ? value.$text : (value ?? null);
}

/** What folding must know of an entry. */
interface Typed {
  readonly at: number;
  readonly who: string;
  readonly device: string;
  readonly how: string;
  readonly record: string;
  readonly changes: readonly { readonly key: string; readonly from: unknown; readonly to: unknown }[];
}

/** Milliseconds that one sitting at a note lasts at most: what was typed in it is one entry. */
const sitting = 10 * 60_000;

/**
 * Saves of one text, one after the other by one author, as one entry with the time of the last: a note is saved each
 * second while somebody types. `entries`: oldest first. What was typed and taken out again within a sitting is none.
 */
export function foldTyping<E extends Typed>(entries: readonly E[], key: string): readonly E[] {
  const folded: { entry: E; began: number }[] = [];
  for (const entry of entries) {
    const last = folded.at(-1);
    if (last && goesOn(last.entry, entry, key) && entry.at - last.began <= sitting)
      last.entry = { ...entry, changes: [{ key, from: last.entry.changes[0]?.from, to: entry.changes[0]?.to }] };
    else folded.push({ entry, began: entry.at });
  }
  return folded.flatMap(({ entry }) =>
    isTyping(entry, key) && entry.changes[0]?.from === entry.changes[0]?.to ? [] : [entry],
  );
}

function goesOn(a: Typed, b: Typed, key: string): boolean {
  const isSame = a.who === b.who && a.device === b.device && a.how === b.how && a.record === b.record;
  return isSame && isTyping(a, key) && isTyping(b, key);
}

function isTyping({ changes }: Typed, key: string): boolean {
  return changes.length === 1 && changes[0]?.key === key;
}
