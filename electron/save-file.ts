/** Asks where a file should go, and puts it there. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { MenuWords } from '../shared/i18n/app/menu.ts';
import { fileName } from './file-name.ts';
import { say } from './native-boxes.ts';
import { writeWhole } from './write-whole.ts';

export interface Saving {
  readonly window: BrowserWindow;
  readonly words: MenuWords;
  /** The vault's folder, which nothing may be saved into. */
  readonly vault: string;
}

/** The path the person chose; undefined where they changed their mind. */
export async function askWhere({ window, words }: Saving, name: string, ending?: string): Promise<string | undefined> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), fileName(name, ending)),
    buttonLabel: words.save,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/** False where it was not saved; the person has been told why. */
export async function keepFile({ window, words, vault }: Saving, path: string, bytes: Uint8Array): Promise<boolean> {
  const refused = await writeWhole(path, bytes, vault);
  if (refused === undefined) return true;
  await say(words, { message: words.notSaved, detail: words.notSavedWhy[refused], type: 'error' }, window);
  return false;
}
