import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo' });
});
afterAll(() => app.close());

test('the palette finds rows as one types, past a wrong letter, and opens them', async () => {
  const { page } = app;
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.waitFor();
  await app.screenshot('palette');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.type('kabelkolektivet');
  await page
    .getByRole('option', { name: /kabelkollektivet/ })
    .first()
    .waitFor();
  await app.screenshot('palette-found');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: /kabelkollektivet/ }).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('lock');
  await page.getByRole('option', { name: /^Lock/ }).waitFor();
  await page.keyboard.press('Escape');
  expect(app.complaints()).toEqual([]);
});

test('the palette changes theme and language, and says what can be done where no entry is found', async () => {
  const { page } = app;
  const palette = page.getByRole('dialog');
  const run = async (typed: string, option: RegExp) => {
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').waitFor();
    await page.keyboard.type(typed);
    await palette.getByRole('option', { name: option }).and(page.locator('[aria-selected="true"]')).waitFor();
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
  };
  await run('dark', /^Theme: Dark/);
  await page.locator('html[data-theme="dark"]').waitFor();
  await run('theme as', /^Theme: As the computer/);
  await page.locator('html:not([data-theme="dark"])').waitFor();
  await run('bokmål', /^Language: bokmål/);
  await page.locator('html[lang="nb"]').waitFor();
  // Who does not read the language of the screen finds the way back by its English name.
  await run('language english', /^Språk: English/);
  await page.locator('html[lang="en"]').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme');
  await palette.getByText('3 things to do').waitFor();
  expect(await palette.getByText('Nothing found', { exact: false }).count()).toBe(0);
  await app.screenshot('palette-commands');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.type(' zzzz');
  await palette.getByText('Nothing found for “theme zzzz”.').waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});

test('filters alone list, and a search is kept under a name', async () => {
  const { page } = app;
  await page.evaluate('location.hash = "#/search"');
  await page.getByRole('searchbox', { name: 'Search' }).fill('status:planlagt country:norge');
  await page.locator('.rows [role="option"]').first().waitFor();
  await page.getByText('Keep this as a list').click();
  await page.getByLabel('What to call it').fill('Planned in Norway');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Planned in Norway', exact: true }).waitFor();
  await app.screenshot('search');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('searchbox', { name: 'Search' }).fill('zzzz');
  await page.getByRole('heading', { name: /Nothing found/ }).waitFor();
  await page.getByRole('button', { name: 'Planned in Norway', exact: true }).click();
  await page.locator('.rows [role="option"]').first().waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a tool in use says whose it is, and a filter nothing can fit says so', async () => {
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const org = (place: number) => place.toString(16).padStart(32, '0');
  unwrap(
    await bridge.call('perform', {
      commands: ['Elvedal vev', 'Havnerud faglag'].flatMap((name, place) => [
        { op: 'create' as const, kind: 'organisation' as const, id: org(place + 1), fields: { name } },
        {
          op: 'create' as const,
          kind: 'dependency' as const,
          fields: { org: org(place + 1), function: 'email', product: 'Himmelpost' },
        },
      ]),
    }),
  );
  socket.close();
  await page.evaluate('location.hash = "#/search"');
  const box = page.getByRole('searchbox', { name: 'Search' });
  await box.fill('himmelpost');
  for (const name of ['Elvedal vev', 'Havnerud faglag'])
    await page.locator('.rows [role="option"]', { hasText: 'Himmelpost' }).filter({ hasText: name }).waitFor();
  await app.screenshot('search-whose');
  expect(await app.axe()).toEqual([]);
  await box.fill('kind:nonsense');
  await page.getByText('Nothing can ever be “kind:nonsense”').waitFor();
  expect(app.complaints()).toEqual([]);
});
