/** One line, anywhere: names of the vault written small are known, ordinary words are left alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { rowsOf } from '../../kit/rows-of.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      unwrap(
        await bridge.call('perform', {
          commands: [
            { op: 'create', kind: 'organisation', fields: { name: 'Fjordverket' } },
            { op: 'create', kind: 'organisation', fields: { name: 'Samarbeid' } },
            { op: 'create', kind: 'person', fields: { name: 'Kari Lund' } },
            { op: 'create', kind: 'person', fields: { name: 'Ørjan Rosenkvist' } },
          ],
        }),
      );
    },
  });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const said = () => app.page.locator('.quick-add .said');
const who = async () => (await said().locator('.who').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

/** What is said of each thing, and who reads it: the mark, or what is chosen. */
const readers = async () =>
  Promise.all(
    (await said().getByRole('list', { name: 'Who may read it' }).getByRole('listitem').all()).map(
      async (item) => `${await item.locator('.name').innerText()}: ${await item.locator('.audience').innerText()}`,
    ),
  );
async function rowsBehind() {
  const { bridge, socket } = await app.bridge();
  const state = unwrap(await bridge.call('hello', {}));
  const widthOf = new Map(state.state === 'open' ? state.spaces.map(({ id, width }) => [id, width]) : []);
  const rows = await rowsOf(bridge, '2026-11-25');
  socket.close();
  return { rows, widthOf };
}
const emptyLine = async () => {
  await app.page.getByRole('button', { name: 'Empty the line' }).click();
  await until(async () => (await app.page.locator('.quick-add input:focus').inputValue()) === '');
};

test('a known name written small is shown as known, saved as that one, and taken back', async () => {
  const { page } = app;
  await page.keyboard.press('n');
  await page.keyboard.type('møte fjordverket torsdag om samarbeid');
  await said().getByText('Fjordverket').first().waitFor();
  await until(async () => (await who()).length > 0);
  expect(await who()).toEqual([expect.stringMatching(/^Fjordverket .*(known|here)/)]);
  await app.screenshot('quick-add-small');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: 'Fjordverket' }).waitFor();
  await page.locator('.toast', { hasText: 'Fjordverket' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Taken back/).waitFor();
  await page.evaluate(`location.hash = '/organisations'`);
  await page.getByRole('listbox', { name: 'Organisations' }).getByRole('option').first().waitFor();
  expect(await page.getByRole('listbox', { name: 'Organisations' }).getByRole('option').count()).toBe(2);
  expect(app.complaints()).toEqual([]);
});

test('a word that is somebody’s name too stays a word', async () => {
  const { page } = app;
  await page.keyboard.press('n');
  await page.keyboard.type('avtalt samarbeid med Tekna fredag');
  await page.keyboard.press('Enter');
  await said().locator('.problem').waitFor();
  expect(await who()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('who may see a line is shown before it is saved, and chosen for that line alone', async () => {
  const { page } = app;
  await emptyLine();
  await page.keyboard.type('met hemmelig.example today');
  const layer = page.locator('.quick-add').getByRole('combobox', { name: 'Who may read it' });
  await layer.waitFor();
  expect(await layer.locator('option:checked').textContent()).toBe('Coalition');
  await layer.selectOption({ label: 'Only me' });
  await page.locator('.quick-add input:focus').waitFor();
  await until(async () => (await readers()).join() === 'hemmelig.example, meeting: Only me,note: Only me');
  await app.screenshot('quick-add-layer');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 400, height: 800 });
  await app.screenshot('quick-add-layer-narrow');
  expect(await app.axe()).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Enter');
  await page.waitForURL(/encounter/);
  await page.locator('h1').first().waitFor();
  const { bridge, socket } = await app.bridge();
  const state = unwrap(await bridge.call('hello', {}));
  const mine = state.state === 'open' ? state.spaces.find(({ width }) => width === 'private')?.id : undefined;
  const id = /encounter\/([0-9a-f]{32})/.exec(page.url())?.[1] ?? '';
  const { row } = unwrap(await bridge.call('rowAt', { id, time: Date.now() + 60_000 }));
  socket.close();
  expect(row?.space).toBe(mine);

  await page.locator('.cm-content:focus').waitFor();
  await page.evaluate(`location.hash = '/today'`);
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('met apent.example today');
  await layer.waitFor();
  expect(await layer.locator('option:checked').textContent()).toBe('Coalition');
  await emptyLine();
  expect(app.complaints()).toEqual([]);
});

test('who is known as a person, or may be one, is none of the coalition’s until somebody says it is an organisation', async () => {
  const { page } = app;
  const add = async (line: string) => {
    await page.locator('.quick-add input').click();
    await page.keyboard.type(line);
  };
  const leave = async () => {
    await page.waitForURL(/encounter/);
    await page.locator('.cm-content:focus').waitFor();
    await page.evaluate(`location.hash = '/today'`);
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  };
  await add('met Ørjan Rosenkvist today');
  await said().locator('.who', { hasText: 'known' }).waitFor();
  expect(await who()).toEqual(['Ørjan Rosenkvist known']);
  expect(await page.locator('.quick-add').getByRole('combobox').count()).toBe(0);
  await page.keyboard.press('Enter');
  await leave();

  await add('met Testa Testesen today');
  const organisation = said().getByRole('button', { name: 'It is an organisation' });
  await organisation.waitFor();
  expect(await said().locator('.who').innerText()).toContain('new person, seen by you alone');
  await app.screenshot('quick-add-person');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 400, height: 800 });
  await app.screenshot('quick-add-person-narrow');
  expect(await app.axe()).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('Enter');
  await leave();

  await add('met Stella Havblikk today');
  // What is shown is of the line to its end, not of what was typed so far.
  await said().getByText('met Stella Havblikk, ').waitFor();
  await organisation.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await said().getByRole('button', { name: 'It is a person' }).waitFor();
  await page.locator('.quick-add input:focus').waitFor();
  await page.locator('.quick-add').getByRole('combobox', { name: 'Who may read it' }).waitFor();
  await page.keyboard.press('Enter');
  await leave();

  await page.evaluate(`location.hash = '/report'`);
  await page.getByLabel('For', { exact: true }).selectOption('public');
  const shown = page.frameLocator('iframe').locator('body');
  await shown.getByText('Stella Havblikk').first().waitFor();
  expect(await shown.innerText()).not.toMatch(/Rosenkvist|Testesen/);
  await page.getByLabel('For', { exact: true }).selectOption('coalition');
  await shown.getByText('Stella Havblikk').first().waitFor();
  expect(await shown.innerText()).not.toMatch(/Rosenkvist|Testesen/);
  expect(app.complaints()).toEqual([]);
});

test('what is not understood is shown as a note, and a date that may be a slip is asked to be looked at', async () => {
  const { page } = app;
  await page.locator('.quick-add input').click();
  await page.keyboard.type('avtalt møte med Fjordverket tirsdag kl. 10-12 om e-post');
  await said()
    .getByText(/10:00–12:00, note: om e-post/)
    .waitFor();
  expect(await said().locator('.doubtful').count()).toBe(0);
  await emptyLine();
  await page.keyboard.type('planned Fjordverket 1 january 2020');
  await said()
    .getByText(/1 January 2020/)
    .waitFor();
  await emptyLine();
  const { weekday, day } = otherWeekday();
  await page.keyboard.type(`planned Fjordverket ${weekday} ${day}`);
  await said().locator('.doubtful').waitFor();
  await app.screenshot('quick-add-doubtful');
  expect(await app.axe()).toEqual([]);
  await emptyLine();
  expect(app.complaints()).toEqual([]);
});

/** In a fortnight, under the name of the day after. */
function otherWeekday(): { weekday: string; day: string } {
  const date = new Date(Date.now() + 14 * 24 * 3_600_000);
  const next = new Date(date.getTime() + 24 * 3_600_000);
  const named = (of: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(of);
  return { weekday: named(next, { weekday: 'long' }), day: named(date, { day: 'numeric', month: 'long' }) };
}

test('what the toast names is taken back, with the note that was begun or written for it', async () => {
  const { page } = app;
  const toast = page.locator('.toast', { hasText: 'Saved: met' });
  const text = page.locator('.cm-content:focus');
  const add = async (line: string) => {
    await page.locator('.quick-add input').click();
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await page.waitForURL(/encounter/);
    await text.waitFor();
  };
  const isGone = async (name: string) => {
    await page.evaluate(`location.hash = '/organisations'`);
    const list = page.getByRole('listbox', { name: 'Organisations' });
    await list.getByRole('option', { name: 'Fjordverket' }).waitFor();
    expect(await list.getByRole('option', { name }).count()).toBe(0);
  };
  await add('met strandlinja.example today');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Taken back.*strandlinja/).waitFor();
  await page.locator('.cm-content').waitFor({ state: 'detached' });
  await isGone('strandlinja');

  await add('met svaberget.example today');
  await page.keyboard.type('They want to leave');
  await page.getByText('Saved', { exact: true }).waitFor();
  await toast.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Taken back.*svaberget/).waitFor();
  await isGone('svaberget');

  await add('met steinura.example today');
  await page.locator('h1').first().click();
  await page.keyboard.press('z');
  await page.getByText(/^Taken back.*steinura/).waitFor();
  await isGone('steinura');
  expect(app.complaints()).toEqual([]);
});

test('an address with letters of ours is shown and found as it was written', async () => {
  const { page } = app;
  await page.locator('.quick-add input').click();
  await page.keyboard.type('met prøveorg.example today');
  await said().getByText('met prøveorg.example, ').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/encounter/);
  await page.locator('.toast', { hasText: 'prøveorg.example' }).waitFor();
  await page.locator('.cm-content:focus').waitFor();
  await page.evaluate(`location.hash = '/today'`);
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.locator('main').getByText('prøveorg.example').first().waitFor();
  expect(await page.locator('body').innerText()).not.toContain('xn--');
  await app.screenshot('today-nordic-address');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).waitFor();
  await page.keyboard.type('prøveorg');
  const found = page.getByRole('dialog').getByRole('option', { name: /prøveorg\.example/ });
  await found.first().waitFor();
  expect(await page.getByRole('dialog').innerText()).not.toContain('xn--');
  await app.screenshot('palette-nordic-address');
  await page.keyboard.press('Escape');
  await page.evaluate(`location.hash = '/organisations'`);
  await page
    .getByRole('option', { name: /prøveorg\.example/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'prøveorg.example' }).waitFor();
  await page.getByText('https://prøveorg.example/').first().waitFor();
  await app.screenshot('organisation-nordic-address');
  expect(app.complaints()).toEqual([]);
});

test('what is said of who reads a line is what becomes of it', async () => {
  const { page } = app;
  await page.evaluate(`location.hash = '/today'`);
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  const before = new Set((await rowsBehind()).rows.map(({ id }) => id));
  const add = async (line: string, shown: readonly string[], rows: readonly string[], picture?: string) => {
    await page.locator('.quick-add input').click();
    await page.keyboard.type(line);
    await until(async () => (await readers()).join('; ') === shown.join('; '));
    if (picture) await app.screenshot(picture);
    await page.keyboard.press('Enter');
    await until(async () => (await page.locator('.quick-add input').inputValue()) === '');
    const { rows: now, widthOf } = await rowsBehind();
    const made = now.filter(({ id }) => !before.has(id));
    for (const { id } of made) before.add(id);
    expect(made.map((row) => `${row.kind} ${widthOf.get(row.space)}`).sort()).toEqual([...rows].sort());
    return { made, widthOf };
  };
  await add(
    'lovet Fjordverket prisoversikten innen fredag',
    ['promise: Only me'],
    ['commitment private'],
    'quick-add-promise',
  );
  await add('Fjordverket bruker Google Workspace til e-post', ['tool in use: Only me'], ['dependency private']);
  const { made, widthOf } = await add(
    'met roedt.example today with Runa Kvist',
    ['roedt.example, meeting: Coalition', 'Runa Kvist, note: Only me'],
    ['organisation coalition', 'encounter coalition', 'person private', 'note private'],
    'quick-add-readers',
  );
  const meeting = made.find(({ kind }) => kind === 'encounter');
  expect(meeting?.parts.map(({ space }) => widthOf.get(space)).sort()).toEqual(['coalition', 'private']);
  expect(app.complaints()).toEqual([]);
});

test('Escape leaves a line as it stands, and it is there to go on with', async () => {
  const { page } = app;
  await page.evaluate(`location.hash = '/today'`);
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  // The line before may have it still, whose note came up too late to take it.
  await page.locator('.quick-add input').click();
  await page.keyboard.type('met halvveis.example');
  await page.keyboard.press('Escape');
  await page.locator('.quick-add input:not(:focus)').waitFor();
  expect(await page.locator('.quick-add input').inputValue()).toBe('met halvveis.example');
  await page.keyboard.press('n');
  await page.locator('.quick-add input:focus').waitFor();
  await page.keyboard.type(' today');
  await said().getByText('met halvveis.example, ').waitFor();
  await emptyLine();
  expect(app.complaints()).toEqual([]);
});

test('several lines pasted into it are read as a post', async () => {
  const { page } = app;
  const box = page.locator('.quick-add input');
  await box.click();
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', 'Planned:\\n- 3 December Harbour House\\n- Old Mill, 4 December');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);
  await page.getByRole('button', { name: 'Review' }).waitFor();
  expect(await page.getByLabel('The text', { exact: true }).inputValue()).toContain('- Old Mill, 4 December');
  expect(await box.inputValue()).toBe('');
  expect(app.complaints()).toEqual([]);
});
