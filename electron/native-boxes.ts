/** Boxes of the operating system, one at a time per question, in the person's language. */
import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron';
import type { MenuWords } from '../shared/i18n/app/menu.ts';
import { externalLink } from './origin.ts';

export interface Saying {
  readonly message: string;
  readonly detail: string;
  readonly type?: 'info' | 'warning' | 'error';
}

export async function say(words: MenuWords, saying: Saying, window?: BrowserWindow): Promise<void> {
  await show({ type: 'warning', ...saying, buttons: [words.ok] }, window);
}

export interface Choice extends Saying {
  readonly buttons: readonly [string, string];
  /** Which of them Escape means. */
  readonly onEscape: 0 | 1;
}

/** True for the first button. */
export async function choose({ buttons, onEscape, ...saying }: Choice, window?: BrowserWindow): Promise<boolean> {
  const box: MessageBoxOptions = { type: 'error', ...saying, buttons: [...buttons], defaultId: 0, cancelId: onEscape };
  return (await show(box, window)) === 0;
}

let isAsking = false;

/** A page cannot open anything: it can have the person asked, who sees the whole address. */
export async function offerLink(words: MenuWords, address: string, window: BrowserWindow): Promise<void> {
  const link = externalLink(address);
  if (link === undefined || isAsking) return;
  isAsking = true;
  try {
    const question: MessageBoxOptions = {
      type: 'question',
      message: words.openLinkQuestion,
      detail: `${link}\n\n${words.openLinkDetail}`,
      buttons: [words.cancel, words.openLink],
      defaultId: 0,
      cancelId: 0,
    };
    if ((await show(question, window)) !== 1) return;
    const isOpened = await shell.openExternal(link).then(
      () => true,
      () => false,
    );
    if (!isOpened) await say(words, { message: words.linkNotOpened, detail: link }, window);
  } finally {
    isAsking = false;
  }
}

/** Over its window, unless that has gone meanwhile. The number of the button. */
async function show(box: MessageBoxOptions, window: BrowserWindow | undefined): Promise<number> {
  const whole = { noLink: true, ...box };
  const shown = window && !window.isDestroyed() ? dialog.showMessageBox(window, whole) : dialog.showMessageBox(whole);
  return (await shown).response;
}
