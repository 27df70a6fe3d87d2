/**
 * Deleting is archiving, and an edit or a use that the archiving device had not seen revives. The archive entry holds
 * a digest of the record and the ids of the records that used it, as that device saw them: any difference now means
 * that somebody, before hearing of it or after, wanted it still.
 */
import { leavesOf } from '../model/event-log.ts';
import type { LogEntry } from '../model/field.ts';
import type { Part } from '../model/part.ts';
import type { Archived } from './row.ts';

type ArchiveLogEntry = LogEntry & { readonly state: string; readonly digest?: string; readonly uses?: string };

export function archiveLog(part: Part): ArchiveLogEntry[] {
  const entries = part.fields['archive'];
  return Array.isArray(entries) ? entries : [];
}

const live: Archived = { state: 'live' };

/** A row is archived when every record of it that is not a mere overlay is. */
export function archivedState(group: readonly Part[], usesOf: (id: string) => readonly string[]): Archived {
  if (group.every((part) => part.digest === undefined)) return live;
  const bases = group.filter((part) => part.about.length === 0);
  const states = (bases.length > 0 ? bases : group).map((part) => stateOfPart(part, usesOf(part.id)));
  const standing = states.find((state) => state.state === 'live');
  const revived = states.find((state) => state.state === 'revived');
  return standing ?? revived ?? states[0] ?? live;
}

/** An overlay that was archived (its step undone, say) adds nothing any more. */
export function stillSays(part: Part, usesOf: (id: string) => readonly string[]): boolean {
  return part.about.length === 0 || stateOfPart(part, usesOf(part.id)).state !== 'archived';
}

function stateOfPart(part: Part, uses: readonly string[]): Archived {
  const leaves = leavesOf(archiveLog(part));
  const kept = leaves.find((leaf) => leaf.state === 'live');
  const archiving = leaves.findLast((leaf) => leaf.state === 'archived');
  if (!archiving) return { state: 'live' };
  const { at, by } = archiving;
  if (kept) return { state: 'revived', at, by, because: 'kept' };
  if (archiving.digest !== part.digest) return { state: 'revived', at, by, because: 'edited' };
  const seen = new Set(archiving.uses?.split(' ').filter(Boolean));
  const usedBy = [...uses].sort().find((use) => !seen.has(use));
  return usedBy ? { state: 'revived', at, by, because: 'used', usedBy } : { state: 'archived', at, by };
}
