/** Writes what a store lacks, keeps its packs few, and removes only what others hold. */
import { err, ok, type Result } from '../../shared/result.ts';
import type { ReplicaSpace } from '../sync/replica.ts';
import { actsToLeave } from './left-acts.ts';
import { coveredByPresent, endOf } from './old-shelf.ts';
import { isNews, newestReceipts, type PackReplica, packReceipt } from './pack-replica.ts';
import type { PackStore, Shelf, StoreError } from './pack-store.ts';
import { type KnownPack, type Look, type PacksHere, packsOn, type Skipped, shelfKey } from './packs-here.ts';
import { createPackRemover } from './remove-packs.ts';
import { createRoom } from './room.ts';
import { type HeldPack, isAcknowledged, nextGeneration, packsToMerge, type SparePack, sortPacks } from './trim.ts';
import { createPackWriter, type Written } from './write-packs.ts';

export interface CarrierLimits {
  /** Contents of a pack that is written, and the most that small ones are put together to. */
  readonly packBytes: number;
  /** Packs beside the snapshot before they are put together. */
  readonly tailPacks: number;
  /** Milliseconds a pack must have lain before others are removed in its favour: it may not have reached everybody yet. */
  readonly settles: number;
  /** Milliseconds before a pack that was found damaged is looked at again though its size is the same. */
  readonly retries: number;
  /** Milliseconds after which packs under a replaced key go though not everybody has said that they hold what is in them. */
  readonly replaced: number;
}

export const usualLimits: CarrierLimits = {
  packBytes: 32 * 1024 * 1024,
  tailPacks: 32,
  settles: 10 * 60_000,
  retries: 10 * 60_000,
  replaced: 7 * 86_400_000,
};

export interface SaveOptions {
  /** `seldom`: a receipt alone is not worth a file more than once in ten minutes. */
  readonly receipts?: 'always' | 'seldom';
  /** Nobody waits for it: what found no room a moment ago is not tried again, over a line that is slow. */
  readonly byItself?: boolean;
}

export interface SaveReport {
  /** Files written, their bytes, and the acts and bundles in them. */
  readonly packs: number;
  readonly bytes: number;
  readonly envelopes: number;
  /** Files removed because others hold all that was in them. */
  readonly removed: number;
  /** Of this vault's own that could not be read back from its log, and so are not here either. */
  readonly unreadable: number;
  readonly skipped: readonly Skipped[];
}

interface Totals extends Written {
  removed: number;
}

const year = 366 * 86_400_000;

export interface PackSaverDeps {
  readonly store: PackStore;
  readonly here: PacksHere;
  readonly replica: PackReplica;
  readonly clock: () => number;
  readonly limits: CarrierLimits;
  /** Those that are carried here. */
  readonly spaces: () => readonly ReplicaSpace[];
}

export type PackSaver = (options?: SaveOptions) => Promise<Result<SaveReport, StoreError>>;

export function createPackSaver({ store, here, replica, clock, limits, spaces }: PackSaverDeps): PackSaver {
  const write = createPackWriter({ store, here, replica, clock, packBytes: limits.packBytes });
  const receiptsWrittenAt = new Map<string, number>();
  /** By space: a stick without room for putting packs together has none a minute later either. */
  const noRoomAt = new Map<string, number>();
  const room = createRoom(clock, limits.settles);

  const hasSettled = ({ toc }: KnownPack): boolean => {
    const age = clock() - toc.time;
    // A clock that was ahead must not keep files for ever.
    return age >= limits.settles || age < 0;
  };

  const { removeDue, removeSpare } = createPackRemover({ store, here, hasSettled, onRemoved: room.forget });
  /** By old shelf: what is spare there changes slowly, and everybody's receipts are compared for it. */
  const lookedForSpareAt = new Map<string, number>();

  const save = async ({
    receipts = 'always',
    byItself = false,
  }: SaveOptions = {}): Promise<Result<SaveReport, StoreError>> => {
    const totals = { packs: 0, bytes: 0, envelopes: 0, removed: 0, unreadable: 0 };
    const skipped: Skipped[] = [];
    let full: StoreError | undefined;
    for (const space of spaces()) {
      const [epoch, ...earlier] = space.epochs;
      if (!epoch) continue;
      if (!byItself) room.forget(space.id);
      const ready = await store.ready(space);
      const saved = ready.ok ? await savePresent({ space, epoch }, receipts, totals, skipped) : ready;
      // What lies under old keys may be what takes the room. And who may not write under the present one, as after a rotation
      // that nobody else has heard of, leaves there what tells of it.
      if (!saved.ok && !isFull(saved.error) && saved.error.type !== 'NotAWriter') return saved;
      for (const old of earlier) {
        const left = await thinOut({ space, epoch: old }, totals, skipped);
        if (!left.ok && !isFull(left.error)) return left;
        if (!left.ok) full ??= left.error;
      }
      if (!saved.ok && !isFull(saved.error)) return saved;
      // What is too large for the room in one space may be little enough in the next.
      if (!saved.ok) full ??= saved.error;
    }
    return full ? err(full) : ok({ ...totals, skipped });
  };

  const savePresent = async (
    shelf: Shelf,
    receipts: 'always' | 'seldom',
    totals: Totals,
    skipped: Skipped[],
  ): Promise<Result<true, StoreError>> => {
    const look = await here.lookInto(shelf, true, skipped);
    return look.ok ? saveInto(shelf, look.value, receipts, totals) : look;
  };

  const saveInto = async (
    shelf: Shelf,
    look: Look,
    receipts: 'always' | 'seldom',
    totals: Totals,
  ): Promise<Result<true, StoreError>> => {
    const { space } = shelf;
    await store.clear(shelf, look.names);
    const there = new Set(look.packs.flatMap(({ toc }) => toc.entries.map(({ id }) => id)));
    const lacking = replica.ids(space.id).filter((id) => !there.has(id));
    const stamps = newestReceipts(look.packs);
    const news = replica.receipts(space.id).filter((receipt) => isNews(packReceipt(receipt), stamps));
    const waits =
      lacking.length === 0 &&
      (news.length === 0 ||
        (receipts === 'seldom' &&
          clock() - (receiptsWrittenAt.get(space.id) ?? Number.NEGATIVE_INFINITY) < limits.settles));
    if (!waits) {
      const written = await writeLacking(shelf, lacking, totals);
      if (!written.ok) {
        // What is due to go may be what takes the room; and what is small goes on coming.
        const tidied = isFull(written.error) ? await tidy(shelf, totals) : ok(true as const);
        return tidied.ok ? written : tidied;
      }
      if (news.length > 0) receiptsWrittenAt.set(space.id, clock());
    }
    return tidy(shelf, totals);
  };

  /** Where there is no room for a pack, in smaller ones, as far as there is for these. */
  const writeLacking = async (
    shelf: Shelf,
    lacking: readonly string[],
    totals: Totals,
  ): Promise<Result<true, StoreError>> => {
    const { id } = shelf.space;
    for (;;) {
      const on = packsOn(here, shelf);
      const there = new Set(on.flatMap(({ toc }) => toc.entries.map((entry) => entry.id)));
      const most = room.most(id);
      const stamps = newestReceipts(on);
      const all = {
        ids: lacking.filter((each) => !there.has(each)),
        receipts: replica.receipts(id).filter(({ device, stamp }) => stamp > (stamps.get(device)?.stamp ?? -1)),
        snapshot: on.length === 0,
        generation: 0,
      };
      const tried = { bytes: 0, leftOut: 0 };
      const written = await write({ ...shelf, ...all, ...(most && { most: most.bytes }) }, totals, tried);
      if (!written.ok && isFull(written.error) && room.refused(id, tried.bytes, written.error)) continue;
      if (written.ok && most && tried.leftOut > 0) return err(most.error);
      if (written.ok && !most) room.forget(id);
      return written;
    }
  };

  /** Keeps files few; see trim.ts. Only packs that were read whole take part. */
  const tidy = async (shelf: Shelf, totals: Totals): Promise<Result<true, StoreError>> => {
    const { space } = shelf;
    const mine = ({ name }: KnownPack) => store.mayRemove(shelf, name);
    const { needed } = sortPacks(packsOn(here, shelf));
    const small = needed.filter((pack) => !pack.toc.snapshot && pack.size < limits.packBytes / 2 && mine(pack));
    const waits = clock() - (noRoomAt.get(space.id) ?? Number.NEGATIVE_INFINITY) < limits.settles;
    if (small.length > limits.tailPacks && !waits) {
      const merged = await merge(shelf, needed, small, totals);
      // What was to be saved is saved: that there is no room for tidying up is no error.
      if (!merged.ok && noRoom.has(merged.error.type)) noRoomAt.set(space.id, clock());
      else if (!merged.ok) return merged;
    }
    return removeDue(shelf, totals);
  };

  const merge = async (
    shelf: Shelf,
    needed: readonly KnownPack[],
    small: readonly KnownPack[],
    totals: Totals,
  ): Promise<Result<true, StoreError>> => {
    const { space } = shelf;
    const receipts = replica.receipts(space.id);
    const snapshots = needed.filter(({ toc }) => toc.snapshot);
    const tail = needed.filter(({ toc }) => !toc.snapshot);
    // To write the whole space again for little is not worth its bytes, on a slow stick least of all.
    const isWorth = 4 * bytesOf(tail) >= bytesOf(snapshots) && needed.every(({ name }) => store.mayRemove(shelf, name));
    const ids = replica.ids(space.id);
    const there = new Set(needed.flatMap(({ toc }) => toc.entries.map(({ id }) => id)));
    // What found no room by itself would find none in a snapshot.
    if (isWorth && ids.every((id) => there.has(id)) && isAcknowledged(tail, space.members, receipts)) {
      const all = { ids, receipts, snapshot: true, generation: nextGeneration(needed) };
      const written = await write({ ...shelf, ...all }, totals);
      if (written.ok || !isFull(written.error)) return written;
    }
    const stamps = new Map(receipts.map(({ device, stamp }) => [device, stamp]));
    const mergeable = small.filter(
      ({ toc }) =>
        toc.entries.every(({ id }) => replica.holds(space.id, id)) &&
        toc.receipts.every(({ device, stamp }) => (stamps.get(device) ?? -1) >= stamp),
    );
    const chosen = packsToMerge(mergeable, limits.packBytes);
    if (chosen.length < 2) return ok(true);
    const taken = new Set(chosen.flatMap(({ toc }) => toc.entries.map(({ id }) => id)));
    const devices = new Set(chosen.flatMap(({ toc }) => toc.receipts.map(({ device }) => device)));
    const together = {
      ids: ids.filter((id) => taken.has(id)),
      receipts: receipts.filter(({ device }) => devices.has(device)),
      snapshot: false,
      generation: nextGeneration(chosen),
    };
    return write({ ...shelf, ...together }, totals);
  };

  /** Leaves the acts that lead to the present epoch under an old one, and in time nothing else. */
  const thinOut = async (shelf: Shelf, totals: Totals, skipped: Skipped[]): Promise<Result<true, StoreError>> => {
    const { space, epoch } = shelf;
    const ended = endOf(epoch, space.epochs);
    if (!store.has(shelf) && (!store.makes(shelf) || clock() - ended > year)) return ok(true);
    const look = await here.lookInto(shelf, true, skipped);
    if (!look.ok) return look;
    await store.clear(shelf, look.value.names);
    const acts = actsToLeave(replica.acts(space.id));
    const spare = spareUnder(shelf, look.value.packs, acts, ended);
    const going = new Set(spare.map(({ pack }) => pack));
    const staying = look.value.packs.filter((pack) => !going.has(pack));
    const there = new Set(staying.flatMap(({ toc }) => toc.entries.map(({ id }) => id)));
    const lacking = replica.ids(space.id).filter((id) => acts.has(id) && !there.has(id));
    const toLeave = { ...shelf, ids: lacking, receipts: [], snapshot: false, generation: 0 };
    // Whatever holds none of the acts goes first: there may be no room to leave them before.
    const holdsActs = ({ pack }: SparePack<KnownPack>) => pack.toc.entries.some(({ id }) => acts.has(id));
    const removed = await removeSpare(
      shelf,
      spare.filter((each) => !holdsActs(each)),
      totals,
    );
    if (!removed.ok) return removed;
    const left = lacking.length > 0 ? await write(toLeave, totals) : ok(true as const);
    return left.ok ? removeSpare(shelf, spare.filter(holdsActs), totals) : left;
  };

  /** Of the packs under an old key, those that nobody needs there: everybody has what is in them, or had a week to come. */
  const spareUnder = (
    { space, epoch }: Shelf,
    old: readonly KnownPack[],
    acts: ReadonlySet<string>,
    ended: number,
  ): readonly SparePack<KnownPack>[] => {
    const key = shelfKey({ epoch });
    if (Math.abs(clock() - (lookedForSpareAt.get(key) ?? Number.NEGATIVE_INFINITY)) < limits.settles) return [];
    lookedForSpareAt.set(key, clock());
    const [newest] = space.epochs;
    const present = newest ? packsOn(here, { epoch: newest }) : [];
    const receipts = replica.receipts(space.id);
    return coveredByPresent(space, epoch, { old, present: present.filter(hasSettled) }, acts).filter(
      ({ pack }) =>
        store.mayRemove({ space, epoch }, pack.name) &&
        (clock() - ended > limits.replaced || isAcknowledged([pack], space.members, receipts)),
    );
  };

  return save;
}

const noRoom = new Set(['DiskFull', 'NoRoomThere', 'NoMoreToday', 'NotJustNow']);

function isFull({ type }: StoreError): boolean {
  return type === 'DiskFull' || type === 'NoRoomThere';
}

function bytesOf(packs: readonly HeldPack[]): number {
  return packs.reduce((sum, { size }) => sum + size, 0);
}
