/** Who will read what a text is about to make, by the plan itself: what is shown before cannot differ from what becomes of it. */
import { compareWidth, type SpaceId, type SpaceInfo } from '../model/id.ts';
import type { RawValue } from '../model/kind.ts';
import type { KindName } from '../model/kinds.ts';
import type { Graph } from '../query/fold.ts';
import type { PlannedImport } from './import-draft.ts';
import type { PlannedEdit } from './plan.ts';

/** One thing that is made or added to, and the space it lies in. */
export interface PlannedReader {
  readonly kind: string;
  /** Of an organisation or a person: its key in the proposal. */
  readonly key?: string;
  /** Where a narrower layer says only this much of something that others read. */
  readonly field?: string;
  readonly space: SpaceId;
  /** True where another space may be chosen for it. */
  readonly isChosen: boolean;
}

/** Promises, tools, people, notes and nights are mine alone, whatever is chosen. */
const chosenKinds: ReadonlySet<string> = new Set(['organisation', 'encounter', 'ask'] satisfies KindName[]);

export function plannedReaders(graph: Graph, { plan, idByKey }: PlannedImport): readonly PlannedReader[] {
  const keyOf = new Map([...idByKey].map(([key, id]) => [id, key]));
  const readers = plan.edits.flatMap((edit) => readersOf(graph, keyOf, edit));
  const told = new Set<string>();
  return readers.filter(({ kind, key = '', field = '', space }) => {
    const said = [kind, key, field, space].join(' ');
    return !told.has(said) && told.add(said);
  });
}

/** The widest of those that may be chosen for; undefined where nothing is, or all of it is mine alone. */
export function widestChosen(readers: readonly PlannedReader[], spaces: readonly SpaceInfo[]): SpaceInfo | undefined {
  return spaces
    .filter(({ id }) => readers.some(({ space, isChosen }) => isChosen && space === id))
    .sort((a, b) => compareWidth(b.width, a.width))[0];
}

function readersOf(graph: Graph, keyOf: ReadonlyMap<string, string>, { space, edit }: PlannedEdit): PlannedReader[] {
  const reader = (kind: string, id: string, more: { field?: string; isChosen?: boolean } = {}): PlannedReader => {
    const key = keyOf.get(graph.rowOf(id)?.id ?? id);
    return {
      kind,
      space,
      isChosen: more.isChosen ?? false,
      ...(key && { key }),
      ...(more.field && { field: more.field }),
    };
  };
  const added = (kind: string, id: string, keys: readonly string[]) =>
    keys.map((key) => {
      const [field = '', item = ''] = key.split('.');
      // People lie beside a meeting that others read: it is they who stay with me, not the meeting.
      return field === 'people' ? reader('person', item) : reader(kind, id, { field });
    });
  if (edit.op === 'create') {
    const { '@kind': kind, '@about': about, ...values } = edit.values;
    if (typeof about === 'string')
      return added(
        String(kind),
        about,
        Object.keys(values).filter((key) => !key.startsWith('@') && saysSomething(values[key])),
      );
    return [reader(String(kind), edit.record, { isChosen: chosenKinds.has(String(kind)) })];
  }
  const row = graph.rowOf(edit.record);
  if (!row) return [];
  return row.space === space || !('key' in edit) ? [reader(row.kind, row.id)] : added(row.kind, row.id, [edit.key]);
}

/** A new record holds its texts from the start, empty where nobody said anything. */
function saysSomething(value: RawValue | undefined): boolean {
  return !(typeof value === 'object' && value !== null && '$text' in value && value['$text'] === '');
}
