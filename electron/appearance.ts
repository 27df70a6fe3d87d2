/** What is seen of a window before its page has painted: the paper of renderer/design/tokens.css. */
import { type BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../shared/bridge/contract/app.ts';
import { paperOf } from './paper.ts';

export function paperNow(): string {
  return paperOf(nativeTheme.shouldUseDarkColors);
}

/** Menus, boxes and what pages take for the computer's own theme follow the setting. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}

export function repaint(windows: () => readonly BrowserWindow[]): void {
  nativeTheme.on('updated', () => {
    for (const window of windows()) window.setBackgroundColor(paperNow());
  });
}
