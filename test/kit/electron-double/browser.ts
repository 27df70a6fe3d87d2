/** The Chromium behind the windows: a profile that is thrown away, and nowhere to go. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromiumPath } from '../chromium-path.ts';
import { app } from './app.ts';
import { attach } from './attach.ts';

let browser: Browser | undefined;
/** For the test, which looks at the same windows. */
export let endpoint = '';

export async function startBrowser(): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'samband-double-'));
  const words = [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--disable-gpu',
    '--no-first-run',
    '--disable-quic',
    ...app.switches,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // Else it begins with a page of its own making.
    'about:blank',
  ];
  const child = spawn(chromiumPath, words, { stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  app.onCleanUp(async () => {
    child.kill();
    await gone;
    // Its children may outlive it for a moment and still write; the folder lies in the test's own, which goes later.
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  });
  endpoint = `http://127.0.0.1:${await portIn(join(profile, 'DevToolsActivePort'))}`;
  browser = await attach(endpoint);
}

export function theBrowser(): Browser {
  if (!browser) throw new Error('not ready');
  return browser;
}

async function portIn(file: string): Promise<string> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const [port, rest] = textOf(file).split('\n');
    if (port && rest) return port;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Chromium did not start');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
