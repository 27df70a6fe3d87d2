/// <reference lib="dom" />
/**
 * An edit on one laptop until it is painted in the window of the other: the vault that joined is opened by the real host,
 * its window is Debian's Chromium, and it dials the laptop that writes.
 */
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openBridge } from '../kit/bridge-socket.ts';
import { chromiumPath } from '../kit/chromium-path.ts';
import needChromium from '../kit/need-chromium.ts';
import { passphraseBytes, startTestHost } from '../kit/test-host.ts';
import { unwrap } from '../kit/vaults.ts';

interface Given {
  /** The vault that joined, locked. */
  readonly folder: string;
  /** Where the other listens. */
  readonly port: number;
  /** The organisation that is written. */
  readonly record: string;
  /** Sets its place at the other, and gives the moment at which that was asked for, in milliseconds since 1970. */
  readonly edit: (place: string) => Promise<number>;
}

const turns = 60;

/** Milliseconds, one by one. */
export async function paintedTimes({ folder, port, record, edit }: Given): Promise<number[]> {
  needChromium();
  const host = await startTestHost(folder, join(folder, '..', 'settings.json'));
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const { bridge, socket } = await openBridge(host.origin, host.passAddress('/'));
    unwrap(await bridge.call('unlock', { passphrase: passphraseBytes() }));
    unwrap(await bridge.call('dial', { address: `127.0.0.1:${port}` }));
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(host.passAddress('/'));
    await page.evaluate(`location.hash = '#/organisation/${record}'`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForFunction(() => document.documentElement.dataset['filled'] === 'true');
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const place = `Quay ${turn} of ${turns}`;
      const painted = whenPainted(page, place);
      const at = await edit(place);
      times.push((await painted) - at);
    }
    socket.close();
    return times;
  } finally {
    await browser.close();
    await host.close();
  }
}

/** Milliseconds since 1970 at which a text that was not there has been painted. */
function whenPainted(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const isThere = () =>
          document.body.textContent?.includes(wanted) ||
          [...document.querySelectorAll('input')].some(({ value }) => value === wanted);
        // A message sent in a frame's callbacks is delivered when that frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        const watching = new MutationObserver(() => {
          if (!isThere()) return;
          watching.disconnect();
          requestAnimationFrame(() => port2.postMessage(null));
        });
        setTimeout(() => reject(new Error(`${wanted} was never painted`)), 20_000);
        watching.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    text,
  );
}
