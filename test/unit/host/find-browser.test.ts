import { describe, expect, test } from 'vitest';
import { findBrowser, type Surroundings } from '../../../cli/host/find-browser.ts';

/** A computer with these programs; where they lead and what they hold only where that matters. */
function computer(
  platform: string,
  programs: readonly string[],
  more: {
    environment?: Surroundings['environment'];
    links?: Record<string, string>;
    texts?: Record<string, string>;
  } = {},
): Surroundings {
  return {
    platform,
    environment: more.environment ?? { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/ida',
    isProgram: (path) => programs.includes(path),
    realPath: (path) => more.links?.[path] ?? path,
    beginning: (path) => more.texts?.[path] ?? '\u007fELF',
  };
}

describe('on Linux', () => {
  test('what the path leads to first of the better browser is taken', () => {
    const all = ['/usr/bin/firefox', '/usr/bin/chromium', '/usr/local/bin/google-chrome'];
    expect(findBrowser(computer('linux', all)).browser?.path).toBe('/usr/bin/chromium');
    expect(findBrowser(computer('linux', all.slice(0, 1))).browser).toEqual({
      kind: 'firefox',
      name: 'Firefox',
      path: '/usr/bin/firefox',
    });
    const two = ['/usr/bin/chromium', '/usr/local/bin/chromium'];
    expect(findBrowser(computer('linux', two)).browser?.path).toBe('/usr/local/bin/chromium');
  });

  test.each([
    ['a link to snap', { links: { '/usr/bin/chromium': '/usr/bin/snap' } }],
    ['a link into a snap', { links: { '/usr/bin/chromium': '/snap/chromium/1/chrome' } }],
    ['a script that calls a snap', { texts: { '/usr/bin/chromium': '#!/bin/sh\nexec /snap/bin/chromium "$@"\n' } }],
  ])('a browser that cannot use a folder in memory is passed by, and named: %s', (_what, more) => {
    expect(findBrowser(computer('linux', ['/usr/bin/chromium'], more))).toEqual({ shutIn: ['Chromium'] });
    const both = findBrowser(computer('linux', ['/usr/bin/chromium', '/usr/bin/brave-browser'], more));
    expect(both.browser?.name).toBe('Brave');
  });

  test('a script of another kind is a browser like any', () => {
    const texts = { '/usr/bin/chromium': '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n' };
    expect(findBrowser(computer('linux', ['/usr/bin/chromium'], { texts })).browser?.name).toBe('Chromium');
  });

  test('nothing is taken from the folder somebody happens to stand in', () => {
    const environment = { PATH: '.::bin' };
    expect(findBrowser(computer('linux', ['chromium', './chromium', 'bin/chromium'], { environment }))).toEqual({
      shutIn: [],
    });
  });
});

test.each([
  ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'Chrome'],
  ['/home/ida/Applications/Brave Browser.app/Contents/MacOS/Brave Browser', 'Brave'],
  ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Edge'],
  ['/Applications/Firefox.app/Contents/MacOS/firefox', 'Firefox'],
])('on macOS it is found among the applications: %s', (path, name) => {
  expect(findBrowser(computer('darwin', [path])).browser).toMatchObject({ name, path });
});

test.each([
  ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'Chrome'],
  ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'Edge'],
  ['C:\\Users\\Ida\\AppData\\Local\\Chromium\\Application\\chrome.exe', 'Chromium'],
  ['C:\\Program Files\\Mozilla Firefox\\firefox.exe', 'Firefox'],
])('on Windows it is found among the programs: %s', (path, name) => {
  const environment = {
    PROGRAMFILES: 'C:\\Program Files',
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\Ida\\AppData\\Local',
  };
  expect(findBrowser(computer('win32', [path], { environment })).browser).toMatchObject({ name, path });
});

test('the browser somebody names is taken, and no other when it is not there', () => {
  const named = (path: string) => ({ environment: { SAMBAND_BROWSER: path, PATH: '/usr/bin' } });
  const programs = ['/usr/bin/chromium', '/opt/librewolf', '/opt/ungoogled'];
  expect(findBrowser(computer('linux', programs, named('/opt/librewolf'))).browser?.kind).toBe('firefox');
  expect(findBrowser(computer('linux', programs, named('/opt/ungoogled'))).browser?.kind).toBe('chromium');
  expect(findBrowser(computer('linux', programs, named('/opt/nothing')))).toEqual({ shutIn: [] });
});
