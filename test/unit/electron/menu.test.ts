import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/menu.ts';
import { commonWords } from '../../../shared/i18n/app/common.ts';
import { menuWords } from '../../../shared/i18n/app/menu.ts';
import { languages } from '../../../shared/model/enumerations.ts';

const known = /^(add|search|keys|undo|redo|lock|settings|import|report|go:[a-z]+)$/;

test.each(languages)('every item of the menu has a word in %s, and does something', (language) => {
  for (const platform of ['linux', 'darwin', 'win32']) {
    const sent: string[] = [];
    let windows = 0;
    const menus = menuTemplate({
      words: menuWords[language],
      places: commonWords[language].places,
      platform,
      isOpen: true,
      send: (command) => sent.push(command),
      openWindow: () => {
        windows += 1;
      },
    });
    const items = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const real = items.filter(({ type }) => type !== 'separator');
    for (const { label, role, click } of real as MenuItemConstructorOptions[]) {
      expect(label).toBeTruthy();
      expect(role !== undefined || click !== undefined).toBe(true);
      (click as (() => void) | undefined)?.();
    }
    expect(sent.filter((command) => !known.test(command))).toEqual([]);
    expect(sent).toEqual(expect.arrayContaining(['add', 'search', 'go:today', 'lock', 'settings', 'keys', 'undo']));
    expect(windows).toBe(1);
  }
});

test('while the vault is locked, the menu offers what works without it, and nothing else', () => {
  const menus = menuTemplate({
    words: menuWords.en,
    places: commonWords.en.places,
    platform: 'linux',
    isOpen: false,
    send: () => {},
    openWindow: () => {},
  });
  const items = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  const offered = items.filter(({ type, enabled }) => type !== 'separator' && enabled !== false);
  expect(offered.map(({ label, role }) => role ?? label)).toEqual([
    'New Window',
    'close',
    'quit',
    'cut',
    'copy',
    'paste',
    'selectAll',
    'zoomIn',
    'zoomOut',
    'resetZoom',
    'togglefullscreen',
    'minimize',
  ]);
});
