/** What is said of the difference between two reports to the same readers, to their sender alone. */
import type { Language } from '../../model/enumerations.ts';

export interface CompareWords {
  /** `{date}` */
  readonly intro: string;
  readonly otherScope: string;
  readonly otherLanguage: string;
  readonly nothingEarlier: string;
  readonly nothingDiffers: string;
  readonly firstNamed: string;
  readonly firstSaid: string;
  /** Not in the last report, but in one before it. */
  readonly saidAgain: string;
  readonly changed: string;
  readonly before: string;
  readonly now: string;
  readonly gone: string;
  readonly noLongerNamed: string;
  /** What a report is called, as the thing that changed. */
  readonly title: string;
  /** `{date} {added} {changed} {gone}`: the last three are numbers. */
  readonly brief: string;
  /** `{names}` */
  readonly briefNamed: string;
  /** `{names} {n}` */
  readonly andMore: string;
}

export const compareWords: Readonly<Record<Language, CompareWords>> = {
  en: {
    intro: 'Compared with what these readers were told on {date}:',
    otherScope: 'That report was about something else, so much differs by itself.',
    otherLanguage: 'That report was in another language, so only names are compared.',
    nothingEarlier: 'There is no earlier report to these readers to compare with.',
    nothingDiffers: 'Nothing differs.',
    firstNamed: 'More than before – named to them for the first time:',
    firstSaid: 'More than before – said to them for the first time:',
    saidAgain: 'Not in the last report, but told to them earlier:',
    changed: 'Changed:',
    before: 'before',
    now: 'now',
    gone: 'No longer said:',
    noLongerNamed: 'No longer named:',
    title: 'Title',
    brief: 'Since their report of {date} – new: {added}, changed: {changed}, no longer said: {gone}.',
    briefNamed: 'Named to them for the first time: {names}.',
    andMore: '{names} and {n} more',
  },
  nb: {
    intro: 'Sammenlignet med det de samme leserne fikk vite {date}:',
    otherScope: 'Den rapporten handlet om noe annet, så mye er naturlig nok forskjellig.',
    otherLanguage: 'Den rapporten var på et annet språk, så bare navn er sammenlignet.',
    nothingEarlier: 'Det finnes ingen tidligere rapport til disse leserne å sammenligne med.',
    nothingDiffers: 'Ingenting er annerledes.',
    firstNamed: 'Mer enn før – nevnt for dem for første gang:',
    firstSaid: 'Mer enn før – sagt til dem for første gang:',
    saidAgain: 'Ikke med i forrige rapport, men fortalt dem tidligere:',
    changed: 'Endret:',
    before: 'før',
    now: 'nå',
    gone: 'Står der ikke lenger:',
    noLongerNamed: 'Nevnes ikke lenger:',
    title: 'Tittel',
    brief: 'Siden rapporten de fikk {date} – nytt: {added}, endret: {changed}, ikke lenger med: {gone}.',
    briefNamed: 'Nevnt for dem for første gang: {names}.',
    andMore: '{names} og {n} til',
  },
  nn: {
    intro: 'Samanlikna med det dei same lesarane fekk vite {date}:',
    otherScope: 'Den rapporten handla om noko anna, så mykje er naturleg nok ulikt.',
    otherLanguage: 'Den rapporten var på eit anna språk, så berre namn er samanlikna.',
    nothingEarlier: 'Det finst ingen tidlegare rapport til desse lesarane å samanlikne med.',
    nothingDiffers: 'Ingenting er annleis.',
    firstNamed: 'Meir enn før – nemnt for dei for første gong:',
    firstSaid: 'Meir enn før – sagt til dei for første gong:',
    saidAgain: 'Ikkje med i førre rapport, men fortalt dei tidlegare:',
    changed: 'Endra:',
    before: 'før',
    now: 'no',
    gone: 'Står der ikkje lenger:',
    noLongerNamed: 'Ikkje nemnt lenger:',
    title: 'Tittel',
    brief: 'Sidan rapporten dei fekk {date} – nytt: {added}, endra: {changed}, ikkje lenger med: {gone}.',
    briefNamed: 'Nemnt for dei for første gong: {names}.',
    andMore: '{names} og {n} til',
  },
  sv: {
    intro: 'Jämfört med vad samma läsare fick veta den {date}:',
    otherScope: 'Den rapporten handlade om något annat, så mycket skiljer sig av sig självt.',
    otherLanguage: 'Den rapporten var på ett annat språk, så bara namn jämförs.',
    nothingEarlier: 'Det finns ingen tidigare rapport till dessa läsare att jämföra med.',
    nothingDiffers: 'Ingenting skiljer sig.',
    firstNamed: 'Mer än förut – nämns för dem för första gången:',
    firstSaid: 'Mer än förut – sägs till dem för första gången:',
    saidAgain: 'Inte med i förra rapporten, men berättat för dem tidigare:',
    changed: 'Ändrat:',
    before: 'förut',
    now: 'nu',
    gone: 'Står inte längre med:',
    noLongerNamed: 'Nämns inte längre:',
    title: 'Titel',
    brief: 'Sedan rapporten de fick den {date} – nytt: {added}, ändrat: {changed}, inte längre med: {gone}.',
    briefNamed: 'Nämns för dem för första gången: {names}.',
    andMore: '{names} och {n} till',
  },
};
