/** Before something is added, the form says who will read it; what is chosen there is what it becomes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
const organisation = 'd'.repeat(32);
beforeAll(async () => {
  app = await openApp({ vault: 'demo', context: { viewport: { width: 1280, height: 900 } } });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  const { bridge } = await app.bridge();
  const made = await bridge.call('perform', {
    commands: [{ op: 'create', kind: 'organisation', id: organisation, fields: { name: 'Garnlageret' } }],
  });
  expect(made.ok).toBe(true);
});
afterAll(() => app.close());

test.each([
  ['People', 'Add a person', 'Only me'],
  ['Relations', 'Add a relation', 'Coalition'],
  ['Tools in use', 'Add a tool', 'Only me'],
  ['On the way to other tools', 'Add a move', 'Only me'],
  ['Promises', 'Add a promise', 'Only me'],
  ['Consents', 'Record an answer: be contacted', 'Only me'],
])('%s: "%s" says %s', async (section, act, audience) => {
  const { page } = app;
  await page.evaluate(`location.hash = "/organisation/${organisation}"`);
  const region = page.getByRole('region', { name: new RegExp(`^${section}`) });
  await region.getByRole('button', { name: act }).click();
  const form = region.locator('form');
  await form.locator('.audience', { hasText: audience }).waitFor();
  await form.scrollIntoViewIfNeeded();
  expect(await app.axe()).toEqual([]);
  await app.screenshot(`new-layer-${act.replaceAll(/\W+/g, '-').toLowerCase()}`);
  await form.getByRole('button', { name: 'Cancel' }).click();
});

test.each([
  ['/coalition', 'Ask for help'],
  ['/coalition', 'Add a hosting offer'],
])('%s: "%s" says Coalition and lets one keep it', async (path, act) => {
  const { page } = app;
  await page.evaluate(`location.hash = "${path}"`);
  await page.getByRole('button', { name: act }).click();
  const form = page.locator('form.entry-form');
  await form.locator('.audience', { hasText: 'Coalition' }).waitFor();
  await form.getByLabel('Who may read it').selectOption({ label: 'Only me' });
  await form.locator('.audience', { hasText: 'Only me' }).waitFor();
  expect(await app.axe()).toEqual([]);
  await form.getByRole('button', { name: 'Cancel' }).click();
});

test('a new organisation kept to myself keeps the relation to it with me', async () => {
  const { page } = app;
  await page.evaluate(`location.hash = "/organisation/${organisation}"`);
  const relations = page.getByRole('region', { name: /^Relations/ });
  await relations.getByRole('button', { name: 'Add a relation' }).click();
  await relations.getByLabel('To whom').fill('Spolehuset');
  await page.keyboard.press('Tab');
  const ofNew = relations.getByLabel('Who may read it: Spolehuset');
  const ofRelation = relations.getByLabel('Who may read it', { exact: true });
  await ofRelation.waitFor();
  await app.screenshot('new-layer-besides');
  await ofNew.selectOption({ label: 'Only me' });
  // The relation names it, so it can go no wider: nothing is left to choose.
  await ofRelation.waitFor({ state: 'detached' });
  expect(await relations.locator('form .audience').allInnerTexts()).toEqual(['Only me', 'Only me']);
  expect(await app.axe()).toEqual([]);
  await relations.getByRole('button', { name: 'Add', exact: true }).click();
  await relations.getByRole('button', { name: /Details: .*Spolehuset/ }).click();
  await relations.locator('.entry-details-body .audience', { hasText: 'Only me' }).waitFor();
  await relations.getByRole('link', { name: 'Spolehuset' }).click();
  await page.getByRole('heading', { level: 1, name: 'Spolehuset' }).waitFor();
  await page.locator('.page-head .audience', { hasText: 'Only me' }).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a new trip, a new wish and new names in a meeting are told of too', async () => {
  const { page } = app;
  await page.evaluate('location.hash = "/trips"');
  await page.getByRole('button', { name: /Add a trip/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.audience', { hasText: 'Coalition' }).waitFor();
  await dialog.getByLabel('Who may read it').selectOption({ label: 'Only me' });
  await dialog.getByLabel('Title').fill('Quiet week');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Quiet week' }).waitFor();
  await page.locator('.page-head .audience', { hasText: 'Only me' }).waitFor();
  await page.evaluate('location.hash = "/plan/board"');
  await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
  await page.keyboard.press('a');
  await dialog.getByRole('combobox').first().fill('Ny sykkelring');
  await page.keyboard.press('Tab');
  await dialog.getByLabel('Who may read it: Ny sykkelring').waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('new-layer-wish');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(app.complaints()).toEqual([]);
});
