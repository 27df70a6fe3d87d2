/**
 * What somebody wrote in a coalition of their own before they joined one, told to those they joined: every record is copied
 * whole, references among them follow, and each old one becomes an empty overlay of its copy, as after a widening. So
 * whatever pointed at an old one finds the new one, and one undo takes it all back.
 */
import type { Edit } from '../../shared/edit/edit.ts';
import type { PlannedEdit } from '../../shared/edit/plan.ts';
import { emptyField } from '../../shared/edit/widen.ts';
import type { RawRecord, RawValue } from '../../shared/model/kind.ts';
import { kindNamed } from '../../shared/model/kinds.ts';
import type { Part } from '../../shared/model/part.ts';
import { isRawMap, rawRecord } from '../../shared/model/raw.ts';
import type { StepToCommit } from './core.ts';
import type { Engine } from './engine-api.ts';

export interface Moving {
  readonly engine: Pick<Engine, 'volumes' | 'openVolume'>;
  readonly from: string;
  readonly to: string;
  readonly newId: () => string;
}

export async function bringAlong({ engine, from, to, newId }: Moving): Promise<StepToCommit> {
  const own = [...engine.volumes.values()].filter((volume) => volume.space === from);
  const parts = own.flatMap((volume) => [...volume.parts.values()]).filter(isBrought);
  const copies = new Map(parts.map((part) => [part.id, newId()]));
  const edits: PlannedEdit[] = [];
  for (const volume of own) {
    const doc = await engine.openVolume(volume.id);
    for (const part of parts) {
      const raw = part.volume === volume.id ? rawRecord(doc, part.id) : undefined;
      const copy = copies.get(part.id);
      if (!raw || !copy) continue;
      edits.push({ space: to, edit: { op: 'create', record: copy, values: renamed(raw, copies) } });
      edits.push(...emptied(part, copy).map((edit) => ({ space: from, edit })));
    }
  }
  return { kind: 'edit', edits };
}

/** What says who writes there stays there; what is an overlay of a copy already has been brought. */
function isBrought(part: Part): boolean {
  return part.kind !== 'device' && part.kind !== 'circle' && part.about.length === 0;
}

function emptied(part: Part, copy: string): Edit[] {
  const fields = Object.entries(kindNamed(part.kind)?.fields ?? {});
  return [
    { op: 'set', record: part.id, key: '@about', value: copy },
    ...fields.flatMap(([name, field]) => (part.fields[name] === undefined ? [] : emptyField(part, name, field))),
  ];
}

/** Ids of records that come along are exchanged wherever they stand: as a value, within one, or as the end of a key. */
function renamed(raw: RawRecord, copies: ReadonlyMap<string, string>): RawRecord {
  const value = (old: RawValue): RawValue => {
    if (typeof old === 'string') return copies.get(old) ?? old;
    return isRawMap(old) ? Object.fromEntries(Object.entries(old).map(([key, each]) => [key, value(each)])) : old;
  };
  return Object.fromEntries(
    Object.entries(raw).map(([key, old]) => {
      const dot = key.indexOf('.');
      const named = dot < 0 ? undefined : copies.get(key.slice(dot + 1));
      return [named ? `${key.slice(0, dot)}.${named}` : key, value(old)];
    }),
  );
}
