/** A message that asks somebody for an introduction: to be copied, changed and sent by the person's own hand. */
import type { Language } from '../../model/enumerations.ts';
import type { WayReason } from '../../query/ways-in.ts';

export interface Introduction {
  /** Who is asked, and whether that is a person. */
  readonly ask: string;
  readonly askIsPerson: boolean;
  /** The organisation I want to meet. */
  readonly target: string;
  readonly reason: WayReason;
  /** Who stands between, where somebody does: the second on the path. */
  readonly via?: string;
  /** When we last met, as the language says it: "yesterday", "on 10 March". */
  readonly met?: string;
  /** What I want to talk about, in my own words. */
  readonly about?: string;
  readonly me?: string;
}

export function introductionText(language: Language, introduction: Introduction): string {
  const { ask, askIsPerson, target, reason, via = '', met, about, me } = introduction;
  const words = texts[language];
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_whole, name: string) => ({ ask, target, via, met, about })[name] ?? '');
  const thanks = met === undefined ? '' : filled(askIsPerson ? words.thanksPerson : words.thanksOrganisation);
  const known = filled(via === '' && words.without[reason] ? words.without[reason] : words.known[reason]);
  const paragraphs = [
    filled(askIsPerson ? words.helloPerson : words.helloOrganisation),
    [thanks, filled(words.want), about === undefined ? '' : filled(words.about)].filter(Boolean).join(' '),
    `${known} ${askIsPerson ? words.request : words.requestOrganisation}`,
    words.noNeed,
    [words.regards, me].filter(Boolean).join('\n'),
  ];
  return paragraphs.join('\n\n');
}

interface Texts {
  readonly helloPerson: string;
  readonly helloOrganisation: string;
  readonly thanksPerson: string;
  readonly thanksOrganisation: string;
  readonly want: string;
  readonly about: string;
  readonly known: Readonly<Record<WayReason, string>>;
  /** Where nobody in between is known by name. */
  readonly without: Readonly<Partial<Record<WayReason, string>>>;
  readonly request: string;
  /** The same to several: most of the languages have another "you" for them. */
  readonly requestOrganisation: string;
  readonly noNeed: string;
  readonly regards: string;
}

const en: Texts = {
  helloPerson: 'Hi {ask},',
  helloOrganisation: 'Hello {ask},',
  thanksPerson: 'Thank you for the talk {met}.',
  thanksOrganisation: 'Thank you for having me {met}.',
  want: 'I would like to meet {target} and am looking for somebody who can put us in touch.',
  about: 'It is about {about}.',
  known: {
    is_inside: 'As far as I know you are active in {target} yourself.',
    can_introduce: 'I have been told that you could introduce us.',
    knows_it: 'As far as I know you are in contact with them.',
    was_there: 'You were there when I met them before.',
    related_organisation: 'As far as I know you work together with them, through {via}.',
    inside_related: 'I thought of you because {via} has ties to them.',
    knows_someone_inside: 'As far as I know you know {via}, who is close to them.',
  },
  without: {
    related_organisation: 'As far as I know you work together with them.',
  },
  request: 'Could you tell me whom to talk to there, or put in a word for me?',
  requestOrganisation: 'Could you tell me whom to talk to there, or put in a word for me?',
  noNeed: 'If it does not suit you, that is quite all right.',
  regards: 'All the best',
};

const nb: Texts = {
  helloPerson: 'Hei, {ask}!',
  helloOrganisation: 'Hei, {ask}!',
  thanksPerson: 'Takk for praten {met}.',
  thanksOrganisation: 'Takk for at jeg fikk møte dere {met}.',
  want: 'Jeg vil gjerne møte {target} og ser etter noen som kan sette oss i kontakt.',
  about: 'Det gjelder {about}.',
  known: {
    is_inside: 'Så vidt jeg vet, er du selv med i {target}.',
    can_introduce: 'Jeg har fått høre at du kan sette oss i kontakt.',
    knows_it: 'Så vidt jeg vet, har du kontakt med dem.',
    was_there: 'Du var med da jeg møtte dem sist.',
    related_organisation: 'Så vidt jeg vet, har dere kontakt med dem gjennom {via}.',
    inside_related: 'Jeg tenkte på deg fordi {via} har bånd til dem.',
    knows_someone_inside: 'Så vidt jeg vet, kjenner du {via}, som står dem nær.',
  },
  without: {
    related_organisation: 'Så vidt jeg vet, samarbeider dere med dem.',
  },
  request: 'Kan du si meg hvem jeg bør snakke med der, eller legge inn et godt ord for meg?',
  requestOrganisation: 'Kan dere si meg hvem jeg bør snakke med der, eller legge inn et godt ord for meg?',
  noNeed: 'Passer det ikke, er det helt i orden.',
  regards: 'Vennlig hilsen',
};

const nn: Texts = {
  helloPerson: 'Hei, {ask}!',
  helloOrganisation: 'Hei, {ask}!',
  thanksPerson: 'Takk for praten {met}.',
  thanksOrganisation: 'Takk for at eg fekk møte dykk {met}.',
  want: 'Eg vil gjerne møte {target} og ser etter nokon som kan setje oss i kontakt.',
  about: 'Det gjeld {about}.',
  known: {
    is_inside: 'Så vidt eg veit, er du sjølv med i {target}.',
    can_introduce: 'Eg har fått høyre at du kan setje oss i kontakt.',
    knows_it: 'Så vidt eg veit, har du kontakt med dei.',
    was_there: 'Du var med då eg møtte dei sist.',
    related_organisation: 'Så vidt eg veit, har de kontakt med dei gjennom {via}.',
    inside_related: 'Eg tenkte på deg fordi {via} har band til dei.',
    knows_someone_inside: 'Så vidt eg veit, kjenner du {via}, som står dei nær.',
  },
  without: {
    related_organisation: 'Så vidt eg veit, samarbeider de med dei.',
  },
  request: 'Kan du seie meg kven eg bør snakke med der, eller leggje inn eit godt ord for meg?',
  requestOrganisation: 'Kan de seie meg kven eg bør snakke med der, eller leggje inn eit godt ord for meg?',
  noNeed: 'Passar det ikkje, er det heilt i orden.',
  regards: 'Venleg helsing',
};

const sv: Texts = {
  helloPerson: 'Hej {ask}!',
  helloOrganisation: 'Hej {ask}!',
  thanksPerson: 'Tack för pratstunden {met}.',
  thanksOrganisation: 'Tack för att jag fick träffa er {met}.',
  want: 'Jag vill gärna träffa {target} och letar efter någon som kan sätta oss i kontakt.',
  about: 'Det gäller {about}.',
  known: {
    is_inside: 'Såvitt jag vet är du själv med i {target}.',
    can_introduce: 'Jag har hört att du kan sätta oss i kontakt.',
    knows_it: 'Såvitt jag vet har du kontakt med dem.',
    was_there: 'Du var med när jag träffade dem senast.',
    related_organisation: 'Såvitt jag vet har ni kontakt med dem genom {via}.',
    inside_related: 'Jag tänkte på dig eftersom {via} har band till dem.',
    knows_someone_inside: 'Såvitt jag vet känner du {via}, som står dem nära.',
  },
  without: {
    related_organisation: 'Såvitt jag vet samarbetar ni med dem.',
  },
  request: 'Kan du säga mig vem jag bör prata med där, eller lägga ett gott ord för mig?',
  requestOrganisation: 'Kan ni säga mig vem jag bör prata med där, eller lägga ett gott ord för mig?',
  noNeed: 'Passar det inte är det helt i sin ordning.',
  regards: 'Vänliga hälsningar',
};

const texts: Readonly<Record<Language, Texts>> = { en, nb, nn, sv };
