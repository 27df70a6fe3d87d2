/** PRODUCT.md §7, A: on the train, offline, planning the next days. One person, one evening, the keyboard. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter, ownDay } from '../../../shared/day.ts';
import { type App, openApp, testPassphrase, until } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

/** As the window counts: the day ends at four. */
const today = ownDay(Date.now());
const id = (place: number) => place.toString(16).padStart(32, '0');
const [centre, corner, youth, union, solsida] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string];
const nextThursday = Array.from({ length: 7 }, (_day, ahead) => dayAfter(today, ahead)).find(
  (day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 4,
);

let app: App;
beforeAll(async () => {
  const org = (place: string, name: string, more: object = {}) => ({
    op: 'create' as const,
    kind: 'organisation',
    id: place,
    fields: { name, country: 'NO', ...more },
  });
  const meeting = (orgs: string[], status: string, more: object = {}) => ({
    op: 'create' as const,
    kind: 'encounter',
    fields: { orgs, status, mode: 'meeting', ...more },
  });
  const relation = (from: string, type: string, to: string) => ({
    op: 'create' as const,
    kind: 'relation',
    fields: { from, type, to },
  });
  const swedish = Array.from({ length: 6 }, (_each, at) => id(0x20 + at));
  const norwegian = Array.from({ length: 6 }, (_each, at) => id(0x30 + at));
  app = await openApp({
    locked: true,
    context: { viewport: { width: 1360, height: 860 } },
    vault: async (bridge) => {
      unwrap(
        await bridge.call('perform', {
          commands: [
            org(centre, 'Storsamorg', { kind: 'trade_union_centre' }),
            org(corner, 'Folkekroken', { kind: 'visitor_centre' }),
            org(youth, 'Forbundet Stålgarn Ung', { kind: 'trade_union' }),
            org(union, 'Stålgarn', { kind: 'trade_union' }),
            org(solsida, 'solsida.example', { kind: 'political_party' }),
            ...swedish.map((place, at) =>
              org(place, `Göteborgslaget ${at + 1}`, { country: 'SE', ...(at < 4 && { place: 'Göteborg' }) }),
            ),
            ...norwegian.map((place, at) => org(place, `Fjellaget ${at + 1}`)),
            relation(corner, 'part_of', centre),
            relation(youth, 'youth_wing_of', union),
            relation(union, 'affiliate_of', centre),
            meeting([corner], 'held', { mode: 'informal', when: dayAfter(today, -1) }),
            meeting([youth], 'held', { when: dayAfter(today, -1) }),
            meeting([union], 'planned', { when: `${today}T23:30`, place: 'Oslo' }),
            meeting([corner], 'planned', { when: `${nextThursday}T14:30`, place: 'Oslo' }),
            ...[centre, solsida, ...swedish, ...norwegian].map((place) => meeting([place], 'wanted')),
            {
              op: 'create',
              kind: 'commitment',
              fields: { text: 'Send the price list', to: youth, due: dayAfter(today, -2), status: 'open' },
            },
            {
              op: 'create',
              kind: 'trip',
              fields: {
                title: 'North and south',
                from: dayAfter(today, -1),
                to: dayAfter(today, 6),
                legs: [
                  { place: 'Oslo', country: 'NO', from: dayAfter(today, -1), to: dayAfter(today, 2) },
                  { place: 'Göteborg', country: 'SE', from: dayAfter(today, 3), to: dayAfter(today, 6) },
                ],
              },
            },
          ],
        }),
      );
    },
  });
});
afterAll(() => app.close());

test('on the train, offline: planning the next days', async () => {
  const { page } = app;
  const { keyboard } = page;
  page.setDefaultTimeout(15_000);
  const look = async (name: string) => {
    await app.screenshot(`journey-train-${name}`);
    expect(await app.axe()).toEqual([]);
  };

  // 1. Unlock, and Today opens: nothing else is to be done to see it.
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  await keyboard.type(testPassphrase);
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.getByRole('heading', { name: '14 wishes without a plan' }).waitFor();
  expect(await page.getByRole('tablist', { name: 'Days' }).getByRole('tab').count()).toBe(7);
  const days = await page.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-day')));
  expect(days).toEqual([-1, 0, 1, 2, 3, 4, 5].map((ahead) => dayAfter(today, ahead)));
  await page.getByRole('list', { name: 'today' }).getByRole('link', { name: 'Stålgarn' }).waitFor();
  await page.getByText('Send the price list').waitFor();
  await page.getByText(/overdue since/).waitFor();
  await page.getByText('Everything is saved on this laptop').waitFor();
  await page.getByRole('link', { name: 'North and south' }).waitFor();
  await look('today');

  // 2. Log: one key, the line, Enter; the cursor waits in a note that is mine alone.
  await keyboard.press('n');
  await keyboard.type('met rodlykta.example today');
  await page.locator('.said li').first().waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /rodlykta/ }).waitFor();
  await page.getByRole('button', { name: 'met', exact: true, pressed: true }).waitFor();
  await page.locator('.cm-content:focus').waitFor();
  await page.locator('.one-note').getByText('Only me').waitFor();
  await keyboard.type('They host mail for seven unions. ');
  await page.locator('.note-saving').getByText('Saved', { exact: true }).waitFor();
  await look('note');

  // The battery dies in mid-typing: every key comes back, and the cursor stands where it stood.
  await keyboard.type('And they would take on ');
  for (let letters = 0; letters < 'take on '.length; letters++) await keyboard.press('ArrowLeft');
  await app.killEngine();
  await page.getByText('Everything that was shown as saved is here').waitFor();
  // Not even what a toast said is to be read on a locked screen.
  expect(await page.content()).not.toMatch(/rodlykta/);
  await look('battery');
  await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await keyboard.press('Enter');
  await page.locator('.cm-content:focus').waitFor();
  await keyboard.type('soon ');
  const written = 'They host mail for seven unions. And they would soon take on ';
  await until(async () => (await page.locator('.cm-line').first().textContent()) === written);
  await page.locator('.note-saving').getByText('Saved', { exact: true }).waitFor();

  // 3. Plan: the board by country, the legs of the trip above it.
  await keyboard.press('Escape');
  await keyboard.press('g');
  await keyboard.press('p');
  const column = (name: string) => page.getByRole('listbox', { name: new RegExp(`^${name}`) });
  await column('planned').waitFor();
  await page.getByRole('list', { name: 'North and south' }).getByText('Göteborg').waitFor();
  await column('want to meet')
    .getByText(/^Norway/)
    .waitFor();
  await look('plan');
  const card = (status: string) =>
    column(status)
      .getByRole('option')
      .filter({ has: page.locator('.plan-card-name', { hasText: 'solsida' }) });
  await column('want to meet').focus();
  for (let cards = 0; cards < 20; cards++) {
    const selected = column('want to meet').getByRole('option', { selected: true });
    if (/solsida/.test((await selected.textContent()) ?? '')) break;
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('4');
  const when = page.getByRole('dialog');
  await when.getByRole('textbox').waitFor();
  await keyboard.type('thu 14');
  await when.getByText(/That is .*14:00/).waitFor();
  await when.getByText(/Folkekroken/).waitFor();
  await look('when');
  await keyboard.press('Enter');
  await card('planned').getByText('14:00').waitFor();
  await card('planned').getByText('at the same time as Folkekroken').waitFor();
  await look('planned');
  // A mistake: one key takes it back, and says so; another brings it again.
  await keyboard.press('Control+z');
  await card('want to meet').waitFor();
  await page.locator('.toast').last().waitFor();
  await keyboard.press('Control+Shift+z');
  await card('planned').waitFor();

  // 4. Ways in: the nearest first, each with its reason; a message in their language in two clicks.
  await keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await keyboard.type('storsamorg');
  // At once: Enter opens the answer to what was typed, not to its first letters.
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Storsamorg' }).waitFor();
  const ways = page.getByRole('region', { name: /Ways in/ });
  await ways.getByRole('listitem').nth(1).waitFor();
  await until(async () => /Folkekroken/.test((await ways.getByRole('listitem').nth(0).textContent()) ?? ''));
  expect(await ways.getByRole('listitem').nth(0).textContent()).toMatch(/yesterday/);
  expect(await ways.getByRole('listitem').nth(1).textContent()).toMatch(/Forbundet Stålgarn Ung.*Stålgarn/);
  await look('ways-in');
  await ways.getByRole('button', { name: 'Draft request' }).first().click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'The message' }).waitFor();
  await look('request');
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  const copied = await app.clipboard();
  expect(copied).toMatch(/^Hei, Folkekroken!/);
  expect(copied).toMatch(/Storsamorg/);
  await keyboard.press('Escape');

  // 5. Nearby and unmet, for the leg to Göteborg: a list, no map.
  await keyboard.press('g');
  await keyboard.press('r');
  await page.getByRole('option', { name: /North and south/ }).click();
  await page.getByRole('button', { name: 'Göteborg', exact: true }).click();
  const near = page.getByRole('listbox', { name: 'Near Göteborg' });
  await near.getByRole('option').nth(5).waitFor();
  expect(await near.getByRole('option').count()).toBe(6);
  await look('nearby');

  // After midnight it is the same day until four, and said so.
  const night = new Date(`${dayAfter(today, 1)}T02:30:00`);
  await page.clock.setFixedTime(night);
  await page.evaluate(`location.hash = '/today'`);
  await page.getByText(/until four in the morning/).waitFor();
  expect(await page.locator('.day[data-today="true"]').getAttribute('data-day')).toBe(today);
  await look('after-midnight');

  // 6. The lid is closed: it locks.
  await keyboard.press('Control+l');
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  expect(await page.content()).not.toMatch(/Storsamorg|solsida|Göteborg/);
  await look('locked');
  expect(app.complaints()).toEqual([]);
});
