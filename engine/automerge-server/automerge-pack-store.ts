/**
 * A stock `@automerge/automerge-repo-sync-server` that somebody already runs as a store of packs. It learns nothing but
 * addresses, times and sizes: documents have ids that only members can derive, and all that is put into them is sealed once
 * more (entry.ts). It may lose, withhold or be filled with whatever strangers like; that costs what it costs to write the
 * packs anew, since what counts is what was sealed by the group and came back.
 *
 * Automerge itself is not used: what others send is never loaded, only counted through (one-put-change.ts).
 */
import type { Agent } from 'node:http';
import { err, ok, type Result } from '../../shared/result.ts';
import type { PackStore, Shelf, StoreError } from '../packs/pack-store.ts';
import { createRecent } from '../packs/recent.ts';
import { sha256, toHex } from '../secret/derive.ts';
import { type ConnectionLimits, connectToServer, type GoneWhy, type ServerConnection } from './server-connection.ts';
import type { ServerDocument } from './server-document.ts';
import { createServerShelf, type ServerShelf, type ShelfLimits } from './server-shelf.ts';
import type { ServerUrl } from './server-url.ts';
import { memoryText, readMemory, type ShelfMemory } from './shelf-memory.ts';

export interface AutomergeServerOptions {
  readonly url: ServerUrl;
  /** What all members call this server, whichever address each reaches it by. Ids of documents are derived from it. */
  readonly origin: string;
  /** A proxy's, made for each connection. */
  readonly agent?: () => Agent;
  /** What was seen of the server, sealed by whoever keeps it: a later start then asks only for what came since. */
  readonly memory?: ServerMemory;
  /** PEM. */
  readonly ca?: string;
  readonly limits?: Partial<AutomergeServerLimits>;
}

export interface ServerMemory {
  readonly read: () => Promise<string | undefined>;
  readonly keep: (text: string) => Promise<void>;
}

export type AutomergeServerLimits = ConnectionLimits & ShelfLimits & { readonly recentBytes: number };

const usualLimits: AutomergeServerLimits = {
  connect: 30_000,
  quiet: 20_000,
  answer: 180_000,
  frame: 8 * 1024 * 1024,
  strayFrames: 1_000,
  pieceBytes: 128 * 1024,
  pageBytes: 256 * 1024,
  pageChanges: 500,
  document: { changes: 20_000, bytes: 8 * 1024 * 1024 },
  recentBytes: 64 * 1024 * 1024,
};

/** Bytes to fetch again if it were not: less is not worth writing all of it. */
const worthRemembering = 256 * 1024;

export interface AutomergePackStore extends PackStore {
  /** Ends the connection, and everything that waits for it. */
  readonly close: () => Promise<void>;
}

function notReached(why: GoneWhy): StoreError {
  return why === 'ProxyGone' || why === 'NotTrusted' || why === 'OtherCarrier'
    ? { type: why }
    : { type: 'CarrierGone' };
}

/** For one space: two spaces on one connection would show the server that they are one person's. */
export function createAutomergePackStore(options: AutomergeServerOptions): AutomergePackStore {
  const { url, origin, agent, ca, memory } = options;
  const limits = { ...usualLimits, ...options.limits };
  const recent = createRecent(limits.recentBytes);
  const shelves = new Map<string, ServerShelf>();
  const documents = new Map<string, ServerDocument>();
  const spoiled = new Set<string>();
  const listeners = new Set<() => void>();
  const medium = { mark: toHex(sha256('samband/automerge-server/1', origin)).slice(0, 32), lasts: true };
  const gone: StoreError = { type: 'CarrierGone' };
  let connection: ServerConnection | undefined;
  let connecting: Promise<Result<ServerConnection, GoneWhy>> | undefined;
  let careful = false;
  const stop = new AbortController();
  const { signal } = stop;
  let space: string | undefined;
  let remembered: ReadonlyMap<string, ShelfMemory> | undefined;
  let rememberedAt = 0;

  const onGone = (why: GoneWhy) => {
    connection = undefined;
    const asked = [...documents.values()].filter((document) => document.isOpening());
    // Somebody filled a document beyond what a frame may be. Which one is known where only one was asked for.
    if (why === 'TooLarge') careful = true;
    if (why === 'TooLarge' && asked.length === 1) for (const { id } of asked) spoiled.add(id);
    for (const document of documents.values()) document.leave();
  };

  const connect = async (): Promise<Result<ServerConnection, StoreError>> => {
    connecting ??= connectToServer({
      url,
      limits,
      signal,
      ...(agent && { agent: agent() }),
      ...(ca !== undefined && { ca }),
      onMessage: (message) => {
        const document = documents.get(message.documentId);
        document?.take(message);
        return document !== undefined;
      },
      onGone,
    }).finally(() => {
      connecting = undefined;
    });
    const made = await connecting;
    if (!made.ok) return err(notReached(made.error));
    if (!made.value.isOpen()) return err(gone);
    connection = made.value;
    return ok(connection);
  };

  const shelfOf = ({ space: { id }, epoch }: Shelf): ServerShelf => {
    space ??= id;
    if (space !== id) throw new Error('a store of one space was asked for another');
    const known = shelves.get(epoch.id);
    if (known) return known;
    const shelf = createServerShelf({
      contentKey: epoch.contentKey,
      origin,
      limits,
      recent,
      connection: () => connection,
      onDocument: (document) => documents.set(document.id, document),
      spoiled,
      remembered: remembered?.get(epoch.id),
      carefully: () => careful,
      onNews: () => {
        for (const tell of listeners) tell();
      },
    });
    shelves.set(epoch.id, shelf);
    return shelf;
  };

  const remember = async (atLeast: number): Promise<void> => {
    const moved = [...shelves.values()].reduce((sum, shelf) => sum + shelf.moved(), 0);
    if (!memory || moved - rememberedAt < atLeast) return;
    rememberedAt = moved;
    const kept = new Map(remembered);
    for (const [epoch, shelf] of shelves) {
      const now = shelf.remember();
      if (now) kept.set(epoch, now);
    }
    remembered = kept;
    await memory.keep(memoryText(kept));
  };

  return {
    begin: async () => {
      if (signal.aborted) return err(gone);
      remembered ??= readMemory(await memory?.read());
      if (connection) {
        for (const shelf of shelves.values()) shelf.nudge();
        // A stock server's answer comes behind all that it was still to say; what another says later is news.
        if (await connection.answers()) return ok(medium);
      }
      const connected = await connect();
      return connected.ok ? ok(medium) : connected;
    },
    list: async (place) => {
      const shelf = shelfOf(place);
      const looked = await shelf.look();
      if (!looked.ok) return looked;
      await remember(worthRemembering);
      return ok(shelf.names());
    },
    has: (place) => shelfOf(place).isThere(),
    read: (place, name, from, length) => shelfOf(place).read(name, from, length),
    write: (place, pieces) => shelfOf(place).write(Buffer.concat([...pieces])),
    remove: (place, name, keeping) => shelfOf(place).remove(name, keeping),
    ready: async () => ok(true),
    makes: () => true,
    mayRemove: () => true,
    clear: (place) => shelfOf(place).clear(),
    watch: (onChange) => {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
      };
    },
    close: async () => {
      // What was put and not confirmed is put again; nobody is waited for to say so.
      stop.abort();
      listeners.clear();
      recent.clear();
      await remember(1);
    },
  };
}
