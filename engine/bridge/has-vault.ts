import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../disk/exists.ts';

/** True where a vault lies, also one whose key file is lost: it can be recovered from a backup's. */
export async function hasVault(folder: string): Promise<boolean> {
  if (await exists(join(folder, 'vault.key'))) return true;
  const log = await readdir(join(folder, 'log')).catch(() => []);
  return log.length > 0;
}
