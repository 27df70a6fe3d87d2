/** Words whose capital makes no name: those that begin sentences, and nouns where all nouns are capitalised. */
import { fold } from './fold.ts';
import { alternatives, type LanguageCode, vocabularies } from './lexicon.ts';

const common = new Map<LanguageCode, ReadonlySet<string>>(
  vocabularies.map(({ language, openers, capitalNouns }) => [
    language,
    new Set([...alternatives(openers), ...alternatives(capitalNouns)].map(fold)),
  ]),
);

const finite = new Map<LanguageCode, ReadonlySet<string>>(
  vocabularies.map((vocabulary) => [vocabulary.language, new Set(alternatives(vocabulary.finite).map(fold))]),
);

export function isPastVerb(word: string, language: LanguageCode): boolean {
  return finite.get(language)?.has(word) ?? false;
}

export function isCommonNoun(word: string, language: LanguageCode): boolean {
  return common.get(language)?.has(word) ?? false;
}
