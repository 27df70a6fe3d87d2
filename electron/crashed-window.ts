/** A page that crashed is loaded again, at the same address, and the person is told. The engine has noticed nothing of it. */
import type { BrowserWindow } from 'electron';
import { createTooOften } from '../engine/process/too-often.ts';
import type { MenuWords } from '../shared/i18n/app/menu.ts';
import { choose, say } from './native-boxes.ts';

export function mendWhenCrashed(window: BrowserWindow, words: () => MenuWords): void {
  const isTooOften = createTooOften(() => performance.now());
  const mend = async () => {
    const { windowStopped, windowStoppedDetail, windowStopsAgain, windowStopsAgainDetail, tryAgain, closeWindow } =
      words();
    if (!isTooOften()) {
      window.webContents.reload();
      return say(words(), { message: windowStopped, detail: windowStoppedDetail, type: 'warning' }, window);
    }
    const saying = { message: windowStopsAgain, detail: windowStopsAgainDetail };
    const isWanted = await choose({ ...saying, buttons: [tryAgain, closeWindow], onEscape: 1 }, window);
    if (window.isDestroyed()) return;
    if (isWanted) window.webContents.reload();
    else window.destroy();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void mend();
  });
}
