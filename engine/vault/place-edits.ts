/** Which volume each planned edit goes to, and how many edits fit one change. */
import type { Edit } from '../../shared/edit/edit.ts';
import type { EditError, PlannedEdit } from '../../shared/edit/plan.ts';
import { isText } from '../../shared/model/raw.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { VolumeState } from './core.ts';
import { type Fill, placeFor } from './placement.ts';

export interface PlacedEdits {
  readonly space: string;
  readonly volume: string;
  readonly edits: Edit[];
}

/**
 * A change may hold 1 MiB and 100,000 operations, of which a text takes one for each letter. What edits say as JSON in
 * UTF-8 is always more than what Automerge makes of them.
 */
const most = { bytes: 560 * 1024, operations: 90_000 };

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
  const chunks = new Map<string, { placed: PlacedEdits[]; left: Cost }>();
  for (const { space, edit, volume: wanted } of planned) {
    const known = wanted ?? placedHere.get(edit.record) ?? where.volumeOfRecord.get(edit.record)?.id;
    if (!known && edit.op !== 'create') return err({ type: 'NoSuchRecord', id: edit.record });
    const volume = known ?? place(edit, fillsOf(space), where.newId);
    placedHere.set(edit.record, volume);
    const cost = costOf(edit);
    if (cost.bytes > most.bytes) return err({ type: 'TooLarge', what: 'bytes', most: most.bytes });
    if (cost.operations > most.operations) return err({ type: 'TooLarge', what: 'letters', most: most.operations });
    const chunk = chunks.get(volume) ?? { placed: [], left: { bytes: 0, operations: 0 } };
    const last = chunk.placed.at(-1);
    if (last && cost.bytes <= chunk.left.bytes && cost.operations <= chunk.left.operations) last.edits.push(edit);
    else {
      chunk.placed.push({ space, volume, edits: [edit] });
      chunk.left = { ...most };
    }
    chunk.left = { bytes: chunk.left.bytes - cost.bytes, operations: chunk.left.operations - cost.operations };
    chunks.set(volume, chunk);
  }
  return ok([...chunks.values()].flatMap((chunk) => chunk.placed));
}

interface Cost {
  readonly bytes: number;
  readonly operations: number;
}

function costOf(edit: Edit): Cost {
  const text = JSON.stringify(edit);
  // Each text of a new record, and the new wording of an old one, may be typed letter by letter.
  const texts = edit.op === 'create' ? Object.values(edit.values).filter(isText) : [];
  const spliced = edit.op === 'splice' ? edit.gone + edit.come.length : 0;
  const reworded = edit.op === 'text' ? edit.value.length : 0;
  const letters = texts.reduce((sum, { $text }) => sum + $text.length, reworded + spliced);
  const keys = edit.op === 'create' ? text.split('":').length : 2;
  return { bytes: Buffer.byteLength(text), operations: letters + keys };
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
