/**
 * The whole app as a person meets it: the real host and engine process on a fresh folder, the built window in Debian's
 * Chromium. One browser serves all tests of a file; every app has a browser context of its own, which keeps nothing.
 */

import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { Host } from '../../cli/host/host.ts';
import { type BridgeSocket, openBridge } from './bridge-socket.ts';
import { chromiumPath } from './chromium-path.ts';
import { makeVault, packageRoot, startTestHost, until, type VaultToMake } from './test-host.ts';
import { testPassphrase } from './vaults.ts';

export interface App {
  readonly folder: string;
  readonly settingsFile: string;
  /** The first window. */
  readonly page: Page;
  readonly host: () => Host;
  /** Another window on the same vault, as its own tab with its own session. */
  readonly newWindow: () => Promise<Page>;
  /** What went wrong in any window so far: uncaught errors, and refusals of the policy. */
  readonly complaints: () => readonly string[];
  /** A window without a browser, to set the scene or look behind it. */
  readonly bridge: () => Promise<BridgeSocket>;
  /** SIGKILL, as a crash would be. Resolves when the process is gone. */
  readonly killEngine: () => Promise<void>;
  /** Ends the host and starts another on the same folder; `page` goes to the new one. */
  readonly restart: () => Promise<void>;
  /** Writes dist/screenshots/NAME.png and gives its path. */
  readonly screenshot: (name: string, page?: Page) => Promise<string>;
  /** What was copied last, as pasting it elsewhere shows: the page itself may not read it. */
  readonly clipboard: () => Promise<string>;
  /** What axe finds wrong, by rule and element; empty is what one hopes for. */
  readonly axe: (page?: Page) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  /** Size, colour scheme, reduced motion, language … of the browser context. */
  readonly context?: BrowserContextOptions;
  /** Makes a vault before the first window opens; `demo`: with fictional people in it; `empty`: without. It is left open. */
  readonly vault?: VaultToMake;
  /** Whose vault; Ida Example's unless said otherwise. */
  readonly name?: string;
  /** With a vault: lock it again, so that the first window starts at the passphrase. */
  readonly locked?: boolean;
}

export { testPassphrase, until };

/** Remember to `close`. Needs `npm run build` to have been run. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const folderOfAll = await mkdtemp(join(tmpdir(), 'samband-app-'));
  const folder = join(folderOfAll, 'vault');
  const settingsFile = join(folderOfAll, 'settings.json');
  let host = await startTestHost(folder, settingsFile);
  if (options.vault) await makeVault(host, options.vault, options.locked === true, options.name);

  const context = await (await sharedBrowser()).newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    ...options.context,
  });
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const newWindow = async () => {
    const page = await context.newPage();
    await page.goto(host.passAddress('/'));
    return page;
  };
  const page = await newWindow();

  return {
    folder,
    settingsFile,
    page,
    host: () => host,
    newWindow,
    complaints: () => complaints,
    bridge: () => openBridge(host.origin, host.passAddress('/')),
    killEngine: async () => {
      const pid = host.enginePid();
      if (pid === undefined) throw new Error('there is no engine process');
      process.kill(pid, 'SIGKILL');
      await until(() => host.enginePid() !== pid);
    },
    restart: async () => {
      await host.close();
      host = await startTestHost(folder, settingsFile);
      await page.goto(host.passAddress('/'));
    },
    screenshot: async (name, of = page) => {
      const folderOfPictures = join(packageRoot, 'dist/screenshots');
      await mkdir(folderOfPictures, { recursive: true });
      const path = join(folderOfPictures, `${name}.png`);
      await of.screenshot({ path });
      return path;
    },
    clipboard: async () => {
      const elsewhere = await context.newPage();
      await elsewhere.setContent('<textarea autofocus></textarea>');
      await elsewhere.locator('textarea').focus();
      await elsewhere.keyboard.press('Control+v');
      const text = await elsewhere.locator('textarea').inputValue();
      await elsewhere.close();
      return text;
    },
    axe: (of = page) => axeFindings(of),
    close: async () => {
      await context.close();
      await host.close();
      await rm(folderOfAll, { recursive: true, force: true });
    },
  };
}

let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: chromiumPath,
    // Root, as in a container, has no sandbox of its own to give.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

async function axeFindings(page: Page): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // As an expression over the debugging protocol: a script element would be refused by the page's policy.
  await page.evaluate(`${source}; undefined`);
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary ?? ''}`),
  );
}
