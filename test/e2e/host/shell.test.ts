/** The page's end of the browser host by itself: the real shell on a page of its own, so that no screen is in the way. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startHost } from '../../../cli/host/host.ts';
import { chromiumPath } from '../../kit/chromium-path.ts';
import { packageRoot, until } from '../../kit/test-host.ts';

let root: string;
let host: Host;
let browser: Browser;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'samband-shell-'));
  const renderer = join(root, 'renderer');
  await build({
    root: join(packageRoot, 'test/e2e/host/shell-page'),
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { outDir: renderer, target: 'chrome130', modulePreload: { polyfill: false } },
  });
  host = await startHost({
    folder: join(root, 'vault'),
    settingsFile: join(root, 'settings.json'),
    version: 'test',
    renderer,
    engineEntry: join(packageRoot, 'dist/test/kit/engine-child.js'),
    clock: () => performance.now(),
    random: randomBytes,
  });
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(async () => {
  await browser.close();
  await host.close();
  await rm(root, { recursive: true, force: true });
});

/** A page with the shell, in a context of its own; `complaints` are refusals of the policy and uncaught errors. */
async function shellPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext();
  const complaints: string[] = [];
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(host.passAddress('/'));
  await hasShell(page);
  return { page, complaints };
}

/** Asked from outside: the policy refuses what a page would have to evaluate to wait for it. */
const hasShell = (page: Page) =>
  until(async () => (await page.evaluate("'shell' in window").catch(() => false)) === true);

const session = (page: Page) => page.evaluate("sessionStorage.getItem('samband-session')");
const hello = "connect().then((client) => client.call('hello', {})).then((answer) => answer.ok)";

test('it connects, takes the token out of the address, and connects again after a reload', async () => {
  const { page, complaints } = await shellPage();
  const given = await page.evaluate('location.hash');
  expect(await page.evaluate(hello)).toBe(true);
  expect(await page.evaluate('location.hash')).toBe('#/');
  expect(`#token=${await session(page)}`).not.toBe(given);
  await page.reload();
  expect(await page.evaluate(hello)).toBe(true);
  expect(complaints).toEqual([]);
});

test('what is asked over a line that is closing answers that the engine is gone, without a word in the console', async () => {
  const { page, complaints } = await shellPage();
  const late =
    "connect().then((client) => { client.close(); return client.call('hello', {}); }).then((answer) => answer.error.type)";
  expect(await page.evaluate(late)).toBe('EngineGone');
  expect(complaints).toEqual([]);
});

test('connections asked for at once all come, on the one pass', async () => {
  const { page } = await shellPage();
  expect(await page.evaluate(`Promise.all([${hello}, ${hello}, ${hello}])`)).toEqual([true, true, true]);
});

test('without a pass it is refused, and says so instead of waiting', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(host.origin);
  await hasShell(page);
  expect(await page.evaluate("shell.connect().then(() => 'connected', () => 'refused')")).toBe('refused');
  expect(await page.evaluate('shell.openWindow().then(String, () => "refused")')).toMatch(/refused|false/);
});

test('it opens another window, which has its own session and works', async () => {
  const { page } = await shellPage();
  await page.evaluate(hello);
  const coming = page.context().waitForEvent('page');
  // From a click, as browsers ask for it.
  await page.evaluate(
    "document.body.append(Object.assign(document.createElement('button'), { textContent: 'Open', onclick: () => shell.openWindow() }))",
  );
  await page.getByRole('button', { name: 'Open' }).click();
  const second = await coming;
  await hasShell(second);
  expect(await second.evaluate(hello)).toBe(true);
  expect(await session(second)).not.toBe(await session(page));
  expect(await second.evaluate('window.opener')).toBe(null);
});

test('a file the person saves comes out as it went in', async () => {
  const { page, complaints } = await shellPage();
  const coming = page.waitForEvent('download');
  const file =
    "{ name: 'rapport æøå.md', bytes: new TextEncoder().encode('Møter underveis\\n'), type: 'text/markdown' }";
  expect(await page.evaluate(`shell.saveFile(${file})`)).toBe(true);
  const download = await coming;
  expect(download.suggestedFilename()).toBe('rapport æøå.md');
  expect(await readFile(await download.path(), 'utf8')).toBe('Møter underveis\n');
  expect(complaints).toEqual([]);
});

test('printing prints the report alone, runs nothing in it, and takes it away again', async () => {
  const { page } = await shellPage();
  const printed: string[] = [];
  page.on('framenavigated', (frame) => void frame.content().then((content) => printed.push(content)));
  const html = '<!doctype html><title>Report</title><h1>Møter</h1><script>parent.document.title = "ran"</script>';
  const told = page.evaluate(`shell.printPdf({ name: 'report', html: ${JSON.stringify(html)} })`);
  await until(() => printed.some((content) => content.includes('<h1>Møter</h1>')));
  // Chromium without a display has no dialog to close; this is what its closing says.
  await page.evaluate("document.querySelector('iframe').contentWindow.dispatchEvent(new Event('afterprint')), 0");
  expect(await told).toBe(true);
  expect(page.frames().length).toBe(1);
  expect(await page.title()).toBe('The shell alone');
});
