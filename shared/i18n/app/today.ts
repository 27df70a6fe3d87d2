/** The day: strip, encounters, promises, wishes without a plan. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface TodayWords {
  readonly strip: string;
  /** `{day}` */
  readonly nothingOn: string;
  readonly anyTime: string;
  readonly held: string;
  readonly missed: string;
  readonly planned: string;
  readonly notes: string;
  readonly waiting: string;
  readonly waitingHint: string;
  readonly promises: string;
  readonly youPromised: string;
  readonly promisedYou: string;
  /** `{name}` */
  readonly toName: string;
  readonly byName: string;
  readonly due: string;
  readonly overdue: string;
  readonly kept: string;
  readonly promiseKept: string;
  readonly withoutPlan: Counted;
  readonly allInPlan: string;
  readonly andMore: Counted;
  readonly statusSet: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly pastePost: string;
  readonly addLine: string;
  readonly lookAround: string;
  readonly until: string;
  readonly dayEndsAtFour: string;
  /** Behind the date, after midnight. */
  readonly untilFour: string;
  readonly onTheWay: string;
}

const en: TodayWords = {
  strip: 'Days',
  nothingOn: 'Nothing {day}.',
  anyTime: 'any time',
  held: 'Met',
  missed: 'Did not happen',
  planned: 'Planned',
  notes: 'Notes',
  waiting: 'What became of these?',
  waitingHint: 'Their day is over, and nobody has said.',
  promises: 'Promises',
  youPromised: 'You promised',
  promisedYou: 'Promised to you',
  toName: 'to {name}',
  byName: 'by {name}',
  due: 'due {day}',
  overdue: 'overdue since {day}',
  kept: 'Kept',
  promiseKept: 'Promise kept',
  withoutPlan: { one: '{n} wish without a plan', other: '{n} wishes without a plan' },
  allInPlan: 'All of them in the plan',
  andMore: { one: 'and {n} more', other: 'and {n} more' },
  statusSet: '{name}: {status}',
  emptyTitle: 'Nothing here yet',
  emptyText:
    'Log whom you met in one line above, or paste a post you have written: Samband reads names, days and wishes out of it.',
  pastePost: 'Paste a post',
  addLine: 'Write one line',
  lookAround: 'Keys',
  until: 'until {day}',
  dayEndsAtFour: 'The day ends at four in the morning.',
  untilFour: 'until four in the morning',
  onTheWay: 'Under way',
};
const nb: TodayWords = {
  strip: 'Dager',
  nothingOn: 'Ingenting {day}.',
  anyTime: 'når som helst',
  held: 'Møtt',
  missed: 'Ble ikke noe av',
  planned: 'Planlagt',
  notes: 'Notater',
  waiting: 'Hva ble det av disse?',
  waitingHint: 'Dagen er over, og ingen har sagt noe.',
  promises: 'Løfter',
  youPromised: 'Du har lovet',
  promisedYou: 'Lovet deg',
  toName: 'til {name}',
  byName: 'av {name}',
  due: 'frist {day}',
  overdue: 'over fristen siden {day}',
  kept: 'Holdt',
  promiseKept: 'Løftet er holdt',
  withoutPlan: { one: '{n} ønske uten plan', other: '{n} ønsker uten plan' },
  allInPlan: 'Alle i planen',
  andMore: { one: 'og {n} til', other: 'og {n} til' },
  statusSet: '{name}: {status}',
  emptyTitle: 'Ingenting her ennå',
  emptyText:
    'Skriv hvem du møtte, på én linje øverst, eller lim inn et innlegg du har skrevet: Samband leser navn, dager og ønsker ut av det.',
  pastePost: 'Lim inn et innlegg',
  addLine: 'Skriv én linje',
  lookAround: 'Taster',
  until: 'til {day}',
  dayEndsAtFour: 'Dagen slutter klokka fire om natta.',
  untilFour: 'til klokka fire om natta',
  onTheWay: 'Underveis',
};
const nn: TodayWords = {
  strip: 'Dagar',
  nothingOn: 'Ingenting {day}.',
  anyTime: 'når som helst',
  held: 'Møtt',
  missed: 'Vart ikkje noko av',
  planned: 'Planlagt',
  notes: 'Notat',
  waiting: 'Kva vart det av desse?',
  waitingHint: 'Dagen er over, og ingen har sagt noko.',
  promises: 'Lovnader',
  youPromised: 'Du har lova',
  promisedYou: 'Lova deg',
  toName: 'til {name}',
  byName: 'av {name}',
  due: 'frist {day}',
  overdue: 'over fristen sidan {day}',
  kept: 'Halden',
  promiseKept: 'Lovnaden er halden',
  withoutPlan: { one: '{n} ønske utan plan', other: '{n} ønske utan plan' },
  allInPlan: 'Alle i planen',
  andMore: { one: 'og {n} til', other: 'og {n} til' },
  statusSet: '{name}: {status}',
  emptyTitle: 'Ingenting her enno',
  emptyText:
    'Skriv kven du møtte, på éi linje øvst, eller lim inn eit innlegg du har skrive: Samband les namn, dagar og ønske ut av det.',
  pastePost: 'Lim inn eit innlegg',
  addLine: 'Skriv éi linje',
  lookAround: 'Tastar',
  until: 'til {day}',
  dayEndsAtFour: 'Dagen sluttar klokka fire om natta.',
  untilFour: 'til klokka fire om natta',
  onTheWay: 'Undervegs',
};
const sv: TodayWords = {
  strip: 'Dagar',
  nothingOn: 'Inget {day}.',
  anyTime: 'när som helst',
  held: 'Träffat',
  missed: 'Blev inte av',
  planned: 'Planerat',
  notes: 'Anteckningar',
  waiting: 'Vad blev det av dessa?',
  waitingHint: 'Dagen är över, och ingen har sagt något.',
  promises: 'Löften',
  youPromised: 'Du har lovat',
  promisedYou: 'Lovat dig',
  toName: 'till {name}',
  byName: 'av {name}',
  due: 'senast {day}',
  overdue: 'försenat sedan {day}',
  kept: 'Hållet',
  promiseKept: 'Löftet är hållet',
  withoutPlan: { one: '{n} önskan utan plan', other: '{n} önskningar utan plan' },
  allInPlan: 'Alla i planen',
  andMore: { one: 'och {n} till', other: 'och {n} till' },
  statusSet: '{name}: {status}',
  emptyTitle: 'Inget här än',
  emptyText:
    'Skriv vem du träffade på en rad här ovan, eller klistra in ett inlägg du har skrivit: Samband läser ut namn, dagar och önskningar.',
  pastePost: 'Klistra in ett inlägg',
  addLine: 'Skriv en rad',
  lookAround: 'Tangenter',
  until: 'till {day}',
  dayEndsAtFour: 'Dagen slutar klockan fyra på natten.',
  untilFour: 'till klockan fyra på natten',
  onTheWay: 'På väg',
};

export const todayWords: Readonly<Record<Language, TodayWords>> = { en, nb, nn, sv };
