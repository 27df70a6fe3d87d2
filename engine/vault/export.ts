/** Everything out, readable and lossless, and in again. */
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import type { RawRecord } from '../../shared/model/kind.ts';
import { isRawMap, rawRecord } from '../../shared/model/raw.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChangeError, Progress, Step, VaultExport } from './api.ts';
import type { Core } from './core.ts';

export async function exportVault(
  core: Core,
  progress?: (progress: Progress) => void,
): Promise<Result<VaultExport, ChangeError>> {
  const records = new Map<string, Record<string, RawRecord>>(core.spaces.map((space) => [space.id, {}]));
  let done = 0;
  for (const volume of core.volumes.values()) {
    const doc = await core.openVolume(volume.id);
    if (!doc.ok) return doc;
    for (const id of Object.keys(doc.value).sort()) {
      const raw = rawRecord(doc.value, id);
      const space = records.get(volume.space);
      // My device introduces itself in every vault anew.
      if (raw && space && raw['@kind'] !== 'device') space[id] = raw;
    }
    progress?.({ done: ++done, of: core.volumes.size });
  }
  const spaces = core.spaces.map(({ id, name, width }) => ({ name, width, records: records.get(id) ?? {} }));
  return ok({ format: 'samband-export', version: 1, spaces });
}

/** Records this vault knows already are left as they are. */
export async function importVault(core: Core, data: VaultExport): Promise<Result<Step, ChangeError>> {
  const edits: PlannedEdit[] = [];
  for (const { name, records } of data.spaces) {
    const space = core.spaces.find((each) => each.name === name);
    if (!space) return err({ type: 'NoSuchSpace', name, known: core.spaces.map((each) => each.name) });
    for (const [record, values] of Object.entries(records)) {
      if (!/^[0-9a-f]{32}$/.test(record) || !isRawMap(values) || typeof values['@kind'] !== 'string')
        return err({ type: 'BadValue', field: 'records', value: record, why: 'not a record of a Samband export' });
      if (!core.volumeOf(record)) edits.push({ space: space.id, edit: { op: 'create', record, values } });
    }
  }
  if (edits.length === 0) return err({ type: 'NothingToDo', why: 'every record of it is here already' });
  return core.commit({ kind: 'import', edits });
}
