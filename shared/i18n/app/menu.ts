/** What the desktop app says outside its windows' pages: menus, and the boxes of the operating system. */
import type { Language } from '../../model/enumerations.ts';

export interface MenuWords {
  readonly file: string;
  readonly edit: string;
  readonly go: string;
  readonly view: string;
  readonly window: string;
  readonly help: string;
  readonly add: string;
  readonly newWindow: string;
  readonly import: string;
  readonly report: string;
  readonly settings: string;
  readonly lock: string;
  readonly closeWindow: string;
  readonly quit: string;
  readonly about: string;
  readonly hide: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly search: string;
  readonly larger: string;
  readonly smaller: string;
  readonly usualSize: string;
  readonly fullScreen: string;
  readonly minimise: string;
  readonly keys: string;
  readonly ok: string;
  readonly cancel: string;
  readonly save: string;
  readonly openLink: string;
  /** `{address}` goes below it. */
  readonly openLinkQuestion: string;
  readonly openLinkDetail: string;
  /** The address stands below it. */
  readonly linkNotOpened: string;
  readonly notSaved: string;
  /** Why, by what the disk said. */
  readonly notSavedWhy: {
    readonly insideVault: string;
    readonly notAllowed: string;
    readonly full: string;
    readonly other: string;
  };
  readonly notPrinted: string;
  /** What happened; then what is safe, and what to do. */
  readonly engineGivenUp: string;
  readonly engineGivenUpDetail: string;
  readonly tryAgain: string;
  readonly windowStopped: string;
  readonly windowStoppedDetail: string;
  readonly windowStopsAgain: string;
  readonly windowStopsAgainDetail: string;
  readonly notYetSaved: string;
  readonly notYetSavedDetail: string;
  readonly keepOpen: string;
  readonly closeAnyway: string;
  readonly appFailed: string;
  readonly appFailedDetail: string;
  readonly otherVault: string;
  readonly otherVaultDetail: string;
  readonly backupOpened: string;
  readonly backupOpenedDetail: string;
  readonly backupNotRead: string;
  readonly backupNotReadDetail: string;
}

const en: MenuWords = {
  file: 'File',
  edit: 'Edit',
  go: 'Go',
  view: 'View',
  window: 'Window',
  help: 'Help',
  add: 'Add in One Line',
  newWindow: 'New Window',
  import: 'Import …',
  report: 'Make a Report …',
  settings: 'Settings',
  lock: 'Lock',
  closeWindow: 'Close Window',
  quit: 'Quit Samband',
  about: 'About Samband',
  hide: 'Hide Samband',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  search: 'Search',
  larger: 'Larger',
  smaller: 'Smaller',
  usualSize: 'Usual Size',
  fullScreen: 'Full Screen',
  minimise: 'Minimise',
  keys: 'Keys',
  ok: 'OK',
  cancel: 'Cancel',
  save: 'Save',
  openLink: 'Open in the browser',
  openLinkQuestion: 'Open this address in your browser?',
  openLinkDetail: 'Samband itself stays offline. Your browser will contact this address.',
  linkNotOpened: 'No browser opened this address. You can copy it from here.',
  notSaved: 'The file was not saved.',
  notSavedWhy: {
    insideVault: 'This is the folder of the vault itself. Choose another one.',
    notAllowed: 'You may not write in this folder. Choose another one.',
    full: 'There is not enough room on this disk.',
    other: 'The disk refused it. Try another folder.',
  },
  notPrinted: 'The PDF could not be made.',
  engineGivenUp: 'The part that keeps your vault has stopped several times within a minute.',
  engineGivenUpDetail:
    'Everything that was shown as saved is on the disk, and the vault is locked. Try again first. If it stops once more, quit Samband, restart the computer and open Samband again. Your backups are left as they are.',
  tryAgain: 'Try again',
  windowStopped: 'This window had stopped and was opened again.',
  windowStoppedDetail:
    'Everything that was shown as saved is saved. Look at what you wrote last: a few words may be missing.',
  windowStopsAgain: 'This window stops again and again.',
  windowStopsAgainDetail:
    'Everything that was shown as saved is saved. Try again, or close the window; other windows go on. If it stops in all of them, quit Samband and start it again.',
  notYetSaved: 'What was written last in this window is not saved yet.',
  notYetSavedDetail:
    'Everything that was shown as saved is saved. If the vault has locked, keep the window open and unlock: what you wrote is still in it. If the disk is full, make room first.',
  keepOpen: 'Keep it open',
  closeAnyway: 'Close it anyway',
  appFailed: 'Samband has failed and has to end.',
  appFailedDetail: 'Everything that was shown as saved is saved, and the vault is locked now. Start Samband again.',
  otherVault: 'Samband is already open with another vault.',
  otherVaultDetail: 'Quit it first, then open this folder again.',
  backupOpened: 'This file is a sealed backup.',
  backupOpenedDetail:
    'There is a vault here already, which is left as it is: a backup is restored only where there is none. To read the backup, restore it into another folder from the command line: samband restore FILE FOLDER.',
  backupNotRead: 'This backup could not be read.',
  backupNotReadDetail:
    'Nothing was changed. It may have been moved, or be larger than 256 MB: then restore it from the command line, samband restore FILE FOLDER.',
};

const nb: MenuWords = {
  file: 'Fil',
  edit: 'Rediger',
  go: 'Gå',
  view: 'Vis',
  window: 'Vindu',
  help: 'Hjelp',
  add: 'Legg til på én linje',
  newWindow: 'Nytt vindu',
  import: 'Importer …',
  report: 'Lag en rapport …',
  settings: 'Innstillinger',
  lock: 'Lås',
  closeWindow: 'Lukk vinduet',
  quit: 'Avslutt Samband',
  about: 'Om Samband',
  hide: 'Skjul Samband',
  undo: 'Angre',
  redo: 'Gjør om',
  cut: 'Klipp ut',
  copy: 'Kopier',
  paste: 'Lim inn',
  selectAll: 'Merk alt',
  search: 'Søk',
  larger: 'Større',
  smaller: 'Mindre',
  usualSize: 'Vanlig størrelse',
  fullScreen: 'Fullskjerm',
  minimise: 'Minimer',
  keys: 'Taster',
  ok: 'OK',
  cancel: 'Avbryt',
  save: 'Lagre',
  openLink: 'Åpne i nettleseren',
  openLinkQuestion: 'Vil du åpne denne adressen i nettleseren?',
  openLinkDetail: 'Samband selv holder seg frakoblet. Nettleseren tar kontakt med denne adressen.',
  linkNotOpened: 'Ingen nettleser åpnet denne adressen. Du kan kopiere den herfra.',
  notSaved: 'Filen ble ikke lagret.',
  notSavedWhy: {
    insideVault: 'Dette er mappen til selve hvelvet. Velg en annen.',
    notAllowed: 'Du har ikke lov til å skrive i denne mappen. Velg en annen.',
    full: 'Det er ikke nok plass på disken.',
    other: 'Disken tok ikke imot den. Prøv en annen mappe.',
  },
  notPrinted: 'PDF-en kunne ikke lages.',
  engineGivenUp: 'Delen som tar vare på hvelvet ditt, har stoppet flere ganger på et minutt.',
  engineGivenUpDetail:
    'Alt som ble vist som lagret, ligger på disken, og hvelvet er låst. Prøv igjen først. Stopper det en gang til, avslutter du Samband, starter maskinen på nytt og åpner Samband igjen. Sikkerhetskopiene blir liggende som de er.',
  tryAgain: 'Prøv igjen',
  windowStopped: 'Dette vinduet hadde stoppet og ble åpnet igjen.',
  windowStoppedDetail: 'Alt som ble vist som lagret, er lagret. Se på det du skrev sist: noen få ord kan mangle.',
  windowStopsAgain: 'Dette vinduet stopper gang på gang.',
  windowStopsAgainDetail:
    'Alt som ble vist som lagret, er lagret. Prøv igjen, eller lukk vinduet; andre vinduer går videre. Stopper det i alle, avslutter du Samband og starter det igjen.',
  notYetSaved: 'Det siste som ble skrevet i dette vinduet, er ikke lagret ennå.',
  notYetSavedDetail:
    'Alt som ble vist som lagret, er lagret. Har hvelvet låst seg, lar du vinduet stå åpent og låser opp: det du skrev, er der fortsatt. Er disken full, rydder du plass først.',
  keepOpen: 'La det stå åpent',
  closeAnyway: 'Lukk det likevel',
  appFailed: 'Samband har sviktet og må avsluttes.',
  appFailedDetail: 'Alt som ble vist som lagret, er lagret, og hvelvet låses nå. Start Samband igjen.',
  otherVault: 'Samband er allerede åpent med et annet hvelv.',
  otherVaultDetail: 'Avslutt det først, og åpne så denne mappen igjen.',
  backupOpened: 'Denne filen er en forseglet sikkerhetskopi.',
  backupOpenedDetail:
    'Her finnes det allerede et hvelv, og det blir stående som det er: en sikkerhetskopi gjenopprettes bare der det ikke finnes noe. Vil du lese kopien, gjenoppretter du den til en annen mappe fra kommandolinja: samband restore FIL MAPPE.',
  backupNotRead: 'Denne sikkerhetskopien kunne ikke leses.',
  backupNotReadDetail:
    'Ingenting er endret. Den kan være flyttet, eller være større enn 256 MB: da gjenoppretter du den fra kommandolinja, samband restore FIL MAPPE.',
};

const nn: MenuWords = {
  file: 'Fil',
  edit: 'Rediger',
  go: 'Gå',
  view: 'Vis',
  window: 'Vindauge',
  help: 'Hjelp',
  add: 'Legg til på éi linje',
  newWindow: 'Nytt vindauge',
  import: 'Importer …',
  report: 'Lag ein rapport …',
  settings: 'Innstillingar',
  lock: 'Lås',
  closeWindow: 'Lat att vindauget',
  quit: 'Avslutt Samband',
  about: 'Om Samband',
  hide: 'Gøym Samband',
  undo: 'Angre',
  redo: 'Gjer om',
  cut: 'Klipp ut',
  copy: 'Kopier',
  paste: 'Lim inn',
  selectAll: 'Merk alt',
  search: 'Søk',
  larger: 'Større',
  smaller: 'Mindre',
  usualSize: 'Vanleg storleik',
  fullScreen: 'Fullskjerm',
  minimise: 'Minimer',
  keys: 'Tastar',
  ok: 'OK',
  cancel: 'Avbryt',
  save: 'Lagre',
  openLink: 'Opne i nettlesaren',
  openLinkQuestion: 'Vil du opne denne adressa i nettlesaren?',
  openLinkDetail: 'Samband sjølv held seg fråkopla. Nettlesaren tek kontakt med denne adressa.',
  linkNotOpened: 'Ingen nettlesar opna denne adressa. Du kan kopiere ho herifrå.',
  notSaved: 'Fila vart ikkje lagra.',
  notSavedWhy: {
    insideVault: 'Dette er mappa til sjølve kvelvet. Vel ei anna.',
    notAllowed: 'Du har ikkje lov til å skrive i denne mappa. Vel ei anna.',
    full: 'Det er ikkje nok plass på disken.',
    other: 'Disken tok ikkje imot ho. Prøv ei anna mappe.',
  },
  notPrinted: 'PDF-en kunne ikkje lagast.',
  engineGivenUp: 'Delen som tek vare på kvelvet ditt, har stoppa fleire gonger på eit minutt.',
  engineGivenUpDetail:
    'Alt som vart vist som lagra, ligg på disken, og kvelvet er låst. Prøv att fyrst. Stoppar det ein gong til, avsluttar du Samband, startar maskina på nytt og opnar Samband att. Tryggingskopiane blir liggjande som dei er.',
  tryAgain: 'Prøv att',
  windowStopped: 'Dette vindauget hadde stoppa og vart opna att.',
  windowStoppedDetail: 'Alt som vart vist som lagra, er lagra. Sjå på det du skreiv sist: nokre få ord kan mangle.',
  windowStopsAgain: 'Dette vindauget stoppar gong på gong.',
  windowStopsAgainDetail:
    'Alt som vart vist som lagra, er lagra. Prøv att, eller lat att vindauget; andre vindauge går vidare. Stoppar det i alle, avsluttar du Samband og startar det att.',
  notYetSaved: 'Det siste som vart skrive i dette vindauget, er ikkje lagra enno.',
  notYetSavedDetail:
    'Alt som vart vist som lagra, er lagra. Har kvelvet låst seg, let du vindauget stå ope og låser opp: det du skreiv, er der framleis. Er disken full, ryddar du plass fyrst.',
  keepOpen: 'La det stå ope',
  closeAnyway: 'Lat det att likevel',
  appFailed: 'Samband har svikta og må avsluttast.',
  appFailedDetail: 'Alt som vart vist som lagra, er lagra, og kvelvet blir låst no. Start Samband att.',
  otherVault: 'Samband er alt ope med eit anna kvelv.',
  otherVaultDetail: 'Avslutt det først, og opne så denne mappa att.',
  backupOpened: 'Denne fila er ein forsegla tryggingskopi.',
  backupOpenedDetail:
    'Her finst det alt eit kvelv, og det blir ståande som det er: ein tryggingskopi blir gjenoppretta berre der det ikkje finst noko. Vil du lese kopien, gjenopprettar du han til ei anna mappe frå kommandolinja: samband restore FIL MAPPE.',
  backupNotRead: 'Denne tryggingskopien kunne ikkje lesast.',
  backupNotReadDetail:
    'Ingenting er endra. Han kan vere flytta, eller vere større enn 256 MB: då gjenopprettar du han frå kommandolinja, samband restore FIL MAPPE.',
};

const sv: MenuWords = {
  file: 'Arkiv',
  edit: 'Redigera',
  go: 'Gå',
  view: 'Visa',
  window: 'Fönster',
  help: 'Hjälp',
  add: 'Lägg till på en rad',
  newWindow: 'Nytt fönster',
  import: 'Importera …',
  report: 'Gör en rapport …',
  settings: 'Inställningar',
  lock: 'Lås',
  closeWindow: 'Stäng fönstret',
  quit: 'Avsluta Samband',
  about: 'Om Samband',
  hide: 'Göm Samband',
  undo: 'Ångra',
  redo: 'Gör om',
  cut: 'Klipp ut',
  copy: 'Kopiera',
  paste: 'Klistra in',
  selectAll: 'Markera allt',
  search: 'Sök',
  larger: 'Större',
  smaller: 'Mindre',
  usualSize: 'Vanlig storlek',
  fullScreen: 'Helskärm',
  minimise: 'Minimera',
  keys: 'Tangenter',
  ok: 'OK',
  cancel: 'Avbryt',
  save: 'Spara',
  openLink: 'Öppna i webbläsaren',
  openLinkQuestion: 'Vill du öppna den här adressen i webbläsaren?',
  openLinkDetail: 'Samband självt förblir frånkopplat. Webbläsaren kontaktar den här adressen.',
  linkNotOpened: 'Ingen webbläsare öppnade den här adressen. Du kan kopiera den härifrån.',
  notSaved: 'Filen sparades inte.',
  notSavedWhy: {
    insideVault: 'Det här är valvets egen mapp. Välj en annan.',
    notAllowed: 'Du får inte skriva i den här mappen. Välj en annan.',
    full: 'Det finns inte tillräckligt med plats på disken.',
    other: 'Disken tog inte emot den. Försök med en annan mapp.',
  },
  notPrinted: 'PDF-filen kunde inte göras.',
  engineGivenUp: 'Den del som tar hand om ditt valv har stannat flera gånger på en minut.',
  engineGivenUpDetail:
    'Allt som visades som sparat finns på disken, och valvet är låst. Försök igen först. Stannar den en gång till, avsluta Samband, starta om datorn och öppna Samband igen. Dina säkerhetskopior lämnas som de är.',
  tryAgain: 'Försök igen',
  windowStopped: 'Det här fönstret hade stannat och öppnades igen.',
  windowStoppedDetail: 'Allt som visades som sparat är sparat. Se efter vad du skrev sist: några ord kan saknas.',
  windowStopsAgain: 'Det här fönstret stannar gång på gång.',
  windowStopsAgainDetail:
    'Allt som visades som sparat är sparat. Försök igen eller stäng fönstret; andra fönster fortsätter. Stannar det i alla, avsluta Samband och starta det igen.',
  notYetSaved: 'Det som skrevs sist i det här fönstret är inte sparat än.',
  notYetSavedDetail:
    'Allt som visades som sparat är sparat. Har valvet låsts, låt fönstret vara öppet och lås upp: det du skrev finns kvar i det. Är disken full, gör plats först.',
  keepOpen: 'Låt det vara öppet',
  closeAnyway: 'Stäng det ändå',
  appFailed: 'Samband har råkat ut för ett fel och måste avslutas.',
  appFailedDetail: 'Allt som visades som sparat är sparat, och valvet låses nu. Starta Samband igen.',
  otherVault: 'Samband är redan öppet med ett annat valv.',
  otherVaultDetail: 'Avsluta det först och öppna sedan den här mappen igen.',
  backupOpened: 'Den här filen är en förseglad säkerhetskopia.',
  backupOpenedDetail:
    'Här finns redan ett valv, och det lämnas som det är: en säkerhetskopia återställs bara där det inte finns något. Vill du läsa kopian, återställ den till en annan mapp från kommandoraden: samband restore FIL MAPP.',
  backupNotRead: 'Den här säkerhetskopian kunde inte läsas.',
  backupNotReadDetail:
    'Ingenting har ändrats. Den kan ha flyttats, eller vara större än 256 MB: återställ den då från kommandoraden, samband restore FIL MAPP.',
};

export const menuWords: Readonly<Record<Language, MenuWords>> = { en, nb, nn, sv };
