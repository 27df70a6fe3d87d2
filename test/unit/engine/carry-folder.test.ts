import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryFolder } from '../../../engine/bridge/carry-folder.ts';

let root: string;
let vault: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'samband-carry-'));
  vault = join(root, 'vault');
  await mkdir(join(vault, 'log'), { recursive: true });
  await symlink(vault, join(root, 'link'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('nothing is carried into the folder of the vault, by whatever way one gets there', async () => {
  for (const path of [
    vault,
    join(vault, 'log'),
    `${root}/x/../vault/`,
    join(root, 'link'),
    join(root, 'link/log'),
    join(vault, '..gone'),
  ])
    expect(await carryFolder(path, vault)).toEqual({ ok: false, error: { type: 'FolderOfVault' } });
});

test('a path that begins nowhere is none', async () => {
  for (const path of ['carry', './carry', '../carry', '~/carry'])
    expect(await carryFolder(path, vault)).toEqual({ ok: false, error: { type: 'NotAWholePath' } });
});

test('any other folder is taken as it is written, there or not, once', async () => {
  for (const path of [`${root}/stick`, `${root}/stick/`, `${root}/./stick`, `${root}/vault/../stick`])
    expect(await carryFolder(path, vault)).toEqual({ ok: true, value: join(root, 'stick') });
  expect(await carryFolder(join(root, 'vault-of-bo'), vault)).toMatchObject({ ok: true });
  expect(await carryFolder(join(root, '..gone'), vault)).toMatchObject({ ok: true });
});
