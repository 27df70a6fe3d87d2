/**
 * The packs of one epoch on a sync server: a directory, which says which pages there are, and pages of a quarter of a
 * megabyte, in which packs lie in pieces. A server's documents only grow, and it sends each whole, in one frame; so they are
 * kept small, and one in which nothing is needed any more is closed: nobody fetches it again.
 *
 * What two devices do at once adds up: pages opened by both, pieces put by both, a pack removed by both. A page that one
 * closes while the other puts a pack into it costs that pack, which is written anew by whoever finds it lacking.
 */
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { packNameOf } from '../packs/pack.ts';
import type { StoredName, StoreError } from '../packs/pack-store.ts';
import type { Recent } from '../packs/recent.ts';
import { sha256 } from '../secret/derive.ts';
import { documentId } from './document-id.ts';
import { type Entry, entryKey, openEntry, sealEntry } from './entry.ts';
import type { ServerConnection } from './server-connection.ts';
import {
  createServerDocument,
  type DocumentLimits,
  type RememberedDocument,
  type ServerDocument,
} from './server-document.ts';
import type { ShelfMemory } from './shelf-memory.ts';

export interface ShelfLimits {
  /** Of a pack in one change: what one frame carries out. */
  readonly pieceBytes: number;
  /** A page takes no more once it holds so much, in so many changes. */
  readonly pageBytes: number;
  readonly pageChanges: number;
  readonly document: DocumentLimits;
}

export interface ServerShelf {
  /** Has what others have just written sent now. */
  readonly nudge: () => void;
  /** Asks for whatever is not here yet. */
  readonly look: () => Promise<Result<true, StoreError>>;
  readonly names: () => readonly StoredName[];
  readonly isThere: () => boolean;
  readonly read: (name: string, from: number, length: number) => Promise<Result<Uint8Array, StoreError>>;
  readonly write: (pack: Uint8Array) => Promise<Result<{ readonly name: string; readonly size: number }, StoreError>>;
  /** False where one of those to keep is not there. */
  readonly remove: (name: string, keeping: readonly string[]) => Promise<Result<boolean, StoreError>>;
  /** Undefined where there is nothing worth it. */
  readonly remember: () => ShelfMemory | undefined;
  /** Of all that was ever fetched or put: tells whether it is worth remembering anew. */
  readonly moved: () => number;
  /** Says of what was written here and broke off that it is not needed. */
  readonly clear: () => Promise<void>;
}

export interface ShelfDeps {
  readonly contentKey: Uint8Array;
  readonly origin: string;
  readonly limits: ShelfLimits;
  readonly recent: Recent;
  /** Undefined while there is none. */
  readonly connection: () => ServerConnection | undefined;
  /** Makes it known by whom its messages are taken. */
  readonly onDocument: (document: ServerDocument) => void;
  /** Ids of documents that cannot be had, and of which nothing more is asked. */
  readonly spoiled: Set<string>;
  /** One after the other: what a server answered with too much is then known. */
  readonly carefully: () => boolean;
  readonly onNews: () => void;
  readonly remembered?: ShelfMemory | undefined;
}

interface Page {
  readonly id: string;
  readonly document: ServerDocument;
  /** By name of the pack; length by where a piece begins. */
  readonly pieces: Map<string, Map<number, number>>;
  readonly removed: Set<string>;
  /** How many changes it had. */
  nudgedAt: number;
}

interface Placed {
  readonly offset: number;
  readonly length: number;
  readonly page: Page;
}

interface IndexedPack {
  readonly size: number;
  /** One after the other without a gap; undefined where one is missing. */
  readonly pieces: readonly Placed[] | undefined;
}

const gone: StoreError = { type: 'CarrierGone' };
/** Pages asked for at once, of those that are known already and so have little to answer. */
const pagesAtOnce = 16;
/** Pieces on their way: enough for the server never to wait, little enough to be answered in time on a slow line. */
const piecesUnderway = 4;

export function createServerShelf(deps: ShelfDeps): ServerShelf {
  const { contentKey, origin, limits, recent, connection, onDocument, spoiled, carefully, onNews, remembered } = deps;
  const key = entryKey(contentKey);
  const pages = new Map<string, Page>();
  const closed = new Set<string>(remembered?.closed);
  const sizes = new Map<string, number>();
  const brokenOff = new Set<string>();
  let indexed: ReadonlyMap<string, IndexedPack> | undefined;
  let writing: Page | undefined;
  let moved = 0;

  const documentOf = (
    part: string,
    before: RememberedDocument | undefined,
    onEntry: (entry: Entry, document: string) => void,
    onLost: () => void,
  ): ServerDocument => {
    const id = documentId(contentKey, part, origin);
    const document = createServerDocument({
      id,
      limits: limits.document,
      remembered: before,
      onPut: ({ value }, live) => {
        moved += value.length;
        const entry = openEntry(value, key, id);
        if (!entry) return;
        indexed = undefined;
        onEntry(entry, id);
        if (live) onNews();
      },
      onLost: () => {
        indexed = undefined;
        onLost();
      },
    });
    onDocument(document);
    return document;
  };

  const pageOf = (id: string): Page => {
    const known = pages.get(id);
    if (known) return known;
    const before = remembered?.pages.find((each) => each.id === id);
    const page: Page = {
      id,
      document: documentOf(
        id,
        before?.document,
        (entry, document) => {
          note(page, entry);
          if (entry.type === 'piece') recent.keep(`${document}/${entry.name}/${entry.offset}`, entry.bytes);
        },
        () => {
          page.pieces.clear();
          page.removed.clear();
        },
      ),
      pieces: new Map(before?.pieces.map(([name, , pieces]) => [name, new Map(pieces)])),
      removed: new Set(before?.removed),
      nudgedAt: 0,
    };
    for (const [name, size] of before?.pieces ?? []) sizes.set(name, size);
    pages.set(id, page);
    return page;
  };

  const note = (page: Page, entry: Entry) => {
    indexed = undefined;
    if (entry.type === 'removed') page.removed.add(entry.name);
    if (entry.type !== 'piece') return;
    sizes.set(entry.name, entry.size);
    const pieces = page.pieces.get(entry.name) ?? new Map<number, number>();
    pieces.set(entry.offset, entry.bytes.length);
    page.pieces.set(entry.name, pieces);
  };

  const listed = new Set<string>(remembered?.listed);
  const directory = documentOf(
    'directory',
    remembered?.directory,
    (entry) => {
      if (entry.type === 'opened') listed.add(entry.page);
      if (entry.type === 'closed') closed.add(entry.page);
    },
    () => {
      listed.clear();
      closed.clear();
    },
  );

  const livePages = (): Page[] => [...listed].filter((id) => !closed.has(id)).map(pageOf);

  /** False where the server has it, and it is of no use. */
  const opened = async (document: ServerDocument): Promise<Result<boolean, StoreError>> => {
    const at = connection();
    if (!at?.isOpen()) return err(gone);
    if (document.isOpen()) return ok(true);
    if (spoiled.has(document.id)) return ok(false);
    const fine = await at.within(document.open(at.send));
    if (!at.isOpen()) return err(gone);
    if (!fine) spoiled.add(document.id);
    return ok(fine);
  };

  const look = async (): Promise<Result<true, StoreError>> => {
    const there = await opened(directory);
    if (!there.ok) return there;
    if (!there.value) return err({ type: 'OtherCarrier' });
    const lacking = livePages().filter(({ document }) => !document.isOpen());
    if (lacking.length > 0) indexed = undefined;
    // A page that was never seen comes whole: one after the other, so that no frame waits behind another's.
    const known = carefully() ? [] : lacking.filter(({ document }) => document.changes() > 0);
    const others = lacking.filter((page) => !known.includes(page));
    for (let from = 0; from < known.length; from += pagesAtOnce) {
      const some = await Promise.all(known.slice(from, from + pagesAtOnce).map(({ document }) => opened(document)));
      if (some.some((each) => !each.ok)) return err(gone);
    }
    for (const { document } of others) {
      const done = await opened(document);
      if (!done.ok) return done;
    }
    return ok(true);
  };

  const index = (): ReadonlyMap<string, IndexedPack> => {
    if (indexed) return indexed;
    // One that cannot be had just now, or ever, holds nothing.
    const live = livePages().filter(({ document }) => document.isOpen());
    const removed = new Set(live.flatMap((page) => [...page.removed]));
    const placed = new Map<string, Placed[]>();
    for (const page of live)
      for (const [name, pieces] of page.pieces) {
        if (removed.has(name)) continue;
        const all = placed.get(name) ?? [];
        for (const [offset, length] of pieces) all.push({ offset, length, page });
        placed.set(name, all);
      }
    const found = new Map<string, IndexedPack>();
    for (const [name, pieces] of placed) {
      const size = sizes.get(name) ?? 0;
      found.set(name, { size, pieces: inOrder(pieces, size) });
    }
    indexed = found;
    return found;
  };

  const bytesOf = async (name: string, { page, offset }: Placed): Promise<Result<Uint8Array, StoreError>> => {
    const at = `${page.document.id}/${name}/${offset}`;
    const held = recent.get(at);
    if (held) return ok(held);
    const server = connection();
    if (!server?.isOpen()) return err(gone);
    page.pieces.clear();
    page.removed.clear();
    await server.within(page.document.reread(server.send));
    if (!server.isOpen()) return err(gone);
    const again = recent.get(at);
    return again ? ok(again) : err({ type: 'NotFound', path: name });
  };

  const hasRoom = (page: Page): boolean =>
    page.document.isOpen() &&
    !closed.has(page.id) &&
    page.document.bytes() < limits.pageBytes &&
    page.document.changes() < limits.pageChanges;

  const put = async (page: Page, entry: Entry): Promise<boolean> => {
    const at = connection();
    const value = sealEntry(entry, key, page.document.id);
    moved += value.length;
    if (!at || !(await at.within(page.document.put({ key: keyByChance(), value })))) return false;
    note(page, entry);
    return true;
  };

  const record = async (entry: Entry): Promise<boolean> => {
    const at = connection();
    if (!at) return false;
    return at.within(directory.put({ key: keyByChance(), value: sealEntry(entry, key, directory.id) }));
  };

  const pageToWrite = async (): Promise<Page | undefined> => {
    if (writing && hasRoom(writing)) return writing;
    writing = livePages().filter(hasRoom).sort(fullestFirst)[0];
    if (writing) return writing;
    const at = connection();
    const id = randomBytes(8).toString('hex');
    if (!at || !(await record({ type: 'opened', page: id }))) return undefined;
    listed.add(id);
    writing = pageOf(id);
    writing.document.start(at.send);
    return writing;
  };

  const write = async (
    pack: Uint8Array,
  ): Promise<Result<{ readonly name: string; readonly size: number }, StoreError>> => {
    const name = packNameOf(sha256(pack));
    const underway: Promise<boolean>[] = [];
    let fine = true;
    brokenOff.add(name);
    for (let offset = 0; offset < pack.length && fine; offset += limits.pieceBytes) {
      const page = await pageToWrite();
      const bytes = pack.subarray(offset, offset + limits.pieceBytes);
      if (!page) fine = false;
      else underway.push(put(page, { type: 'piece', name, offset, size: pack.length, bytes }));
      if (underway.length >= piecesUnderway) fine &&= (await underway.shift()) ?? true;
    }
    const rest = await Promise.all(underway);
    if (!fine || rest.includes(false)) return err(whyNot());
    brokenOff.delete(name);
    return ok({ name, size: pack.length });
  };

  const whyNot = (): StoreError => (connection()?.isOpen() ? { type: 'OtherCarrier' } : gone);

  const remove = async (name: string, keeping: readonly string[]): Promise<Result<boolean, StoreError>> => {
    if (keeping.some((each) => !index().get(each)?.pieces)) return ok(false);
    if (!index().has(name)) return ok(true);
    const page = await pageToWrite();
    if (!page || !(await put(page, { type: 'removed', name }))) return err(whyNot());
    for (const spent of livePages().filter(isSpent)) {
      if (!(await record({ type: 'closed', page: spent.id }))) return err(whyNot());
      closed.add(spent.id);
      indexed = undefined;
    }
    return ok(true);
  };

  /** Full, and all that lies in it was removed; what it says was removed lies nowhere else. */
  const isSpent = (page: Page): boolean => {
    if (page === writing || !page.document.isOpen() || hasRoom(page)) return false;
    const packs = index();
    const others = livePages().filter((each) => each !== page);
    return (
      [...page.pieces.keys()].every((name) => !packs.has(name)) &&
      [...page.removed].every((name) => !others.some(({ pieces }) => pieces.has(name)))
    );
  };

  return {
    nudge: () => {
      directory.nudge();
      for (const page of livePages()) {
        const changes = page.document.changes();
        // A full page was perhaps filled by two at once; after that nobody writes into it.
        if (hasRoom(page) || page.nudgedAt !== changes) page.document.nudge();
        page.nudgedAt = changes;
      }
    },
    look,
    names: () =>
      [...index()].flatMap(([name, { size, pieces }]) => (pieces ? [{ name, type: 'file' as const, size }] : [])),
    isThere: () => listed.size > 0,
    read: async (name, from, length) => {
      const pieces = index().get(name)?.pieces;
      if (!pieces) return err({ type: 'NotFound', path: name });
      const parts: Uint8Array[] = [];
      for (const piece of pieces) {
        const [start, end] = [Math.max(from, piece.offset), Math.min(from + length, piece.offset + piece.length)];
        if (start >= end) continue;
        const bytes = await bytesOf(name, piece);
        if (!bytes.ok) return bytes;
        parts.push(bytes.value.subarray(start - piece.offset, end - piece.offset));
      }
      const [only] = parts;
      return ok(parts.length === 1 && only ? only : Buffer.concat(parts));
    },
    write,
    remove,
    moved: () => moved,
    remember: () => {
      const kept = directory.remember();
      if (!kept || listed.size === 0) return undefined;
      return {
        directory: { ...kept, heads: [...kept.heads], others: [...kept.others] },
        listed: [...listed],
        closed: [...closed],
        pages: livePages().flatMap(({ id, document, pieces, removed }) => {
          const held = document.remember();
          if (!held) return [];
          return {
            id,
            document: { ...held, heads: [...held.heads], others: [...held.others] },
            pieces: [...pieces].map(([name, places]) => [name, sizes.get(name) ?? 0, [...places]] as const),
            removed: [...removed],
          };
        }),
      };
    },
    clear: async () => {
      for (const name of [...brokenOff]) {
        const known = index().get(name);
        const page = known && !known.pieces ? await pageToWrite() : undefined;
        if (known && !known.pieces && !(page && (await put(page, { type: 'removed', name })))) return;
        brokenOff.delete(name);
      }
    },
  };
}

/** Undefined where bytes are missing. The same piece may lie in two pages. */
function inOrder(pieces: readonly Placed[], size: number): readonly Placed[] | undefined {
  const chosen: Placed[] = [];
  let end = 0;
  for (const piece of [...pieces].sort((a, b) => a.offset - b.offset || b.length - a.length)) {
    if (piece.offset !== end) continue;
    chosen.push(piece);
    end += piece.length;
  }
  return end === size ? chosen : undefined;
}

function fullestFirst(a: Page, b: Page): number {
  return b.document.bytes() - a.document.bytes();
}

function keyByChance(): string {
  return randomBytes(8).toString('hex');
}
