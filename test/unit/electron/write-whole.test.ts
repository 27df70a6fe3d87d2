import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeWhole } from '../../../electron/write-whole.ts';

function scene() {
  const folder = mkdtempSync(join(tmpdir(), 'samband-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const vault = join(folder, 'vault');
  mkdirSync(vault);
  return { folder, vault };
}

test('a file is there whole, under its name, and nothing beside it', async () => {
  const { folder, vault } = scene();
  const path = join(folder, 'report.pdf');
  writeFileSync(path, 'old');
  expect(await writeWhole(path, Buffer.from('new'), vault)).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['report.pdf', 'vault']);
});

test('nothing is written into the vault, nor through a link into it', async () => {
  const { folder, vault } = scene();
  mkdirSync(join(vault, 'log'));
  symlinkSync(join(vault, 'log'), join(folder, 'elsewhere'));
  for (const path of [join(vault, 'a'), join(vault, 'log/a'), join(folder, 'elsewhere/a')])
    expect(await writeWhole(path, new Uint8Array(3), vault)).toBe('insideVault');
  expect(readdirSync(join(vault, 'log'))).toEqual([]);
});

test('a failure leaves what was there, and nothing half', async () => {
  const { folder, vault } = scene();
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'full'), { recursive: true });
  expect(await writeWhole(path, new Uint8Array(3), vault)).toBe('other');
  expect(readdirSync(folder).sort()).toEqual(['taken', 'vault']);
  expect(await writeWhole(join(folder, 'nowhere/a'), new Uint8Array(3), vault)).toBe('other');
});
