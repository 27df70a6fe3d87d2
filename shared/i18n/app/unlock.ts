/** The vault is there and locked. */
import type { Language } from '../../model/enumerations.ts';

export interface UnlockWords {
  readonly title: string;
  /** By the engine's reason; none for a fresh start. */
  readonly why: Readonly<Record<string, string>>;
  /** What is here again after unlocking, and what is not. */
  readonly kept: string;
  readonly unlock: string;
  readonly unlocking: string;
  /** Where somebody may be typing still, and the box does not take the focus. */
  readonly waits: string;
  readonly useKit: string;
  readonly usePassphrase: string;
  readonly kitTitle: string;
  readonly kitLead: string;
  readonly kitLabel: string;
  readonly kitHint: string;
  /** `{n}` of 24. */
  readonly kitCount: string;
  readonly kitWhole: string;
  /** `{word}` */
  readonly unknownWord: string;
  /** `{words}` */
  readonly didYouMean: string;
  readonly showWord: string;
  readonly recover: string;
  readonly recovering: string;
  /** What to do where no passphrase helps, by problem. */
  readonly doNow: Readonly<Record<string, string>>;
}

const en: UnlockWords = {
  title: 'Samband is locked',
  why: {
    idle: 'It locked because nobody had used it for a while.',
    asked: 'You locked it.',
    suspend: 'It locked when the laptop went to sleep.',
    away: 'It locked with the screen, or when somebody else signed in.',
  },
  kept: 'Kept, sealed on this computer: what was saved, notes, and what you were writing in a pasted post, the quick line or a report. Other forms that were open start again.',
  unlock: 'Unlock',
  unlocking: 'Trying the passphrase …',
  waits: 'So that no word of what you were writing lands here, the box waits for Tab or a click.',
  useKit: 'Use the recovery kit',
  usePassphrase: 'Use the passphrase',
  kitTitle: 'Recovery kit',
  kitLead: 'The 24 words open the vault without its passphrase. Choose a new one at the same time.',
  kitLabel: 'The 24 words, in order',
  kitHint: 'Type or paste them, with or without their numbers.',
  kitCount: '{n} of 24 words',
  kitWhole: 'All 24 words are there.',
  unknownWord: '“{word}” is no word of a recovery kit.',
  didYouMean: 'Perhaps {words}?',
  showWord: 'Show me where',
  recover: 'Set the new passphrase and unlock',
  recovering: 'Trying the words …',
  doNow: {
    KeyFileMissing:
      'Take out the sheet with the 24 words. If you have none, restore a sealed backup in another folder.',
    KeyFileDamaged:
      'Take out the sheet with the 24 words. If you have none, restore a sealed backup in another folder.',
    DeviceKeysDamaged:
      'Rename the folder of the vault so that it is kept, start Samband again, and choose “From a sealed backup”.',
    NewerVersion: 'Start the newer Samband that last had this vault open, or update this one.',
    UnfinishedVersion:
      'Rename the folder of the vault so that it is kept, make a new vault, and take in there what the older Samband exports.',
    InUse: 'Look for another Samband, or a samband command that still runs, and end it.',
  },
};

const nb: UnlockWords = {
  title: 'Samband er låst',
  why: {
    idle: 'Det låste seg fordi det ikke ble brukt på en stund.',
    asked: 'Du låste det.',
    suspend: 'Det låste seg da maskinen gikk i dvale.',
    away: 'Det låste seg sammen med skjermen, eller da noen andre logget inn.',
  },
  kept: 'Tatt vare på, forseglet på denne maskinen: det som ble lagret, notater, og det du holdt på å skrive i et innlimt innlegg, på hurtiglinja eller i en rapport. Andre skjemaer som sto åpne, begynner på nytt.',
  unlock: 'Lås opp',
  unlocking: 'Prøver passordet …',
  waits: 'For at ingenting av det du holdt på å skrive, skal havne her, venter feltet på Tab eller et klikk.',
  useKit: 'Bruk gjenopprettingsarket',
  usePassphrase: 'Bruk passordet',
  kitTitle: 'Gjenopprettingsark',
  kitLead: 'De 24 ordene åpner hvelvet uten passordet. Velg et nytt med det samme.',
  kitLabel: 'De 24 ordene, i rekkefølge',
  kitHint: 'Skriv eller lim dem inn, med eller uten numrene.',
  kitCount: '{n} av 24 ord',
  kitWhole: 'Alle 24 ordene er med.',
  unknownWord: '«{word}» er ikke et ord fra et gjenopprettingsark.',
  didYouMean: 'Kanskje {words}?',
  showWord: 'Vis meg hvor',
  recover: 'Sett det nye passordet og lås opp',
  recovering: 'Prøver ordene …',
  doNow: {
    KeyFileMissing:
      'Finn fram arket med de 24 ordene. Har du ikke noe, så gjenopprett en forseglet sikkerhetskopi i en annen mappe.',
    KeyFileDamaged:
      'Finn fram arket med de 24 ordene. Har du ikke noe, så gjenopprett en forseglet sikkerhetskopi i en annen mappe.',
    DeviceKeysDamaged:
      'Gi mappa til hvelvet et annet navn, så den blir tatt vare på, start Samband på nytt, og velg «Fra en forseglet sikkerhetskopi».',
    NewerVersion: 'Start det nyere Samband som sist hadde hvelvet åpent, eller oppdater dette.',
    UnfinishedVersion:
      'Gi mappa til hvelvet et annet navn, så den blir tatt vare på, lag et nytt hvelv, og ta inn der det som det eldre Samband eksporterer.',
    InUse: 'Se etter et annet Samband, eller en samband-kommando som fortsatt kjører, og avslutt den.',
  },
};

const nn: UnlockWords = {
  title: 'Samband er låst',
  why: {
    idle: 'Det låste seg fordi det ikkje vart brukt på ei stund.',
    asked: 'Du låste det.',
    suspend: 'Det låste seg då maskina gjekk i dvale.',
    away: 'Det låste seg saman med skjermen, eller då nokon andre logga inn.',
  },
  kept: 'Teke vare på, forsegla på denne maskina: det som vart lagra, notat, og det du heldt på å skrive i eit innlimt innlegg, på hurtiglinja eller i ein rapport. Andre skjema som stod opne, byrjar på nytt.',
  unlock: 'Lås opp',
  unlocking: 'Prøver passordet …',
  waits: 'For at ingenting av det du heldt på å skrive, skal hamne her, ventar feltet på Tab eller eit klikk.',
  useKit: 'Bruk gjenopprettingsarket',
  usePassphrase: 'Bruk passordet',
  kitTitle: 'Gjenopprettingsark',
  kitLead: 'Dei 24 orda opnar kvelvet utan passordet. Vel eit nytt med det same.',
  kitLabel: 'Dei 24 orda, i rekkjefølgje',
  kitHint: 'Skriv eller lim dei inn, med eller utan nummera.',
  kitCount: '{n} av 24 ord',
  kitWhole: 'Alle 24 orda er med.',
  unknownWord: '«{word}» er ikkje eit ord frå eit gjenopprettingsark.',
  didYouMean: 'Kanskje {words}?',
  showWord: 'Vis meg kvar',
  recover: 'Set det nye passordet og lås opp',
  recovering: 'Prøver orda …',
  doNow: {
    KeyFileMissing:
      'Finn fram arket med dei 24 orda. Har du ikkje noko, så gjenopprett ein forsegla tryggingskopi i ei anna mappe.',
    KeyFileDamaged:
      'Finn fram arket med dei 24 orda. Har du ikkje noko, så gjenopprett ein forsegla tryggingskopi i ei anna mappe.',
    DeviceKeysDamaged:
      'Gje mappa til kvelvet eit anna namn, så ho blir teken vare på, start Samband på nytt, og vel «Frå ein forsegla tryggingskopi».',
    NewerVersion: 'Start det nyare Samband som sist hadde kvelvet ope, eller oppdater dette.',
    UnfinishedVersion:
      'Gje mappa til kvelvet eit anna namn, så ho blir teken vare på, lag eit nytt kvelv, og ta inn der det som det eldre Samband eksporterer.',
    InUse: 'Sjå etter eit anna Samband, eller ein samband-kommando som framleis køyrer, og avslutt han.',
  },
};

const sv: UnlockWords = {
  title: 'Samband är låst',
  why: {
    idle: 'Det låstes för att ingen hade använt det på ett tag.',
    asked: 'Du låste det.',
    suspend: 'Det låstes när datorn gick i viloläge.',
    away: 'Det låstes tillsammans med skärmen, eller när någon annan loggade in.',
  },
  kept: 'Bevarat, förseglat på den här datorn: det som sparades, anteckningar och det du höll på att skriva i ett inklistrat inlägg, på snabbraden eller i en rapport. Andra formulär som var öppna börjar om.',
  unlock: 'Lås upp',
  unlocking: 'Prövar lösenfrasen …',
  waits: 'För att inget av det du höll på att skriva ska hamna här väntar rutan på Tab eller ett klick.',
  useKit: 'Använd återställningsbladet',
  usePassphrase: 'Använd lösenfrasen',
  kitTitle: 'Återställningsblad',
  kitLead: 'De 24 orden öppnar valvet utan lösenfrasen. Välj en ny på samma gång.',
  kitLabel: 'De 24 orden, i ordning',
  kitHint: 'Skriv eller klistra in dem, med eller utan sina nummer.',
  kitCount: '{n} av 24 ord',
  kitWhole: 'Alla 24 orden är med.',
  unknownWord: '”{word}” är inget ord ur ett återställningsblad.',
  didYouMean: 'Kanske {words}?',
  showWord: 'Visa mig var',
  recover: 'Sätt den nya lösenfrasen och lås upp',
  recovering: 'Prövar orden …',
  doNow: {
    KeyFileMissing:
      'Ta fram bladet med de 24 orden. Har du inget, återställ en förseglad säkerhetskopia i en annan mapp.',
    KeyFileDamaged:
      'Ta fram bladet med de 24 orden. Har du inget, återställ en förseglad säkerhetskopia i en annan mapp.',
    DeviceKeysDamaged:
      'Byt namn på valvets mapp så att den finns kvar, starta Samband igen och välj ”Från en förseglad säkerhetskopia”.',
    NewerVersion: 'Starta det nyare Samband som senast hade valvet öppet, eller uppdatera det här.',
    UnfinishedVersion:
      'Byt namn på valvets mapp, så att den bevaras, skapa ett nytt valv, och ta in där det som det äldre Samband exporterar.',
    InUse: 'Leta efter ett annat Samband, eller ett samband-kommando som ännu körs, och avsluta det.',
  },
};

export const unlockWords: Readonly<Record<Language, UnlockWords>> = { en, nb, nn, sv };
