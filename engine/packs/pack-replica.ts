/** What carrying packs asks of a vault, and what it knows of the receipts that lie in them. */
import { sha256, toHex } from '../secret/derive.ts';
import type { HeldReceipt, Replica } from '../sync/replica.ts';
import type { PackReceipt } from './pack.ts';
import type { HeldPack } from './trim.ts';

export type PackReplica = Pick<
  Replica,
  'device' | 'spaces' | 'acts' | 'ids' | 'holds' | 'envelopes' | 'receive' | 'receipts'
>;

export function heldReceipts(replica: PackReplica, space: string): Map<string, PackReceipt> {
  return new Map(replica.receipts(space).map((receipt) => [receipt.device, packReceipt(receipt)]));
}

/** A later stamp on the same vector says nothing new: without this, devices would answer each other's receipts for ever. */
export function isNews({ device, stamp, digest }: PackReceipt, held: ReadonlyMap<string, PackReceipt>): boolean {
  const before = held.get(device);
  return !before || (stamp > before.stamp && digest !== before.digest);
}

export function packReceipt({ device, stamp, said, envelope }: HeldReceipt): PackReceipt {
  return { device, stamp, digest: toHex(sha256(said)), length: envelope.length };
}

export function newestReceipts(packs: readonly HeldPack[]): Map<string, PackReceipt> {
  const newest = new Map<string, PackReceipt>();
  for (const { toc } of packs)
    for (const receipt of toc.receipts)
      if (receipt.stamp > (newest.get(receipt.device)?.stamp ?? -1)) newest.set(receipt.device, receipt);
  return newest;
}
