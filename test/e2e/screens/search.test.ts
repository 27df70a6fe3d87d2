import { afterAll, beforeAll, expect, test } from 'vitest';
import { filtersWithoutMeaning, parseQuery } from '../../../shared/query/filter.ts';
import { type App, openApp, until } from '../../kit/app.ts';
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
  await box.fill('kind:Nonsense_Ånd');
  await page.getByText('Nothing can ever be “kind:Nonsense_Ånd”').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('filters narrow the palette down as they do the search page, in the words of the screen', async () => {
  const { page } = app;
  const palette = page.getByRole('dialog');
  const box = palette.getByRole('combobox');
  const kinds = async () =>
    (await palette.getByRole('option').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  await page.evaluate('location.hash = "#/today"');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('Control+k');
  await box.fill('status:planned country:NO');
  await palette
    .getByRole('option', { name: /planned/ })
    .first()
    .waitFor();
  await app.screenshot('palette-filters');
  expect(await app.axe()).toEqual([]);
  const planned = await kinds();
  await box.fill('status:planlagt land:norge');
  await until(async () => (await kinds()).join() === planned.join());
  await box.fill('fellesliste slag:"political party"');
  await palette
    .getByRole('option', { name: /fellesliste/ })
    .first()
    .waitFor();
  await box.fill('fellesliste slag:"trade union"');
  await palette.getByText('Nothing found for “fellesliste slag:"trade union"”.').waitFor();
  await box.fill('kind:Tullball');
  await palette.getByText('Nothing can ever be “kind:Tullball”').waitFor();
  await box.fill('norsk');
  await palette.getByRole('option', { name: /nynorsk/ }).waitFor();
  await palette.getByRole('option', { name: /bokmål/ }).waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});

test('the hint about filters is written with words that work, in each language', async () => {
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  await page.evaluate('location.hash = "#/search"');
  for (const language of ['nb', 'nn', 'sv', 'en'] as const) {
    unwrap(await bridge.call('changeSettings', { language }));
    await page.locator(`html[lang="${language}"]`).waitFor();
    const box = page.locator('.search-controls input[type="search"]');
    const hint = await page.locator('.search-controls .hint').first().innerText();
    const filters = hint.slice(hint.indexOf(':') + 1).trim();
    expect(filters.split(' ').map((each) => parseQuery(each).filters.length)).toEqual([1, 1, 1, 1]);
    expect(filtersWithoutMeaning(parseQuery(filters).filters)).toEqual([]);
    await box.fill(filters.split(' ').slice(1, 3).join(' '));
    await page.locator('.rows [role="option"]').first().waitFor();
    await box.fill('');
  }
  socket.close();
  expect(app.complaints()).toEqual([]);
});
