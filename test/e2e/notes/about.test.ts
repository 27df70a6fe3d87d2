/** Notes stand on the page of whom or what they are about: organisations and people as well as meetings. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { rowsOf } from '../../kit/rows-of.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo' });
  await app.page.locator('html[data-filled="true"]').waitFor();
});
afterAll(() => app.close());

test.each(['organisations', 'people'])('%s: begun, written, saved, opened by itself, put away', async (place) => {
  const { page } = app;
  await page.evaluate(`location.hash = "/${place}"`);
  await page.locator('.browse-rows .row').first().click();
  const notes = page.getByRole('region', { name: 'Notes' });
  await notes.getByText('No notes yet.').waitFor();
  await notes.getByRole('button', { name: 'Start a note' }).click();
  // The cursor is in it already.
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.type('They meet on Thursdays.');
  await notes.locator('.note-saving').getByText('Saved', { exact: true }).waitFor();
  await notes.getByText('Only me').first().waitFor();
  await app.screenshot(`notes-${place}`);
  expect(await app.axe()).toEqual([]);
  await notes.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1, name: /^Note about / }).waitFor();
  await page.getByText('They meet on Thursdays.').waitFor();
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.locator('.toast', { hasText: 'put away' }).getByRole('button', { name: 'Undo' }).waitFor();
  await page.getByRole('button', { name: 'Bring back' }).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('notes that somebody only looked into leave nothing behind, and what was written is taken back by its name', async () => {
  const { page } = app;
  const today = async () => {
    await page.evaluate(`location.hash = '/today'`);
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  };
  await today();
  const { bridge, socket } = await app.bridge();
  const notes = async () => {
    const rows = await rowsOf(bridge, '2026-11-25');
    return rows.filter(({ kind, archived }) => kind === 'note' && archived.state !== 'archived').length;
  };
  const before = await notes();
  const write = page.getByRole('link', { name: 'Notes' });
  await write.first().click();
  await page.locator('.cm-content:focus').waitFor();
  expect(await notes()).toBe(before + 1);
  await today();
  await until(async () => (await notes()) === before);

  await write.first().click();
  await page.locator('.cm-content:focus').waitFor();
  const name = await page.locator('h1').first().innerText();
  await page.keyboard.type('Short of time.');
  await page.locator('.note-saving').getByText('Saved', { exact: true }).waitFor();
  await today();
  await until(async () => (await notes()) === before + 1);
  await page.keyboard.press('z');
  await page.locator('.toast', { hasText: `Taken back: the note about ${name}` }).waitFor();
  socket.close();
  expect(app.complaints()).toEqual([]);
});
