import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** True where a vault lies, also one whose key file is lost: it can be recovered from a backup's. */
export async function hasVault(folder: string): Promise<boolean> {
  const keyFile = await access(join(folder, 'vault.key')).then(
    () => true,
    () => false,
  );
  if (keyFile) return true;
  const log = await readdir(join(folder, 'log')).catch(() => []);
  return log.length > 0;
}
