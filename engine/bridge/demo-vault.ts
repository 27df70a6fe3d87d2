/** The fictional demo is a vault like others, with a mark beside its key; it can be left without being deleted. */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { exists } from '../disk/exists.ts';
import type { DiskError } from '../disk/files.ts';
import { guarded } from '../disk/node-files.ts';

const mark = 'demo';

export function markAsDemo(folder: string): Promise<Result<void, DiskError>> {
  return guarded(folder, () => writeFile(join(folder, mark), 'Everybody in this vault is made up.\n', { mode: 0o600 }));
}

export function isDemo(folder: string): Promise<boolean> {
  return exists(join(folder, mark));
}

/** Moves the closed vault beside itself and gives the folder it lies in from then on. */
export async function setDemoAside(folder: string): Promise<Result<string, DiskError>> {
  let aside = `${folder}-demo`;
  for (let count = 2; await exists(aside); count++) aside = `${folder}-demo-${count}`;
  const moved = await guarded(folder, () => rename(folder, aside));
  return moved.ok ? ok(aside) : moved;
}
