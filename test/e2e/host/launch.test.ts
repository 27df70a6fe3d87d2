/**
 * `samband open` launches Chromium by itself. Afterwards everything that it could have written to is searched for what was
 * written and read in its window.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openApp, testPassphrase, until } from '../../kit/app.ts';
import { searchDisk } from '../../kit/disk-search.ts';
import { commandLines, type LaunchScene, launchScene, memory, sessionFolders } from '../../kit/launched.ts';
import { reachByWebrtc } from '../../kit/webrtc.ts';

async function scene(): Promise<LaunchScene> {
  const at = await launchScene();
  onTestFinished(() => at.close());
  return at;
}

async function unlock(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(testPassphrase);
  await page.keyboard.press('Enter');
  await page.locator('.quick-add input').waitFor();
}

async function quickAdd(page: Page, line: string): Promise<void> {
  const field = page.locator('.quick-add input');
  await field.fill(line);
  await field.press('Enter');
  await until(async () => (await field.inputValue()) === '');
}

const isGone = (session: string) =>
  until(() => !existsSync(session) && !commandLines().some((line) => line.includes(session)));

/** What may be dumped of the engine process and of the browser when they crash: the soft limit of each. */
function coreLimits(host: number, session: string): string[] {
  const pids = readFileSync(`/proc/${host}/task/${host}/children`, 'utf8').trim().split(' ');
  const commandOf = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  const ours = pids.filter((pid) => /engine-child/.test(commandOf(pid)) || commandOf(pid).includes(session));
  return ours.map(
    (pid) => /Max core file size +(\d+|unlimited)/.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1] ?? '',
  );
}

test('a session leaves nothing readable behind, not while it lasts, not after, and reaches no address', async () => {
  const since = Date.now() - 1_000;
  const at = await scene();
  const running = at.open();
  const session = await running.session();
  expect(statSync(session).mode & 0o777).toBe(0o700);
  const page = await running.page();
  // The page keeps no address with a token, no command line ever had one, and the start file is gone.
  expect(commandLines().filter((line) => line.includes('token='))).toEqual([]);
  expect(searchDisk({ text: '#token=', folders: [session], since }).found).toEqual([]);

  expect(coreLimits(running.pid, session)).toEqual(['0', '0']);

  expect(await reachByWebrtc((expression) => page.evaluate(expression))).toEqual({ candidates: [], packets: [] });

  // A name of this run alone, so that nothing else on this computer can hold it.
  const planted = `Vintervik${Math.random().toString(36).slice(2, 10)} leigebuarlag`;
  // The scene lies in the first of these, the session in the second.
  const folders = [...new Set([tmpdir(), memory, '/tmp', '/var/tmp', homedir(), '/run'])];
  await unlock(page);
  await quickAdd(page, `meeting ${planted} today`);
  await page.getByText(planted).first().waitFor();
  await until(async () => (await page.evaluate('indexedDB.databases().then((all) => all.length)')) !== 0);
  await page.reload();
  await page.getByText(planted).first().waitFor();
  const during = searchDisk({ text: planted, folders, since });
  expect(during.found).toEqual([]);
  expect(during.looked).toBeGreaterThan(20);

  running.kill('SIGINT');
  expect(await running.ended).toBe(0);
  expect(running.said()).toContain('Locked.');
  await isGone(session);
  expect(running.said()).not.toContain(planted);
  expect(searchDisk({ text: planted, folders, since }).found).toEqual([]);

  // What the search would have said, had there been something.
  writeFileSync(join(at.folder, 'home', 'a'), Buffer.from(`..${planted}..`, 'utf16le'));
  writeFileSync(join(at.folder, 'home', 'b'), `..${planted}..`);
  const proof = searchDisk({ text: planted, folders: [at.folder], since });
  expect(proof.found).toEqual([join(at.folder, 'home', 'a'), join(at.folder, 'home', 'b')]);
  // The whole of a home and of /tmp is gone through twice.
}, 300_000);

test('closing the window ends everything, locked', async () => {
  const at = await scene();
  const running = at.open();
  const session = await running.session();
  const page = await running.page();
  await unlock(page);
  await page.close();
  expect(await running.ended).toBe(0);
  await isGone(session);
  const again = at.open();
  const second = await again.page();
  await second.locator('input[type=password]').waitFor();
});

test('what a host that was killed left behind is gone after the next start, and the vault is whole', async () => {
  const at = await scene();
  const killed = at.open();
  const left = await killed.session();
  const page = await killed.page();
  await unlock(page);
  await quickAdd(page, 'meeting Elvebredd boligkooperativ today');
  killed.kill('SIGKILL');
  await killed.ended;
  expect(existsSync(left)).toBe(true);

  const next = at.open();
  const session = await next.session();
  await isGone(left);
  expect(sessionFolders()).toContain(session);
  const second = await next.page();
  await unlock(second);
  await second.getByText('Elvebredd boligkooperativ').first().waitFor();
});

test('without launching, it says which file to open, and that file opens one window', async () => {
  const at = await scene();
  const running = at.open(['--no-launch'], { DISPLAY: undefined });
  await until(() => running.said().includes('Open this file'));
  expect(running.said()).toContain('private window');
  const file = /Open this file in a browser: (.+)/.exec(running.said())?.[1] ?? '';
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(running.said()).not.toContain('token');
  const address = /"(http:[^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter#token=[A-Za-z0-9_-]{43}$/);

  // Any browser will do; the one of another app stands in for the person's own.
  const other = await openApp();
  onTestFinished(() => other.close());
  const page = await other.page.context().newPage();
  await page.goto(`file://${file}`);
  await unlock(page);
  expect(page.url()).not.toContain('token');
  await until(() => !existsSync(file));
  running.kill('SIGINT');
  expect(await running.ended).toBe(0);
});

test('where it cannot open, it says so, what else there is, and exits with 1', async () => {
  const at = await scene();
  const noDisplay = at.open([], { DISPLAY: undefined });
  expect(await noDisplay.ended).toBe(1);
  expect(noDisplay.said()).toMatch(/no display.*npm run demo.*samband help/);
  const noBrowser = at.open([], { SAMBAND_BROWSER: undefined, PATH: '' });
  expect(await noBrowser.ended).toBe(1);
  expect(noBrowser.said()).toContain('No Chromium, Chrome, Brave, Edge or Firefox was found');
  const notThere = at.open([], { SAMBAND_BROWSER: join(at.folder, 'nothing') });
  expect(await notThere.ended).toBe(1);
  expect(notThere.said()).toContain('cannot be run');
  const ends = join(at.folder, 'ends');
  writeFileSync(ends, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
  const broken = at.open([], { SAMBAND_BROWSER: ends });
  expect(await broken.ended).toBe(1);
  expect(broken.said()).toContain('ended before it showed a window');
  const wrong = at.open(['and', 'more']);
  expect(await wrong.ended).toBe(2);
});
