import { expect, test } from 'vitest';
import { openApp, until } from '../../kit/app.ts';

test('the app opens in Chromium under its policy, without a complaint', async () => {
  const app = await openApp({ vault: 'empty' });
  try {
    await until(async () => (await app.page.locator('#app').innerText()) !== '');
    expect(app.complaints()).toEqual([]);
  } finally {
    await app.close();
  }
});
