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
 * | edit → painted | key that sets a status → the frame in which the list shows it; it is foreseen, so the disk is asked meanwhile |
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createVault, openVault } from '../../engine/vault/vault.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { chromiumPath } from '../kit/chromium-path.ts';
import needChromium from '../kit/need-chromium.ts';
import { startTestHost } from '../kit/test-host.ts';
import { testPassphrase, unwrap } from '../kit/vaults.ts';

/** Typed letter by letter: names, kinds and places, with a letter missing, with two changed about, and what nothing has. */
const typed = ['fjellvik', 'verkstedlab', 'nordlund borettslag', 'fagforenign', 'skogham', 'graas', 'anna', 'qqqq'];

const vaultOptions = { memoryKiB: 64, machineTokenFile: join(tmpdir(), 'samband-test-state', 'machine') };

/** When Enter was pressed. */
let started = 0;
const organisations = Number(process.argv[2] ?? 10_000);
needChromium();
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
  const passphrase = Buffer.from(testPassphrase);
  const { vault } = unwrap(await createVault(folder, { name: 'Bench', passphrase }, vaultOptions));
  const context = vault.context();
  for (const batch of generateRecords({ organisations, seed: 1, context }))
    unwrap(await vault.perform({ kind: 'import', edits: batch.map((record) => unwrap(newRecord(record, context))) }));
  await vault.lock();
}

async function measure(browser: Browser, address: string): Promise<void> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.addInitScript(watchPaints);
  const devtools = await page.context().newCDPSession(page);
  await page.goto(address);
  // A vault made by other hands has no glance yet, see engine/vault/glance.ts: the first opening is the slow one.
  print('unlock → Today usable, first time', await unlock(page), '');
  await filled(page);
  await page.evaluate("location.hash = '#/today'");
  await page.locator('.encounter-row a').first().waitFor();
  printSpread('edit → painted', await editTimes(page), '< 30 ms');
  await page.keyboard.press('Control+k');
  const inPalette = await searchTimes(page, '.palette');
  printSpread('key press in the palette → results in the page', inPalette.ready, '< 16 ms');
  printSpread('key press in the palette → painted', inPalette.painted, '');
  await page.keyboard.press('Escape');
  await page.evaluate("location.hash = '#/search'");
  await page.locator('.search input[type="search"]').waitFor();
  const inSearch = await searchTimes(page, '.search');
  printSpread('key press in search → results in the page', inSearch.ready, '< 16 ms');
  printSpread('key press in search → painted', inSearch.painted, '');
  const { metrics } = await devtools.send('Performance.enable').then(() => devtools.send('Performance.getMetrics'));
  const heap = metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  process.stdout.write(`window’s heap, its worker’s aside: ${Math.round(heap / 1e6)} MB\n`);
  await page.evaluate("location.hash = '#/today'");
  await page.keyboard.press('Control+l');
  print('unlock → Today usable', await unlock(page), '< 1,000 ms');
  print('unlock → everything in the window', await filled(page), '');
  await page.keyboard.press('Control+l');
  await page.locator('input[type="password"]').first().waitFor();
  await writeElsewhere();
  print('unlock → Today usable, when another program wrote', await unlock(page), '< 1,000 ms');
  await filled(page);
}

/** As the command line does while the app is locked; what a crash leaves is like it: a log that is longer than the glance. */
async function writeElsewhere(): Promise<void> {
  const vault = unwrap(await openVault(folder, Buffer.from(testPassphrase), vaultOptions));
  const context = vault.context();
  const space = vault.spaces[0]?.id ?? '';
  const made = unwrap(newRecord({ kind: 'organisation', space, fields: { name: 'Written elsewhere' } }, context));
  unwrap(await vault.perform({ kind: 'edit', edits: [made] }));
  await vault.lock();
}

/** Milliseconds from Enter until Today shows its encounters and takes keys. */
async function unlock(page: Page): Promise<number> {
  const passphrase = page.locator('input[type="password"]').first();
  await passphrase.fill(testPassphrase);
  // Whatever came before is done with.
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
  started = performance.now();
  await passphrase.press('Enter');
  await page.locator('.day-strip').waitFor();
  await page.locator('.encounter-row a').first().waitFor();
  return performance.now() - started;
}

declare global {
  interface Window {
    /** Calls with the time at which what stands in the page now has been painted. */
    afterPaint: (run: (now: number) => void) => void;
  }
}

/** A message sent in a frame's callbacks is delivered when that frame has been painted. */
function watchPaints(): void {
  const waiting: ((now: number) => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    for (const run of waiting.splice(0)) run(performance.now());
  };
  const frame = () => {
    port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.afterPaint = (run) => void waiting.push(run);
}

async function filled(page: Page): Promise<number> {
  await page.waitForFunction(() => document.documentElement.dataset['filled'] === 'true', undefined, {
    timeout: 120_000,
  });
  return performance.now() - started;
}

async function editTimes(page: Page): Promise<number[]> {
  const row = page.locator('.encounter-row a').first();
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn++) {
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
              window.afterPaint((now) => resolve(now - start));
            });
            // The list may have been sorted anew, so that this key changes nothing in it.
            setTimeout(() => resolve(Number.NaN), 3_000);
            watching.observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
            active.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          }),
        turn % 2 === 0 ? '3' : '4',
      ),
    );
  }
  return times;
}

/** `ready`: the results stand in the page, for the next frame to paint. */
async function searchTimes(page: Page, within: string): Promise<{ ready: number[]; painted: number[] }> {
  const times = { ready: [] as number[], painted: [] as number[] };
  for (const text of typed)
    for (let length = 1; length <= text.length; length++) {
      if (text[length - 1] === ' ') continue;
      const [ready, painted] = await page.evaluate(
        ([place, value]) =>
          new Promise<[number, number]>((resolve) => {
            const area = document.querySelector(place);
            const box = area?.querySelector('input');
            const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
            if (!area || !box || !setValue) throw new Error(`no box in ${place}`);
            const start = performance.now();
            const watching = new MutationObserver(() => {
              if (area.querySelector<HTMLElement>('[data-for]')?.dataset['for'] !== value) return;
              watching.disconnect();
              const ready = performance.now() - start;
              window.afterPaint((now) => resolve([ready, now - start]));
            });
            setTimeout(() => resolve([Number.NaN, Number.NaN]), 3_000);
            watching.observe(area, { subtree: true, childList: true, attributes: true, characterData: true });
            setValue.call(box, value);
            box.dispatchEvent(new Event('input', { bubbles: true }));
          }),
        [within, text.slice(0, length)] as const,
      );
      times.ready.push(ready);
      times.painted.push(painted);
    }
  return times;
}

function printSpread(what: string, measured: readonly number[], reach: string): void {
  const times = measured.filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  print(`${what}, p50`, times[Math.floor(times.length / 2)] ?? Number.NaN, '');
  print(`${what}, p95`, times[Math.floor(times.length * 0.95)] ?? Number.NaN, reach);
}

function print(what: string, milliseconds: number, reach: string): void {
  process.stdout.write(`${what}: ${milliseconds.toFixed(1)} ms ${reach}\n`);
}
