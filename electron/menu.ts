/** The menu bar. Its items send the commands that the keys give too; the window that is in front does them. */
import type { MenuItemConstructorOptions } from 'electron';
import type { CommonWords } from '../shared/i18n/app/common.ts';
import type { MenuWords } from '../shared/i18n/app/menu.ts';

export interface MenuDeps {
  readonly words: MenuWords;
  readonly places: CommonWords['places'];
  readonly platform: string;
  /** The vault is open: the page does as the menu says. */
  readonly isOpen: boolean;
  readonly send: (command: string) => void;
  readonly openWindow: () => void;
}

type Item = MenuItemConstructorOptions;

export function menuTemplate({ words, places, platform, isOpen, send, openWindow }: MenuDeps): Item[] {
  const isMac = platform === 'darwin';
  // The page listens for its own keys, and knows when somebody is typing: here they are shown, not taken.
  const command = (label: string, name: string, accelerator?: string): Item => ({
    label,
    enabled: isOpen,
    click: () => send(name),
    ...(accelerator && { accelerator, registerAccelerator: false }),
  });
  const line: Item = { type: 'separator' };
  const quit: Item = { role: 'quit', label: words.quit };
  const settings: Item = { ...command(words.settings, 'settings'), accelerator: 'CmdOrCtrl+,' };
  const samband: Item = {
    label: 'Samband',
    submenu: [
      { role: 'about', label: words.about },
      line,
      settings,
      line,
      { role: 'hide', label: words.hide },
      line,
      quit,
    ],
  };
  const file: Item = {
    label: words.file,
    submenu: [
      command(words.add, 'add', 'N'),
      { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
      line,
      command(words.import, 'import', 'I'),
      command(words.report, 'report', 'R'),
      line,
      ...(isMac ? [] : [settings]),
      command(words.lock, 'lock', 'CmdOrCtrl+L'),
      line,
      { role: 'close', label: words.closeWindow },
      ...(isMac ? [] : [quit]),
    ],
  };
  const edit: Item = {
    label: words.edit,
    submenu: [
      command(words.undo, 'undo', 'CmdOrCtrl+Z'),
      command(words.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
      line,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
      line,
      command(words.search, 'search', 'CmdOrCtrl+K'),
    ],
  };
  const go: Item = {
    label: words.go,
    submenu: goPlaces.map((place) => command(places[place], `go:${place}`)),
  };
  const view: Item = {
    label: words.view,
    submenu: [
      { role: 'zoomIn', label: words.larger },
      { role: 'zoomOut', label: words.smaller },
      { role: 'resetZoom', label: words.usualSize },
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
  const window: Item = {
    label: words.window,
    submenu: [{ role: 'minimize', label: words.minimise }],
  };
  const help: Item = { label: words.help, role: 'help', submenu: [command(words.keys, 'keys', '?')] };
  return [...(isMac ? [samband] : []), file, edit, go, view, window, help];
}

const goPlaces = [
  'today',
  'plan',
  'organisations',
  'people',
  'trips',
  'coalition',
  'reports',
  'needs',
  'sync',
  'meet',
  'members',
  'search',
  'archive',
] as const satisfies readonly (keyof CommonWords['places'])[];
