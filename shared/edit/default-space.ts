import { compareWidth, type SpaceWidth } from '../model/id.ts';
import type { KindName } from '../model/kinds.ts';

/**
 * Where a record of a kind goes unless somebody says otherwise. What organisations do together is the coalition's; people
 * and everything said in confidence is only mine until I widen it.
 */
export function defaultWidth(kind: KindName): SpaceWidth {
  return shared.has(kind) ? 'coalition' : 'private';
}

/** The narrowest: a record that names others may be read by nobody who may not read of them. */
export function narrowestOf<S extends { readonly width: SpaceWidth }>(from: S, others: readonly S[]): S {
  return others.reduce((least, each) => (compareWidth(each.width, least.width) < 0 ? each : least), from);
}

/** A space and every narrower one, the widest first: where something may be kept that may go no wider. */
export function noWiderThan<S extends { readonly id: string; readonly width: SpaceWidth }>(
  widest: S | undefined,
  spaces: readonly S[],
): S[] {
  return spaces
    .filter(({ id, width }) => widest && (id === widest.id || compareWidth(width, widest.width) < 0))
    .sort((a, b) => compareWidth(b.width, a.width));
}

/** Kinds whose records nobody else may ever hold: no widening, no other space. */
export const onlyMine: ReadonlySet<KindName> = new Set<KindName>(['saved_list']);

const shared: ReadonlySet<KindName> = new Set<KindName>([
  'organisation',
  'encounter',
  'relation',
  'trip',
  'ask',
  'cohort',
  'hosting_offer',
]);
