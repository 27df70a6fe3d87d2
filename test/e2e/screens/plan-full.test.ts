/** The plan with ten thousand meetings, in the dark, on a narrow window, with nothing in it, and with names nobody would choose. */

import { afterEach, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import { createChance } from '../../../shared/demo/chance.ts';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
afterEach(() => app.close());

async function open(path: string): Promise<void> {
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await app.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
}

const id = (place: number) => place.toString(16).padStart(32, '0');
const statuses = ['wanted', 'asked', 'half_planned', 'planned', 'held', 'declined'] as const;

/** 400 organisations and 10,000 encounters of them. */
async function tenThousand(bridge: BridgeClient): Promise<void> {
  const chance = createChance(7);
  const made = await bridge.call('perform', {
    commands: Array.from({ length: 400 }, (_each, at) => ({
      op: 'create' as const,
      kind: 'organisation',
      id: id(at + 1),
      fields: { name: `Lag nummer ${at + 1}`, country: chance.pick(['NO', 'SE', 'DK', 'DE']), place: 'Havnerud' },
    })),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  for (let batch = 0; batch < 25; batch++) {
    const encounters = await bridge.call('perform', {
      commands: Array.from({ length: 400 }, () => {
        const status = chance.pick(statuses);
        const when = status === 'held' ? day(-1 - chance.below(300)) : day(1 + chance.below(60));
        const isDated = status === 'held' || status === 'planned';
        return {
          op: 'create' as const,
          kind: 'encounter',
          fields: { orgs: [id(1 + chance.below(400))], mode: 'meeting', status, ...(isDated && { when }) },
        };
      }),
    });
    if (!encounters.ok) throw new Error(JSON.stringify(encounters.error));
  }
}

test('ten thousand meetings: every view answers at once', async () => {
  app = await openApp({ vault: tenThousand, context: { colorScheme: 'dark' } });
  const { page } = app;
  await open('/plan/board');
  const wanted = page.getByRole('listbox', { name: /^want to meet/ });
  await wanted.getByRole('option').first().waitFor();
  expect(await page.locator('.plan-card-row').count()).toBeLessThan(200);
  await app.screenshot('plan-board-full-dark');
  expect(await app.axe()).toEqual([]);
  await wanted.focus();
  const began = performance.now();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.getByRole('searchbox').fill('nummer 17');
  await page.getByRole('status').getByText(' of 10,000').waitFor();
  expect(performance.now() - began).toBeLessThan(3_000);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByRole('link', { name: 'List' }).click();
  await page.getByRole('listbox', { name: 'List' }).getByRole('option').first().waitFor();
  await app.screenshot('plan-list-full-dark');
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.locator('.plan-chip').first().waitFor();
  await app.screenshot('plan-calendar-full-dark');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
}, 240_000);

test('an empty plan says what goes here', async () => {
  app = await openApp({ vault: 'empty' });
  await open('/plan');
  await app.page.getByRole('heading', { name: 'No plans yet' }).waitFor();
  await app.screenshot('plan-empty');
  expect(await app.axe()).toEqual([]);
});

test('long, hostile and right-to-left names on a narrow window', async () => {
  const names = [
    'Landsforeningen for samordnet utvikling av fellesskapets digitale infrastruktur i kommuner og fylker '
      .repeat(3)
      .slice(0, 290),
    '<img src=x onerror=alert(1)>',
    'اتحاد عمال الموانئ',
    '👩‍🚀'.repeat(40),
  ];
  app = await openApp({
    context: { viewport: { width: 400, height: 800 } },
    vault: async (bridge) => {
      const done = await bridge.call('perform', {
        commands: names.flatMap((name, at) => [
          { op: 'create' as const, kind: 'organisation', id: id(at + 1), fields: { name, country: 'NO' } },
          {
            op: 'create' as const,
            kind: 'encounter',
            fields: { orgs: [id(at + 1)], mode: 'call', status: 'wanted', place: name.slice(0, 200) },
          },
        ]),
      });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    },
  });
  await open('/plan/board');
  await app.page.getByRole('option', { name: /<img src=x/ }).waitFor();
  await app.screenshot('plan-narrow-names');
  expect(await app.axe()).toEqual([]);
  for (const view of ['List', 'Calendar']) {
    await app.page.getByRole('link', { name: view }).click();
    await app.page.locator('.row, .plan-list-row').first().waitFor();
    await app.screenshot(`plan-narrow-${view.toLowerCase()}`);
    expect(await app.axe()).toEqual([]);
  }
  expect(app.complaints()).toEqual([]);
});
