import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

const id = (digit: string) => digit.repeat(32);
let app: App;
beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      const url = [{ url: 'https://lyktestolpen.example/', host: 'lyktestolpen.example', path: '/' }];
      unwrap(
        await bridge.call('perform', {
          commands: [
            { op: 'create', kind: 'organisation', id: id('a'), fields: { name: 'Lyktestolpen', urls: url } },
            {
              op: 'create',
              kind: 'organisation',
              id: id('b'),
              fields: { name: 'Lyktestolpen SA', urls: url, country: 'NO' },
            },
            {
              op: 'create',
              kind: 'encounter',
              id: id('c'),
              fields: { orgs: [id('b')], when: '2026-01-10', status: 'planned' },
            },
          ],
        }),
      );
    },
  });
});
afterAll(() => app.close());

test('duplicates and days that are over are asked about, and each answer can be taken back', async () => {
  const { page } = app;
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Are these the same?' }).waitFor();
  await page.getByRole('heading', { name: 'What became of it?' }).waitFor();
  await page.getByText('2', { exact: true }).first().waitFor();
  await page.getByText('Both have the same web address.').waitFor();
  const standsAt = page.locator('.need h2:focus');
  for (const [key, question] of [
    ['j', 'Are these the same?'],
    ['j', 'What became of it?'],
    ['j', 'What became of it?'],
    ['k', 'Are these the same?'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await standsAt.innerText()).toBe(question);
  }
  await app.screenshot('needs');
  expect(await app.axe()).toEqual([]);

  await page.getByRole('button', { name: 'The same', exact: true }).click();
  await page.getByRole('heading', { name: 'Are these the same?' }).waitFor({ state: 'detached' });
  // The number beside the name says the same at the same time.
  expect(await page.locator('.rail .count').first().textContent()).toBe('1');
  // What had the focus is gone with the card: the next question has it.
  await page.locator('h2:focus', { hasText: 'What became of it?' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Are these the same?' }).waitFor();
  await page.getByRole('button', { name: 'Not the same' }).click();
  await page.getByRole('heading', { name: 'Are these the same?' }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByText('Put off (1)').click();
  await page.getByRole('button', { name: 'We met' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  await page.locator('h1:focus').waitFor();
  await app.screenshot('needs-empty');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
