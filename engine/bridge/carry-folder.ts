/** Where a window may have things carried: at a whole path, and never where the vault itself lies. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';

/** The path as it is remembered. A folder that is not there (yet) is the carrier's to tell. */
export async function carryFolder(
  folder: string,
  vaultFolder: string,
): Promise<Result<string, { readonly type: 'NotAWholePath' | 'FolderOfVault' }>> {
  // One that begins nowhere would begin where the engine happened to be started.
  if (!isAbsolute(folder)) return err({ type: 'NotAWholePath' });
  const path = resolve(folder);
  const within = relative(await real(vaultFolder), await real(path));
  const isInVault = !/^\.\.(?:[\\/]|$)/.test(within) && !isAbsolute(within);
  return isInVault ? err({ type: 'FolderOfVault' }) : ok(path);
}

/** Links lead where they lead. */
function real(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
