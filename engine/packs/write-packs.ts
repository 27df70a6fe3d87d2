/** Writes packs: what of a space a store lacks, sealed anew under the present key where it has to be. */
import { ok, type Result } from '../../shared/result.ts';
import { type Epoch, epochOf, type Signed, sealEnvelope } from '../bundles/envelope.ts';
import type { HeldReceipt } from '../sync/replica.ts';
import { type PackEntry, sealedPack, type Toc } from './pack.ts';
import { contentOf } from './pack-entry.ts';
import { type PackReplica, packReceipt } from './pack-replica.ts';
import type { PackStore, Shelf, StoreError } from './pack-store.ts';
import { type PacksHere, shelfKey } from './packs-here.ts';

export interface ToWrite extends Shelf {
  readonly ids: readonly string[];
  readonly receipts: readonly HeldReceipt[];
  readonly snapshot: boolean;
  readonly generation: number;
  /** The most bytes of contents in a pack; what is larger by itself is left out. */
  readonly most?: number;
}

export interface Written {
  packs: number;
  bytes: number;
  envelopes: number;
  unreadable: number;
}

export interface PackWriterDeps {
  readonly store: PackStore;
  readonly here: PacksHere;
  readonly replica: PackReplica;
  readonly clock: () => number;
  /** Contents of one pack. */
  readonly packBytes: number;
}

export type PackWriter = (
  what: ToWrite,
  totals: Written,
  /** The contents of the pack that was tried last, in bytes, and how many were too large for any. */
  tried?: { bytes: number; leftOut: number },
) => Promise<Result<true, StoreError>>;

export function createPackWriter(deps: PackWriterDeps): PackWriter {
  const { store, here, replica, clock } = deps;

  /** One pack, or as many as the limit asks for. Each counts once its store says that it is durable there. */
  return async (what, totals, tried = { bytes: 0, leftOut: 0 }) => {
    const { space, epoch, most = Number.POSITIVE_INFINITY } = what;
    const packBytes = Math.min(deps.packBytes, most);
    const keys = new Map<string, Epoch>(space.epochs.map((each) => [each.id, each]));
    let entries: { readonly entry: PackEntry; readonly envelope: Uint8Array }[] = [];
    let bytes = 0;
    let readable = 0;
    // With the first pack: where there is room for some of them alone, these stand in for others whose receipts are older.
    let receipts = what.receipts.flatMap((receipt) => {
      const content = contentOf(receipt.envelope, space.id, keys);
      if (content?.kind !== 'other') return [];
      const envelope = sealedFor(epoch, receipt.envelope, content.signed);
      return [{ about: { ...packReceipt(receipt), length: envelope.length }, envelope }];
    });
    const flush = async () => {
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
      receipts = [];
      bytes = 0;
      tried.bytes = contents.reduce((sum, { length }) => sum + length, 0);
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
      if (sealed.length > most) {
        tried.leftOut++;
        continue;
      }
      if (entries.length > 0 && bytes + sealed.length > packBytes) {
        const flushed = await flush();
        if (!flushed.ok) return flushed;
      }
      entries.push({ entry: { kind, id: signed.id, writer, n, length: sealed.length }, envelope: sealed });
      bytes += sealed.length;
    }
    totals.unreadable += what.ids.length - readable;
    return flush();
  };
}

function sealedFor(epoch: Epoch, envelope: Uint8Array, signed: Signed): Uint8Array {
  return epochOf(envelope) === epoch.id ? envelope : sealEnvelope(signed, epoch);
}
