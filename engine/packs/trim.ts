/**
 * Which packs of one folder are still needed, and which to put together. Files stay few, and nothing is ever dropped.
 *
 * A pack may be removed in favour of others that hold all its ids and, of each device, a receipt with no lower stamp — if
 * all of these rank higher: by generation, then by name. Everybody ranks alike, by what never changes in a pack. So two
 * devices that tidy up at once can never each remove what the other kept: the highest pack is never removed, and what was
 * removed in favour of a pack that is itself removed later lies in those that this one was removed for.
 */
import { type Vector, vectorHas } from '../bundles/vector.ts';
import type { HeldReceipt } from '../sync/replica.ts';
import type { PackReceipt, Toc } from './pack.ts';

export interface HeldPack {
  readonly name: string;
  readonly size: number;
  readonly toc: Toc;
}

export interface SparePack<P extends HeldPack = HeldPack> {
  readonly pack: P;
  /** Higher ones that hold all of it together. */
  readonly coveredBy: ReadonlySet<P>;
}

export interface Sorted<P extends HeldPack = HeldPack> {
  readonly needed: readonly P[];
  readonly spare: readonly SparePack<P>[];
}

/** `mayCover`: in favour of which packs others may go. */
export function sortPacks<P extends HeldPack>(packs: Iterable<P>, mayCover?: (pack: P) => boolean): Sorted<P> {
  return sortRanked([...packs].sort(higherFirst), mayCover);
}

/** `ranked`: the highest first. */
export function sortRanked<P extends HeldPack>(
  ranked: readonly P[],
  mayCover: (pack: P) => boolean = () => true,
): Sorted<P> {
  const needed: P[] = [];
  const spare: SparePack<P>[] = [];
  const byId = new Map<string, P>();
  const byDevice = new Map<string, { readonly stamp: number; readonly pack: P }>();
  for (const pack of ranked) {
    const { entries, receipts } = pack.toc;
    const newer = (receipt: PackReceipt) => receipt.stamp > (byDevice.get(receipt.device)?.stamp ?? -1);
    if (entries.every(({ id }) => byId.has(id)) && !receipts.some(newer)) {
      const holders = [
        ...entries.map(({ id }) => byId.get(id)),
        ...receipts.map(({ device }) => byDevice.get(device)?.pack),
      ];
      spare.push({ pack, coveredBy: new Set(holders.filter((holder) => holder !== undefined)) });
      continue;
    }
    needed.push(pack);
    if (!mayCover(pack)) continue;
    for (const { id } of entries) if (!byId.has(id)) byId.set(id, pack);
    for (const receipt of receipts) if (newer(receipt)) byDevice.set(receipt.device, { stamp: receipt.stamp, pack });
  }
  return { needed, spare };
}

/**
 * The smallest packs, as long as the next is at most four times what is together already: each byte is then written anew
 * only as often as the logarithm of the whole. Fewer than two: nothing is gained.
 */
export function packsToMerge<P extends HeldPack>(packs: readonly P[], mostBytes: number): readonly P[] {
  const chosen: P[] = [];
  let together = 0;
  for (const pack of [...packs].sort((a, b) => a.size - b.size)) {
    if (chosen.length > 1 && pack.size > 4 * together) break;
    if (together + pack.size > mostBytes) break;
    chosen.push(pack);
    together += pack.size;
  }
  return chosen.length > 1 ? chosen : [];
}

/** Every present member has said that it holds all bundles of these packs. Acts have no numbers, and are few. */
export function isAcknowledged(
  packs: readonly HeldPack[],
  members: readonly string[],
  receipts: readonly HeldReceipt[],
): boolean {
  const vectors = new Map<string, Vector>(receipts.map(({ device, vector }) => [device, vector]));
  return members.every((member) => {
    const vector = vectors.get(member);
    if (!vector) return false;
    return packs.every(({ toc }) =>
      toc.entries.every(({ kind, writer, n }) => kind === 'act' || vectorHas(vector, writer, n)),
    );
  });
}

export function nextGeneration(packs: readonly HeldPack[]): number {
  return Math.min(0xffff_ffff, 1 + packs.reduce((most, { toc }) => Math.max(most, toc.generation), 0));
}

function higherFirst(a: HeldPack, b: HeldPack): number {
  if (a.toc.generation !== b.toc.generation) return b.toc.generation - a.toc.generation;
  return a.name < b.name ? 1 : a.name > b.name ? -1 : 0;
}
