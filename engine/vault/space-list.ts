/**
 * The spaces of an open vault as people see them: which there are, how they are called, and which of a width is written to
 * where nobody chose. `private` and `coalition` are those two; every other is called by the title its members gave it.
 */
import type { SpaceInfo, SpaceWidth } from '../../shared/model/id.ts';
import type { Part } from '../../shared/model/part.ts';
import type { SpaceState } from '../space/space-state.ts';
import type { Engine } from './engine-api.ts';

export interface SpaceListDeps {
  readonly engine: Pick<Engine, 'spaces' | 'graph' | 'volumes'>;
  /** This device, hex. */
  readonly me: string;
  /** By width: the space somebody chose to write to. */
  readonly usual: () => Readonly<Record<string, string>>;
}

/** The usual one of each width comes first among its like, those this device is out of come last. */
export function spaceList({ engine, me, usual }: SpaceListDeps): SpaceInfo[] {
  const states = engine.spaces();
  const usualOf = (width: SpaceWidth) => usualSpace(states, width, me, usual()[width]);
  const [own, coalition] = [usualOf('private'), usualOf('coalition')];
  const isUsual = (space: SpaceState) => space === own || space === coalition;
  const shown = states.filter((space) => isUsual(space) || !isIdle(space, engine, me));
  const rank = (space: SpaceState) => (space === own ? 0 : space === coalition ? 1 : isIn(space, me) ? 2 : 3);
  const ordered = [...shown].sort((a, b) => rank(a) - rank(b));
  const names = new Map<string, number>([
    ['private', 1],
    ['coalition', 1],
  ]);
  const titles = new Map(ordered.map((space) => [space, titleOf(space, engine)]));
  for (const [space, title] of titles) if (!isUsual(space)) count(names, title);
  return ordered.map((space) => {
    const { id, width } = space.info;
    const title = titles.get(space) ?? width;
    const isAlone = (names.get(title.toLowerCase()) ?? 0) === 1;
    return { id, width, name: isUsual(space) ? width : isAlone ? title : `${title} ${id.slice(0, 6)}` };
  });
}

function count(names: Map<string, number>, title: string): void {
  names.set(title.toLowerCase(), (names.get(title.toLowerCase()) ?? 0) + 1);
}

/** Chosen, else the last this device was let into by another, else the first of its own. */
function usualSpace(
  states: readonly SpaceState[],
  width: SpaceWidth,
  me: string,
  chosen: string | undefined,
): SpaceState | undefined {
  const all = states.filter(({ info }) => info.width === width);
  const present = all.filter((space) => isIn(space, me));
  return (
    present.find(({ info }) => info.id === chosen) ??
    present.findLast((space) => !isMade(space, me)) ??
    present[0] ??
    all[0]
  );
}

export function isIn({ membership }: SpaceState, device: string): boolean {
  return membership.members.get(device)?.removedBy.length === 0;
}

function isMade({ acts, info }: SpaceState, me: string): boolean {
  return acts.get(info.id)?.device === me;
}

/** A space of this device's own that nobody else was ever in and that says nothing, made before another was joined. */
function isIdle(space: SpaceState, engine: SpaceListDeps['engine'], me: string): boolean {
  const { membership, info } = space;
  if (info.width === 'circle' || membership.members.size > 1 || !isMade(space, me)) return false;
  for (const volume of engine.volumes.values())
    if (volume.space === info.id) for (const part of volume.parts.values()) if (saysSomething(part)) return false;
  return true;
}

function saysSomething(part: Part): boolean {
  if (part.kind === 'device' || part.kind === 'circle') return false;
  return part.about.length === 0 || Object.values(part.fields).some(isSaid);
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function titleOf({ info }: SpaceState, { graph }: SpaceListDeps['engine']): string {
  const titles = graph
    .ofKind('circle')
    .filter((row) => row.space === info.id && row.archived.state !== 'archived' && row.fields.title)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return titles[0]?.fields.title?.trim() || `${info.width}-${info.id.slice(0, 6)}`;
}
