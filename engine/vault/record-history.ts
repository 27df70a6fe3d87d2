/** Who changed a record, when and how; and the record as it was at a time. */
import { Automerge } from '../../shared/crdt.ts';
import type { Part } from '../../shared/model/part.ts';
import { rawRecord } from '../../shared/model/raw.ts';
import { deviceRow } from '../../shared/query/device-row.ts';
import { fold } from '../../shared/query/fold.ts';
import { changesTouching, foldTyping, rawDifference } from '../../shared/query/history.ts';
import type { Row } from '../../shared/query/row.ts';
import { ok, type Result } from '../../shared/result.ts';
import { partsOf, volumeAt } from '../documents/volume.ts';
import type { ChangeError, HistoryEntry } from './api.ts';
import { type Core, isApplied } from './core.ts';

/** Newest last. Attribution comes from the signed bundles, never from what the document claims. */
export async function historyOfRow(core: Core, row: Row): Promise<Result<readonly HistoryEntry[], ChangeError>> {
  const entries: HistoryEntry[] = [];
  for (const part of row.parts) {
    const doc = await core.openVolume(part.volume);
    if (!doc.ok) return doc;
    const bundleOf = new Map(
      core.ledger
        .ofVolume(part.volume)
        .filter(isApplied)
        .flatMap((entry) => entry.changes.map((hash) => [hash, entry] as const)),
    );
    const changes = Automerge.getAllChanges(doc.value).map((change) => Automerge.decodeChange(change));
    for (const change of changesTouching(part.id, changes)) {
      const bundle = bundleOf.get(change.hash);
      if (!bundle) continue;
      const before = rawRecord(volumeAt(doc.value, change.deps), part.id);
      const after = rawRecord(volumeAt(doc.value, [change.hash]), part.id);
      const made = after ? rawDifference(before, after) : [];
      if (made.length === 0) continue;
      entries.push({
        at: bundle.time,
        ...authorOf(core, bundle.device),
        how: bundle.kind,
        record: part.id,
        space: core.spaces.find((space) => space.id === part.space)?.name ?? part.space,
        changes: made,
      });
    }
  }
  const sorted = entries.sort((a, b) => a.at - b.at);
  return ok(row.kind === 'note' ? foldTyping(sorted, 'text') : sorted);
}

function authorOf(core: Core, signKey: string): { who: string; device: string } {
  const record = deviceRow(core.graph, signKey);
  const short = signKey.slice(0, 8);
  return { who: record?.fields.personName ?? short, device: record?.fields.deviceName ?? short };
}

/** Folds the row's parts as they stood when nothing later than `time` had been written, by the writers' clocks. */
export async function rowAtTime(core: Core, row: Row, time: number): Promise<Result<Row | undefined, ChangeError>> {
  const then: Part[] = [];
  for (const part of row.parts) {
    const doc = await core.openVolume(part.volume);
    if (!doc.ok) return doc;
    const heads = core.ledger
      .ofVolume(part.volume)
      .filter((entry) => isApplied(entry) && entry.time <= time)
      .flatMap((entry) => entry.changes);
    if (heads.length === 0) continue;
    const was = partsOf(volumeAt(doc.value, heads), { volume: part.volume, space: part.space }, [part.id], true);
    then.push(...was.values());
  }
  return ok(fold(then, core.spaces).rowOf(row.parts[0]?.id ?? ''));
}
