import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter, ownDay } from '../../../shared/day.ts';
import { type App, openApp } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

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

const narrowLooks = [
  { look: 'narrow', size: { width: 400, height: 800 } },
  // Half the CSS pixels of a window of 1280 × 800.
  { look: 'zoomed', size: { width: 640, height: 400 } },
] as const;

test.each(narrowLooks)(
  '$look: nothing is cut or lost: days with meetings on each, and the line of where edits are',
  async ({ look, size }) => {
    const { page } = app;
    await page.setViewportSize(size);
    const { bridge, socket } = await app.bridge();
    const today = ownDay(Date.now());
    const org = size.width.toString(16).padStart(32, '0');
    const days = [-1, 0, 1, 2, 3, 4, 5].map((days) => dayAfter(today, days));
    const commands = days.map((when) => ({
      op: 'create' as const,
      kind: 'encounter' as const,
      fields: { orgs: [org], when, status: 'planned' },
    }));
    unwrap(
      await bridge.call('perform', {
        commands: [{ op: 'create', kind: 'organisation', id: org, fields: { name: 'Elvedal vev' } }, ...commands],
      }),
    );
    socket.close();
    const strip = page.getByRole('tablist', { name: 'Days' });
    await strip.locator(`[data-day="${days.at(-1)}"] [data-status="planned"]`).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const cut = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);
    expect(await cut('.day-name')).toBe(0);
    const custody = page.locator('.rail .custody');
    await custody.getByText('All saved here').waitFor();
    await custody.getByText(/edits only here/).waitFor();
    expect(await cut('.rail .custody, .rail .custody > *')).toBe(0);
    expect(await custody.evaluate((line) => line.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await app.screenshot(`today-full-${look}`);
    expect(await app.axe()).toEqual([]);
    expect(app.complaints()).toEqual([]);
  },
);
