/**
 * A stick, a share, a relay as a way to sync: packs (pack.ts) that anybody may copy, and only members can read. Saving
 * writes what the store lacks, reading takes in what the vault lacks; neither needs the other device to be there, and any
 * number of devices may do it at once. What is damaged, foreign or half-copied is told and left alone.
 */
import { ok, type Result } from '../../shared/result.ts';
import { emptyVector, type Vector, vectorAdd } from '../bundles/vector.ts';
import { isGone } from '../folder/carrier-files.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { ReplicaSpace } from '../sync/replica.ts';
import type { Progress } from '../vault/api.ts';
import type { PackReceipt } from './pack.ts';
import { newestReceipts, type PackReplica } from './pack-replica.ts';
import type { PackStore, StoreError } from './pack-store.ts';
import { createPacksHere, type KnownPack, type PackCache } from './packs-here.ts';
import { createPackReader, type ReadError, type ReadReport } from './read-packs.ts';
import { type CarrierLimits, createPackSaver, type SaveOptions, type SaveReport, usualLimits } from './save-packs.ts';

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

export interface PackCarrierDeps {
  readonly store: PackStore;
  readonly replica: PackReplica;
  readonly clock: () => number;
  /** Keeps what is in a pack by its file name, so that it need not be looked into again. Sealed by whoever keeps it. */
  readonly cache?: PackCache;
  /** Called once all was read and before anything is written: `there` is what then lies there, by the tables of its packs. */
  readonly onRead?: (report: ReadReport, there: readonly Pick<CarrierCustody, 'space' | 'vector'>[]) => void;
  /** Whether a space is carried here: all of them unless said otherwise. */
  readonly carries?: (space: string) => boolean;
  /** Files and times a test may want smaller. */
  readonly limits?: Partial<CarrierLimits>;
}

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

export function createPackCarrier(deps: PackCarrierDeps): PackCarrier {
  const { store, replica, clock, cache, carries = () => true } = deps;
  const limits = { ...usualLimits, ...deps.limits };
  const inTurn = oneAtATime();
  const here = createPacksHere({ store, clock, retries: limits.retries, ...(cache && { cache }) });
  const spaces = (): readonly ReplicaSpace[] => replica.spaces().filter(({ id }) => carries(id));
  const readAll = createPackReader({ store, here, replica, spaces });
  const read: typeof readAll = async (progress) => {
    const done = await readAll(progress);
    if (done.ok) deps.onRead?.(done.value, custodyIn(here.known()));
    return done;
  };
  const save = createPackSaver({ store, here, replica, clock, limits, spaces });

  const custodyIn = (packs: readonly KnownPack[]): CarrierCustody[] =>
    spaces().map(({ id }) =>
      custodyOf(
        id,
        packs.filter(({ space }) => space === id),
      ),
    );

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
    custody: () => custodyIn(here.verified()),
  };
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
    bytes: packs.reduce((sum, { size }) => sum + size, 0),
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
