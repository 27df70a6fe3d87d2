import { afterEach, expect, test } from 'vitest';
import type { Command } from '../../../shared/bridge/command.ts';
import type { KindName } from '../../../shared/model/kinds.ts';
import { type App, openApp, until } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

type Fields = Extract<Command, { op: 'create' }>['fields'];

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

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByText('3 things put away').waitFor();
  // The first row looks chosen before anything has the focus, and is what the key is about.
  const chosen = page.getByRole('listbox', { name: 'Archive' }).getByRole('option', { selected: true });
  const name = (await chosen.locator('.name').first().innerText()).trim();
  await page.keyboard.press('b');
  await page.getByText(`Brought back: ${name}`).waitFor();
  await page.getByText('2 things put away').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('3 things put away').waitFor();
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

test('every kind says in words what it is: an ask, a note, a promise, a relation, a consent, a tool, and a whole import taken back', async () => {
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const id = (n: number) => n.toString(16).padStart(32, 'c');
  const [org, other, kari] = [id(1), id(2), id(3)] as const;
  const make = async (kind: KindName, fields: Fields, own: string) =>
    unwrap(await bridge.call('perform', { commands: [{ op: 'create', kind, id: own, fields }] }));
  await make('organisation', { name: 'Havnerud' }, org);
  await make('organisation', { name: 'Lyktestolpen' }, other);
  await make('person', { name: 'Kari Lund' }, kari);
  const things: readonly (readonly [KindName, Fields])[] = [
    ['ask', { type: 'facilitate', orgs: [org], status: 'open' }],
    ['ask', { type: 'host', text: 'A bed in Fjellvik', status: 'open' }],
    ['note', { subject: org, text: 'They like maps.' }],
    ['note', { subject: other }],
    ['commitment', { text: 'Send the price list', by: kari }],
    ['relation', { from: org, to: other, type: 'part_of' }],
    ['relation', { from: kari, to: org, type: 'knows' }],
    ['consent', { subject: kari, purpose: 'share_coalition', state: 'given', how: 'spoken' }],
    ['dependency', { org, function: 'email', product: 'Postkassa' }],
    ['dependency', { org, function: 'chat' }],
    ['migration', { org, function: 'email', software: 'Brevdue' }],
    ['hosting_offer', { provider: org, function: 'files' }],
    ['encounter', { orgs: [org], when: '2026-03-11' }],
    ['stay', { hosts: [kari], place: 'Fjellvik', from: '2026-03-11' }],
    ['travel', { from: 'Fjellvik', to: 'Havnerud', mode: 'train' }],
    ['trip', { from: '2026-03-11', to: '2026-03-14', legs: [{ place: 'Fjellvik' }, { place: 'Havnerud' }] }],
    ['affiliation', { person: kari, organisation: org }],
    ['cohort', { title: 'Off the big mail' }],
    ['saved_list', { title: 'Nearby', of: 'organisation', query: 'nearby' }],
  ];
  for (const [n, [kind, fields]] of things.entries()) {
    await make(kind, fields, id(100 + n));
    unwrap(await bridge.call('perform', { commands: [{ op: 'archive', id: id(100 + n) }] }));
  }
  const text = 'I går møtte jeg:\n- @elvevern\n- ullspinnarna.example\n';
  const read = unwrap(await bridge.call('readPost', { text, today: '2026-03-11' }));
  unwrap(await bridge.call('savePost', { text, proposal: read.proposal, day: read.day }));
  unwrap(await bridge.call('undo', {}));
  socket.close();
  await page.setViewportSize({ width: 1280, height: 1600 });
  await page.evaluate('location.hash = "/archive"');
  await page.getByText('24 things put away').waitFor();
  const rows = page.locator('.archived');
  await until(async () => (await rows.count()) === 24);
  const said = await rows.allInnerTexts();
  await app.screenshot('archive-kinds');
  expect(said.filter((each) => /no name/.test(each))).toEqual([]);
  const row = (...words: string[]) =>
    expect(said.some((each) => words.every((word) => each.includes(word)))).toBe(true);
  row('Ask', 'A bed in Fjellvik', 'host');
  row('Havnerud', 'make contact', 'open');
  row('They like maps.', 'Havnerud');
  row('Send the price list', 'Kari Lund');
  row('Havnerud → Lyktestolpen', 'is part of');
  row('Consent', 'Kari Lund', 'be shared with the coalition', 'yes');
  row('Postkassa', 'Havnerud', 'e-mail');
  row('Hosting offer', 'Havnerud', 'files');
  row('Journey', 'Fjellvik → Havnerud');
  row('Trip', 'Fjellvik → Havnerud', 'Wed 11 March');
  row('Pasted text', 'Wed 11 March');
  row('@elvevern');
  await page.getByLabel('Search what was put away').fill('coalition');
  await page.getByText('1 thing put away').waitFor();
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByLabel('Search what was put away').fill('');
  await page.getByText('24 things put away').waitFor();
  await app.screenshot('archive-kinds-400');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
