/** One line, anywhere: names of the vault written small are known, ordinary words are left alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      unwrap(
        await bridge.call('perform', {
          commands: [
            { op: 'create', kind: 'organisation', fields: { name: 'Fjordverket' } },
            { op: 'create', kind: 'organisation', fields: { name: 'Samarbeid' } },
            { op: 'create', kind: 'person', fields: { name: 'Kari Lund' } },
          ],
        }),
      );
    },
  });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const said = () => app.page.locator('.quick-add .said');
const who = async () => (await said().locator('.who').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

test('a known name written small is shown as known, saved as that one, and taken back', async () => {
  const { page } = app;
  await page.keyboard.press('n');
  await page.keyboard.type('møte fjordverket torsdag om samarbeid');
  await said().getByText('Fjordverket').first().waitFor();
  await until(async () => (await who()).length > 0);
  expect(await who()).toEqual([expect.stringMatching(/^Fjordverket .*(known|here)/)]);
  await app.screenshot('quick-add-small');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: 'Fjordverket' }).waitFor();
  await page.locator('.toast', { hasText: 'Fjordverket' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Taken back/).waitFor();
  await page.evaluate(`location.hash = '/organisations'`);
  await page.getByRole('listbox', { name: 'Organisations' }).getByRole('option').first().waitFor();
  expect(await page.getByRole('listbox', { name: 'Organisations' }).getByRole('option').count()).toBe(2);
  expect(app.complaints()).toEqual([]);
});

test('a word that is somebody’s name too stays a word', async () => {
  const { page } = app;
  await page.keyboard.press('n');
  await page.keyboard.type('avtalt samarbeid med Tekna fredag');
  await page.keyboard.press('Enter');
  await said().locator('.problem').waitFor();
  expect(await who()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
