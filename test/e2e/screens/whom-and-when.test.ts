/** Whom a promise and an ask concern, and when a ride goes, changed afterwards: one step each, with a way back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

const id = (place: number) => place.toString(16).padStart(32, '0');
const [havnerud, elvevern, kari, promise, ask, trip, maja, night, meeting] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

let app: App;
beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      const commands = [
        { op: 'create', kind: 'organisation', id: havnerud, fields: { name: 'Havnerud faglag' } },
        { op: 'create', kind: 'organisation', id: elvevern, fields: { name: 'Havnerud faglag i Elvedal' } },
        { op: 'create', kind: 'person', id: kari, fields: { name: 'Kari Lund' } },
        { op: 'create', kind: 'commitment', id: promise, fields: { text: 'the price list', to: havnerud } },
        { op: 'create', kind: 'ask', id: ask, fields: { type: 'facilitate', orgs: [havnerud], status: 'open' } },
        { op: 'create', kind: 'trip', id: trip, fields: { title: 'North', from: '2027-03-09', to: '2027-03-12' } },
        { op: 'create', kind: 'person', id: maja, fields: { name: 'Maja' } },
        { op: 'create', kind: 'stay', id: night, fields: { hosts: [maja], from: '2027-03-09', nights: 1 } },
        { op: 'create', kind: 'encounter', id: meeting, fields: { orgs: [havnerud], mode: 'meeting' } },
        {
          op: 'create',
          kind: 'travel',
          fields: {
            trip,
            mode: 'train',
            from: 'Oslo',
            to: 'Bodø',
            departs: '2027-03-10T08:00',
            arrives: '2027-03-10T22:00',
          },
        },
      ] as const;
      unwrap(
        await bridge.call('perform', {
          commands: commands.map((each) => ({ ...each, fields: { ...each.fields } })) as never,
        }),
      );
    },
  });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const go = (path: string) => app.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
const field = (name: string) => app.page.locator(`.inline-field[data-field="${name}"]`);

async function edit(name: string): Promise<void> {
  await field(name).getByRole('button', { name: /^Edit/ }).click();
  await field(name).getByRole('combobox').and(app.page.locator(':focus')).waitFor();
}

async function pick(name: string, typed: string, option: string): Promise<void> {
  await app.page.keyboard.type(typed);
  await app.page.getByRole('option', { name: option, exact: true }).click();
  await field(name).getByRole('listbox').waitFor({ state: 'detached' });
}

test('a promise was made to somebody else, and by somebody else', async () => {
  const { page } = app;
  await go(`/record/${promise}`);
  await field('by').locator('.inline-values').getByText('you').waitFor();
  await field('to').getByText('Havnerud faglag').waitFor();

  await edit('to');
  await pick('to', 'kari', 'Kari Lund');
  await app.screenshot('promise-whom');
  expect(await app.axe()).toEqual([]);
  await field('to').getByRole('button', { name: 'Save' }).click();
  await field('to').locator('.inline-values').getByText('Kari Lund').waitFor();

  await page.keyboard.press('z');
  await field('to').getByText('Havnerud faglag').waitFor();

  await edit('by');
  await pick('by', 'elvedal', 'Havnerud faglag i Elvedal');
  await field('by').locator('p.name').getByText('Havnerud faglag i Elvedal').waitFor();
  await field('by').getByRole('button', { name: 'Save' }).click();
  await field('by').locator('.inline-values').getByText('Havnerud faglag i Elvedal').waitFor();
  await edit('by');
  await field('by').getByRole('button', { name: 'That is me' }).click();
  await field('by').getByRole('button', { name: 'Save' }).click();
  await field('by').locator('.inline-values').getByText('you').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('an ask is about others: put in and taken out, through the whole of a longer name', async () => {
  const { page } = app;
  await go(`/record/${ask}`);
  await edit('orgs');
  // The name of another on the way to it puts nobody in.
  await pick('orgs', 'Havnerud faglag i Elvedal', 'Havnerud faglag i Elvedal');
  await field('orgs').getByRole('button', { name: 'Add' }).click();
  await field('orgs').getByRole('button', { name: 'Remove: Havnerud faglag', exact: true }).click();
  await app.screenshot('ask-whom');
  expect(await app.axe()).toEqual([]);
  await field('orgs').getByRole('button', { name: 'Save' }).click();
  const shown = async () => (await field('orgs').locator('.inline-values li').allInnerTexts()).join(', ');
  await until(async () => (await shown()) === 'Havnerud faglag i Elvedal');
  await page.keyboard.press('z');
  await until(async () => (await shown()) === 'Havnerud faglag');
  expect(app.complaints()).toEqual([]);
});

test('a ride leaves and arrives at other times', async () => {
  const { page } = app;
  await go(`/trip/${trip}`);
  const rides = page.getByRole('region', { name: /Rides/ });
  await rides.getByRole('button', { name: 'Edit: Oslo → Bodø' }).click();
  const row = rides.getByRole('listitem');
  await row.getByRole('textbox', { name: 'Departs' }).and(page.locator(':focus')).fill('11.3. 09:15');
  await row.getByRole('textbox', { name: 'Arrives' }).fill('08:00');
  await row.getByText('before').first().waitFor();
  expect(await row.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await row.getByRole('textbox', { name: 'Arrives' }).fill('23:30');
  await app.screenshot('ride-times');
  expect(await app.axe()).toEqual([]);
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText(/09:15/).waitFor();
  await row.getByText(/23:30/).waitFor();
  await rides.getByRole('button', { name: 'Edit: Oslo → Bodø' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('z');
  await row.getByText(/08:00/).waitFor();
  await row.getByText(/22:00/).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a meeting written down twice is one, and two again', async () => {
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const [first, second] = ['2027-03-10', '2027-03-11'].map((_day, place) => id(20 + place)) as [string, string];
  unwrap(
    await bridge.call('perform', {
      commands: [
        {
          op: 'create',
          kind: 'encounter',
          id: first,
          fields: { orgs: [havnerud], when: '2027-03-10', purpose: 'Housing' },
        },
        {
          op: 'create',
          kind: 'encounter',
          id: second,
          fields: { orgs: [havnerud], when: '2027-03-11', place: 'The harbour' },
        },
      ],
    }),
  );
  socket.close();
  await go(`/encounter/${first}`);
  await field('purpose').getByText('Housing').waitFor();
  expect(await field('place').getByText('The harbour').count()).toBe(0);
  await page.getByRole('button', { name: 'Merge with another meeting' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('The other meeting').locator('option:checked').textContent()).toContain(
    '11 March 2027',
  );
  await app.screenshot('same-meeting');
  expect(await app.axe()).toEqual([]);
  await dialog.getByRole('button', { name: 'It is one meeting' }).click();
  await field('place').getByText('The harbour').waitFor();
  await field('purpose').getByText('Housing').waitFor();
  await page.getByRole('button', { name: 'Take apart again' }).click();
  await field('place').getByText('The harbour').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Merge with another meeting' }).click();
  await dialog.getByRole('button', { name: 'They are two meetings' }).click();
  await page.getByText(/^another meeting than Havnerud faglag/).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a night was spent with somebody else too', async () => {
  const { page } = app;
  await go(`/record/${night}`);
  await edit('hosts');
  await pick('hosts', 'kari', 'Kari Lund');
  await field('hosts').getByRole('button', { name: 'Save' }).click();
  const shown = async () => (await field('hosts').locator('.inline-values li').allInnerTexts()).sort().join(', ');
  await until(async () => (await shown()) === 'Kari Lund, Maja');
  await page.keyboard.press('z');
  await until(async () => (await shown()) === 'Maja');
  expect(app.complaints()).toEqual([]);
});

test('a trip has notes and a history, is put away and brought back; a promise has notes', async () => {
  const { page } = app;
  await go(`/trip/${trip}`);
  await page.getByRole('button', { name: 'Start a note' }).click();
  const note = page.getByRole('textbox', { name: /North/ });
  await note.click();
  await page.keyboard.type('Bring the banner.');
  await page.getByRole('button', { name: 'Show the history' }).click();
  await page.locator('.history-entries').waitFor();
  // The exact moment by the clock on the wall, in words: "Monday 30 November 2026 14:05:09".
  const exact = await page.locator('.history-entries time').first().getAttribute('title');
  expect(exact).toMatch(/^[A-Z][a-z]+day,? \d{1,2} [A-Z][a-z]+ \d{4} \d\d:\d\d:\d\d$/);
  await app.screenshot('trip-below');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByText('This is put away.').waitFor();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await page.getByText('This is put away.').waitFor({ state: 'detached' });
  await note.getByText('Bring the banner.').waitFor();

  await go(`/record/${promise}`);
  await page.getByRole('button', { name: 'Start a note' }).click();
  await page.getByRole('textbox', { name: /price list/ }).waitFor();
  await app.screenshot('promise-notes');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('who makes a trip, and what is to be done after a meeting, are said on their pages', async () => {
  const { page } = app;
  await go(`/trip/${trip}`);
  await page.getByRole('button', { name: 'Organizers' }).click();
  await pick('organizers', 'maja', 'Maja');
  // Whoever reads the trip cannot see Maja: that she makes it stays with her.
  await field('organizers').getByRole('combobox').last().selectOption({ label: 'Only me' });
  await field('organizers').getByRole('button', { name: 'Save' }).click();
  await field('organizers').locator('.inline-values').getByText('Maja').waitFor();
  await app.screenshot('trip-organizers');
  expect(await app.axe()).toEqual([]);

  await go(`/encounter/${meeting}`);
  await page.getByRole('button', { name: 'Next steps' }).click();
  await pick('nextSteps', 'price', 'the price list');
  await field('nextSteps').getByRole('combobox').last().selectOption({ label: 'Only me' });
  await field('nextSteps').getByRole('button', { name: 'Save' }).click();
  await field('nextSteps').locator('.inline-values').getByText('the price list').waitFor();
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});
