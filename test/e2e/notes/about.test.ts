/** Notes stand on the page of whom or what they are about: organisations and people as well as meetings. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

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
