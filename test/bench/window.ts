/// <reference lib="dom" />
/**
 * Prints what a person waits for in the window, in real Chromium through the real host and engine, at 10,000
 * organisations with as many people and encounters: `npm run bench:window [-- 10000]`. Figures only.
 *
 * | figure | from → to |
 * |-|-|
 * | unlock → Today usable | Enter on the passphrase → the first encounters painted; Argon2id is made cheap and so left out |
 * | unlock → everything in the window | … → the last row stored in Dexie |
 * | key press → painted | keydown in a box → the frame after results stand in the page |
 * | edit → on disk and painted | key that sets a status → the frame in which the list shows it (the engine answers after fsync) |
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createVault } from '../../engine/vault/vault.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { chromiumPath } from '../kit/chromium-path.ts';
import { startTestHost } from '../kit/test-host.ts';
import { testPassphrase, unwrap } from '../kit/vaults.ts';

const organisations = Number(process.argv[2] ?? 10_000);
const root = await mkdtemp(join(tmpdir(), 'samband-window-bench-'));
const folder = join(root, 'vault');
try {
  await makeVault();
  const host = await startTestHost(folder, join(root, 'settings.json'));
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await measure(browser, host.passAddress('/'));
  } finally {
    await browser.close();
    await host.close();
  }
} finally {
  await rm(root, { recursive: true, force: true });
}

async function makeVault(): Promise<void> {
  const options = { memoryKiB: 64, machineTokenFile: join(tmpdir(), 'samband-test-state', 'machine') };
  const passphrase = Buffer.from(testPassphrase);
  const { vault } = unwrap(await createVault(folder, { name: 'Bench', passphrase }, options));
  const context = vault.context();
  for (const batch of generateRecords({ organisations, seed: 1, context }))
    unwrap(await vault.perform({ kind: 'import', edits: batch.map((record) => unwrap(newRecord(record, context))) }));
  await vault.lock();
}

async function measure(browser: Browser, address: string): Promise<void> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(address);
  const passphrase = page.locator('input[type="password"]').first();
  await passphrase.fill(testPassphrase);
  const started = performance.now();
  await passphrase.press('Enter');
  await page.locator('.day-strip').waitFor();
  print('unlock → Today usable', performance.now() - started, '< 1,000 ms');
  await page.waitForFunction(() => document.documentElement.dataset['filled'] === 'true', undefined, {
    timeout: 120_000,
  });
  print('unlock → everything in the window', performance.now() - started, '');
  await editTimes(page);
  const heap = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory);
  process.stdout.write(`window’s heap: ${Math.round(heap.usedJSHeapSize / 1e6)} MB\n`);
}

async function editTimes(page: Page): Promise<void> {
  const row = page.locator('.encounter-row a').first();
  if ((await row.count()) === 0) return;
  const times: number[] = [];
  for (let turn = 0; turn < 40; turn++) {
    await row.focus();
    times.push(
      await page.evaluate(
        (key) =>
          new Promise<number>((resolve) => {
            const list = document.querySelector('.encounter-rows');
            const active = document.activeElement;
            if (!list || !active) throw new Error('no list');
            const start = performance.now();
            const watching = new MutationObserver(() => {
              watching.disconnect();
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - start);
                port2.postMessage(null);
              });
            });
            watching.observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
            active.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          }),
        turn % 2 === 0 ? '3' : '4',
      ),
    );
  }
  times.sort((a, b) => a - b);
  print('edit → on disk and painted, p50', times[20] ?? 0, '');
  print('edit → on disk and painted, p95', times[37] ?? 0, '< 30 ms');
}

function print(what: string, milliseconds: number, reach: string): void {
  process.stdout.write(`${what}: ${milliseconds.toFixed(1)} ms ${reach}\n`);
}
