/** Undo and redo of this vault's own steps: a new step that takes the other back where it still stands. */
import { Automerge } from '../../shared/crdt.ts';
import { inverseOf, namesAfterwards, type TouchedRecord } from '../../shared/edit/inverse.ts';
import type { EditContext, PlannedEdit } from '../../shared/edit/plan.ts';
import { rawRecord } from '../../shared/model/raw.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type VolumeDoc, volumeAt } from '../documents/volume.ts';
import type { ChangeError, UndoneStep } from './api.ts';
import { type Core, isApplied } from './core.ts';
import type { LedgerEntry } from './ledger.ts';
import { stepStacks } from './steps.ts';

/**
 * `step`: to before this one, whatever came after it; where it is taken back already, the last alone.
 * `ifLast`: this one or none.
 */
export async function undoLast(
  core: Core,
  context: EditContext,
  { step, ifLast = false }: { readonly step?: string | undefined; readonly ifLast?: boolean } = {},
): Promise<Result<UndoneStep, ChangeError>> {
  for (;;) {
    const { undo } = stacksOf(core);
    const last = undo.at(-1);
    if (!last || (ifLast && last !== step)) return err({ type: 'NothingToUndo' });
    const done = await takeBack(core, last, 'undo', context);
    if (!done.ok || step === undefined || last === step || !undo.includes(step)) return done;
  }
}

export async function redoLast(core: Core, context: EditContext): Promise<Result<UndoneStep, ChangeError>> {
  const step = stacksOf(core).redo.at(-1);
  return step ? takeBack(core, step, 'redo', context) : err({ type: 'NothingToRedo' });
}

function stacksOf(core: Core) {
  const seen = new Set<string>();
  const marks = core.ledger.entries.filter((entry) => entry.mine && !seen.has(entry.step) && seen.add(entry.step));
  return stepStacks(marks);
}

async function takeBack(
  core: Core,
  step: string,
  kind: 'undo' | 'redo',
  context: EditContext,
): Promise<Result<UndoneStep, ChangeError>> {
  const entries = core.ledger.entries.filter((entry) => entry.mine && entry.step === step && isApplied(entry));
  const touched: (ChangedRecord & { space: string })[] = [];
  for (const volume of new Set(entries.map((entry) => entry.volume))) {
    const doc = await core.openVolume(volume);
    if (!doc.ok) return doc;
    const ofVolume = entries.filter((entry) => entry.volume === volume);
    for (const record of touchedRecords(doc.value, ofVolume))
      touched.push({ ...record, space: ofVolume[0]?.space ?? '' });
  }
  const touchedById = new Map(touched.map((record) => [record.id, record]));
  const withUses = touched.map((record) => {
    const uses = core.graph.usesOf(record.id);
    const usedBy = uses.filter((use) => {
      const other = touchedById.get(use);
      return (!other || namesAfterwards(other, record.id)) && core.graph.rowOf(use)?.archived.state !== 'archived';
    });
    return { ...record, uses, usedBy };
  });
  const { edits, kept } = inverseOf(withUses, context);
  const spaceOf = new Map(touched.map((record) => [record.id, record.space]));
  const planned: PlannedEdit[] = edits.map((edit) => ({ space: spaceOf.get(edit.record) ?? '', edit }));
  const done = await core.commit({ kind, of: step, edits: planned });
  return done.ok ? ok({ ...done.value, kept }) : done;
}

type ChangedRecord = Omit<TouchedRecord, 'usedBy' | 'uses'>;

/** What a step did to one volume: each record before its first change there, after its last, and now. */
function touchedRecords(doc: VolumeDoc, entries: readonly LedgerEntry[]): ChangedRecord[] {
  const changes = entries.flatMap((entry) => entry.changes);
  const first = changes[0];
  const last = changes.at(-1);
  if (!first || !last) return [];
  const depsBefore = Automerge.inspectChange(doc, first)?.deps ?? [];
  const [before, after] = [volumeAt(doc, depsBefore), volumeAt(doc, [last])];
  const ids = new Set(Automerge.diff(doc, depsBefore, [last]).map((patch) => String(patch.path[0])));
  return [...ids].flatMap((id) => {
    const [was, became, current] = [rawRecord(before, id), rawRecord(after, id), rawRecord(doc, id)];
    return became && current ? [{ id, before: was, after: became, current }] : [];
  });
}
