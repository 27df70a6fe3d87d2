/** Open documents, the least used dropped first. A document comes from a sealed snapshot and the bundles after it. */
import { Automerge } from '../../shared/crdt.ts';
import type { Index } from '../disk/index-port.ts';
import { readyAutomerge } from '../documents/automerge-wasm.ts';
import { emptyVolume, fillVolume, loadVolume, type VolumeDoc, volumeFromChanges } from '../documents/volume.ts';
import { sha256, toHex } from '../secret/derive.ts';
import type { LedgerEntry } from './ledger.ts';

export interface VolumeSource {
  /** The applied bundles of a volume, in the order of the log. */
  readonly appliedOf: (volume: string) => readonly LedgerEntry[];
  /** The Automerge changes of a bundle; undefined where it cannot be read any more. */
  readonly changesOf: (entry: LedgerEntry) => Promise<readonly Uint8Array[] | undefined>;
  readonly actorOf: (volume: string) => string;
  /** A bundle that cannot be read back, or that Automerge refuses beside the others. */
  readonly onUnusable: (entry: LedgerEntry, why: string) => void;
  readonly index: Index;
}

export interface VolumeCache {
  readonly open: (volume: string) => Promise<VolumeDoc>;
  /** The document if it is open already. */
  readonly peek: (volume: string) => VolumeDoc | undefined;
  readonly keep: (volume: string, doc: VolumeDoc) => void;
  /** Makes a new volume from its first changes, without reading them back from the log they were just written to. */
  readonly begin: (volume: string, changes: readonly Uint8Array[]) => Promise<void>;
  /** After a failed commit or a changed verdict: the next opening reads the log again. */
  readonly drop: (volume: string) => void;
  readonly clear: () => void;
}

/** Documents held open: each some hundred kilobytes of wasm memory. */
const mostOpen = 48;
/** Bundles after a snapshot that make a new one worth its writing. */
const bundlesPerSnapshot = 32;

export function createVolumeCache(source: VolumeSource): VolumeCache {
  const docs = new Map<string, VolumeDoc>();
  const free = (volume: string) => {
    const doc = docs.get(volume);
    docs.delete(volume);
    if (doc) Automerge.free(doc);
  };
  const keep = (volume: string, doc: VolumeDoc) => {
    docs.delete(volume);
    docs.set(volume, doc);
    for (const oldest of docs.keys()) {
      if (docs.size <= mostOpen) break;
      free(oldest);
    }
  };
  return {
    open: async (volume) => {
      const known = docs.get(volume);
      if (known) {
        keep(volume, known);
        return known;
      }
      await readyAutomerge();
      const doc = await loadFromLog(volume, source);
      keep(volume, doc);
      return doc;
    },
    peek: (volume) => docs.get(volume),
    begin: async (volume, changes) => {
      free(volume);
      await readyAutomerge();
      try {
        keep(volume, volumeFromChanges(changes, source.actorOf(volume)));
      } catch {
        // Something in them waits for an ancestor, or does not apply: reading from the log tells which, and keeps the good.
      }
    },
    keep,
    drop: free,
    clear: () => {
      for (const volume of [...docs.keys()]) free(volume);
    },
  };
}

async function loadFromLog(volume: string, source: VolumeSource): Promise<VolumeDoc> {
  const entries = source.appliedOf(volume);
  const actor = source.actorOf(volume);
  const snapshot = await readSnapshot(volume, entries, source.index);
  let doc = snapshot ? loadVolume(snapshot.bytes, actor) : emptyVolume(actor);
  const found: { entry: LedgerEntry; changes: readonly Uint8Array[] }[] = [];
  for (const entry of entries.slice(snapshot?.covers ?? 0)) {
    const changes = await source.changesOf(entry);
    if (changes) found.push({ entry, changes });
    else source.onUnusable(entry, 'it cannot be read back from the disk');
  }
  const readable = found.length === entries.length - (snapshot?.covers ?? 0);
  doc = applyGood(doc, !snapshot, found, (entry) => source.onUnusable(entry, 'it does not apply'));
  if (readable && entries.length - (snapshot?.covers ?? 0) >= bundlesPerSnapshot)
    await source.index
      .batch([{ put: snapshotKey(volume), value: encodeSnapshot(entries, Automerge.save(doc)) }])
      .catch(() => undefined);
  return doc;
}

/** All at once; one after the other only where that fails, so that a bad bundle costs nothing but itself. */
function applyGood(
  doc: VolumeDoc,
  isEmpty: boolean,
  found: readonly { entry: LedgerEntry; changes: readonly Uint8Array[] }[],
  refuse: (entry: LedgerEntry) => void,
): VolumeDoc {
  if (found.length === 0) return doc;
  const all = found.flatMap(({ changes }) => changes);
  const before = Automerge.clone(doc, { actor: Automerge.getActorId(doc) });
  try {
    const next = isEmpty ? fromNothing(all, doc) : fillVolume(doc, all);
    Automerge.free(before);
    return next;
  } catch {
    let good = before;
    for (const { entry, changes } of found) {
      const kept = Automerge.clone(good, { actor: Automerge.getActorId(good) });
      try {
        good = fillVolume(good, changes);
      } catch {
        good = kept;
        refuse(entry);
      }
    }
    return good;
  }
}

function fromNothing(changes: readonly Uint8Array[], empty: VolumeDoc): VolumeDoc {
  try {
    return volumeFromChanges(changes, Automerge.getActorId(empty));
  } catch {
    return fillVolume(empty, changes);
  }
}

/** u32 number of bundles covered · SHA-256 of their ids · Automerge document. */
function encodeSnapshot(entries: readonly LedgerEntry[], bytes: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(entries.length);
  return Buffer.concat([head, digestOf(entries), bytes]);
}

/** A snapshot counts only while exactly the bundles it covers still lead the list. */
async function readSnapshot(
  volume: string,
  entries: readonly LedgerEntry[],
  index: Index,
): Promise<{ covers: number; bytes: Uint8Array } | undefined> {
  if (entries.length < bundlesPerSnapshot) return undefined;
  const stored = await index.get(snapshotKey(volume));
  if (!stored || stored.length < 36) return undefined;
  const covers = Buffer.from(stored).readUInt32BE(0);
  if (covers > entries.length) return undefined;
  const same = toHex(stored.subarray(4, 36)) === toHex(digestOf(entries.slice(0, covers)));
  return same ? { covers, bytes: stored.subarray(36) } : undefined;
}

function digestOf(entries: readonly LedgerEntry[]): Uint8Array {
  return sha256(entries.map((entry) => entry.id).join());
}

function snapshotKey(volume: string): string {
  return `snapshot/${volume}`;
}
