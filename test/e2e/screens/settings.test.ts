import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { type App, openApp, testPassphrase } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
afterEach(() => app.close());

async function goTo(path: string) {
  await app.page.getByRole('navigation').first().waitFor();
  await app.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
}

test('language, theme and text size change at once, in every window, in all four languages', async () => {
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  const second = await app.newWindow();
  await goTo('/settings');
  const titles = {
    nb: 'Språk og utseende',
    nn: 'Språk og utsjånad',
    sv: 'Språk och utseende',
    en: 'Language and looks',
  };
  for (const [language, title] of Object.entries(titles)) {
    await page.locator('.door-language select').selectOption(language);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await second.locator(`html[lang=${language}]`).waitFor();
    // Chromium has no nynorsk of its own: without ours the day would stand there in the computer's language, English.
    if (language === 'nn') await second.getByText(/^(mån|tys|ons|tors|fre|laur|søn)dag \d+\. /).waitFor();
    await app.screenshot(`settings-${language}`);
    expect(await app.axe()).toEqual([]);
  }
  await page.getByLabel('Dark').check();
  await page.locator('html[data-theme=dark]').waitFor();
  await page.getByLabel('150 %').check();
  await second.locator('html[style*="1.5"]').waitFor();
  await app.screenshot('settings-dark-150');
  expect(await app.axe()).toEqual([]);
  expect(JSON.parse(await readFile(app.settingsFile, 'utf8'))).toMatchObject({
    language: 'en',
    theme: 'dark',
    textSize: 150,
  });
  expect(app.complaints()).toEqual([]);
});

test('the passphrase is changed only by who knows it, and the old one opens nothing afterwards', async () => {
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  await goTo('/settings/lock');
  await page.getByLabel('Lock when nobody has used it for').selectOption('5');
  const fillIn = async (current: string) => {
    await page.getByLabel('The passphrase now').fill(current);
    await page.getByLabel('New passphrase').fill('another passphrase for Ida');
    await page.getByLabel('The same once more').fill('another passphrase for Ida');
    await page.getByRole('button', { name: 'Change it' }).click();
  };
  await fillIn('not this one');
  await page.getByText('This passphrase does not open the vault.').waitFor();
  // The one that was wrong is asked for again; the new one is not typed twice more.
  await page.locator('input:focus').and(page.getByLabel('The passphrase now')).waitFor();
  expect(await page.getByLabel('The same once more').inputValue()).toBe('another passphrase for Ida');
  await app.screenshot('settings-lock-wrong');
  expect(await app.axe()).toEqual([]);
  await fillIn(testPassphrase);
  await page.getByText('The passphrase is changed.').waitFor();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('This passphrase does not open the vault.').waitFor();
  await field.fill('another passphrase for Ida');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Lock and passphrase' }).waitFor();
  expect(JSON.parse(await readFile(app.settingsFile, 'utf8'))).toMatchObject({ autoLockMinutes: 5 });
});

test('backups are made, listed and taken along sealed; a check says what it found; the readable file takes a second act', async () => {
  app = await openApp({ vault: 'demo' });
  const { page } = app;
  await goTo('/settings/backups');
  await page.getByText('There is no backup yet.').first().waitFor();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page
    .getByRole('table')
    .getByText(/^today/)
    .waitFor();
  await page.getByText('The newest backup on this disk is from today').waitFor();

  const sealed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a sealed copy …' }).click();
  const copy = await readFile(await (await sealed).path());
  expect((await sealed).suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d\.samband-backup$/);
  expect(copy.subarray(0, 7).toString()).toBe('SMBDBAK');
  expect(copy.includes('example')).toBe(false);

  await page.getByRole('button', { name: 'Check everything' }).click();
  await page.getByText('All of it is sound.').waitFor();
  await app.screenshot('settings-backups');
  expect(await app.axe()).toEqual([]);

  await page.getByRole('button', { name: 'Export everything, readable …' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Save the readable file' }).isDisabled()).toBe(true);
  await app.screenshot('settings-export');
  expect(await app.axe()).toEqual([]);
  await dialog.getByLabel('I know where this file goes and who can read it there.').check();
  const readable = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the readable file' }).click();
  const all = JSON.parse(await readFile(await (await readable).path(), 'utf8')) as { format: string };
  expect(all.format).toBe('samband-export');
  await page.getByText('The readable file is saved.').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a kit put off can be written down until the lock; about says what never happens', async () => {
  app = await openApp({ context: { viewport: { width: 400, height: 900 }, colorScheme: 'dark' } });
  const { page } = app;
  await page.getByLabel('What are you called?').fill('Ida');
  await page.getByRole('button', { name: 'Suggest six words' }).click();
  const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Make my vault' }).click();
  await page.locator('.kit-words li').nth(23).waitFor();
  const words = await page.locator('.kit-words li').allInnerTexts();
  await page.getByRole('button', { name: 'I’ll do it later' }).click();
  await page.getByRole('button', { name: 'Start empty' }).click();
  await goTo('/settings/kit');
  await page.getByText('You put off writing it down.').waitFor();
  expect(await page.locator('.kit-words li').allInnerTexts()).toEqual(words);
  await app.screenshot('settings-kit-400-dark');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Control+l');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByText('The recovery kit can be read only while the vault is new').waitFor();
  await goTo('/settings/about');
  await page.getByText('AGPL-3.0-or-later').waitFor();
  await app.screenshot('settings-about-400-dark');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('what another vault exported is taken in as one step, and a file that is none is refused', async () => {
  const other = await openApp({ vault: 'demo' });
  const { bridge, socket } = await other.bridge();
  const { json } = unwrap(await bridge.call('exportAll', { today: '2026-11-25' }));
  socket.close();
  await other.close();

  app = await openApp({ vault: 'empty' });
  const { page } = app;
  await goTo('/settings/backups');
  const choose = async (name: string, text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Take in an export …' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await choose('list.json', '{"format": "something else"}');
  await page.getByText('This is no readable export of Samband.').waitFor();
  await choose('export.json', json);
  await page.locator('.toast', { hasText: 'things taken in' }).waitFor();
  await app.screenshot('settings-import');
  expect(await app.axe()).toEqual([]);
  await goTo('/organisations');
  await page.locator('.browse-rows .row').first().waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('z');
  await page.getByText('No organisations yet').waitFor();
  expect(app.complaints()).toEqual([]);
});
