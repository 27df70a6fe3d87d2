/**
 * The index on classic-level. Keys are HMACs and values are sealed, so the folder shows neither what is in it nor how
 * much of which kind. One flipped bit in LevelDB's manifest refuses the whole store, and one in its log drops records
 * silently: so nothing in here is the only copy, and readers check counts.
 */

import { createHmac } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { err, ok, type Result } from '../../shared/result.ts';
import { open, seal } from '../secret/seal.ts';
import type { Index } from './index-port.ts';

export interface IndexKeys {
  /** 32 bytes each. */
  readonly names: Uint8Array;
  readonly values: Uint8Array;
}

export async function openLevelIndex(
  folder: string,
  keys: IndexKeys,
): Promise<Result<Index, { readonly type: 'IndexCorrupt' }>> {
  const level = new ClassicLevel<Buffer, Buffer>(join(folder, 'index'), {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
  });
  try {
    await level.open();
  } catch {
    return err({ type: 'IndexCorrupt' });
  }
  const nameOf = (key: string) => createHmac('sha256', keys.names).update(key).digest().subarray(0, 16);
  const unsealed = (key: string, value: Buffer | undefined) =>
    value ? open(value, keys.values, Buffer.from(key)) : undefined;
  return ok({
    get: async (key) => unsealed(key, await level.get(nameOf(key)).catch(() => undefined)),
    getMany: async (wanted) => {
      const values = await level.getMany(wanted.map(nameOf)).catch(() => []);
      return wanted.map((key, position) => unsealed(key, values[position]));
    },
    batch: (writes) =>
      level.batch(
        writes.map((write) =>
          'put' in write
            ? {
                type: 'put' as const,
                key: nameOf(write.put),
                value: Buffer.from(seal(write.value, keys.values, Buffer.from(write.put))),
              }
            : { type: 'del' as const, key: nameOf(write.del) },
        ),
      ),
    close: () => level.close(),
  });
}

/** Moves a store that refuses to open out of the way; the newest such is kept for whoever wants to look. */
export async function setIndexAside(folder: string): Promise<void> {
  await rm(join(folder, 'index.aside'), { recursive: true, force: true });
  await rename(join(folder, 'index'), join(folder, 'index.aside')).catch(() => undefined);
}
