/**
 * What the vault knows of every bundle in its log without opening it: where it lies, whose it is, what it did. Rebuilt
 * from the log whenever the index is lost. Order is the order of the log.
 */
import type { StepKind } from '../../shared/edit/plan.ts';
import type { Index, IndexWrite } from '../disk/index-port.ts';

/** Where an item lies in the log: segment number, offset of its record, place in the record. */
export type Place = readonly [segment: number, offset: number, item: number];

export interface LedgerEntry {
  /** Changes where a damaged bundle was fetched again. */
  at: Place;
  readonly space: string;
  readonly writer: string;
  readonly n: number;
  /** SHA-256 of the bundle's body, hex. */
  readonly id: string;
  readonly prev: string;
  readonly device: string;
  readonly volume: string;
  /** Milliseconds since 1970 by the writer's clock. */
  readonly time: number;
  readonly step: string;
  readonly kind: StepKind;
  readonly of?: string;
  /** Automerge sequence number of the first change inside. */
  readonly seq: number;
  /** Hashes of the Automerge changes inside. */
  readonly changes: readonly string[];
  /** Written by this vault copy, not received. */
  readonly mine: boolean;
  status: 'applied' | 'held' | 'losing' | 'refused';
  /** Why it is held or refused. */
  why?: string;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly add: (entry: LedgerEntry) => void;
  /** Marks an entry whose status changed, so that its chunk is written again. */
  readonly changed: (entry: LedgerEntry) => void;
  /** Writes for the chunks that changed since the last call. */
  readonly takeWrites: () => IndexWrite[];
  readonly ofVolume: (volume: string) => readonly LedgerEntry[];
  readonly clear: () => void;
}

/** Entries a chunk: one edit writes one chunk again, about 20 kB. */
const chunkSize = 64;

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  const positions = new Map<LedgerEntry, number>();
  const byVolume = new Map<string, LedgerEntry[]>();
  const dirty = new Set<number>();
  return {
    entries,
    add: (entry) => {
      positions.set(entry, entries.length);
      dirty.add(Math.floor(entries.length / chunkSize));
      entries.push(entry);
      const list = byVolume.get(entry.volume);
      if (list) list.push(entry);
      else byVolume.set(entry.volume, [entry]);
    },
    changed: (entry) => {
      const position = positions.get(entry);
      if (position !== undefined) dirty.add(Math.floor(position / chunkSize));
    },
    takeWrites: () => {
      const writes = [...dirty].map(
        (chunk): IndexWrite => ({
          put: chunkKey(chunk),
          value: new TextEncoder().encode(JSON.stringify(entries.slice(chunk * chunkSize, (chunk + 1) * chunkSize))),
        }),
      );
      dirty.clear();
      return writes;
    },
    ofVolume: (volume) => byVolume.get(volume) ?? [],
    clear: () => {
      entries.length = 0;
      positions.clear();
      byVolume.clear();
      dirty.clear();
    },
  };
}

/** Undefined where the index holds fewer or other entries than its catalog says: then the log is read again. */
export async function loadLedger(index: Index, count: number): Promise<Ledger | undefined> {
  const ledger = createLedger();
  const keys = Array.from({ length: Math.ceil(count / chunkSize) }, (_, chunk) => chunkKey(chunk));
  const chunks = await index.getMany(keys);
  for (const chunk of chunks) {
    if (!chunk) return undefined;
    const list: LedgerEntry[] = JSON.parse(new TextDecoder().decode(chunk));
    for (const entry of list) ledger.add(entry);
  }
  ledger.takeWrites();
  return ledger.entries.length === count ? ledger : undefined;
}

function chunkKey(chunk: number): string {
  return `ledger/${chunk}`;
}
