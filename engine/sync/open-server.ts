/** A server as it is spoken to, by its kind: where its packs lie, what may be found wrong with it, and how all of it ends at once. */
import type { Agent } from 'node:http';
import type { Result } from '../../shared/result.ts';
import { createAutomergePackStore } from '../automerge-server/automerge-pack-store.ts';
import { serverUrl } from '../automerge-server/server-url.ts';
import { createFilePackStore } from '../folder/file-pack-store.ts';
import { createPackCarrier, type PackCarrier, type PackCarrierDeps } from '../packs/pack-carrier.ts';
import type { PackReplica } from '../packs/pack-replica.ts';
import type { PackStore, StoreError } from '../packs/pack-store.ts';
import { createRelayPackStore } from '../relay/relay-pack-store.ts';
import { createRelaySession, type Trouble } from '../relay/relay-session.ts';
import type { BoxKeys } from '../space/acts.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { createWebdavCarrierFiles } from '../webdav/webdav-carrier-files.ts';
import { createPackCache } from './pack-cache.ts';
import { throughProxy } from './proxy.ts';
import type { Replica } from './replica.ts';
import type { ServerPlace } from './server-place.ts';

export interface OpenServer {
  readonly store: PackStore;
  readonly carrier: PackCarrier;
  readonly trouble: () => Trouble | undefined;
  readonly usage: () => readonly [number, number] | undefined;
  readonly erase?: () => Promise<Result<true, StoreError>>;
  /** Ends every connection, those that are only being made too. Nothing is connected to afterwards. */
  readonly close: () => Promise<void>;
}

export interface OpenServerDeps {
  readonly replica: Replica;
  readonly packReplica: PackReplica;
  readonly box: BoxKeys;
  readonly clock: () => number;
  readonly store: SealedStore;
  readonly isShared: (space: string) => boolean;
  /** Opens the account, once. */
  readonly voucher: (id: string) => string | undefined;
  readonly voucherUsed: (id: string) => void;
  readonly onRead: (id: string, ...read: Parameters<NonNullable<PackCarrierDeps['onRead']>>) => void;
}

/** With its table and padding a pack is then one blob of at most 256 KiB more often than not. */
const relayPackBytes = 192 * 1024;
/** Its documents only grow, and are read whole. */
const automergePackBytes = 1024 * 1024;

type OfOneSpace = ServerPlace & { readonly space: string };

function nothing(): undefined {}

/** Whoever was put out would take comrades' tidying for a loss, and fill an old shelf again that they empty. A relay says so itself. */
function belongs(replica: Replica, space: string): boolean {
  return replica.spaces().some(({ id, members }) => id === space && members.includes(replica.device));
}

export function openServer(place: ServerPlace, deps: OpenServerDeps): OpenServer {
  const stop = new AbortController();
  const { url, proxy, space } = place;
  const agent = proxy === undefined ? undefined : () => throughProxy(proxy, url, stop.signal);
  const open =
    space === undefined
      ? openFolder(place, deps, agent, stop.signal)
      : place.kind === 'relay'
        ? openRelay({ ...place, space }, deps, agent)
        : openAutomerge({ ...place, space }, deps, agent);
  return {
    ...open,
    close: async () => {
      stop.abort();
      await open.close();
    },
  };
}

function openFolder(
  { id, url, username, password }: ServerPlace,
  { replica, packReplica, clock, isShared, onRead }: OpenServerDeps,
  agent: (() => Agent) | undefined,
  signal: AbortSignal,
): OpenServer {
  const login = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  const files = createWebdavCarrierFiles({ url, signal, ...login, ...(agent && { agent: agent() }) });
  // What is remembered was read once already, and no change makes it worse.
  if (!files.ok) throw new Error(files.error.type);
  const store = createFilePackStore(files.value, replica.device);
  const carrier = createPackCarrier({
    ...{ replica: packReplica, clock, store },
    carries: (space) => isShared(space) && belongs(replica, space),
    onRead: (...read) => onRead(id, ...read),
  });
  return { store, carrier, trouble: nothing, usage: nothing, close: async () => {} };
}

function openRelay({ id, url, space }: OfOneSpace, deps: OpenServerDeps, agent: (() => Agent) | undefined): OpenServer {
  const { store, replica, box, clock } = deps;
  const session = createRelaySession({
    ...{ origin: url, space, replica, box, clock },
    voucher: { text: () => deps.voucher(id), used: () => deps.voucherUsed(id) },
    memory: { read: () => store.read(`relay ${id}`), keep: (text) => store.keep(`relay ${id}`, text) },
    ...(agent && { agent }),
  });
  const packs = createRelayPackStore(session);
  const { trouble, usage, close, deleteAccount: erase } = session;
  return { store: packs, carrier: carrierFor(id, space, packs, relayPackBytes, deps), trouble, usage, erase, close };
}

function openAutomerge(
  { id, url, space }: OfOneSpace,
  deps: OpenServerDeps,
  agent: (() => Agent) | undefined,
): OpenServer {
  const { store } = deps;
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
  const carrier = carrierFor(id, space, packs, automergePackBytes, deps, () => belongs(deps.replica, space));
  return { store: packs, carrier, trouble: nothing, usage: nothing, close: packs.close };
}

function carrierFor(
  id: string,
  space: string,
  packs: PackStore,
  packBytes: number,
  { packReplica, clock, store, onRead }: OpenServerDeps,
  mayCarry = () => true,
): PackCarrier {
  return createPackCarrier({
    ...{ replica: packReplica, clock, store: packs, limits: { packBytes } },
    cache: createPackCache(store, id),
    onRead: (...read) => onRead(id, ...read),
    carries: (each) => each === space && mayCarry(),
  });
}
