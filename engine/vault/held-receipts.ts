/**
 * What devices say they hold: the latest word of each, as far as it agrees with what lies here, and this device's own, made
 * anew when something has come since.
 */
import { sealEnvelope } from '../bundles/envelope.ts';
import { type Have, heldText, type WritersHeld } from '../bundles/have.ts';
import { type Receipt, signReceipt } from '../bundles/receipt.ts';
import type { Vector } from '../bundles/vector.ts';
import { toHex } from '../secret/derive.ts';
import { type DeviceKeys, type SpaceState, writeEpoch } from '../space/space-state.ts';
import type { HeldReceipt } from '../sync/replica.ts';
import { believedOf, usableOf } from './holdings.ts';
import type { LedgerEntry } from './ledger.ts';
import type { KeptReceipt, ReceiptBook } from './receipt-book.ts';

export interface HeldReceipts {
  /** True where it is of a member, and newer than what was here. */
  readonly take: (receipt: Receipt, envelope: Uint8Array) => boolean;
  readonly of: (space: string) => readonly HeldReceipt[];
}

export interface HeldReceiptsDeps {
  readonly book: ReceiptBook;
  readonly device: Pick<DeviceKeys, 'sign'>;
  readonly clock: () => number;
  readonly stateOf: (space: string) => SpaceState | undefined;
  readonly haveOf: (space: string) => Have;
  readonly vectorOf: (space: string) => Vector;
  readonly entriesOf: (space: string, writer: string) => readonly LedgerEntry[];
}

export function createHeldReceipts(deps: HeldReceiptsDeps): HeldReceipts {
  const { book, device, stateOf } = deps;
  const me = toHex(device.sign.publicKey);
  const isPresent = (space: string, of: string) => stateOf(space)?.membership.members.get(of)?.removedBy.length === 0;
  const entriesIn = (space: string) => (writer: string) => deps.entriesOf(space, writer);

  const usables = new Map<string, { have: Have; vector: Vector; writers: WritersHeld }>();
  const usableIn = (space: string): WritersHeld => {
    const [have, vector] = [deps.haveOf(space), deps.vectorOf(space)];
    const known = usables.get(space);
    if (known?.have === have && known.vector === vector) return known.writers;
    const writers = usableOf(have, entriesIn(space), vector);
    usables.set(space, { have, vector, writers });
    return writers;
  };

  const renewOwn = (space: string): void => {
    const state = stateOf(space);
    const epoch = state && writeEpoch(state);
    if (!epoch || !isPresent(space, me)) return;
    const writers = usableIn(space);
    const last = book.ofDevice(space, me);
    if (last && heldText(last.writers) === heldText(writers)) return;
    const stamp = Math.max(deps.clock(), (last?.stamp ?? 0) + 1);
    const signed = signReceipt({ space, stamp, writers }, device.sign);
    book.take({ id: signed.id, space, device: me, stamp, writers }, sealEnvelope(signed, epoch));
  };

  const believed = new WeakMap<KeptReceipt, { usable: WritersHeld; held: HeldReceipt }>();
  const heldReceipt = (space: string, kept: KeptReceipt): HeldReceipt => {
    const usable = usableIn(space);
    const known = believed.get(kept);
    if (known?.usable === usable) return known.held;
    const { id, device: by, stamp, envelope, writers } = kept;
    const vector = believedOf(writers, usable, entriesIn(space));
    const held = { id, device: by, stamp, envelope, vector, said: known?.held.said ?? heldText(writers) };
    believed.set(kept, { usable, held });
    return held;
  };

  return {
    take: (receipt, envelope) =>
      isPresent(receipt.space, receipt.device) && book.take(receipt, envelope, receipt.device === me),
    of: (space) => {
      renewOwn(space);
      return book.of(space).map((kept) => heldReceipt(space, kept));
    },
  };
}
