import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AppendHandle, DiskError, Files } from './files.ts';
import { readPart } from './read-part.ts';

/** The real disk, below one folder. Files are for their owner only. */
export function createNodeFiles(root: string): Files {
  const at = (path: string) => join(root, path);
  const guard = <T>(path: string, work: () => Promise<T>) => guarded(path, work);
  return {
    read: (path) => guard(path, async () => new Uint8Array(await readFile(at(path)))),
    readRange: (path, from, length) => guard(path, () => readPart(at(path), from, length)),
    size: (path) => guard(path, async () => (await stat(at(path))).size),
    list: async (folder) => {
      const names = await guard(folder, () => readdir(at(folder)));
      if (names.ok) return ok(names.value.sort());
      return names.error.type === 'NotFound' ? ok([]) : names;
    },
    makeFolder: (folder) =>
      guard(folder, async () => {
        const first = await mkdir(at(folder), { recursive: true, mode: 0o700 });
        // The log's files are synced into the log's folder, but who finds that folder after a power cut?
        if (first !== undefined)
          for (let made = at(folder); made.length >= first.length; made = dirname(made))
            await syncFolder(dirname(made));
        return true as const;
      }),
    openAppend: (path) => guard(path, () => openAppend(at(path), path)),
    writeAtomically: (path, bytes) => guard(path, () => writeWhole(at(path), bytes)),
    remove: (path) =>
      guard(path, async () => {
        await rm(at(path), { recursive: true, force: true });
        await syncFolder(dirname(at(path))).catch(ignoreMissing);
        return true as const;
      }),
  };
}

/** Turns what the file system throws into a value, here and nowhere else. */
export async function guarded<T>(path: string, work: () => Promise<T>): Promise<Result<T, DiskError>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return err({ type: diskErrorType(thrown), path });
  }
}

function ignoreMissing(thrown: unknown): void {
  if (diskErrorType(thrown) !== 'NotFound') throw thrown;
}

function diskErrorType(thrown: unknown): DiskError['type'] {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'DiskFull';
    case 'EROFS':
      return 'ReadOnly';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'NotFound';
    case 'EACCES':
    case 'EPERM':
      return 'NotPermitted';
    default:
      return 'DiskFailed';
  }
}

async function openAppend(path: string, name: string): Promise<AppendHandle> {
  const handle = await open(path, 'a', 0o600);
  let folderSynced = false;
  // After a failed fsync Linux drops the dirty pages and reports success next time: nothing on this handle counts then.
  let poisoned = false;
  const guard = (work: () => Promise<void>): Promise<Result<true, DiskError>> =>
    poisoned
      ? Promise.resolve(err({ type: 'DiskFailed', path: name }))
      : guarded(name, async () => {
          await work();
          return true as const;
        });
  return {
    append: (bytes) => guard(() => writeAll(handle, bytes)),
    sync: async () => {
      const synced = await guard(async () => {
        await handle.datasync();
        if (!folderSynced) await syncFolder(dirname(path));
        folderSynced = true;
      });
      if (!synced.ok) poisoned = true;
      return synced;
    },
    truncate: (size) => guard(() => handle.truncate(size)),
    // What counts was synced before; that a broken disk also fails to close its file is no news.
    close: () => handle.close().catch(() => undefined),
  };
}

export async function writeWhole(path: string, bytes: Uint8Array): Promise<true> {
  const temporary = `${path}.new`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    // A full disk is not helped by a half-written file that nobody will read.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown;
  }
  await syncFolder(dirname(path));
  return true;
}

/** A disk that fills up may take a part and say so only in the count. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
}

/** A new or renamed file is only there after a power cut if its folder was synced too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
