import { constants, watch } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { syncFolder, writeAll } from '../disk/node-files.ts';
import { readPart } from '../disk/read-part.ts';
import type { CarrierFiles, FolderError } from './carrier-files.ts';

/** A real folder. `root` must be there: it is never made, since a stick's mount point without the stick is not the stick. */
export function createNodeCarrierFiles(root: string): CarrierFiles {
  const at = (path: string) => (path === '' ? root : join(root, path));
  const guard = async <T>(path: string, work: () => Promise<T>): Promise<Result<T, FolderError>> => {
    try {
      return ok(await work());
    } catch (thrown) {
      const error = folderError(thrown, path);
      // Whatever the system said of one file: without the folder that is the news.
      return err((await isFolder(root)) ? error : { type: 'FolderGone', path: '' });
    }
  };
  return {
    list: (folder) =>
      guard(folder, async () =>
        (await readdir(at(folder), { withFileTypes: true })).map((each) => ({
          name: each.name,
          type: each.isFile() ? 'file' : each.isDirectory() ? 'folder' : 'other',
        })),
      ),
    size: (path) => guard(path, async () => (await lstat(at(path))).size),
    age: (path) => guard(path, async () => Date.now() - (await lstat(at(path))).mtimeMs),
    read: (path, from, length) =>
      guard(path, () => readPart(at(path), from, length, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))),
    makeFolder: (folder) =>
      guard(folder, async () => {
        await mkdir(at(folder), { mode: 0o700 }).catch(ignore(['EEXIST']));
        await syncWhereItCan(dirname(at(folder)));
        return true as const;
      }),
    create: (path, pieces) =>
      guard(path, async () => {
        const handle = await open(at(path), 'wx', 0o600);
        try {
          for (const piece of pieces) await writeAll(handle, piece);
          await handle.sync().catch(ignore(cannotSync));
        } finally {
          await handle.close();
        }
        return true as const;
      }),
    rename: (from, to) =>
      guard(to, async () => {
        // rename() would replace a file of that name.
        if (await isThere(at(to))) throw Object.assign(new Error('taken'), { code: 'EEXIST' });
        await rename(at(from), at(to));
        if (await syncWhereItCan(dirname(at(to)))) return true as const;
        // Some systems write a name together with its file, where they cannot sync a folder.
        const handle = await open(at(to), 'r+');
        try {
          await handle.sync().catch(ignore(cannotSync));
        } finally {
          await handle.close();
        }
        return true as const;
      }),
    remove: (path) =>
      guard(path, async () => {
        await rm(at(path), { force: true });
        await syncWhereItCan(dirname(at(path)));
        return true as const;
      }),
    medium: () => guard('', async () => (process.platform === 'win32' ? undefined : (await stat(root)).dev)),
    watch: (folders, onChange) => {
      const watchers = folders.flatMap((folder) => {
        try {
          // A watcher that breaks is one less: whoever watches also looks from time to time.
          return [watch(at(folder), { persistent: false }, onChange).on('error', () => onChange())];
        } catch {
          return [];
        }
      });
      return () => {
        for (const watcher of watchers) watcher.close();
      };
    },
  };
}

/** False where this system does not sync folders (FAT by some drivers, shares, Windows). What it tried and could not is thrown. */
async function syncWhereItCan(folder: string): Promise<boolean> {
  try {
    await syncFolder(folder);
    return true;
  } catch (thrown) {
    ignore([...cannotSync, 'EPERM', 'EACCES', 'EISDIR', 'EBADF'])(thrown);
    return false;
  }
}

/** Said by drivers that have no sync at all: what is read back is then all there is to go by. */
const cannotSync = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

function folderError(thrown: unknown, path: string): FolderError {
  switch (codeOf(thrown)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { type: 'DiskFull', path };
    case 'EROFS':
      return { type: 'ReadOnly', path };
    case 'ENOENT':
    case 'ENOTDIR':
      return { type: 'NotFound', path };
    case 'EACCES':
    case 'EPERM':
    case 'ELOOP':
      return { type: 'NotPermitted', path };
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
    case 'ENETUNREACH':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'ESHUTDOWN':
      return { type: 'FolderGone', path: '' };
    default:
      return { type: 'DiskFailed', path };
  }
}

function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
}

function ignore(codes: readonly string[]): (thrown: unknown) => void {
  return (thrown) => {
    if (!codes.includes(codeOf(thrown))) throw thrown;
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (thrown) => {
      ignore(['ENOENT'])(thrown);
      return false;
    },
  );
}
