/**
 * The shelf of a key that was replaced. Whoever knows no newer key looks there, and finds the acts that lead to the present
 * one; all else that lies there takes room for nothing once it lies under the present key as well.
 */
import type { ReplicaEpoch, ReplicaSpace } from '../sync/replica.ts';
import type { KnownPack } from './packs-here.ts';
import { type SparePack, sortRanked } from './trim.ts';

/** When the epoch was followed by another, as far as is known: the first that was made after it. */
export function endOf(epoch: ReplicaEpoch, epochs: readonly ReplicaEpoch[]): number {
  const later = epochs.map(({ time }) => time).filter((time) => time > epoch.time);
  return later.length > 0 ? Math.min(...later) : epoch.time;
}

/**
 * Those of `old` that lie under the present key too, but for packs of nothing but `acts`. Two devices may disagree about
 * which epoch is the present one, never about which was made later: what goes always goes in favour of that.
 */
export function coveredByPresent(
  { epochs: [newest] }: Pick<ReplicaSpace, 'epochs'>,
  epoch: ReplicaEpoch,
  packs: { readonly old: readonly KnownPack[]; readonly present: readonly KnownPack[] },
  acts: ReadonlySet<string>,
): readonly SparePack<KnownPack>[] {
  const isLater = newest && (newest.time > epoch.time || (newest.time === epoch.time && newest.id > epoch.id));
  if (!isLater) return [];
  // In favour of each other those on this shelf do not go: it is emptied as one.
  const old = packs.old.filter(({ toc }) => !(toc.entries.length > 0 && toc.entries.every(({ id }) => acts.has(id))));
  const present = new Set(packs.present);
  return sortRanked([...present, ...old], (pack) => present.has(pack)).spare.filter(({ pack }) => !present.has(pack));
}
