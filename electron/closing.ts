/**
 * Closing a window loses nothing: it goes out of sight at once, and the page is asked to bring to the disk what was typed
 * last; only then is it gone. Where that does not work, the window comes back and the person decides.
 */
import type { BrowserWindow, WebContents } from 'electron';
import type { MenuWords } from '../shared/i18n/app/menu.ts';
import { channels } from './channels.ts';
import { choose } from './native-boxes.ts';

export interface Closing {
  /** True when the window is gone; false where the person keeps it. */
  readonly close: (window: BrowserWindow) => Promise<boolean>;
  /** What a page says after it was asked. */
  readonly answered: (contents: WebContents, isSaved: boolean) => void;
}

/** A little longer than a page tries; see renderer/app/closing.ts. */
const mostMilliseconds = 5_000;

export function createClosing(words: () => MenuWords): Closing {
  const asked = new Map<BrowserWindow, Promise<boolean>>();
  const answers = new Map<WebContents, (isSaved: boolean) => void>();

  const ask = (window: BrowserWindow): Promise<boolean> => {
    const { webContents } = window;
    return new Promise<boolean>((resolve) => {
      const settle = (isSaved: boolean) => {
        clearTimeout(patience);
        answers.delete(webContents);
        resolve(isSaved);
      };
      // A page that hangs or is gone says nothing.
      const patience = setTimeout(() => settle(false), mostMilliseconds);
      answers.set(webContents, settle);
      window.once('closed', () => settle(true));
      // Timers of a page out of sight would run once a second.
      webContents.setBackgroundThrottling(false);
      webContents.send(channels.closing);
    });
  };

  const close = async (window: BrowserWindow): Promise<boolean> => {
    window.hide();
    if (await ask(window)) {
      if (!window.isDestroyed()) window.destroy();
      return true;
    }
    window.show();
    const { notYetSaved, notYetSavedDetail, keepOpen, closeAnyway } = words();
    const saying = { message: notYetSaved, detail: notYetSavedDetail, buttons: [keepOpen, closeAnyway] as const };
    if (await choose({ ...saying, onEscape: 0 }, window)) return false;
    if (!window.isDestroyed()) window.destroy();
    return true;
  };

  return {
    close: (window) => {
      const closing = asked.get(window) ?? close(window).finally(() => asked.delete(window));
      asked.set(window, closing);
      return closing;
    },
    answered: (contents, isSaved) => answers.get(contents)?.(isSaved),
  };
}
