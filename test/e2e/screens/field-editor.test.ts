import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
afterEach(() => app.close());

const org = '0'.repeat(31).concat('1');

async function openOrganisation(): Promise<Page> {
  app = await openApp({
    vault: async (bridge) => {
      const fields = { name: 'Havnerud', place: 'Fjellvik' };
      unwrap(await bridge.call('perform', { commands: [{ op: 'create', kind: 'organisation', id: org, fields }] }));
    },
  });
  const { page } = app;
  await page.evaluate(`location.hash = '/organisation/${org}'`);
  return page;
}

test('the two boxes of a registry number say which is which, and a half written one is not taken for nothing', async () => {
  const page = await openOrganisation();
  const editor = page.locator('.field-editor');
  const field = page.locator('[data-field="registryIds"]');
  await page.getByRole('heading', { level: 1, name: 'Havnerud' }).waitFor();
  if ((await field.count()) === 0) await page.getByRole('button', { name: 'Registry numbers' }).click();
  else await field.getByRole('button', { name: 'Edit: Registry numbers' }).click();
  await editor.getByText('Register', { exact: true }).waitFor();
  await editor.getByText('Number', { exact: true }).waitFor();
  await editor.getByLabel('Register', { exact: true }).fill('org.nr');
  await editor.getByRole('button', { name: 'Save' }).click();
  await editor.getByText('The number is still missing.').waitFor();
  await app.screenshot('registry-number');
  expect(await app.axe()).toEqual([]);
  await editor.getByLabel('Number', { exact: true }).fill('912 345 678');
  await page.keyboard.press('Enter');
  await field.getByText('org.nr 912 345 678').waitFor();
});

test('what is so already is told by its name and field, when somebody else was quicker', async () => {
  const page = await openOrganisation();
  const place = page.locator('[data-field="place"]');
  await place.getByRole('button', { name: 'Edit: Place' }).click();
  await place.getByLabel('Place').fill('Lyngstad');
  const { bridge, socket } = await app.bridge();
  unwrap(await bridge.call('perform', { commands: [{ op: 'set', id: org, field: 'place', value: 'Lyngstad' }] }));
  socket.close();
  await page.keyboard.press('Enter');
  await page.locator('.toast').getByText('“Place” of Havnerud says so already. Nothing was changed.').waitFor();
  await place.getByText('Lyngstad').waitFor();
  expect(app.complaints()).toEqual([]);
});
