import { toHex } from '../secret/derive.ts';
import type { DeviceKeys, SpaceState } from '../space/space-state.ts';
import type { Engine } from '../vault/engine-api.ts';
import type { Replica, ReplicaEpoch, ReplicaSpace } from './replica.ts';

/** An open vault as the ways to sync see it. */
export function replicaOf(engine: Engine, device: DeviceKeys, clock: () => number): Replica {
  return {
    device: toHex(device.sign.publicKey),
    sign: device.sign,
    clock,
    spaces: () =>
      engine.spaces().flatMap((space) => {
        const told = replicaSpace(space);
        return told ? [told] : [];
      }),
    ids: (space) => engine.idsOf(space).filter(engine.isHere),
    holds: (_space, id) => engine.isHere(id),
    envelopes: async function* (_space, ids) {
      for (const id of ids) {
        const envelope = await engine.envelopeOf(id);
        if (envelope) yield envelope;
      }
    },
    receive: engine.receive,
    receipts: engine.receiptsOf,
    onChange: engine.onChange,
  };
}

/** Undefined where no key of it is here, so that nothing of it can be read or said. */
function replicaSpace({ info, acts, membership, epochKeys }: SpaceState): ReplicaSpace | undefined {
  const newestFirst = [...membership.epochs].reverse();
  const ordered = [membership.writeEpoch, ...newestFirst.filter((epoch) => epoch !== membership.writeEpoch)];
  const epochs = ordered.flatMap((id): ReplicaEpoch[] => {
    const contentKey = epochKeys.get(id);
    return contentKey ? [{ id, contentKey, time: acts.get(id)?.time ?? 0 }] : [];
  });
  if (epochs.length === 0) return undefined;
  const members = [...membership.members.values()].filter(({ removedBy }) => removedBy.length === 0);
  return { id: info.id, epochs, members: members.map(({ device }) => device) };
}
