/** Which volume each planned edit goes to, and how many edits fit one change. */
import type { Edit } from '../../shared/edit/edit.ts';
import type { EditError, PlannedEdit } from '../../shared/edit/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { VolumeState } from './core.ts';
import { type Fill, placeFor } from './placement.ts';

export interface PlacedEdits {
  readonly space: string;
  readonly volume: string;
  readonly edits: Edit[];
}

/** A change may hold 1 MiB; what its edits say as JSON is always more than what Automerge makes of them. */
const mostEditBytes = 512 * 1024;

export function placeEdits(
  planned: readonly PlannedEdit[],
  where: {
    readonly newId: () => string;
    readonly volumes: ReadonlyMap<string, VolumeState>;
    readonly volumeOfRecord: ReadonlyMap<string, VolumeState>;
  },
): Result<PlacedEdits[], EditError> {
  const fills = new Map<string, Map<string, Fill>>();
  const fillsOf = (space: string): Map<string, Fill> => {
    const known = fills.get(space);
    if (known) return known;
    const own = [...where.volumes.values()].filter((volume) => volume.space === space);
    const made = new Map(own.map(({ id, records, encounters }) => [id, { id, records, encounters }]));
    fills.set(space, made);
    return made;
  };
  const placedHere = new Map<string, string>();
  const chunks = new Map<string, { placed: PlacedEdits[]; size: number }>();
  for (const { space, edit, volume: wanted } of planned) {
    const known = wanted ?? placedHere.get(edit.record) ?? where.volumeOfRecord.get(edit.record)?.id;
    if (!known && edit.op !== 'create') return err({ type: 'NoSuchRecord', id: edit.record });
    const volume = known ?? place(edit, fillsOf(space), where.newId);
    placedHere.set(edit.record, volume);
    const size = JSON.stringify(edit).length;
    if (size > mostEditBytes) return err({ type: 'TooLarge', what: 'one field', most: mostEditBytes });
    const chunk = chunks.get(volume) ?? { placed: [], size: 0 };
    const last = chunk.placed.at(-1);
    if (last && chunk.size + size <= mostEditBytes) {
      last.edits.push(edit);
      chunk.size += size;
    } else {
      chunk.placed.push({ space, volume, edits: [edit] });
      chunk.size = size;
    }
    chunks.set(volume, chunk);
  }
  return ok([...chunks.values()].flatMap((chunk) => chunk.placed));
}

/** A note is a document of its own; everything else shares volumes. */
function place(edit: Extract<Edit, { op: 'create' }> | Edit, fills: Map<string, Fill>, newId: () => string): string {
  const kind = edit.op === 'create' ? String(edit.values['@kind']) : '';
  const alone = kind === 'note';
  const fill = (alone ? undefined : placeFor(kind, fills.values())) ?? {
    id: newId(),
    records: 0,
    encounters: 0,
  };
  fills.set(fill.id, fill);
  // A note's document counts as full, so that nothing joins it.
  fill.records += alone ? Number.POSITIVE_INFINITY : 1;
  if (kind === 'encounter') fill.encounters += 1;
  return fill.id;
}
