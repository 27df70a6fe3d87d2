/**
 * What lies in a folder, as far as this device has looked: which packs there are, what is in them, and which of them were
 * read back whole since the stick was put in. Whatever is damaged, foreign or not there yet is told and left alone.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { carrierTag } from '../bundles/envelope.ts';
import { toHex } from '../secret/derive.ts';
import type { ReplicaEpoch, ReplicaSpace } from '../sync/replica.ts';
import { type CarrierFiles, type CarrierName, type FolderError, isGone } from './carrier-files.ts';
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
import type { HeldPack } from './trim.ts';
import { isTemporaryName } from './write-named.ts';

export interface PacksHere {
  /** Every pass begins here: is this still the folder it was? */
  readonly begin: () => Promise<Result<true, FolderError>>;
  /** What was read back counts for the stick it was read from: the next one has to show it again. */
  readonly forgetVerified: () => void;
  /** Lists one folder and learns what is in each pack: by its table alone, or by reading it whole. */
  readonly lookInto: (
    space: ReplicaSpace,
    epoch: ReplicaEpoch,
    whole: boolean,
    skipped: Skipped[],
  ) => Promise<Result<Look, FolderError>>;
  /** Reads a pack whole, or with no visitor its table alone, and remembers what came of it. */
  readonly readAt: (
    place: PackPlace,
    size: number,
    visit?: (about: PackEntry | PackReceipt, envelope: Uint8Array) => Promise<void>,
    progress?: (bytes: number) => void,
  ) => Promise<Result<KnownPack, SkipReason | FolderError>>;
  /** Makes the folder where there is none yet. */
  readonly ensureFolder: (folder: string) => Promise<Result<true, FolderError>>;
  /** A pack that was just written here and read back; refused where that was on another medium than the pass began on. */
  readonly add: (pack: KnownPack) => Promise<Result<true, FolderError>>;
  readonly forget: (pack: KnownPack) => void;
  readonly verified: () => readonly KnownPack[];
  readonly has: (folder: string) => boolean;
  /** Tag folders that were there at the last look. */
  readonly folders: () => readonly string[];
}

export interface PacksHereDeps {
  readonly files: CarrierFiles;
  readonly clock: () => number;
  readonly cache?: PackCache;
  /** Milliseconds before a pack that was found damaged is looked at again though its size is the same. */
  readonly retries: number;
}

export interface PackCache {
  readonly get: (name: string) => Promise<Uint8Array | undefined>;
  readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
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
  readonly folder: string;
  readonly space: string;
  /** When it was read whole and found right. */
  readonly verifiedAt?: number;
}

/** One tag folder and what lies in it. */
export interface Look {
  readonly folder: string;
  readonly packs: readonly KnownPack[];
  readonly names: readonly CarrierName[];
}

export interface PackPlace {
  readonly space: ReplicaSpace;
  readonly epoch: ReplicaEpoch;
  readonly folder: string;
  readonly name: string;
}

export function createPacksHere({ files, clock, cache, retries }: PacksHereDeps): PacksHere {
  /** By path. */
  const known = new Map<string, KnownPack>();
  const damaged = new Map<string, { readonly size: number; readonly why: SkipReason; readonly at: number }>();
  const present = new Set<string>();
  let medium: number | undefined;
  let root: ReadonlyMap<string, CarrierName['type']> = new Map();

  const begin = async (): Promise<Result<true, FolderError>> => {
    const found = await files.medium();
    const names = found.ok ? await files.list('') : found;
    if (!found.ok || !names.ok) {
      forgetVerified();
      const { error } = found.ok ? (names as { readonly error: FolderError }) : found;
      return err(error.type === 'NotFound' ? { type: 'FolderGone', path: '' } : error);
    }
    root = new Map(names.value.map(({ name, type }) => [name, type]));
    if (medium !== found.value) {
      const ours = [...known.values()].some(({ folder }) => root.has(folder));
      // A mount point stays behind, empty, when the stick is gone: what is written there would lie on the laptop.
      if (known.size > 0 && !ours) {
        forgetVerified();
        return err({ type: 'OtherFolder', path: '' });
      }
      forgetVerified();
      medium = found.value;
    }
    return ok(true);
  };

  const forgetVerified = () => {
    for (const [path, { verifiedAt: _, ...pack }] of known) known.set(path, pack);
    damaged.clear();
  };

  const lookInto = async (
    space: ReplicaSpace,
    epoch: ReplicaEpoch,
    whole: boolean,
    skipped: Skipped[],
  ): Promise<Result<Look, FolderError>> => {
    const folder = toHex(carrierTag(epoch));
    const nothing = (): Result<Look, never> => {
      for (const [path, pack] of known) if (pack.folder === folder) known.delete(path);
      return ok({ folder, packs: [], names: [] });
    };
    const type = root.get(folder);
    present.delete(folder);
    if (type === undefined) return nothing();
    if (type !== 'folder') {
      skipped.push({ name: folder, why: type === 'file' ? 'Foreign' : 'Link' });
      return nothing();
    }
    const names = await files.list(folder);
    if (!names.ok) return names.error.type === 'NotFound' ? nothing() : names;
    const packs: KnownPack[] = [];
    for (const { name, type } of names.value) {
      if (!isPackName(name)) skipped.push({ name, why: isTemporaryName(name) ? 'Temporary' : 'Foreign' });
      else if (type !== 'file') skipped.push({ name, why: type === 'other' ? 'Link' : 'Foreign' });
      else {
        const pack = await packAt({ space, epoch, folder, name }, whole);
        if (pack.ok) packs.push(pack.value);
        else if (pack.error === 'Vanished') known.delete(`${folder}/${name}`);
        else if (typeof pack.error === 'string') skipped.push({ name, why: pack.error });
        else return err(pack.error);
      }
    }
    const listed = new Set(names.value.map(({ name }) => `${folder}/${name}`));
    for (const [path, pack] of known) if (pack.folder === folder && !listed.has(path)) known.delete(path);
    present.add(folder);
    return ok({ folder, packs, names: names.value });
  };

  const packAt = async (
    place: PackPlace,
    whole: boolean,
  ): Promise<Result<KnownPack, SkipReason | 'Vanished' | FolderError>> => {
    const { folder, name } = place;
    const path = `${folder}/${name}`;
    const size = await files.size(path);
    // Another device has just put it together with others.
    if (!size.ok && size.error.type === 'NotFound') return err('Vanished');
    if (!size.ok) return isGone(size.error) ? size : err('Unreadable');
    const before = known.get(path);
    if (before?.size === size.value && (!whole || before.verifiedAt !== undefined)) return ok(before);
    const bad = damaged.get(path);
    if (bad?.size === size.value && Math.abs(clock() - bad.at) < retries) return err(bad.why);
    const cached = whole ? undefined : await cachedToc(path, size.value);
    if (cached) {
      const pack = { folder, name, size: size.value, space: place.space.id, toc: cached };
      known.set(path, pack);
      return ok(pack);
    }
    return readAt(place, size.value, whole ? async () => {} : undefined);
  };

  const readAt = async (
    { space, epoch, folder, name }: PackPlace,
    size: number,
    visit?: (about: PackEntry | PackReceipt, envelope: Uint8Array) => Promise<void>,
    progress?: (bytes: number) => void,
  ): Promise<Result<KnownPack, SkipReason | FolderError>> => {
    const path = `${folder}/${name}`;
    const keys = new Map([[epoch.id, epoch]]);
    const read = await readPack(size, (from, length) => files.read(path, from, length), epoch, {
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
      known.delete(path);
      damaged.set(path, { size, why, at: clock() });
      return err(why);
    }
    const { toc, hash } = read.value;
    if (hash && packNameOf(hash) !== name) {
      known.delete(path);
      damaged.set(path, { size, why: 'WrongName', at: clock() });
      return err('WrongName');
    }
    const pack = { folder, name, size, space: space.id, toc, ...(hash && { verifiedAt: clock() }) };
    known.set(path, pack);
    damaged.delete(path);
    if (hash) await cache?.put(path, cachedBytes(pack));
    return ok(pack);
  };

  const cachedToc = async (path: string, size: number): Promise<Toc | undefined> => {
    const bytes = await cache?.get(path);
    if (!bytes || bytes.length < 8) return undefined;
    if (new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0) !== BigInt(size)) return undefined;
    const toc = decodeToc(bytes.subarray(8));
    return toc.ok ? toc.value : undefined;
  };

  return {
    begin,
    forgetVerified,
    lookInto,
    readAt,
    ensureFolder: async (folder) => {
      const type = root.get(folder);
      if (type !== undefined && type !== 'folder') return err({ type: 'NotPermitted', path: folder });
      const made = type ? ok(true as const) : await files.makeFolder(folder);
      if (!made.ok) return made;
      root = new Map([...root, [folder, 'folder']]);
      present.add(folder);
      return ok(true);
    },
    add: async (pack) => {
      const now = await files.medium();
      if (!now.ok) return now;
      if (now.value !== medium) return err({ type: 'OtherFolder', path: '' });
      known.set(`${pack.folder}/${pack.name}`, pack);
      await cache?.put(`${pack.folder}/${pack.name}`, cachedBytes(pack));
      return ok(true);
    },
    forget: ({ folder, name }) => {
      known.delete(`${folder}/${name}`);
    },
    verified: () => [...known.values()].filter(({ verifiedAt }) => verifiedAt !== undefined),
    has: (folder) => root.has(folder),
    folders: () => [...present],
  };
}

function cachedBytes({ size, toc }: HeldPack): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  return Buffer.concat([length, encodeToc(toc)]);
}

/** What one file shows is told and skipped; what the folder itself shows ends the pass. */
function skipReason(error: PackProblem | FolderError): SkipReason | FolderError {
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
      return error;
    default:
      return 'Unreadable';
  }
}
