/** Meet in one window; the comrade on the other laptop is the real host and engine, driven without one. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { type ComradeHost, comradeHost, loopback } from '../../kit/comrade-host.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
const comrades: ComradeHost[] = [];
afterEach(async () => {
  await app.close();
  for (const each of comrades.splice(0)) await each.close();
});

async function bo(): Promise<ComradeHost> {
  const made = await comradeHost('Bo Example');
  comrades.push(made);
  return made;
}
async function go(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
async function look(name: string): Promise<void> {
  await app.screenshot(`meet-${name}`);
  expect(await app.axe()).toEqual([]);
  expect(await app.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}
const texts = (page: Page) => page.locator('.check-words li').allInnerTexts();
const bare = (words: readonly string[]) => words.map((word) => word.replace(/^\d+\s*/, '').trim());

test('inviting: what they will read, the words, one who comes, a second turned away, and they are in', async () => {
  app = await openApp({ vault: 'demo' });
  const { page } = app;
  await page.locator('html[data-filled="true"]').waitFor();
  await go(page, 'meet');
  const invite = page.getByRole('region', { name: 'Invite somebody' });
  await invite.getByText(/They will read all of it, from its first day on: \d+ organisations, \d+ meetings/).waitFor();
  await look('empty');
  await invite.getByLabel('Into which space').selectOption({ label: 'Another laptop of mine' });
  await invite.getByText(/It will hold everything of yours/).waitFor();
  await invite.getByLabel('Into which space').selectOption({ label: 'Coalition' });
  await invite.getByRole('button', { name: 'Make an invitation' }).click();
  await invite.getByRole('timer').waitFor();
  await invite.getByText(/this laptop can be found on this network/).waitFor();
  await look('invitation');
  const words = bare(await invite.locator('.invitation-words li').allInnerTexts());
  expect(words).toHaveLength(12);

  const { bridge, socket } = await app.bridge();
  const here = async () => unwrap(await bridge.call('syncState', {}));
  const comrade = await bo();
  const joining = comrade.bridge.call('joinLive', { invitation: words.join(' '), address: loopback(await here()) });
  await invite.getByRole('heading', { name: 'Bo Example wants to join' }).waitFor();
  const offer = await comrade.seen(({ joinNow }) => (joinNow?.step === 'offered' ? joinNow.offer : undefined));
  expect(bare(await texts(page))).toEqual(offer.words);
  expect(offer).toMatchObject({ name: 'Ida Example', title: 'coalition', own: false });
  await look('request');

  const second = await bo();
  const turnedAway = await second.bridge.call('joinLive', {
    invitation: words.join(' '),
    address: loopback(await here()),
  });
  expect(turnedAway).toMatchObject({ ok: false, error: { type: 'JoinRefused', why: 'busy' } });
  await invite.getByRole('alert').filter({ hasText: 'Somebody else came with the same invitation' }).waitFor();
  await look('second');
  await invite.getByRole('button', { name: 'Close' }).click();

  await invite.getByRole('button', { name: 'The words are the same' }).click();
  await invite.getByText('Bo Example has to say the same on the other screen').waitFor();
  unwrap(await comrade.bridge.call('answerOffer', { yes: true }));
  unwrap(await joining);
  await invite.getByRole('heading', { name: 'Bo Example is in now' }).waitFor();
  await invite.getByText('They have everything of it.').waitFor();
  await look('arrived');
  // Spent: nobody else comes in by it, and the door closes once nobody is connected.
  expect((await here()).invitations).toEqual([]);
  unwrap(await comrade.bridge.call('lock', {}));
  await until(async () => !(await here()).meet.on);
  socket.close();
  expect(app.complaints()).toEqual([]);
});

test('words that differ let nobody in and end the invitation; who is elsewhere in the app is called', async () => {
  app = await openApp({ vault: 'empty', context: { viewport: { width: 400, height: 900 }, colorScheme: 'dark' } });
  const { page } = app;
  await go(page, 'meet');
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  await page.getByRole('timer').waitFor();
  await look('invitation-400-dark');
  const words = bare(await page.locator('.invitation-words li').allInnerTexts()).join(' ');
  await page.getByRole('button', { name: 'Hide it' }).click();
  expect(await page.locator('.invitation-words').count()).toBe(0);
  await go(page, 'today');
  const { bridge, socket } = await app.bridge();
  const address = loopback(unwrap(await bridge.call('syncState', {})));
  socket.close();
  const comrade = await bo();
  const joining = comrade.bridge.call('joinLive', { invitation: words, address });
  await page.getByRole('link', { name: /Bo Example wants to join/ }).click();
  await page.getByRole('heading', { name: 'Bo Example wants to join' }).waitFor();
  await look('request-400-dark');
  await page.getByRole('button', { name: 'They differ' }).click();
  expect(await joining).toMatchObject({ ok: false, error: { type: 'JoinRefused', why: 'differ' } });
  await page.getByRole('heading', { name: 'Nobody was let in' }).waitFor();
  await page.locator('.invitation-words, [role=timer]').first().waitFor({ state: 'detached' });
  await look('differ-400-dark');
  expect(app.complaints()).toEqual([]);
});

test('joining: slips are told while typing; offer, words, what has come, and what was collected before is brought along', async () => {
  const ida = await comradeHost('Ida Example', 'demo');
  comrades.push(ida);
  const coalition = unwrap(await ida.bridge.call('hello', {}));
  if (coalition.state !== 'open') throw new Error('locked');
  const space = coalition.spaces.find(({ width }) => width === 'coalition')?.id ?? '';
  const { words } = unwrap(await ida.bridge.call('invite', { space }));
  const cancelled = unwrap(await ida.bridge.call('invite', { space }));
  unwrap(await ida.bridge.call('cancelInvitation', { id: cancelled.id }));
  app = await openApp({
    name: 'Bo Example',
    vault: async (bridge) => {
      for (const name of ['Havnelaget', 'Gamlelaget'])
        unwrap(await bridge.call('perform', { commands: [{ op: 'create', kind: 'organisation', fields: { name } }] }));
    },
  });
  const { page } = app;
  await go(page, 'meet');
  const half = page.getByRole('region', { name: 'Join somebody' });
  await half.getByRole('button', { name: 'Find them' }).click();
  await half.getByText('Type or paste the invitation first.').waitFor();
  const box = half.getByLabel('Their invitation');
  await box.fill(`${words.slice(0, 3).join(' ')} qwerty ${words.slice(4, 6).join(' ')} `);
  await half.getByText('“qwerty” is no word of an invitation.').waitFor();
  await half.getByText('6 of 12 words').waitFor();
  await look('typing');
  await box.fill([...words.slice(1), words[0]].join(' '));
  await half.getByText(/they do not belong together/).waitFor();
  await box.fill(cancelled.words.map((word, place) => `${place + 1}. ${word.toUpperCase()}`).join('\n'));
  await half.getByText('This is an invitation.').waitFor();
  // Nothing listens there; what helps is told, and the search can be ended.
  await half.getByLabel('Their address, if they are not found').fill('127.0.0.1:9');
  await half.getByRole('button', { name: 'Find them' }).click();
  await half.getByText('Looking for the one who invited you').waitFor();
  await half.getByText(/What helps, in this order/).waitFor();
  await look('looking');
  await half.getByRole('button', { name: 'Stop' }).click();

  await box.fill(words.join(' '));
  await half.getByLabel('Their address, if they are not found').fill(loopback(await ida.sync()));
  await half.getByRole('button', { name: 'Find them' }).click();
  await half.getByRole('heading', { name: 'Ida Example lets you in' }).waitFor();
  const asked = await ida.seen(({ waiting }) => waiting[0]);
  expect(bare(await texts(page))).toEqual(asked.words);
  await look('offer');
  await half.getByRole('button', { name: 'The words are the same' }).click();
  await half.getByText('Ida Example has to say the same on the other screen').waitFor();
  unwrap(await ida.bridge.call('answerJoin', { id: asked.id, yes: true }));
  await half.getByRole('heading', { name: 'You are in now' }).waitFor();
  await half.getByText(/It is here: \d+ organisations/).waitFor();
  await half.getByText(/you wrote 2 organisations into a coalition of your own/).waitFor();
  await look('joined');
  await half.getByRole('button', { name: 'Bring it along' }).click();
  await page.locator('.toast', { hasText: '2 things brought along' }).waitFor();
  // It is the coalition's now, and hers too.
  await until(async () => unwrap(await ida.bridge.call('scan', { text: 'havnelaget', limit: 5 })).length > 0);
  expect(app.complaints()).toEqual([]);
});

test('through a folder: a request, seven words by voice, let in, and the answer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-stick-'));
  await mkdir(folder, { recursive: true });
  const ida = await comradeHost('Ida Example', 'demo');
  comrades.push(ida);
  const state = unwrap(await ida.bridge.call('hello', {}));
  const space = (state.state === 'open' && state.spaces.find(({ width }) => width === 'coalition')?.id) || '';
  const invitation = unwrap(await ida.bridge.call('invite', { space }));
  app = await openApp({ vault: 'empty', name: 'Bo Example' });
  const { page } = app;
  await go(page, 'meet');
  const half = page.getByRole('region', { name: 'Join somebody' });
  const chooser = page.waitForEvent('filechooser');
  await half.getByRole('button', { name: 'Take it from a file …' }).click();
  await (await chooser).setFiles({ name: 'i.txt', mimeType: 'text/plain', buffer: Buffer.from(invitation.file) });
  await half.getByText('This is an invitation.').waitFor();
  await half.locator('summary', { hasText: 'Through a stick or folder' }).click();
  await half.getByRole('button', { name: 'Leave my request there' }).click();
  await half.getByText('Choose a stick or folder first.').waitFor();
  await half.getByLabel('A folder on this laptop').last().fill(folder);
  await half.getByRole('button', { name: 'Leave my request there' }).click();
  await half.getByText('Tell the one who invited you these seven words').waitFor();
  const said = bare(await texts(page));
  await look('left-by-folder');
  await half.getByRole('button', { name: 'Look for the answer' }).click();
  await half.getByText('No answer lies there yet.').waitFor();
  const [request] = unwrap(await ida.bridge.call('requestsIn', { folder }));
  expect(request?.words).toEqual(said);
  unwrap(await ida.bridge.call('admitByFolder', { folder, id: request?.id ?? '' }));
  await half.getByRole('button', { name: 'Look for the answer' }).click();
  await half.getByRole('heading', { name: 'You are in now' }).waitFor();
  await look('joined-by-folder');

  // And the other way: this window lets somebody in who left a request.
  const invite = page.getByRole('region', { name: 'Invite somebody' });
  await invite.getByLabel('Into which space').selectOption({ label: 'Another laptop of mine' });
  await invite.getByRole('button', { name: 'Make an invitation' }).click();
  await invite.locator('.invitation-words li').nth(11).waitFor();
  const words = bare(await invite.locator('.invitation-words li').allInnerTexts()).join(' ');
  await invite.locator('summary', { hasText: 'Through a stick or folder' }).click();
  await invite.getByLabel('A folder on this laptop').last().fill(folder);
  await invite.getByRole('button', { name: 'Look for requests' }).click();
  await invite.getByText('No request with an invitation of yours lies there.').waitFor();
  const laptop = await comradeHost('Bo Example');
  comrades.push(laptop);
  const left = unwrap(await laptop.bridge.call('joinByFolder', { invitation: words, folder }));
  await invite.getByRole('button', { name: 'Look for requests' }).click();
  await invite.getByRole('heading', { name: 'A laptop wants to become one of yours' }).waitFor();
  expect(bare(await invite.locator('.check-words li').allInnerTexts())).toEqual(left.words);
  await look('requests-in-folder');
  await invite.getByRole('button', { name: 'The words are the same: let in' }).click();
  await invite.getByText(/Now they have to look for the answer/).waitFor();
  const read = unwrap(await laptop.bridge.call('syncFolder', { folder, what: 'read', trust: true }));
  expect(read.joined.map(({ width }) => width).sort()).toEqual(['coalition', 'private']);
  await rm(folder, { recursive: true, force: true });
  expect(app.complaints()).toEqual([]);
});
