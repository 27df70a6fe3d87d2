/** Who has what, folders that carry, and what others changed. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

/** Why a file in a folder was not used (engine/packs/packs-here.ts), and what a folder can fail with. */
type SkippedFile =
  | 'Damaged'
  | 'WrongSize'
  | 'TooLarge'
  | 'NewerVersion'
  | 'OtherGroup'
  | 'Malformed'
  | 'Foreign'
  | 'Temporary'
  | 'Link'
  | 'WrongName'
  | 'Unreadable';
type FolderProblem = 'DiskFull' | 'ReadOnly' | 'NotFound' | 'NotPermitted' | 'DiskFailed';

export interface SyncWords {
  /** In spaces that others share; `{since}`: of the oldest. */
  readonly onlyHere: Counted;
  readonly allElsewhere: string;
  readonly nothingShared: string;
  /** In spaces that only this device is in. */
  readonly onlyMine: Counted;
  readonly toBackups: string;
  /** The line at the foot of the rail: short, and never more than is known. */
  readonly line: {
    readonly onlyHere: Counted;
    readonly onlyHereShort: Counted;
    readonly elsewhere: string;
    readonly onlyMine: Counted;
    readonly hasAll: string;
    readonly hasUpTo: string;
    readonly hasNothing: string;
    readonly someHaveAll: string;
    /** A stick, a folder or a server, and when it was last in step. */
    readonly carrier: string;
  };
  readonly devices: string;
  readonly own: string;
  readonly somebody: string;
  readonly hereNow: string;
  readonly lastSeen: string;
  readonly neverSeen: string;
  readonly hasAll: string;
  readonly hasUpTo: string;
  readonly hasNothing: string;
  readonly hasNotSaid: string;
  readonly nothingForIt: string;
  readonly level: string;
  readonly toSend: string;
  readonly toFetch: string;
  readonly fetching: string;
  readonly progress: string;
  readonly room: string;
  readonly meet: string;
  readonly meetHint: string;
  readonly forInvitation: string;
  readonly always: string;
  readonly yourAddress: string;
  readonly theirAddress: string;
  readonly connect: string;
  readonly connecting: string;
  readonly folders: string;
  readonly foldersLead: string;
  readonly putIn: string;
  readonly noStick: string;
  readonly saveToStick: string;
  readonly readFromStick: string;
  readonly saveThere: string;
  readonly readThere: string;
  readonly saving: string;
  readonly reading: string;
  readonly keep: string;
  readonly keepHint: string;
  readonly forget: string;
  readonly forgotten: string;
  readonly otherFolder: string;
  readonly otherFolderHint: string;
  readonly lastUsed: string;
  readonly notUsed: string;
  readonly working: string;
  readonly gone: string;
  readonly failed: string;
  readonly came: Counted;
  readonly nothingCame: string;
  readonly went: Counted;
  readonly nothingWent: string;
  readonly takeOut: string;
  readonly refused: Counted;
  readonly joined: string;
  readonly skipped: Counted;
  readonly foreign: Counted;
  readonly skippedFile: Readonly<Record<SkippedFile, string>>;
  readonly folderProblem: Readonly<Record<FolderProblem, string>>;
  readonly answered: string;
  readonly compare: string;
  readonly same: string;
  readonly differ: string;
  readonly differed: string;
  readonly asked: string;
  readonly asksHere: string;
  readonly changed: string;
  readonly thingsChanged: Counted;
  readonly look: string;
  readonly isNew: string;
  readonly more: Counted;
  readonly needYou: Counted;
  readonly showAll: Counted;
  readonly wentAway: string;
  readonly leftToSend: Counted;
  readonly hadAll: string;
  readonly joinedByFolder: string;
  readonly rowOnlyHere: Counted;
  readonly aloneTitle: string;
  readonly alone: string;
  readonly invite: string;
  readonly join: string;
}

const en: SyncWords = {
  onlyHere: {
    one: '{n} edit of yours is only on this laptop, since {since}.',
    other: '{n} edits of yours are only on this laptop, the oldest since {since}.',
  },
  allElsewhere: 'Everything you have shared is on another device, stick or server too.',
  nothingShared: 'You have shared nothing yet.',
  onlyMine: {
    one: '{n} private edit is only here: no other device of yours holds it.',
    other: '{n} private edits are only here: no other device of yours holds them.',
  },
  toBackups: 'Backups',
  line: {
    onlyHere: { one: '{n} edit only on this laptop', other: '{n} edits only on this laptop' },
    onlyHereShort: { one: '{n} edit only here', other: '{n} edits only here' },
    elsewhere: 'All you share is elsewhere too',
    onlyMine: { one: '{n} private only here', other: '{n} private only here' },
    hasAll: '{who} has all of yours',
    hasUpTo: '{who} has yours up to {when}',
    hasNothing: '{who} has none of yours yet',
    someHaveAll: '{n} of {all} devices have all of yours',
    carrier: '{name}: {when}',
  },
  devices: 'Devices',
  own: 'yours',
  somebody: 'Somebody',
  hereNow: 'Connected now, {address}',
  lastSeen: 'Last met {when}',
  neverSeen: 'Never met from here',
  hasAll: 'Has everything of yours',
  hasUpTo: 'Has everything of yours up to {when}',
  hasNothing: 'Has nothing of yours yet',
  hasNotSaid: 'Has not told what it has',
  nothingForIt: 'You have written nothing for it yet',
  level: 'Both hold the same at this moment',
  toSend: '{n} to send',
  toFetch: '{n} to fetch',
  fetching: 'Fetching from {who}',
  progress: '{done} of {of}',
  room: 'In this room',
  meet: 'Meet: look for comrades on this network, and let them find you',
  meetHint: 'Only members of your spaces can tell that it is you. Nothing of it stays on afterwards.',
  forInvitation: 'It is on for an invitation just now, and goes off by itself.',
  always: 'Always, whenever the vault is open',
  yourAddress: 'This laptop, to tell somebody:',
  theirAddress: 'Address on their screen',
  connect: 'Connect',
  connecting: 'Connecting …',
  folders: 'Sticks and folders',
  foldersLead:
    'A stick carries everything that members share, sealed: whoever finds it can read nothing. So does a network share, or a folder that Syncthing or Nextcloud keeps.',
  putIn: 'put in now',
  noStick: 'No stick is put in.',
  saveToStick: 'Save to stick',
  readFromStick: 'Read from stick',
  saveThere: 'Save there',
  readThere: 'Read from there',
  saving: 'Saving …',
  reading: 'Reading …',
  keep: 'Keep this folder in step',
  keepHint: 'While the vault is open, what changes on either side is carried at once.',
  forget: 'Forget',
  forgotten: 'Forgotten here. What lies in {name} is still there.',
  otherFolder: 'Another folder',
  otherFolderHint: 'Its whole path, such as {example}.',
  lastUsed: 'Last used {when}',
  notUsed: 'Not used yet',
  working: 'Working …',
  gone: 'Not there now. It goes on by itself when it is back.',
  failed: 'The last time failed.',
  came: { one: 'Read. {n} came.', other: 'Read. {n} came.' },
  nothingCame: 'Read. Nothing new lay there.',
  went: {
    one: 'Saved. {n} went, and was read back to be sure.',
    other: 'Saved. {n} went, and were read back to be sure.',
  },
  nothingWent: 'It holds everything you share already.',
  takeOut: 'You can take it out now.',
  refused: {
    one: '{n} was refused: not from a member, or not whole. Nothing of it was used.',
    other: '{n} were refused: not from a member, or not whole. Nothing of them was used.',
  },
  joined: 'Your request was answered: you are in {spaces} now.',
  skipped: {
    one: '{n} file there could not be used. Everything else was, and it was left as it is.',
    other: '{n} files there could not be used. Everything else was, and they were left as they are.',
  },
  foreign: {
    one: '{n} file there is not Samband’s. It was left alone.',
    other: '{n} files there are not Samband’s. They were left alone.',
  },
  skippedFile: {
    Damaged: 'Damaged, or not copied whole. Save there again from the laptop that wrote it.',
    WrongSize: 'Not copied whole. Copy it again.',
    TooLarge: 'Larger than Samband ever writes.',
    NewerVersion: 'Written by a newer Samband. Read it with that version.',
    OtherGroup: 'Of another group, or put into the wrong folder.',
    Malformed: 'Not what it says it is: a program’s mistake, or somebody’s lie.',
    Foreign: 'Not Samband’s.',
    Temporary: 'Half-written: somebody was interrupted. It does no harm.',
    Link: 'A link. Links are not followed.',
    WrongName: 'Renamed since it was written. Give it its old name back, or save there again.',
    Unreadable: 'The stick could not read it. It may be wearing out.',
  },
  folderProblem: {
    DiskFull:
      'There is no room left on it. What lay there is whole, and nothing here was touched. Make room, or take another.',
    ReadOnly: 'It is write-protected, so nothing was saved. It can still be read. Move its switch, or take another.',
    NotFound: 'There is no such folder. Nothing was changed. Put the stick in, or check the path.',
    NotPermitted: 'This computer does not let Samband use it. Nothing was changed. Look at the rights of the folder.',
    DiskFailed: 'It failed while it was used. What your vault holds is safe. Try again, or take another.',
  },
  answered: 'Somebody answered your request, and your invitation did not say who.',
  compare: 'Compare these words with the screen of the one who invited you, face to face or by phone:',
  same: 'They are the same: join',
  differ: 'They differ',
  differed:
    'Do not join with this answer: it may come from somebody else. Ask for a new invitation. Nothing was changed.',
  asked: 'Your request of {when} waits for an answer in {folder}.',
  asksHere: 'Somebody asks to be let in.',
  changed: 'What changed',
  thingsChanged: { one: '{n} thing changed', other: '{n} things changed' },
  look: 'Look',
  isNew: 'new',
  more: { one: 'And {n} more.', other: 'And {n} more.' },
  needYou: { one: '{n} thing needs you', other: '{n} things need you' },
  showAll: { one: 'Show {n} more', other: 'Show {n} more' },
  wentAway: '{who} is gone.',
  leftToSend: { one: '{n} of yours is still to send.', other: '{n} of yours are still to send.' },
  hadAll: 'Everything of yours had arrived.',
  joinedByFolder: 'You are in {space} now.',
  rowOnlyHere: { one: '{n} edit of this exists only here', other: '{n} edits of this exist only here' },
  aloneTitle: 'Only this device is in your spaces',
  alone:
    'When somebody else is in one, or another device of yours, this screen says who has what: over the network in the same room, or carried on a stick. Everything works alone, too.',
  invite: 'Invite somebody',
  join: 'Join somebody',
};

const nb: SyncWords = {
  onlyHere: {
    one: '{n} av endringene dine er bare på denne maskinen, siden {since}.',
    other: '{n} av endringene dine er bare på denne maskinen, den eldste siden {since}.',
  },
  allElsewhere: 'Alt du har delt, ligger også på en annen enhet, minnepinne eller tjener.',
  nothingShared: 'Du har ikke delt noe ennå.',
  onlyMine: {
    one: '{n} privat endring er bare her: ingen annen enhet du har, holder den.',
    other: '{n} private endringer er bare her: ingen annen enhet du har, holder dem.',
  },
  toBackups: 'Sikkerhetskopier',
  line: {
    onlyHere: { one: '{n} endring bare på denne maskinen', other: '{n} endringer bare på denne maskinen' },
    onlyHereShort: { one: '{n} endring bare her', other: '{n} endringer bare her' },
    elsewhere: 'Alt du deler, ligger også andre steder',
    onlyMine: { one: '{n} privat bare her', other: '{n} private bare her' },
    hasAll: '{who} har alt fra deg',
    hasUpTo: '{who} har ditt fram til {when}',
    hasNothing: '{who} har ingenting fra deg ennå',
    someHaveAll: '{n} av {all} enheter har alt fra deg',
    carrier: '{name}: {when}',
  },
  devices: 'Enheter',
  own: 'din egen',
  somebody: 'Noen',
  hereNow: 'Koblet til nå, {address}',
  lastSeen: 'Sist møtt {when}',
  neverSeen: 'Aldri møtt herfra',
  hasAll: 'Har alt fra deg',
  hasUpTo: 'Har alt fra deg fram til {when}',
  hasNothing: 'Har ingenting fra deg ennå',
  hasNotSaid: 'Har ikke fortalt hva den har',
  nothingForIt: 'Du har ikke skrevet noe til den ennå',
  level: 'Begge har det samme akkurat nå',
  toSend: '{n} å sende',
  toFetch: '{n} å hente',
  fetching: 'Henter fra {who}',
  progress: '{done} av {of}',
  room: 'I dette rommet',
  meet: 'Møtes: let etter kamerater på dette nettverket, og la dem finne deg',
  meetHint: 'Bare de som er med i rommene dine, kan se at det er deg. Ingenting av det står på etterpå.',
  forInvitation: 'Det står på for en invitasjon akkurat nå, og slås av av seg selv.',
  always: 'Alltid, når hvelvet er åpent',
  yourAddress: 'Denne maskinen, om du skal si det til noen:',
  theirAddress: 'Adressen på skjermen deres',
  connect: 'Koble til',
  connecting: 'Kobler til …',
  folders: 'Minnepinner og mapper',
  foldersLead:
    'En minnepinne bærer alt medlemmene deler, forseglet: den som finner den, kan ikke lese noe. Det gjør også en nettverksmappe, eller en mappe som Syncthing eller Nextcloud tar vare på.',
  putIn: 'satt inn nå',
  noStick: 'Ingen minnepinne er satt inn.',
  saveToStick: 'Lagre på minnepinne',
  readFromStick: 'Les fra minnepinne',
  saveThere: 'Lagre dit',
  readThere: 'Les derfra',
  saving: 'Lagrer …',
  reading: 'Leser …',
  keep: 'Hold denne mappa oppdatert',
  keepHint: 'Så lenge hvelvet er åpent, bæres det som endrer seg på begge sider over med en gang.',
  forget: 'Glem',
  forgotten: 'Glemt her. Det som ligger i {name}, ligger der fortsatt.',
  otherFolder: 'En annen mappe',
  otherFolderHint: 'Hele stien, for eksempel {example}.',
  lastUsed: 'Sist brukt {when}',
  notUsed: 'Ikke brukt ennå',
  working: 'Arbeider …',
  gone: 'Ikke der nå. Det går videre av seg selv når den er tilbake.',
  failed: 'Det gikk ikke sist.',
  came: { one: 'Lest. {n} kom.', other: 'Lest. {n} kom.' },
  nothingCame: 'Lest. Det lå ikke noe nytt der.',
  went: {
    one: 'Lagret. {n} gikk, og ble lest tilbake for å være sikker.',
    other: 'Lagret. {n} gikk, og ble lest tilbake for å være sikker.',
  },
  nothingWent: 'Den har allerede alt du deler.',
  takeOut: 'Du kan ta den ut nå.',
  refused: {
    one: '{n} ble avvist: ikke fra et medlem, eller ikke helt. Ingenting av det ble brukt.',
    other: '{n} ble avvist: ikke fra et medlem, eller ikke hele. Ingenting av dem ble brukt.',
  },
  joined: 'Forespørselen din er besvart: du er med i {spaces} nå.',
  skipped: {
    one: '{n} fil der kunne ikke brukes. Alt annet ble brukt, og den ligger som den lå.',
    other: '{n} filer der kunne ikke brukes. Alt annet ble brukt, og de ligger som de lå.',
  },
  foreign: {
    one: '{n} fil der er ikke Sambands. Den fikk ligge.',
    other: '{n} filer der er ikke Sambands. De fikk ligge.',
  },
  skippedFile: {
    Damaged: 'Skadet, eller ikke kopiert helt. Lagre dit på nytt fra maskinen som skrev den.',
    WrongSize: 'Ikke kopiert helt. Kopier den på nytt.',
    TooLarge: 'Større enn Samband noen gang skriver.',
    NewerVersion: 'Skrevet av et nyere Samband. Les den med den versjonen.',
    OtherGroup: 'Fra en annen gruppe, eller lagt i feil mappe.',
    Malformed: 'Ikke det den gir seg ut for: et programs feil, eller noens løgn.',
    Foreign: 'Ikke Sambands.',
    Temporary: 'Halvskrevet: noen ble avbrutt. Den gjør ingen skade.',
    Link: 'En lenke. Lenker følges ikke.',
    WrongName: 'Har fått nytt navn siden den ble skrevet. Gi den det gamle tilbake, eller lagre dit på nytt.',
    Unreadable: 'Minnepinnen klarte ikke å lese den. Den kan være i ferd med å ryke.',
  },
  folderProblem: {
    DiskFull:
      'Det er ikke plass igjen på den. Det som lå der, er helt, og ingenting her er rørt. Rydd plass, eller ta en annen.',
    ReadOnly:
      'Den er skrivebeskyttet, så ingenting ble lagret. Den kan fortsatt leses. Flytt bryteren på den, eller ta en annen.',
    NotFound: 'Det finnes ingen slik mappe. Ingenting er endret. Sett inn minnepinnen, eller se over stien.',
    NotPermitted: 'Maskinen lar ikke Samband bruke den. Ingenting er endret. Se på rettighetene til mappa.',
    DiskFailed: 'Den sviktet mens den ble brukt. Det hvelvet ditt holder, er trygt. Prøv igjen, eller ta en annen.',
  },
  answered: 'Noen har svart på forespørselen din, og invitasjonen din sa ikke hvem.',
  compare: 'Sammenlign disse ordene med skjermen til den som inviterte deg, ansikt til ansikt eller på telefon:',
  same: 'De er like: bli med',
  differ: 'De er ulike',
  differed: 'Ikke bli med på dette svaret: det kan komme fra noen andre. Be om en ny invitasjon. Ingenting er endret.',
  asked: 'Forespørselen din fra {when} venter på svar i {folder}.',
  asksHere: 'Noen ber om å slippe inn.',
  changed: 'Det som er endret',
  thingsChanged: { one: '{n} ting er endret', other: '{n} ting er endret' },
  look: 'Se',
  isNew: 'ny',
  more: { one: 'Og {n} til.', other: 'Og {n} til.' },
  needYou: { one: '{n} ting trenger deg', other: '{n} ting trenger deg' },
  showAll: { one: 'Vis {n} til', other: 'Vis {n} til' },
  wentAway: '{who} er borte.',
  leftToSend: { one: '{n} fra deg gjenstår å sende.', other: '{n} fra deg gjenstår å sende.' },
  hadAll: 'Alt fra deg var kommet fram.',
  joinedByFolder: 'Du er med i {space} nå.',
  rowOnlyHere: { one: '{n} endring av dette finnes bare her', other: '{n} endringer av dette finnes bare her' },
  aloneTitle: 'Bare denne enheten er i rommene dine',
  alone:
    'Når noen andre er med i et av dem, eller en annen enhet du har, sier denne siden hvem som har hva: over nettverket i samme rom, eller båret på en minnepinne. Alt virker alene også.',
  invite: 'Inviter noen',
  join: 'Bli med hos noen',
};

const nn: SyncWords = {
  onlyHere: {
    one: '{n} av endringane dine er berre på denne maskina, sidan {since}.',
    other: '{n} av endringane dine er berre på denne maskina, den eldste sidan {since}.',
  },
  allElsewhere: 'Alt du har delt, ligg også på ei anna eining, ein minnepinne eller ein tenar.',
  nothingShared: 'Du har ikkje delt noko enno.',
  onlyMine: {
    one: '{n} privat endring er berre her: inga anna eining du har, held henne.',
    other: '{n} private endringar er berre her: inga anna eining du har, held dei.',
  },
  toBackups: 'Tryggingskopiar',
  line: {
    onlyHere: { one: '{n} endring berre på denne maskina', other: '{n} endringar berre på denne maskina' },
    onlyHereShort: { one: '{n} endring berre her', other: '{n} endringar berre her' },
    elsewhere: 'Alt du deler, ligg også andre stader',
    onlyMine: { one: '{n} privat berre her', other: '{n} private berre her' },
    hasAll: '{who} har alt frå deg',
    hasUpTo: '{who} har ditt fram til {when}',
    hasNothing: '{who} har ingenting frå deg enno',
    someHaveAll: '{n} av {all} einingar har alt frå deg',
    carrier: '{name}: {when}',
  },
  devices: 'Einingar',
  own: 'di eiga',
  somebody: 'Nokon',
  hereNow: 'Kopla til no, {address}',
  lastSeen: 'Sist møtt {when}',
  neverSeen: 'Aldri møtt herifrå',
  hasAll: 'Har alt frå deg',
  hasUpTo: 'Har alt frå deg fram til {when}',
  hasNothing: 'Har ingenting frå deg enno',
  hasNotSaid: 'Har ikkje fortalt kva ho har',
  nothingForIt: 'Du har ikkje skrive noko til henne enno',
  level: 'Begge har det same akkurat no',
  toSend: '{n} å sende',
  toFetch: '{n} å hente',
  fetching: 'Hentar frå {who}',
  progress: '{done} av {of}',
  room: 'I dette rommet',
  meet: 'Møtast: leit etter kameratar på dette nettverket, og lat dei finne deg',
  meetHint: 'Berre dei som er med i romma dine, kan sjå at det er deg. Ingenting av det står på etterpå.',
  forInvitation: 'Det står på for ein invitasjon akkurat no, og blir slått av av seg sjølv.',
  always: 'Alltid, når kvelvet er ope',
  yourAddress: 'Denne maskina, om du skal seie det til nokon:',
  theirAddress: 'Adressa på skjermen deira',
  connect: 'Kople til',
  connecting: 'Koplar til …',
  folders: 'Minnepinnar og mapper',
  foldersLead:
    'Ein minnepinne ber alt medlemene deler, forsegla: den som finn han, kan ikkje lese noko. Det gjer også ei nettverksmappe, eller ei mappe som Syncthing eller Nextcloud tek vare på.',
  putIn: 'sett inn no',
  noStick: 'Ingen minnepinne er sett inn.',
  saveToStick: 'Lagre på minnepinne',
  readFromStick: 'Les frå minnepinne',
  saveThere: 'Lagre dit',
  readThere: 'Les derifrå',
  saving: 'Lagrar …',
  reading: 'Les …',
  keep: 'Hald denne mappa oppdatert',
  keepHint: 'Så lenge kvelvet er ope, blir det som endrar seg på begge sider, bore over med ein gong.',
  forget: 'Gløym',
  forgotten: 'Gløymt her. Det som ligg i {name}, ligg der framleis.',
  otherFolder: 'Ei anna mappe',
  otherFolderHint: 'Heile stigen, til dømes {example}.',
  lastUsed: 'Sist brukt {when}',
  notUsed: 'Ikkje brukt enno',
  working: 'Arbeider …',
  gone: 'Ikkje der no. Det går vidare av seg sjølv når ho er tilbake.',
  failed: 'Det gjekk ikkje sist.',
  came: { one: 'Lese. {n} kom.', other: 'Lese. {n} kom.' },
  nothingCame: 'Lese. Det låg ikkje noko nytt der.',
  went: {
    one: 'Lagra. {n} gjekk, og vart lese tilbake for å vere sikker.',
    other: 'Lagra. {n} gjekk, og vart lesne tilbake for å vere sikker.',
  },
  nothingWent: 'Der ligg alt du deler, frå før.',
  takeOut: 'Du kan ta den ut no.',
  refused: {
    one: '{n} vart avvist: ikkje frå ein medlem, eller ikkje heil. Ingenting av det vart brukt.',
    other: '{n} vart avviste: ikkje frå ein medlem, eller ikkje heile. Ingenting av dei vart brukt.',
  },
  joined: 'Du har fått svar på førespurnaden din: du er med i {spaces} no.',
  skipped: {
    one: '{n} fil der kunne ikkje brukast. Alt anna vart brukt, og fila ligg som ho låg.',
    other: '{n} filer der kunne ikkje brukast. Alt anna vart brukt, og filene ligg som dei låg.',
  },
  foreign: {
    one: '{n} fil der er ikkje frå Samband. Ho fekk liggje.',
    other: '{n} filer der er ikkje frå Samband. Dei fekk liggje.',
  },
  skippedFile: {
    Damaged: 'Skadd, eller ikkje kopiert heilt. Lagre dit på nytt frå maskina som skreiv henne.',
    WrongSize: 'Ikkje kopiert heilt. Kopier henne på nytt.',
    TooLarge: 'Større enn Samband nokon gong skriv.',
    NewerVersion: 'Skriven av eit nyare Samband. Les henne med den versjonen.',
    OtherGroup: 'Frå ei anna gruppe, eller lagd i feil mappe.',
    Malformed: 'Ikkje det ho gir seg ut for: feilen til eit program, eller løgna til nokon.',
    Foreign: 'Ikkje frå Samband.',
    Temporary: 'Halvskriven: nokon vart avbroten. Ho gjer ingen skade.',
    Link: 'Ei lenkje. Lenkjer blir ikkje følgde.',
    WrongName: 'Har fått nytt namn sidan ho vart skriven. Gi henne det gamle att, eller lagre dit på nytt.',
    Unreadable: 'Minnepinnen klarte ikkje å lese henne. Han kan vere i ferd med å ryke.',
  },
  folderProblem: {
    DiskFull:
      'Det er ikkje plass att. Det som låg der, er heilt, og ingenting her er rørt. Rydd plass, eller ta noko anna.',
    ReadOnly:
      'Her kan ingenting skrivast, så ingenting vart lagra. Det kan framleis lesast. Flytt brytaren på minnepinnen, eller ta ein annan.',
    NotFound: 'Det finst inga slik mappe. Ingenting er endra. Set inn minnepinnen, eller sjå over stigen.',
    NotPermitted: 'Maskina lèt ikkje Samband bruke mappa. Ingenting er endra. Sjå på rettane til mappa.',
    DiskFailed: 'Det svikta undervegs. Det kvelvet ditt held, er trygt. Prøv igjen, eller ta ein annan.',
  },
  answered: 'Nokon har svara på førespurnaden din, og invitasjonen din sa ikkje kven.',
  compare: 'Samanlikn desse orda med skjermen til den som inviterte deg, ansikt til ansikt eller på telefon:',
  same: 'Dei er like: bli med',
  differ: 'Dei er ulike',
  differed: 'Ikkje bli med på dette svaret: det kan kome frå nokon andre. Be om ein ny invitasjon. Ingenting er endra.',
  asked: 'Førespurnaden din frå {when} ventar på svar i {folder}.',
  asksHere: 'Nokon ber om å sleppe inn.',
  changed: 'Det som er endra',
  thingsChanged: { one: '{n} ting er endra', other: '{n} ting er endra' },
  look: 'Sjå',
  isNew: 'ny',
  more: { one: 'Og {n} til.', other: 'Og {n} til.' },
  needYou: { one: '{n} ting treng deg', other: '{n} ting treng deg' },
  showAll: { one: 'Vis {n} til', other: 'Vis {n} til' },
  wentAway: '{who} er borte.',
  leftToSend: { one: '{n} frå deg står att å sende.', other: '{n} frå deg står att å sende.' },
  hadAll: 'Alt frå deg var kome fram.',
  joinedByFolder: 'Du er med i {space} no.',
  rowOnlyHere: { one: '{n} endring av dette finst berre her', other: '{n} endringar av dette finst berre her' },
  aloneTitle: 'Berre denne eininga er i romma dine',
  alone:
    'Når nokon andre er med i eitt av dei, eller ei anna eining du har, seier denne sida kven som har kva: over nettverket i same rom, eller bore på ein minnepinne. Alt verkar åleine også.',
  invite: 'Inviter nokon',
  join: 'Bli med hos nokon',
};

const sv: SyncWords = {
  onlyHere: {
    one: '{n} av dina ändringar finns bara på den här datorn, sedan {since}.',
    other: '{n} av dina ändringar finns bara på den här datorn, den äldsta sedan {since}.',
  },
  allElsewhere: 'Allt du har delat finns också på en annan enhet, ett USB-minne eller en server.',
  nothingShared: 'Du har inte delat något än.',
  onlyMine: {
    one: '{n} privat ändring finns bara här: ingen annan av dina enheter har den.',
    other: '{n} privata ändringar finns bara här: ingen annan av dina enheter har dem.',
  },
  toBackups: 'Säkerhetskopior',
  line: {
    onlyHere: { one: '{n} ändring bara på den här datorn', other: '{n} ändringar bara på den här datorn' },
    onlyHereShort: { one: '{n} ändring bara här', other: '{n} ändringar bara här' },
    elsewhere: 'Allt du delar finns på fler ställen',
    onlyMine: { one: '{n} privat bara här', other: '{n} privata bara här' },
    hasAll: '{who} har allt från dig',
    hasUpTo: '{who} har ditt fram till {when}',
    hasNothing: '{who} har inget från dig än',
    someHaveAll: '{n} av {all} enheter har allt från dig',
    carrier: '{name}: {when}',
  },
  devices: 'Enheter',
  own: 'din egen',
  somebody: 'Någon',
  hereNow: 'Ansluten nu, {address}',
  lastSeen: 'Senast träffad {when}',
  neverSeen: 'Aldrig träffad härifrån',
  hasAll: 'Har allt från dig',
  hasUpTo: 'Har allt från dig fram till {when}',
  hasNothing: 'Har inget från dig än',
  hasNotSaid: 'Har inte berättat vad den har',
  nothingForIt: 'Du har inte skrivit något till den än',
  level: 'Båda har samma sak just nu',
  toSend: '{n} att skicka',
  toFetch: '{n} att hämta',
  fetching: 'Hämtar från {who}',
  progress: '{done} av {of}',
  room: 'I det här rummet',
  meet: 'Mötas: leta efter kamrater på det här nätverket, och låt dem hitta dig',
  meetHint: 'Bara de som är med i dina rum kan se att det är du. Inget av det står på efteråt.',
  forInvitation: 'Det står på för en inbjudan just nu, och slås av av sig självt.',
  always: 'Alltid, när valvet är öppet',
  yourAddress: 'Den här datorn, om du ska säga det till någon:',
  theirAddress: 'Adressen på deras skärm',
  connect: 'Anslut',
  connecting: 'Ansluter …',
  folders: 'USB-minnen och mappar',
  foldersLead:
    'Ett USB-minne bär allt som medlemmarna delar, förseglat: den som hittar det kan inte läsa något. Det gör också en nätverksmapp, eller en mapp som Syncthing eller Nextcloud sköter.',
  putIn: 'isatt nu',
  noStick: 'Inget USB-minne är isatt.',
  saveToStick: 'Spara på USB-minne',
  readFromStick: 'Läs från USB-minne',
  saveThere: 'Spara dit',
  readThere: 'Läs därifrån',
  saving: 'Sparar …',
  reading: 'Läser …',
  keep: 'Håll den här mappen i takt',
  keepHint: 'Medan valvet är öppet bärs det som ändras på någon av sidorna över direkt.',
  forget: 'Glöm',
  forgotten: 'Glömt här. Det som ligger i {name} ligger kvar.',
  otherFolder: 'En annan mapp',
  otherFolderHint: 'Hela sökvägen, till exempel {example}.',
  lastUsed: 'Senast använt {when}',
  notUsed: 'Inte använt än',
  working: 'Arbetar …',
  gone: 'Inte där nu. Det går vidare av sig självt när det är tillbaka.',
  failed: 'Det gick inte senast.',
  came: { one: 'Läst. {n} kom.', other: 'Läst. {n} kom.' },
  nothingCame: 'Läst. Inget nytt låg där.',
  went: {
    one: 'Sparat. {n} gick, och lästes tillbaka för säkerhets skull.',
    other: 'Sparat. {n} gick, och lästes tillbaka för säkerhets skull.',
  },
  nothingWent: 'Där finns redan allt du delar.',
  takeOut: 'Du kan ta ut det nu.',
  refused: {
    one: '{n} avvisades: inte från en medlem, eller inte hel. Inget av det användes.',
    other: '{n} avvisades: inte från en medlem, eller inte hela. Inget av dem användes.',
  },
  joined: 'Din förfrågan är besvarad: du är med i {spaces} nu.',
  skipped: {
    one: '{n} fil där gick inte att använda. Allt annat användes, och den ligger som den låg.',
    other: '{n} filer där gick inte att använda. Allt annat användes, och de ligger som de låg.',
  },
  foreign: {
    one: '{n} fil där är inte Sambands. Den fick ligga.',
    other: '{n} filer där är inte Sambands. De fick ligga.',
  },
  skippedFile: {
    Damaged: 'Skadad, eller inte kopierad i sin helhet. Spara dit igen från datorn som skrev den.',
    WrongSize: 'Inte kopierad i sin helhet. Kopiera den igen.',
    TooLarge: 'Större än Samband någonsin skriver.',
    NewerVersion: 'Skriven av ett nyare Samband. Läs den med den versionen.',
    OtherGroup: 'Från en annan grupp, eller lagd i fel mapp.',
    Malformed: 'Inte det den utger sig för: ett programs misstag, eller någons lögn.',
    Foreign: 'Inte Sambands.',
    Temporary: 'Halvskriven: någon blev avbruten. Den gör ingen skada.',
    Link: 'En länk. Länkar följs inte.',
    WrongName: 'Har fått nytt namn sedan den skrevs. Ge den det gamla tillbaka, eller spara dit igen.',
    Unreadable: 'USB-minnet kunde inte läsa den. Det kan vara på väg att gå sönder.',
  },
  folderProblem: {
    DiskFull:
      'Det finns inget utrymme kvar. Det som låg där är helt, och inget här har rörts. Gör plats, eller ta ett annat.',
    ReadOnly:
      'Det är skrivskyddat, så inget sparades. Det går fortfarande att läsa. Flytta spärren på det, eller ta ett annat.',
    NotFound: 'Det finns ingen sådan mapp. Inget ändrades. Sätt i USB-minnet, eller se över sökvägen.',
    NotPermitted: 'Den här datorn låter inte Samband använda mappen. Inget ändrades. Se på mappens rättigheter.',
    DiskFailed: 'Det gick sönder medan det användes. Det ditt valv håller är tryggt. Försök igen, eller ta ett annat.',
  },
  answered: 'Någon har svarat på din förfrågan, och din inbjudan sa inte vem.',
  compare: 'Jämför de här orden med skärmen hos den som bjöd in dig, öga mot öga eller i telefon:',
  same: 'De är lika: gå med',
  differ: 'De skiljer sig',
  differed: 'Gå inte med på det här svaret: det kan komma från någon annan. Be om en ny inbjudan. Inget ändrades.',
  asked: 'Din förfrågan från {when} väntar på svar i {folder}.',
  asksHere: 'Någon ber om att få komma in.',
  changed: 'Det som ändrats',
  thingsChanged: { one: '{n} sak har ändrats', other: '{n} saker har ändrats' },
  look: 'Titta',
  isNew: 'ny',
  more: { one: 'Och {n} till.', other: 'Och {n} till.' },
  needYou: { one: '{n} sak behöver dig', other: '{n} saker behöver dig' },
  showAll: { one: 'Visa {n} till', other: 'Visa {n} till' },
  wentAway: '{who} är borta.',
  leftToSend: { one: '{n} från dig är kvar att skicka.', other: '{n} från dig är kvar att skicka.' },
  hadAll: 'Allt från dig hade kommit fram.',
  joinedByFolder: 'Du är med i {space} nu.',
  rowOnlyHere: { one: '{n} ändring av detta finns bara här', other: '{n} ändringar av detta finns bara här' },
  aloneTitle: 'Bara den här enheten är i dina rum',
  alone:
    'När någon annan är med i ett av dem, eller en annan av dina enheter, säger den här sidan vem som har vad: över nätverket i samma rum, eller buret på ett USB-minne. Allt fungerar ensamt också.',
  invite: 'Bjud in någon',
  join: 'Gå med hos någon',
};

export const syncWords: Readonly<Record<Language, SyncWords>> = { en, nb, nn, sv };
