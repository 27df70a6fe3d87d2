import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo' });
});
afterAll(() => app.close());

test('today opens by itself', async () => {
  await app.page.getByRole('heading', { level: 1 }).waitFor();
  await app.screenshot('today');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
