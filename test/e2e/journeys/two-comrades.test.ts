/**
 * PRODUCT.md §7, B and D, with two windows on two vaults: they pair by words and an address, compare five words, hold the
 * same, write in one note at once, and when one laptop is lost the other puts it out and it gets nothing new.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import type { BridgeSocket } from '../../kit/bridge-socket.ts';
import { unwrap } from '../../kit/vaults.ts';

const id = (place: number) => place.toString(16).padStart(32, '0');
const meeting = id(2);

let ida: App;
let bo: App;
let behindIda: BridgeSocket;
let behindBo: BridgeSocket;
beforeAll(async () => {
  ida = await openApp({
    name: 'Ida Example',
    vault: async (bridge) => {
      unwrap(
        await bridge.call('perform', {
          commands: [
            { op: 'create', kind: 'organisation', id: id(1), fields: { name: 'Havnelaget' } },
            { op: 'create', kind: 'encounter', id: meeting, fields: { orgs: [id(1)], status: 'planned' } },
          ],
        }),
      );
    },
  });
  bo = await openApp({ name: 'Bo Example', vault: 'empty', context: { colorScheme: 'dark' } });
  [behindIda, behindBo] = [await ida.bridge(), await bo.bridge()];
  for (const { page } of [ida, bo]) page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  for (const { socket } of [behindIda, behindBo]) socket.close();
  await Promise.all([ida.close(), bo.close()]);
});

async function go({ page }: App, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
const numbered = async (page: Page, list: string) =>
  (await page.locator(`${list} li`).allInnerTexts()).map((word) => word.replace(/^\d+\s*/, '').trim());

test('they pair by words that are typed and an address, compare five words, and hold the same', async () => {
  await go(ida, 'meet');
  await ida.page.getByRole('button', { name: 'Make an invitation' }).click();
  await ida.page.locator('.invitation-words li').nth(11).waitFor();
  const words = await numbered(ida.page, '.invitation-words');
  const { meet } = unwrap(await behindIda.bridge.call('syncState', {}));

  await go(bo, 'meet');
  await bo.page.getByLabel('Their invitation').pressSequentially(words.join(' '));
  await bo.page.getByText('This is an invitation.').waitFor();
  await bo.page.getByLabel('Their address, if they are not found').fill(`127.0.0.1:${meet.port}`);
  await bo.page.keyboard.press('Enter');
  await Promise.all([ida, bo].map(({ page }) => page.locator('.check-words li').nth(4).waitFor()));
  expect(await numbered(ida.page, '.check-words')).toEqual(await numbered(bo.page, '.check-words'));
  await Promise.all([ida.screenshot('journey-two-ida-words'), bo.screenshot('journey-two-bo-words')]);
  for (const { page } of [bo, ida]) await page.getByRole('button', { name: 'The words are the same' }).click();
  await ida.page.getByRole('heading', { name: 'Bo Example is in now' }).waitFor();
  await bo.page.getByRole('heading', { name: 'You are in now' }).waitFor();
  await bo.page.getByText('It is here: 1 organisation and 1 meeting.').waitFor();
  await ida.page.getByText('They have everything of it.').waitFor();
});

test('both write in one note at once, and both have both', async () => {
  const { page } = ida;
  await go(ida, `encounter/${meeting}`);
  await go(bo, `encounter/${meeting}`);
  await page.getByRole('heading', { level: 1, name: 'Havnelaget' }).waitFor();
  const note = id(9);
  const state = unwrap(await behindIda.bridge.call('hello', {}));
  const space = (state.state === 'open' && state.spaces.find(({ width }) => width === 'coalition')?.id) || '';
  unwrap(
    await behindIda.bridge.call('perform', {
      commands: [{ op: 'create', kind: 'note', id: note, space, fields: { subject: meeting } }],
    }),
  );
  const boxes = [ida, bo].map((app) => app.page.locator('.cm-content').first());
  await Promise.all(boxes.map((box) => box.waitFor()));
  const [atIda, atBo] = boxes;
  await Promise.all([atIda?.click(), atBo?.click()]);
  const typed = ['Ida asked about the quay. ', 'Bo promised a list. '];
  await Promise.all([ida, bo].map((app, place) => app.page.keyboard.type(typed[place] ?? '')));
  // At the very same place letters of both stand between each other; none is lost, and both read the same.
  const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
  const [all, texts] = [letters(typed.join('')), () => Promise.all(boxes.map((box) => box.innerText()))];
  await until(async () => {
    const [here, there] = await texts();
    return here === there && letters(here ?? '') === all;
  });
  await Promise.all([ida.screenshot('journey-two-ida-note'), bo.screenshot('journey-two-bo-note')]);
});

test('Bo’s laptop is lost: Ida sees what it could read, puts it out, and it gets nothing new', async () => {
  const { page } = ida;
  await go(ida, 'members');
  await page
    .locator('details[data-audience="coalition"]')
    .getByRole('link', { name: /^Lost or stolen/ })
    .click();
  await page.locator('.could-read[data-audience="coalition"]').getByText('organisation', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Put it out, give new keys' }).click();
  await page.getByText('Put out, and everybody else has new keys.').waitFor();
  await ida.screenshot('journey-two-put-out');
  unwrap(
    await behindIda.bridge.call('perform', {
      commands: [{ op: 'create', kind: 'organisation', id: id(7), fields: { name: 'Etterlaget' } }],
    }),
  );
  // Whoever has Bo's laptop knocks in vain; what it had it has still, as the screen said.
  unwrap(await behindIda.bridge.call('meet', { on: true }));
  const { meet } = unwrap(await behindIda.bridge.call('syncState', {}));
  const knocked = await behindBo.bridge.call('dial', { address: `127.0.0.1:${meet.port}` });
  expect(knocked.ok).toBe(false);
  expect(unwrap(await behindBo.bridge.call('scan', { text: 'etterlaget', limit: 5 }))).toEqual([]);
  expect(unwrap(await behindBo.bridge.call('scan', { text: 'havnelaget', limit: 5 })).length).toBeGreaterThan(0);
  expect([...ida.complaints(), ...bo.complaints()]).toEqual([]);
});
