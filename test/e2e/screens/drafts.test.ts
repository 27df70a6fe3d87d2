/** What somebody is writing is theirs to go on with, whatever ends it: a lock, a crash of the engine, a reload. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { demoPost } from '../../../shared/demo/demo-post.ts';
import { type App, openApp, testPassphrase, until } from '../../kit/app.ts';
import { searchDisk } from '../../kit/disk-search.ts';

let app: App;
afterEach(() => app.close());

/** Sealed and padded: what is in them only shows in that they differ. */
async function draftFiles(): Promise<string[]> {
  const folder = join(app.folder, 'drafts');
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.endsWith('.new'));
  const read = names.map((name) => readFile(join(folder, name), 'base64').catch(() => ''));
  return (await Promise.all(read)).filter(Boolean).sort();
}

/** Until another draft is on the disk than before `act`; what is put back is sealed anew, as the window's own. */
async function whileKept(act: () => Promise<void>): Promise<void> {
  const before = await draftFiles();
  await act();
  await until(async () => JSON.stringify(await draftFiles()) !== JSON.stringify(before));
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

async function unlockWithDraft(page: Page): Promise<void> {
  // Before the lock is shown, everything is on the disk.
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  await whileKept(() => unlock(page));
}

async function nothingReadable(texts: readonly string[], since: number): Promise<void> {
  for (const text of texts) {
    const { found, looked } = searchDisk({ text, folders: [dirname(app.folder)], since });
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(5);
  }
}

test('a post in review: text, day and decisions are back after a lock and after a crash, and gone once taken in', async () => {
  const since = Date.now() - 1_000;
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('h1').first().waitFor();
  await page.keyboard.press('i');
  await page.locator('.import-box:focus').waitFor();
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(demoPost)})`);
  await page.keyboard.press('Control+V');
  const grid = page.getByRole('grid', { name: 'What was read' });
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name }).first();
  await page.locator('.import-row:focus').waitFor();
  await page.getByRole('button', { name: 'Yes, today' }).click();
  await page.getByText('chosen by you').waitFor();
  await row('Lyktestolpen').focus();
  await page.keyboard.press('x');
  await row('Lyktestolpen').getByText('ignored').waitFor();

  // At once: no time for anything to be sent by itself.
  await page.keyboard.press('Control+l');
  await page.getByText('You locked it.').waitFor();
  await page.getByText('what you were writing in a pasted post, the quick line or a report').waitFor();
  await app.screenshot('drafts-locked');
  expect(await app.axe()).toEqual([]);
  expect(await page.content()).not.toContain('Lyktestolpen');
  await nothingReadable(['Lyktestolpen', 'loddeverkstedet'], since);
  await unlockWithDraft(page);
  await row('Lyktestolpen').getByText('ignored').waitFor();
  await page.getByText('chosen by you').waitFor();
  await app.screenshot('drafts-review-again');

  await whileKept(async () => {
    await row('@loddeverkstedet').focus();
    await page.keyboard.press('x');
    await row('@loddeverkstedet').getByText('ignored').waitFor();
  });
  await app.killEngine();
  await unlock(page);
  await row('@loddeverkstedet').getByText('ignored').waitFor();
  await row('Lyktestolpen').getByText('ignored').waitFor();
  await nothingReadable(['Lyktestolpen', 'loddeverkstedet'], since);

  await row('Lyktestolpen').focus();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  await until(async () => (await draftFiles()).length === 0);
  await page.keyboard.press('Control+l');
  await unlock(page);
  await page.getByRole('heading', { level: 1, name: 'Paste a post' }).waitFor();
  expect(await page.locator('.import-box').inputValue()).toBe('');
  expect(app.complaints()).toEqual([]);
});

test('the quick line, with who may see it, is back after a lock, a crash and a reload; emptied it stays away', async () => {
  const since = Date.now() - 1_000;
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  const line = page.locator('.quick-add input').first();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('met skjulelaget.example today with Ragnfrid');
  await page.locator('.said li').first().waitFor();
  await page.keyboard.press('Control+l');
  await unlockWithDraft(page);
  await until(async () => (await line.inputValue()) === 'met skjulelaget.example today with Ragnfrid');

  await page.keyboard.press('n');
  await page.locator('.said li').first().waitFor();
  const layer = page.locator('.quick-add').getByRole('combobox', { name: 'Who may read it' });
  await whileKept(async () => void (await layer.selectOption({ label: 'Only me' })));
  await whileKept(() => page.keyboard.insertText(' and Oddny'));
  await app.killEngine();
  await unlock(page);
  await until(async () => (await line.inputValue()) === 'met skjulelaget.example today with Ragnfrid and Oddny');
  await nothingReadable(['skjulelaget', 'Ragnfrid'], since);

  await whileKept(async () => void (await page.reload()));
  await until(async () => (await line.inputValue()) === 'met skjulelaget.example today with Ragnfrid and Oddny');
  // A second window is not handed what this one is writing.
  const second = await app.newWindow();
  await second.locator('html[data-filled=true]').waitFor({ state: 'attached' });
  expect(await second.locator('.quick-add input').first().inputValue()).toBe('');
  await second.close();
  await app.screenshot('drafts-line');

  await line.focus();
  await layer.waitFor();
  expect(await layer.locator('option:checked').textContent()).toBe('Only me');
  await page.getByRole('button', { name: 'Empty the line' }).click();
  await until(async () => (await draftFiles()).length === 0);
  await page.keyboard.press('Control+l');
  await unlock(page);
  expect(await line.inputValue()).toBe('');
  expect(app.complaints()).toEqual([]);
});

test('a report’s own words are back after a lock and a crash', async () => {
  const since = Date.now() - 1_000;
  app = await openApp({ vault: 'demo' });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.keyboard.press('r');
  await page.locator('.own-words summary').click();
  const summary = page.locator('.own-words textarea');
  await summary.fill('Nattergalen wants to leave its landlord of the mail.');
  await page.keyboard.press('Control+l');
  await unlockWithDraft(page);
  await page.locator('.own-words textarea').waitFor();
  expect(await summary.inputValue()).toBe('Nattergalen wants to leave its landlord of the mail.');
  await whileKept(() => summary.fill('Nattergalen wants to leave. Ragnfrid knows how.'));
  await app.killEngine();
  await unlock(page);
  await page.locator('.own-words textarea').waitFor();
  expect(await summary.inputValue()).toBe('Nattergalen wants to leave. Ragnfrid knows how.');
  await app.screenshot('drafts-report');
  await nothingReadable(['Nattergalen', 'Ragnfrid'], since);
  await summary.fill('');
  await until(async () => (await draftFiles()).length === 0);
  expect(app.complaints()).toEqual([]);
});
