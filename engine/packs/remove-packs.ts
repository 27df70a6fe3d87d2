/** Removes packs whose contents others hold, and nothing else; which these are tells trim.ts. */
import { err, ok, type Result } from '../../shared/result.ts';
import type { ReplicaSpace } from '../sync/replica.ts';
import type { PackStore, Shelf, StoreError } from './pack-store.ts';
import { type KnownPack, type PacksHere, packsOn, shelfKey } from './packs-here.ts';
import { type SparePack, sortPacks } from './trim.ts';

export interface PackRemoverDeps {
  readonly store: PackStore;
  readonly here: PacksHere;
  readonly hasSettled: (pack: KnownPack) => boolean;
  readonly onRemoved: (space: string) => void;
}

export interface PackRemover {
  /** Those on one shelf that may go by now. */
  readonly removeDue: (shelf: Shelf, totals: { removed: number }) => Promise<Result<true, StoreError>>;
  readonly removeSpare: (
    shelf: Shelf,
    spare: readonly SparePack<KnownPack>[],
    totals: { removed: number },
  ) => Promise<Result<true, StoreError>>;
}

export function createPackRemover({ store, here, hasSettled, onRemoved }: PackRemoverDeps): PackRemover {
  const removeDue = (shelf: Shelf, totals: { removed: number }): Promise<Result<true, StoreError>> => {
    // What has settled may stand in for others though it goes itself as soon as what was made of it has: while people write
    // without a pause there is always something that has not.
    const due = sortPacks(packsOn(here, shelf), hasSettled).spare.filter(({ pack }) =>
      store.mayRemove(shelf, pack.name),
    );
    return removeSpare(shelf, due, totals);
  };

  /** A pack in whose favour others go is read whole once more, right before: a stick forgets. */
  const removeSpare = async (
    shelf: Shelf,
    spare: readonly SparePack<KnownPack>[],
    totals: { removed: number },
  ): Promise<Result<true, StoreError>> => {
    const sound = new Map<KnownPack, boolean>();
    for (const { pack, coveredBy } of spare) {
      let allSound = true;
      for (const cover of coveredBy) {
        if (store.checksKept) sound.set(cover, true);
        else if (!sound.has(cover)) {
          const place = { ...shelf, ...shelfOf(shelf.space, cover), name: cover.name };
          const again = await here.readAt(place, cover.size, async () => {});
          if (!again.ok && typeof again.error !== 'string') return err(again.error);
          sound.set(cover, again.ok);
        }
        allSound &&= sound.get(cover) ?? false;
      }
      if (!allSound) continue;
      // A store compares within a shelf.
      const keeping = [...coveredBy].filter((cover) => cover.shelf === pack.shelf).map(({ name }) => name);
      const removed = await store.remove(shelf, pack.name, keeping);
      if (!removed.ok) return removed;
      if (!removed.value) continue;
      here.forget(pack);
      onRemoved(shelf.space.id);
      totals.removed++;
    }
    return ok(true);
  };

  return { removeDue, removeSpare };
}

/** Covers may lie under another key than what goes in their favour. */
function shelfOf(space: ReplicaSpace, { shelf }: KnownPack): Pick<Shelf, 'epoch'> | undefined {
  const epoch = space.epochs.find((each) => shelfKey({ epoch: each }) === shelf);
  return epoch && { epoch };
}
