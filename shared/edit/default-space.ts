import type { SpaceWidth } from '../model/id.ts';
import type { KindName } from '../model/kinds.ts';

/**
 * Where a record of a kind goes unless somebody says otherwise. What organisations do together is the coalition's; people
 * and everything said in confidence is only mine until I widen it.
 */
export function defaultWidth(kind: KindName): SpaceWidth {
  return shared.has(kind) ? 'coalition' : 'private';
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
