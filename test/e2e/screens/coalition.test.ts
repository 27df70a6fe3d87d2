/** What organisations share, a cohort of it in two clicks, who could carry it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      const id = (place: number) => place.toString(16).padStart(32, '0');
      const names = ['Havnerud faglag', 'Tindedrift', 'Fjellvik leieboerforening'];
      await bridge.call('perform', {
        commands: [
          ...names.map((name, at) => ({
            op: 'create' as const,
            kind: 'organisation',
            id: id(at + 1),
            fields: { name, country: 'NO', languages: ['nb'] },
          })),
          ...[1, 3].map((org) => ({
            op: 'create' as const,
            kind: 'dependency',
            fields: {
              org: id(org),
              function: 'files',
              product: org === 1 ? 'SkyDrift' : 'skydrift ',
              vendor: 'Storsky Inc.',
              contractEnds: `2027-0${org}-01`,
            },
          })),
          {
            op: 'create' as const,
            kind: 'hosting_offer',
            fields: {
              provider: id(2),
              function: 'files',
              software: 'Nextcloud',
              seatsFree: 1,
              governance: 'member_coop',
              languages: ['nb'],
              jurisdiction: 'NO',
            },
          },
          {
            op: 'create' as const,
            kind: 'migration',
            fields: { org: id(1), function: 'files', status: 'interested' },
          },
          { op: 'create' as const, kind: 'ask', fields: { type: 'help', orgs: [id(1)], status: 'open' } },
        ],
      });
    },
  });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await app.page.evaluate(`location.hash = '/coalition'`);
});
afterAll(() => app.close());

test('a cohort of those who share a tool is made in two clicks, and the offers that could carry it are named', async () => {
  const { page } = app;
  await page.getByText('SkyDrift').first().click();
  await page.getByRole('button', { name: 'Make a cohort of them' }).click();
  await page.getByRole('link', { name: /There is a cohort of this: Away from SkyDrift/ }).waitFor();
  await page.getByText('files: Nextcloud').click();
  await page.getByText('run by its members').last().waitFor();
  await page.getByText('too little room').waitFor();
  const cohort = page.locator('summary', { hasText: 'Away from SkyDrift' });
  // What it was made of is mine alone, so it is too.
  await cohort.getByText('Only me').waitFor();
  await cohort.click();
  await page.getByRole('combobox', { name: 'Where Havnerud faglag stands' }).selectOption('in');
  await page.locator('.toast', { hasText: 'Cohort changed' }).getByRole('button', { name: 'Undo' }).waitFor();
  await app.screenshot('coalition');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('help is asked for and an offer noted here, and what became of either is changed on its own page', async () => {
  const { page } = app;
  await page.evaluate(`location.hash = '/coalition'`);
  await page.getByRole('button', { name: 'Add a hosting offer' }).click();
  await page.getByRole('combobox', { name: 'Provider' }).fill('Tindedrift');
  await page.keyboard.press('Enter');
  await page.getByLabel('What for').selectOption('chat');
  await page.locator('.entry-adding').getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('summary', { hasText: 'chat' }).waitFor();

  await page.getByRole('button', { name: 'Ask for help' }).click();
  await page.getByLabel('Text').fill('Who knows the board of the harbour union?');
  await page.locator('.entry-adding').getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('.toast', { hasText: 'Asked for' }).getByRole('button', { name: 'Undo' }).waitFor();
  const ask = page.locator('.coalition-ask', { hasText: 'harbour union' });
  await app.screenshot('coalition-asks');
  expect(await app.axe()).toEqual([]);
  await ask.getByRole('link', { name: 'Open' }).click();

  // E changes the first field; a status is one more line that is changed where it stands.
  await page.getByRole('button', { name: 'Edit: Status' }).click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('fulfilled');
  await page.keyboard.press('Control+Enter');
  // The word stands in the choice, too, until that is closed.
  await page.getByRole('button', { name: 'Edit: Status' }).waitFor();
  await page.locator('.inline-field', { hasText: 'answered' }).waitFor();
  await page.keyboard.press('z');
  await page.locator('.inline-field[data-field="status"]', { hasText: 'open' }).waitFor();
  await app.screenshot('record-ask');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test.each([640, 400, 320])('at %d pixels nothing stands past the edge, asks and their acts included', async (width) => {
  const { page } = app;
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(`location.hash = '/coalition'`);
  await page.locator('.coalition-ask').first().waitFor();
  const past = await page
    .locator('.coalition :is(ul, li, .buttons, a, button)')
    .evaluateAll((all) =>
      all
        .filter(
          (each) =>
            each.getBoundingClientRect().right > (each.closest('.coalition')?.getBoundingClientRect().right ?? 0) + 1,
        )
        .map((each) => each.className || each.tagName),
    );
  expect(past).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await page.locator('.coalition-ask').first().scrollIntoViewIfNeeded();
  await app.screenshot(`coalition-${width}`);
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
