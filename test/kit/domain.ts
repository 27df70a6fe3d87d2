/** Devices of one person or of comrades, editing real Automerge documents in one process. */

import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { applyToVolume, editVolume, emptyVolume, partsOf, type VolumeDoc } from '../../engine/documents/volume.ts';
import { Automerge } from '../../shared/crdt.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { EditContext, Plan } from '../../shared/edit/plan.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { Part } from '../../shared/model/part.ts';
import { createGraph, type LiveGraph } from '../../shared/query/fold.ts';

export const privateSpace: SpaceInfo = { id: '1'.repeat(64), name: 'private', width: 'private' };
export const coalitionSpace: SpaceInfo = { id: '2'.repeat(64), name: 'coalition', width: 'coalition' };
export const spaces = [privateSpace, coalitionSpace];

await readyAutomerge();

export interface Device {
  readonly name: string;
  readonly context: (now?: number) => EditContext;
  readonly perform: (plan: Plan) => void;
  readonly edit: (space: SpaceInfo, edits: readonly Edit[]) => void;
  readonly doc: (space: SpaceInfo) => VolumeDoc;
  readonly receive: (other: Device) => void;
  readonly parts: () => Part[];
  readonly graph: () => LiveGraph;
}

/** Each space is one volume here; `receive` takes over everything the other has. */
export function device(name: string, start?: Device): Device {
  let made = 0;
  const prefix = name.charCodeAt(0).toString(16).padStart(2, '0');
  const docs = new Map<string, VolumeDoc>();
  const docOf = (space: SpaceInfo): VolumeDoc => {
    const known = docs.get(space.id);
    if (known) return known;
    const doc = emptyVolume(prefix.repeat(15) + space.id.slice(0, 2));
    docs.set(space.id, doc);
    return doc;
  };
  const edit: Device['edit'] = (space, edits) => {
    docs.set(space.id, editVolume(docOf(space), edits, made).doc);
  };
  const parts = () =>
    spaces.flatMap((space) => [...partsOf(docOf(space), { volume: space.name, space: space.id }).values()]);
  const self: Device = {
    name,
    context: (now = 1_773_000_000_000 + made) => ({
      now,
      today: '2026-03-11',
      me: prefix.repeat(16),
      newId: () => prefix + (++made).toString(16).padStart(28, '0') + prefix,
      spaces,
    }),
    perform: (plan) => {
      for (const space of spaces) {
        const edits = plan.edits.filter((each) => each.space === space.id).map((each) => each.edit);
        if (edits.length > 0) edit(space, edits);
      }
    },
    edit,
    doc: docOf,
    receive: (other) => {
      for (const space of spaces) {
        const changes = Automerge.getAllChanges(other.doc(space));
        docs.set(space.id, applyToVolume(docOf(space), changes).doc);
      }
    },
    parts,
    graph: () => {
      const graph = createGraph(spaces);
      graph.apply(parts().map((part) => [part.id, part]));
      return graph;
    },
  };
  if (start) self.receive(start);
  return self;
}

/** Everything a reader sees, in an order that does not depend on who came first. */
export function rowsAsText(graph: LiveGraph): string {
  const rows = [...graph.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(rows, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
