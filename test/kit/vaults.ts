/** Real vaults in throw-away folders, with a cheap Argon2id so that a test does not take a second for each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenError, Vault } from '../../engine/vault/api.ts';
import { createVault, openVault } from '../../engine/vault/vault.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { setField } from '../../shared/edit/set-field.ts';
import type { Result } from '../../shared/result.ts';

export const testPassphrase = 'seven quiet ferries leave at dawn';

export interface TestVault {
  readonly root: string;
  readonly folder: string;
  readonly options: { readonly memoryKiB: number; readonly machineTokenFile: string };
  readonly kit: readonly string[];
  readonly open: (passphrase?: string) => Promise<Result<Vault, OpenError>>;
}

export async function withVault(use: (test: TestVault, vault: Vault) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'samband-test-'));
  const folder = join(root, 'vault');
  const options = { memoryKiB: 64, machineTokenFile: join(root, 'state', 'machine') };
  try {
    const created = await createVault(
      folder,
      { name: 'Ida Example', passphrase: Buffer.from(testPassphrase) },
      options,
    );
    if (!created.ok) throw new Error(JSON.stringify(created.error));
    const { vault, kit } = created.value;
    const open = (passphrase = testPassphrase) => openVault(folder, Buffer.from(passphrase), options);
    await use({ root, folder, options, kit, open }, vault);
    await vault.lock();
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export async function addOrganisation(
  vault: Vault,
  name: string,
  width: 'private' | 'coalition' = 'coalition',
): Promise<string> {
  const space = vault.spaces.find((each) => each.width === width);
  const made = unwrap(newRecord({ kind: 'organisation', space: space?.id ?? '', fields: { name } }, vault.context()));
  unwrap(await vault.perform({ kind: 'edit', edits: [made] }));
  return made.record;
}

export async function change(vault: Vault, record: string, field: string, value: string): Promise<void> {
  const row = vault.graph().rowOf(record);
  if (!row) throw new Error(`no row ${record}`);
  unwrap(await vault.perform(unwrap(setField(vault.graph(), { row, field, value }, vault.context()))));
}

export function names(vault: Vault): string[] {
  return vault
    .graph()
    .ofKind('organisation')
    .filter((row) => row.archived.state !== 'archived')
    .map((row) => row.fields.name ?? '')
    .sort();
}
