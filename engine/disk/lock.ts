/**
 * One vault, one process. Node has no file locks; LevelDB takes an fcntl lock on its LOCK file, which the kernel drops
 * when the process ends in whatever way. So a small empty database beside the vault is the lock. A file with a process
 * number in it would outlive a crash, and the number might by then be another program's.
 */

import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DiskError } from './files.ts';

export interface Lock {
  readonly release: () => Promise<void>;
}

export async function takeLock(folder: string): Promise<Result<Lock, { readonly type: 'InUse' } | DiskError>> {
  const level = new ClassicLevel(join(folder, 'lock'));
  try {
    await level.open();
    return ok({ release: () => level.close() });
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.cause : undefined;
    const message = cause instanceof Error ? cause.message : String(thrown);
    if (isLocked(cause)) return err({ type: 'InUse' });
    const type = /read-only/i.test(message)
      ? 'ReadOnly'
      : /no space/i.test(message)
        ? 'DiskFull'
        : /permission/i.test(message)
          ? 'NotPermitted'
          : 'DiskFailed';
    return err({ type, path: 'lock' });
  }
}

function isLocked(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'LEVEL_LOCKED';
}
