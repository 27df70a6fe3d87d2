/** People as somebody uses them: the list by keys, contacts out of sight, consents, telling more people on purpose. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo', context: { viewport: { width: 1500, height: 1000 } } });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const list = () => app.page.getByRole('listbox', { name: 'People' });
const toast = (text: string | RegExp) => app.page.locator('.toast', { hasText: text }).last();

test('somebody new by keys alone, with where they belong', async () => {
  const { page } = app;
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await list().getByRole('option').first().waitFor();
  await app.screenshot('people');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'New person' });
  await dialog.getByLabel('Name or handle').waitFor();
  await page.keyboard.type('Tuva Strandlag');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lyktestolpen');
  await page.keyboard.press('Tab');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Tuva Strandlag' }).waitFor();
  await page
    .getByRole('region', { name: /^Belongs to/ })
    .getByRole('link', { name: 'Lyktestolpen' })
    .waitFor();
  await list().getByText('Tuva Strandlag').waitFor();
  // Only mine until I tell more people.
  await page.locator('.page-head').getByText('Only me').waitFor();
});

test('how to reach them is out of sight until one asks', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Ways to reach them', exact: true }).click();
  const field = page.locator('.inline-field[data-field="contacts"]');
  await field.getByLabel('Type').selectOption('email');
  await field.getByRole('textbox').fill('tuva@strandlag.example');
  await page.keyboard.press('Enter');
  await field.getByText('Hidden, in case').waitFor();
  expect(await page.getByText('tuva@strandlag.example').count()).toBe(0);
  await app.screenshot('person');
  expect(await app.axe()).toEqual([]);
  await field.getByRole('button', { name: 'Show' }).click();
  await field.getByText('tuva@strandlag.example').waitFor();
  await field.getByRole('button', { name: 'Hide' }).click();
  expect(await page.getByText('tuva@strandlag.example').count()).toBe(0);
});

test('an answer is noted with how it was given; taking it back is one act', async () => {
  const { page } = app;
  const line = page.getByRole('listitem').filter({ hasText: 'be shared with the coalition' });
  await line.getByText('not asked').waitFor();
  await line.getByRole('button', { name: 'Record an answer' }).click();
  await line.getByLabel('How it was given').selectOption('written');
  await line.getByRole('button', { name: 'Save' }).click();
  await line.locator('strong', { hasText: 'yes' }).waitFor();
  await line.getByText('written, today').waitFor();
  await line.getByRole('button', { name: 'Take back' }).click();
  await line.getByText('taken back').waitFor();
  await toast('Taken back').getByRole('button', { name: 'Undo' }).click();
  await line.locator('strong', { hasText: 'yes' }).waitFor();
});

test('telling more people shows exactly what will be told, and tells that', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Tell more people' }).click();
  const dialog = page.getByRole('dialog');
  const told = dialog.locator('.told-lines li');
  await told.first().waitFor();
  expect(await told.allInnerTexts()).toEqual(['Name: Tuva Strandlag']);
  await app.screenshot('person-widen');
  expect(await app.axe()).toEqual([]);
  await dialog.selectOption({ label: 'Coalition' }).catch(() => undefined);
  await dialog.getByRole('button', { name: 'Tell this' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.page-head').getByText('Coalition').waitFor();
  // The list still knows where they belong, though the row that names them is another one now.
  const row = list().getByRole('option').filter({ hasText: 'Tuva Strandlag' });
  await row.getByText('Lyktestolpen').waitFor();
  const contacts = page.locator('.inline-field[data-field="contacts"]');
  await contacts.getByRole('button', { name: 'Show' }).click();
  // What was not chosen stays mine, and says so.
  await contacts.getByText('Only me').waitFor();
  await app.screenshot('person-layers');
});

test('several are told of as one step: whose yes is missing is asked about, and one undo takes it back', async () => {
  const { page } = app;
  await page.evaluate(`location.hash = '/people'`);
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await list().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('2 marked').waitFor();
  const marked = await list().getByRole('option', { selected: true }).locator('.browse-name').allInnerTexts();
  await page.getByRole('button', { name: 'Tell more people' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tell more people about 2 of them' });
  const act = dialog.getByRole('button', { name: 'Tell this' });
  await dialog.getByText(`No yes is noted from ${marked.join(' and ')}`).waitFor();
  expect(await act.isDisabled()).toBe(true);
  await dialog.getByLabel('What now?').selectOption({ label: 'they said yes: note it and tell' });
  await dialog.getByLabel('How it was given').selectOption('written');
  expect(await dialog.locator('.told-lines li').allInnerTexts()).toEqual(marked.map((name) => `Name: ${name}`));
  await app.screenshot('people-widen-many');
  expect(await app.axe()).toEqual([]);
  await act.click();
  await toast('2 told').waitFor();
  const first = list()
    .getByRole('option')
    .filter({ hasText: marked[0] ?? '' });
  await first.getByText('Coalition').waitFor();
  await first.click();
  const answer = page.getByRole('listitem').filter({ hasText: 'be shared with the coalition' });
  await answer.getByText('written, today').waitFor();
  await toast('2 told').getByRole('button', { name: 'Undo' }).click();
  await first.getByText('Coalition').waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});
