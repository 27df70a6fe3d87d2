/** The language outside the pages: as chosen in the settings, which lie beside the vault, or as the computer's. */
import { readSettings } from '../engine/bridge/settings-file.ts';
import { type Language, languages } from '../shared/model/enumerations.ts';

export async function languageOf(settingsFile: string, wished: readonly string[]): Promise<Language> {
  const { language } = await readSettings(settingsFile);
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
