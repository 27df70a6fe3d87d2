/**
 * Meeting on the networks this computer is on: the door is open, beacons go out and are heard, and who is heard is dialled.
 * Off until switched on, and nothing of it stays on afterwards.
 */
import { randomBytes } from 'node:crypto';
import type { LanVerdict } from '../../shared/lan/verdict.ts';
import { ok, type Result } from '../../shared/result.ts';
import { hostAndPort, parseHostAndPort } from '../lan/address.ts';
import type { Channel } from '../lan/channel.ts';
import { type Attempt, diagnose } from '../lan/diagnosis.ts';
import { type DialError, dialChannel } from '../lan/dial.ts';
import { createDiscovery, type Discovery, type Found } from '../lan/discovery.ts';
import type { Door } from '../lan/door.ts';
import type { DiscoveryKey } from '../lan/hear.ts';
import { addressesWorthShowing, type Link, linkOutwards, readLinks } from '../lan/links.ts';
import { type ListenError, type Listening, listenForChannels, type Refusal } from '../lan/listen.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { memberBeacons, memberDoors, spaceOfDoor } from './keys.ts';
import type { Peers } from './peers.ts';
import type { Replica } from './replica.ts';

export type MeetEvent =
  | { readonly type: 'listening'; readonly port: number; readonly addresses: readonly string[] }
  /** Somebody who proved nothing, or is not let in. */
  | { readonly type: 'refused'; readonly address: string; readonly why: Refusal | DialError['type'] };

export interface MeetStatus {
  readonly on: boolean;
  readonly port?: number;
  /** As a comrade would type them. */
  readonly addresses: readonly string[];
  readonly verdict: LanVerdict;
}

export interface MeetOptions {
  readonly host?: string;
  readonly port?: number;
  /** Whether beacons go out and are heard; else only the door is open. */
  readonly find: boolean;
}

export interface Meet {
  readonly start: (options: MeetOptions) => Promise<Result<{ readonly port: number }, ListenError>>;
  readonly stop: () => Promise<void>;
  /** Dials somebody at an address that was typed or scanned. Works while switched off too. */
  readonly dial: (address: string) => Promise<Result<Channel, DialError>>;
  readonly status: () => Promise<MeetStatus>;
}

/** Doors and beacons of open invitations, and who comes through them. */
export interface InvitedDoors {
  readonly doors: () => readonly Door[];
  readonly beacons: () => readonly DiscoveryKey[];
  readonly take: (channel: Channel) => void;
}

export interface MeetDeps {
  readonly replica: Replica;
  readonly peers: Peers;
  readonly invited: InvitedDoors;
  readonly onEvent: (event: MeetEvent) => void;
  /** Others' UDP port in tests. */
  readonly udpPort?: number;
}

const dialAgainMilliseconds = 2_000;
/** Who answered and did not let this device in: something has to change there first. */
const dialRefusedAgainMilliseconds = 30_000;
const mostAttempts = 32;

export function createMeet({ replica, peers, invited, onEvent, udpPort }: MeetDeps): Meet {
  let listening: Listening | undefined;
  let discovery: Discovery | undefined;
  let cannotListen: ListenError['type'] | undefined;
  let cannotHear: 'PortTaken' | 'NotPermitted' | undefined;
  let outwards: Link | undefined;
  let listeningHost: string | undefined;
  let dialling: NodeJS.Timeout | undefined;
  const attempts = new Map<string, Attempt>();
  const deviceOf = new Map<string, string>();
  const notBefore = new Map<string, number>();
  const underway = new Set<string>();
  /** A stop waits for a start that is underway: what that opened later would stay open. */
  const inTurn = oneAtATime();

  const identity = (doors: () => readonly Door[]) => ({
    doors,
    sign: replica.sign,
    mayEnter: (device: string, door: Door) => {
      const space = spaceOfDoor(door);
      // Whom this device has never heard of may have been let in while it was away: it may tell acts, and nothing else.
      if (space === undefined || replica.standing(space, device) !== 'removed') return true;
      // Out of this one, and still in another with us: which door was knocked at first says nothing about the rest.
      return replica.spaces().some(({ id }) => replica.standing(id, device) === 'member');
    },
  });

  const addressesAt = (port: number): string[] => {
    const everywhere = listeningHost === undefined || /^(0\.0\.0\.0|::)$/.test(listeningHost);
    return everywhere ? addressesWorthShowing(readLinks(), port) : [hostAndPort(listeningHost ?? '', port)];
  };

  const note = (attempt: Attempt): void => {
    attempts.delete(attempt.address);
    attempts.set(attempt.address, attempt);
    for (const oldest of attempts.keys()) if (attempts.size > mostAttempts) attempts.delete(oldest);
  };

  const dial = async (
    host: string,
    port: number,
    how: Attempt['how'],
    preferred?: string,
  ): Promise<Result<Channel, DialError>> => {
    const address = hostAndPort(host, port);
    note({ address, how, outcome: 'trying' });
    const doors = memberDoors(replica);
    const first = doors.filter(({ id }) => id === preferred);
    const rest = doors.filter(({ id }) => id !== preferred);
    const dialled = await dialChannel({ host, port, ...identity(() => [...first, ...rest].slice(0, 16)) });
    note({ address, how, outcome: dialled.ok ? 'connected' : dialled.error.type });
    if (!dialled.ok) onEvent({ type: 'refused', address, why: dialled.error.type });
    return dialled;
  };

  const dialFound = async (found: Found): Promise<void> => {
    const { instance, host, port, keyId } = found;
    const known = deviceOf.get(instance);
    if (underway.has(instance) || (known !== undefined && peers.isConnected(known))) return;
    if ((notBefore.get(`${instance} ${host}`) ?? 0) > performance.now()) return;
    underway.add(instance);
    const dialled = await dial(host, port, 'heard', keyId);
    underway.delete(instance);
    const pause = !dialled.ok && isFinal(dialled.error) ? dialRefusedAgainMilliseconds : dialAgainMilliseconds;
    notBefore.set(`${instance} ${host}`, performance.now() + pause);
    if (!dialled.ok) return;
    deviceOf.set(instance, dialled.value.device);
    if (discovery) peers.take(dialled.value, 'lan');
    else dialled.value.close();
  };

  const isTheirs = ({ keyId }: Found) => !invited.beacons().some(({ id }) => id === keyId);

  const dialAll = (): void => {
    for (const found of discovery?.facts().found ?? []) if (isTheirs(found)) void dialFound(found);
  };

  const stopNow = async (): Promise<void> => {
    clearInterval(dialling);
    const [door, ear] = [listening, discovery];
    listening = undefined;
    discovery = undefined;
    cannotListen = undefined;
    cannotHear = undefined;
    attempts.clear();
    deviceOf.clear();
    notBefore.clear();
    await ear?.stop();
    await door?.close();
  };

  const startNow: Meet['start'] = async ({ host, port, find }) => {
    await stopNow();
    const opened = await listenForChannels({
      ...identity(() => [...memberDoors(replica), ...invited.doors()]),
      ...(host !== undefined && { host }),
      ...(port !== undefined && { port }),
      onChannel: (channel) => {
        if (channel.door.kind === 'invite') invited.take(channel);
        else peers.take(channel, 'lan');
      },
      onRefused: (why, address) => onEvent({ type: 'refused', address, why }),
    });
    if (!opened.ok) cannotListen = opened.error.type;
    else {
      listening = opened.value;
      listeningHost = host;
      onEvent({ type: 'listening', port: opened.value.port, addresses: addressesAt(opened.value.port) });
    }
    if (find) {
      discovery = createDiscovery({
        keys: () => [...memberBeacons(replica), ...invited.beacons()],
        tcpPort: listening?.port ?? 0,
        onFound: (found) => void (isTheirs(found) && dialFound(found)),
        clock: replica.clock,
        instance: Uint8Array.from(randomBytes(16)),
        chance: Math.random,
        ...(udpPort !== undefined && { udpPort }),
      });
      const started = await discovery.start();
      cannotHear = started.ok ? undefined : started.error.type;
      dialling = setInterval(dialAll, 1_000);
      outwards = await linkOutwards(readLinks());
    }
    return opened.ok ? ok({ port: opened.value.port }) : opened;
  };

  return {
    start: (options) => inTurn(() => startNow(options)),
    stop: () => inTurn(stopNow),
    dial: async (address) => {
      const place = parseHostAndPort(address);
      if (!place) {
        note({ address, how: 'typed', outcome: 'NotAnAddress' });
        return { ok: false, error: { type: 'NotAnAddress' } };
      }
      const dialled = await dial(place.host, place.port, 'typed');
      if (dialled.ok) peers.take(dialled.value, 'lan');
      return dialled;
    },
    status: async () => {
      const facts = discovery?.facts();
      const links = facts?.links ?? (listening ? readLinks() : []);
      if (discovery) outwards = await linkOutwards(links);
      return {
        on: listening !== undefined || discovery !== undefined,
        ...(listening && { port: listening.port }),
        addresses: listening ? addressesAt(listening.port) : [],
        verdict: diagnose({
          discovery: facts,
          cannotListen,
          cannotHear,
          outwards,
          attempts: [...attempts.values()].reverse(),
          channels: peers.now().length,
        }),
      };
    },
  };
}

function isFinal({ type }: DialError): boolean {
  return (
    type === 'WrongDoor' ||
    type === 'DoorProofBad' ||
    type === 'DeviceProofBad' ||
    type === 'NotAMember' ||
    type === 'NotAdmitted' ||
    type === 'Self'
  );
}
