/** The page of one meeting. */
import type { Language, participantRoles } from '../../model/enumerations.ts';

export interface EncounterWords {
  readonly status: string;
  readonly statusKeys: string;
  readonly history: string;
  readonly with: string;
  readonly people: string;
  readonly peopleHint: string;
  readonly addOrganisation: string;
  readonly addPerson: string;
  /** `{name}` */
  readonly newOne: string;
  readonly role: string;
  readonly roles: Readonly<Record<(typeof participantRoles)[number], string>>;
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly part: string;
  readonly anyTime: string;
  readonly lastDay: string;
  /** Beside a day: that one or any after it. */
  readonly orLater: string;
  readonly agenda: string;
  readonly outcomes: string;
  readonly decisions: string;
  readonly nextSteps: string;
  readonly addLine: string;
  readonly lineFor: string;
  readonly lineForEach: string;
  readonly promises: string;
  readonly promiseText: string;
  readonly promiseDue: string;
  readonly iPromised: string;
  readonly theyPromised: string;
  readonly addPromise: string;
  readonly promiseMade: string;
  readonly report: string;
  readonly archived: string;
  readonly bringBack: string;
  readonly putAway: string;
  readonly putAwayDone: string;
  readonly contradiction: string;
  readonly alsoSaid: string;
  readonly reason: string;
  readonly saved: string;
  readonly tryAgainLater: string;
  readonly asks: string;
}

const en: EncounterWords = {
  status: 'Status',
  statusKeys: 'Keys 1 to 8',
  history: 'How it came to that',
  with: 'With',
  people: 'People',
  peopleHint: 'Only you can see who was there, unless you widen a person.',
  addOrganisation: 'Add an organisation',
  addPerson: 'Add a person',
  newOne: 'New: {name}',
  role: 'Part',
  roles: {
    participant: 'took part',
    introducer: 'introduced us',
    facilitator: 'facilitated',
    host: 'hosted',
    notetaker: 'took notes',
  },
  day: 'Day',
  time: 'Time',
  minutes: 'Minutes',
  part: 'Part of the day',
  anyTime: 'any time',
  lastDay: 'Until',
  orLater: 'or later',
  agenda: 'Agenda',
  outcomes: 'Outcomes',
  decisions: 'Decisions',
  nextSteps: 'Next steps',
  addLine: 'Add a line',
  lineFor: 'For',
  lineForEach: 'Who may read this line in a report',
  promises: 'Promises',
  promiseText: 'What was promised',
  promiseDue: 'By',
  iPromised: 'I promised',
  theyPromised: 'They promised',
  addPromise: 'Add a promise',
  promiseMade: 'Promise noted',
  report: 'Report on this meeting',
  archived: 'This is put away.',
  bringBack: 'Bring it back',
  putAway: 'Put away',
  putAwayDone: 'Put away',
  contradiction:
    'Two of you said different things about this at the same time. It stays out of reports until that is settled.',
  alsoSaid: 'also said at the same time: {status}',
  reason: 'Why',
  saved: 'Saved',
  tryAgainLater: 'Wish to meet again',
  asks: 'Asks',
};
const nb: EncounterWords = {
  status: 'Status',
  statusKeys: 'Tastene 1 til 8',
  history: 'Hvordan det ble slik',
  with: 'Med',
  people: 'Folk',
  peopleHint: 'Bare du ser hvem som var der, med mindre du deler en person.',
  addOrganisation: 'Legg til en organisasjon',
  addPerson: 'Legg til en person',
  newOne: 'Ny: {name}',
  role: 'Rolle',
  roles: {
    participant: 'var med',
    introducer: 'satte oss i kontakt',
    facilitator: 'la til rette',
    host: 'var vert',
    notetaker: 'skrev referat',
  },
  day: 'Dag',
  time: 'Klokka',
  minutes: 'Minutter',
  part: 'Tid på dagen',
  anyTime: 'når som helst',
  lastDay: 'Til',
  orLater: 'eller senere',
  agenda: 'Dagsorden',
  outcomes: 'Utfall',
  decisions: 'Vedtak',
  nextSteps: 'Neste skritt',
  addLine: 'Legg til en linje',
  lineFor: 'For',
  lineForEach: 'Hvem som kan lese denne linja i en rapport',
  promises: 'Løfter',
  promiseText: 'Hva som ble lovet',
  promiseDue: 'Innen',
  iPromised: 'Jeg lovet',
  theyPromised: 'De lovet',
  addPromise: 'Legg til et løfte',
  promiseMade: 'Løftet er notert',
  report: 'Rapport om dette møtet',
  archived: 'Dette er lagt bort.',
  bringBack: 'Hent det fram igjen',
  putAway: 'Legg bort',
  putAwayDone: 'Lagt bort',
  contradiction: 'To av dere sa ulike ting om dette samtidig. Det holdes utenfor rapporter til det er avklart.',
  alsoSaid: 'også sagt samtidig: {status}',
  reason: 'Hvorfor',
  saved: 'Lagret',
  tryAgainLater: 'Ønsk et nytt møte',
  asks: 'Spørsmål om hjelp',
};
const nn: EncounterWords = {
  status: 'Status',
  statusKeys: 'Tastane 1 til 8',
  history: 'Korleis det vart slik',
  with: 'Med',
  people: 'Folk',
  peopleHint: 'Berre du ser kven som var der, med mindre du deler ein person.',
  addOrganisation: 'Legg til ein organisasjon',
  addPerson: 'Legg til ein person',
  newOne: 'Ny: {name}',
  role: 'Rolle',
  roles: {
    participant: 'var med',
    introducer: 'sette oss i kontakt',
    facilitator: 'la til rette',
    host: 'var vert',
    notetaker: 'skreiv referat',
  },
  day: 'Dag',
  time: 'Klokka',
  minutes: 'Minutt',
  part: 'Tid på dagen',
  anyTime: 'når som helst',
  lastDay: 'Til',
  orLater: 'eller seinare',
  agenda: 'Dagsorden',
  outcomes: 'Utfall',
  decisions: 'Vedtak',
  nextSteps: 'Neste steg',
  addLine: 'Legg til ei linje',
  lineFor: 'For',
  lineForEach: 'Kven som kan lese denne linja i ein rapport',
  promises: 'Lovnader',
  promiseText: 'Kva som vart lova',
  promiseDue: 'Innan',
  iPromised: 'Eg lova',
  theyPromised: 'Dei lova',
  addPromise: 'Legg til ein lovnad',
  promiseMade: 'Lovnaden er notert',
  report: 'Rapport om dette møtet',
  archived: 'Dette er lagt bort.',
  bringBack: 'Hent det fram att',
  putAway: 'Legg bort',
  putAwayDone: 'Lagt bort',
  contradiction: 'To av dykk sa ulike ting om dette samstundes. Det blir halde utanfor rapportar til det er avklart.',
  alsoSaid: 'òg sagt samstundes: {status}',
  reason: 'Kvifor',
  saved: 'Lagra',
  tryAgainLater: 'Ønsk eit nytt møte',
  asks: 'Spørsmål om hjelp',
};
const sv: EncounterWords = {
  status: 'Status',
  statusKeys: 'Tangenterna 1 till 8',
  history: 'Hur det blev så',
  with: 'Med',
  people: 'Personer',
  peopleHint: 'Bara du ser vilka som var där, om du inte delar en person.',
  addOrganisation: 'Lägg till en organisation',
  addPerson: 'Lägg till en person',
  newOne: 'Ny: {name}',
  role: 'Roll',
  roles: {
    participant: 'var med',
    introducer: 'förde oss samman',
    facilitator: 'hjälpte till',
    host: 'var värd',
    notetaker: 'antecknade',
  },
  day: 'Dag',
  time: 'Klockan',
  minutes: 'Minuter',
  part: 'Tid på dagen',
  anyTime: 'när som helst',
  lastDay: 'Till',
  orLater: 'eller senare',
  agenda: 'Dagordning',
  outcomes: 'Resultat',
  decisions: 'Beslut',
  nextSteps: 'Nästa steg',
  addLine: 'Lägg till en rad',
  lineFor: 'För',
  lineForEach: 'Vem som får läsa den här raden i en rapport',
  promises: 'Löften',
  promiseText: 'Vad som lovades',
  promiseDue: 'Senast',
  iPromised: 'Jag lovade',
  theyPromised: 'De lovade',
  addPromise: 'Lägg till ett löfte',
  promiseMade: 'Löftet är noterat',
  report: 'Rapport om det här mötet',
  archived: 'Det här är undanlagt.',
  bringBack: 'Ta fram det igen',
  putAway: 'Lägg undan',
  putAwayDone: 'Undanlagt',
  contradiction: 'Två av er sa olika saker om det här samtidigt. Det hålls utanför rapporter tills det är utrett.',
  alsoSaid: 'också sagt samtidigt: {status}',
  reason: 'Varför',
  saved: 'Sparat',
  tryAgainLater: 'Önska ett nytt möte',
  asks: 'Frågor om hjälp',
};

export const encounterWords: Readonly<Record<Language, EncounterWords>> = { en, nb, nn, sv };
