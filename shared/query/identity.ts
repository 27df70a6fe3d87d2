/**
 * Who said that two records are one thing, and who said they are not. Opinions on a pair form a log like any other:
 * each names those it replaces. Where the leaves disagree, the records stay apart and the pair waits to be settled.
 */
import { leavesOf } from '../model/event-log.ts';
import type { Part } from '../model/part.ts';
import { archiveLog } from './archive.ts';

export interface IdentityOpinions {
  readonly merged: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
  /** Said the same and not the same at one time. */
  readonly disputed: readonly (readonly [string, string])[];
}

interface Opinion {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly after: readonly string[];
  readonly same: boolean;
}

export function identityOpinions(parts: Iterable<Part>): IdentityOpinions {
  const byPair = new Map<string, { pair: readonly [string, string]; opinions: Opinion[] }>();
  for (const part of parts) {
    const key = opinionPair(part);
    const { type, after } = part.fields;
    if (!key || takenBack(part)) continue;
    const [a = '', b = ''] = key.split(' ');
    const pair = [a, b] as const;
    const known = byPair.get(key) ?? { pair, opinions: [] };
    byPair.set(key, known);
    known.opinions.push({
      id: part.id,
      at: part.createdAt,
      by: part.createdBy,
      after: Object.keys(Object(after)),
      same: type === 'same_as',
    });
  }
  const sorted: {
    merged: (readonly [string, string])[];
    apart: (readonly [string, string])[];
    disputed: (readonly [string, string])[];
  } = {
    merged: [],
    apart: [],
    disputed: [],
  };
  for (const { pair, opinions } of byPair.values()) {
    const leaves = leavesOf(opinions);
    const same = leaves.filter((leaf) => leaf.same).length;
    if (same === leaves.length) sorted.merged.push(pair);
    else if (same === 0) sorted.apart.push(pair);
    else sorted.disputed.push(pair);
  }
  return sorted;
}

/** The two records an opinion is about, smaller id first; undefined for other parts. */
export function opinionPair(part: Part): string | undefined {
  const { type, from, to } = part.fields;
  if (part.kind !== 'relation' || (type !== 'same_as' && type !== 'not_same_as')) return undefined;
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}

/** A merge is taken back by archiving its relation; using or editing it cannot revive it. */
function takenBack(part: Part): boolean {
  return leavesOf(archiveLog(part)).some((leaf) => leaf.state === 'archived');
}
