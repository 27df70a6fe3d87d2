/** Takes in what lies in a store and the vault lacks. */
import { err, ok, type Result } from '../../shared/result.ts';
import { mostEnvelopeBytes } from '../bundles/envelope.ts';
import type { ReplicaSpace } from '../sync/replica.ts';
import type { ChangeError, Progress } from '../vault/api.ts';
import type { PackEntry, PackReceipt, Toc } from './pack.ts';
import { heldReceipts, isNews, type PackReplica } from './pack-replica.ts';
import type { PackStore, StoreError } from './pack-store.ts';
import type { KnownPack, PackPlace, PacksHere, Skipped, SkipReason } from './packs-here.ts';

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

const batchBytes = mostEnvelopeBytes;
const batchCount = 500;
/** An act read now may hand over the key of an epoch whose folder was not looked into yet. */
const mostRounds = 16;

export interface PackReaderDeps {
  readonly store: PackStore;
  readonly here: PacksHere;
  readonly replica: PackReplica;
  /** Those that are carried here. */
  readonly spaces: () => readonly ReplicaSpace[];
}

export type PackReader = (progress?: (progress: Progress) => void) => Promise<Result<ReadReport, ReadError>>;

export function createPackReader({ store, here, replica, spaces }: PackReaderDeps): PackReader {
  /** What a pack that was read whole holds and the vault does not take: offering it once is enough. */
  const untaken = new Map<string, ReadonlySet<string>>();

  const newIn = ({ entries, receipts }: Toc, space: string, held: ReadonlyMap<string, PackReceipt>): string[] => [
    ...entries.flatMap((entry) => (replica.holds(space, entry.id) ? [] : [keyOf(entry)])),
    ...receipts.flatMap((receipt) => (isNews(receipt, held) ? [keyOf(receipt)] : [])),
  ];

  return async (progress) => {
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
}

interface LackingPack {
  readonly place: PackPlace;
  readonly pack: KnownPack;
}

function keyOf(about: PackEntry | PackReceipt): string {
  return 'id' in about ? about.id : `${about.device} ${about.stamp}`;
}

function epochsKnown(replica: PackReplica): string {
  return JSON.stringify(replica.spaces().map(({ id, epochs }) => [id, epochs.map((epoch) => epoch.id)]));
}
