/** Chromium's own words in the language of the screens: its print window, its spell checker, what it says of a number out of bounds. */
import { readFileSync } from 'node:fs';
import { app } from 'electron';
import { settingsIn } from '../engine/bridge/settings-file.ts';
import { nearestLanguage } from '../shared/i18n/locale.ts';

/** Before the app is ready: Chromium reads it once. */
export function switchLanguage(settingsFile: string): void {
  const { language } = settingsIn(textOf(settingsFile));
  if (language !== 'system') app.commandLine.appendSwitch('lang', nearestLanguage[language]);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '{}';
  }
}
