/**
 * A disk in memory that forgets as real ones do. What was written but not synced may, when the power is cut, be whole,
 * torn, gone, or there while something written earlier is not. Names of new files need their folder synced, which the
 * real port does with a file's first sync and with every atomic write.
 */
import type { AppendHandle, DiskError, Files } from '../../engine/disk/files.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Random } from './random.ts';

interface File {
  /** What survives a power cut. */
  durable: Uint8Array | undefined;
  /** What a reader sees now. */
  current: Uint8Array;
}

export interface FaultyDisk {
  /** A new one after each power cut: whoever still holds the old one was running then, and is no more. */
  files: Files;
  /** Bytes that may still be written before the disk says it is full. */
  room: number;
  readOnly: boolean;
  /** The next sync fails, once. */
  failNextSync: boolean;
  readonly powerCut: (random: Random) => void;
  readonly flipBit: (path: string, bit: number) => void;
  readonly cut: (path: string, size: number) => void;
  readonly swap: (a: string, b: string) => void;
  readonly paths: () => string[];
  readonly bytesOf: (path: string) => Uint8Array;
  /** A raw copy, as `cp -r` makes it. */
  readonly clone: () => FaultyDisk;
}

export function createFaultyDisk(start: Iterable<readonly [string, Uint8Array]> = []): FaultyDisk {
  const stored = new Map<string, File>([...start].map(([path, bytes]) => [path, { durable: bytes, current: bytes }]));
  let era = 0;
  const disk: FaultyDisk = {
    room: Number.POSITIVE_INFINITY,
    readOnly: false,
    failNextSync: false,
    files: createFiles(),
    powerCut: (random) => {
      for (const [path, file] of stored) {
        const survived = survives(file, random);
        if (survived) stored.set(path, { durable: survived, current: survived });
        else stored.delete(path);
      }
      era++;
      disk.files = createFiles();
    },
    flipBit: (path, bit) => {
      const bytes = Uint8Array.from(fileAt(path).current);
      const at = Math.floor(bit / 8) % Math.max(1, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
      stored.set(path, { durable: bytes, current: bytes });
    },
    cut: (path, size) => {
      const bytes = fileAt(path).current.slice(0, size);
      stored.set(path, { durable: bytes, current: bytes });
    },
    swap: (a, b) => {
      const [first, second] = [fileAt(a), fileAt(b)];
      stored.set(a, second);
      stored.set(b, first);
    },
    paths: () => [...stored.keys()].sort(),
    bytesOf: (path) => fileAt(path).current,
    clone: () => createFaultyDisk([...stored].map(([path, file]) => [path, Uint8Array.from(file.current)])),
  };
  return disk;

  function fileAt(path: string): File {
    const file = stored.get(path);
    if (!file) throw new Error(`no file ${path}`);
    return file;
  }

  function survives({ durable, current }: File, random: Random): Uint8Array | undefined {
    const base = durable ?? new Uint8Array();
    if (durable === current) return durable;
    if (current.length < base.length) return random.chance(0.5) ? base : current;
    const added = current.length - base.length;
    switch (random.below(4)) {
      case 0:
        return durable;
      case 1:
        return current;
      case 2:
        return current.slice(0, base.length + random.below(added + 1));
      default: {
        // Later pages reached the disk, an earlier one did not: there are zeros where it should be.
        const holed = Uint8Array.from(current);
        const from = base.length + random.below(added + 1);
        holed.fill(0, from, Math.min(holed.length, from + 1 + random.below(4_096)));
        return holed;
      }
    }
  }

  function createFiles(): Files {
    const own = era;
    const dead = () => own !== era;
    const missing = (path: string): Result<never, DiskError> => err({ type: 'NotFound', path });
    const write = (path: string, bytes: Uint8Array, grows: number): Result<true, DiskError> => {
      if (dead()) return err({ type: 'DiskFailed', path });
      if (disk.readOnly) return err({ type: 'ReadOnly', path });
      if (grows > disk.room) return err({ type: 'DiskFull', path });
      disk.room -= grows;
      const file = stored.get(path);
      if (file) file.current = bytes;
      else stored.set(path, { durable: undefined, current: bytes });
      return ok(true);
    };
    const sync = (path: string): Result<true, DiskError> => {
      if (dead()) return err({ type: 'DiskFailed', path });
      if (disk.failNextSync) {
        disk.failNextSync = false;
        return err({ type: 'DiskFailed', path });
      }
      const file = stored.get(path);
      if (file) file.durable = file.current;
      return ok(true);
    };
    return {
      read: async (path) => {
        const file = stored.get(path);
        return file ? ok(Uint8Array.from(file.current)) : missing(path);
      },
      readRange: async (path, from, length) => {
        const file = stored.get(path);
        return file ? ok(file.current.slice(from, from + length)) : missing(path);
      },
      size: async (path) => {
        const file = stored.get(path);
        return file ? ok(file.current.length) : missing(path);
      },
      list: async (folder) => {
        const inside = [...stored.keys()].filter((path) => path.startsWith(`${folder}/`));
        return ok([...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))].sort());
      },
      makeFolder: async (folder) => (disk.readOnly ? err({ type: 'ReadOnly', path: folder }) : ok(true)),
      openAppend: async (path) => {
        const made = stored.has(path) ? ok(true) : write(path, new Uint8Array(), 0);
        return made.ok ? ok(handleOf(path)) : made;
      },
      writeAtomically: async (path, bytes) => {
        if (dead()) return err({ type: 'DiskFailed', path });
        if (disk.readOnly) return err({ type: 'ReadOnly', path });
        if (bytes.length > disk.room) return err({ type: 'DiskFull', path });
        disk.room -= bytes.length;
        const copy = Uint8Array.from(bytes);
        stored.set(path, { durable: copy, current: copy });
        return ok(true);
      },
      remove: async (path) => {
        for (const known of [...stored.keys()])
          if (known === path || known.startsWith(`${path}/`)) stored.delete(known);
        return ok(true);
      },
    };

    function handleOf(path: string): AppendHandle {
      let poisoned = false;
      return {
        append: async (bytes) => {
          if (poisoned || dead()) return err({ type: 'DiskFailed', path });
          const { current } = fileAt(path);
          const fits = Math.min(bytes.length, Math.max(0, disk.room));
          const grown = new Uint8Array(current.length + fits);
          grown.set(current);
          grown.set(bytes.subarray(0, fits), current.length);
          const written = write(path, grown, fits);
          return written.ok && fits < bytes.length ? err({ type: 'DiskFull', path }) : written;
        },
        sync: async () => {
          if (poisoned) return err({ type: 'DiskFailed', path });
          const synced = sync(path);
          if (!synced.ok) poisoned = true;
          return synced;
        },
        truncate: async (size) => {
          if (dead()) return err({ type: 'DiskFailed', path });
          const { current } = fileAt(path);
          disk.room += Math.max(0, current.length - size);
          return write(path, current.slice(0, size), 0);
        },
        close: async () => undefined,
      };
    }
  }
}
