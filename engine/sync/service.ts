/**
 * Everything an open vault does with others: meeting on a network, folders that carry, invitations, and who has what. It
 * owns sockets, watches and timers; nothing is on before somebody switches it on, and locking the vault ends all of it.
 */
import { jsonList } from '../../shared/json-list.ts';
import type { LanVerdict } from '../../shared/lan/verdict.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { Row } from '../../shared/query/row.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CarrierFiles, FolderError } from '../folder/carrier-files.ts';
import { createFilePackStore } from '../folder/file-pack-store.ts';
import { createMailbox, type Mailbox } from '../folder/mailbox.ts';
import { createNodeCarrierFiles } from '../folder/node-carrier-files.ts';
import type { Channel } from '../lan/channel.ts';
import type { DialError } from '../lan/dial.ts';
import {
  createPackCarrier,
  type PackCarrier,
  type ReadError,
  type ReadReport,
  type SaveReport,
} from '../packs/pack-carrier.ts';
import type { PackStore } from '../packs/pack-store.ts';
import { type CarrierEvent, type CarrierWatch, watchCarrier } from '../packs/watch-carrier.ts';
import { type Desk, type DeskEvent, type FolderRequest, type NamedNewcomer, openDesk, whyOf } from '../pairing/desk.ts';
import { type Invitation, mailboxOf, type OpenInvitation } from '../pairing/invitation.ts';
import {
  type FindError,
  findInviter,
  isPending,
  joinLive,
  type LeftRequest,
  leaveRequest,
  type Newcomer,
  type PendingJoin,
  readAnswer,
  wordsWith,
} from '../pairing/joining.ts';
import type { Compared, JoinOffer, Welcome } from '../pairing/live.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import type { DeviceKeys } from '../space/space-state.ts';
import type { ChangeError, Progress } from '../vault/api.ts';
import type { Engine } from '../vault/engine-api.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { custodyOfRow, type RowCustody, type WhatChanged, whatChanged } from '../vault/what-changed.ts';
import { type Custody, type CustodySpace, custodyOf, missingFrom } from './custody.ts';
import { createMeet, type Meet, type MeetEvent, type MeetOptions, type MeetStatus } from './meet.ts';
import { createPeers, type PeerEvent, type PeerNow } from './peers.ts';
import { type ProxyError, readProxy } from './proxy.ts';
import type { Replica, ReplicaSpace } from './replica.ts';
import { type AddressError, readServerAddress, type ServerKind } from './server-place.ts';
import { type AddOptions, createServers, type ServerEvent, type ServerNow, type Servers } from './servers.ts';
import {
  heldOfVector,
  type RememberedFolder,
  readMemory,
  type SyncMemory,
  vectorOfHeld,
  writeMemory,
} from './sync-store.ts';
import { type ServerChoiceError, type ServerOutcome, syncWithServer } from './sync-with-server.ts';

export type SyncEvent =
  | PeerEvent
  | MeetEvent
  | DeskEvent
  | { readonly type: 'folder'; readonly path: string; readonly event: CarrierEvent }
  | ServerEvent
  /** A request left in a folder was answered: this vault belongs to a space it did not before. */
  | { readonly type: 'joinedByFolder'; readonly space: SpaceInfo };

export interface FolderNow {
  readonly path: string;
  readonly watched: boolean;
  readonly state: 'idle' | 'working' | 'gone' | 'failed';
  readonly error?: { readonly type: string };
  /** When it was last in step with this vault, milliseconds since 1970. */
  readonly at?: number;
  /** Bundles of this vault that were not in it when it was last read back. */
  readonly toSend: number;
}

export interface SyncStatus {
  readonly meet: MeetStatus;
  readonly meetAlways: boolean;
  readonly custody: Custody;
  readonly peers: readonly PeerNow[];
  readonly seen: SyncMemory['seen'];
  readonly folders: readonly FolderNow[];
  readonly servers: readonly (ServerNow & { readonly toSend: number })[];
  /** Requests left in folders that wait for an answer. */
  readonly joining: readonly {
    readonly folder: string;
    readonly at: number;
    /** Once it is known who invites. */
    readonly words?: readonly string[];
  }[];
}

export interface FolderSynced {
  readonly read?: ReadReport;
  readonly saved?: SaveReport;
  /** Names of spaces joined by an answer that lay there. */
  readonly joined: readonly SpaceInfo[];
  /** An answer lay there whose inviter nobody has named before: its check words must be compared first. */
  readonly unchecked?: { readonly words: readonly string[] };
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
  /** Requests that lie in a folder, with the words to compare; each is let in by its own `admit`. */
  readonly requestsIn: (folder: string) => Promise<Result<readonly FolderRequest[], FolderError>>;
  readonly syncFolder: (
    folder: string,
    what: 'save' | 'read' | 'both',
    options?: { readonly progress?: (progress: Progress) => void; readonly trust?: boolean },
  ) => Promise<Result<FolderSynced, ReadError>>;
  /** Keeps a folder in step from now on; at each unlocking of the app too, unless it is `onlyNow`. */
  readonly watchFolder: (folder: string, watched: boolean, onlyNow?: boolean) => Promise<void>;
  /** Switches on what its owner wants on whenever the app is open. Never done by opening alone. */
  readonly resume: () => void;
  readonly forgetFolder: (folder: string) => Promise<void>;
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
  let pending: readonly PendingJoin[] = jsonList(await deps.pairingStore.read('joining'));
  const remember = async (change: (now: SyncMemory) => SyncMemory): Promise<void> => {
    memory = change(memory);
    await writeMemory(deps.syncStore, memory);
  };
  const keepPending = async (next: readonly PendingJoin[]): Promise<void> => {
    pending = next.filter((each) => isPending(each, clock()));
    await deps.pairingStore.keep('joining', JSON.stringify(pending));
  };
  /** Spaces whose keys an answer has brought and whose acts lie in the folder still. */
  const awaited = new Map<string, ReplicaSpace>();
  const folderReplica: Replica = {
    ...replica,
    spaces: () => {
      const known = replica.spaces();
      return [...known, ...[...awaited.values()].filter(({ id }) => !known.some((each) => each.id === id))];
    },
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

  interface OpenFolder {
    readonly path: string;
    readonly files: CarrierFiles;
    readonly store: PackStore;
    readonly carrier: PackCarrier;
    watch?: CarrierWatch;
    state: FolderNow['state'];
    error?: { readonly type: string };
  }
  const folders = new Map<string, OpenFolder>();

  const folderAt = (path: string): OpenFolder => {
    const known = folders.get(path);
    if (known) return known;
    const files = createNodeCarrierFiles(path);
    const store = createFilePackStore(files, replica.device);
    const carrier = createPackCarrier({ store, replica: folderReplica, clock, carries: isShared });
    const made: OpenFolder = { path, files, store, carrier, state: 'idle' };
    folders.set(path, made);
    return made;
  };

  /** What only this device could read is no comrade's to carry; it goes into the backup. */
  const isShared = (space: string): boolean =>
    awaited.has(space) || (replica.spaces().find(({ id }) => id === space)?.members.length ?? 0) > 1;

  const rememberFolder = (path: string, change: Partial<RememberedFolder>): Promise<void> =>
    remember((now) => {
      const known = now.folders.find((each) => each.path === path) ?? { path, watched: false };
      return { ...now, folders: [...now.folders.filter((each) => each.path !== path), { ...known, ...change }] };
    });

  const noteCustody = async ({ path, carrier }: OpenFolder): Promise<void> => {
    const held = Object.fromEntries(carrier.custody().map(({ space, vector }) => [space, heldOfVector(vector)]));
    await rememberFolder(path, { at: clock(), held });
  };

  const mailboxAt =
    (files: CarrierFiles) =>
    (secret: Uint8Array): Mailbox =>
      createMailbox({ files, ...mailboxOf(secret) });

  const enterByKeys = async (
    brought: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
  ): Promise<Result<true, ChangeError>> => {
    const saved = await deps.saveKeys(new Map([...brought.values()].flatMap((epochs) => [...epochs])));
    if (!saved.ok) return saved;
    for (const [space, epochs] of brought) {
      // Which is written under is told by the acts; until they are read any order will do.
      const all = [...epochs].map(([id, contentKey]) => ({ id, contentKey, time: 0 }));
      awaited.set(space, { id: space, epochs: all, members: [], devices: [] });
    }
    return ok(true);
  };

  /** Looks whether requests of mine that were left in this folder have been answered. */
  const readAnswers = async (
    folder: OpenFolder,
    trust: boolean,
  ): Promise<Result<{ joining: PendingJoin[]; words?: readonly string[] }, FolderError>> => {
    const joining: PendingJoin[] = [];
    let words: readonly string[] | undefined;
    for (const join of pending.filter((each) => each.folder === folder.path && isPending(each, clock()))) {
      const answer = await readAnswer(
        fromHex(join.secret),
        join.inviter,
        keys,
        mailboxAt(folder.files)(fromHex(join.secret)),
      );
      if (!answer.ok) return answer;
      if (!answer.value) continue;
      if (!join.inviter && !trust) {
        words = answer.value.words;
        continue;
      }
      const entered = await enterByKeys(answer.value.keys);
      if (!entered.ok) continue;
      await deps.become(answer.value.person);
      joining.push(join);
    }
    return ok({ joining, ...(words && { words }) });
  };

  const settleAwaited = async (joining: readonly PendingJoin[]): Promise<SpaceInfo[]> => {
    const me = replica.device;
    const joined = [...awaited.keys()].filter((space) => replica.standing(space, me) === 'member');
    if (joined.length === 0) return [];
    for (const space of joined) awaited.delete(space);
    await keepPending(pending.filter((each) => !joining.includes(each)));
    const infos = joined.flatMap((space) => deps.spaces().find(({ id }) => id === space) ?? []);
    for (const space of infos) emit({ type: 'joinedByFolder', space });
    return infos;
  };

  const syncFolder: SyncService['syncFolder'] = async (path, what, { progress, trust = false } = {}) => {
    const folder = folderAt(path);
    folder.state = 'working';
    const done = await syncNow(folder, what, progress, trust);
    folder.state = done.ok ? 'idle' : 'failed';
    if (done.ok) delete folder.error;
    else folder.error = done.error;
    if (done.ok) await noteCustody(folder);
    return done;
  };

  const stamps = (): Map<string, number> => {
    const latest = new Map<string, number>();
    for (const { id } of replica.spaces())
      for (const { device, stamp } of replica.receipts(id))
        latest.set(device, Math.max(stamp, latest.get(device) ?? 0));
    return latest;
  };

  /** Whose word a carrier brought was there when it was said, by its own clock, and no later than now. */
  const noteSeenBy = async (way: string, before: ReadonlyMap<string, number>): Promise<void> => {
    const news = [...stamps()].filter(
      ([device, stamp]) => device !== replica.device && stamp > (before.get(device) ?? 0),
    );
    if (news.length === 0) return;
    await remember((now) => {
      const seen = { ...now.seen };
      for (const [device, stamp] of news) {
        const at = Math.min(stamp, clock());
        if (at > (seen[device]?.at ?? 0)) seen[device] = { at, way };
      }
      return { ...now, seen };
    });
  };

  const servers = createServers({
    replica,
    packReplica: folderReplica,
    box: keys.box,
    clock,
    store: deps.syncStore,
    places: () => memory.servers,
    keep: (change) => remember((now) => ({ ...now, servers: [...change(now.servers)] })),
    isShared,
    onEvent: emit,
    noting: async (pass) => {
      const before = stamps();
      const done = await pass();
      await noteSeenBy('server', before);
      return done;
    },
  });

  const syncNow = async (
    folder: OpenFolder,
    what: 'save' | 'read' | 'both',
    progress: ((progress: Progress) => void) | undefined,
    trust: boolean,
  ): Promise<Result<FolderSynced, ReadError>> => {
    const answers = what === 'save' ? undefined : await readAnswers(folder, trust);
    if (answers && !answers.ok) return answers;
    const before = what === 'save' ? undefined : stamps();
    const read = before && (await folder.carrier.read(progress));
    if (read && !read.ok) return read;
    if (before) await noteSeenBy('folder', before);
    const joined = answers ? await settleAwaited(answers.value.joining) : [];
    const saved = what === 'read' ? undefined : await folder.carrier.save();
    if (saved && !saved.ok) return saved;
    return ok({
      joined,
      ...(read && { read: read.value }),
      ...(saved && { saved: saved.value }),
      ...(answers?.value.words && { unchecked: { words: answers.value.words } }),
    });
  };

  const startWatch = (path: string): void => {
    const folder = folderAt(path);
    folder.watch ??= watchCarrier({
      carrier: folder.carrier,
      store: folder.store,
      onLocalChange: (listener) => replica.onChange(listener),
      onEvent: (event) => {
        if (event.type === 'gone') folder.state = 'gone';
        else if (event.type === 'failed') folder.state = 'failed';
        else if (event.type !== 'progress') folder.state = 'idle';
        if (event.type === 'gone' || event.type === 'failed') folder.error = event.error;
        else delete folder.error;
        if (event.type === 'synced') {
          void noteCustody(folder);
          if (pending.some((each) => each.folder === path)) void syncFolder(path, 'read');
        }
        emit({ type: 'folder', path, event });
      },
    });
  };

  const stopWatch = async (path: string): Promise<void> => {
    const folder = folders.get(path);
    await folder?.watch?.stop();
    if (folder) delete folder.watch;
  };

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
        folders: memory.folders.map((folder) => folderNow(folder, folders.get(folder.path), spaces)),
        servers: servers.now().map((server) => {
          const held = memory.servers.find(({ id }) => id === server.id)?.held;
          const carried = spaces.filter(({ id }) => (server.space === undefined ? isShared(id) : server.space === id));
          return { ...server, toSend: lackingIn(held, carried) };
        }),
        joining: pending
          .filter((each) => isPending(each, clock()))
          .map(({ folder, at, inviter, offered, secret }) => ({
            folder,
            at,
            ...((inviter ?? offered) && { words: wordsWith(fromHex(secret), keys, inviter ?? offered ?? '') }),
          })),
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
    joinByFolder: async (invitation, path, name) => {
      const folder = folderAt(path);
      const left = await leaveRequest(invitation, newcomer(name), mailboxAt(folder.files)(invitation.secret), clock());
      if (!left.ok) return left;
      const secret = toHex(invitation.secret);
      // An offer that lies there may be anybody's who knows the secret: only the invitation itself tells who is meant. Without,
      // the answer's words have to be compared before it is taken.
      const { inviter } = invitation;
      await keepPending([
        ...pending.filter((each) => each.secret !== secret || each.folder !== path),
        {
          ...{ secret, folder: path, name: name ?? deps.me().name, at: clock() },
          ...(inviter && { inviter }),
          ...(left.value.inviter && { offered: left.value.inviter }),
        },
      ]);
      return left;
    },
    requestsIn: (path) => desk.look(path, mailboxAt(folderAt(path).files)),
    syncFolder,
    resume: () => {
      for (const { path, watched } of memory.folders) if (watched) startWatch(path);
      servers.resume();
      if (memory.meetAlways) void meet.start({ find: true });
    },
    watchFolder: async (path, watched, onlyNow = false) => {
      if (!onlyNow) await rememberFolder(path, { watched });
      if (watched) startWatch(path);
      else await stopWatch(path);
    },
    forgetFolder: async (path) => {
      await stopWatch(path);
      folders.delete(path);
      await remember((now) => ({ ...now, folders: now.folders.filter((each) => each.path !== path) }));
    },
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
      for (const path of folders.keys()) await stopWatch(path);
    },
  };
}

function folderNow(
  { path, watched, at, held }: RememberedFolder,
  open: { readonly state: FolderNow['state']; readonly error?: { readonly type: string } } | undefined,
  spaces: readonly CustodySpace[],
): FolderNow {
  const toSend = lackingIn(
    held,
    spaces.filter(({ members }) => members.length > 1),
  );
  return {
    path,
    watched,
    state: open?.state ?? 'idle',
    ...(open?.error && { error: open.error }),
    ...(at !== undefined && { at }),
    toSend,
  };
}

/** Bundles of these spaces that a carrier lacked when it was last read back. */
function lackingIn(held: RememberedFolder['held'], spaces: readonly CustodySpace[]): number {
  return spaces.reduce(
    (total, { id, vector }) => total + missingFrom(held?.[id] ? vectorOfHeld(held[id]) : new Map(), vector),
    0,
  );
}
