/** Chromium's own boxes, those for days and times, in the language of the screens. */
import { readFileSync } from 'node:fs';
import { app } from 'electron';
import { settingsIn } from '../engine/bridge/settings-file.ts';
import { chromiumLanguage } from '../shared/i18n/locale.ts';

/** Before the app is ready: Chromium reads it once. A change of the language reaches them at the next start. */
export function switchLanguage(settingsFile: string): void {
  const { language } = settingsIn(textOf(settingsFile));
  if (language !== 'system') app.commandLine.appendSwitch('lang', chromiumLanguage[language]);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '{}';
  }
}
