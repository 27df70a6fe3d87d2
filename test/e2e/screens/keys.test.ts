import { afterEach, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
afterEach(() => app.close());

test('the question mark shows every key, Escape takes it away, and the same stands on a page to print', async () => {
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.getByRole('heading', { name: 'Reviewing a pasted post' }).waitFor();
  for (const does of ['add in one line', 'undo your last change', 'Archive', 'said no', 'bring back'])
    expect(await dialog.getByText(does, { exact: true }).count()).toBeGreaterThan(0);
  await app.screenshot('keys-dialog');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await dialog.getByRole('link', { name: 'As a page to print' }).click();
  await page.getByRole('heading', { level: 1, name: 'Keys' }).waitFor();
  await app.screenshot('keys-page');
  expect(await app.axe()).toEqual([]);
  await page.setViewportSize({ width: 400, height: 800 });
  await app.screenshot('keys-page-400');
  expect(await app.axe()).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(app.complaints()).toEqual([]);
});
