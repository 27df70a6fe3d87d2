/**
 * Takes hold of a Chromium that has just been started. On a busy computer, one attempt in some ten waits for ever for a page
 * that Chromium is still making; the next finds it there.
 */
import { type Browser, chromium } from 'playwright-core';

const attempts = 4;
const milliseconds = 10_000;

export async function attach(endpoint: string, attempt = 1): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(endpoint, { timeout: milliseconds });
  } catch (reason) {
    if (attempt === attempts) throw reason;
    return attach(endpoint, attempt + 1);
  }
}
