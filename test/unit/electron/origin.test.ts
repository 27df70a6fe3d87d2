import { describe, expect, test } from 'vitest';
import { externalLink, isLocalAddress, isOurFrame, isOurPage, isTrustedSender } from '../../../electron/origin.ts';

const top = (url: string) => ({ url, parent: null });

describe('who may ask main for something', () => {
  test.each(['app://samband/', 'app://samband/#/today', 'app://samband/index.html#/encounter/0'])(
    'our page at the top of a window: %s',
    (url) => expect(isTrustedSender(top(url))).toBe(true),
  );

  test.each([
    'app://samband.evil/',
    'app://evil/',
    'app://samband:1/',
    'app://samband@evil/',
    'app://evil@samband/',
    'app2://samband/',
    'https://samband/',
    'https://evil.example/?app://samband/',
    'app://samband/assets/x.html',
    'file:///app://samband/',
    'about:blank',
    'data:text/html,app://samband/',
    'blob:app://samband/1',
    'samband',
    '',
  ])('nobody else: %s', (url) => expect(isTrustedSender(top(url))).toBe(false));

  test('no frame inside our page, and no frame that has gone', () => {
    expect(isTrustedSender({ url: 'app://samband/', parent: top('app://samband/') })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    expect(isTrustedSender(undefined)).toBe(false);
  });
});

test('only what is here is loaded', () => {
  for (const fine of ['app://samband/assets/a.js', 'blob:app://samband/1', 'data:image/png;base64,'])
    expect(isLocalAddress(fine)).toBe(true);
  for (const away of [
    'https://x.example/',
    'http://127.0.0.1/',
    'ws://127.0.0.1:1/',
    'file:///etc/passwd',
    'app://other/',
    '',
  ])
    expect(isLocalAddress(away)).toBe(false);
});

test('frames show what the page made, and the page is one', () => {
  for (const fine of ['about:srcdoc', 'blob:app://samband/1']) expect(isOurFrame(fine)).toBe(true);
  for (const away of ['blob:https://x.example/1', 'app://samband/', 'https://x.example/'])
    expect(isOurFrame(away)).toBe(false);
  expect(isOurPage('app://samband/assets/index.js')).toBe(false);
});

test('only plain https links are offered to the browser', () => {
  expect(externalLink('https://aksjon.example/a?b#c')).toBe('https://aksjon.example/a?b#c');
  for (const refused of [
    'http://aksjon.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://x.example/a',
    'ms-msdt:/id',
    'https://bank.example@evil.example/',
    `https://x.example/${'a'.repeat(2_000)}`,
    'nonsense',
  ])
    expect(externalLink(refused)).toBeUndefined();
});
