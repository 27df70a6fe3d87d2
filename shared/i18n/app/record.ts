/** Facts and history of any record, and the page of those that have no page of their own. */
import type { Language } from '../../model/enumerations.ts';

export interface RecordWords {
  readonly nothingSaid: string;
  /** A second value beside the one shown: `{value}` */
  readonly alsoSaid: string;
  readonly newerFields: string;
  readonly layers: string;
  readonly layersHint: string;
  readonly layersAlone: string;
  readonly missing: string;
  readonly history: string;
  readonly showHistory: string;
  readonly hideHistory: string;
  readonly readingHistory: string;
  readonly noHistory: string;
  readonly showOlder: string;
  readonly asItWas: string;
  /** `{when}` */
  readonly asItWasTitle: string;
  readonly notThereYet: string;
  readonly how: Readonly<Record<string, string>>;
  /** `{who}`, `{device}` */
  readonly whoOn: string;
  /** `{from}`, `{to}` */
  readonly became: string;
  readonly added: string;
  readonly tookAway: string;
  /** `{when}`, `{who}` */
  readonly written: string;
  readonly imported: string;
  readonly readPasted: string;
  readonly pastedText: string;
  /** `{when}`, `{who}` */
  readonly putAway: string;
  readonly toastPutAway: string;
  readonly toastBack: string;
}

const en: RecordWords = {
  nothingSaid: 'Nothing is said here yet.',
  alsoSaid: 'also said: {value}',
  newerFields: 'Written by a newer Samband',
  layers: 'Who may see it',
  layersHint: 'It lies in layers. What a wider layer does not hold, only the narrower one shows.',
  layersAlone: 'All of it may be seen by:',
  missing: 'Something is missing',
  history: 'History',
  showHistory: 'Show the history',
  hideHistory: 'Hide the history',
  readingHistory: 'Reading the history …',
  noHistory: 'Nothing was changed yet.',
  showOlder: 'Show older changes',
  asItWas: 'As it was then',
  asItWasTitle: 'As it was {when}',
  notThereYet: 'It was not there yet.',
  how: { edit: 'edited', import: 'imported', undo: 'took back', redo: 'did again', system: 'written by Samband' },
  whoOn: '{who}, on {device}',
  became: '{from} became {to}',
  added: 'added {to}',
  tookAway: 'took away {from}',
  written: 'Written {when} by {who}.',
  imported: 'Read out of a pasted text.',
  readPasted: 'Read the text',
  pastedText: 'The text as it was pasted',
  putAway: 'Put away {when} by {who}.',
  toastPutAway: 'Put away',
  toastBack: 'Brought back',
};

const nb: RecordWords = {
  nothingSaid: 'Her står det ingenting ennå.',
  alsoSaid: 'sagt også: {value}',
  newerFields: 'Skrevet av et nyere Samband',
  layers: 'Hvem som kan se det',
  layersHint: 'Det ligger i lag. Det et videre lag ikke har, ser bare de som kan lese det smalere.',
  layersAlone: 'Alt kan ses av:',
  missing: 'Noe mangler',
  history: 'Historikk',
  showHistory: 'Vis historikken',
  hideHistory: 'Skjul historikken',
  readingHistory: 'Leser historikken …',
  noHistory: 'Ingenting er endret ennå.',
  showOlder: 'Vis eldre endringer',
  asItWas: 'Slik det var da',
  asItWasTitle: 'Slik det var {when}',
  notThereYet: 'Det fantes ikke ennå.',
  how: {
    edit: 'redigerte',
    import: 'importerte',
    undo: 'angret',
    redo: 'gjorde om igjen',
    system: 'skrevet av Samband',
  },
  whoOn: '{who}, på {device}',
  became: '{from} ble til {to}',
  added: 'la til {to}',
  tookAway: 'tok bort {from}',
  written: 'Skrevet {when} av {who}.',
  imported: 'Lest ut av en innlimt tekst.',
  readPasted: 'Les teksten',
  pastedText: 'Teksten slik den ble limt inn',
  putAway: 'Lagt bort {when} av {who}.',
  toastPutAway: 'Lagt bort',
  toastBack: 'Hentet fram igjen',
};

const nn: RecordWords = {
  nothingSaid: 'Her står det ingenting enno.',
  alsoSaid: 'òg sagt: {value}',
  newerFields: 'Skrive av eit nyare Samband',
  layers: 'Kven som kan sjå det',
  layersHint: 'Det ligg i lag. Det eit vidare lag ikkje har, ser berre dei som kan lese det smalare.',
  layersAlone: 'Alt kan sjåast av:',
  missing: 'Noko manglar',
  history: 'Historikk',
  showHistory: 'Vis historikken',
  hideHistory: 'Gøym historikken',
  readingHistory: 'Les historikken …',
  noHistory: 'Ingenting er endra enno.',
  showOlder: 'Vis eldre endringar',
  asItWas: 'Slik det var då',
  asItWasTitle: 'Slik det var {when}',
  notThereYet: 'Det fanst ikkje enno.',
  how: { edit: 'redigerte', import: 'importerte', undo: 'angra', redo: 'gjorde om att', system: 'skrive av Samband' },
  whoOn: '{who}, på {device}',
  became: '{from} vart til {to}',
  added: 'la til {to}',
  tookAway: 'tok bort {from}',
  written: 'Skrive {when} av {who}.',
  imported: 'Lese ut av ein innlimt tekst.',
  readPasted: 'Les teksten',
  pastedText: 'Teksten slik han vart limt inn',
  putAway: 'Lagt bort {when} av {who}.',
  toastPutAway: 'Lagt bort',
  toastBack: 'Henta fram att',
};

const sv: RecordWords = {
  nothingSaid: 'Här står inget än.',
  alsoSaid: 'sagt också: {value}',
  newerFields: 'Skrivet av ett nyare Samband',
  layers: 'Vilka som får se det',
  layersHint: 'Det ligger i lager. Det som ett vidare lager inte har ser bara de som får läsa det smalare.',
  layersAlone: 'Allt får ses av:',
  missing: 'Något saknas',
  history: 'Historik',
  showHistory: 'Visa historiken',
  hideHistory: 'Dölj historiken',
  readingHistory: 'Läser historiken …',
  noHistory: 'Inget har ändrats än.',
  showOlder: 'Visa äldre ändringar',
  asItWas: 'Som det var då',
  asItWasTitle: 'Som det var {when}',
  notThereYet: 'Det fanns inte än.',
  how: {
    edit: 'redigerade',
    import: 'importerade',
    undo: 'ångrade',
    redo: 'gjorde om igen',
    system: 'skrivet av Samband',
  },
  whoOn: '{who}, på {device}',
  became: '{from} blev {to}',
  added: 'lade till {to}',
  tookAway: 'tog bort {from}',
  written: 'Skrivet {when} av {who}.',
  imported: 'Läst ur en inklistrad text.',
  readPasted: 'Läs texten',
  pastedText: 'Texten som den klistrades in',
  putAway: 'Undanlagt {when} av {who}.',
  toastPutAway: 'Undanlagt',
  toastBack: 'Framtaget igen',
};

export const recordWords: Readonly<Record<Language, RecordWords>> = { en, nb, nn, sv };
