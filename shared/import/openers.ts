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

const plain = new Set([
  ...vocabularies.flatMap(({ plainNouns }) => alternatives(plainNouns).map(fold)),
  ...[
    'bl.a',
    'd.v.s',
    'd.h',
    'e.g',
    'f.eks',
    'i.e',
    'm.a',
    'm.a.o',
    'm.fl',
    'm.m',
    'o.l',
    'o.s.v',
    't.ex',
    'u.a',
    'z.b',
  ],
]);

/** "ung", "Youth", "styret", "f.eks": lists mix languages, so in any of them. */
export function isPlainNoun(word: string): boolean {
  return plain.has(word.replace(/\.$/, ''));
}
