/** The list of spaces of an open vault, kept true while acts and titles come in, and what a new space asks of this device. */
import { newRecord } from '../../shared/edit/new-record.ts';
import type { EditContext } from '../../shared/edit/plan.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { NamedNewcomer } from '../pairing/desk.ts';
import { toHex } from '../secret/derive.ts';
import type { Membership } from '../space/membership.ts';
import { writeEpoch } from '../space/space-state.ts';
import type { StepToCommit } from './core.ts';
import { type DeviceState, keysOf } from './device-state.ts';
import type { Engine } from './engine-api.ts';
import type { VaultMembers } from './members.ts';
import { isIn, type SpaceListDeps, spaceList } from './space-list.ts';

export interface LiveSpaces {
  /** Always the same list: whoever was given it sees what it holds now. */
  readonly list: readonly SpaceInfo[];
  readonly refresh: () => void;
  readonly onChange: (listener: () => void) => () => void;
}

export function createLiveSpaces(deps: Omit<SpaceListDeps, 'engine'> & { readonly engine: Engine }): LiveSpaces {
  const { engine } = deps;
  const list: SpaceInfo[] = [];
  const listeners = new Set<() => void>();
  let said = '';
  const refresh = (): void => {
    if (!engine.isOpen()) return;
    const fresh = spaceList(deps);
    const saying = JSON.stringify(fresh);
    // Acts that came in may have named a space anew by its id, so the graph is told every time.
    for (const space of fresh) engine.graph.addSpace(space);
    if (saying === said) return;
    said = saying;
    list.splice(0, list.length, ...fresh);
    for (const listener of listeners) listener();
  };
  engine.graph.subscribe(refresh);
  engine.onChange(refresh);
  refresh();
  return {
    list,
    refresh,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Following {
  readonly engine: Engine;
  readonly me: string;
  readonly members: Pick<VaultMembers, 'rekeyIfNeeded' | 'makeUsual'>;
  readonly spaces: Pick<LiveSpaces, 'refresh'>;
  readonly introduce: () => Promise<void>;
}

/**
 * Answers what comes in: in a space this device is let into it says who it is, and writes there from then on where nobody
 * chooses; where acts leave somebody with a key too many or too few, a steward's device gives out new ones.
 */
export function followMembership({ engine, me, members, introduce }: Following): void {
  const known = new Map<string, Membership>(engine.spaces().map(({ info, membership }) => [info.id, membership]));
  let running: Promise<void> = Promise.resolve();
  engine.onChange((id) => {
    const state = engine.spaces().find(({ info }) => info.id === id);
    if (!state || known.get(id) === state.membership) return;
    const before = known.get(id);
    known.set(id, state.membership);
    const wasIn = before?.members.get(me)?.removedBy.length === 0;
    const isJoined = !wasIn && isIn(state, me) && state.membership.members.get(me)?.admittedBy !== me;
    running = running.then(async () => {
      if (!engine.isOpen()) return;
      if (isJoined && state.info.width !== 'circle') await members.makeUsual(id);
      if (isJoined) await introduce();
      await members.rekeyIfNeeded();
    });
  });
}

/** Tells each space who writes from here, once; history and the list of members show these names. */
export function introduction(engine: Engine, context: EditContext, state: DeviceState): StepToCommit | undefined {
  const signKey = toHex(keysOf(state).sign.publicKey);
  const told = new Set(
    engine.graph
      .ofKind('device')
      .flatMap((row) => (row.fields.signKey === signKey ? row.parts.map((part) => part.space) : [])),
  );
  const { person, personName, deviceName } = state;
  const edits = engine.spaces().flatMap((space) => {
    if (told.has(space.info.id) || !isIn(space, signKey) || !writeEpoch(space)) return [];
    const fields = { signKey, person, personName, deviceName };
    const made = newRecord({ kind: 'device', space: space.info.id, fields }, context);
    return made.ok ? [made.value] : [];
  });
  return edits.length > 0 ? { kind: 'system', edits } : undefined;
}

/** Says for a newcomer who it is, as it called itself when it was let in: until it writes itself, nobody else would know. */
export function introductionOf(
  { graph }: Pick<Engine, 'graph'>,
  { device, person, name, deviceName }: NamedNewcomer,
  spaces: readonly string[],
  context: EditContext,
): StepToCommit | undefined {
  const isTold = (space: string) =>
    graph
      .ofKind('device')
      .some(({ fields, parts }) => fields.signKey === device && parts.some((part) => part.space === space));
  const edits = spaces.flatMap((space) => {
    if (isTold(space)) return [];
    const fields = { signKey: device, person, personName: name, deviceName };
    const made = newRecord({ kind: 'device', space, fields }, context);
    return made.ok ? [made.value] : [];
  });
  return edits.length > 0 ? { kind: 'system', edits } : undefined;
}
