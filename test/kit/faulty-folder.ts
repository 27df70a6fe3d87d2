/**
 * A stick in memory, with the manners of FAT: names without case, no replacing by renaming, no sync of folders, and after
 * a power cut a renamed file may be there under either name, under both or under none until the system has flushed. It
 * can be full at any byte, write-protected, pulled out at any call, and swapped for another. Several may use it at once;
 * a view may be shown files late, as over a share.
 */
import type { CarrierFiles, FolderError } from '../../engine/folder/carrier-files.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Random } from './random.ts';

interface File {
  bytes: Uint8Array;
  synced: boolean;
  /** The name it had before, as long as the folder may forget that it was renamed. */
  before?: string | undefined;
}

export interface View {
  /** Random number of listings, below this, that a file stays hidden from this view. */
  readonly late?: number;
  /** Waited for before every call, so that a test decides who is next. */
  readonly turn?: () => Promise<void>;
}

export interface FaultyFolder {
  readonly files: (view?: View) => CarrierFiles;
  /** Bytes that may still be written. */
  room: number;
  readOnly: boolean;
  /** Calls that still succeed; then the stick is out, in the middle of what was being done. */
  lastCalls: number;
  medium: number;
  readonly calls: () => number;
  readonly pullOut: () => void;
  readonly putIn: () => void;
  /** Pulls it out with what was not flushed lost, torn or doubled. */
  readonly powerCut: () => void;
  /** Some time passes: everything is on the medium. */
  readonly flush: () => void;
  readonly paths: () => string[];
  readonly bytesOf: (path: string) => Uint8Array;
  /** As a person or another program puts it there; undefined takes it away. */
  readonly put: (path: string, bytes: Uint8Array | undefined) => void;
  readonly link: (path: string) => void;
  /** As somebody does who tidies up. */
  readonly wipe: () => void;
  readonly clone: (random: Random) => FaultyFolder;
}

export function createFaultyFolder(
  random: Random,
  start: Iterable<readonly [string, Uint8Array]> = [],
  startFolders: Iterable<string> = [],
): FaultyFolder {
  const stored = new Map<string, File>([...start].map(([path, bytes]) => [path, { bytes, synced: true }]));
  const removed = new Map<string, File>();
  const folders = new Set<string>(startFolders);
  const links = new Set<string>();
  for (const path of stored.keys()) folders.add(path.split('/')[0] ?? '');
  let calls = 0;
  let out = false;
  const gone: FolderError = { type: 'FolderGone', path: '' };
  const folder: FaultyFolder = {
    files: createFiles,
    room: Number.POSITIVE_INFINITY,
    readOnly: false,
    lastCalls: Number.POSITIVE_INFINITY,
    medium: 1,
    calls: () => calls,
    pullOut: () => {
      out = true;
    },
    putIn: () => {
      out = false;
      folder.lastCalls = Number.POSITIVE_INFINITY;
    },
    powerCut: () => {
      out = true;
      for (const [path, file] of [...stored]) {
        if (!file.synced) {
          const bytes = file.bytes.slice(0, random.below(file.bytes.length + 1));
          if (random.chance(0.3)) bytes.fill(0, Math.floor(bytes.length / 2));
          if (random.chance(0.3)) stored.delete(path);
          else stored.set(path, { bytes, synced: true });
        } else if (file.before !== undefined) {
          const chance = random.below(4);
          if (chance === 0 || chance === 2) stored.set(file.before, { bytes: file.bytes, synced: true });
          if (chance === 0 || chance === 3) stored.delete(path);
          file.before = undefined;
        }
      }
      for (const [path, file] of removed) if (random.chance(0.5) && !stored.has(path)) stored.set(path, file);
      removed.clear();
    },
    flush: () => {
      removed.clear();
      for (const file of stored.values()) Object.assign(file, { synced: true, before: undefined });
    },
    paths: () => [...stored.keys()].sort(),
    bytesOf: (path) => {
      const file = stored.get(path);
      if (!file) throw new Error(`no file ${path}`);
      return file.bytes;
    },
    put: (path, bytes) => {
      if (path.includes('/')) folders.add(path.split('/')[0] ?? '');
      if (bytes) stored.set(path, { bytes, synced: true });
      else stored.delete(path);
    },
    link: (path) => links.add(path),
    wipe: () => {
      stored.clear();
      folders.clear();
    },
    clone: (other) =>
      createFaultyFolder(
        other,
        [...stored].map(([path, { bytes }]) => [path, Uint8Array.from(bytes)]),
        folders,
      ),
  };
  return folder;

  function createFiles({ late = 0, turn }: View = {}): CarrierFiles {
    const hiddenFor = new Map<string, number>();
    /** True where the call goes through; `cut`: it is the one in whose middle the stick goes. */
    const call = async (): Promise<'done' | 'cut' | 'gone'> => {
      await turn?.();
      calls++;
      if (out) return 'gone';
      if (folder.lastCalls-- > 0) return 'done';
      out = true;
      return 'cut';
    };
    const taken = (path: string) => [...stored.keys()].some((known) => known.toLowerCase() === path.toLowerCase());
    const fits = (path: string) => path.split('/').every((part) => /^[0-9a-z][0-9a-z.]{0,59}$/.test(part));
    const reading = async <T>(work: () => Result<T, FolderError>) => ((await call()) === 'done' ? work() : err(gone));
    const changing = async (
      path: string,
      work: () => Result<true, FolderError>,
    ): Promise<Result<true, FolderError>> => {
      const state = await call();
      if (state === 'gone') return err(gone);
      if (folder.readOnly) return err({ type: 'ReadOnly', path });
      // In the middle: done or not, and nobody learns which.
      if (state === 'cut') {
        if (random.chance(0.5)) work();
        return err(gone);
      }
      return work();
    };
    const isHidden = (path: string): boolean => {
      if (late === 0) return false;
      const left = hiddenFor.get(path) ?? random.below(late);
      hiddenFor.set(path, left - 1);
      return left > 0;
    };
    return {
      list: (at) =>
        reading(() => {
          if (at === '')
            return ok([
              ...[...folders].map((name) => ({
                name,
                type: links.has(name) ? ('other' as const) : ('folder' as const),
              })),
              ...[...stored.keys()]
                .filter((path) => !path.includes('/'))
                .map((name) => ({ name, type: 'file' as const })),
            ]);
          if (!folders.has(at)) return err({ type: 'NotFound', path: at });
          return ok(
            random
              .shuffled([...stored.keys()].filter((path) => path.startsWith(`${at}/`) && !isHidden(path)))
              .map((path) => ({
                name: path.slice(at.length + 1),
                type: links.has(path) ? ('other' as const) : ('file' as const),
              })),
          );
        }),
      size: (path) =>
        reading(() => {
          const file = stored.get(path);
          return file ? ok(file.bytes.length) : err({ type: 'NotFound', path });
        }),
      age: () => reading(() => ok(60_000)),
      read: (path, from, length) =>
        reading(() => {
          const file = stored.get(path);
          return file ? ok(file.bytes.slice(from, from + length)) : err({ type: 'NotFound', path });
        }),
      makeFolder: (path) =>
        changing(path, () => {
          folders.add(path);
          return ok(true);
        }),
      create: async (path, pieces) => {
        if (!fits(path)) throw new Error(`FAT could not take ${path}`);
        const state = await call();
        if (state === 'gone') return err(gone);
        if (folder.readOnly) return err({ type: 'ReadOnly', path });
        if (!folders.has(path.split('/')[0] ?? '')) return err({ type: 'NotFound', path });
        if (taken(path)) return err({ type: 'DiskFailed', path });
        const file: File = { bytes: new Uint8Array(), synced: false };
        stored.set(path, file);
        if (state === 'cut') return err(gone);
        for (const piece of pieces) {
          const going = await call();
          if (going === 'gone') return err(gone);
          const part = piece.slice(0, Math.min(folder.room, going === 'cut' ? piece.length / 2 : piece.length));
          folder.room -= part.length;
          file.bytes = Buffer.concat([file.bytes, part]);
          if (going === 'cut') return err(gone);
          if (part.length < piece.length) return err({ type: 'DiskFull', path });
        }
        if ((await call()) !== 'done') return err(gone);
        file.synced = true;
        return ok(true);
      },
      rename: (from, to) =>
        changing(to, () => {
          if (!fits(to)) throw new Error(`FAT could not take ${to}`);
          const file = stored.get(from);
          if (!file) return err({ type: 'NotFound', path: from });
          if (taken(to)) return err({ type: 'DiskFailed', path: to });
          stored.delete(from);
          stored.set(to, { ...file, before: from });
          return ok(true);
        }),
      remove: (path) =>
        changing(path, () => {
          const file = stored.get(path);
          if (file) {
            removed.set(path, file);
            folder.room += file.bytes.length;
          }
          stored.delete(path);
          return ok(true);
        }),
      medium: () => reading(() => ok(folder.medium)),
      watch: () => () => {},
    };
  }
}

/** Lets those who wait go on one by one, in an order that chance decides. */
export function createTurns(random: Random): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = () => {
    const [chosen] = waiting.splice(random.below(waiting.length), 1);
    chosen?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((done) => {
      waiting.push(done);
      if (waiting.length === 1) setImmediate(next);
    });
}
