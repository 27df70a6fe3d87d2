/** What a losing branch said, as edits to say it again: so that a fork costs nobody a word. */
import { Automerge } from '../../shared/crdt.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { replayEdits } from '../../shared/edit/replay.ts';
import { type ObjectPlace, rescueEdits } from '../../shared/edit/rescue.ts';
import { isText, rawRecord } from '../../shared/model/raw.ts';
import { readyAutomerge } from '../documents/automerge-wasm.ts';
import { applyToVolume, emptyVolume, type VolumeDoc, volumeAt } from '../documents/volume.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

export interface LostStep {
  /** The lost bundles of one step. */
  readonly lost: readonly LedgerEntry[];
  readonly ledger: Ledger;
  readonly changesOf: (entry: LedgerEntry) => Promise<readonly Uint8Array[] | undefined>;
  readonly openVolume: (volume: string) => Promise<VolumeDoc>;
  /** Objects of records rescued by an earlier step, under the names they had in the damaged history. */
  readonly rescuedPlaces: Map<string, ObjectPlace>;
}

export async function lostEdits({
  lost,
  ledger,
  changesOf,
  openVolume,
  rescuedPlaces,
}: LostStep): Promise<PlannedEdit[]> {
  await readyAutomerge();
  const edits: PlannedEdit[] = [];
  for (const entry of lost) {
    const branch = await branchOf(entry, ledger, changesOf);
    const change = entry.changes.at(-1);
    const first = entry.changes[0];
    if (!change || !first) continue;
    if (!Automerge.hasHeads(branch, [change])) {
      // What it rests on is damaged: no document can hold it, but its own words can be read.
      const current = await openVolume(entry.volume);
      const decoded = ((await changesOf(entry)) ?? []).map((bytes) => Automerge.decodeChange(bytes));
      const textOf = (record: string, key: string) => {
        const text = rawRecord(current, record)?.[key];
        return text !== undefined && isText(text) ? text.$text : '';
      };
      for (const edit of rescueEdits(decoded, placesIn(current, rescuedPlaces), textOf))
        edits.push({ space: entry.space, edit, volume: entry.volume });
      for (const { ops, startOp, actor } of decoded)
        for (const [index, operation] of ops.entries())
          if (operation.action.startsWith('make') && operation.obj === '_root' && 'key' in operation)
            rescuedPlaces.set(`${startOp + index}@${actor}`, { record: String(operation.key) });
      continue;
    }
    const deps = Automerge.inspectChange(branch, first)?.deps ?? [];
    const [before, after] = [volumeAt(branch, deps), volumeAt(branch, [change])];
    const current = await openVolume(entry.volume);
    const touched = new Set(Automerge.diff(branch, deps, [change]).map((patch) => String(patch.path[0])));
    for (const record of touched) {
      const made = rawRecord(after, record);
      if (!made) continue;
      for (const edit of replayEdits(record, rawRecord(before, record), made, rawRecord(current, record)))
        edits.push({ space: entry.space, edit, volume: entry.volume });
    }
    Automerge.free(branch);
  }
  return edits;
}

function placesIn(doc: VolumeDoc, rescued: ReadonlyMap<string, ObjectPlace>): Map<string, ObjectPlace> {
  const places = new Map(rescued);
  for (const [record, fields] of Object.entries(doc)) {
    const id = Automerge.getObjectId(fields);
    if (id) places.set(id, { record });
    for (const [key, value] of Object.entries(Object(fields))) {
      if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) continue;
      const inner = Automerge.getObjectId(fields, key);
      if (inner) places.set(inner, { record, key });
    }
  }
  return places;
}

/**
 * The document as it was when the lost change was written: that change and all it rests on, and nothing else, since the
 * winning branch cannot lie beside it.
 */
async function branchOf(
  lost: LedgerEntry,
  ledger: Ledger,
  changesOf: (entry: LedgerEntry) => Promise<readonly Uint8Array[] | undefined>,
): Promise<VolumeDoc> {
  const byHash = new Map<string, { change: Uint8Array; deps: readonly string[] }>();
  for (const entry of ledger.ofVolume(lost.volume))
    for (const change of (entry.status === 'refused' ? undefined : await changesOf(entry)) ?? []) {
      const { hash, deps } = Automerge.decodeChange(change);
      byHash.set(hash, { change, deps });
    }
  const needed = new Set(lost.changes);
  for (const hash of needed) for (const dep of byHash.get(hash)?.deps ?? []) needed.add(dep);
  const changes = [...needed].flatMap((hash) => byHash.get(hash)?.change ?? []);
  return applyToVolume(emptyVolume('00'.repeat(16)), changes).doc;
}
