/**
 * All sockets, counted by the address they come from and by the account they entered. Those that have not entered a log yet make
 * room for newcomers, the oldest first, so that who occupies the relay, or one address, with idle sockets keeps nobody out who has a
 * key. Of one account the oldest make room for its newest: so a key that is in wrong hands takes only so many places, and a
 * laptop whose line broke without a word gets its place again. An eighth of the places is for those who have not entered yet; when
 * more enter, whichever account has most makes room, so that no number of accounts keeps out another.
 */
import type { Socket } from 'node:net';

export interface Crowd {
  /** False: there is no room for it, and it was destroyed. */
  admit(socket: Socket): boolean;
  /** Tells where it comes from, once that is known; false: too many do, and it was destroyed. */
  from(socket: Socket, address: string): boolean;
  /**
   * It proved that it knows a key, and makes room for strangers no more. `isPresent`: of the log that the account writes to; those
   * who know only keys that were replaced have fewer places, of their own.
   */
  entered(socket: Socket, account: string, isPresent: boolean): void;
  readonly size: () => number;
}

export interface CrowdDeps {
  readonly most: number;
  readonly mostOfOneAddress: number;
  /** Of one account, from everywhere; from one address it may have half of what the address may. */
  readonly mostOfOneAccount: number;
  readonly onCrowdedOut: () => void;
}

interface Guest {
  address?: string;
  /** Of which accounts, and whether by the present key. */
  readonly parties: Set<string>;
}

export function createCrowd({ most, mostOfOneAddress, mostOfOneAccount, onCrowdedOut }: CrowdDeps): Crowd {
  const guests = new Map<Socket, Guest>();
  const unsettled = new Set<Socket>();
  /** By address: all of it, and those that have not entered. */
  const places = createGroups();
  const unsettledOf = createGroups();
  /** By account, and by account and address. */
  const parties = createGroups();

  return {
    size: () => guests.size,
    admit: (socket) => {
      if (guests.size >= most && !makesRoom(unsettled)) {
        socket.destroy();
        return false;
      }
      guests.set(socket, { parties: new Set() });
      unsettled.add(socket);
      socket.once('close', () => leave(socket));
      return true;
    },
    from: (socket, address) => {
      const guest = guests.get(socket);
      if (!guest) return false;
      if (guest.address === address) return true;
      leaveAddress(socket, guest);
      if (places.of(address).size >= mostOfOneAddress && !makesRoom(unsettledOf.of(address))) {
        socket.destroy();
        return false;
      }
      guest.address = address;
      places.join(address, socket);
      if (unsettled.has(socket)) unsettledOf.join(address, socket);
      return true;
    },
    entered: (socket, account, isPresent) => {
      const guest = guests.get(socket);
      if (!guest) return;
      unsettled.delete(socket);
      const address = guest.address ?? '';
      unsettledOf.leave(address, socket);
      const [present, earlier] = [`present ${account}`, `earlier ${account}`];
      if (guest.parties.has(present)) return;
      // Whoever has come as far as the present key is not one of those who know only an earlier one.
      if (isPresent) leaveParty(socket, guest, earlier);
      const [party, part] = isPresent ? [present, 1] : [earlier, 1 / 2];
      if (guest.parties.has(party)) return;
      guest.parties.add(party);
      joinParty(`${party} ${address}`, socket, (mostOfOneAddress / 2) * part);
      joinParty(party, socket, mostOfOneAccount * part);
      const settledThere = places.of(address).size - unsettledOf.of(address).size;
      if (settledThere > forSettled(mostOfOneAddress)) largestMakesRoom(places.of(address));
      if (guests.size - unsettled.size > forSettled(most)) largestMakesRoom(new Set(guests.keys()));
    },
  };

  function largestMakesRoom(among: ReadonlySet<Socket>): void {
    const sizes = new Map<string, number>();
    for (const socket of among)
      for (const party of guests.get(socket)?.parties ?? []) sizes.set(party, (sizes.get(party) ?? 0) + 1);
    const [largest] = [...sizes].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
    for (const socket of among) if (guests.get(socket)?.parties.has(largest)) return void makesRoom(new Set([socket]));
  }

  /** The one that is there for longest goes; false where there is none. */
  function makesRoom(among: ReadonlySet<Socket>): boolean {
    onCrowdedOut();
    const [oldest] = among;
    if (!oldest) return false;
    leave(oldest);
    oldest.destroy();
    return true;
  }

  function leave(socket: Socket): void {
    const guest = guests.get(socket);
    if (!guest) return;
    for (const party of guest.parties) leaveParty(socket, guest, party);
    leaveAddress(socket, guest);
    guests.delete(socket);
    unsettled.delete(socket);
  }

  function joinParty(name: string, socket: Socket, mostOfIt: number): void {
    if (parties.of(name).size >= Math.max(1, Math.floor(mostOfIt))) makesRoom(parties.of(name));
    parties.join(name, socket);
  }

  function leaveParty(socket: Socket, guest: Guest, party: string): void {
    guest.parties.delete(party);
    parties.leave(party, socket);
    parties.leave(`${party} ${guest.address ?? ''}`, socket);
  }

  function leaveAddress(socket: Socket, { address }: Guest): void {
    if (address === undefined) return;
    places.leave(address, socket);
    unsettledOf.leave(address, socket);
  }
}

function forSettled(places: number): number {
  return Math.max(1, Math.floor((places * 7) / 8));
}

/** Sockets by name, in the order they joined; a name of which none is left is forgotten. */
function createGroups() {
  const groups = new Map<string, Set<Socket>>();
  const none: ReadonlySet<Socket> = new Set();
  return {
    of: (name: string): ReadonlySet<Socket> => groups.get(name) ?? none,
    join: (name: string, socket: Socket) => {
      const group = groups.get(name) ?? new Set();
      groups.set(name, group.add(socket));
    },
    leave: (name: string, socket: Socket) => {
      const group = groups.get(name);
      group?.delete(socket);
      if (group?.size === 0) groups.delete(name);
    },
  };
}
