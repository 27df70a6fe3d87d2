/** All languages' words in one tree, walked along the tokens of a text. */
import type { EncounterStatus, OrganisationKind } from '../model/enumerations.ts';
import { fold } from './fold.ts';
import { createNearWords } from './near-words.ts';
import type { Token } from './token.ts';
import { countryNames } from './vocabulary/countries.ts';
import { german } from './vocabulary/de.ts';
import { english } from './vocabulary/en.ts';
import { bokmål } from './vocabulary/nb.ts';
import { nynorsk } from './vocabulary/nn.ts';
import { swedish } from './vocabulary/sv.ts';
import type { Phrases, Vocabulary, WordRole } from './vocabulary/vocabulary.ts';

export type TimeWord =
  | { readonly type: 'day'; readonly offset: number }
  | { readonly type: 'weekday'; readonly day: number; readonly short: boolean }
  | { readonly type: 'month'; readonly month: number }
  | { readonly type: 'week'; readonly offset: number }
  | { readonly type: 'night' | 'soon' | 'lately' | 'weekend' | 'clock' | 'oclock' };

export type Cue =
  | { readonly type: 'word'; readonly role: WordRole }
  | {
      readonly type: 'status';
      readonly status: EncounterStatus;
      readonly flag?: 'postponed' | 'status_unclear';
      /** Means this only where little else is said. */
      readonly terse?: true;
    }
  | { readonly type: 'kind'; readonly kind: OrganisationKind }
  | { readonly type: 'time'; readonly time: TimeWord }
  | { readonly type: 'country'; readonly code: string };

export type LanguageCode = Vocabulary['language'];

export const vocabularies: readonly Vocabulary[] = [english, bokmål, nynorsk, swedish, german];

/** Languages whose small words are read together: a bokmål writer's "frå" is no mistake. */
const families: Readonly<Record<LanguageCode, readonly LanguageCode[]>> = {
  en: ['en'],
  nb: ['nb', 'nn'],
  nn: ['nn', 'nb'],
  sv: ['sv'],
  de: ['de'],
};

/** Roles whose words mean something else next door ("will", "i", "man"): read in the post's own language only. */
const ownLanguageRoles: ReadonlySet<WordRole> = new Set([
  'want',
  'will',
  'got',
  'negation',
  'first',
  'second',
  'from',
  'place',
  'topic',
  'and',
  'but',
  'determiner',
  'possessive',
  'glue',
  'member',
  'label',
  'copula',
  'past',
  'says',
  'helping',
  'slept',
  'atHome',
  'underway',
  'further',
]);

interface Node {
  readonly next: Map<string, Node>;
  cues: { readonly language: LanguageCode | null; readonly cue: Cue }[];
}

export interface CueMatch {
  readonly cues: readonly Cue[];
  /** Tokens covered. */
  readonly length: number;
}

const root: Node = { next: new Map(), cues: [] };
const languagesByWord = new Map<string, Set<LanguageCode>>();
for (const vocabulary of vocabularies) addVocabulary(vocabulary);
for (const [code, names] of Object.entries(countryNames)) addPhrases(names, { type: 'country', code }, null);

/** Built with the first misspelt word: most one-line notes have none. */
let nearWord: ((word: string) => string | undefined) | undefined;
/** Words looked up before; cleared when it grows past what any real text has. */
const corrections = new Map<string, string | undefined>();

/** The words of a phrase, split as the tokeniser splits them. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .split(/[\s-]+/)
    .map(fold)
    .filter((word) => word !== '');
}

export function alternatives(phrases: Phrases | undefined): string[] {
  return phrases === undefined ? [] : phrases.split('|');
}

/** The longest phrase that begins at a token, in the sense it has in `language`. Misspelt words count. */
export function longestCue(tokens: readonly Token[], from: number, language: LanguageCode): CueMatch | undefined {
  let best: CueMatch | undefined;
  let node = root;
  let at = from;
  while (at < tokens.length) {
    const word = lookupWord(tokens[at]);
    if (word === undefined) break;
    const next = node.next.get(word) ?? node.next.get(corrected(word, tokens[at], at === 0) ?? '');
    if (!next) break;
    node = next;
    at++;
    const cues = sensesIn(node, language, at - from);
    if (cues.length > 0) best = { cues, length: at - from };
    // A hyphen inside a phrase: half-planned.
    const gap = tokens[at];
    if (
      gap?.type === 'mark' &&
      gap.text === '-' &&
      gap.start === tokens[at - 1]?.end &&
      tokens[at + 1]?.start === gap.end
    )
      at++;
  }
  return best;
}

/** The language most of the words belong to; English where nothing tells. */
export function detectLanguage(tokens: readonly Token[], wished: string | undefined): LanguageCode {
  const asked = vocabularies.find(({ language }) => language === wished?.toLowerCase().split('-')[0]);
  if (asked) return asked.language;
  const scores = new Map<LanguageCode, number>();
  for (const token of tokens) {
    if (token.type !== 'word') continue;
    const languages = languagesByWord.get(token.fold);
    for (const language of languages ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1 / (languages?.size ?? 1));
  }
  let best: LanguageCode = 'en';
  for (const { language } of vocabularies) if ((scores.get(language) ?? 0) > (scores.get(best) ?? 0)) best = language;
  return best;
}

export function vocabularyOf(language: LanguageCode): Vocabulary {
  return vocabularies.find((vocabulary) => vocabulary.language === language) ?? english;
}

function addVocabulary(vocabulary: Vocabulary): void {
  const { language, times } = vocabulary;
  const add = (phrases: Phrases, cue: Cue) => addPhrases(phrases, cue, language);
  const addTime = (phrases: Phrases, time: TimeWord) => add(phrases, { type: 'time', time });
  // Only to be known: a language they do not tell, and a misspelt word they are not.
  for (const word of [...alternatives(vocabulary.ordinary), ...alternatives(vocabulary.openers)].map(fold))
    if (!languagesByWord.has(word)) languagesByWord.set(word, new Set());
  for (const [role, phrases] of entries(vocabulary.words)) add(phrases, { type: 'word', role });
  for (const [status, phrases] of entries(vocabulary.statuses)) {
    if (status === 'postponed') add(phrases, { type: 'status', status: 'half_planned', flag: 'postponed' });
    else if (status === 'unclear') add(phrases, { type: 'status', status: 'wanted', flag: 'status_unclear' });
    else add(phrases, { type: 'status', status });
  }
  for (const [status, phrases] of entries(vocabulary.terseStatuses))
    add(phrases, { type: 'status', status, terse: true });
  for (const [offset, phrases] of vocabulary.days) addTime(phrases, { type: 'day', offset });
  for (const type of ['night', 'soon', 'lately', 'weekend', 'clock', 'oclock'] as const) addTime(times[type], { type });
  addTime(times.thisWeek, { type: 'week', offset: 0 });
  addTime(times.nextWeek, { type: 'week', offset: 1 });
  addTime(times.lastWeek, { type: 'week', offset: -1 });
  for (const [short, list] of [
    [false, vocabulary.weekdays],
    [true, vocabulary.shortWeekdays],
  ] as const) {
    for (const [day, names] of list.entries()) {
      addTime(names, { type: 'weekday', day, short });
      if (short) continue;
      for (const lead of alternatives(times.on)) {
        for (const name of alternatives(names)) addTime(`${lead} ${name}`, { type: 'weekday', day, short });
      }
    }
  }
  for (const [index, names] of vocabulary.months.entries()) addTime(names, { type: 'month', month: index + 1 });
  for (const [kind, phrases] of entries(vocabulary.kinds)) {
    for (const phrase of alternatives(phrases)) {
      add(phrase, { type: 'kind', kind });
      for (const ending of alternatives(vocabulary.nounEndings)) add(phrase + ending, { type: 'kind', kind });
    }
  }
}

function addPhrases(phrases: Phrases, cue: Cue, language: LanguageCode | null): void {
  for (const phrase of alternatives(phrases)) {
    let node = root;
    for (const word of wordsOf(phrase)) {
      const next = node.next.get(word) ?? { next: new Map<string, Node>(), cues: [] };
      node.next.set(word, next);
      node = next;
      if (!language) continue;
      const languages = languagesByWord.get(word) ?? new Set<LanguageCode>();
      languagesByWord.set(word, languages.add(language));
    }
    if (!node.cues.some((known) => known.language === language && same(known.cue, cue)))
      node.cues.push({ language, cue });
  }
}

function sensesIn(node: Node, language: LanguageCode, length: number): Cue[] {
  const family = families[language];
  const own = node.cues.filter((sense) => sense.language === null || family.includes(sense.language));
  if (own.length > 0) return own.map(({ cue }) => cue);
  return node.cues
    .map(({ cue }) => cue)
    .filter((cue) => !(cue.type === 'word' && ownLanguageRoles.has(cue.role)))
    .filter((cue) => length > 1 || !(cue.type === 'time' && ['month', 'clock', 'oclock'].includes(cue.time.type)))
    .filter((cue) => !(cue.type === 'time' && cue.time.type === 'weekday' && cue.time.short));
}

function lookupWord(token: Token | undefined): string | undefined {
  return token?.type === 'word' ? token.fold : undefined;
}

function corrected(word: string, token: Token | undefined, first: boolean): string | undefined {
  if (languagesByWord.has(word) || token?.type !== 'word' || (token.capital && !first)) return undefined;
  if (!corrections.has(word)) {
    if (corrections.size > 20_000) corrections.clear();
    nearWord ??= createNearWords(languagesByWord.keys());
    corrections.set(word, nearWord(word));
  }
  return corrections.get(word);
}

function same(left: Cue, right: Cue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function entries<Key extends string, Value>(record: Readonly<Partial<Record<Key, Value>>>): [Key, Value][] {
  const found: [Key, Value][] = [];
  for (const key in record) {
    const value = record[key];
    if (value !== undefined) found.push([key, value]);
  }
  return found;
}
