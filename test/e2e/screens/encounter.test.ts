import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo' });
});
afterAll(() => app.close());

test('one line logs a meeting, and its notes wait for the first word', async () => {
  const { page } = app;
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('met kabelkollektivet.example today with Kari');
  await page.locator('.said li').first().waitFor();
  await app.screenshot('quick-add');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /kabelkollektivet/ }).waitFor();
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.click();
  await page.keyboard.type('They host mail for seven unions.');
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await app.screenshot('encounter');
  expect(await app.axe()).toEqual([]);
  await page.reload();
  await page.getByText('They host mail for seven unions.').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('status by key, an outcome for the coalition, a promise: each a step with a way back', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'met', exact: true }).focus();
  await page.keyboard.press('6');
  await page.getByRole('button', { name: 'did not happen', pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'met', exact: true, pressed: true }).waitFor();

  const outcomes = page.getByRole('region', { name: 'Outcomes' });
  await outcomes.getByLabel('Add a line').fill('They will host the coalition’s mail.');
  await page.keyboard.press('Enter');
  await outcomes.getByText('They will host the coalition’s mail.').waitFor();
  await outcomes.getByLabel('Who may read this line in a report').selectOption('coalition');

  await page.getByText('Add a promise').click();
  await page.getByLabel('What was promised').fill('Send the numbers');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Send the numbers' }).waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('encounter-full');
  await page.setViewportSize({ width: 400, height: 800 });
  await app.screenshot('encounter-400');
  expect(app.complaints()).toEqual([]);
});
