/**
 * What lies in a store, as far as this device has looked: which packs there are, what is in them, and which of them were
 * read back whole since the stick was put in. Whatever is damaged, foreign or not there yet is told and left alone.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { carrierTag } from '../bundles/envelope.ts';
import { isTemporaryName } from '../folder/write-named.ts';
import { toHex } from '../secret/derive.ts';
import {
  decodeToc,
  encodeToc,
  isPackName,
  type PackEntry,
  type PackProblem,
  type PackReceipt,
  packNameOf,
  readPack,
  type Toc,
} from './pack.ts';
import { contentOf } from './pack-entry.ts';
import type { Medium, PackStore, Shelf, StoredName, StoreError } from './pack-store.ts';
import type { HeldPack } from './trim.ts';

export interface PacksHere {
  /** Every pass begins here: is this still the store it was? */
  readonly begin: () => Promise<Result<true, StoreError>>;
  /** What was read back counts for the stick it was read from: the next one has to show it again. */
  readonly forgetVerified: () => void;
  /** Lists one shelf and learns what is in each pack: by its table alone, or by reading it whole. */
  readonly lookInto: (shelf: Shelf, whole: boolean, skipped: Skipped[]) => Promise<Result<Look, StoreError>>;
  /** Reads a pack whole, or with no visitor its table alone, and remembers what came of it. */
  readonly readAt: (
    place: PackPlace,
    size: number,
    visit?: (about: PackEntry | PackReceipt, envelope: Uint8Array) => Promise<void>,
    progress?: (bytes: number) => void,
  ) => Promise<Result<KnownPack, SkipReason | StoreError>>;
  /** A pack that was just written here and counts as read back. */
  readonly add: (pack: KnownPack) => Promise<void>;
  readonly forget: (pack: KnownPack) => void;
  readonly verified: () => readonly KnownPack[];
  /** Those too of which the table alone was read. */
  readonly known: () => readonly KnownPack[];
  /** Whether what was read back counts for long, so that it need not be read again before others go in its favour. */
  readonly lasts: () => boolean;
}

export interface PacksHereDeps {
  readonly store: PackStore;
  readonly clock: () => number;
  readonly cache?: PackCache;
  /** Milliseconds before a pack that was found damaged is looked at again though its size is the same. */
  readonly retries: number;
}

export interface PackCache {
  readonly get: (name: string) => Promise<Uint8Array | undefined>;
  readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly drop: (name: string) => Promise<void>;
  /** Of this shelf nothing else lies there any more, whoever removed it and whenever. */
  readonly keepOnly: (shelf: string, names: ReadonlySet<string>) => Promise<void>;
}

export interface Skipped {
  readonly name: string;
  readonly why: SkipReason;
}

export type SkipReason =
  | PackProblem['type']
  /** Not named as a pack: something of another program. */
  | 'Foreign'
  | 'Temporary'
  | 'Link'
  /** Whole, but under a name that is not its own: renamed, or swapped with another. */
  | 'WrongName'
  | 'Unreadable';

export interface KnownPack extends HeldPack {
  /** shelfKey */
  readonly shelf: string;
  readonly space: string;
  /** When it was read whole and found right. */
  readonly verifiedAt?: number;
}

/** What lies on one shelf. */
export interface Look {
  readonly packs: readonly KnownPack[];
  readonly names: readonly StoredName[];
}

export interface PackPlace extends Shelf {
  readonly name: string;
}

/** Of those whose reading back counts for long, one is read again in each pass, once it has not been for this long. */
const rereads = 3_600_000;

export function shelfKey({ epoch }: Pick<Shelf, 'epoch'>): string {
  return toHex(carrierTag(epoch));
}

/** Those on one shelf that were read back whole. */
export function packsOn(here: Pick<PacksHere, 'verified'>, shelf: Pick<Shelf, 'epoch'>): readonly KnownPack[] {
  const key = shelfKey(shelf);
  return here.verified().filter((pack) => pack.shelf === key);
}

export function createPacksHere({ store, clock, cache, retries }: PacksHereDeps): PacksHere {
  /** By path. */
  const known = new Map<string, KnownPack>();
  const damaged = new Map<string, { readonly size: number; readonly why: SkipReason; readonly at: number }>();
  let medium: Medium = { mark: undefined, lasts: false };

  const begin = async (): Promise<Result<true, StoreError>> => {
    const begun = await store.begin();
    // What lasts is no less there because it cannot be reached just now.
    if (begun.ok ? begun.value.mark !== medium.mark : !medium.lasts) forgetVerified();
    if (!begun.ok) return begun;
    medium = begun.value;
    return ok(true);
  };

  const forgetVerified = () => {
    for (const [path, { verifiedAt: _, ...pack }] of known) known.set(path, pack);
    damaged.clear();
  };

  const lookInto = async (shelf: Shelf, whole: boolean, skipped: Skipped[]): Promise<Result<Look, StoreError>> => {
    const key = shelfKey(shelf);
    const names = await store.list(shelf);
    if (!names.ok) return names;
    const packs = new Map<string, KnownPack>();
    for (const { name, type, size } of names.value) {
      if (type === 'other') skipped.push({ name, why: 'Link' });
      else if (type !== 'file' || !isPackName(name))
        skipped.push({ name, why: isTemporaryName(name) ? 'Temporary' : 'Foreign' });
      else if (size === undefined) skipped.push({ name, why: 'Unreadable' });
      else {
        const pack = await packAt({ ...shelf, name }, size, whole);
        if (pack.ok) packs.set(name, pack.value);
        else if (typeof pack.error === 'string') skipped.push({ name, why: pack.error });
        else return err(pack.error);
      }
    }
    const listed = new Set(names.value.map(({ name }) => `${key}/${name}`));
    for (const [path, pack] of known) if (pack.shelf === key && !listed.has(path)) known.delete(path);
    await cache?.keepOnly(key, listed);
    // A folder's mark changes with the stick; where nothing tells, rot is looked for as in what lasts.
    const isOne = medium.lasts || medium.mark === undefined;
    const [oldest] = whole && isOne ? [...packs.values()].sort(longestUnread) : [];
    if (oldest && clock() - (oldest.verifiedAt ?? 0) > rereads) {
      const again = await readAt({ ...shelf, name: oldest.name }, oldest.size, async () => {});
      const why = again.ok ? undefined : again.error;
      if (why !== undefined && typeof why !== 'string') return err(why);
      if (why !== undefined) {
        packs.delete(oldest.name);
        skipped.push({ name: oldest.name, why });
      }
    }
    return ok({ packs: [...packs.values()], names: names.value });
  };

  const packAt = async (
    place: PackPlace,
    size: number,
    whole: boolean,
  ): Promise<Result<KnownPack, SkipReason | StoreError>> => {
    const path = `${shelfKey(place)}/${place.name}`;
    const before = known.get(path);
    if (before?.size === size && (!whole || before.verifiedAt !== undefined)) return ok(before);
    const bad = damaged.get(path);
    if (bad?.size === size && Math.abs(clock() - bad.at) < retries) return err(bad.why);
    const cached = await cachedPack(place, size);
    if (cached && (!whole || cached.verifiedAt !== undefined)) {
      known.set(path, cached);
      return ok(cached);
    }
    return readAt(place, size, whole ? async () => {} : undefined);
  };

  const readAt = async (
    place: PackPlace,
    size: number,
    visit?: (about: PackEntry | PackReceipt, envelope: Uint8Array) => Promise<void>,
    progress?: (bytes: number) => void,
  ): Promise<Result<KnownPack, SkipReason | StoreError>> => {
    const { space, epoch, name } = place;
    const shelf = shelfKey(place);
    const path = `${shelf}/${name}`;
    const keys = new Map([[epoch.id, epoch]]);
    const read = await readPack(size, (from, length) => store.read(place, name, from, length), epoch, {
      toc: () => visit !== undefined,
      envelope: async (about, bytes) => {
        const content = contentOf(bytes, space.id, keys);
        if (!content) return { type: 'Malformed', why: 'an envelope that does not open here' };
        const fits =
          'id' in about
            ? content.kind === about.kind &&
              content.signed.id === about.id &&
              content.writer === about.writer &&
              content.n === about.n
            : content.kind === 'other';
        if (!fits) return { type: 'Malformed', why: 'an envelope that is not what the table says' };
        await visit?.(about, bytes);
        return undefined;
      },
      ...(progress && { progress }),
    });
    if (!read.ok) {
      const why = skipReason(read.error);
      if (typeof why !== 'string') return err(why);
      return spoiled(path, size, why);
    }
    const { toc, hash } = read.value;
    if (hash && packNameOf(hash) !== name) {
      return spoiled(path, size, 'WrongName');
    }
    const pack = { shelf, name, size, space: space.id, toc, ...(hash && { verifiedAt: clock() }) };
    known.set(path, pack);
    damaged.delete(path);
    if (hash) await cache?.put(path, cachedBytes(pack, medium));
    return ok(pack);
  };

  /** It counts no more, in later runs neither. */
  const spoiled = async (path: string, size: number, why: SkipReason): Promise<Result<never, SkipReason>> => {
    known.delete(path);
    // One that could not be read just now may be whole: it is read again by the next pass.
    if (why !== 'Unreadable') damaged.set(path, { size, why, at: clock() });
    await cache?.drop(path);
    return err(why);
  };

  const cachedPack = async (place: PackPlace, size: number): Promise<KnownPack | undefined> => {
    const shelf = shelfKey(place);
    const bytes = await cache?.get(`${shelf}/${place.name}`);
    if (!bytes) return undefined;
    const cached = decodeCached(bytes);
    if (cached?.size !== size) return undefined;
    const counts = medium.lasts && cached.mark === medium.mark;
    const verified = counts && { verifiedAt: Math.min(cached.verifiedAt, clock()) };
    return { shelf, name: place.name, size, space: place.space.id, toc: cached.toc, ...verified };
  };

  return {
    begin,
    forgetVerified,
    lookInto,
    readAt,
    add: async (pack) => {
      const path = `${pack.shelf}/${pack.name}`;
      known.set(path, pack);
      await cache?.put(path, cachedBytes(pack, medium));
    },
    forget: ({ shelf, name }) => {
      known.delete(`${shelf}/${name}`);
    },
    verified: () => [...known.values()].filter(({ verifiedAt }) => verifiedAt !== undefined),
    known: () => [...known.values()],
    lasts: () => medium.lasts,
  };
}

function longestUnread(a: KnownPack, b: KnownPack): number {
  return (a.verifiedAt ?? 0) - (b.verifiedAt ?? 0);
}

/** u64 size · u64 when it was read back · u8 length of the medium's mark · mark · table (pack.ts). */
function cachedBytes({ size, toc, verifiedAt }: KnownPack, { mark = '' }: Medium): Uint8Array {
  const head = Buffer.alloc(17);
  const marked = Buffer.from(mark);
  head.writeBigUInt64BE(BigInt(size));
  head.writeBigUInt64BE(BigInt(Math.max(0, verifiedAt ?? 0)), 8);
  head.writeUInt8(marked.length, 16);
  return Buffer.concat([head, marked, encodeToc(toc)]);
}

function decodeCached(
  bytes: Uint8Array,
): { readonly size: number; readonly verifiedAt: number; readonly mark: string; readonly toc: Toc } | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const marked = bytes[16];
  if (marked === undefined) return undefined;
  const toc = decodeToc(bytes.subarray(17 + marked));
  if (!toc.ok) return undefined;
  return {
    size: Number(all.readBigUInt64BE()),
    verifiedAt: Number(all.readBigUInt64BE(8)),
    mark: all.toString('utf8', 17, 17 + marked),
    toc: toc.value,
  };
}

/** What one file shows is told and skipped; what the folder itself shows ends the pass. */
function skipReason(error: PackProblem | StoreError): SkipReason | StoreError {
  switch (error.type) {
    case 'WrongSize':
    case 'TooLarge':
    case 'NewerVersion':
    case 'OtherGroup':
    case 'Damaged':
    case 'Malformed':
      return error.type;
    case 'FolderGone':
    case 'OtherFolder':
    case 'CarrierGone':
    case 'ProxyGone':
    case 'NotTrusted':
    case 'OtherCarrier':
    case 'NotJustNow':
    case 'NotKnownThere':
      return error;
    default:
      return 'Unreadable';
  }
}
