/** The language of pages, menus and native boxes: as chosen in the settings, or as the computer's. */
import type { Settings } from '../bridge/contract/app.ts';
import { type Language, languages } from '../model/enumerations.ts';

export function languageOf({ language }: Settings, wished: readonly string[]): Language {
  return language === 'system' ? systemLanguage(wished) : language;
}

/** `no` is bokmål; where the computer speaks none of ours, English. */
export function systemLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const [main] = tag.toLowerCase().split('-');
    const found = main === 'no' ? 'nb' : languages.find((each) => each === main);
    if (found) return found;
  }
  return 'en';
}
