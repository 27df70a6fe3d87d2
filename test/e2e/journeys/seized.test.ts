/**
 * PRODUCT.md §7, D, as far as one laptop goes: it is taken while locked, and holds ciphertext alone; on another laptop
 * the backup from a stick and the sheet of paper bring everything back, though the passphrase is forgotten.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';
import { searchDisk } from '../../kit/disk-search.ts';

let laptop: App;
let another: App;
afterAll(async () => {
  await laptop?.close();
  await another?.close();
});

const passphrase = 'nine slow trams at midnight';

test('the seized laptop', async () => {
  const since = Date.now();
  laptop = await openApp();
  const { page } = laptop;
  page.setDefaultTimeout(15_000);
  const look = async (app: App, name: string) => {
    await app.screenshot(`journey-seized-${name}`);
    expect(await app.axe()).toEqual([]);
  };

  // At home: a vault, and its recovery kit on paper.
  await page.getByLabel('What are you called?').fill('Ida');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same once more').fill(passphrase);
  await page.getByRole('button', { name: 'Make my vault' }).click();
  await page.locator('.kit-words li').nth(23).waitFor();
  const paper = (await page.locator('.kit-words li').allInnerTexts()).map((each) => each.replace(/^\d+\s*/, '').trim());
  for (const label of await page.locator('.kit-check label').allInnerTexts())
    await page.getByLabel(label, { exact: true }).fill(paper[Number(label.replace(/\D/g, '')) - 1] ?? '');
  await page.getByRole('button', { name: 'I have written them down' }).click();
  await page.getByRole('button', { name: 'Start empty' }).click();

  // A day's work: an organisation, a person, a note.
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('met skjulelaget.example today with Ragnfrid');
  await page.locator('.said li').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.type('Ragnfrid knows the chair of Nattergalen.');
  await page.locator('.note-saving').getByText('Saved', { exact: true }).waitFor();

  // A copy for the stick, from the settings.
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('link', { name: 'Where my edits are', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a sealed copy …' }).click();
  const stick = await (await download).path();
  await page.getByText('The sealed copy is saved.').waitFor();
  await look(laptop, 'backup');

  // It is locked, and then taken: nothing can be read of it, on the screen or on the disk.
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  await look(laptop, 'locked');
  for (const secret of ['skjulelaget', 'Ragnfrid', 'Nattergalen', passphrase, paper.slice(0, 3).join(' ')]) {
    expect(await page.content()).not.toContain(secret);
    const { found, looked } = searchDisk({ text: secret, folders: [dirname(laptop.folder)], since });
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(5);
    expect((await readFile(stick)).includes(secret)).toBe(false);
  }

  // Another laptop: the stick and the paper. The passphrase is forgotten; a new one is set.
  another = await openApp();
  const fresh = another.page;
  fresh.setDefaultTimeout(15_000);
  await fresh.getByLabel('From a sealed backup').check();
  await fresh.locator('input[type=file]').setInputFiles({
    name: 'stick.samband-backup',
    mimeType: 'application/octet-stream',
    buffer: await readFile(stick),
  });
  await fresh.getByRole('button', { name: 'Use the recovery kit' }).click();
  await fresh.getByLabel('The 24 words, in order').fill([...paper].reverse().join(' '));
  await fresh.getByLabel('New passphrase').fill('a wholly new passphrase');
  await fresh.getByLabel('The same once more').fill('a wholly new passphrase');
  await fresh.getByRole('button', { name: 'Restore the backup' }).click();
  await fresh.getByText('These words do not open the vault.').waitFor();
  await fresh.getByLabel('The 24 words, in order').fill(paper.join(' '));
  await fresh.getByText('All 24 words are there.').waitFor();
  await fresh.getByLabel('New passphrase').fill('a wholly new passphrase');
  await fresh.getByLabel('The same once more').fill('a wholly new passphrase');
  await look(another, 'restore');
  await fresh.getByRole('button', { name: 'Restore the backup' }).click();

  // Everything is there, and the new passphrase is the one that opens it from now on.
  await fresh.getByRole('link', { name: 'skjulelaget.example' }).first().click();
  await fresh.getByText('Ragnfrid knows the chair of Nattergalen.').waitFor();
  await look(another, 'restored');
  await fresh.keyboard.press('Control+l');
  await fresh.getByLabel('Passphrase', { exact: true }).fill('a wholly new passphrase');
  await fresh.keyboard.press('Enter');
  await fresh.getByText('Ragnfrid knows the chair of Nattergalen.').waitFor();
  expect([...laptop.complaints(), ...another.complaints()]).toEqual([]);
});
