/**
 * The servers a group uses: relays, WebDAV folders, stock sync servers. Each is asked for itself; one that is dead, slow or
 * lies is shown as that and keeps none of the others waiting. Nothing is asked that a person did not name.
 */
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { isGone } from '../folder/carrier-files.ts';
import { hostOf, isOnion } from '../hosts.ts';
import type { PackReplica } from '../packs/pack-replica.ts';
import type { StoreError } from '../packs/pack-store.ts';
import type { ReadError, ReadReport } from '../packs/read-packs.ts';
import type { SaveReport } from '../packs/save-packs.ts';
import { type CarrierEvent, type Pace, watchCarrier } from '../packs/watch-carrier.ts';
import { toHex } from '../secret/derive.ts';
import type { BoxKeys } from '../space/acts.ts';
import type { Progress } from '../vault/api.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { apart } from './apart.ts';
import { watchNetworks } from './networks.ts';
import { type OpenServerDeps, openServer } from './open-server.ts';
import { createPackCache } from './pack-cache.ts';
import type { Replica } from './replica.ts';
import { createServerNotes, type Noted, type UsedServer } from './server-notes.ts';
import { type ServerAddress, ServerPlace } from './server-place.ts';
import type { ServerTrouble } from './server-trouble.ts';

export interface ServerNow
  extends Pick<ServerPlace, 'id' | 'kind' | 'url' | 'space' | 'proxy' | 'on' | 'gather' | 'at'> {
  readonly state: UsedServer['state'];
  /** What was the matter when it was last asked, in an earlier run of the app too. */
  readonly error?: { readonly type: string; readonly since?: number };
  /** `mended`: what it lacked lies there again, since a whole pass came to its end after it was found. */
  readonly trouble?: ServerTrouble & { readonly mended: boolean };
  /** Since when a pass is underway that takes long, milliseconds since 1970. */
  readonly slow?: number;
  /** Bytes that count for the space there, and how many may. */
  readonly usage?: readonly [number, number];
}

export interface ServerSynced {
  readonly read: ReadReport;
  readonly saved: SaveReport;
  readonly trouble?: ServerTrouble;
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
  ) => Promise<
    Result<{ readonly id: string; readonly synced?: ServerSynced; readonly error?: ReadError }, AddServerError>
  >;
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
  readonly username?: string;
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
  /** Calls when what did not answer may do so now. Returns how to stop. */
  readonly watchNetworks?: (onChange: () => void) => () => void;
}

/** Milliseconds after which a pass that goes on is told. */
const slowAfter = 15_000;
/** A relay tells at once and takes little: it is for those who work at the same time. */
const relayPace: Pace = { poll: 60_000, afterStore: 20, afterVault: 500, first: 20, retry: 1_000, longest: 300_000 };
const folderPace: Pace = { poll: 60_000, afterStore: 1_000, afterVault: 5_000, retry: 5_000, longest: 300_000 };
const gone = { type: 'CarrierGone' } as const;
const isWrong: ReadonlySet<string> = new Set(['FolderGone', 'NotTrusted']);
const week = 7 * 86_400_000;

export function createServers(deps: ServersDeps): Servers {
  const { replica, clock, store } = deps;
  const open = new Map<string, UsedServer>();
  /** One that was hung up shows how it stood last. */
  const shown = new Map<string, UsedServer>();
  const passes = new Set<Promise<unknown>>();
  const { watchNetworks: watchThem = (onChange) => watchNetworks(onChange, { clock }) } = deps;
  let stopNetworks: (() => void) | undefined;
  let closed = false;

  const placeOf = (id: string): ServerPlace | undefined => deps.places().find((place) => place.id === id);
  const update = (id: string, change: ServerChange & Noted): Promise<void> =>
    deps.keep((places) =>
      places.map((place) => (place.id === id ? ServerPlace.parse({ ...place, ...change }) : place)),
    );

  const notes = createServerNotes({ clock, placeOf, openAs: (id) => open.get(id), update });
  const { note, troubleOf } = notes;
  const opening: OpenServerDeps = {
    ...deps,
    voucher: (id: string) => placeOf(id)?.voucher,
    voucherUsed: (id: string) => void update(id, { voucher: undefined }),
    onRead: notes.onRead,
  };

  const openAt = (place: ServerPlace): UsedServer => {
    const known = open.get(place.id);
    if (known) return known;
    const made: UsedServer = {
      ...openServer(place, opening),
      state: 'idle',
      underway: 0,
      slow: new Set(),
    };
    open.set(place.id, made);
    shown.set(place.id, made);
    return made;
  };

  const shut = (id: string): Promise<void> => hangUp(id, false);

  /** `isShown`: how it stood last goes on being shown. */
  const hangUp = async (id: string, isShown: boolean): Promise<void> => {
    const server = open.get(id);
    open.delete(id);
    if (!isShown) shown.delete(id);
    // A pass that waits for an answer ends with what it waits on: a lock must not wait for a server.
    const stopped = server?.watch?.stop();
    await server?.close();
    await stopped;
  };

  /** One that is not kept in step is asked when somebody says so, and hears nothing else. */
  const hangUpIdle = async (id: string, server: UsedServer): Promise<void> => {
    if (server.underway === 0 && shown.get(id) === server) await hangUp(id, true);
  };

  const timed = async <T>({ id, url }: ServerPlace, server: UsedServer, pass: () => Promise<T>): Promise<T> => {
    const mine = { since: clock() };
    server.underway++;
    const timer = setTimeout(() => {
      server.slow.add(mine);
      deps.onEvent({ type: 'server', id, url, event: { type: 'slow' } });
    }, slowAfter);
    try {
      return await deps.noting(pass);
    } finally {
      clearTimeout(timer);
      server.underway--;
      server.slow.delete(mine);
    }
  };

  const syncOpen = async (
    place: ServerPlace,
    server: UsedServer,
    progress?: (progress: Progress) => void,
  ): Promise<Result<ServerSynced, ReadError>> => {
    server.state = 'working';
    const pass = timed(place, server, () => server.carrier.sync({ receipts: 'always', ...(progress && { progress }) }));
    passes.add(pass);
    const done = await pass.finally(() => passes.delete(pass));
    await note(place.id, server, done);
    if (done.ok) server.watch?.again();
    const trouble = troubleOf(server);
    return done.ok ? ok({ ...done.value, ...(trouble && { trouble }) }) : done;
  };

  /** What was found there was not written anew yet. */
  const isLacking = (id: string, server: UsedServer): boolean => {
    const trouble = troubleOf(server);
    return trouble !== undefined && (placeOf(id)?.at ?? 0) < trouble.at;
  };

  const startWatch = (place: ServerPlace): void => {
    if (closed) return;
    const server = openAt(place);
    stopNetworks ??= watchThem(() => eachApart((each) => open.get(each.id)?.watch?.again()));
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
      onPassed: (done) => void note(place.id, server, done),
      isLacking: () => isLacking(place.id, server),
      onEvent: (event) => deps.onEvent({ type: 'server', id: place.id, url: place.url, event }),
    });
  };

  /** Of those that are kept in step. */
  const eachApart = (begin: (place: ServerPlace) => void): void => {
    for (const [{ id }, after] of apart(deps.places().filter(({ on }) => on))) {
      const run = () => {
        const place = placeOf(id);
        if (!closed && place?.on) begin(place);
      };
      // At once means now: who opens a vault is waiting.
      if (after === 0) run();
      else setTimeout(run, after).unref();
    }
  };

  const changeOne = async (id: string, change: ServerChange): Promise<void> => {
    const wasOpen = open.has(id);
    // How it is reached, and how often, is settled as it is opened.
    await shut(id);
    await update(id, change);
    const place = placeOf(id);
    if (place?.on && (wasOpen || change.on)) startWatch(place);
  };

  /** In a connection of its own, so that no pass of this laptop finds the account gone, or opens another. */
  const eraseAt = async (place: ServerPlace): Promise<Result<true, ForgetError>> => {
    await shut(place.id);
    if (closed) return err(gone);
    const server = openAt(place);
    const erased = server.erase ? await server.erase() : err({ type: 'OnlyAtRelays' } as const);
    if (erased.ok) return erased;
    if (server.erase && isGone(erased.error)) server.state = 'gone';
    if (place.on) startWatch(place);
    return erased.error.type === 'NotAWriter' ? err({ type: 'OnlyStewardsDelete' }) : erased;
  };

  const placesAtHostOf = (url: string): readonly ServerPlace[] => {
    const host = hostOf(url);
    return deps.places().filter((place) => hostOf(place.url) === host);
  };

  /** A host that is reached through a proxy is never reached beside it: not for another space, nor by another address there. */
  const putBehind = async (url: string, proxy: string): Promise<void> => {
    for (const place of placesAtHostOf(url)) if (place.proxy !== proxy) await changeOne(place.id, { proxy });
  };

  return {
    places: deps.places,
    now: () =>
      deps.places().map(({ id, kind, url, space, proxy, on, gather, at, failed, trouble: known }) => {
        const server = shown.get(id);
        const found = troubleOf(server) ?? known;
        // A week later everybody has forgotten what it was about.
        const trouble = found && clock() - found.at < week ? found : undefined;
        const usage = server?.usage();
        // In the order they became slow, which is that in which they began.
        const [slow] = server?.slow ?? [];
        const since = failed && { since: failed.at };
        const error = server
          ? server.error && { ...server.error, ...since }
          : failed && { type: failed.type, ...since };
        return {
          ...{ id, kind, url, on },
          ...(space !== undefined && { space }),
          ...(proxy !== undefined && { proxy: withoutLogin(proxy) }),
          ...(gather !== undefined && { gather }),
          ...(at !== undefined && { at }),
          state: server?.state ?? 'idle',
          ...(error && { error }),
          ...(trouble && { trouble: { ...trouble, mended: at !== undefined && at >= trouble.at } }),
          ...(slow && { slow: slow.since }),
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
      const server = openAt(place);
      const synced = await syncOpen(place, server);
      // A folder that the server says is not there was mistyped, or not made yet; a certificate that does not count is another's.
      if (!synced.ok && (server.state !== 'gone' || isWrong.has(synced.error.type))) {
        await shut(place.id);
        await deps.keep((places) => places.filter(({ id }) => id !== place.id));
        return synced;
      }
      if (on) startWatch(place);
      else await hangUpIdle(place.id, server);
      return ok({ id: place.id, ...(synced.ok ? { synced: synced.value } : { error: synced.error }) });
    },
    sync: async (id, progress) => {
      const place = placeOf(id);
      if (!place) return err({ type: 'NoSuchServer' });
      // One that refuses a password is soon asked no more; whoever asks for it may have put that right there.
      const refused = open.get(id)?.error?.type === 'WrongPassword';
      if (refused) await shut(id);
      if (closed) return err(gone);
      const server = openAt(place);
      const synced = await syncOpen(place, server, progress);
      const now = placeOf(id);
      if (!now?.on) await hangUpIdle(id, server);
      else if (refused) startWatch(now);
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
      eachApart(startWatch);
    },
    close: async () => {
      closed = true;
      stopNetworks?.();
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
