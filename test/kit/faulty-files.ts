/**
 * A disk in memory that forgets as real ones do. What was written but not synced may, when the power is cut, be whole,
 * torn, gone, or there while something written earlier is not. Names of new files need their folder synced, which the
 * real port does with a file's first sync and with every atomic write. A failed sync poisons its handle, as in the real
 * port, where the kernel has dropped the pages and would report success next time.
 */
import type { AppendHandle, DiskError, Files } from '../../engine/disk/files.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Random } from './random.ts';

interface File {
  /** What survives a power cut. */
  durable: Uint8Array | undefined;
  /** What a reader sees now. */
  current: Uint8Array;
  /** After a failed sync the kernel calls these bytes clean: no later sync writes them, though every reader sees them. */
  dropped?: { readonly from: number; readonly to: number } | undefined;
}

export interface FaultyDisk {
  /** A new one after each power cut: whoever still holds the old one was running then, and is no more. */
  files: Files;
  /** Bytes that may still be written before the disk says it is full. */
  room: number;
  readOnly: boolean;
  /** The next sync fails, once. */
  failNextSync: boolean;
  /** Calls that still succeed; the one after is cut off half-way and nothing works until `powerCut`. */
  lastCalls: number;
  readonly powerCut: (random: Random) => void;
  readonly flipBit: (path: string, bit: number) => void;
  readonly cut: (path: string, size: number) => void;
  readonly swap: (a: string, b: string) => void;
  readonly paths: () => string[];
  readonly bytesOf: (path: string) => Uint8Array;
  /** Whether these bytes would be there after a power cut, as they are read now. */
  readonly isDurable: (path: string, from: number, to: number) => boolean;
  /** A raw copy, as `cp -r` makes it. */
  readonly clone: () => FaultyDisk;
}

export function createFaultyDisk(start: Iterable<readonly [string, Uint8Array]> = []): FaultyDisk {
  const stored = new Map<string, File>([...start].map(([path, bytes]) => [path, { durable: bytes, current: bytes }]));
  let era = 0;
  /** An atomic write the power was cut in: after it, either file may be there. */
  let halfWritten: [string, File] | undefined;
  const disk: FaultyDisk = {
    room: Number.POSITIVE_INFINITY,
    readOnly: false,
    failNextSync: false,
    lastCalls: Number.POSITIVE_INFINITY,
    files: createFiles(),
    powerCut: (random) => {
      if (disk.lastCalls < 0 && halfWritten && random.chance(0.5)) stored.set(...halfWritten);
      halfWritten = undefined;
      disk.lastCalls = Number.POSITIVE_INFINITY;
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
    isDurable: (path, from, to) => {
      const { durable, current } = stored.get(path) ?? {};
      if (!durable || !current || durable.length < to) return false;
      return durable === current || Buffer.compare(durable.subarray(from, to), current.subarray(from, to)) === 0;
    },
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
        // Later pages reached the disk, earlier ones did not: there are zeros where they should be. Pages are small here,
        // so that short files are torn in many ways too.
        const holed = Uint8Array.from(current);
        const page = random.pick([16, 128, 4_096]);
        for (let from = base.length; from < holed.length; from += page - (from % page))
          if (random.chance(0.4)) holed.fill(0, from, Math.min(holed.length, from + page - (from % page)));
        return holed;
      }
    }
  }

  function createFiles(): Files {
    const own = era;
    const dead = () => own !== era;
    /** False once the power is gone. */
    const powered = (): boolean => disk.lastCalls-- > 0;
    const missing = (path: string): Result<never, DiskError> => err({ type: 'NotFound', path });
    const write = (path: string, bytes: Uint8Array, grows: number): Result<true, DiskError> => {
      if (dead() || disk.lastCalls < 0) return err({ type: 'DiskFailed', path });
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
      const file = stored.get(path);
      if (disk.failNextSync) {
        disk.failNextSync = false;
        if (file) file.dropped = { from: file.durable?.length ?? 0, to: file.current.length };
        return err({ type: 'DiskFailed', path });
      }
      if (!file) return ok(true);
      file.durable = file.current;
      if (file.dropped) file.durable = Uint8Array.from(file.current).fill(0, file.dropped.from, file.dropped.to);
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
        if (!powered()) return err({ type: 'DiskFailed', path });
        const made = stored.has(path) ? ok(true) : write(path, new Uint8Array(), 0);
        return made.ok ? ok(handleOf(path)) : made;
      },
      writeAtomically: async (path, bytes) => {
        if (dead()) return err({ type: 'DiskFailed', path });
        if (disk.readOnly) return err({ type: 'ReadOnly', path });
        if (bytes.length > disk.room) return err({ type: 'DiskFull', path });
        const copy = Uint8Array.from(bytes);
        const wasPowered = disk.lastCalls >= 0;
        if (!powered()) {
          if (wasPowered) halfWritten = [path, { durable: copy, current: copy }];
          return err({ type: 'DiskFailed', path });
        }
        disk.room -= bytes.length;
        stored.set(path, { durable: copy, current: copy });
        return ok(true);
      },
      remove: async (path) => {
        if (disk.readOnly) return err({ type: 'ReadOnly', path });
        if (dead() || !powered()) return err({ type: 'DiskFailed', path });
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
          const half = disk.lastCalls === 0 ? Math.floor(bytes.length / 2) : bytes.length;
          const fits = Math.min(half, Math.max(0, disk.room));
          const grown = new Uint8Array(current.length + fits);
          grown.set(current);
          grown.set(bytes.subarray(0, fits), current.length);
          const written = write(path, grown, fits);
          if (!powered()) return err({ type: 'DiskFailed', path });
          return written.ok && fits < bytes.length ? err({ type: 'DiskFull', path }) : written;
        },
        sync: async () => {
          if (poisoned || dead() || !powered()) return err({ type: 'DiskFailed', path });
          const synced = sync(path);
          if (!synced.ok) poisoned = true;
          return synced;
        },
        truncate: async (size) => {
          if (poisoned || dead() || !powered()) return err({ type: 'DiskFailed', path });
          const file = fileAt(path);
          const { current } = file;
          if (file.dropped && size <= file.dropped.from) file.dropped = undefined;
          disk.room += Math.max(0, current.length - size);
          return write(path, current.slice(0, size), 0);
        },
        close: async () => undefined,
      };
    }
  }
}
