/** On paper: all rows of a list, and nothing to click. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo' });
  await app.page.locator('html[data-filled="true"]').waitFor();
});
afterAll(() => app.close());

const places = { organisations: '.browse-rows .row', 'plan/list': '.plan-list-row', 'plan/board': '.plan-card' };

test.each(Object.entries(places))('%s is printed whole', async (place, row) => {
  const { page } = app;
  await page.evaluate(`location.hash = "/${place}"`);
  await page.locator(row).first().waitFor();
  const total = await page.locator('[aria-setsize]').first().getAttribute('aria-setsize');
  await page.emulateMedia({ media: 'print' });
  // What the browser does before it prints, and after.
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  const shown = page.locator(row);
  expect(await shown.count()).toBeGreaterThanOrEqual(Number(total));
  expect(await shown.last().isVisible()).toBe(true);
  expect(await page.getByRole('search').isVisible()).toBe(false);
  await app.screenshot(`print-${place.replace('/', '-')}`);
  await page.evaluate('dispatchEvent(new Event("afterprint"))');
  await page.emulateMedia({ media: null });
  expect(app.complaints()).toEqual([]);
});

test('the screen of a report is not what is printed: it would show what is left out', async () => {
  const { page } = app;
  await page.evaluate('location.hash = "/report"');
  await page.locator('.left-out').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByText('choose PDF under “As”').waitFor();
  expect(await page.locator('.left-out').isVisible()).toBe(false);
  expect(await page.locator('iframe').isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
  await page.locator('.left-out').waitFor();
  expect(app.complaints()).toEqual([]);
});
