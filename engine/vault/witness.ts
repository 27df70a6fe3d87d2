/**
 * Before a removal takes effect here, this device says what it had of the removed one: everything anybody had by then
 * goes on counting, and no merge is ever taken back. A device that is out itself has nothing to say.
 */
import { sealEnvelope } from '../bundles/envelope.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { type Act, signAct } from '../space/acts.ts';
import { type DeviceKeys, type SpaceState, spaceFromActs, writeEpoch } from '../space/space-state.ts';
import type { LedgerEntry } from './ledger.ts';

export interface WitnessScene {
  /** The acts known before the fresh ones. */
  readonly acts: readonly Act[];
  readonly spaces: ReadonlyMap<string, SpaceState>;
  readonly entries: readonly LedgerEntry[];
  readonly device: DeviceKeys;
  readonly time: number;
}

export interface Witness {
  readonly act: Act;
  /** The act sealed under the epoch now written. */
  readonly bytes: Uint8Array;
}

export function witnessesOf(fresh: readonly Act[], { acts, spaces, entries, device, time }: WitnessScene): Witness[] {
  const all = [...acts, ...fresh];
  const me = toHex(device.sign.publicKey);
  return fresh.flatMap((removal) => {
    if (removal.what.y !== 'remove') return [];
    const state = spaceFromActs(removal.space, all, device, spaces.get(removal.space)?.epochKeys);
    const epoch = state && writeEpoch(state);
    const self = state?.membership.members.get(me);
    if (!state || !epoch || !self || self.removedBy.length > 0) return [];
    const counts = countsOf(toHex(removal.what.device), removal.space, entries);
    const what = { y: 'witness' as const, removal: fromHex(removal.id), counts };
    const act = signAct({ space: removal.space, parents: state.membership.heads, time, what }, device.sign);
    all.push(act);
    return [{ act, bytes: sealEnvelope(act.signed, epoch) }];
  });
}

/** By writer of the removed device: number and id of the last bundle applied here. */
function countsOf(removed: string, space: string, entries: readonly LedgerEntry[]) {
  const counts: Record<string, { n: number; id: Uint8Array<ArrayBuffer> }> = {};
  for (const { device, space: where, status, writer, n, id } of entries)
    if (where === space && device === removed && status === 'applied' && n > (counts[writer]?.n ?? 0))
      counts[writer] = { n, id: fromHex(id) };
  return counts;
}
