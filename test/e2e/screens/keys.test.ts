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

test('after G and a letter the keys of the list work at once; on a meeting 1 to 8 do, wherever one stands', async () => {
  app = await openApp({ vault: 'demo' });
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.locator('html[data-filled="true"]').waitFor();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await press('g', 'p');
  const wanted = page.getByRole('listbox', { name: /^want to meet/ });
  const chosen = wanted.getByRole('option', { selected: true });
  await chosen.waitFor();
  const first = await chosen.locator('.plan-card-name').innerText();
  // The card is drawn as chosen, so the arrow goes on from it.
  await press('ArrowDown', 'ArrowUp', '2');
  await page.locator('.toast', { hasText: first }).waitFor();
  await press('z');
  await page.locator('.toast', { hasText: 'Taken back' }).waitFor();

  await press('g', 'o');
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  await page.locator('main [role="option"]').first().waitFor();
  await press('j');
  await page.locator('[role="listbox"]:focus').waitFor();

  await press('g', 't');
  await page.locator('.encounter-rows a').first().waitFor();
  await press('j');
  await page.locator('.encounter-rows a:focus').waitFor();
  await press('Enter');
  const status = (word: string) => page.getByRole('group', { name: 'Status' }).getByRole('button', { name: word });
  await status('asked, waiting').waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await press('2');
  await page.locator('.status[aria-pressed="true"]', { hasText: 'asked' }).waitFor();
  await press('e');
  await page.locator('.encounter-side [role="spinbutton"]:focus').waitFor();
  expect(app.complaints()).toEqual([]);
});
