/** What a one-line note adds to the words of posts: promises, tools in use, forms of contact. Alternatives with `|`. */
import { fold } from '../fold.ts';
import { alternatives, type LanguageCode, wordsOf } from '../lexicon.ts';

export const lineRoles = [
  'promised',
  'owes',
  'due',
  'uses',
  'until',
  'purpose',
  'call',
  'assembly',
  'us',
  'them',
  'to',
] as const;
export type LineRole = (typeof lineRoles)[number];

const phrases: Readonly<Record<LanguageCode, Readonly<Record<LineRole, string>>>> = {
  en: {
    promised:
      'promised|promise|promises|have promised|has promised|will send|agreed to send|remember to|don’t forget to|dont forget to',
    owes: 'owe|owes',
    due: 'by|before|no later than|until|due|within',
    uses: 'uses|use|using|is on|are on|runs on|run on|relies on|depends on',
    until: 'until|till|contract until|contract ends|contract runs until|renews|through|up to',
    purpose: 'for',
    call: 'call with|called|phone call with|phoned|rang|video call with|call to',
    assembly: 'assembly with|assembly of|general meeting of',
    us: 'us|me|we|i',
    them: 'them|they|her|him|she|he',
    to: 'to',
  },
  nb: {
    promised: 'lovet|lover|lovte|har lovet|lova|skal sende|husk å|ikke glem å',
    owes: 'skylder|skylda',
    due: 'innen|før|senest|til|frist',
    uses: 'bruker|brukte|er på|kjører på|baserer seg på|er avhengig av',
    until: 'til|fram til|avtale til|kontrakt til|fornyes|ut',
    purpose: 'til|for',
    call: 'ringte|samtale med|telefon med|telefonsamtale med|videomøte med|ring',
    assembly: 'årsmøte med|allmøte med|årsmøte i|landsmøte i',
    us: 'oss|meg|vi|jeg',
    them: 'dem|de|henne|ham|han|hun',
    to: 'til',
  },
  nn: {
    promised: 'lova|lovar|lovde|har lova|skal sende|hugs å|husk å|ikkje gløym å',
    owes: 'skuldar|skylder',
    due: 'innan|før|seinast|til|frist',
    uses: 'brukar|brukte|er på|køyrer på|er avhengig av',
    until: 'til|fram til|avtale til|kontrakt til|blir fornya|ut',
    purpose: 'til|for',
    call: 'ringde|ringte|samtale med|telefon med|videomøte med',
    assembly: 'årsmøte med|allmøte med|årsmøte i|landsmøte i',
    us: 'oss|meg|vi|eg',
    them: 'dei|dykk|ho|han|henne',
    to: 'til',
  },
  sv: {
    promised: 'lovade|lovar|har lovat|ska skicka|kom ihåg att|glöm inte att',
    owes: 'är skyldig',
    due: 'senast|före|innan|till|tills',
    uses: 'använder|använde|kör på|är beroende av|ligger på',
    until: 'till|fram till|avtal till|kontrakt till|förnyas|tills',
    purpose: 'för|till',
    call: 'ringde|samtal med|telefonsamtal med|videomöte med|telefon med',
    assembly: 'årsmöte med|stormöte med|årsmöte i',
    us: 'oss|mig|vi|jag',
    them: 'dem|de|henne|honom|hon|han',
    to: 'till',
  },
  de: {
    promised: 'versprach|versprochen|habe versprochen|hat versprochen|haben versprochen|verspricht|verspreche|zugesagt',
    owes: 'schulde|schuldet|schulden',
    due: 'bis|bis zum|vor|spätestens',
    uses: 'nutzt|nutzen|benutzt|verwendet|verwenden|setzt auf|läuft auf',
    until: 'bis|vertrag bis|bis ende|läuft bis',
    purpose: 'für',
    call: 'telefonat mit|telefoniert mit|anruf bei|anruf mit|videoanruf mit|rief an',
    assembly: 'versammlung mit|vollversammlung mit|mitgliederversammlung der',
    us: 'uns|mir|wir|ich',
    them: 'ihnen|sie|ihr|ihm',
    to: 'an',
  },
};

/** For each language and role the phrases as folded words, the longest first. */
const compiled = new Map<string, readonly (readonly string[])[]>();
for (const [language, roles] of Object.entries(phrases)) {
  for (const role of lineRoles) {
    const split = alternatives(roles[role]).map((phrase) => wordsOf(phrase).map(fold));
    compiled.set(
      `${language} ${role}`,
      split.sort((one, other) => other.length - one.length),
    );
  }
}

/** Written side by side by the same people. */
const family: Readonly<Partial<Record<LanguageCode, readonly LanguageCode[]>>> = { nb: ['nb', 'nn'], nn: ['nn', 'nb'] };

/** How many of the words at `from` a phrase of this role takes; 0 for none. */
export function roleAt(
  words: readonly (string | undefined)[],
  from: number,
  role: LineRole,
  language: LanguageCode,
): number {
  for (const each of family[language] ?? [language]) {
    const found = compiled
      .get(`${each} ${role}`)
      ?.find((phrase) => phrase.every((word, index) => words[from + index] === word));
    if (found) return found.length;
  }
  return 0;
}

export function firstOf(
  words: readonly (string | undefined)[],
  role: LineRole,
  language: LanguageCode,
  start = 0,
): { readonly at: number; readonly length: number } | undefined {
  for (let at = start; at < words.length; at++) {
    const length = roleAt(words, at, role, language);
    if (length > 0) return { at, length };
  }
  return undefined;
}

const telling = new Map<LanguageCode, RegExp>();

/** Whether a promise or a tool may be told in a text at all: looked at before it is cut into words. */
export function mayTell(text: string, language: LanguageCode): boolean {
  let words = telling.get(language);
  if (!words) {
    const all = (family[language] ?? [language]).flatMap((each) =>
      (['promised', 'owes', 'uses'] as const).flatMap((role) => phrases[each][role].split('|')),
    );
    words = new RegExp(`(?<!\\p{L})(?:${all.join('|')})(?!\\p{L})`, 'iu');
    telling.set(language, words);
  }
  return words.test(text);
}
