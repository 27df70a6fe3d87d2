/**
 * The latest receipt of every device, by space. Kept in the index: losing them makes custody say less than is so until the
 * next sync, never more.
 */
import { heldText, type WritersHeld } from '../bundles/have.ts';
import type { Receipt } from '../bundles/receipt.ts';
import type { Range } from '../bundles/vector.ts';
import type { Index, IndexWrite } from '../disk/index-port.ts';

export interface KeptReceipt {
  readonly id: string;
  readonly device: string;
  readonly stamp: number;
  readonly writers: WritersHeld;
  readonly envelope: Uint8Array;
}

export interface ReceiptBook {
  /**
   * False where a later one of the device is here already. `isOwn`: one of this device that says something else under the
   * same stamp is taken too, so that the next one is above it: it was signed before the index that knew of it was lost.
   */
  readonly take: (receipt: Receipt, envelope: Uint8Array, isOwn?: boolean) => boolean;
  readonly of: (space: string) => readonly KeptReceipt[];
  readonly ofDevice: (space: string, device: string) => KeptReceipt | undefined;
  readonly takeWrites: () => IndexWrite[];
}

const key = 'receipts/1';

export async function openReceiptBook(index: Index): Promise<ReceiptBook> {
  const stored = await index.get(key);
  const bySpace = new Map<string, Map<string, KeptReceipt>>(stored ? fromText(new TextDecoder().decode(stored)) : []);
  let dirty = false;
  return {
    take: ({ id, space, device, stamp, writers }, envelope, isOwn = false) => {
      const held = bySpace.get(space) ?? new Map<string, KeptReceipt>();
      const known = held.get(device);
      if (known && known.stamp > stamp) return false;
      if (known?.stamp === stamp && (!isOwn || heldText(known.writers) === heldText(writers))) return false;
      bySpace.set(space, held.set(device, { id, device, stamp, writers, envelope }));
      dirty = true;
      return true;
    },
    of: (space) => [...(bySpace.get(space)?.values() ?? [])],
    ofDevice: (space, device) => bySpace.get(space)?.get(device),
    takeWrites: () => {
      if (!dirty) return [];
      dirty = false;
      return [{ put: key, value: new TextEncoder().encode(toText(bySpace)) }];
    },
  };
}

type Stored = [
  space: string,
  receipts: [id: string, device: string, stamp: number, StoredWriters, envelope: string][],
][];
type StoredWriters = [writer: string, held: { readonly ranges: readonly Range[]; readonly print: string }][];

function toText(bySpace: ReadonlyMap<string, ReadonlyMap<string, KeptReceipt>>): string {
  const stored: Stored = [...bySpace].map(([space, receipts]) => [
    space,
    [...receipts.values()].map(({ id, device, stamp, writers, envelope }) => [
      id,
      device,
      stamp,
      [...writers],
      Buffer.from(envelope).toString('base64'),
    ]),
  ]);
  return JSON.stringify(stored);
}

function fromText(text: string): [string, Map<string, KeptReceipt>][] {
  const stored: Stored = JSON.parse(text);
  return stored.map(([space, receipts]) => [
    space,
    new Map(
      receipts.map(([id, device, stamp, writers, envelope]) => [
        device,
        { id, device, stamp, writers: new Map(writers), envelope: Uint8Array.from(Buffer.from(envelope, 'base64')) },
      ]),
    ),
  ]);
}
