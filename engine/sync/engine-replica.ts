import { err } from '../../shared/result.ts';
import { toHex } from '../secret/derive.ts';
import { readAct } from '../space/acts.ts';
import { type Membership, resolveMembership } from '../space/membership.ts';
import type { DeviceKeys, SpaceState } from '../space/space-state.ts';
import type { Engine } from '../vault/engine-api.ts';
import type { Replica, ReplicaDevice, ReplicaEpoch, ReplicaSpace } from './replica.ts';

/** An open vault as the ways to sync see it. */
export function replicaOf(engine: Engine, device: DeviceKeys, clock: () => number): Replica {
  const me = toHex(device.sign.publicKey);
  const spaceOf = (id: string) => engine.spaces().find(({ info }) => info.id === id);
  return {
    device: me,
    sign: device.sign,
    clock,
    spaces: () =>
      engine.spaces().flatMap((space) => {
        const told = replicaSpace(space);
        return told ? [told] : [];
      }),
    have: engine.haveOf,
    standing: (space, device) => standingIn(spaceOf(space)?.membership, device),
    acts: (space) => [...(spaceOf(space)?.acts.values() ?? [])].map(({ signed }) => signed),
    takeActs: async (space, signed, from) => {
      const fresh = signed.flatMap((each) => {
        const act = readAct(each);
        return act.ok && act.value.space === space ? [act.value] : [];
      });
      if (!spaceOf(space)) {
        const membership = resolveMembership(space, fresh);
        const isIn = (device: string) => standingIn(membership, device) === 'member';
        if (!isIn(me) || !isIn(from)) return err({ type: 'NotWelcome' });
      }
      return engine.addActs(fresh);
    },
    bundles: function* (space) {
      for (const entry of engine.ledger.entries) if (entry.space === space && engine.isHere(entry.id)) yield entry;
    },
    cursor: (space) => engine.idsOf(space).length,
    since: (space, cursor) => {
      const ids = engine.idsOf(space);
      return { ids: ids.slice(cursor).filter(engine.isHere), cursor: ids.length };
    },
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

function standingIn(membership: Membership | undefined, device: string): 'member' | 'removed' | 'unknown' {
  const member = membership?.members.get(device);
  if (!member) return 'unknown';
  return member.removedBy.length === 0 ? 'member' : 'removed';
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
  const devices = [...membership.members.values()].map(({ device, box, role, removedBy }): ReplicaDevice => {
    return { device, box, role: removedBy.length === 0 ? role : 'removed' };
  });
  const members = devices.filter(({ role }) => role !== 'removed').map(({ device }) => device);
  return { id: info.id, epochs, members, devices };
}
