/** Windows in a real browser: reload, a second window, an engine that is killed, a vault that is taken. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { type App, type AppOptions, openApp, testPassphrase, until } from '../../kit/app.ts';
import { openBridge } from '../../kit/bridge-socket.ts';
import { passphraseBytes, startTestHost } from '../../kit/test-host.ts';
import { unwrap } from '../../kit/vaults.ts';

async function app(options: AppOptions): Promise<App> {
  const opened = await openApp(options);
  onTestFinished(() => opened.close());
  return opened;
}

const isOpen = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const passphraseField = (page: Page) => page.locator('input[type=password]');

async function unlock(page: Page): Promise<void> {
  await passphraseField(page).fill(testPassphrase);
  await page.keyboard.press('Enter');
  await passphraseField(page).waitFor({ state: 'detached' });
}

/** As a person does it: N, a line, Enter. Saved when the line is empty again. */
async function quickAdd(page: Page, line: string): Promise<void> {
  const field = page.locator('.quick-add input');
  await page.keyboard.press('n');
  await field.fill(line);
  await page.keyboard.press('Enter');
  await until(async () => (await field.inputValue()) === '');
}

const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();

test('the token is gone from the address and the history, and no page leaves a complaint', async () => {
  const { page, complaints } = await app({ vault: 'empty' });
  await isOpen(page);
  const seen = await page.evaluate('JSON.stringify([location.href, document.referrer, history.length])');
  expect(seen).not.toContain('token');
  await page.goBack().catch(() => {});
  expect(page.url()).not.toContain('token');
  expect(complaints()).toEqual([]);
});

test('a reload keeps the place in the vault, also long after', async () => {
  const { page } = await app({ vault: 'empty' });
  await isOpen(page);
  for (let time = 0; time < 3; time++) {
    await page.reload();
    await isOpen(page);
  }
  expect(await passphraseField(page).count()).toBe(0);
});

test('the address alone opens nothing', async () => {
  const { page, host } = await app({ vault: 'empty' });
  await isOpen(page);
  const stranger = await page.context().newPage();
  await stranger.goto(host().origin);
  const answer = await stranger.evaluate(`new Promise((resolve) => {
    const socket = new WebSocket('ws://' + location.host + '/bridge', ['samband', 'token.' + 'A'.repeat(43)]);
    socket.onopen = () => resolve('open');
    socket.onclose = () => resolve('closed');
  })`);
  expect(answer).toBe('closed');
  expect(await stranger.evaluate('Object.keys(sessionStorage).length')).toBe(0);
});

test('two windows see what is written in the other', async () => {
  const opened = await app({ vault: 'empty' });
  const second = await opened.newWindow();
  await Promise.all([isOpen(opened.page), isOpen(second)]);
  await quickAdd(opened.page, 'meeting Vintervik leigebuarlag today');
  await shows(second, 'Vintervik leigebuarlag');
  await quickAdd(second, 'meeting Elvebredd boligkooperativ today');
  await shows(opened.page, 'Elvebredd boligkooperativ');
  expect(opened.complaints()).toEqual([]);
});

test('a window opens another one itself, with a session of its own', async () => {
  const opened = await app({ vault: 'empty' });
  await isOpen(opened.page);
  const coming = opened.page.context().waitForEvent('page');
  // What the shell's openWindow does, over a socket of the page's own.
  await opened.page.evaluate(`new Promise((resolve) => {
    const token = sessionStorage.getItem('samband-session');
    const socket = new WebSocket('ws://' + location.host + '/bridge', ['samband', 'token.' + token]);
    socket.onmessage = ({ data }) => {
      if (typeof data !== 'string') return;
      if (data.startsWith('session.')) socket.send('new-window');
      if (data.startsWith('window.')) {
        window.open('/#token=' + data.slice(7), '_blank', 'noopener');
        resolve();
      }
    };
  })`);
  const second = await coming;
  await isOpen(second);
  const session = (page: Page) => page.evaluate("sessionStorage.getItem('samband-session')");
  await until(async () => (await session(second)) !== null);
  expect(await session(second)).not.toBe(await session(opened.page));
  expect(await second.evaluate('window.opener')).toBe(null);
  await second.reload();
  await isOpen(second);
});

test('an engine that is killed comes back behind the passphrase, with everything that was said to be saved', async () => {
  const opened = await app({ vault: 'empty' });
  const { page } = opened;
  const second = await opened.newWindow();
  await Promise.all([isOpen(page), isOpen(second)]);
  await quickAdd(page, 'meeting Vintervik leigebuarlag today');

  // Others write at the same time, as fast as they can; what is acknowledged is counted.
  const { bridge } = await opened.bridge();
  const acknowledged: string[] = [];
  const writing = Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      const name = `Lag nummer ${number}`;
      const saved = await bridge.call('perform', {
        commands: [{ op: 'create', kind: 'organisation', fields: { name } }],
      });
      if (saved.ok) acknowledged.push(name);
    }),
  );
  await until(() => acknowledged.length >= 20);
  await opened.killEngine();
  await writing;
  expect(acknowledged.length).toBeLessThan(200);

  await passphraseField(page).waitFor();
  await passphraseField(second).waitFor();
  await unlock(page);
  await shows(page, 'Vintervik leigebuarlag');
  await shows(second, 'Vintervik leigebuarlag');
  const after = await opened.bridge();
  const { json } = unwrap(await after.bridge.call('exportAll', { today: '2026-11-25' }));
  for (const name of acknowledged) expect(json).toContain(`"${name}"`);
  expect(unwrap(await after.bridge.call('verify', {}))).toMatchObject({ sound: true });
  await quickAdd(second, 'meeting Elvebredd boligkooperativ today');
  await shows(page, 'Elvebredd boligkooperativ');
});

test('what is said through a dying engine is answered: it is gone, never left open', async () => {
  const opened = await app({ vault: 'empty' });
  const { bridge } = await opened.bridge();
  const answers = Promise.all(Array.from({ length: 100 }, () => bridge.call('exportAll', { today: '2026-11-25' })));
  await opened.killEngine();
  const types = (await answers).map((answer) => (answer.ok ? 'ok' : answer.error.type));
  expect(types).toContain('EngineGone');
});

test('an engine that keeps crashing is given up, and windows are told', async () => {
  const opened = await app({ vault: 'empty', locked: true });
  for (let time = 0; time < 5; time++) await opened.killEngine();
  const pid = opened.host().enginePid();
  if (pid) process.kill(pid, 'SIGKILL');
  await until(async () =>
    openBridge(opened.host().origin, opened.host().passAddress('/')).then(
      () => false,
      () => true,
    ),
  );
});

test('a host that ends and starts again finds the vault as it was left', async () => {
  const opened = await app({ vault: 'empty' });
  await isOpen(opened.page);
  await quickAdd(opened.page, 'meeting Vintervik leigebuarlag today');
  await opened.restart();
  await unlock(opened.page);
  await shows(opened.page, 'Vintervik leigebuarlag');
});

test('a second host on the same vault says that it is in use, and gets it when the first ends', async () => {
  const opened = await app({ vault: 'empty' });
  const other = await mkdtemp(join(tmpdir(), 'samband-other-'));
  const second = await startTestHost(opened.folder, join(other, 'settings.json'));
  onTestFinished(async () => {
    await second.close();
    await rm(other, { recursive: true, force: true });
  });
  const { bridge } = await openBridge(second.origin, second.passAddress('/'));
  const unlocking = () => bridge.call('unlock', { passphrase: passphraseBytes() });
  expect(await unlocking()).toEqual({ ok: false, error: { type: 'InUse' } });
  const first = await opened.bridge();
  unwrap(await first.bridge.call('lock', {}));
  expect(await unlocking()).toEqual({ ok: true, value: true });
});
