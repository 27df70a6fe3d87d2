import { replacesAll } from '../model/event-log.ts';
import type { Part } from '../model/part.ts';
import { archiveLog } from '../query/archive.ts';
import type { Edit } from './edit.ts';
import type { EditContext, Plan } from './plan.ts';

/**
 * Marks every record of a row as archived, with what this device sees of it: `digestOfPart` the fingerprint of the
 * record as stored, `usesOf` the records that name it. Whatever differs from that later revives it.
 */
export function archiveParts(
  parts: readonly Part[],
  seen: { digestOfPart: (id: string) => string; usesOf: (id: string) => readonly string[] },
  context: EditContext,
): Plan {
  const edits = parts.map((part) => ({
    space: part.space,
    edit: archiveEdit(
      part,
      'archived',
      { digest: seen.digestOfPart(part.id), uses: seen.usesOf(part.id).join(' ') },
      context,
    ),
  }));
  return { kind: 'edit', edits };
}

export function reviveParts(parts: readonly Part[], context: EditContext): Plan {
  return {
    kind: 'edit',
    edits: parts.map((part) => ({ space: part.space, edit: archiveEdit(part, 'live', {}, context) })),
  };
}

function archiveEdit(part: Part, state: string, seen: { digest?: string; uses?: string }, context: EditContext): Edit {
  return {
    op: 'put',
    record: part.id,
    key: `archive.${context.newId()}`,
    value: { state, at: context.now, by: context.me, after: replacesAll(archiveLog(part)).join(' '), ...seen },
  };
}
