/** How the desktop app begins and ends: from a backup somebody double-clicked, over to the next start, and after a fault. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { type ElectronApp, openElectronApp, realRuntime, searchHome } from '../../kit/electron-app.ts';
import { packageRoot, until } from '../../kit/test-host.ts';
import { addOrganisation, testPassphrase, unwrap, withVault } from '../../kit/vaults.ts';

const runtime = realRuntime ? 'electron' : 'double';
const home = mkdtempSync(join(tmpdir(), 'samband-electron-'));
const backup = join(home, 'of-may.samband-backup');
let app: ElectronApp;
let page: Page;
let note: string;

beforeAll(async () => {
  await withVault(async (_test, vault) => {
    const subject = await addOrganisation(vault, 'Elvebredd boligkooperativ');
    const space = vault.spaces.find(({ width }) => width === 'private')?.id ?? '';
    const made = unwrap(newRecord({ kind: 'note', space, fields: { subject } }, vault.context()));
    unwrap(await vault.perform({ kind: 'edit', edits: [made] }));
    note = made.record;
    unwrap(await vault.backup(backup));
  });
  app = await openElectronApp(runtime, { home, words: [backup] });
  page = await app.firstWindow();
});
afterAll(async () => {
  await app?.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const watchBoxes = () =>
  app.evaluate(({ dialog }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = async (...words: unknown[]) => {
      seen.push(JSON.stringify(words.at(-1)));
      return { response: 0, checkboxChecked: false };
    };
  }, undefined);
const seen = () =>
  app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.splice(0).join('\n'), undefined);

const toVault = (path: string) => readFileSync(join(app.vault, path));

test('a backup that was double-clicked is restored where there is no vault: only its passphrase is asked for', async () => {
  await page.getByText('of-may.samband-backup').waitFor();
  await until(() => page.evaluate("document.activeElement?.type === 'password'"));
  mkdirSync(join(packageRoot, 'dist/screenshots'), { recursive: true });
  await page.screenshot({ path: join(packageRoot, 'dist/screenshots/first-run-opened-backup.png') });
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'passphrase' }).waitFor();
  await page.getByLabel('Its passphrase').fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.locator('.quick-add input').waitFor();
  await page.goto(`${app.origin}/#/organisations`);
  await page.getByText('Elvebredd boligkooperativ').first().waitFor();
});

test('where there is a vault, opening a backup says so and changes nothing', async () => {
  await watchBoxes();
  const before = toVault('vault.key');
  await app.startAgain([backup]);
  await until(async () => /of-may\.samband-backup.*There is a vault here already/.test(await seen()));
  expect(toVault('vault.key')).toEqual(before);
  await page.getByText('Elvebredd boligkooperativ').first().waitFor();
});

const editor = () => page.getByRole('textbox', { name: /Note about Elvebredd/ });
const openNote = async () => {
  await page.goto(`${app.origin}/#/note/${note}`);
  await editor().click();
};

test('what is typed when the last window is closed by its button is there at the next start', async () => {
  await openNote();
  await page.keyboard.insertText('The boat leaves at seven, from the quay behind the mill');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), undefined);
  expect(await app.ended).toBe(0);

  app = await openElectronApp(runtime, { home });
  page = await app.firstWindow();
  await page.locator('input[type=password]').fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.locator('.quick-add input').waitFor();
  await openNote();
  await page.getByText('The boat leaves at seven, from the quay behind the mill', { exact: true }).waitFor();
});

test('what cannot be saved is not closed away: the window comes back, and the person decides', async () => {
  await watchBoxes();
  const pid = await app.enginePid();
  process.kill(pid, 'SIGSTOP');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', unless it rains');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), undefined);
  await until(async () => /not saved yet.*"Keep it open","Close it anyway"/.test(await seen()));
  process.kill(pid, 'SIGCONT');
  await page.locator('.note-saving').getByText('Saved', { exact: true }).waitFor();
});

test('a fault of the app itself ends it in order, and tells the terminal nothing of what anybody wrote', async () => {
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('Elvebredd boligkooperativ');
    });
  }, undefined);
  expect(await app.ended).toBe(0);
  expect(app.written()).toContain('ended by a fault of its own: Error');
  expect(app.written()).not.toContain('Elvebredd');
  for (const text of ['Elvebredd boligkooperativ', 'behind the mill'])
    expect(searchHome(runtime, home, text).found).toEqual([]);
});
