/** Node's Intl knows these languages, Chromium's does not: it is asked here for nothing but their codes. */
import { afterEach, expect, test, vi } from 'vitest';
import { languages } from '../../../shared/model/enumerations.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

// What Chromium 156 has no name for, in English, bokmål, nynorsk and Swedish alike, of those spoken where Samband travels.
const unknownToChromium =
  'se sma smj sje smn sms sju kl fit fkv rom vro liv ltg sgs krl vep nds hsb dsb csb aii nsl swl';

test('languages Chromium has no name for have one in each language of the screens', async () => {
  vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation((code) => code);
  const { languageNamer } = await import('../../../shared/i18n/language-names.ts');
  for (const language of languages)
    for (const tag of unknownToChromium.split(' ')) expect(languageNamer(language)(tag), language).not.toBe(tag);
  expect(languageNamer('nb')('se')).toBe('nordsamisk');
  expect(languageNamer('sv')('kl')).toBe('grönländska');
  expect(languageNamer('en')('constructor')).toBe('constructor');
});

test('what is no tag stands as it was written', async () => {
  const { languageNamer } = await import('../../../shared/i18n/language-names.ts');
  expect(languageNamer('en')('Norsk, litt tysk')).toBe('Norsk, litt tysk');
  expect(languageNamer('sv')('da')).toBe('danska');
});
