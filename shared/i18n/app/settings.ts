/** Settings: looks, lock, backups, about. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface SettingsWords {
  readonly looks: string;
  readonly lock: string;
  readonly backups: string;
  readonly about: string;
  readonly kit: string;
  readonly theme: string;
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly textSize: string;
  readonly textSample: string;
  readonly autoLock: string;
  readonly autoLockHint: string;
  readonly never: string;
  readonly minutes: Counted;
  readonly changePassphrase: string;
  readonly currentPassphrase: string;
  readonly change: string;
  readonly changing: string;
  readonly changed: string;
  readonly changeHint: string;
  readonly whereEdits: string;
  readonly allHere: string;
  readonly onlyHere: Counted;
  readonly nothingWritten: string;
  /** `{when}` */
  readonly lastBackup: string;
  readonly noBackup: string;
  readonly backupAdvice: string;
  readonly automatic: string;
  readonly automaticHint: string;
  readonly when: string;
  readonly size: string;
  readonly backUpNow: string;
  readonly backingUp: string;
  /** `{size}` */
  readonly backedUp: string;
  readonly saveCopy: string;
  readonly savingCopy: string;
  readonly saveCopyHint: string;
  readonly copySaved: string;
  readonly check: string;
  readonly checkHint: string;
  readonly checkNow: string;
  readonly checking: string;
  /** `{done}`, `{total}` */
  readonly progress: string;
  readonly sound: string;
  readonly unsound: string;
  /** `{bundles}`, `{records}`, `{size}` */
  readonly checked: string;
  readonly found: string;
  readonly opening: string;
  readonly openingNothing: string;
  readonly leave: string;
  readonly leaveHint: string;
  readonly exportAll: string;
  readonly exporting: string;
  readonly exportTitle: string;
  readonly exportWarning: string;
  readonly exportKnow: string;
  readonly exportSave: string;
  readonly exported: string;
  readonly come: string;
  readonly comeHint: string;
  readonly importAll: string;
  readonly importing: string;
  readonly imported: Counted;
  readonly importedNothing: string;
  /** `{version}` */
  readonly version: string;
  readonly licence: string;
  readonly neverTitle: string;
  readonly nevers: readonly string[];
  /** `{folder}` */
  readonly folder: string;
  readonly kitHint: string;
  readonly kitGone: string;
  readonly demoTitle: string;
  readonly demoText: string;
  readonly leaveDemo: string;
  readonly leaveTitle: string;
  /** `{folder}` */
  readonly leaveText: string;
  readonly leaveYes: string;
}

const en: SettingsWords = {
  looks: 'Language and looks',
  lock: 'Lock and passphrase',
  backups: 'Where my edits are',
  about: 'About Samband',
  kit: 'Recovery kit',
  theme: 'Theme',
  themes: { system: 'As the computer', light: 'Light', dark: 'Dark' },
  textSize: 'Text size',
  textSample: 'The quick union meets at noon; Åse, Ørjan and Ánne bring the coffee.',
  autoLock: 'Lock when nobody has used it for',
  autoLockHint: 'It also locks when the laptop goes to sleep.',
  never: 'never',
  minutes: { one: '{n} minute', other: '{n} minutes' },
  changePassphrase: 'Change the passphrase',
  currentPassphrase: 'The passphrase now',
  change: 'Change it',
  changing: 'Changing it …',
  changed: 'The passphrase is changed.',
  changeHint: 'The recovery kit stays the same. Backups made before still open with the old passphrase.',
  whereEdits: 'Where they are now',
  allHere: 'Everything you have written is on this laptop’s disk, sealed.',
  onlyHere: {
    one: 'What you did, in {n} step, exists nowhere else: no other device of yours has it yet.',
    other: 'What you did, in {n} steps, exists nowhere else: no other device of yours has it yet.',
  },
  nothingWritten: 'You have written nothing yet.',
  lastBackup: 'The newest backup on this disk is from {when}.',
  noBackup: 'There is no backup yet.',
  backupAdvice: 'A backup on the same disk goes with the laptop. Keep a sealed copy somewhere else.',
  automatic: 'Backups on this disk',
  automaticHint: 'One a day when something changed; the newest five are kept.',
  when: 'Made',
  size: 'Size',
  backUpNow: 'Back up now',
  backingUp: 'Backing up …',
  backedUp: 'Backed up, {size}.',
  saveCopy: 'Save a sealed copy …',
  savingCopy: 'Making the copy …',
  saveCopyHint: 'For a stick or another disk. It opens with the passphrase or the recovery kit only.',
  copySaved: 'The sealed copy is saved.',
  check: 'Check the vault',
  checkHint: 'Reads every byte again and compares it with what is shown. It changes nothing.',
  checkNow: 'Check everything',
  checking: 'Checking …',
  progress: '{done} of {total}',
  sound: 'All of it is sound.',
  unsound:
    'Not all of it is sound. Make no changes yet: copy the folder of the vault somewhere safe, then restore a backup.',
  checked: '{records} records in {bundles} sealed pieces, {size}.',
  found: 'What was noticed',
  opening: 'Noticed while opening',
  openingNothing: 'Nothing out of the ordinary.',
  leave: 'Leave Samband',
  leaveHint: 'Everything, in one file that any program can read.',
  exportAll: 'Export everything, readable …',
  exporting: 'Writing it all down …',
  exportTitle: 'A file that anyone can read',
  exportWarning:
    'It holds every name, note and promise in plain text, private ones too. Whoever gets the file gets everything; no passphrase protects it.',
  exportKnow: 'I know where this file goes and who can read it there.',
  exportSave: 'Save the readable file',
  exported: 'The readable file is saved. Delete it when you no longer need it.',
  come: 'Bring in another vault',
  comeHint: 'The readable file that another Samband exported. What stands here stays; one undo takes it back.',
  importAll: 'Take in an export …',
  importing: 'Taking it in …',
  imported: { one: '{n} thing taken in', other: '{n} things taken in' },
  importedNothing: 'Nothing new: all of it was here already.',
  version: 'Version {version}',
  licence: 'Free software under the GNU Affero General Public License, version 3 or later.',
  neverTitle: 'What Samband never does',
  nevers: [
    'It never calls home: no telemetry, no crash reports, no update checks.',
    'It opens no connection to any network. Nothing leaves this laptop but what you save or print.',
    'It never deletes what you wrote; it puts it away.',
    'It never decides for you who is who, or which of two answers is right.',
    'It cannot help who has lost both the passphrase and the recovery kit.',
  ],
  folder: 'The vault lies in {folder}.',
  kitHint: 'You put off writing it down. It can be read here until you lock Samband or close this window.',
  kitGone:
    'The recovery kit can be read only while the vault is new: until you have written it down, lock Samband or close its window. After that nobody can show it again.',
  demoTitle: 'This is the fictional demo',
  demoText: 'Everybody in it is made up. Begin with a vault of your own whenever you like.',
  leaveDemo: 'Begin with a vault of your own …',
  leaveTitle: 'Leave the demo?',
  leaveText:
    'It is closed and kept as it is, in {folder}. Nothing is deleted. Then you choose a name and a passphrase, as on the first day.',
  leaveYes: 'Close the demo',
};

const nb: SettingsWords = {
  looks: 'Språk og utseende',
  lock: 'Lås og passord',
  backups: 'Hvor endringene mine er',
  about: 'Om Samband',
  kit: 'Gjenopprettingsark',
  theme: 'Tema',
  themes: { system: 'Som maskinen', light: 'Lyst', dark: 'Mørkt' },
  textSize: 'Tekststørrelse',
  textSample: 'Fagforeningen møtes klokka tolv; Åse, Ørjan og Ánne tar med kaffe.',
  autoLock: 'Lås når ingen har brukt det på',
  autoLockHint: 'Det låser seg også når maskinen går i dvale.',
  never: 'aldri',
  minutes: { one: '{n} minutt', other: '{n} minutter' },
  changePassphrase: 'Bytt passord',
  currentPassphrase: 'Passordet nå',
  change: 'Bytt det',
  changing: 'Bytter det …',
  changed: 'Passordet er byttet.',
  changeHint: 'Gjenopprettingsarket er det samme. Sikkerhetskopier fra før åpnes fortsatt med det gamle passordet.',
  whereEdits: 'Hvor de er nå',
  allHere: 'Alt du har skrevet, ligger forseglet på disken til denne maskinen.',
  onlyHere: {
    one: 'Det du har gjort, i {n} steg, finnes ingen andre steder: ingen annen enhet du har, har det ennå.',
    other: 'Det du har gjort, i {n} steg, finnes ingen andre steder: ingen annen enhet du har, har det ennå.',
  },
  nothingWritten: 'Du har ikke skrevet noe ennå.',
  lastBackup: 'Den nyeste sikkerhetskopien på denne disken er fra {when}.',
  noBackup: 'Det er ingen sikkerhetskopi ennå.',
  backupAdvice: 'En sikkerhetskopi på samme disk forsvinner med maskinen. Ha en forseglet kopi et annet sted.',
  automatic: 'Sikkerhetskopier på denne disken',
  automaticHint: 'Én om dagen når noe er endret; de fem nyeste blir tatt vare på.',
  when: 'Laget',
  size: 'Størrelse',
  backUpNow: 'Ta sikkerhetskopi nå',
  backingUp: 'Tar sikkerhetskopi …',
  backedUp: 'Sikkerhetskopi tatt, {size}.',
  saveCopy: 'Lagre en forseglet kopi …',
  savingCopy: 'Lager kopien …',
  saveCopyHint: 'Til en minnepinne eller en annen disk. Den åpnes bare med passordet eller gjenopprettingsarket.',
  copySaved: 'Den forseglede kopien er lagret.',
  check: 'Kontroller hvelvet',
  checkHint: 'Leser hver byte på nytt og sammenligner med det som vises. Det endrer ingenting.',
  checkNow: 'Kontroller alt',
  checking: 'Kontrollerer …',
  progress: '{done} av {total}',
  sound: 'Alt er i orden.',
  unsound:
    'Ikke alt er i orden. Gjør ingen endringer ennå: kopier mappa til hvelvet et trygt sted, og gjenopprett så en sikkerhetskopi.',
  checked: '{records} oppføringer i {bundles} forseglede biter, {size}.',
  found: 'Dette ble oppdaget',
  opening: 'Oppdaget under åpningen',
  openingNothing: 'Ikke noe utenom det vanlige.',
  leave: 'Forlat Samband',
  leaveHint: 'Alt, i én fil som et hvilket som helst program kan lese.',
  exportAll: 'Eksporter alt, lesbart …',
  exporting: 'Skriver alt ned …',
  exportTitle: 'En fil som hvem som helst kan lese',
  exportWarning:
    'Den har hvert navn, notat og løfte i klartekst, også de private. Den som får filen, får alt; ikke noe passord verner den.',
  exportKnow: 'Jeg vet hvor denne filen skal, og hvem som kan lese den der.',
  exportSave: 'Lagre den lesbare filen',
  exported: 'Den lesbare filen er lagret. Slett den når du ikke trenger den lenger.',
  come: 'Hent inn et annet hvelv',
  comeHint:
    'Den lesbare filen som en annen Samband eksporterte. Det som står her, blir stående; én angring tar det tilbake.',
  importAll: 'Ta inn en eksport …',
  importing: 'Tar det inn …',
  imported: { one: '{n} ting tatt inn', other: '{n} ting tatt inn' },
  importedNothing: 'Ikke noe nytt: alt var her allerede.',
  version: 'Versjon {version}',
  licence: 'Fri programvare under GNU Affero General Public License, versjon 3 eller senere.',
  neverTitle: 'Dette gjør Samband aldri',
  nevers: [
    'Det ringer aldri hjem: ingen telemetri, ingen feilrapporter, ingen sjekk etter oppdateringer.',
    'Det åpner ingen forbindelse til noe nett. Ingenting forlater denne maskinen uten det du lagrer eller skriver ut.',
    'Det sletter aldri det du har skrevet; det legger det bort.',
    'Det avgjør aldri for deg hvem som er hvem, eller hvilket av to svar som er riktig.',
    'Det kan ikke hjelpe den som har mistet både passordet og gjenopprettingsarket.',
  ],
  folder: 'Hvelvet ligger i {folder}.',
  kitHint: 'Du utsatte å skrive det ned. Det kan leses her til du låser Samband eller lukker dette vinduet.',
  kitGone:
    'Gjenopprettingsarket kan bare leses mens hvelvet er nytt: til du har skrevet det ned, låser Samband eller lukker vinduet. Etter det kan ingen vise det igjen.',
  demoTitle: 'Dette er den oppdiktede demoen',
  demoText: 'Alle i den er oppdiktet. Begynn med ditt eget hvelv når du vil.',
  leaveDemo: 'Begynn med ditt eget hvelv …',
  leaveTitle: 'Forlate demoen?',
  leaveText:
    'Den lukkes og blir liggende som den er, i {folder}. Ingenting slettes. Så velger du navn og passord, som den første dagen.',
  leaveYes: 'Lukk demoen',
};

const nn: SettingsWords = {
  looks: 'Språk og utsjånad',
  lock: 'Lås og passord',
  backups: 'Kvar endringane mine er',
  about: 'Om Samband',
  kit: 'Gjenopprettingsark',
  theme: 'Tema',
  themes: { system: 'Som maskina', light: 'Lyst', dark: 'Mørkt' },
  textSize: 'Tekststorleik',
  textSample: 'Fagforeininga møtest klokka tolv; Åse, Ørjan og Ánne tek med kaffi.',
  autoLock: 'Lås når ingen har brukt det på',
  autoLockHint: 'Det låser seg òg når maskina går i dvale.',
  never: 'aldri',
  minutes: { one: '{n} minutt', other: '{n} minutt' },
  changePassphrase: 'Byt passord',
  currentPassphrase: 'Passordet no',
  change: 'Byt det',
  changing: 'Byter det …',
  changed: 'Passordet er bytt.',
  changeHint: 'Gjenopprettingsarket er det same. Tryggingskopiar frå før blir framleis opna med det gamle passordet.',
  whereEdits: 'Kvar dei er no',
  allHere: 'Alt du har skrive, ligg forsegla på disken til denne maskina.',
  onlyHere: {
    one: 'Det du har gjort, i {n} steg, finst ingen andre stader: inga anna eining du har, har det enno.',
    other: 'Det du har gjort, i {n} steg, finst ingen andre stader: inga anna eining du har, har det enno.',
  },
  nothingWritten: 'Du har ikkje skrive noko enno.',
  lastBackup: 'Den nyaste tryggingskopien på denne disken er frå {when}.',
  noBackup: 'Det er ingen tryggingskopi enno.',
  backupAdvice: 'Ein tryggingskopi på same disken blir borte med maskina. Ha ein forsegla kopi ein annan stad.',
  automatic: 'Tryggingskopiar på denne disken',
  automaticHint: 'Éin om dagen når noko er endra; dei fem nyaste blir tekne vare på.',
  when: 'Laga',
  size: 'Storleik',
  backUpNow: 'Ta tryggingskopi no',
  backingUp: 'Tek tryggingskopi …',
  backedUp: 'Tryggingskopi teken, {size}.',
  saveCopy: 'Lagre ein forsegla kopi …',
  savingCopy: 'Lagar kopien …',
  saveCopyHint:
    'Til ein minnepinne eller ein annan disk. Han blir berre opna med passordet eller gjenopprettingsarket.',
  copySaved: 'Den forsegla kopien er lagra.',
  check: 'Kontroller kvelvet',
  checkHint: 'Les kvar byte på nytt og samanliknar med det som blir vist. Det endrar ingenting.',
  checkNow: 'Kontroller alt',
  checking: 'Kontrollerer …',
  progress: '{done} av {total}',
  sound: 'Alt er i orden.',
  unsound:
    'Ikkje alt er i orden. Gjer ingen endringar enno: kopier mappa til kvelvet ein trygg stad, og gjenopprett så ein tryggingskopi.',
  checked: '{records} oppføringar i {bundles} forsegla bitar, {size}.',
  found: 'Dette vart oppdaga',
  opening: 'Oppdaga under opninga',
  openingNothing: 'Ikkje noko utanom det vanlege.',
  leave: 'Forlat Samband',
  leaveHint: 'Alt, i éi fil som kva program som helst kan lese.',
  exportAll: 'Eksporter alt, leseleg …',
  exporting: 'Skriv alt ned …',
  exportTitle: 'Ei fil som kven som helst kan lese',
  exportWarning:
    'Ho har kvart namn, notat og kvar lovnad i klartekst, òg dei private. Den som får fila, får alt; ikkje noko passord vernar henne.',
  exportKnow: 'Eg veit kvar denne fila skal, og kven som kan lese henne der.',
  exportSave: 'Lagre den leselege fila',
  exported: 'Den leselege fila er lagra. Slett henne når du ikkje treng henne lenger.',
  come: 'Hent inn eit anna kvelv',
  comeHint:
    'Den leselege fila som ein annan Samband eksporterte. Det som står her, blir ståande; éi angring tek det tilbake.',
  importAll: 'Ta inn ein eksport …',
  importing: 'Tek det inn …',
  imported: { one: '{n} ting teken inn', other: '{n} ting tekne inn' },
  importedNothing: 'Ikkje noko nytt: alt var her allereie.',
  version: 'Versjon {version}',
  licence: 'Fri programvare under GNU Affero General Public License, versjon 3 eller seinare.',
  neverTitle: 'Dette gjer Samband aldri',
  nevers: [
    'Det ringjer aldri heim: ingen telemetri, ingen feilrapportar, ingen sjekk etter oppdateringar.',
    'Det opnar ikkje noko samband til noko nett. Ingenting forlèt denne maskina utan det du lagrar eller skriv ut.',
    'Det slettar aldri det du har skrive; det legg det bort.',
    'Det avgjer aldri for deg kven som er kven, eller kva for eit av to svar som er rett.',
    'Det kan ikkje hjelpe den som har mist både passordet og gjenopprettingsarket.',
  ],
  folder: 'Kvelvet ligg i {folder}.',
  kitHint: 'Du utsette å skrive det ned. Det kan lesast her til du låser Samband eller lukkar dette vindauget.',
  kitGone:
    'Gjenopprettingsarket kan berre lesast mens kvelvet er nytt: til du har skrive det ned, låser Samband eller lukkar vindauget. Etter det kan ingen vise det att.',
  demoTitle: 'Dette er den oppdikta demoen',
  demoText: 'Alle i han er oppdikta. Byrj med ditt eige kvelv når du vil.',
  leaveDemo: 'Byrj med ditt eige kvelv …',
  leaveTitle: 'Forlate demoen?',
  leaveText:
    'Han blir lukka og ligg som han er, i {folder}. Ingenting blir sletta. Så vel du namn og passord, som den første dagen.',
  leaveYes: 'Lukk demoen',
};

const sv: SettingsWords = {
  looks: 'Språk och utseende',
  lock: 'Lås och lösenfras',
  backups: 'Var mina ändringar är',
  about: 'Om Samband',
  kit: 'Återställningsblad',
  theme: 'Tema',
  themes: { system: 'Som datorn', light: 'Ljust', dark: 'Mörkt' },
  textSize: 'Textstorlek',
  textSample: 'Facket träffas klockan tolv; Åsa, Örjan och Ánne tar med kaffe.',
  autoLock: 'Lås när ingen har använt det på',
  autoLockHint: 'Det låses också när datorn går i viloläge.',
  never: 'aldrig',
  minutes: { one: '{n} minut', other: '{n} minuter' },
  changePassphrase: 'Byt lösenfras',
  currentPassphrase: 'Lösenfrasen nu',
  change: 'Byt den',
  changing: 'Byter den …',
  changed: 'Lösenfrasen är bytt.',
  changeHint:
    'Återställningsbladet är detsamma. Tidigare säkerhetskopior öppnas fortfarande med den gamla lösenfrasen.',
  whereEdits: 'Var de är nu',
  allHere: 'Allt du har skrivit ligger förseglat på den här datorns disk.',
  onlyHere: {
    one: 'Det du har gjort, i {n} steg, finns ingen annanstans: ingen annan av dina enheter har det än.',
    other: 'Det du har gjort, i {n} steg, finns ingen annanstans: ingen annan av dina enheter har det än.',
  },
  nothingWritten: 'Du har inte skrivit något än.',
  lastBackup: 'Den nyaste säkerhetskopian på den här disken är från {when}.',
  noBackup: 'Det finns ingen säkerhetskopia än.',
  backupAdvice: 'En säkerhetskopia på samma disk försvinner med datorn. Ha en förseglad kopia någon annanstans.',
  automatic: 'Säkerhetskopior på den här disken',
  automaticHint: 'En om dagen när något har ändrats; de fem nyaste behålls.',
  when: 'Gjord',
  size: 'Storlek',
  backUpNow: 'Säkerhetskopiera nu',
  backingUp: 'Säkerhetskopierar …',
  backedUp: 'Säkerhetskopierat, {size}.',
  saveCopy: 'Spara en förseglad kopia …',
  savingCopy: 'Gör kopian …',
  saveCopyHint: 'För ett USB-minne eller en annan disk. Den öppnas bara med lösenfrasen eller återställningsbladet.',
  copySaved: 'Den förseglade kopian är sparad.',
  check: 'Kontrollera valvet',
  checkHint: 'Läser varje byte igen och jämför med det som visas. Det ändrar inget.',
  checkNow: 'Kontrollera allt',
  checking: 'Kontrollerar …',
  progress: '{done} av {total}',
  sound: 'Allt är i ordning.',
  unsound:
    'Allt är inte i ordning. Gör inga ändringar än: kopiera valvets mapp till ett säkert ställe och återställ sedan en säkerhetskopia.',
  checked: '{records} poster i {bundles} förseglade bitar, {size}.',
  found: 'Det här märktes',
  opening: 'Märkt vid öppningen',
  openingNothing: 'Inget utöver det vanliga.',
  leave: 'Lämna Samband',
  leaveHint: 'Allt, i en fil som vilket program som helst kan läsa.',
  exportAll: 'Exportera allt, läsbart …',
  exporting: 'Skriver ner allt …',
  exportTitle: 'En fil som vem som helst kan läsa',
  exportWarning:
    'Den har varje namn, anteckning och löfte i klartext, också de privata. Den som får filen får allt; ingen lösenfras skyddar den.',
  exportKnow: 'Jag vet vart den här filen tar vägen och vem som kan läsa den där.',
  exportSave: 'Spara den läsbara filen',
  exported: 'Den läsbara filen är sparad. Ta bort den när du inte behöver den längre.',
  come: 'Hämta in ett annat valv',
  comeHint:
    'Den läsbara fil som en annan Samband exporterade. Det som står här står kvar; en ångring tar tillbaka det.',
  importAll: 'Ta in en export …',
  importing: 'Tar in det …',
  imported: { one: '{n} sak intagen', other: '{n} saker intagna' },
  importedNothing: 'Inget nytt: allt fanns här redan.',
  version: 'Version {version}',
  licence: 'Fri programvara under GNU Affero General Public License, version 3 eller senare.',
  neverTitle: 'Det här gör Samband aldrig',
  nevers: [
    'Det ringer aldrig hem: ingen telemetri, inga felrapporter, ingen kontroll av uppdateringar.',
    'Det öppnar ingen förbindelse till något nät. Inget lämnar den här datorn utom det du sparar eller skriver ut.',
    'Det raderar aldrig det du har skrivit; det lägger undan det.',
    'Det avgör aldrig åt dig vem som är vem, eller vilket av två svar som är rätt.',
    'Det kan inte hjälpa den som har förlorat både lösenfrasen och återställningsbladet.',
  ],
  folder: 'Valvet ligger i {folder}.',
  kitHint:
    'Du sköt upp att skriva ner det. Det går att läsa här tills du låser Samband eller stänger det här fönstret.',
  kitGone:
    'Återställningsbladet går bara att läsa medan valvet är nytt: tills du har skrivit ner det, låser Samband eller stänger fönstret. Sedan kan ingen visa det igen.',
  demoTitle: 'Det här är den påhittade demon',
  demoText: 'Alla i den är påhittade. Börja med ett eget valv när du vill.',
  leaveDemo: 'Börja med ett eget valv …',
  leaveTitle: 'Lämna demon?',
  leaveText:
    'Den stängs och ligger kvar som den är, i {folder}. Ingenting raderas. Sedan väljer du namn och lösenfras, som den första dagen.',
  leaveYes: 'Stäng demon',
};

export const settingsWords: Readonly<Record<Language, SettingsWords>> = { en, nb, nn, sv };
