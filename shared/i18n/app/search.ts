/** Finding anything, and doing anything, from one box. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface SearchWords {
  readonly title: string;
  readonly placeholder: string;
  readonly commands: string;
  readonly results: string;
  readonly nothing: string;
  /** No entry was found, but something that can be done. */
  readonly actsFound: Counted;
  readonly nothingHint: string;
  /** Where a filter asks for what nothing can be; `{filters}`. */
  readonly noSuchValue: string;
  readonly all: string;
  readonly go: string;
  readonly act: {
    readonly add: string;
    readonly paste: string;
    readonly report: string;
    readonly undo: string;
    readonly redo: string;
    readonly lock: string;
    readonly keys: string;
    readonly newOrganisation: string;
    readonly newWindow: string;
  };
  readonly kinds: string;
  readonly everyKind: string;
  readonly filters: string;
  readonly filtersHint: string;
  readonly saveList: string;
  readonly listName: string;
  readonly savedLists: string;
  readonly listSaved: string;
  readonly emptyHint: string;
  /** More was found than is listed. */
  readonly firstOfMore: string;
  readonly keysHint: string;
}

const en: SearchWords = {
  title: 'Search',
  placeholder: 'A name, an address, a word, or something to do …',
  commands: 'Do',
  results: 'Found',
  nothing: 'Nothing found for “{text}”.',
  actsFound: { one: '{n} thing to do', other: '{n} things to do' },
  nothingHint: 'Fewer letters find more; ø and o, å and a are one.',
  noSuchValue: 'Nothing can ever be “{filters}”: look at the word after the colon.',
  all: 'Show everything found',
  go: 'Go to {place}',
  act: {
    add: 'Add in one line',
    paste: 'Paste a post',
    report: 'Write a report',
    undo: 'Undo my last step',
    redo: 'Redo',
    lock: 'Lock',
    keys: 'Show the keys',
    newOrganisation: 'New organisation',
    newWindow: 'Open another window',
  },
  kinds: 'What',
  everyKind: 'everything',
  filters: 'Filters',
  filtersHint: 'Narrow it down: kind:trade_union country:NO status:planned tag:mail',
  saveList: 'Keep this as a list',
  listName: 'What to call it',
  savedLists: 'Kept lists',
  listSaved: 'List kept',
  emptyHint: 'Type a few letters. Everything is searched here, on this laptop.',
  firstOfMore: 'The first {n}; a few more letters find the right one',
  keysHint: '↑ ↓ choose · Enter opens · Escape leaves',
};
const nb: SearchWords = {
  title: 'Søk',
  placeholder: 'Et navn, en adresse, et ord, eller noe du vil gjøre …',
  commands: 'Gjør',
  results: 'Funnet',
  nothing: 'Fant ingenting for «{text}».',
  actsFound: { one: '{n} ting å gjøre', other: '{n} ting å gjøre' },
  nothingHint: 'Færre bokstaver finner mer; ø og o, å og a er ett.',
  noSuchValue: 'Ingenting kan være «{filters}»: se på ordet etter kolonet.',
  all: 'Vis alt som ble funnet',
  go: 'Gå til {place}',
  act: {
    add: 'Legg til på én linje',
    paste: 'Lim inn et innlegg',
    report: 'Skriv en rapport',
    undo: 'Angre det siste jeg gjorde',
    redo: 'Gjør om igjen',
    lock: 'Lås',
    keys: 'Vis tastene',
    newOrganisation: 'Ny organisasjon',
    newWindow: 'Åpne et vindu til',
  },
  kinds: 'Hva',
  everyKind: 'alt',
  filters: 'Filtre',
  filtersHint: 'Snevre inn: slag:fagforening land:NO status:planlagt merke:e-post',
  saveList: 'Ta vare på dette som en liste',
  listName: 'Hva den skal hete',
  savedLists: 'Lister',
  listSaved: 'Listen er tatt vare på',
  emptyHint: 'Skriv noen bokstaver. Alt søkes gjennom her, på denne maskinen.',
  firstOfMore: 'De første {n}; noen bokstaver til finner den rette',
  keysHint: '↑ ↓ velger · Enter åpner · Escape går ut',
};
const nn: SearchWords = {
  title: 'Søk',
  placeholder: 'Eit namn, ei adresse, eit ord, eller noko du vil gjere …',
  commands: 'Gjer',
  results: 'Funne',
  nothing: 'Fann ingenting for «{text}».',
  actsFound: { one: '{n} ting å gjere', other: '{n} ting å gjere' },
  nothingHint: 'Færre bokstavar finn meir; ø og o, å og a er eitt.',
  noSuchValue: 'Ingenting kan vere «{filters}»: sjå på ordet etter kolonet.',
  all: 'Vis alt som vart funne',
  go: 'Gå til {place}',
  act: {
    add: 'Legg til på éi linje',
    paste: 'Lim inn eit innlegg',
    report: 'Skriv ein rapport',
    undo: 'Angre det siste eg gjorde',
    redo: 'Gjer om att',
    lock: 'Lås',
    keys: 'Vis tastane',
    newOrganisation: 'Ny organisasjon',
    newWindow: 'Opne eit vindauge til',
  },
  kinds: 'Kva',
  everyKind: 'alt',
  filters: 'Filter',
  filtersHint: 'Snevre inn: slag:fagforeining land:NO status:planlagt merke:e-post',
  saveList: 'Ta vare på dette som ei liste',
  listName: 'Kva ho skal heite',
  savedLists: 'Lister',
  listSaved: 'Lista er teken vare på',
  emptyHint: 'Skriv nokre bokstavar. Alt blir søkt gjennom her, på denne maskina.',
  firstOfMore: 'Dei første {n}; nokre bokstavar til finn den rette',
  keysHint: '↑ ↓ vel · Enter opnar · Escape går ut',
};
const sv: SearchWords = {
  title: 'Sök',
  placeholder: 'Ett namn, en adress, ett ord, eller något du vill göra …',
  commands: 'Gör',
  results: 'Hittat',
  nothing: 'Hittade inget för ”{text}”.',
  actsFound: { one: '{n} sak att göra', other: '{n} saker att göra' },
  nothingHint: 'Färre bokstäver hittar mer; ø och o, å och a är ett.',
  noSuchValue: 'Inget kan vara ”{filters}”: titta på ordet efter kolonet.',
  all: 'Visa allt som hittades',
  go: 'Gå till {place}',
  act: {
    add: 'Lägg till på en rad',
    paste: 'Klistra in ett inlägg',
    report: 'Skriv en rapport',
    undo: 'Ångra det senaste jag gjorde',
    redo: 'Gör om igen',
    lock: 'Lås',
    keys: 'Visa tangenterna',
    newOrganisation: 'Ny organisation',
    newWindow: 'Öppna ett fönster till',
  },
  kinds: 'Vad',
  everyKind: 'allt',
  filters: 'Filter',
  filtersHint: 'Smalna av: typ:fackförbund land:SE status:planerat etikett:e-post',
  saveList: 'Spara det här som en lista',
  listName: 'Vad den ska heta',
  savedLists: 'Listor',
  listSaved: 'Listan är sparad',
  emptyHint: 'Skriv några bokstäver. Allt söks igenom här, på den här datorn.',
  firstOfMore: 'De första {n}; några bokstäver till hittar den rätta',
  keysHint: '↑ ↓ väljer · Enter öppnar · Escape lämnar',
};

export const searchScreenWords: Readonly<Record<Language, SearchWords>> = { en, nb, nn, sv };
