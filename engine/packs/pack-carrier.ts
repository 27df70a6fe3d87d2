/**
 * A stick, a share, a relay as a way to sync: packs (pack.ts) that anybody may copy, and only members can read. Saving
 * writes what the store lacks, reading takes in what the vault lacks; neither needs the other device to be there, and any
 * number of devices may do it at once. What is damaged, foreign or half-copied is told and left alone.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { type Epoch, epochOf, mostEnvelopeBytes, type Signed, sealEnvelope } from '../bundles/envelope.ts';
import { emptyVector, type Vector, vectorAdd } from '../bundles/vector.ts';
import { isGone } from '../folder/carrier-files.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { sha256, toHex } from '../secret/derive.ts';
import type { HeldReceipt, Replica, ReplicaEpoch, ReplicaSpace } from '../sync/replica.ts';
import type { ChangeError, Progress } from '../vault/api.ts';
import { actsToLeave } from './left-acts.ts';
import { type PackEntry, type PackReceipt, sealedPack, type Toc } from './pack.ts';
import { contentOf } from './pack-entry.ts';
import type { PackStore, Shelf, StoreError } from './pack-store.ts';
import {
  createPacksHere,
  type KnownPack,
  type Look,
  type PackCache,
  type PackPlace,
  type Skipped,
  type SkipReason,
  shelfKey,
} from './packs-here.ts';
import { type HeldPack, isAcknowledged, nextGeneration, packsToMerge, type SparePack, sortPacks } from './trim.ts';

export interface PackCarrier {
  /** Writes what of every space this store lacks, and this device's receipt. `ok` means written and durable there. */
  readonly save: (options?: SaveOptions) => Promise<Result<SaveReport, StoreError>>;
  /** Takes in what the vault lacks. */
  readonly read: (progress?: (progress: Progress) => void) => Promise<Result<ReadReport, ReadError>>;
  /** Reads, so that a rotation is known before anything is written under an old key; then saves. */
  readonly sync: (
    options?: SaveOptions & { readonly progress?: (progress: Progress) => void },
  ) => Promise<Result<{ readonly read: ReadReport; readonly saved: SaveReport }, ReadError>>;
  /** What this store held, by what was read back whole on the medium that is there now. Nothing else counts. */
  readonly custody: () => readonly CarrierCustody[];
}

/** What a store of packs needs of a vault. */
export type PackReplica = Pick<
  Replica,
  'device' | 'spaces' | 'acts' | 'ids' | 'holds' | 'envelopes' | 'receive' | 'receipts'
>;

export interface PackCarrierDeps {
  readonly store: PackStore;
  readonly replica: PackReplica;
  readonly clock: () => number;
  /** Keeps what is in a pack by its file name, so that it need not be looked into again. Sealed by whoever keeps it. */
  readonly cache?: PackCache;
  /** Whether a space is carried here: all of them unless said otherwise. */
  readonly carries?: (space: string) => boolean;
  /** Files and times a test may want smaller. */
  readonly limits?: Partial<CarrierLimits>;
}

export interface CarrierLimits {
  /** Contents of a pack that is written, and the most that small ones are put together to. */
  readonly packBytes: number;
  /** Packs beside the snapshot before they are put together. */
  readonly tailPacks: number;
  /** Milliseconds a pack must have lain before others are removed in its favour: it may not have reached everybody yet. */
  readonly settles: number;
  /** Milliseconds before a pack that was found damaged is looked at again though its size is the same. */
  readonly retries: number;
}

const usualLimits: CarrierLimits = {
  packBytes: 32 * 1024 * 1024,
  tailPacks: 32,
  settles: 10 * 60_000,
  retries: 10 * 60_000,
};

export interface SaveOptions {
  /** `seldom`: a receipt alone is not worth a file more than once in ten minutes. */
  readonly receipts?: 'always' | 'seldom';
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

export interface ReadReport {
  /** Packs of ours that are there, and how many of them had something new. */
  readonly packs: number;
  readonly read: number;
  readonly bytes: number;
  /** Acts and bundles that were taken in, held back ones too. */
  readonly received: number;
  readonly receipts: number;
  readonly refused: readonly { readonly id?: string; readonly why: string }[];
  readonly skipped: readonly Skipped[];
}

export type ReadError = StoreError | { readonly type: 'NotReceived'; readonly error: ChangeError };

export interface CarrierCustody {
  readonly space: string;
  /** When the last of it was read back, milliseconds since 1970; undefined where nothing was. */
  readonly at: number | undefined;
  readonly ids: ReadonlySet<string>;
  readonly vector: Vector;
  readonly receipts: readonly Pick<PackReceipt, 'device' | 'stamp'>[];
  readonly packs: number;
  readonly bytes: number;
}

const year = 366 * 86_400_000;
const batchBytes = mostEnvelopeBytes;
const batchCount = 500;
/** An act read now may hand over the key of an epoch whose folder was not looked into yet. */
const mostRounds = 16;

export function createPackCarrier(deps: PackCarrierDeps): PackCarrier {
  const { store, replica, clock, cache, carries = () => true } = deps;
  const limits = { ...usualLimits, ...deps.limits };
  const inTurn = oneAtATime();
  const here = createPacksHere({ store, clock, retries: limits.retries, ...(cache && { cache }) });
  /** What a pack that was read whole holds and the vault does not take: offering it once is enough. */
  const untaken = new Map<string, ReadonlySet<string>>();
  const receiptsWrittenAt = new Map<string, number>();
  /** By space: a stick without room for putting packs together has none a minute later either. */
  const noRoomAt = new Map<string, number>();

  const spaces = (): readonly ReplicaSpace[] => replica.spaces().filter(({ id }) => carries(id));

  const read = async (progress?: (progress: Progress) => void): Promise<Result<ReadReport, ReadError>> => {
    const skipped = new Map<string, SkipReason>();
    const refused: { readonly id?: string; readonly why: string }[] = [];
    const totals = { read: 0, bytes: 0, received: 0, receipts: 0 };
    let done = 0;
    let of = 0;
    let waiting: Uint8Array[] = [];
    let waitingBytes = 0;
    const takeIn = async (batch: readonly Uint8Array[]): Promise<Result<true, ReadError>> => {
      if (batch.length === 0) return ok(true);
      const received = await replica.receive(batch);
      if (!received.ok) return err({ type: 'NotReceived', error: received.error });
      totals.received += received.value.taken.length;
      refused.push(...received.value.refused);
      return ok(true);
    };
    let underway: Promise<Result<true, ReadError>> = Promise.resolve(ok(true));
    /** Waits for the batch before this one alone: the vault checks the next while it writes the last. */
    const handOver = (): Promise<Result<true, ReadError>> => {
      const before = underway;
      underway = takeIn(waiting);
      waiting = [];
      waitingBytes = 0;
      return before;
    };
    const settled = async (): Promise<Result<true, ReadError>> => {
      const before = await handOver();
      const last = await underway;
      return before.ok ? last : before;
    };
    /** Of every pack, what the vault lacks. Packs may be small: what is taken in together is not bounded by them. */
    const takeInAll = async (lacking: readonly LackingPack[]): Promise<Result<true, ReadError>> => {
      const offered = new Set<string>();
      const whole: LackingPack[] = [];
      let failed: ReadError | undefined;
      for (const [at, { place, pack }] of lacking.entries()) {
        const held = heldReceipts(replica, place.space.id);
        const visit = async (about: PackEntry | PackReceipt, envelope: Uint8Array) => {
          const isNew = 'id' in about ? !replica.holds(place.space.id, about.id) : isNews(about, held);
          const key = keyOf(about);
          if (!isNew || failed || offered.has(key)) return;
          offered.add(key);
          if (!('id' in about)) totals.receipts++;
          waiting.push(envelope);
          waitingBytes += envelope.length;
          if (waiting.length < batchCount && waitingBytes < batchBytes - mostEnvelopeBytes / 4) return;
          const handed = await handOver();
          if (!handed.ok) failed = handed.error;
        };
        const before = done;
        store.expect?.(
          place,
          lacking.slice(at).map(({ pack: { name } }) => name),
        );
        const read = await here.readAt(place, pack.size, visit, (bytes) => {
          done += bytes;
          progress?.({ done, of });
        });
        totals.bytes += done - before;
        done = before + pack.size;
        if (read.ok) whole.push({ place, pack });
        else if (typeof read.error === 'string') skipped.set(place.name, read.error);
        else failed ??= read.error;
        if (failed) break;
      }
      // What was good before damage or an end is taken all the same: each envelope proves itself.
      const handed = await settled();
      if (failed) return err(failed);
      if (!handed.ok) return handed;
      totals.read += whole.length;
      // Only what was offered to the last: a pack whose reading broke off is read again.
      for (const { place, pack } of whole) {
        const left = newIn(pack.toc, place.space.id, heldReceipts(replica, place.space.id));
        untaken.set(`${pack.shelf}/${pack.name}`, new Set(left));
      }
      return ok(true);
    };
    const paths = new Set<string>();
    for (let round = 0; round < mostRounds; round++) {
      const epochs = epochsKnown(replica);
      const lacking: LackingPack[] = [];
      for (const space of spaces()) {
        const held = heldReceipts(replica, space.id);
        for (const epoch of space.epochs) {
          const found: Skipped[] = [];
          const look = await here.lookInto({ space, epoch }, false, found);
          if (!look.ok) return look;
          for (const { name, why } of found) skipped.set(name, why);
          for (const pack of look.value.packs) {
            const path = `${pack.shelf}/${pack.name}`;
            paths.add(path);
            const refused = untaken.get(path);
            if (newIn(pack.toc, space.id, held).some((key) => !refused?.has(key)))
              lacking.push({ place: { space, epoch, name: pack.name }, pack });
          }
        }
      }
      if (lacking.length === 0) break;
      of += lacking.reduce((sum, { pack }) => sum + pack.size, 0);
      // The snapshot first: what comes after it rests on it.
      lacking.sort(
        (a, b) => Number(b.pack.toc.snapshot) - Number(a.pack.toc.snapshot) || a.pack.toc.time - b.pack.toc.time,
      );
      const taken = await takeInAll(lacking);
      if (!taken.ok) return taken;
      if (epochsKnown(replica) === epochs) break;
    }
    const names = [...skipped].map(([name, why]) => ({ name, why }));
    return ok({ packs: paths.size, ...totals, refused, skipped: names });
  };

  const newIn = ({ entries, receipts }: Toc, space: string, held: ReadonlyMap<string, PackReceipt>): string[] => [
    ...entries.flatMap((entry) => (replica.holds(space, entry.id) ? [] : [keyOf(entry)])),
    ...receipts.flatMap((receipt) => (isNews(receipt, held) ? [keyOf(receipt)] : [])),
  ];

  const save = async ({ receipts = 'always' }: SaveOptions = {}): Promise<Result<SaveReport, StoreError>> => {
    const totals = { packs: 0, bytes: 0, envelopes: 0, removed: 0, unreadable: 0 };
    const skipped: Skipped[] = [];
    for (const space of spaces()) {
      const [epoch, ...earlier] = space.epochs;
      if (!epoch) continue;
      const ready = await store.ready(space);
      if (!ready.ok) return ready;
      const look = await here.lookInto({ space, epoch }, true, skipped);
      if (!look.ok) return look;
      const saved = await saveInto({ space, epoch }, look.value, receipts, totals);
      if (!saved.ok) return saved;
      for (const old of earlier) {
        const left = await leaveActs({ space, epoch: old }, totals, skipped);
        if (!left.ok) return left;
      }
    }
    return ok({ ...totals, skipped });
  };

  type Totals = { packs: number; bytes: number; envelopes: number; removed: number; unreadable: number };

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
      const newer = replica.receipts(space.id).filter(({ device, stamp }) => stamp > (stamps.get(device)?.stamp ?? -1));
      const snapshot = look.packs.length === 0;
      const written = await write({ ...shelf, ids: lacking, receipts: newer, snapshot, generation: 0 }, totals);
      if (!written.ok) return written;
      if (news.length > 0) receiptsWrittenAt.set(space.id, clock());
    }
    return tidy(shelf, totals);
  };

  interface ToWrite extends Shelf {
    readonly ids: readonly string[];
    readonly receipts: readonly HeldReceipt[];
    readonly snapshot: boolean;
    readonly generation: number;
  }

  /** One pack, or as many as the limit asks for. Each counts once its store says that it is durable there. */
  const write = async (what: ToWrite, totals: Totals): Promise<Result<true, StoreError>> => {
    const { space, epoch } = what;
    const keys = new Map<string, Epoch>(space.epochs.map((each) => [each.id, each]));
    let entries: { readonly entry: PackEntry; readonly envelope: Uint8Array }[] = [];
    let bytes = 0;
    let readable = 0;
    const flush = async (receipts: readonly { about: PackReceipt; envelope: Uint8Array }[]) => {
      if (entries.length === 0 && receipts.length === 0) return ok(true as const);
      const sorted = [
        ...entries.filter(({ entry }) => entry.kind === 'act'),
        ...entries.filter(({ entry }) => entry.kind === 'bundle'),
      ];
      const toc: Toc = {
        snapshot: what.snapshot,
        generation: what.generation,
        time: Math.max(0, clock()),
        entries: sorted.map(({ entry }) => entry),
        receipts: receipts.map(({ about }) => about),
      };
      const contents = [...sorted, ...receipts].map(({ envelope }) => envelope);
      entries = [];
      bytes = 0;
      const written = await store.write({ space, epoch }, sealedPack(toc, contents, epoch));
      if (!written.ok) return written;
      const pack = { shelf: shelfKey(what), ...written.value, space: space.id, toc, verifiedAt: clock() };
      await here.add(pack);
      totals.packs++;
      totals.bytes += pack.size;
      totals.envelopes += toc.entries.length;
      return ok(true as const);
    };
    for await (const envelope of replica.envelopes(space.id, what.ids)) {
      const content = contentOf(envelope, space.id, keys);
      if (!content || content.kind === 'other') continue;
      readable++;
      const { kind, writer, n, signed } = content;
      const sealed = sealedFor(epoch, envelope, signed);
      if (entries.length > 0 && bytes + sealed.length > limits.packBytes) {
        const flushed = await flush([]);
        if (!flushed.ok) return flushed;
      }
      entries.push({ entry: { kind, id: signed.id, writer, n, length: sealed.length }, envelope: sealed });
      bytes += sealed.length;
    }
    totals.unreadable += what.ids.length - readable;
    const receipts = what.receipts.flatMap((receipt) => {
      const content = contentOf(receipt.envelope, space.id, keys);
      if (content?.kind !== 'other') return [];
      const envelope = sealedFor(epoch, receipt.envelope, content.signed);
      return [{ about: { ...packReceipt(receipt), length: envelope.length }, envelope }];
    });
    return flush(receipts);
  };

  /** Keeps files few; see trim.ts. Only packs that were read whole take part. */
  const tidy = async (shelf: Shelf, totals: Totals): Promise<Result<true, StoreError>> => {
    const { space } = shelf;
    const key = shelfKey(shelf);
    const packs = () => here.verified().filter((pack) => pack.shelf === key);
    const mine = ({ name }: KnownPack) => store.mayRemove(shelf, name);
    const { needed } = sortPacks(packs());
    const small = needed.filter((pack) => !pack.toc.snapshot && pack.size < limits.packBytes / 2 && mine(pack));
    const waits = clock() - (noRoomAt.get(space.id) ?? Number.NEGATIVE_INFINITY) < limits.settles;
    if (small.length > limits.tailPacks && !waits) {
      const merged = await merge(shelf, needed, small, totals);
      // What was to be saved is saved: that there is no room for tidying up is no error.
      if (!merged.ok && noRoom.has(merged.error.type)) noRoomAt.set(space.id, clock());
      else if (!merged.ok) return merged;
    }
    const due = sortPacks(packs()).spare.filter(
      ({ pack, coveredBy }) => mine(pack) && [...coveredBy].every(hasSettled),
    );
    return removeSpare(shelf, due, totals);
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
    if (isWorth && isAcknowledged(tail, space.members, receipts)) {
      const all = { ids: replica.ids(space.id), receipts, snapshot: true, generation: nextGeneration(needed) };
      return write({ ...shelf, ...all }, totals);
    }
    const stamps = new Map(receipts.map(({ device, stamp }) => [device, stamp]));
    const mergeable = small.filter(
      ({ toc }) =>
        toc.entries.every(({ id }) => replica.holds(space.id, id)) &&
        toc.receipts.every(({ device, stamp }) => (stamps.get(device) ?? -1) >= stamp),
    );
    const chosen = packsToMerge(mergeable, limits.packBytes);
    if (chosen.length < 2) return ok(true);
    const ids = new Set(chosen.flatMap(({ toc }) => toc.entries.map(({ id }) => id)));
    const devices = new Set(chosen.flatMap(({ toc }) => toc.receipts.map(({ device }) => device)));
    const together = {
      ids: replica.ids(space.id).filter((id) => ids.has(id)),
      receipts: receipts.filter(({ device }) => devices.has(device)),
      snapshot: false,
      generation: nextGeneration(chosen),
    };
    return write({ ...shelf, ...together }, totals);
  };

  /** A pack in whose favour others go is read whole once more, right before: a stick forgets. */
  const removeSpare = async (
    shelf: Shelf,
    spare: readonly SparePack<KnownPack>[],
    totals: Totals,
  ): Promise<Result<true, StoreError>> => {
    const sound = new Map<KnownPack, boolean>();
    for (const { pack, coveredBy } of spare) {
      let allSound = true;
      for (const cover of coveredBy) {
        if (store.checksKept) sound.set(cover, true);
        else if (!sound.has(cover)) {
          const again = await here.readAt({ ...shelf, name: cover.name }, cover.size, async () => {});
          if (!again.ok && typeof again.error !== 'string') return err(again.error);
          sound.set(cover, again.ok);
        }
        allSound &&= sound.get(cover) ?? false;
      }
      if (!allSound) continue;
      const keeping = [...coveredBy].map(({ name }) => name);
      const removed = await store.remove(shelf, pack.name, keeping);
      if (!removed.ok) return removed;
      if (!removed.value) continue;
      here.forget(pack);
      totals.removed++;
    }
    return ok(true);
  };

  const hasSettled = ({ toc }: KnownPack): boolean => {
    const age = clock() - toc.time;
    // A clock that was ahead must not keep files for ever.
    return age >= limits.settles || age < 0;
  };

  /** For somebody who knows only an old epoch: the acts that lead to the present one, where that person looks. */
  const leaveActs = async (shelf: Shelf, totals: Totals, skipped: Skipped[]): Promise<Result<true, StoreError>> => {
    const { space, epoch } = shelf;
    const ended = endOf(epoch, space.epochs);
    if (!store.has(shelf) && (!store.makes(shelf) || clock() - ended > year)) return ok(true);
    const look = await here.lookInto(shelf, true, skipped);
    if (!look.ok) return look;
    await store.clear(shelf, look.value.names);
    const there = new Set(look.value.packs.flatMap(({ toc }) => toc.entries.map(({ id }) => id)));
    const ids = actsToLeave(replica.acts(space.id));
    const lacking = replica.ids(space.id).filter((id) => ids.has(id) && !there.has(id));
    if (lacking.length === 0) return ok(true);
    return write({ ...shelf, ids: lacking, receipts: [], snapshot: false, generation: 0 }, totals);
  };

  const pass = <T, E>(work: () => Promise<Result<T, E | StoreError>>): Promise<Result<T, E | StoreError>> =>
    inTurn(async () => {
      const begun = await here.begin();
      if (!begun.ok) return begun;
      const done = await work();
      if (!done.ok && !here.lasts() && isGone(done.error as { readonly type: string })) here.forgetVerified();
      return done;
    });

  return {
    save: (options) => pass(() => save(options)),
    read: (progress) => pass(() => read(progress)),
    sync: (options) =>
      pass(async () => {
        const taken = await read(options?.progress);
        if (!taken.ok) return taken;
        const saved = await save(options);
        return saved.ok ? ok({ read: taken.value, saved: saved.value }) : saved;
      }),
    custody: () =>
      spaces().map(({ id }) => {
        const packs = here.verified().filter(({ space }) => space === id);
        return custodyOf(id, packs);
      }),
  };
}

const noRoom = new Set(['DiskFull', 'NoRoomThere', 'NoMoreToday', 'NotJustNow']);

interface LackingPack {
  readonly place: PackPlace;
  readonly pack: KnownPack;
}

function keyOf(about: PackEntry | PackReceipt): string {
  return 'id' in about ? about.id : `${about.device} ${about.stamp}`;
}

function custodyOf(space: string, packs: readonly KnownPack[]): CarrierCustody {
  const entries = packs.flatMap(({ toc }) => toc.entries);
  let vector: Vector = emptyVector;
  const numbers = new Map<string, number[]>();
  for (const { writer, n, kind } of entries) {
    if (kind === 'act') continue;
    const list = numbers.get(writer);
    if (list) list.push(n);
    else numbers.set(writer, [n]);
  }
  for (const [writer, list] of numbers) for (const range of rangesOf(list)) vector = vectorAdd(vector, writer, range);
  const times = packs.flatMap(({ verifiedAt }) => (verifiedAt === undefined ? [] : [verifiedAt]));
  return {
    space,
    at: times.length > 0 ? Math.max(...times) : undefined,
    ids: new Set(entries.map(({ id }) => id)),
    vector,
    receipts: [...newestReceipts(packs).values()].map(({ device, stamp }) => ({ device, stamp })),
    packs: packs.length,
    bytes: bytesOf(packs),
  };
}

/** Numbers in a row as ranges: adding them one by one to a vector would cost the square of their count. */
function rangesOf(numbers: number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && n <= last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
}

function bytesOf(packs: readonly HeldPack[]): number {
  return packs.reduce((sum, { size }) => sum + size, 0);
}

function heldReceipts(replica: PackReplica, space: string): Map<string, PackReceipt> {
  return new Map(replica.receipts(space).map((receipt) => [receipt.device, packReceipt(receipt)]));
}

/** A later stamp on the same vector says nothing new: without this, devices would answer each other's receipts for ever. */
function isNews({ device, stamp, digest }: PackReceipt, held: ReadonlyMap<string, PackReceipt>): boolean {
  const before = held.get(device);
  return !before || (stamp > before.stamp && digest !== before.digest);
}

function packReceipt({ device, stamp, said, envelope }: HeldReceipt): PackReceipt {
  return { device, stamp, digest: toHex(sha256(said)), length: envelope.length };
}

function newestReceipts(packs: readonly HeldPack[]): Map<string, PackReceipt> {
  const newest = new Map<string, PackReceipt>();
  for (const { toc } of packs)
    for (const receipt of toc.receipts)
      if (receipt.stamp > (newest.get(receipt.device)?.stamp ?? -1)) newest.set(receipt.device, receipt);
  return newest;
}

function sealedFor(epoch: Epoch, envelope: Uint8Array, signed: Signed): Uint8Array {
  return epochOf(envelope) === epoch.id ? envelope : sealEnvelope(signed, epoch);
}

/** When the epoch was followed by another, as far as is known: the first that was made after it. */
function endOf(epoch: ReplicaEpoch, epochs: readonly ReplicaEpoch[]): number {
  const later = epochs.map(({ time }) => time).filter((time) => time > epoch.time);
  return later.length > 0 ? Math.min(...later) : epoch.time;
}

function epochsKnown(replica: PackReplica): string {
  return JSON.stringify(replica.spaces().map(({ id, epochs }) => [id, epochs.map((epoch) => epoch.id)]));
}
