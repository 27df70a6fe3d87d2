/** Changing a field where it stands: what is typed is saved or said not to be, and what must not be empty says so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeFrame } from '../../../shared/bridge/frame.ts';
import { type App, openApp } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

const id = 'a'.repeat(32);
let app: App;
beforeAll(async () => {
  app = await openApp({
    vault: async (bridge) => {
      const fields = { name: 'Lyktestolpen' };
      unwrap(await bridge.call('perform', { commands: [{ op: 'create', kind: 'organisation', id, fields }] }));
    },
  });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await app.page.evaluate(`location.hash = "/organisation/${id}"`);
  await app.page.locator('.entry-page').waitFor();
});
afterAll(() => app.close());

const field = (name: string) => app.page.locator(`.inline-field[data-field="${name}"]`);
const editTags = async (typed: string) => {
  await field('tags').getByRole('button', { name: 'Edit: Tags' }).click();
  await app.page.keyboard.type(typed);
};
const shownTags = async () => {
  return (await field('tags').locator('.tag').allInnerTexts()).sort();
};

test('a tag that is typed is saved, whichever way one saves', async () => {
  const { page } = app;
  await editTags('by Enter');
  await page.keyboard.press('Enter');
  await field('tags').getByRole('button', { name: 'Remove: by Enter' }).waitFor();
  await page.keyboard.press('Enter');
  await field('tags').getByRole('button', { name: 'Edit: Tags' }).waitFor();
  await expect.poll(shownTags, { timeout: 20_000 }).toEqual(['by Enter']);
  await editTags('by Ctrl');
  await page.keyboard.press('Control+Enter');
  await expect.poll(shownTags, { timeout: 20_000 }).toEqual(['by Ctrl', 'by Enter']);
  await editTags('by button, and one more');
  await field('tags').getByRole('button', { name: 'Save' }).click();
  await expect.poll(shownTags, { timeout: 20_000 }).toEqual(['and one more', 'by Ctrl', 'by Enter', 'by button']);
});

test('Escape says that something was not saved, and one may write on', async () => {
  const { page } = app;
  await editTags('half a w');
  await page.keyboard.press('Escape');
  await field('tags').getByText('What you wrote was not saved.').waitFor();
  await app.screenshot('inline-unsaved');
  expect(await app.axe()).toEqual([]);
  await field('tags').getByRole('button', { name: 'Write on' }).click();
  await page.keyboard.type('ord');
  await page.keyboard.press('Control+Enter');
  await expect.poll(shownTags, { timeout: 20_000 }).toContain('half a word');
  // Where nothing was written there is nothing to say.
  await editTags('');
  await page.keyboard.press('Escape');
  await field('tags').getByRole('button', { name: 'Edit: Tags' }).waitFor();
  expect(await field('tags').getByText('What you wrote was not saved.').count()).toBe(0);
});

test('a name that is all there is cannot be emptied, and it is said that the old one stands', async () => {
  const { page } = app;
  await field('name').getByRole('button', { name: 'Edit: Name' }).click();
  const box = page.getByRole('textbox', { name: 'Name', exact: true });
  await box.fill('');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('A name is needed. The old one was kept.').waitFor();
  expect(await box.inputValue()).toBe('Lyktestolpen');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Lyktestolpen' }).waitFor();

  // A name of my own over it is taken out, and it is said that the other one is what stands there now.
  const { bridge, socket } = await app.bridge();
  const hello = unwrap(await bridge.call('hello', {}));
  const own = hello.state === 'open' ? hello.spaces.find(({ width }) => width === 'private') : undefined;
  const called = { op: 'set' as const, id, field: 'name', value: 'Lykta', ...(own && { space: own.id }) };
  unwrap(await bridge.call('perform', { commands: [called] }));
  socket.close();
  await field('name').getByText('also written: Lyktestolpen').waitFor();
  await field('name').getByRole('button', { name: 'Edit: Name' }).click();
  await box.fill('');
  await page.keyboard.press('Enter');
  await page.getByText('What another layer says is shown.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Lyktestolpen' }).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('whoever has gone on to another field while one is being saved writes on there', async () => {
  const page = await app.page.context().newPage();
  let held: Uint8Array[] | undefined;
  let letThrough = () => {};
  await page.routeWebSocket(/\/bridge$/, (socket) => {
    const server = socket.connectToServer();
    letThrough = () => {
      for (const frame of held ?? []) socket.send(Buffer.from(frame));
      held = undefined;
    };
    server.onMessage((message) => {
      const bytes = Buffer.from(message);
      const frame = decodeFrame(bytes);
      if (held && frame.ok && frame.value.type === 'answer') held.push(bytes);
      else socket.send(message);
    });
  });
  await page.goto(app.host().passAddress('/'));
  await page.locator('html[data-filled="true"]').waitFor();
  await page.evaluate(`location.hash = "/organisation/${id}"`);
  const of = (name: string) => page.locator(`.inline-field[data-field="${name}"]`);
  await of('name').getByRole('button', { name: 'Edit: Name' }).click();
  held = [];
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Lyktestolpen vev');
  await page.keyboard.press('Enter');
  await expect.poll(() => held?.length).toBe(1);
  await of('tags').getByRole('button', { name: 'Edit: Tags' }).click();
  await page.keyboard.type('by the');
  letThrough();
  await of('name').getByText('Lyktestolpen vev').waitFor();
  await page.keyboard.type(' sea');
  expect(await page.evaluate('document.activeElement?.value')).toBe('by the sea');
  await page.close();
});
