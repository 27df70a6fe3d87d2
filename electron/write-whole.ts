/** Writes a file whole or not at all: what was there under the name stays until the new one is on the disk. */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

export type NotWritten = 'insideVault' | 'notAllowed' | 'full' | 'other';

/** `kept`: the folder of the vault, in which nobody else may write. Undefined where it went well. */
export async function writeWhole(path: string, bytes: Uint8Array, kept: string): Promise<NotWritten | undefined> {
  const partial = join(dirname(path), `.${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}.partial`);
  try {
    if (await isInside(dirname(path), kept)) return 'insideVault';
    const handle = await open(partial, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, path);
    await syncFolder(dirname(path));
    return undefined;
  } catch (thrown) {
    await rm(partial, { force: true }).catch(() => {});
    return reasonOf(thrown);
  }
}

/** Links are followed: a name elsewhere may lead into the vault. */
async function isInside(folder: string, kept: string): Promise<boolean> {
  const [real, realKept] = [await realpath(folder), await realpath(kept).catch(() => kept)];
  return real === realKept || real.startsWith(`${realKept}${sep}`);
}

/** So that the name survives a power cut too. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => {});
  await handle.close();
}

function reasonOf(thrown: unknown): NotWritten {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'notAllowed';
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'other';
}
