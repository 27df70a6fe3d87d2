/**
 * All sockets, counted by the address they come from. Those that have not entered a log yet make room for newcomers, the oldest
 * first, so that who occupies the relay with idle sockets keeps nobody out who has a key.
 */
import type { Socket } from 'node:net';

export interface Crowd {
  /** False: there is no room for it, and it was destroyed. */
  admit(socket: Socket): boolean;
  /** Tells where it comes from, once that is known; false: too many do, and it was destroyed. */
  from(socket: Socket, address: string): boolean;
  /** It proved something; it makes room for nobody any more. */
  settled(socket: Socket): void;
  readonly size: () => number;
}

export interface CrowdDeps {
  readonly most: number;
  readonly mostOfOneAddress: number;
  readonly onCrowdedOut: () => void;
}

export function createCrowd({ most, mostOfOneAddress, onCrowdedOut }: CrowdDeps): Crowd {
  const unsettled = new Set<Socket>();
  const addresses = new Map<Socket, string | undefined>();
  const counts = new Map<string, number>();

  return {
    size: () => addresses.size,
    admit: (socket) => {
      if (addresses.size >= most) {
        const [oldest] = unsettled;
        onCrowdedOut();
        if (!oldest) {
          socket.destroy();
          return false;
        }
        leave(oldest);
        oldest.destroy();
      }
      addresses.set(socket, undefined);
      unsettled.add(socket);
      socket.once('close', () => leave(socket));
      return true;
    },
    from: (socket, address) => {
      if (!addresses.has(socket)) return false;
      if (addresses.get(socket) === address) return true;
      if (addresses.get(socket) !== undefined) countLess(socket);
      const count = counts.get(address) ?? 0;
      if (count >= mostOfOneAddress) {
        onCrowdedOut();
        addresses.set(socket, undefined);
        socket.destroy();
        return false;
      }
      counts.set(address, count + 1);
      addresses.set(socket, address);
      return true;
    },
    settled: (socket) => {
      unsettled.delete(socket);
    },
  };

  function leave(socket: Socket): void {
    if (!addresses.has(socket)) return;
    countLess(socket);
    addresses.delete(socket);
    unsettled.delete(socket);
  }

  function countLess(socket: Socket): void {
    const address = addresses.get(socket);
    if (address === undefined) return;
    const count = (counts.get(address) ?? 1) - 1;
    if (count > 0) counts.set(address, count);
    else counts.delete(address);
  }
}
