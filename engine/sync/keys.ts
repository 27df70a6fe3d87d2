/** What follows from the epoch keys of every space for finding each other on a LAN and opening each other's doors. */
import type { Door } from '../lan/door.ts';
import type { DiscoveryKey } from '../lan/hear.ts';
import { deriveKey } from '../secret/derive.ts';
import type { Replica, ReplicaEpoch, ReplicaSpace } from './replica.ts';

/** Who was away so long still finds the way back: older doors and beacons of a space are answered for a year. */
const answeredMilliseconds = 366 * 24 * 60 * 60 * 1_000;

/** The doors of every space, those of the epochs written under first. */
export function memberDoors(replica: Replica): Door[] {
  return epochsOf(replica).map(({ space, epoch }) => ({
    id: `${space.id} ${epoch.id}`,
    key: deriveKey(epoch.contentKey, 'door'),
    kind: 'member',
  }));
}

/** The space whose door this is; undefined for an invitation's. */
export function spaceOfDoor({ id, kind }: Pick<Door, 'id' | 'kind'>): string | undefined {
  return kind === 'member' ? id.split(' ')[0] : undefined;
}

/** Nothing is announced for a space in which nobody else is. */
export function memberBeacons(replica: Replica): DiscoveryKey[] {
  return epochsOf(replica)
    .filter(({ space }) => space.members.length > 1 || !space.members.includes(replica.device))
    .map(({ space, epoch, isWritten }) => ({
      id: `${space.id} ${epoch.id}`,
      key: deriveKey(epoch.contentKey, 'discovery'),
      announce: isWritten,
    }));
}

function epochsOf(replica: Replica): { space: ReplicaSpace; epoch: ReplicaEpoch; isWritten: boolean }[] {
  const oldest = replica.clock() - answeredMilliseconds;
  const all = replica
    .spaces()
    .flatMap((space) => space.epochs.map((epoch, index) => ({ space, epoch, isWritten: index === 0 })));
  // When an epoch was left is not known here: the time of the one after it bounds it from above.
  const isAnswered = ({ space, epoch, isWritten }: (typeof all)[number]) => {
    const next = space.epochs[space.epochs.indexOf(epoch) - 1];
    return isWritten || (next?.time ?? epoch.time) >= oldest;
  };
  const answered = all.filter(isAnswered);
  return [...answered.filter(({ isWritten }) => isWritten), ...answered.filter(({ isWritten }) => !isWritten)];
}
