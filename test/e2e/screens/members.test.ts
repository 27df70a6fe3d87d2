/** Devices and people in one window, and what becomes of a lost laptop; comrades are real hosts without a window. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { openVault } from '../../../engine/vault/vault.ts';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import { type App, openApp, testPassphrase } from '../../kit/app.ts';
import { type ComradeHost, comradeHost } from '../../kit/comrade-host.ts';
import { letInLive } from '../../kit/pair.ts';
import { testVaultOptions } from '../../kit/vault-options.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
const comrades: ComradeHost[] = [];
afterEach(async () => {
  await app.close();
  for (const each of comrades.splice(0)) await each.close();
});

async function go(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
async function look(name: string): Promise<void> {
  await app.screenshot(`members-${name}`);
  expect(await app.axe()).toEqual([]);
  expect(await app.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}
async function coalitionOf(bridge: BridgeClient): Promise<string> {
  const state = unwrap(await bridge.call('hello', {}));
  return (state.state === 'open' && state.spaces.find(({ width }) => width === 'coalition')?.id) || '';
}

test('a circle is made and filled, a steward named, and a lost laptop put out with all that it could read', async () => {
  app = await openApp({ vault: 'demo' });
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const space = await coalitionOf(bridge);
  const bo = await comradeHost('Bo Example');
  comrades.push(bo);
  await letInLive(bridge, space, bo);
  unwrap(
    await bridge.call('perform', {
      commands: [
        {
          op: 'create',
          kind: 'person',
          space,
          fields: { name: 'Kari Example', contacts: [{ type: 'signal', value: '+47 000' }] },
        },
      ],
    }),
  );
  await page.locator('html[data-filled="true"]').waitFor();
  await go(page, 'members');
  const coalition = page.locator('details.space-members[data-audience="coalition"]');
  await coalition.getByText('Bo Example').first().waitFor();
  await look('two');

  await page.getByRole('button', { name: 'Make a circle …' }).click();
  await page.getByRole('button', { name: 'Make the circle' }).click();
  await page.getByText('Give it a name.').waitFor();
  await page.getByLabel('What it is called').fill('Bokhandlerne');
  await page.keyboard.press('Enter');
  const circle = page.locator('details.space-members[data-audience="circle"]');
  await circle.getByText('Bokhandlerne').waitFor();
  await circle.getByRole('button', { name: 'Put somebody in …' }).click();
  await page.getByRole('dialog').getByText('Nothing is in it yet.').waitFor();
  await look('put-in');
  await page.getByRole('button', { name: 'Put them in' }).click();
  await circle.getByText('Bo Example').first().waitFor();
  await circle.getByRole('button', { name: 'Rename …' }).click();
  await page.getByLabel('What it is called').fill('Bokkaféen');
  await page.keyboard.press('Enter');
  await circle.getByText('Bokkaféen').waitFor();
  await coalition.getByRole('button', { name: 'Make steward: Bo Example' }).click();
  await coalition.getByRole('button', { name: 'Make member: Bo Example' }).waitFor();
  await coalition.getByRole('button', { name: 'Make member: Bo Example' }).click();

  await coalition.getByRole('link', { name: /^Lost or stolen/ }).click();
  await page.getByRole('heading', { level: 1, name: /is lost$/ }).waitFor();
  await page.locator('.could-read[data-audience="coalition"]').getByText('organisation', { exact: true }).waitFor();
  await page.locator('.lost-people').getByText('Signal: +47 000').waitFor();
  expect(await page.locator('.could-read[data-audience="private"]').count()).toBe(0);
  await look('lost');
  await page.getByRole('button', { name: 'Copy a message to send' }).click();
  expect(await app.clipboard()).toMatch(/A laptop of ours has been lost \(Bo Example, .*\d+ organisations, 1 person/);
  await page.getByRole('button', { name: 'Put it out, give new keys' }).click();
  await page.getByRole('heading', { name: 'What was done' }).waitFor();
  expect(await page.getByText('Put out, and everybody else has new keys.').count()).toBe(2);
  await look('put-out');
  // Bo hears of it, and of nothing else.
  unwrap(
    await bridge.call('perform', {
      commands: [{ op: 'create', kind: 'organisation', space, fields: { name: 'Etterlaget' } }],
    }),
  );
  await go(page, 'members');
  await coalition.getByText('1 device put out').click();
  await coalition.getByText(/put out today .* by Ida Example/).waitFor();
  expect(unwrap(await bo.bridge.call('scan', { text: 'etterlaget', limit: 5 }))).toEqual([]);
  socket.close();
  expect(app.complaints()).toEqual([]);
});

test('who is no steward is told so, finds no act that would be refused, and can leave', async () => {
  const ida = await comradeHost('Ida Example');
  comrades.push(ida);
  app = await openApp({
    name: 'Bo Example',
    vault: 'empty',
    context: { viewport: { width: 400, height: 900 }, colorScheme: 'dark' },
  });
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const me: ComradeHost = {
    ...ida,
    bridge,
    sync: async () => unwrap(await bridge.call('syncState', {})),
    seen: async (select) => {
      for (;;) {
        const found = select(unwrap(await bridge.call('syncState', {})));
        if (found !== undefined) return found;
      }
    },
  };
  await letInLive(ida.bridge, await coalitionOf(ida.bridge), me);
  await go(page, 'members');
  const coalition = page.locator('details.space-members[data-audience="coalition"]');
  await coalition.getByText('Only stewards let people in, put them out and give roles here: Ida Example.').waitFor();
  expect(await coalition.getByRole('button', { name: /^Make/ }).count()).toBe(0);
  await look('member-400-dark');
  await coalition.getByRole('link', { name: /^Lost or stolen/ }).click();
  await page.getByText(/Tell a steward now: Ida Example/).waitFor();
  expect(await page.getByRole('button', { name: 'Put it out, give new keys' }).count()).toBe(0);
  await look('lost-member-400-dark');
  await go(page, 'members');
  await coalition.getByRole('button', { name: 'Leave …' }).click();
  await page
    .getByRole('dialog')
    .getByText(/Nothing new comes to this laptop from it/)
    .waitFor();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.locator('.toast', { hasText: 'You have left it' }).waitFor();
  await page.getByText('You are not in this space any more.', { exact: false }).waitFor();
  socket.close();
  expect(app.complaints()).toEqual([]);
});

test('twelve spaces and sixty people, with long names', async () => {
  app = await openApp({ locked: true, vault: 'empty' });
  const vault = unwrap(await openVault(app.folder, Buffer.from(testPassphrase), testVaultOptions));
  const space = vault.spaces.find(({ width }) => width === 'coalition')?.id ?? '';
  // A further device only its own person may bring in: sixty with one each.
  for (let place = 0; place < 60; place++)
    unwrap(
      await vault.members.admit(space, {
        device: randomBytes(32).toString('hex'),
        box: Uint8Array.from(randomBytes(32)),
        person: randomBytes(16).toString('hex'),
        role: 'member',
      }),
    );
  for (let circle = 0; circle < 10; circle++)
    unwrap(
      await vault.members.createCircle(circle === 0 ? `Krets ${'med et langt navn '.repeat(8)}` : `Krets ${circle}`),
    );
  await vault.lock();
  const { page } = app;
  await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await go(page, 'members');
  await page.getByText('61 people · 61 devices').waitFor();
  expect(await page.locator('details.space-members').count()).toBe(12);
  await look('full');
  await page.setViewportSize({ width: 400, height: 900 });
  await look('full-400');
  expect(app.complaints()).toEqual([]);
});
