/**
 * The servers a group uses: relays, WebDAV folders, stock sync servers. Each is asked for itself; one that is dead, slow or
 * lies is shown as that and keeps none of the others waiting. Nothing is asked that a person did not name.
 */
import { randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { err, ok, type Result } from '../../shared/result.ts';
import { createAutomergePackStore } from '../automerge-server/automerge-pack-store.ts';
import { serverUrl } from '../automerge-server/server-url.ts';
import { isGone } from '../folder/carrier-files.ts';
import { createFilePackStore } from '../folder/file-pack-store.ts';
import { isOnion } from '../hosts.ts';
import { createPackCarrier, type PackCarrier } from '../packs/pack-carrier.ts';
import type { PackReplica } from '../packs/pack-replica.ts';
import type { PackStore, StoreError } from '../packs/pack-store.ts';
import type { ReadError, ReadReport } from '../packs/read-packs.ts';
import type { SaveReport } from '../packs/save-packs.ts';
import { type CarrierEvent, type CarrierWatch, type Pace, watchCarrier } from '../packs/watch-carrier.ts';
import { createRelayPackStore } from '../relay/relay-pack-store.ts';
import { createRelaySession, type Trouble } from '../relay/relay-session.ts';
import { toHex } from '../secret/derive.ts';
import type { BoxKeys } from '../space/acts.ts';
import type { Progress } from '../vault/api.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { createWebdavCarrierFiles } from '../webdav/webdav-carrier-files.ts';
import { createPackCache } from './pack-cache.ts';
import { throughProxy } from './proxy.ts';
import type { Replica } from './replica.ts';
import { type ServerAddress, ServerPlace } from './server-place.ts';
import { heldOfCustody } from './sync-store.ts';

export interface ServerNow
  extends Pick<ServerPlace, 'id' | 'kind' | 'url' | 'space' | 'proxy' | 'on' | 'gather' | 'at'> {
  readonly state: 'idle' | 'working' | 'gone' | 'failed';
  readonly error?: { readonly type: string };
  readonly trouble?: Trouble;
  /** Since when a pass is underway that takes long, milliseconds since 1970. */
  readonly slow?: number;
  /** Bytes that count for the space there, and how many may. */
  readonly usage?: readonly [number, number];
}

export interface ServerSynced {
  readonly read: ReadReport;
  readonly saved: SaveReport;
  readonly trouble?: Trouble;
}

export interface ServerEvent {
  readonly type: 'server';
  readonly id: string;
  readonly url: string;
  /** `slow`: a pass takes long; whatever else it comes to is told when it ends. */
  readonly event: CarrierEvent | { readonly type: 'slow' };
}

export type AddServerError = ReadError | { readonly type: 'ServerKnown' };

export type ForgetError = StoreError | { readonly type: 'OnlyAtRelays' | 'OnlyStewardsDelete' };

export interface AddOptions {
  readonly space?: string;
  readonly proxy?: string;
  readonly on?: boolean;
  /** Milliseconds. */
  readonly gather?: number;
}

export interface Servers {
  readonly now: () => readonly ServerNow[];
  readonly places: () => readonly ServerPlace[];
  /**
   * Names a server to this vault. One that cannot be reached just now is remembered all the same; one that refuses is not.
   * `space`: for those that carry one space each.
   */
  readonly add: (
    address: ServerAddress,
    options?: AddOptions,
  ) => Promise<Result<{ readonly id: string; readonly synced?: ServerSynced }, AddServerError>>;
  readonly sync: (
    id: string,
    progress?: (progress: Progress) => void,
  ) => Promise<Result<ServerSynced, ReadError | { readonly type: 'NoSuchServer' }>>;
  readonly change: (
    id: string,
    change: ServerChange,
  ) => Promise<Result<true, { readonly type: 'NoSuchServer' | 'NeedsProxy' }>>;
  /**
   * Forgets it here. What lies there stays there, unless `erase`: then a relay deletes all of the space's, for everybody, which
   * is a steward's to do; where that fails nothing is forgotten.
   */
  readonly forget: (id: string, options?: { readonly erase?: boolean }) => Promise<Result<true, ForgetError>>;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

/** Undefined: no more. */
export interface ServerChange {
  readonly on?: boolean;
  readonly gather?: number | undefined;
  readonly proxy?: string | undefined;
  readonly voucher?: string | undefined;
  readonly password?: string;
}

export interface ServersDeps {
  readonly replica: Replica;
  readonly packReplica: PackReplica;
  readonly box: BoxKeys;
  readonly clock: () => number;
  readonly store: SealedStore;
  readonly places: () => readonly ServerPlace[];
  readonly keep: (change: (places: readonly ServerPlace[]) => readonly ServerPlace[]) => Promise<void>;
  readonly isShared: (space: string) => boolean;
  readonly onEvent: (event: ServerEvent) => void;
  /** Called around each pass, to note whose word it brought. */
  readonly noting: <T>(pass: () => Promise<T>) => Promise<T>;
}

interface OpenServer {
  readonly store: PackStore;
  readonly carrier: PackCarrier;
  readonly trouble: () => Trouble | undefined;
  readonly usage: () => readonly [number, number] | undefined;
  readonly erase?: () => Promise<Result<true, StoreError>>;
  readonly close: () => Promise<void>;
  watch?: CarrierWatch;
  state: ServerNow['state'];
  /** Passes. */
  underway: number;
  error?: { readonly type: string };
  slow?: number;
}

/** Milliseconds after which a pass that goes on is told. */
const slowAfter = 15_000;
/** A relay tells at once and takes little: it is for those who work at the same time. */
const relayPace: Pace = { poll: 60_000, afterStore: 20, afterVault: 500, first: 20, retry: 1_000 };
const folderPace: Pace = { poll: 60_000, afterStore: 1_000, afterVault: 5_000, retry: 5_000 };
/** With its table and padding a pack is then one blob of at most 256 KiB more often than not. */
const relayPackBytes = 192 * 1024;
const gone = { type: 'CarrierGone' } as const;
const week = 7 * 86_400_000;
/** Its documents only grow, and are read whole. */
const automergePackBytes = 1024 * 1024;

function nothing(): undefined {}

export function createServers(deps: ServersDeps): Servers {
  const { replica, clock, store } = deps;
  const open = new Map<string, Promise<OpenServer>>();
  const opened = new Map<string, OpenServer>();
  const passes = new Set<Promise<unknown>>();
  let closed = false;

  const placeOf = (id: string): ServerPlace | undefined => deps.places().find((place) => place.id === id);
  const update = (id: string, change: ServerChange & Pick<ServerPlace, 'at' | 'held' | 'trouble'>): Promise<void> =>
    deps.keep((places) =>
      places.map((place) => (place.id === id ? ServerPlace.parse({ ...place, ...change }) : place)),
    );

  const agentOf = (id: string): (() => Agent) | undefined => {
    const proxy = placeOf(id)?.proxy;
    return proxy === undefined ? undefined : () => throughProxy(proxy);
  };

  const openPlace = async (place: ServerPlace): Promise<OpenServer> => {
    if (place.space === undefined) return openFolder(place);
    const one = { ...place, space: place.space };
    return place.kind === 'relay' ? openRelay(one) : openAutomerge(one);
  };

  const carrierFor = (id: string, space: string, packs: PackStore, packBytes: number): PackCarrier =>
    createPackCarrier({
      ...{ replica: deps.packReplica, clock, store: packs, limits: { packBytes } },
      cache: createPackCache(store, id),
      carries: (each) => each === space,
    });

  const openFolder = ({ id, url, username, password }: ServerPlace): OpenServer => {
    const agent = agentOf(id)?.();
    const stop = new AbortController();
    const login = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
    const files = createWebdavCarrierFiles({ url, signal: stop.signal, ...login, ...(agent && { agent }) });
    // What is remembered was read once already, and no change makes it worse.
    if (!files.ok) throw new Error(files.error.type);
    const packs = createFilePackStore(files.value, replica.device);
    const carrier = createPackCarrier({ replica: deps.packReplica, clock, store: packs, carries: deps.isShared });
    return {
      ...{ store: packs, carrier, trouble: nothing, usage: nothing, state: 'idle', underway: 0 },
      close: async () => {
        stop.abort();
        agent?.destroy();
      },
    };
  };

  const openRelay = ({ id, url, space }: ServerPlace & { readonly space: string }): OpenServer => {
    const agent = agentOf(id);
    const session = createRelaySession({
      origin: url,
      space,
      replica,
      box: deps.box,
      voucher: {
        text: () => placeOf(id)?.voucher,
        used: () => void update(id, { voucher: undefined }),
      },
      memory: { read: () => store.read(`relay ${id}`), keep: (text) => store.keep(`relay ${id}`, text) },
      clock,
      ...(agent && { agent }),
    });
    const packs = createRelayPackStore(session);
    const { trouble, usage, close, deleteAccount: erase } = session;
    return {
      erase,
      store: packs,
      carrier: carrierFor(id, space, packs, relayPackBytes),
      trouble,
      usage,
      close,
      ...{ state: 'idle', underway: 0 },
    };
  };

  const openAutomerge = ({ id, url, space }: ServerPlace & { readonly space: string }): OpenServer => {
    const agent = agentOf(id);
    const checked = serverUrl(url, agent !== undefined);
    if (!checked.ok) throw new Error(checked.error.type);
    const packs = createAutomergePackStore({
      ...{ url: checked.value, origin: url },
      memory: {
        read: () => store.read(`automerge ${id}`),
        keep: async (text) => {
          await store.keep(`automerge ${id}`, text);
        },
      },
      ...(agent && { agent }),
    });
    const carrier = carrierFor(id, space, packs, automergePackBytes);
    return { store: packs, carrier, trouble: nothing, usage: nothing, close: packs.close, state: 'idle', underway: 0 };
  };

  const openAt = (place: ServerPlace): Promise<OpenServer> => {
    const known = open.get(place.id);
    if (known) return known;
    const made = openPlace(place).then((server) => {
      opened.set(place.id, server);
      return server;
    });
    open.set(place.id, made);
    return made;
  };

  const shut = (id: string): Promise<void> => hangUp(id, false);

  /** `isShown`: how it stood last goes on being shown. */
  const hangUp = async (id: string, isShown: boolean): Promise<void> => {
    const server = await open.get(id);
    open.delete(id);
    if (!isShown) opened.delete(id);
    // A pass that waits for an answer ends with what it waits on: a lock must not wait for a server.
    const stopped = server?.watch?.stop();
    await server?.close();
    await stopped;
  };

  /** One that is not kept in step is asked when somebody says so, and hears nothing else. */
  const hangUpIdle = async (id: string, server: OpenServer): Promise<void> => {
    if (server.underway === 0 && opened.get(id) === server) await hangUp(id, true);
  };

  const noteCustody = async (id: string, server: OpenServer, isWhole: boolean): Promise<void> => {
    const held = heldOfCustody(server.carrier.custody());
    const trouble = server.trouble();
    await update(id, { held, ...(isWhole && { at: clock() }), ...(trouble && { trouble }) });
  };

  /** `isWhole`: it was read and written; a pass that only reads says nothing of what failed before. */
  const note = async (
    id: string,
    server: OpenServer,
    done:
      | { readonly ok: true; readonly isWhole: boolean }
      | { readonly ok: false; readonly error: { readonly type: string } },
  ): Promise<void> => {
    if (done.ok && (done.isWhole || (server.error && isGone(server.error)))) delete server.error;
    if (!done.ok) server.error = done.error;
    const gone = !done.ok && isGone(done.error);
    server.state = gone ? 'gone' : server.error ? 'failed' : 'idle';
    // What was seen to be there no more counts no more, whatever else went wrong. What cannot be reached was not looked at.
    if (!gone || server.trouble()) await noteCustody(id, server, done.ok && done.isWhole);
  };

  const timed = async <T>({ id, url }: ServerPlace, server: OpenServer, pass: () => Promise<T>): Promise<T> => {
    const since = clock();
    server.underway++;
    const timer = setTimeout(() => {
      server.slow = since;
      deps.onEvent({ type: 'server', id, url, event: { type: 'slow' } });
    }, slowAfter);
    try {
      return await deps.noting(pass);
    } finally {
      clearTimeout(timer);
      server.underway--;
      delete server.slow;
    }
  };

  const syncOpen = async (
    place: ServerPlace,
    server: OpenServer,
    progress?: (progress: Progress) => void,
  ): Promise<Result<ServerSynced, ReadError>> => {
    server.state = 'working';
    const pass = timed(place, server, () => server.carrier.sync({ receipts: 'always', ...(progress && { progress }) }));
    passes.add(pass);
    const done = await pass.finally(() => passes.delete(pass));
    await note(place.id, server, done.ok ? { ok: true, isWhole: true } : done);
    const trouble = server.trouble();
    return done.ok ? ok({ ...done.value, ...(trouble && { trouble }) }) : done;
  };

  const startWatch = async (place: ServerPlace): Promise<void> => {
    if (closed) return;
    const opening = openAt(place);
    const server = await opening;
    // It was shut while it was opened.
    if (open.get(place.id) !== opening) return;
    const pace = place.kind === 'webdav' ? folderPace : relayPace;
    server.watch ??= watchCarrier({
      carrier: {
        ...server.carrier,
        sync: (options) => timed(place, server, () => server.carrier.sync(options)),
        read: (progress) => timed(place, server, () => server.carrier.read(progress)),
      },
      store: server.store,
      pace: { ...pace, ...(place.gather !== undefined && { gather: place.gather }) },
      onLocalChange: (listener) => replica.onChange(listener),
      onEvent: (event) => {
        if (event.type === 'gone' || event.type === 'failed')
          void note(place.id, server, { ok: false, error: event.error });
        else if (event.type === 'synced') void note(place.id, server, { ok: true, isWhole: event.saved !== undefined });
        deps.onEvent({ type: 'server', id: place.id, url: place.url, event });
      },
    });
  };

  const changeOne = async (id: string, change: ServerChange): Promise<void> => {
    const wasOpen = open.has(id);
    // How it is reached, and how often, is settled as it is opened.
    await shut(id);
    await update(id, change);
    const place = placeOf(id);
    if (place?.on && (wasOpen || change.on)) await startWatch(place);
  };

  /** In a connection of its own, so that no pass of this laptop finds the account gone, or opens another. */
  const eraseAt = async (place: ServerPlace): Promise<Result<true, ForgetError>> => {
    await shut(place.id);
    if (closed) return err(gone);
    const server = await openAt(place);
    const erased = server.erase ? await server.erase() : err({ type: 'OnlyAtRelays' } as const);
    if (erased.ok) return erased;
    if (server.erase && isGone(erased.error)) server.state = 'gone';
    if (place.on) await startWatch(place);
    return erased.error.type === 'NotAWriter' ? err({ type: 'OnlyStewardsDelete' }) : erased;
  };

  const placesAtHostOf = (url: string): readonly ServerPlace[] => {
    const { hostname } = new URL(url);
    return deps.places().filter((place) => new URL(place.url).hostname === hostname);
  };

  /** A host that is reached through a proxy is never reached beside it: not for another space, nor by another address there. */
  const putBehind = async (url: string, proxy: string): Promise<void> => {
    for (const place of placesAtHostOf(url)) if (place.proxy !== proxy) await changeOne(place.id, { proxy });
  };

  return {
    places: deps.places,
    now: () =>
      deps.places().map(({ id, kind, url, space, proxy, on, gather, at, trouble: known }) => {
        const server = opened.get(id);
        const found = server?.trouble() ?? known;
        // A week later everybody has forgotten what it was about.
        const trouble = found && clock() - found.at < week ? found : undefined;
        const usage = server?.usage();
        return {
          ...{ id, kind, url, on },
          ...(space !== undefined && { space }),
          ...(proxy !== undefined && { proxy: withoutLogin(proxy) }),
          ...(gather !== undefined && { gather }),
          ...(at !== undefined && { at }),
          state: server?.state ?? 'idle',
          ...(server?.error && { error: server.error }),
          ...(trouble && { trouble }),
          ...(server?.slow !== undefined && { slow: server.slow }),
          ...(usage && { usage }),
        };
      }),
    add: async (address, { space, proxy: given, gather, on = true } = {}) => {
      const proxy = given ?? placesAtHostOf(address.url).find((place) => place.proxy !== undefined)?.proxy;
      const isSame = (each: ServerPlace) =>
        each.kind === address.kind && each.url === address.url && each.space === space;
      if (deps.places().some(isSame)) return err({ type: 'ServerKnown' });
      if (closed) return err(gone);
      if (proxy !== undefined) await putBehind(address.url, proxy);
      const place: ServerPlace = {
        id: toHex(randomBytes(8)),
        ...address,
        ...(space !== undefined && { space }),
        ...(proxy !== undefined && { proxy }),
        ...(gather !== undefined && { gather }),
        on,
      };
      await deps.keep((places) => [...places, place]);
      // It may have been locked meanwhile; from here to its being open nothing is waited for.
      if (closed) return err(gone);
      const server = await openAt(place);
      const synced = await syncOpen(place, server);
      if (!synced.ok && server.state !== 'gone') {
        await shut(place.id);
        await deps.keep((places) => places.filter(({ id }) => id !== place.id));
        return synced;
      }
      if (on) await startWatch(place);
      else await hangUpIdle(place.id, server);
      return ok({ id: place.id, ...(synced.ok && { synced: synced.value }) });
    },
    sync: async (id, progress) => {
      const place = placeOf(id);
      if (!place) return err({ type: 'NoSuchServer' });
      if (closed) return err(gone);
      const server = await openAt(place);
      const synced = await syncOpen(place, server, progress);
      if (!placeOf(id)?.on) await hangUpIdle(id, server);
      return synced;
    },
    change: async (id, change) => {
      const before = placeOf(id);
      if (!before) return err({ type: 'NoSuchServer' });
      const direct = 'proxy' in change ? change.proxy === undefined : before.proxy === undefined;
      if (direct && isOnion(new URL(before.url).hostname)) return err({ type: 'NeedsProxy' });
      const { proxy, ...own } = change;
      if (proxy !== undefined) await putBehind(before.url, proxy);
      await changeOne(id, 'proxy' in change && proxy === undefined ? change : own);
      return ok(true);
    },
    forget: async (id, { erase = false } = {}) => {
      const place = placeOf(id);
      if (place && erase) {
        const erased = closed ? err(gone) : await eraseAt(place);
        if (!erased.ok) return erased;
      }
      await shut(id);
      await deps.keep((places) => places.filter((place) => place.id !== id));
      for (const kind of ['relay', 'automerge']) await store.keep(`${kind} ${id}`, undefined);
      await createPackCache(store, id).clear();
      return ok(true);
    },
    resume: () => {
      for (const place of deps.places()) if (place.on) void startWatch(place);
    },
    close: async () => {
      closed = true;
      await Promise.all([...open.keys()].map(shut));
      // They end with what they wait for; nothing of them may be underway once the keys are gone.
      await Promise.allSettled(passes);
    },
  };
}

/** What a screen may show of a proxy. */
export function withoutLogin(proxy: string): string {
  return proxy.replace(/\/\/[^/]*@/, '//');
}
