/**
 * Every screen with a fictional tour in it, in each theme, narrow and with large text: axe finds nothing, the page's policy
 * refuses nothing, nothing runs out at the side, and a picture of it lies in dist/screenshots.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../kit/app.ts';
import { unwrap } from '../kit/vaults.ts';

const places = [
  'today',
  'plan/board',
  'plan/list',
  'plan/calendar',
  'organisations',
  'people',
  'trips',
  'coalition',
  'reports',
  'report',
  'needs',
  'sync',
  'meet',
  'members',
  'search/e',
  'archive',
  'settings',
  'settings/backups',
  'import',
  'keys',
] as const;
const pages = ['organisation', 'person', 'encounter', 'trip', 'commitment'] as const;

const looks = [
  { name: 'light', context: {} },
  { name: 'dark', context: { colorScheme: 'dark' } },
  { name: 'narrow', context: { viewport: { width: 400, height: 800 }, reducedMotion: 'reduce' } },
  // 200 %: half the CSS pixels of the same window.
  { name: 'zoomed', context: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
] as const;

describe.each(looks)('$name', ({ name, context }) => {
  let app: App;
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    app = await openApp({ vault: 'demo', context });
    ids = await oneOfEach(app);
    await app.page.getByRole('heading', { level: 1 }).waitFor();
    await app.page.locator('html[data-filled="true"]').waitFor();
  });
  afterAll(() => app.close());

  test.each(places)('%s', (place) => look(app, name, place, place.replaceAll('/', '-')));
  test.each(pages)('the page of one %s', async (kind) => {
    const path = kind === 'commitment' ? 'record' : kind;
    await look(app, name, `${path}/${ids.get(kind) ?? ''}`, kind);
  });
});

async function look(app: App, look: string, place: string, picture: string): Promise<void> {
  const { page } = app;
  await go(page, place);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await app.screenshot(`${picture}-${look}`);
  expect(await app.axe()).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(app.complaints()).toEqual([]);
}

async function go(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
}

/** The first row of each kind, over the bridge. */
async function oneOfEach(app: App): Promise<ReadonlyMap<string, string>> {
  const { bridge, socket } = await app.bridge();
  const found = new Map<string, string>();
  const filled = new Promise<void>((resolve) => {
    bridge.onRows((json) => {
      const message = JSON.parse(new TextDecoder().decode(json));
      for (const { id, kind } of message.put) if (!found.has(kind)) found.set(kind, id);
      if (message.filled) resolve();
    });
  });
  unwrap(await bridge.call('watchRows', { today: '2026-11-25' }));
  await filled;
  socket.close();
  return found;
}
