/** What several commands of one step say in a layer that has no record of the thing yet is one record, not one for each. */
import type { RawRecord, RawValue } from '../model/kind.ts';
import type { PlannedEdit } from './plan.ts';

export function joinOverlays(edits: readonly PlannedEdit[]): readonly PlannedEdit[] {
  const joined: PlannedEdit[] = [];
  const places = new Map<string, number>();
  for (const planned of edits) {
    const { space, edit } = planned;
    const about = edit.op === 'create' ? edit.values['@about'] : undefined;
    const key = `${space} ${String(about)}`;
    const place = places.get(key) ?? joined.length;
    const before = joined[place];
    if (edit.op !== 'create' || about === undefined || before?.edit.op !== 'create') {
      if (about !== undefined) places.set(key, place);
      joined.push(planned);
      continue;
    }
    joined[place] = { ...before, edit: { ...before.edit, values: both(before.edit.values, edit.values) } };
  }
  return joined;
}

/** Every record is made with all its texts, empty ones too: those say nothing against what the other said. */
function both(first: RawRecord, second: RawRecord): RawRecord {
  const said = Object.entries(second).filter(([key, value]) => !key.startsWith('@') && !isEmptyText(value));
  return { ...first, ...Object.fromEntries(said) };
}

function isEmptyText(value: RawValue): boolean {
  return typeof value === 'object' && value !== null && value['$text'] === '';
}
