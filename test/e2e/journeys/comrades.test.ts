/**
 * PRODUCT.md §7, B, what needs no wire: two comrades worked apart and their changes have met. What needs me stands in
 * one list: a date conflict, a possible duplicate, something put away but used; each one or two clicks, later allowed.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toHex } from '../../../engine/secret/derive.ts';
import { dayAfter, localDay } from '../../../shared/day.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import type { PlannedEdit } from '../../../shared/edit/plan.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { type App, openApp, testPassphrase, until } from '../../kit/app.ts';
import { withVaultAsComrade } from '../../kit/comrade-of-vault.ts';
import { admit, type Comrade, createComrade, deliver } from '../../kit/comrades.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';

const id = (place: number) => place.toString(16).padStart(32, '0');
const [engineers, oldies, meeting] = [id(1), id(2), id(3)];
const day = dayAfter(localDay(Date.now()), 9);
const url = [{ url: 'https://teknikerlaget.example/', host: 'teknikerlaget.example', path: '/' }];

let app: App;
beforeAll(async () => {
  app = await openApp({
    locked: true,
    vault: async (bridge) => {
      unwrap(
        await bridge.call('perform', {
          commands: [
            { op: 'create', kind: 'organisation', id: oldies, fields: { name: 'Gamlelaget' } },
            { op: 'create', kind: 'organisation', id: id(4), fields: { name: 'Havnelaget' } },
            { op: 'create', kind: 'encounter', id: meeting, fields: { orgs: [id(4)], status: 'planned' } },
          ],
        }),
      );
    },
  });
  const bo = await createComrade({ name: 'Bo', random: createRandom(1) });
  let space = '';
  await withVaultAsComrade(app.folder, async (ida) => {
    space = ida.engine.spaces().find(({ info }) => info.width === 'coalition')?.info.id ?? '';
    await admit(ida, bo, space);
    // The first delivery handed over the keys that open the second.
    await deliver(ida, bo, space);
  });
  // Ida, in her own vault, without knowing of Bo …
  const { bridge, socket } = await app.bridge();
  unwrap(await bridge.call('unlock', { passphrase: new TextEncoder().encode(testPassphrase) }));
  unwrap(
    await bridge.call('perform', {
      commands: [
        { op: 'create', kind: 'organisation', id: engineers, fields: { name: 'Teknikerlaget', urls: url } },
        { op: 'set', id: meeting, field: 'when', value: `${day}T14:00` },
      ],
    }),
  );
  unwrap(await bridge.call('perform', { commands: [{ op: 'archive', id: oldies }] }));
  unwrap(await bridge.call('lock', {}));
  socket.close();
  // … and Bo in his, without knowing of Ida; then they meet.
  await writeApart(bo, space);
  await withVaultAsComrade(app.folder, (ida) => deliver(bo, ida, space));
});
afterAll(() => app.close());

async function writeApart(bo: Comrade, space: string): Promise<void> {
  const context = bo.context();
  const make = (kind: 'organisation' | 'encounter' | 'device', fields: object): PlannedEdit =>
    unwrap(newRecord({ kind, space, fields: fields as never }, context));
  const status = { status: 'wanted', at: context.now, by: context.me, after: '' };
  const signKey = toHex(bo.device.sign.publicKey);
  const edits = [
    make('device', { signKey, person: context.me, personName: 'Bo', deviceName: 'laptop' }),
    make('organisation', { name: 'Teknikerlaget i Norge', urls: url, country: 'NO' }),
    make('encounter', { orgs: [oldies], mode: 'meeting', statusLog: [status] }),
  ];
  unwrap(await bo.engine.commit({ kind: 'edit', edits }));
  const row = bo.engine.graph.rowOf(meeting);
  if (!row) throw new Error('Bo does not know the meeting');
  const moved = setField(bo.engine.graph, { row, field: 'when', value: `${dayAfter(day, 1)}T10:00` }, context);
  unwrap(await bo.engine.commit(unwrap(moved)));
}

test('after the café: three things need me, and each is settled in a click or two', async () => {
  const { page } = app;
  page.setDefaultTimeout(15_000);
  const { keyboard } = page;
  const look = async (name: string) => {
    await app.screenshot(`journey-comrades-${name}`);
    expect(await app.axe()).toEqual([]);
  };
  const card = (title: string) => page.locator('.need').filter({ has: page.getByRole('heading', { name: title }) });
  const settled = () => page.locator('.toast', { hasText: 'Settled' }).getByRole('button', { name: 'Undo' }).waitFor();
  await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

  // The rail says how much needs me, before anything is opened.
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /Needs you\s*3/ })
    .waitFor();
  await keyboard.press('g');
  await keyboard.press('n');
  await page.getByText('3 things wait for you').waitFor();
  await card('Which day?').getByText('14:00').waitFor();
  await card('Which day?').getByText('10:00').waitFor();
  await card('Which day?')
    .getByText(/^you, /)
    .waitFor();
  await card('Which day?').getByText(/^Bo, /).waitFor();
  await card('Are these the same?').getByText('Both have the same web address.').waitFor();
  await card('Put away, but still in use')
    .getByText(/^You, .* put it away/)
    .waitFor();
  await look('needs');

  // Nothing is blocked but the export of the item itself: the report for the coalition says what it holds back, and why.
  await keyboard.press('r');
  await page.getByRole('heading', { name: /Left out/ }).waitFor();
  await page.locator('.left-out').getByRole('link', { name: 'Settle it' }).first().waitFor();
  await look('held-back');
  await page.locator('.left-out').getByRole('link', { name: 'Settle it' }).first().click();

  // Later is allowed, and is not never.
  await card('Are these the same?').getByRole('button', { name: 'Later' }).click();
  await page.getByText('2 things wait for you').waitFor();
  await page.getByText('Put off (1)').click();
  await card('Are these the same?').getByRole('button', { name: 'Look at it now' }).click();

  // The date: one click takes one of them, and the calendar has it.
  await card('Which day?').locator('li', { hasText: '10:00' }).getByRole('button', { name: 'Take this' }).click();
  await card('Which day?').waitFor({ state: 'detached' });
  await settled();
  // The duplicate: one click, and one page shows what both said. It can be taken back.
  await card('Are these the same?').getByRole('button', { name: 'The same', exact: true }).click();
  await card('Are these the same?').waitFor({ state: 'detached' });
  // Put away, but Bo has a meeting with them: it stays.
  await card('Put away, but still in use').getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Nothing waits for you.').first().waitFor();
  await look('settled');

  await page.evaluate(`location.hash = '/encounter/${meeting}'`);
  await page.getByRole('heading', { level: 1, name: 'Havnelaget' }).waitFor();
  await until(async () => (await page.content()).includes('10:00'));
  await page.evaluate(`location.hash = '/organisation/${engineers}'`);
  await page.getByRole('heading', { level: 1, name: /Teknikerlaget/ }).waitFor();
  await page.locator('.inline-values', { hasText: 'Norway' }).waitFor();
  expect(app.complaints()).toEqual([]);
});
