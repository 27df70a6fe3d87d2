/**
 * Everything an open vault does with others: meeting on a network, folders that carry, invitations, and who has what. It
 * owns sockets, watches and timers; nothing is on before somebody switches it on, and locking the vault ends all of it.
 */
import type { LanVerdict } from '../../shared/lan/verdict.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { Row } from '../../shared/query/row.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FolderError } from '../folder/carrier-files.ts';
import type { Channel } from '../lan/channel.ts';
import type { DialError } from '../lan/dial.ts';
import { type Desk, type DeskEvent, type NamedNewcomer, openDesk, whyOf } from '../pairing/desk.ts';
import type { Invitation, OpenInvitation } from '../pairing/invitation.ts';
import { type FindError, findInviter, joinLive, type LeftRequest, type Newcomer } from '../pairing/joining.ts';
import type { Compared, JoinOffer, Welcome } from '../pairing/live.ts';
import type { DeviceKeys } from '../space/space-state.ts';
import type { ChangeError } from '../vault/api.ts';
import type { Engine } from '../vault/engine-api.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { custodyOfRow, type RowCustody, type WhatChanged, whatChanged } from '../vault/what-changed.ts';
import { type Custody, type CustodySpace, custodyOf, lackingIn } from './custody.ts';
import { createFolders, type FolderCarried, type FolderNow, type Folders, type WaitingRequest } from './folders.ts';
import { createMeet, type Meet, type MeetEvent, type MeetOptions, type MeetStatus } from './meet.ts';
import { notingSeen } from './noting-seen.ts';
import { createPeers, type PeerEvent, type PeerNow } from './peers.ts';
import { type ProxyError, readProxy } from './proxy.ts';
import type { Replica } from './replica.ts';
import { type AddressError, readServerAddress, type ServerKind } from './server-place.ts';
import { type AddOptions, createServers, type ServerEvent, type ServerNow, type Servers } from './servers.ts';
import { readMemory, type SyncMemory, vectorOfHeld, vectorsOfHeld, writeMemory } from './sync-store.ts';
import { type ServerChoiceError, type ServerOutcome, syncWithServer } from './sync-with-server.ts';

export type SyncEvent = PeerEvent | MeetEvent | DeskEvent | FolderCarried | ServerEvent;

export interface SyncStatus {
  readonly meet: MeetStatus;
  readonly meetAlways: boolean;
  readonly custody: Custody;
  readonly peers: readonly PeerNow[];
  readonly seen: SyncMemory['seen'];
  readonly folders: readonly FolderNow[];
  readonly servers: readonly (ServerNow & { readonly toSend: number })[];
  /** Requests left in folders that wait for an answer. */
  readonly joining: readonly WaitingRequest[];
}

export type JoinError =
  | FindError
  | { readonly type: 'JoinRefused'; readonly why: string }
  | { readonly type: 'NotEntered'; readonly why: string };

export interface SyncService {
  readonly status: () => Promise<SyncStatus>;
  readonly custody: () => Custody;
  readonly onEvent: (listener: (event: SyncEvent) => void) => () => void;
  readonly desk: Desk;
  readonly meet: Pick<Meet, 'start' | 'stop' | 'dial'>;
  readonly meetAlways: (always: boolean) => Promise<void>;
  readonly joinLive: (
    invitation: Invitation,
    how: {
      readonly find: boolean;
      readonly waitMilliseconds: number;
      readonly name?: string;
      readonly signal?: AbortSignal;
      readonly confirm: (offer: JoinOffer) => Promise<Compared>;
      /** Each second while nobody has answered: what the network looks like from here. */
      readonly onLook?: (verdict: LanVerdict) => void;
    },
  ) => Promise<Result<JoinOffer, JoinError>>;
  readonly joinByFolder: (
    invitation: Invitation,
    folder: string,
    name?: string,
  ) => Promise<Result<LeftRequest, FolderError>>;
  readonly requestsIn: Folders['requests'];
  readonly syncFolder: Folders['sync'];
  readonly watchFolder: Folders['watch'];
  /** Switches on what its owner wants on whenever the app is open. Never done by opening alone. */
  readonly resume: () => void;
  readonly forgetFolder: Folders['forget'];
  readonly servers: Omit<Servers, 'close'>;
  /** Syncs with a server as a person names it; see sync-with-server.ts. `proxy`: `socks5h://HOST:PORT`. */
  readonly syncWithServer: (
    kind: ServerKind,
    address: string,
    options?: AddOptions,
  ) => Promise<Result<readonly ServerOutcome[], ServerChoiceError | AddressError | ProxyError>>;
  /** What others' bundles changed since `lookedAt`. */
  readonly whatChanged: () => Promise<WhatChanged>;
  readonly lookedAt: (cursor: number) => Promise<void>;
  readonly custodyOfRow: (row: Row) => Promise<RowCustody>;
  readonly close: () => Promise<void>;
}

export interface SyncServiceDeps {
  readonly engine: Engine;
  readonly replica: Replica;
  readonly keys: DeviceKeys;
  readonly pairingStore: SealedStore;
  readonly syncStore: SealedStore;
  readonly clock: () => number;
  readonly me: () => { readonly name: string; readonly deviceName: string; readonly person: string };
  readonly spaces: () => readonly SpaceInfo[];
  /** Lets a device into the space of an invitation, or into all spaces where it is one's own; the spaces it is in now. */
  readonly admit: (
    invitation: OpenInvitation,
    newcomer: NamedNewcomer,
  ) => Promise<Result<readonly string[], { readonly type: string }>>;
  /** As a further device of somebody's own this vault is theirs from now on; said before it says who it is anywhere. */
  readonly become: (person: string) => Promise<void>;
  /** Makes keys durable that came without their acts. */
  readonly saveKeys: (keys: ReadonlyMap<string, Uint8Array>) => Promise<Result<true, ChangeError>>;
  readonly udpPort?: number;
}

/** Many changes are told in one receipt. */
const receiptMilliseconds = 300;

export async function openSync(deps: SyncServiceDeps): Promise<SyncService> {
  const { engine, replica, keys, clock } = deps;
  const listeners = new Set<(event: SyncEvent) => void>();
  const emit = (event: SyncEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let memory = await readMemory(deps.syncStore);
  const remember = async (change: (now: SyncMemory) => SyncMemory): Promise<void> => {
    memory = change(memory);
    await writeMemory(deps.syncStore, memory);
  };
  const onPeer = (event: PeerEvent): void => {
    if (event.type === 'peerConnected' || event.type === 'synced' || event.type === 'peerGone')
      void remember((now) => ({ ...now, seen: { ...now.seen, [event.device]: { at: clock(), way: 'lan' } } }));
    emit(event);
  };
  const later = (run: () => void): (() => void) => {
    const timer = setTimeout(run, receiptMilliseconds);
    return () => clearTimeout(timer);
  };
  const peers = createPeers({ replica, onEvent: onPeer, later });
  let listeningAt: readonly string[] = [];
  const stateOf = (id: string) => engine.spaces().find(({ info }) => info.id === id);
  const desk = await openDesk({
    store: deps.pairingStore,
    keys,
    clock,
    me: deps.me,
    spaces: deps.spaces,
    stateOf,
    addresses: () => listeningAt,
    admit: deps.admit,
    onLetIn: (channel) => peers.take(channel, 'lan'),
    onEvent: emit,
  });
  const meet = createMeet({
    replica,
    peers,
    invited: desk,
    onEvent: (event) => {
      if (event.type === 'listening') listeningAt = event.addresses;
      emit(event);
    },
    ...(deps.udpPort !== undefined && { udpPort: deps.udpPort }),
  });

  const noting = notingSeen(replica, clock, (change) => remember((now) => ({ ...now, seen: change(now.seen) })));
  const folders = await createFolders({
    ...{ replica, keys, clock, desk, noting },
    store: deps.pairingStore,
    ...{ spaces: deps.spaces, become: deps.become, saveKeys: deps.saveKeys },
    remembered: () => memory.folders,
    remember: (change) => remember((now) => ({ ...now, folders: [...change(now.folders)] })),
    onEvent: emit,
  });
  const { isShared } = folders;
  const servers = createServers({
    replica,
    packReplica: folders.replica,
    box: keys.box,
    clock,
    store: deps.syncStore,
    places: () => memory.servers,
    keep: (change) => remember((now) => ({ ...now, servers: [...change(now.servers)] })),
    isShared,
    onEvent: emit,
    noting: (pass) => noting('server', pass),
  });

  const spacesForCustody = (): CustodySpace[] =>
    replica.spaces().map(({ id, members }) => ({
      id,
      members,
      receipts: replica.receipts(id),
      vector: engine.vectorOf(id),
      carried: [...memory.folders, ...memory.servers].flatMap(({ held }) =>
        held?.[id] ? [vectorOfHeld(held[id])] : [],
      ),
    }));
  const custody = (spaces = spacesForCustody()): Custody => custodyOf(engine.ledger.entries, spaces, replica.device);

  const newcomer = (name: string | undefined): Newcomer => {
    const me = deps.me();
    return { keys, name: name ?? me.name, deviceName: me.deviceName, person: me.person };
  };

  const enter = async (
    { person, spaces }: Welcome,
    inviter: string,
  ): Promise<Result<true, { readonly type: string }>> => {
    await deps.become(person);
    for (const { space, acts } of spaces) {
      const taken = await replica.takeActs(space, acts, inviter);
      if (!taken.ok) return taken;
    }
    return ok(true);
  };

  return {
    custody: () => custody(),
    status: async () => {
      const meeting = await meet.status();
      const spaces = spacesForCustody();
      return {
        meet: meeting,
        meetAlways: memory.meetAlways ?? false,
        custody: custody(spaces),
        peers: peers.now(),
        seen: memory.seen,
        folders: folders.now(spaces),
        servers: servers.now().map((server) => {
          const held = memory.servers.find(({ id }) => id === server.id)?.held;
          const carried = spaces.filter(({ id }) => (server.space === undefined ? isShared(id) : server.space === id));
          return { ...server, toSend: lackingIn(vectorsOfHeld(held), carried) };
        }),
        joining: folders.joining(),
      };
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    desk,
    meet: {
      start: (options: MeetOptions) => meet.start(options),
      stop: async () => {
        listeningAt = [];
        await meet.stop();
        await peers.close();
      },
      dial: (address: string): Promise<Result<Channel, DialError>> => meet.dial(address),
    },
    meetAlways: (always) => remember((now) => ({ ...now, meetAlways: always })),
    joinLive: async (invitation, how) => {
      const found = await findInviter(
        invitation,
        { keys },
        {
          find: how.find,
          waitMilliseconds: how.waitMilliseconds,
          ...(how.signal && { signal: how.signal }),
          ...(how.onLook && { onLook: how.onLook }),
          ...(deps.udpPort !== undefined && { udpPort: deps.udpPort }),
        },
      );
      if (!found.ok) return found;
      const channel = found.value;
      how.signal?.addEventListener('abort', () => channel.close());
      const joined = await joinLive(channel, invitation, newcomer(how.name), { confirm: how.confirm, enter });
      if (!joined.ok) {
        channel.close();
        return err({ type: 'JoinRefused', why: whyOf(joined.error) });
      }
      peers.take(channel, 'lan');
      return joined;
    },
    joinByFolder: (invitation, path, name) => folders.join(invitation, path, newcomer(name)),
    requestsIn: folders.requests,
    syncFolder: folders.sync,
    resume: () => {
      folders.resume();
      servers.resume();
      if (memory.meetAlways) void meet.start({ find: true });
    },
    watchFolder: folders.watch,
    forgetFolder: folders.forget,
    servers,
    syncWithServer: async (kind, text, options = {}) => {
      const { proxy } = options;
      const through = proxy === undefined ? ok(undefined) : readProxy(proxy);
      if (!through.ok) return through;
      // A server once reached through a proxy is never reached without, for whatever space.
      const known = (url: string) => memory.servers.find((place) => place.url === url && place.proxy)?.proxy;
      const address = readServerAddress(kind, text, (url) => (through.value ?? known(url)) !== undefined);
      if (!address.ok) return address;
      const proxied = through.value ?? known(address.value.url);
      const shared = replica.spaces().flatMap(({ id }) => (isShared(id) ? [id] : []));
      return syncWithServer(servers, shared, address.value, {
        ...options,
        ...(proxied !== undefined && { proxy: proxied }),
      });
    },
    whatChanged: () => whatChanged(engine, memory.looked ?? 0),
    lookedAt: (cursor) => remember((now) => ({ ...now, looked: cursor })),
    custodyOfRow: (row) => custodyOfRow(engine, row, spacesForCustody(), replica.device),
    close: async () => {
      listeners.clear();
      await meet.stop();
      await peers.close();
      await servers.close();
      await folders.close();
    },
  };
}
