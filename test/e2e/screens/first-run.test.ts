import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterEach, expect, test } from 'vitest';
import { type App, openApp, testPassphrase } from '../../kit/app.ts';

let app: App;
afterEach(() => app.close());

async function fillIn(name = 'Ida Example', passphrase = testPassphrase) {
  const { page } = app;
  await page.getByLabel('What are you called?').fill(name);
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same once more').fill(passphrase);
}

async function kitOnScreen(): Promise<string[]> {
  await app.page.getByRole('heading', { level: 1, name: 'Your recovery kit' }).waitFor();
  const items = await app.page.locator('.kit-words li').allInnerTexts();
  return items.map((item) => item.replace(/^\d+\s*/, '').trim());
}

test('from nothing to Today: name, passphrase, kit on paper, two of its words', async () => {
  app = await openApp();
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: 'How do you want to begin?' }).waitFor();
  await app.screenshot('first-run');
  expect(await app.axe()).toEqual([]);

  await page.getByRole('button', { name: 'Make my vault' }).click();
  await page.getByText('Write a name, or an alias.').waitFor();
  await fillIn();
  await page.getByLabel('The same once more').fill('something else');
  await page.getByRole('button', { name: 'Make my vault' }).click();
  await page.getByText('The two are not the same.').waitFor();
  await app.screenshot('first-run-differ');
  expect(await app.axe()).toEqual([]);
  await page.getByLabel('The same once more').fill(testPassphrase);
  await page.keyboard.press('Enter');

  const words = await kitOnScreen();
  expect(words).toHaveLength(24);
  expect(await app.axe()).toEqual([]);
  await app.screenshot('first-run-kit');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('Is it on paper?').isVisible()).toBe(false);
  expect(await page.getByText('Recovery kit of Ida Example’s Samband vault').isVisible()).toBe(true);
  await app.screenshot('first-run-kit-printed');
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });

  const asked = await page.locator('.kit-check label').allInnerTexts();
  await page.getByLabel(asked[0] ?? '', { exact: true }).fill('nonsense');
  await page.getByRole('button', { name: 'I have written them down' }).click();
  await page.getByText(`${asked[0]} reads differently above.`).waitFor();
  for (const label of asked)
    await page.getByLabel(label, { exact: true }).fill(words[Number(label.replace(/\D/g, '')) - 1] ?? '');
  await page.getByRole('button', { name: 'I have written them down' }).click();

  await page.getByRole('heading', { name: 'Your vault is ready' }).waitFor();
  await app.screenshot('first-run-next');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(page.url()).toMatch(/#\/today$/);
  expect(app.complaints()).toEqual([]);
});

test('six words are suggested and seen, and the demo is full of fictional people', async () => {
  app = await openApp({ context: { viewport: { width: 400, height: 800 }, colorScheme: 'dark' } });
  const { page } = app;
  await page.getByLabel('Look around in a fictional demo').check();
  await page.getByLabel('What are you called?').fill('Ida');
  await page.getByRole('button', { name: 'Suggest six words' }).click();
  const suggested = await page.getByLabel('Passphrase', { exact: true }).inputValue();
  const { wordlist } = (await import(createRequire(import.meta.url).resolve('@scure/bip39/wordlists/english.js'))) as {
    wordlist: string[];
  };
  expect(suggested.split(' ').filter((word) => wordlist.includes(word))).toHaveLength(6);
  await app.screenshot('first-run-400-dark');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await kitOnScreen();
  await app.screenshot('first-run-kit-400-dark');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'I’ll do it later' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const { bridge, socket } = await app.bridge();
  const found = await bridge.call('scan', { text: 'example', limit: 5 });
  expect(found.ok && found.value.length).toBeGreaterThan(0);
  socket.close();

  // Enough looked around: the demo is closed and kept, and a vault of one's own begins, from the settings or the lock.
  await page.evaluate(`location.hash = '/settings/about'`);
  await page.getByRole('heading', { name: 'This is the fictional demo' }).waitFor();
  await app.screenshot('settings-demo-400-dark');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  await page.getByRole('button', { name: 'Begin with a vault of your own …' }).click();
  await page.getByText('Nothing is deleted.').waitFor();
  await app.screenshot('leave-demo-400-dark');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Close the demo' }).click();
  await page.getByRole('heading', { level: 1, name: 'How do you want to begin?' }).waitFor();
  expect(await readdir(`${app.folder}-demo`)).toContain('vault.key');
  await fillIn();
  await page.keyboard.press('Enter');
  await kitOnScreen();
  expect(app.complaints()).toEqual([]);
});

test('a sealed backup becomes the vault; a wrong passphrase and a wrong file change nothing', async () => {
  app = await openApp({ vault: 'demo' });
  const { bridge, socket } = await app.bridge();
  const kept = await bridge.call('backupToKeep', {});
  socket.close();
  await app.close();
  if (!kept.ok) throw new Error(kept.error.type);

  app = await openApp();
  const { page } = app;
  await page.getByLabel('From a sealed backup').check();
  await page.getByRole('button', { name: 'Restore the backup' }).click();
  await page.getByText('Choose the file first.').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Backup Choose the file …' }).click();
  await chooser;
  const file = {
    name: 'my.samband-backup',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('no backup at all'),
  };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('Its passphrase').fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('This file is no Samband backup.').waitFor();
  await app.screenshot('first-run-no-backup');
  expect(await app.axe()).toEqual([]);
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from(kept.value.bytes) });
  await page.getByLabel('Its passphrase').fill('not this one');
  await page.keyboard.press('Enter');
  await page.getByText('This passphrase does not open the vault.').waitFor();
  await page.getByLabel('Its passphrase').fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(await readdir(app.folder)).toContain('vault.key');
});

test('the language changes everything at once, before there is anything', async () => {
  app = await openApp();
  const { page } = app;
  const titles = { nb: 'Hvordan vil du begynne?', nn: 'Korleis vil du byrje?', sv: 'Hur vill du börja?' };
  for (const [language, title] of Object.entries(titles)) {
    await page.locator('.door-language select').selectOption(language);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe(language);
    await app.screenshot(`first-run-${language}`);
  }
  expect(await app.axe()).toEqual([]);
});

test('a crash of the engine does not take the recovery kit from the screen', async () => {
  app = await openApp();
  const { page } = app;
  await fillIn();
  await page.getByRole('button', { name: 'Make my vault' }).click();
  const words = await kitOnScreen();
  await page.evaluate(`document.querySelector('.kit-words').dataset.before = 'yes'`);
  await app.killEngine();
  await page.locator('.kit-words:not([data-before]) li').nth(23).waitFor();
  expect(await kitOnScreen()).toEqual(words);
  await page.getByRole('button', { name: 'I’ll do it later' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
});

test('who was invited has a vault of their own first, and is at the door then', async () => {
  app = await openApp();
  const { page } = app;
  await page.getByLabel('I was invited').check();
  await fillIn();
  await app.screenshot('first-run-invited');
  await page.getByRole('button', { name: 'Make my vault' }).click();
  await kitOnScreen();
  await page.getByRole('button', { name: 'I’ll do it later' }).click();
  await page.getByRole('heading', { level: 1, name: 'Meet' }).waitFor();
  await page.getByLabel('Their invitation').waitFor();
  expect(await app.axe()).toEqual([]);
});
