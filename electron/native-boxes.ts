/** Boxes of the operating system, one at a time per question, in the person's language. */
import { type BrowserWindow, dialog, shell } from 'electron';
import type { MenuWords } from '../shared/i18n/app/menu.ts';
import { externalLink } from './origin.ts';

export interface Saying {
  readonly message: string;
  readonly detail: string;
  readonly type?: 'info' | 'warning' | 'error';
}

export async function say(words: MenuWords, saying: Saying, window?: BrowserWindow): Promise<void> {
  const box = { type: saying.type ?? 'warning', buttons: [words.ok], noLink: true, ...saying };
  await (window ? dialog.showMessageBox(window, box) : dialog.showMessageBox(box));
}

export interface Choice extends Saying {
  readonly buttons: readonly [string, string];
  /** Which of them Escape means. */
  readonly onEscape: 0 | 1;
}

/** True for the first button. */
export async function choose({ buttons, onEscape, ...saying }: Choice, window?: BrowserWindow): Promise<boolean> {
  const box = {
    type: 'error' as const,
    defaultId: 0,
    cancelId: onEscape,
    noLink: true,
    ...saying,
    buttons: [...buttons],
  };
  const { response } = await (window ? dialog.showMessageBox(window, box) : dialog.showMessageBox(box));
  return response === 0;
}

let isAsking = false;

/** A page cannot open anything: it can have the person asked, who sees the whole address. */
export async function offerLink(words: MenuWords, address: string, window: BrowserWindow): Promise<void> {
  const link = externalLink(address);
  if (link === undefined || isAsking) return;
  isAsking = true;
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: words.openLinkQuestion,
      detail: `${link}\n\n${words.openLinkDetail}`,
      buttons: [words.cancel, words.openLink],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) await shell.openExternal(link);
  } finally {
    isAsking = false;
  }
}
