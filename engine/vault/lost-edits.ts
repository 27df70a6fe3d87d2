/** What a losing branch said, as edits to say it again: so that a fork costs nobody a word. */
import { Automerge } from '../../shared/crdt.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { replayEdits } from '../../shared/edit/replay.ts';
import { rawRecord } from '../../shared/model/raw.ts';
import { readyAutomerge } from '../documents/automerge-wasm.ts';
import { applyToVolume, emptyVolume, type VolumeDoc, volumeAt } from '../documents/volume.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

export interface LostStep {
  /** The lost bundles of one step. */
  readonly lost: readonly LedgerEntry[];
  readonly ledger: Ledger;
  readonly changesOf: (entry: LedgerEntry) => Promise<readonly Uint8Array[] | undefined>;
  readonly openVolume: (volume: string) => Promise<VolumeDoc>;
}

export async function lostEdits({ lost, ledger, changesOf, openVolume }: LostStep): Promise<PlannedEdit[]> {
  await readyAutomerge();
  const edits: PlannedEdit[] = [];
  for (const entry of lost) {
    const branch = await branchOf(entry, ledger, changesOf);
    const change = entry.changes.at(-1);
    const first = entry.changes[0];
    if (!change || !first || !Automerge.hasHeads(branch, [change])) continue;
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
