/**
 * Finding comrades on the networks this computer is on: a sealed beacon each second (beacon.ts) to the IPv4 broadcast
 * address and to an IPv6 multicast group of every LAN link, never through a tunnel, and an ear for those of others. Links
 * are read again every two seconds, and at once after the computer was suspended. Nothing is sent or listened to before
 * `start` and after `stop`.
 *
 * UDP port 27183 for all; IPv6 group ff12::7c3a:91e5 (link-local scope, not assigned). One socket for each family:
 * the directed broadcast address of a link takes its packets there whatever owns the default route, and for IPv6 the
 * scope of the destination does. 255.255.255.255 goes out too, every third time, for networks whose mask is wrong, but not
 * while there is a tunnel, which would get it.
 */
import { createSocket, type Socket } from 'node:dgram';
import { err, ok, type Result } from '../../shared/result.ts';
import { toHex } from '../secret/derive.ts';
import { plainHost } from './address.ts';
import { type Beacon, beaconKey, quarterOf, sealBeacon } from './beacon.ts';
import { createBeaconListener, type DiscoveryKey } from './hear.ts';
import { type Link, readLinks } from './links.ts';

export const beaconPort = 27_183;
const group = 'ff12::7c3a:91e5';

/** Six beacons in a row lost at 40 % loss on one of two ways: 1 in 250; on both: never seen. */
const silentTicksUntilLost = 6;
const mostFound = 256;
const mostBeaconsInATick = 8;
/** Longer between two ticks, or between what two clocks say about it: the computer slept. */
const jumpMilliseconds = 4_000;

export interface Found {
  readonly keyId: string;
  /** Hex, another one at each start of theirs: the same over IPv4, IPv6 and every link. */
  readonly instance: string;
  /** As it can be dialled: IPv6 with its scope. */
  readonly host: string;
  readonly port: number;
  /** Above 1: a newer Samband. */
  readonly version: number;
}

export interface DiscoveryFacts {
  readonly links: readonly Link[];
  /** Of the last tick: how many datagrams went out, and how often which error came back. */
  readonly sent: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Since start or the last change of links: our own beacons that came back, others' with a key of ours, and what no key fits. */
  readonly ownHeard: number;
  readonly comradesHeard: number;
  readonly strangersHeard: number;
  /** Milliseconds since start or the last change of links. */
  readonly lookingFor: number;
  readonly found: readonly Found[];
}

export interface Discovery {
  /** After an error it goes on trying each second. */
  readonly start: () => Promise<Result<true, { readonly type: 'PortTaken' | 'NotPermitted' }>>;
  readonly stop: () => Promise<void>;
  readonly facts: () => DiscoveryFacts;
}

export interface DiscoveryOptions {
  /** Asked each second. Those to announce first; at most 512 are listened for, eight announced each second in turn. */
  readonly keys: () => readonly DiscoveryKey[];
  /** Of the own door; 0 where none could be opened: then others are heard, and nothing is sent. */
  readonly tcpPort: number;
  readonly onFound: (found: Found) => void;
  /** Nothing heard of it for six seconds, or this computer has slept. */
  readonly onLost?: (found: Found) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Random, 16 bytes. */
  readonly instance: Uint8Array;
  /** Between 0 and 1, for how long to wait until the next beacon. */
  readonly chance: () => number;
  readonly udpPort?: number;
  readonly readLinks?: () => Link[];
}

interface Entry {
  readonly found: Found;
  silent: number;
}

export function createDiscovery(options: DiscoveryOptions): Discovery {
  const { udpPort = beaconPort, instance, readLinks: read = readLinks } = options;
  const own = toHex(instance);
  const entries = new Map<string, Entry>();
  const hear = createBeaconListener({ keys: () => keys, clock: options.clock, monotonic });
  let sockets: Sockets = {};
  /** Tunnels among them; beacons go to the LANs. */
  let links: readonly Link[] = [];
  let timer: NodeJS.Timeout | undefined;
  let generation = 0;
  let run = 0;
  let ticks = 0;
  let turn = 0;
  let keys: readonly DiscoveryKey[] = [];
  let tickAt = { monotonic: 0, clock: 0 };
  let count = fresh();

  const readKeys = () => {
    const keysNow = options.keys();
    if (namesOf(keysNow) !== namesOf(keys)) hear.keysChanged();
    keys = keysNow;
  };

  const take = (datagram: Uint8Array, host: string) => {
    const heard = hear.take(datagram, host);
    if (heard === 'unheard') return;
    if (heard === 'unreadable') {
      count.strangersHeard++;
      return;
    }
    const { keyId, beacon } = heard;
    if (toHex(beacon.instance) === own) {
      count.ownHeard++;
      return;
    }
    count.comradesHeard++;
    meet(keyId, beacon, host);
  };

  const meet = (keyId: string, beacon: Beacon, host: string) => {
    const found: Found = { keyId, instance: toHex(beacon.instance), host, port: beacon.port, version: beacon.version };
    const name = `${keyId} ${found.instance} ${host}`;
    const known = entries.get(name);
    if (known && known.found.port === found.port) {
      known.silent = 0;
      return;
    }
    if (!known && entries.size >= mostFound) return;
    entries.set(name, { found, silent: 0 });
    options.onFound(found);
  };

  const forgetSilent = (all: boolean) => {
    for (const [name, entry] of entries) {
      if (!all && ++entry.silent <= silentTicksUntilLost) continue;
      entries.delete(name);
      options.onLost?.(entry.found);
    }
  };

  const open = async () => {
    const mine = ++generation;
    closeAll(sockets);
    sockets = {};
    count = fresh();
    const [v4, v6] = await Promise.all([boundSocket('udp4', udpPort), boundSocket('udp6', udpPort)]);
    const opened: Sockets = { ...(v4.ok && { v4: v4.value }), ...(v6.ok && { v6: v6.value }) };
    if (mine !== generation) return void closeAll(opened);
    sockets = opened;
    opened.v4?.setBroadcast(true);
    for (const socket of [opened.v4, opened.v6])
      socket?.on('message', (datagram, from) => take(datagram, plainHost(from.address)));
    for (const { scope } of lansOf(links)) if (scope !== undefined) join(opened.v6, scope);
    return v4.ok || v6.ok ? undefined : v4.error;
  };

  const announce = () => {
    if (options.tcpPort === 0) return;
    const announced = keys.filter(({ announce }) => announce);
    const chosen = Array.from(
      { length: Math.min(announced.length, mostBeaconsInATick) },
      (_, index) => announced[(turn + index) % announced.length],
    );
    turn = announced.length > mostBeaconsInATick ? (turn + mostBeaconsInATick) % announced.length : 0;
    const quarter = quarterOf(options.clock());
    count.sent = 0;
    count.refused = {};
    const lans = lansOf(links);
    for (const link of lans)
      for (const key of chosen) {
        if (!key) continue;
        // Sealed for each link anew: the same bytes on two networks would tell that they are of one computer.
        const datagram = sealBeacon({ port: options.tcpPort, instance }, beaconKey(key.key, quarter));
        for (const { broadcast } of link.v4) if (broadcast !== undefined) send(sockets.v4, datagram, broadcast);
        if (link.scope !== undefined) send(sockets.v6, datagram, `${group}%${link.scope}`);
      }
    const hasTunnel = links.some(({ kind }) => kind === 'tunnel');
    if (ticks % 3 === 0 && !hasTunnel && lans.some(({ v4 }) => v4.length > 0))
      for (const key of chosen)
        if (key) {
          const datagram = sealBeacon({ port: options.tcpPort, instance }, beaconKey(key.key, quarter));
          send(sockets.v4, datagram, '255.255.255.255', true);
        }
  };

  /** `extra`: that it cannot go everywhere is no sign of anything. */
  const send = (socket: Socket | undefined, datagram: Uint8Array, to: string, extra = false) => {
    const counted = count;
    socket?.send(datagram, udpPort, to, (error: NodeJS.ErrnoException | null) => {
      if (!error) counted.sent++;
      else if (!extra) counted.refused[error.code ?? 'other'] = (counted.refused[error.code ?? 'other'] ?? 0) + 1;
    });
  };

  const tick = async (mine: number) => {
    const now = { monotonic: monotonic(), clock: options.clock() };
    const passed = now.monotonic - tickAt.monotonic;
    const hasSlept = passed > jumpMilliseconds || Math.abs(now.clock - tickAt.clock - passed) > jumpMilliseconds;
    tickAt = now;
    readKeys();

    const isClosed = sockets.v4 === undefined && sockets.v6 === undefined;
    const linksNow = hasSlept || ticks % 2 === 0 ? read() : links;
    const haveChanged = JSON.stringify(linksNow) !== JSON.stringify(links);
    links = linksNow;
    forgetSilent(hasSlept);
    if (hasSlept || haveChanged || isClosed) await open();
    if (mine !== run) return;
    announce();
    ticks++;
    timer = setTimeout(() => void tick(mine), 800 + 200 * options.chance());
  };

  return {
    start: async () => {
      if (timer !== undefined) return ok(true);
      links = read();
      readKeys();
      tickAt = { monotonic: monotonic(), clock: options.clock() };
      const mine = ++run;
      timer = setTimeout(() => void tick(mine), 0);
      const failed = await open();
      return failed ? err(failed) : ok(true);
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      run++;
      generation++;
      const closing = Promise.all(
        [sockets.v4, sockets.v6].map((socket) => socket && new Promise((resolve) => socket.once('close', resolve))),
      );
      closeAll(sockets);
      sockets = {};
      entries.clear();
      await closing;
    },
    facts: () => {
      const { since, ...counted } = count;
      const found = [...entries.values()].map((entry) => entry.found);
      return { links: read(), ...counted, lookingFor: monotonic() - since, found };
    },
  };
}

function namesOf(keys: readonly DiscoveryKey[]): string {
  return keys.map(({ id }) => id).join(' ');
}

interface Sockets {
  readonly v4?: Socket;
  readonly v6?: Socket;
}

/** Runs on while clocks are set; stands still, on Linux, while the computer is suspended. */
function monotonic(): number {
  return performance.now();
}

function fresh() {
  const refused: Record<string, number> = {};
  return { sent: 0, refused, ownHeard: 0, comradesHeard: 0, strangersHeard: 0, since: monotonic() };
}

function lansOf(links: readonly Link[]): readonly Link[] {
  return links.filter(({ kind }) => kind === 'lan');
}

function boundSocket(
  type: 'udp4' | 'udp6',
  port: number,
): Promise<Result<Socket, { readonly type: 'PortTaken' | 'NotPermitted' }>> {
  return new Promise((resolve) => {
    // Shared: two vaults on one computer hear each other, and each hears what is broadcast.
    const socket = createSocket({ type, reuseAddr: true, ipv6Only: type === 'udp6' });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close();
      resolve(err({ type: error.code === 'EACCES' || error.code === 'EPERM' ? 'NotPermitted' : 'PortTaken' }));
    });
    socket.bind(port, () => {
      socket.removeAllListeners('error');
      // What a later send meets comes back to that send; anything else shows as silence and is looked at each tick.
      socket.on('error', () => {});
      resolve(ok(socket));
    });
  });
}

/** A link that is gone again by now is read again in two seconds. */
function join(socket: Socket | undefined, scope: string): void {
  try {
    socket?.addMembership(group, `::%${scope}`);
  } catch {
    // Multicast is one of two ways; the other is not touched.
  }
}

function closeAll({ v4, v6 }: Sockets): void {
  v4?.close();
  v6?.close();
}
