import { afterEach, expect, test } from 'vitest';
import { type App, openApp } from '../../kit/app.ts';

let app: App;
afterEach(() => app.close());

const hostile = `<img src=x onerror=alert(1)> ${'et svært langt navn '.repeat(12)}`;

async function putAway(fields: Record<string, string>[]): Promise<string[]> {
  const { bridge, socket } = await app.bridge();
  const ids: string[] = [];
  for (const [place, each] of fields.entries()) {
    const id = (place + 1).toString(16).padStart(32, '0');
    await bridge.call('perform', { commands: [{ op: 'create', kind: 'organisation', id, fields: each }] });
    const done = await bridge.call('perform', { commands: [{ op: 'archive', id }] });
    if (!done.ok) throw new Error(done.error.type);
    ids.push(id);
  }
  socket.close();
  return ids;
}

test('empty, then what is put away comes by kind, is found, comes back, and goes again with undo', async () => {
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Archive' }).click();
  await page.getByText('Nothing is put away').waitFor();
  await app.screenshot('archive-empty');
  expect(await app.axe()).toEqual([]);

  await putAway([{ name: 'Rødt Ungdom' }, { name: hostile }, { name: 'שלום ארגון' }]);
  await page.getByText('3 things put away').waitFor();
  await app.screenshot('archive-full');
  expect(await app.axe()).toEqual([]);

  await page.getByLabel('Search what was put away').fill('roedt');
  await page.getByText('1 thing put away').waitFor();
  const list = page.getByRole('listbox', { name: 'Archive' });
  await list.focus();
  await page.keyboard.press('b');
  await page.getByText('Brought back: Rødt Ungdom').waitFor();
  await page.getByText('Nothing put away is called that.').waitFor();
  await app.screenshot('archive-nothing-found');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Show all of it' }).click();
  await page.getByText('2 things put away').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('3 things put away').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('at 400 pixels in the dark, and the page of what has none of its own: facts, layers, history, as it was then', async () => {
  app = await openApp({ vault: 'empty', context: { viewport: { width: 400, height: 800 }, colorScheme: 'dark' } });
  const { page } = app;
  await putAway([{ name: 'Rødt Ungdom' }, { name: hostile }]);
  const { bridge, socket } = await app.bridge();
  const person = 'a'.repeat(32);
  const stay = 'b'.repeat(32);
  await bridge.call('perform', {
    commands: [
      { op: 'create', kind: 'person', id: person, fields: { name: 'Kari Nordmann' } },
      {
        op: 'create',
        kind: 'stay',
        id: stay,
        fields: { hosts: [person], place: 'Oslo', from: '2026-03-10', nights: 1 },
      },
    ],
  });
  await bridge.call('perform', { commands: [{ op: 'set', id: stay, field: 'nights', value: 2 }] });
  socket.close();
  await page.evaluate('location.hash = "/archive"');
  await page.getByText('2 things put away').waitFor();
  await app.screenshot('archive-400-dark');
  expect(await app.axe()).toEqual([]);

  await page.evaluate(`location.hash = "/record/${stay}"`);
  await page.getByRole('link', { name: 'Kari Nordmann' }).waitFor();
  await page.getByRole('button', { name: 'Show the history' }).click();
  await page.getByText('1 became 2').waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('record-400-dark');
  await page.setViewportSize({ width: 1280, height: 900 });
  await app.screenshot('record');
  await page
    .getByRole('button', { name: /As it was then/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nights').waitFor();
  expect(await dialog.locator('dd').allInnerTexts()).toContain('1');
  await app.screenshot('record-as-it-was');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByRole('button', { name: 'Bring back' }).waitFor();
  expect(app.complaints()).toEqual([]);
});
