/** Boxes for a day and a time: in the language of the screens at once, nothing typed lost, by keyboard, by paste, from a calendar. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../../shared/model/enumerations.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { type App, openApp, until } from '../../kit/app.ts';
import { readIn, typeDay, typeTime } from '../../kit/typed-day.ts';
import { unwrap } from '../../kit/vaults.ts';

const trip = 'a'.repeat(32);
const encounter = 'b'.repeat(32);
const org = 'c'.repeat(32);
let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      const commands = [
        { op: 'create' as const, kind: 'organisation', id: org, fields: { name: 'Havnerud faglag' } },
        {
          op: 'create' as const,
          kind: 'trip',
          id: trip,
          fields: { title: 'North', from: '2027-03-09', to: '2027-03-12' },
        },
        {
          op: 'create' as const,
          kind: 'encounter',
          id: encounter,
          fields: { orgs: [org], mode: 'meeting', status: 'wanted' },
        },
      ];
      unwrap(await bridge.call('perform', { commands }));
    },
  });
  page = app.page;
  await page.getByRole('heading', { level: 1 }).waitFor();
});
afterAll(() => app.close());
beforeEach(async () => {
  await speak('en');
  await page.evaluate(`location.hash = '/today'`);
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});

test('a day is typed in the order of the language, and the box turns at once when the language does', async () => {
  // With the styles of another screen loaded too.
  await page.evaluate(`location.hash = '/report'`);
  await page.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
  const { from } = await openTrip();
  expect((await from.boundingBox())?.height).toBeLessThan(40);
  const empty = page.getByRole('group', { name: /^(First night|Første natt|Fyrste natt|Første natta|Första natten)$/ });
  const looks: Readonly<Record<Language, readonly [string, string, string]>> = {
    nb: ['09.03.2027', 'dd.mm.åååå', 'måned,'],
    nn: ['09.03.2027', 'dd.mm.åååå', 'månad,'],
    sv: ['2027-03-09', 'åååå-mm-dd', 'månad,'],
    en: ['09/03/2027', 'dd/mm/yyyy', 'month,'],
  };
  await empty.getByRole('spinbutton').first().focus();
  for (const [language, [day, letters, month]] of Object.entries(looks)) {
    await speak(language as Language);
    await until(async () => (await readIn(from)) === day);
    await emptyByKeys(empty);
    expect(await readIn(empty)).toBe(letters);
    expect(await empty.locator('[data-type="month"]').getAttribute('aria-label')).toContain(month);
    await typeDay(empty, '2027-12-03');
    await empty.locator('[data-type="month"]', { hasText: '12' }).waitFor();
    expect((await readIn(empty)).match(/\d+/g)?.sort()).toEqual(['03', '12', '2027']);
  }
  expect(app.complaints()).toEqual([]);
});

test('a time has twenty-four hours in English too, and goes away without its day', async () => {
  await page.evaluate(`location.hash = '/encounter/${encounter}'`);
  const facts = page.getByRole('region', { name: 'What we know' });
  await facts.waitFor();
  await page.keyboard.press('e');
  const [day, time] = [
    facts.getByRole('group', { name: 'Day', exact: true }),
    facts.getByRole('group', { name: 'Time' }),
  ];
  // The pieces themselves have the focus: one types on.
  await day.locator('[role="spinbutton"]:focus').waitFor();
  await typeDay(day, '2027-03-12');
  await typeTime(time, '17:05');
  await until(async () => (await readIn(time)) === '17:05');
  await day.getByRole('spinbutton').first().press('Backspace');
  await day.getByRole('spinbutton').first().press('Backspace');
  expect(await readIn(day)).toBe('dd/03/2027');
  expect(await readIn(time)).toBe('17:05');
  // Half a day is not sent: nothing that stood there is cleared.
  await day.getByRole('spinbutton').first().press('Control+Enter');
  await facts.getByText('Not a whole date yet').waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('day-field-half');
  await page.keyboard.type('13');
  await page.keyboard.press('Enter');
  await facts.getByText(/13 March 2027.* 17:05/).waitFor();
  // The editor is gone: the key is not a letter any more.
  await facts.locator('.inline-edit:focus').waitFor();
  await page.keyboard.press('e');
  await facts.getByRole('button', { name: 'Empty: Time' }).click();
  await time.locator('[data-type="hour"]:focus').waitFor();
  await page.keyboard.press('Enter');
  await facts.getByText(/17:05/).waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});

test('half a date, or the 31st of February, stays as typed and takes nothing away', async () => {
  const { from, stored } = await openTrip();
  const first = from.getByRole('spinbutton').first();
  await first.press('Backspace');
  // Over month, year and calendar, and out.
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab');
  expect(await readIn(from)).toBe('dd/03/2027');
  await page.getByText('Not a whole date yet').waitFor();
  expect(await stored()).toBe('2027-03-09');
  await first.focus();
  await page.keyboard.press('Escape');
  await until(async () => (await readIn(from)) === '09/03/2027');

  await typeDay(from, '2027-02-31');
  await page.getByRole('main').focus();
  await page.getByText('That month has no such day.').waitFor();
  expect(await readIn(from)).toBe('31/02/2027');
  expect(await stored()).toBe('2027-03-09');
  expect(await first.getAttribute('aria-invalid')).toBe('true');
  expect(await app.axe()).toEqual([]);
  await typeDay(from, '2027-02-28');
  await page.keyboard.press('Enter');
  await until(async () => (await stored()) === '2027-02-28');
  await page.getByText('That month has no such day.').waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});

test('a date is written as people write it: with dots, and two digits of a year', async () => {
  const { from, stored } = await openTrip();
  await from.getByRole('spinbutton').first().focus();
  await page.keyboard.type('3.12.26');
  await page.keyboard.press('Enter');
  await until(async () => (await stored()) === '2026-12-03');
  expect(await readIn(from)).toBe('03/12/2026');
});

test.each([
  ['2026-12-04', '2026-12-04'],
  ['5.12.2026', '2026-12-05'],
  ['6/12/2026', '2026-12-06'],
  ['7 December 2026', '2026-12-07'],
])('%s is pasted', async (text, day) => {
  const { from, stored } = await openTrip();
  await copy(text);
  await from.getByRole('spinbutton').nth(1).focus();
  await page.keyboard.press('Control+v');
  await until(async () => (await readIn(from)) === day.split('-').reverse().join('/'));
  await page.keyboard.press('Enter');
  await until(async () => (await stored()) === day);
  await page.keyboard.press('Control+c');
  expect(await app.clipboard()).toBe(day);
});

test('the keys of the app are letters to nobody who stands in a date', async () => {
  const { from } = await openTrip();
  const before = await readIn(from);
  await from.getByRole('spinbutton').first().focus();
  for (const key of ['n', 'g', 'p', '?', 'i', 'r', 'z', 'x', 'e', 'a', '/']) await page.keyboard.press(key);
  await from.locator('[role="spinbutton"]:focus').waitFor();
  expect(page.url()).toContain(trip);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await readIn(from)).toBe(before);
});

test('a date is emptied with Backspace, or by the calendar', async () => {
  const { from, stored } = await openTrip();
  await emptyByKeys(from);
  expect(await readIn(from)).toBe('dd/mm/yyyy');
  await page.keyboard.press('Enter');
  await until(async () => (await stored()) === undefined);
  await page.getByRole('button', { name: 'Calendar: Until' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'No date' }).click();
  const last = page.getByRole('group', { name: 'Until' }).first();
  await until(async () => (await readIn(last)) === 'dd/mm/yyyy');
  // Whoever chooses is done: nobody has to leave the box first.
  await page.getByRole('button', { name: 'Calendar: From' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Today', exact: true }).click();
  await until(async () => (await stored()) !== undefined);
});

test('where there has to be a day, an emptied box shows again what holds', async () => {
  await page.evaluate(`location.hash = '/report'`);
  await page.getByLabel('About').selectOption('day');
  const day = page.getByRole('group', { name: 'Day' });
  const before = await readIn(day);
  await emptyByKeys(day);
  expect(await readIn(day)).toBe('dd/mm/yyyy');
  await page.getByLabel('About').focus();
  await until(async () => (await readIn(day)) === before);
});

test('in a dialog the calendar lies over it, and Escape closes one after the other', async () => {
  await page.evaluate(`location.hash = '/trips'`);
  await page.getByRole('button', { name: 'Add a trip' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a trip' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('South');
  const from = dialog.getByRole('group', { name: 'From' });
  await typeDay(from, '2027-05-20');
  await dialog.getByRole('button', { name: 'Calendar: From' }).click();
  const calendar = page.getByRole('dialog', { name: 'Calendar: From' });
  await calendar.getByRole('button', { name: 'Month after' }).click();
  expect(await app.axe()).toEqual([]);
  await calendar.getByRole('button', { name: 'Wednesday, 2 June 2027' }).click();
  await until(async () => (await readIn(from)) === '02/06/2027');
  const last = dialog.getByRole('group', { name: 'Until' });
  await last.getByRole('spinbutton').first().focus();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  // Half a date is no empty one: the trip is not made without it.
  await dialog.getByText('Not a whole date yet').waitFor();
  await last.locator('[data-type="day"]:focus').waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('dialog', { name: 'Calendar: Until' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Calendar: Until' }).waitFor({ state: 'detached' });
  expect(await readIn(last)).toBe('03/mm/yyyy');
  await typeDay(last, '2027-06-03');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'South' }).waitFor();
  expect(app.complaints()).toEqual([]);
});

test.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 400, height: 800 }, reducedMotion: 'reduce' }],
  ['zoomed', { viewport: { width: 640, height: 400 } }],
] as const)('a day is chosen from the calendar, by keys alone: %s', async (look, media) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference', ...media });
  await page.setViewportSize('viewport' in media ? media.viewport : { width: 1280, height: 800 });
  const { from } = await openTrip();
  await typeDay(from, '2027-03-09');
  await page.keyboard.press('Alt+ArrowDown');
  const calendar = page.getByRole('dialog', { name: 'Calendar: From' });
  await calendar.getByRole('button', { name: 'Tuesday, 9 March 2027, chosen' }).and(page.locator(':focus')).waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot(`day-field-calendar-${look}`);
  // Neither place nor status: letters and digits are nothing here.
  for (const key of ['n', '2']) await page.keyboard.press(key);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await calendar.waitFor({ state: 'detached' });
  await until(async () => (await readIn(from)) === '10/04/2027');
  await from.locator('[role="spinbutton"]:focus').waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await calendar.waitFor();
  await page.keyboard.press('Escape');
  await calendar.waitFor({ state: 'detached' });
  expect(await readIn(from)).toBe('10/04/2027');
  expect(app.complaints()).toEqual([]);
});

test('the calendar speaks nynorsk, which no browser does', async () => {
  await openTrip();
  await speak('nn');
  await page.getByRole('button', { name: 'Kalender: Til' }).first().click();
  const calendar = page.getByRole('dialog');
  await calendar
    .getByRole('button', { name: /^laurdag \d+\. \S+ \d{4}$/ })
    .first()
    .waitFor();
  await calendar.getByRole('button', { name: 'Førre månad' }).click();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('day-field-calendar-nn');
  await page.keyboard.press('Escape');
});

async function openTrip() {
  await page.evaluate(`location.hash = '/trip/${trip}'`);
  await page.getByRole('heading', { level: 1, name: 'North' }).waitFor();
  const { bridge, socket } = await app.bridge();
  // As every test finds it; the vault says so where there is nothing to do.
  await bridge.call('perform', { commands: [set('from', '2027-03-09'), set('to', '2027-03-12')] });
  socket.close();
  const from = page.getByRole('group', { name: /^(From|Fra|Frå|Från)$/ }).first();
  await until(async () => (await readIn(from)) === '09/03/2027');
  return { from, stored: () => storedDay() };
}

const set = (field: string, value: string) => ({ op: 'set' as const, id: trip, field, value });

/** What the vault has as the first day of the trip. */
async function storedDay(): Promise<string | undefined> {
  const { bridge, socket } = await app.bridge();
  const { row } = unwrap(await bridge.call('rowAt', { id: trip, time: Date.now() + 60_000 }));
  socket.close();
  return row && isRowOf(row, 'trip') ? row.fields.from : undefined;
}

async function emptyByKeys(field: Locator): Promise<void> {
  await field.getByRole('spinbutton').last().focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('Backspace');
}

async function copy(text: string): Promise<void> {
  const elsewhere = await page.context().newPage();
  await elsewhere.setContent('<textarea autofocus></textarea>');
  await elsewhere.locator('textarea').fill(text);
  await elsewhere.locator('textarea').selectText();
  await elsewhere.keyboard.press('Control+c');
  await elsewhere.close();
}

async function speak(language: Language): Promise<void> {
  const { bridge, socket } = await app.bridge();
  unwrap(await bridge.call('changeSettings', { language }));
  socket.close();
  await page.locator(`html[lang="${language}"]`).waitFor();
}
