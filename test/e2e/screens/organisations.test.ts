/** Organisations as a person uses them: the list by keys, several at once, the page of one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo', context: { viewport: { width: 1400, height: 860 } } });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const list = () => app.page.getByRole('listbox', { name: 'Organisations' });
const toast = (text: string | RegExp) => app.page.locator('.toast', { hasText: text }).last();
const shownCount = () => app.page.getByRole('search').getByRole('status').innerText();

async function open(path: string): Promise<void> {
  await app.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
  await app.page.getByRole('heading', { level: 1 }).waitFor();
}

test('found by folded letters, walked with J and K, opened with Enter beside the list', async () => {
  const { page } = app;
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  await list().getByRole('option').first().waitFor();
  await app.screenshot('organisations');
  expect(await app.axe()).toEqual([]);
  const all = await shownCount();
  await page.getByRole('searchbox', { name: 'Name or place' }).fill('kabel');
  await until(async () => (await shownCount()) !== all);
  await list().getByText('kabelkollektivet', { exact: false }).first().waitFor();
  // From the box on by keys: into what it found, which opens.
  for (const key of ['ArrowDown', 'Enter']) {
    await page.getByRole('searchbox', { name: 'Name or place' }).press(key);
    await list().and(page.locator(':focus')).waitFor();
  }
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await until(async () => (await shownCount()) === all);
  await list().focus();
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  const name = await list().locator('[data-active="true"] .browse-name').innerText();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await list().getByText(name).first().waitFor();
  expect(await page.title()).toContain(name);
  await app.screenshot('organisation-beside');
  expect(await app.axe()).toEqual([]);
});

test('by country, each with how many; narrowed by the latest meeting and by what comes next', async () => {
  const { page } = app;
  await open('/organisations');
  const all = await shownCount();
  const heading = list().locator('.rows-sticky');
  await until(async () => /^\S.*\d$/s.test(await heading.innerText()));
  const first = await heading.innerText();
  await list().focus();
  await page.keyboard.press('End');
  await until(async () => (await heading.innerText()) !== first);
  await page.getByLabel('met or not').selectOption({ label: 'not met yet' });
  await until(async () => (await shownCount()) !== all);
  await page.getByLabel('whatever comes next').selectOption({ label: 'next: want to meet' });
  await list().locator('.status[data-status="wanted"]').first().waitFor();
  expect(await list().locator('.browse-met:not(:empty)').count()).toBe(0);
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Order').selectOption({ label: 'by name' });
  await heading.waitFor({ state: 'detached' });
  await page.getByLabel('Order').selectOption({ label: 'by country' });
});

test('several are marked and changed as one step, with one way back', async () => {
  const { page } = app;
  await open('/organisations');
  await list().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  await page.getByText(/^\d\d+ marked/).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('2 marked').waitFor();
  await page.getByLabel('Add a tag').fill('mars-turné');
  await page.keyboard.press('Enter');
  await toast('2 organisations changed').waitFor();
  await page.getByLabel('any tag').selectOption('mars-turné');
  await until(async () => (await shownCount()).startsWith('2 of'));
  await app.screenshot('organisations-marked');
  expect(await app.axe()).toEqual([]);
  await toast('2 organisations changed').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('No organisation fits these filters').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  // A care nobody has yet shows what one step does, and what one undo takes back.
  await page.getByLabel('Set care').selectOption('careful');
  await toast('2 organisations changed').waitFor();
  await page.getByRole('button', { name: 'Put away', exact: true }).click();
  await toast('2 organisations put away').getByRole('button', { name: 'Undo' }).click();
  await toast('Taken back')
    .filter({ hasText: /^Taken back: .+ and .+[^.]\.(?!\.)/ })
    .waitFor();
  await page.getByText('2 marked').waitFor({ state: 'detached' });
  await list().focus();
  await page.keyboard.press('Home');
  for (let more = 0; more < 3; more++) await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('4 marked').waitFor();
  await page.getByLabel('Add a tag').fill('mars-turné');
  await page.keyboard.press('Enter');
  await toast('4 organisations changed').getByRole('button', { name: 'Undo' }).click();
  await toast('Taken back')
    .filter({ hasText: /^Taken back: .+ and 3 others\./ })
    .waitFor();
});

test('A adds one by its link, and says where it is here already', async () => {
  const { page } = app;
  await open('/organisations');
  await list().focus();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'New organisation' });
  await dialog.getByLabel('Name, link or handle').fill('strandlag.example/vev');
  await page.keyboard.press('Tab');
  await dialog.getByLabel('Country').selectOption('SE');
  await app.screenshot('organisation-new');
  expect(await app.axe()).toEqual([]);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('heading', { level: 1, name: 'strandlag.example/vev' }).waitFor();
  await open('/organisations');
  await list().focus();
  await page.keyboard.press('a');
  await dialog.getByLabel('Name, link or handle').fill('https://www.strandlag.example/vev/');
  await dialog.getByText('strandlag.example/vev is here already.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(app.complaints()).toEqual([]);
});
