/** A trip by hand: its legs, what is near them, nights and rides, hops nobody can make. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { typeDay } from '../../kit/typed-day.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({
    context: { viewport: { width: 1280, height: 1000 } },
    vault: async (bridge) => {
      const org = (place: number) => place.toString(16).padStart(32, '0');
      const names = [
        'Havnerud faglag',
        'Göteborgs kollektiv',
        'Fjellvik leieboerforening',
        '<img src=x onerror=alert(1)>',
        'Malmö hyresgäster',
      ];
      const towns = ['Oslo', 'Göteborg', 'Oslo', 'Göteborg', 'Malmö'];
      await bridge.call('perform', {
        commands: [
          ...names.map((name, at) => ({
            op: 'create' as const,
            kind: 'organisation',
            id: org(at + 1),
            fields: { name, place: towns[at] ?? '', country: towns[at] === 'Oslo' ? 'NO' : 'SE' },
          })),
          ...['2027-03-10T14:00', '2027-03-10T15:30', '2027-03-10T14:30'].map((when, at) => ({
            op: 'create' as const,
            kind: 'encounter',
            fields: { orgs: [org(at + 1)], mode: 'meeting', status: 'planned', when },
          })),
          {
            op: 'create' as const,
            kind: 'encounter',
            fields: { orgs: [org(4), org(5)], mode: 'meeting', status: 'wanted' },
          },
        ],
      });
    },
  });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await app.page.evaluate(`location.hash = '/trips'`);
});
afterAll(() => app.close());

test('an empty list says what goes here', async () => {
  await app.page.getByRole('heading', { name: 'No trips yet' }).waitFor();
  await app.screenshot('trips-empty');
  expect(await app.axe()).toEqual([]);
});

test('a trip is made, its meetings put on it, what is in the way said', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Add a trip' }).waitFor();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Norway and Sweden in March');
  await typeDay(dialog.getByRole('group', { name: 'From' }), '2027-03-09');
  await typeDay(dialog.getByRole('group', { name: 'Until' }), '2027-03-12');
  await dialog.getByRole('button', { name: 'Add a trip' }).click();
  await page.getByRole('heading', { level: 1, name: 'Norway and Sweden in March' }).waitFor();
  await page.getByRole('button', { name: 'Put all 3 on this trip' }).click();
  await page.getByText('are at the same time').waitFor();
  await page
    .getByText(/Only \d+ min from/)
    .first()
    .waitFor();
});

test('a leg is typed in, box by box, and tells who is near and unmet', async () => {
  const { page } = app;
  const legs = page.locator('[aria-labelledby="trip-legs"]');
  const add = page.getByRole('button', { name: 'Add a place' });
  const place = legs.getByRole('textbox', { name: 'Place' }).first();
  await add.click();
  await legs.locator('input:focus').waitFor();
  await page.keyboard.type('Gö');
  await page.keyboard.press('Escape');
  await add.and(page.locator(':focus')).waitFor();
  expect(await legs.getByRole('textbox', { name: 'Place' }).count()).toBe(0);
  // Nowhere yet: nothing is saved.
  await add.click();
  await page.keyboard.press('Tab');
  await page.reload();
  await add.waitFor();
  expect(await legs.getByRole('textbox', { name: 'Place' }).count()).toBe(0);
  await add.click();
  await legs.locator('input:focus').waitFor();
  await page.keyboard.type('Göteborg');
  await place.press('Tab');
  await page.getByRole('combobox', { name: 'Country' }).first().selectOption('SE');
  const near = page.getByRole('listbox', { name: 'Near Göteborg' });
  await near.getByRole('option').filter({ hasText: '<img src=x' }).waitFor();
  await near.getByRole('option').filter({ hasText: 'Malmö hyresgäster' }).waitFor();
  await page.reload();
  await until(async () => (await page.getByRole('textbox', { name: 'Place' }).first().inputValue()) === 'Göteborg');
  expect(await page.getByRole('combobox', { name: 'Country' }).first().inputValue()).toBe('SE');
});

test('a ride typed by hand makes the hop possible or stands in the way', async () => {
  const { page } = app;
  const rides = page.getByRole('region', { name: /Rides/ });
  await rides.getByRole('textbox', { name: 'From' }).fill('Oslo');
  await rides.getByRole('textbox', { name: 'Until' }).fill('Göteborg');
  await rides.getByRole('textbox', { name: 'Departs' }).fill('10.3. 14:15');
  await rides.getByRole('textbox', { name: 'Arrives' }).fill('17:45');
  await rides.getByRole('button', { name: 'Add a ride' }).click();
  await page.getByText('is planned while you travel Oslo → Göteborg').first().waitFor();
});

test('nights are for me alone, and said to be', async () => {
  const { page } = app;
  const nights = page.getByRole('region', { name: /Nights/ });
  await nights.getByRole('combobox', { name: 'Hosted by' }).fill('Ravnhild');
  await page.getByRole('option', { name: /New: Ravnhild/ }).click();
  await nights.getByRole('button', { name: 'Add nights' }).click();
  await nights.getByRole('link', { name: 'Ravnhild' }).waitFor();
  await app.screenshot('trip');
  expect(await app.axe()).toEqual([]);
  await page.setViewportSize({ width: 400, height: 900 });
  await app.screenshot('trip-narrow');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
