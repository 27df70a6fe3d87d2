/** The page of an organisation and of a person as somebody uses it: fields changed where they stand, what belongs to it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo', context: { viewport: { width: 1500, height: 1000 } } });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const toast = (text: string | RegExp) => app.page.locator('.toast', { hasText: text }).last();
const field = (name: string) => app.page.locator(`.inline-field[data-field="${name}"]`).first();

async function openFirst(place: 'Organisations' | 'People'): Promise<void> {
  const { page } = app;
  await page.evaluate(`location.hash = "/${place.toLowerCase()}"`);
  const list = page.getByRole('listbox', { name: place });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.locator('.entry-page').waitFor();
}

test('E edits a field in place, Enter saves, Escape leaves, the toast takes it back', async () => {
  const { page } = app;
  await openFirst('Organisations');
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await app.screenshot('entry-organisation');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('e');
  const box = page.getByRole('textbox', { name: 'Name', exact: true });
  await box.fill('Something else');
  await app.screenshot('entry-editing');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
  await page.keyboard.press('Enter');
  await box.fill('Blåfjell samdriftslag');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Blåfjell samdriftslag' }).waitFor();
  await toast('Changed: Name').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
});

test('tags, links and a word for my own eyes only, each in its layer', async () => {
  const { page } = app;
  await field('tags').getByRole('button', { name: 'Edit: Tags' }).click();
  await page.keyboard.type('mars-turné');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await field('tags').getByText('mars-turné').waitFor();
  await field('urls').getByRole('button', { name: 'Edit: Links' }).click();
  await field('urls').getByRole('button', { name: 'Add one more' }).click();
  await page.keyboard.type('not an address');
  await page.keyboard.press('Enter');
  await page.getByText('This is not a web address.').waitFor();
  await field('urls').getByRole('textbox').last().fill('https://www.blaafjell.example/om/?utm_source=x');
  await page.keyboard.press('Enter');
  await field('urls').getByText('https://blaafjell.example/om/').waitFor();
  await field('place').getByRole('button', { name: 'Edit: Place' }).click();
  await page.keyboard.type('Bakgården');
  await field('place').getByLabel('Who may read it').selectOption({ label: 'Only me' });
  await page.keyboard.press('Control+Enter');
  await field('place').getByText('Bakgården').waitFor();
  await field('place').getByText('Only me').waitFor();
  await app.screenshot('entry-layers');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('people, relations and a meeting are added where they belong', async () => {
  const { page } = app;
  const people = page.getByRole('region', { name: /^People/ });
  await people.getByRole('button', { name: 'Add a person' }).click();
  await page.keyboard.type('Nanna Example');
  await people.getByLabel('Role').fill('chair');
  await page.keyboard.press('Enter');
  await people.getByRole('link', { name: 'Nanna Example' }).waitFor();
  const relations = page.getByRole('region', { name: /^Relations/ });
  await relations.getByRole('button', { name: 'Add a relation' }).click();
  await relations.getByLabel('To whom').fill('Storlaget i byen');
  await relations.getByRole('button', { name: 'Add', exact: true }).click();
  await relations.getByRole('link', { name: 'Storlaget i byen' }).waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('entry-belongs');
  await relations.getByRole('link', { name: 'Storlaget i byen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Storlaget i byen' }).waitFor();
  await page.getByText('has the section').waitFor();
  await page.getByRole('button', { name: 'Plan a meeting' }).click();
  await page.getByRole('button', { name: 'want to meet', pressed: true }).waitFor();
  await until(() => page.url().includes('/encounter/'));
  expect(app.complaints()).toEqual([]);
});
