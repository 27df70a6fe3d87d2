/** What a losing branch said, as edits to say it again: so that a fork costs nobody a word. */
import { Automerge } from '../../shared/crdt.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { replayEdits } from '../../shared/edit/replay.ts';
import { rawRecord } from '../../shared/model/raw.ts';
import { readyAutomerge } from '../documents/automerge-wasm.ts';
import { applyToVolume, emptyVolume, type VolumeDoc, volumeAt } from '../documents/volume.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

export interface LostStep {
  /** The losing bundles of one step. */
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
        edits.push({ space: entry.space, edit });
    }
    Automerge.free(branch);
  }
  return edits;
}

/** The document as the losing branch had it: without the winning bundles of the same writer, which cannot lie beside it. */
async function branchOf(
  lost: LedgerEntry,
  ledger: Ledger,
  changesOf: (entry: LedgerEntry) => Promise<readonly Uint8Array[] | undefined>,
): Promise<VolumeDoc> {
  const rivals = new Set(
    ledger.entries
      .filter((entry) => entry.writer === lost.writer && entry.space === lost.space && entry.status === 'losing')
      .map((entry) => entry.n),
  );
  const firstRival = Math.min(...rivals);
  const changes: Uint8Array[] = [];
  for (const entry of ledger.ofVolume(lost.volume)) {
    const sameWriter = entry.writer === lost.writer;
    const counts = sameWriter && entry.n >= firstRival ? entry.status === 'losing' : entry.status === 'applied';
    if (counts) changes.push(...((await changesOf(entry)) ?? []));
  }
  return applyToVolume(emptyVolume('00'.repeat(16)), changes).doc;
}
