/**
 * What a device was able to read: every record of its spaces as it stood in what was sealed under keys the device was
 * given. Nothing can be untold, and whether it did read it nobody can know; this says whom to warn.
 */
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import type { Part } from '../../shared/model/part.ts';
import { handleText, organisationName, personName } from '../../shared/query/display-name.ts';
import { epochOf } from '../bundles/envelope.ts';
import { partsOf, volumeAt } from '../documents/volume.ts';
import { letInBy } from '../space/members.ts';
import type { SpaceState } from '../space/space-state.ts';
import { isApplied, type VolumeState } from './core.ts';
import type { Engine } from './engine-api.ts';
import type { DeviceTold } from './members.ts';

export interface Exposure {
  readonly device: string;
  readonly spaces: readonly {
    readonly space: SpaceInfo;
    /** How many series of keys it was given. */
    readonly epochs: number;
    /** By kind, how many records, and which rows they belong to. */
    readonly kinds: Readonly<Record<string, number>>;
    readonly rows: readonly string[];
    /** Still in, let in by it or by those it let in. */
    readonly letIn: readonly DeviceTold[];
  }[];
  /** Who stands in those records and should hear of it, with the ways to reach them that this vault knows. */
  readonly warn: {
    readonly people: readonly {
      readonly id: string;
      readonly name: string;
      readonly contacts: readonly { readonly type: string; readonly value: string }[];
    }[];
    readonly organisations: readonly { readonly id: string; readonly name: string }[];
  };
}

export interface ExposureDeps {
  readonly engine: Engine;
  readonly spaces: readonly SpaceInfo[];
  readonly tell: (space: SpaceState, device: string) => DeviceTold;
}

export async function exposureOf(device: string, { engine, spaces, tell }: ExposureDeps): Promise<Exposure> {
  const { graph } = engine;
  const told: Exposure['spaces'][number][] = [];
  const rows = new Set<string>();
  for (const state of engine.spaces()) {
    const { membership, info } = state;
    if (!membership.members.has(device)) continue;
    const epochs = new Set([...membership.holders].flatMap(([epoch, given]) => (given.has(device) ? [epoch] : [])));
    const kinds: Record<string, number> = {};
    const here = new Set<string>();
    for (const volume of engine.volumes.values()) {
      if (volume.space !== info.id) continue;
      for (const part of await readable(volume, epochs, engine)) {
        // Who is in it and what it is called: that is said beside it.
        if (part.kind === 'device' || part.kind === 'circle') continue;
        kinds[part.kind] = (kinds[part.kind] ?? 0) + 1;
        here.add(graph.rowOf(part.id)?.id ?? part.id);
      }
    }
    for (const row of here) rows.add(row);
    told.push({
      space: spaces.find(({ id }) => id === info.id) ?? info,
      epochs: epochs.size,
      kinds,
      rows: [...here],
      letIn: letInBy(membership, device).map((member) => tell(state, member.device)),
    });
  }
  const ofKind = <K extends KindName>(kind: K) => graph.ofKind(kind).filter(({ id }) => rows.has(id));
  return {
    device,
    spaces: told,
    warn: {
      people: ofKind('person').map(({ id, fields }) => ({
        id,
        name: personName(fields) || id.slice(0, 8),
        contacts: [
          ...fields.contacts.map(({ type, value }) => ({ type, value })),
          ...fields.handles.map((handle) => ({ type: 'handle', value: handleText(handle) })),
        ],
      })),
      organisations: ofKind('organisation').map(({ id, fields }) => ({
        id,
        name: organisationName(fields) || id.slice(0, 8),
      })),
    },
  };
}

/** The volume's records as they stand in the bundles sealed under these epochs. */
async function readable(volume: VolumeState, epochs: ReadonlySet<string>, engine: Engine): Promise<Iterable<Part>> {
  const applied = engine.ledger.ofVolume(volume.id).filter(isApplied);
  const open: string[] = [];
  let all = true;
  for (const { at, changes } of applied) {
    const envelope = await engine.envelopeAt(at);
    const epoch = envelope && epochOf(envelope);
    if (epoch !== undefined && epochs.has(epoch)) open.push(...changes);
    else all = false;
  }
  if (all) return volume.parts.values();
  if (open.length === 0) return [];
  const then = volumeAt(await engine.openVolume(volume.id), open);
  return partsOf(then, { volume: volume.id, space: volume.space }, Object.keys(then), true).values();
}
