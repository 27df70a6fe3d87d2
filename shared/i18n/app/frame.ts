/** The frame around every screen: rail, quick add, status line, keys, toasts, problems that concern the whole app. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface FrameWords {
  readonly skip: string;
  readonly mainMenu: string;
  readonly quickAdd: string;
  readonly quickAddExample: string;
  readonly searchEverything: string;
  readonly lock: string;
  readonly newWindow: string;
  readonly savedHere: string;
  /** The same where there is one line for all of it. */
  readonly savedHereShort: string;
  readonly saving: string;
  readonly nothingYet: string;
  /** Where changes are is not known yet. */
  readonly counting: string;
  /** `{when}` */
  readonly backedUp: string;
  readonly notBackedUp: string;
  readonly done: string;
  readonly undone: string;
  readonly redone: string;
  /** What was taken back or done again, where it was a whole import: `{what}` as counted. */
  readonly theImportOf: string;
  readonly theImport: string;
  /** `{name}`: whom or what it is about. */
  readonly theNoteAbout: string;
  /** Something could not be taken back because it was changed or used since; `{n}`. */
  readonly keptOnUndo: Counted;
  /** Nothing was done, because it is so: `{name}`, and where one field was to be changed `{field}`. */
  readonly fieldIsSo: string;
  readonly isSo: string;
  readonly nothingToUndo: string;
  readonly engineGone: string;
  readonly engineGoneSafe: string;
  readonly engineBack: string;
  readonly noEngine: string;
  readonly noEngineDo: string;
  readonly keys: string;
  readonly failedTitle: string;
  readonly failedSafe: string;
  readonly notFound: string;
  readonly notFoundHint: string;
}

const en: FrameWords = {
  skip: 'Skip to the page',
  mainMenu: 'Main',
  quickAdd: 'Add in one line',
  quickAddExample: 'met roedt.example today with Kari …',
  searchEverything: 'Search',
  lock: 'Lock',
  newWindow: 'New window',
  savedHere: 'Everything is saved on this laptop',
  savedHereShort: 'All saved here',
  saving: 'Saving …',
  nothingYet: 'Nothing written yet',
  counting: 'Counting changes …',
  backedUp: 'backup {when}',
  notBackedUp: 'no backup yet',
  done: 'Saved',
  undone: 'Taken back',
  redone: 'Done again',
  theImportOf: 'the import of {what}',
  theImport: 'the import',
  theNoteAbout: 'the note about {name}',
  keptOnUndo: {
    one: 'One thing was left as it is, because it was changed or used since.',
    other: '{n} things were left as they are, because they were changed or used since.',
  },
  fieldIsSo: '“{field}” of {name} says so already. Nothing was changed.',
  isSo: '{name} is so already. Nothing was changed.',
  nothingToUndo: 'There is nothing of yours to take back.',
  engineGone: 'The part that keeps your vault has stopped.',
  engineGoneSafe: 'Everything that was shown as saved is on the disk. It is being started again.',
  engineBack: 'It was started again. Everything that was shown as saved is here; unlock to go on.',
  noEngine: 'Samband’s engine cannot be reached.',
  noEngineDo: 'Close this window and start Samband again. What was saved is on the disk.',
  keys: 'Keys',
  failedTitle: 'This screen failed.',
  failedSafe: 'Nothing you saved is lost. Go to another screen, or load this one again.',
  notFound: 'There is nothing here.',
  notFoundHint: 'It may have been merged or never existed. Search finds what there is.',
};

const nb: FrameWords = {
  skip: 'Hopp til siden',
  mainMenu: 'Hovedmeny',
  quickAdd: 'Legg til på én linje',
  quickAddExample: 'møtte roedt.example i dag med Kari …',
  searchEverything: 'Søk',
  lock: 'Lås',
  newWindow: 'Nytt vindu',
  savedHere: 'Alt er lagret på denne maskinen',
  savedHereShort: 'Alt lagret her',
  saving: 'Lagrer …',
  nothingYet: 'Ingenting skrevet ennå',
  counting: 'Teller endringer …',
  backedUp: 'sikkerhetskopi {when}',
  notBackedUp: 'ingen sikkerhetskopi ennå',
  done: 'Lagret',
  undone: 'Angret',
  redone: 'Gjort om igjen',
  theImportOf: 'importen av {what}',
  theImport: 'importen',
  theNoteAbout: 'notatet om {name}',
  keptOnUndo: {
    one: 'Én ting ble stående, fordi den er endret eller brukt siden.',
    other: '{n} ting ble stående, fordi de er endret eller brukt siden.',
  },
  fieldIsSo: '«{field}» hos {name} står slik allerede. Ingenting er endret.',
  isSo: '{name} er slik allerede. Ingenting er endret.',
  nothingToUndo: 'Du har ingenting å angre.',
  engineGone: 'Delen som tar vare på hvelvet ditt, har stoppet.',
  engineGoneSafe: 'Alt som ble vist som lagret, ligger på disken. Den startes på nytt.',
  engineBack: 'Den ble startet igjen. Alt som ble vist som lagret, er her; lås opp for å gå videre.',
  noEngine: 'Får ikke kontakt med Sambands motor.',
  noEngineDo: 'Lukk vinduet og start Samband på nytt. Det som ble lagret, ligger på disken.',
  keys: 'Taster',
  failedTitle: 'Denne siden sviktet.',
  failedSafe: 'Ingenting du har lagret, er tapt. Gå til en annen side, eller last denne på nytt.',
  notFound: 'Her er det ingenting.',
  notFoundHint: 'Det kan være slått sammen med noe annet, eller aldri ha fantes. Søk finner det som er her.',
};

const nn: FrameWords = {
  skip: 'Hopp til sida',
  mainMenu: 'Hovudmeny',
  quickAdd: 'Legg til på éi linje',
  quickAddExample: 'møtte roedt.example i dag med Kari …',
  searchEverything: 'Søk',
  lock: 'Lås',
  newWindow: 'Nytt vindauge',
  savedHere: 'Alt er lagra på denne maskina',
  savedHereShort: 'Alt lagra her',
  saving: 'Lagrar …',
  nothingYet: 'Ingenting skrive enno',
  counting: 'Tel endringar …',
  backedUp: 'tryggingskopi {when}',
  notBackedUp: 'ingen tryggingskopi enno',
  done: 'Lagra',
  undone: 'Angra',
  redone: 'Gjort om att',
  theImportOf: 'importen av {what}',
  theImport: 'importen',
  theNoteAbout: 'notatet om {name}',
  keptOnUndo: {
    one: 'Éin ting vart ståande, fordi han er endra eller brukt sidan.',
    other: '{n} ting vart ståande, fordi dei er endra eller brukte sidan.',
  },
  fieldIsSo: '«{field}» hos {name} står slik allereie. Ingenting er endra.',
  isSo: '{name} er slik allereie. Ingenting er endra.',
  nothingToUndo: 'Du har ingenting å angre.',
  engineGone: 'Delen som tek vare på kvelvet ditt, har stoppa.',
  engineGoneSafe: 'Alt som vart vist som lagra, ligg på disken. Han blir starta på nytt.',
  engineBack: 'Han vart starta att. Alt som vart vist som lagra, er her; lås opp for å gå vidare.',
  noEngine: 'Får ikkje kontakt med motoren til Samband.',
  noEngineDo: 'Lukk vindauget og start Samband på nytt. Det som vart lagra, ligg på disken.',
  keys: 'Tastar',
  failedTitle: 'Denne sida svikta.',
  failedSafe: 'Ingenting du har lagra, er tapt. Gå til ei anna side, eller last denne på nytt.',
  notFound: 'Her er det ingenting.',
  notFoundHint: 'Det kan vere slått saman med noko anna, eller aldri ha funnest. Søk finn det som er her.',
};

const sv: FrameWords = {
  skip: 'Hoppa till sidan',
  mainMenu: 'Huvudmeny',
  quickAdd: 'Lägg till på en rad',
  quickAddExample: 'träffade roedt.example i dag med Kari …',
  searchEverything: 'Sök',
  lock: 'Lås',
  newWindow: 'Nytt fönster',
  savedHere: 'Allt är sparat på den här datorn',
  savedHereShort: 'Allt sparat här',
  saving: 'Sparar …',
  nothingYet: 'Inget skrivet än',
  counting: 'Räknar ändringar …',
  backedUp: 'säkerhetskopia {when}',
  notBackedUp: 'ingen säkerhetskopia än',
  done: 'Sparat',
  undone: 'Ångrat',
  redone: 'Gjort om igen',
  theImportOf: 'importen av {what}',
  theImport: 'importen',
  theNoteAbout: 'anteckningen om {name}',
  keptOnUndo: {
    one: 'En sak lämnades som den är, eftersom den har ändrats eller använts sedan dess.',
    other: '{n} saker lämnades som de är, eftersom de har ändrats eller använts sedan dess.',
  },
  fieldIsSo: '”{field}” hos {name} står redan så. Inget ändrades.',
  isSo: '{name} är redan så. Inget ändrades.',
  nothingToUndo: 'Du har inget att ångra.',
  engineGone: 'Delen som sköter ditt valv har stannat.',
  engineGoneSafe: 'Allt som visades som sparat finns på disken. Den startas om.',
  engineBack: 'Den startades om. Allt som visades som sparat finns här; lås upp för att fortsätta.',
  noEngine: 'Får ingen kontakt med Sambands motor.',
  noEngineDo: 'Stäng fönstret och starta Samband igen. Det som sparades finns på disken.',
  keys: 'Tangenter',
  failedTitle: 'Den här sidan gick sönder.',
  failedSafe: 'Inget du har sparat är förlorat. Gå till en annan sida, eller ladda den här på nytt.',
  notFound: 'Här finns ingenting.',
  notFoundHint: 'Det kan ha slagits ihop med något annat, eller aldrig ha funnits. Sök hittar det som finns.',
};

export const frameWords: Readonly<Record<Language, FrameWords>> = { en, nb, nn, sv };
