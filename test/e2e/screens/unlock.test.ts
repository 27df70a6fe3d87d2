import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openVault } from '../../../engine/vault/vault.ts';
import { type App, openApp, testPassphrase, until } from '../../kit/app.ts';

let app: App;
afterEach(() => app.close());

const passphrase = () => app.page.getByLabel('Passphrase', { exact: true });

test('a wrong passphrase says so and keeps the focus; the right one leads back to where one was', async () => {
  app = await openApp({ vault: 'demo' });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.evaluate('location.hash = "/reports"');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).waitFor();
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  await page.getByText('You locked it.').waitFor();
  expect(await page.title()).toBe('Samband');
  await app.screenshot('unlock');
  expect(await app.axe()).toEqual([]);

  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await page.getByText('This passphrase does not open the vault.').waitFor();
  expect(await passphrase().inputValue()).toBe('');
  expect(await passphrase().evaluate((field) => field === document.activeElement)).toBe(true);
  await app.screenshot('unlock-wrong');
  expect(await app.axe()).toEqual([]);

  await page.getByRole('button', { name: 'Show' }).click();
  await passphrase().fill(testPassphrase);
  expect(await passphrase().getAttribute('type')).toBe('text');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(page.url()).toMatch(/#\/reports$/);
  expect(app.complaints()).toEqual([]);
});

test('the recovery kit opens the vault under a new passphrase; a slip of the pen is pointed at', async () => {
  let words: readonly string[] = [];
  app = await openApp();
  {
    const { bridge, socket } = await app.bridge();
    const made = await bridge.call('create', { name: 'Ida', passphrase: new TextEncoder().encode(testPassphrase) });
    if (!made.ok) throw new Error(made.error.type);
    words = made.value.kit;
    await bridge.call('lock', {});
    socket.close();
  }
  const { page } = app;
  await page.getByRole('button', { name: 'Use the recovery kit' }).click();
  const box = page.getByLabel('The 24 words, in order');
  await box.fill(words.map((word, place) => `${place + 1}. ${place === 6 ? `${word}qz` : word}`).join('\n'));
  await page.getByText(`“${words[6]}qz” is no word of a recovery kit.`).waitFor();
  await page.getByText(new RegExp(`Perhaps .*${words[6]}`)).waitFor();
  await page.getByRole('button', { name: 'Show me where' }).click();
  expect(
    await box.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    }),
  ).toBe(`${words[6]}qz`);
  await app.screenshot('unlock-kit-unknown');
  expect(await app.axe()).toEqual([]);

  await box.fill([...words].reverse().join(' '));
  await page.getByLabel('New passphrase').fill('a wholly new passphrase');
  await page.getByLabel('The same once more').fill('a wholly new passphrase');
  await page.getByRole('button', { name: 'Set the new passphrase and unlock' }).click();
  await page.getByText('These words do not open the vault.').waitFor();
  await box.fill(words.join(' '));
  await page.getByText('All 24 words are there.').waitFor();
  await page.getByLabel('New passphrase').fill('a wholly new passphrase');
  await page.getByLabel('The same once more').fill('a wholly new passphrase');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();

  await page.getByRole('button', { name: 'Lock' }).click();
  await passphrase().fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('This passphrase does not open the vault.').waitFor();
  await passphrase().fill('a wholly new passphrase');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('after a crash of the engine the lock says what happened; a lost key file says what to do', async () => {
  app = await openApp({ vault: 'empty', context: { colorScheme: 'dark', viewport: { width: 400, height: 800 } } });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await app.killEngine();
  await page.getByText('Everything that was shown as saved is here; unlock to go on.').waitFor();
  await app.screenshot('unlock-came-back-400-dark');
  expect(await app.axe()).toEqual([]);

  for (const name of ['vault.key', 'vault.key.copy'])
    await rename(join(app.folder, name), join(app.folder, `${name}.away`)).catch(() => {});
  await passphrase().fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('The key file of this vault is gone.').waitFor();
  await page.getByText('Take out the sheet with the 24 words.').waitFor();
  await until(async () => (await passphrase().inputValue()) === '');
  await app.screenshot('unlock-no-key-file');
  expect(await app.axe()).toEqual([]);
});

test('a vault that is open elsewhere, one of a newer Samband, and one of an unfinished one, are explained with what to do', async () => {
  app = await openApp({ vault: 'empty', locked: true });
  const { page, folder } = app;
  const elsewhere = await openVault(folder, new TextEncoder().encode(testPassphrase));
  if (!elsewhere.ok) throw new Error(elsewhere.error.type);
  await passphrase().fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('Another window or program has this vault open.').waitFor();
  await page.getByText('Look for another Samband').waitFor();
  await app.screenshot('unlock-in-use');
  expect(await app.axe()).toEqual([]);
  await elsewhere.value.lock();

  for (const name of ['vault.key', 'vault.key.copy']) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"version":\s*\d+/, '"version": 99'));
  }
  await passphrase().fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('This was written by a newer Samband.').waitFor();
  await page.getByText('Start the newer Samband').waitFor();

  const { checksum: _, ...file } = JSON.parse(await readFile(join(folder, 'vault.key'), 'utf8'));
  const old = { ...file, version: 0 };
  const checksum = createHash('sha256').update(JSON.stringify(old)).digest('hex');
  for (const name of ['vault.key', 'vault.key.copy'])
    await writeFile(join(folder, name), JSON.stringify({ ...old, checksum }));
  await passphrase().fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('An unfinished Samband made this').waitFor();
  await page.getByText('make a new vault, and take in there').waitFor();
  await app.screenshot('unlock-unfinished-version');
  expect(app.complaints()).toEqual([]);
});

test('whoever is writing when the engine ends writes on into nothing, never into the passphrase', async () => {
  app = await openApp({ vault: 'empty' });
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('met Kari about');
  await app.killEngine();
  await page.getByRole('heading', { level: 1, name: 'Samband is locked' }).waitFor();
  await page.keyboard.type('the strike fund');
  expect(await passphrase().inputValue()).toBe('');
  await page.getByText('the box waits for Tab or a click').waitFor();
  await app.screenshot('unlock-while-typing');
  expect(await app.axe()).toEqual([]);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Type your passphrase first.').waitFor();
  await page.keyboard.type(testPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(app.complaints()).toEqual([]);
});
