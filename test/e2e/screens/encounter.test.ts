import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { typeDay, typeTime } from '../../kit/typed-day.ts';
import { unwrap } from '../../kit/vaults.ts';

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
  await page.getByLabel('Why').fill('They were on strike.');
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: 'did not happen · They were on strike.' }).waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('z');
  await page.locator('.toast', { hasText: 'Taken back' }).waitFor();
  await page.keyboard.press('z');
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

test('whoever else was there is added by name, by keys alone, each as one step with one way back', async () => {
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 800 });
  const people = page.getByRole('region', { name: 'People' });
  const organisations = page.getByRole('region', { name: 'With' });
  const links = (region: typeof people) => region.getByRole('listitem').getByRole('link');
  const before = await links(people).count();
  // Somebody known, by a part of the name: the arrow chooses, Enter takes, Enter adds; and the box is empty again.
  await people.getByLabel('Add a person').focus();
  await page.keyboard.type('solstr');
  await page.getByRole('option', { name: /Solström/ }).waitFor();
  for (const key of ['ArrowDown', 'Enter', 'Enter']) await page.keyboard.press(key);
  await people.getByRole('link', { name: 'Vigdis Solström' }).waitFor();
  await expect.poll(() => people.getByLabel('Add a person').inputValue(), { timeout: 20_000 }).toBe('');

  // Whom nobody here knows yet is made and put into the meeting in one step.
  await people.getByLabel('Add a person').focus();
  await page.keyboard.type('Tuva Strandlag');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await people.getByRole('link', { name: 'Tuva Strandlag' }).waitFor();
  await organisations.getByLabel('Add an organisation').focus();
  await page.keyboard.type('Strandlag vev');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await organisations.getByRole('link', { name: 'Strandlag vev' }).waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('encounter-people');

  for (const [region, gone] of [
    [organisations, 'Strandlag vev'],
    [people, 'Tuva Strandlag'],
  ] as const) {
    await page.getByRole('main').focus();
    await page.keyboard.press('z');
    await region.getByRole('link', { name: gone }).waitFor({ state: 'detached' });
  }
  await until(async () => (await links(people).count()) === before + 1);
  // What the steps made is gone with them: nothing was left because it is used.
  await page.getByText(/^Taken back: /).waitFor();
});

test('when and where are changed where they stand, as on every page', async () => {
  const { page } = app;
  const facts = page.getByRole('region', { name: 'What we know' });
  await facts.waitFor();
  await page.getByRole('main').focus();
  await page.keyboard.press('e');
  await typeDay(facts.getByRole('group', { name: 'Day', exact: true }), '2026-03-12');
  await typeTime(facts.getByRole('group', { name: 'Time' }), '14:00');
  await facts.getByLabel('Minutes').fill('90');
  expect(await app.axe()).toEqual([]);
  await app.screenshot('encounter-when');
  await page.keyboard.press('Enter');
  await facts.getByText(/12 March.* 14:00/).waitFor();
  await facts.getByRole('button', { name: 'Edit: When' }).waitFor();
  await facts.getByRole('button', { name: 'Edit: Where' }).click();
  await page.keyboard.type('Folkets hus');
  await page.keyboard.press('Enter');
  await facts.getByText('Folkets hus').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await facts.getByText('Folkets hus').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show the history' }).click();
  await page.locator('.history-change', { hasText: 'Where' }).first().waitFor();
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('a meeting "from tomorrow" gets its day and time on its page, and can be from a day on again', async () => {
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const [id, org] = ['e'.repeat(32), '0'.repeat(32)];
  unwrap(
    await bridge.call('perform', {
      commands: [
        { op: 'create', kind: 'organisation', id: org, fields: { name: 'Elvedal vev' } },
        { op: 'create', kind: 'encounter', id, fields: { orgs: [org], when: '2031-03-01/..' } },
      ],
    }),
  );
  socket.close();
  await page.evaluate(`location.hash = "#/encounter/${id}"`);
  const when = page.locator('.inline-field[data-field="when"]');
  const edit = () => when.getByRole('button', { name: /^Edit/ }).click();
  const saved = (text: RegExp) => when.locator('.inline-values').getByText(text).waitFor();
  await saved(/^from .*1 March/);
  await edit();
  expect(await when.getByLabel('or later').isChecked()).toBe(true);
  await app.screenshot('encounter-open-window');
  expect(await app.axe()).toEqual([]);
  await typeTime(when.getByRole('group', { name: 'Time' }), '14:00');
  await when.getByLabel('or later').waitFor({ state: 'detached' });
  await typeDay(when.getByRole('group', { name: 'Day', exact: true }), '2031-03-13');
  await page.keyboard.press('Enter');
  await saved(/^(?!from).*13 March.* 14:00/);

  await page.getByRole('main').focus();
  await page.keyboard.press('z');
  await saved(/^from .*1 March/);
  await edit();
  await typeDay(when.getByRole('group', { name: 'Day', exact: true }), '2031-03-13');
  await page.keyboard.press('Enter');
  await saved(/^(?!from).*13 March/);
  await edit();
  await when.getByLabel('or later').check();
  await when.getByRole('button', { name: 'Save' }).click();
  await saved(/^from .*13 March/);
  expect(app.complaints()).toEqual([]);
});

test('what is planned at the same hour is told on the page, each a way there; a card tells of two and how many more', async () => {
  const { page } = app;
  const { bridge } = await app.bridge();
  const id = (at: number) => at.toString(16).padStart(32, '7');
  const names = ['Krysset', 'Torget', 'Brygga', 'Bakken', 'Lunden'];
  const made = await bridge.call('perform', {
    commands: names.flatMap((name, at) => [
      { op: 'create', kind: 'organisation', id: id(at), fields: { name } },
      {
        op: 'create',
        kind: 'encounter',
        id: id(at + 16),
        fields: { orgs: [id(at)], mode: 'meeting', status: 'planned', when: '2031-05-06T14:00' },
      },
    ]),
  });
  unwrap(made);
  await page.evaluate(`location.hash = "/encounter/${id(16)}"`);
  const way = page.locator('.encounter-way');
  await way.getByText('at the same time as Torget').waitFor();
  expect(await way.getByRole('link').count()).toBe(4);
  await app.screenshot('encounter-in-the-way');
  expect(await app.axe()).toEqual([]);
  await way.getByRole('link', { name: /Torget/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Torget' }).waitFor();
  await page.evaluate('location.hash = "/plan/board"');
  await page.getByPlaceholder('filter …').fill('Krysset');
  await page.locator('.plan-card-marks', { hasText: 'and 2 more' }).waitFor();
  expect(app.complaints()).toEqual([]);
});
