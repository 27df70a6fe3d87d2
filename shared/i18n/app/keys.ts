/** What each key does. */
import type { Language } from '../../model/enumerations.ts';

type GlobalAct = 'add' | 'search' | 'palette' | 'report' | 'import' | 'undo' | 'redo' | 'keys' | 'lock';

export interface KeyWords {
  readonly lead: string;
  readonly groups: Readonly<
    Record<
      'everywhere' | 'go' | 'lists' | 'meetings' | 'plan' | 'calendar' | 'boxes' | 'review' | 'notes' | 'archive',
      string
    >
  >;
  readonly global: Readonly<Record<GlobalAct, string>>;
  /** Between `G` and the letter. */
  readonly andThen: string;
  readonly space: string;
  readonly down: string;
  readonly up: string;
  readonly ends: string;
  readonly pages: string;
  readonly open: string;
  readonly editWhen: string;
  readonly addMeeting: string;
  readonly columns: string;
  readonly mark: string;
  readonly markAll: string;
  readonly outOfTrip: string;
  readonly dayStep: string;
  readonly weekStep: string;
  readonly monthStep: string;
  readonly intoDay: string;
  readonly pieceBeside: string;
  readonly pieceStep: string;
  readonly openCalendar: string;
  readonly emptyPiece: string;
  readonly tick: string;
  readonly tickAll: string;
  readonly edit: string;
  readonly match: string;
  readonly ignore: string;
  readonly rowStatus: string;
  readonly backToText: string;
  readonly importAll: string;
  readonly bold: string;
  readonly italic: string;
  readonly heading: string;
  readonly list: string;
  readonly leaveText: string;
  readonly bringBack: string;
  readonly print: string;
  readonly ownPage: string;
}

const en: KeyWords = {
  lead: 'Single letters work wherever nobody is typing.',
  groups: {
    everywhere: 'Everywhere',
    go: 'Go to',
    lists: 'In lists',
    meetings: 'On a meeting',
    plan: 'Plan and trips',
    calendar: 'In the calendar',
    boxes: 'In a box for a date or a time',
    review: 'Reviewing a pasted post',
    notes: 'Writing notes',
    archive: 'In the archive',
  },
  global: {
    add: 'add in one line',
    search: 'search',
    palette: 'search and commands',
    report: 'write a report',
    import: 'paste a post',
    undo: 'undo your last change',
    redo: 'do it again',
    keys: 'this list of keys',
    lock: 'lock',
  },
  andThen: 'then',
  space: 'Space',
  down: 'down',
  up: 'up',
  ends: 'first, last',
  pages: 'a page up, down',
  open: 'open',
  editWhen: 'change day and time',
  addMeeting: 'add',
  columns: 'next column of the board',
  mark: 'mark, for several at once',
  markAll: 'mark all',
  outOfTrip: 'take out of the trip',
  dayStep: 'a day back, on',
  weekStep: 'a week back, on',
  monthStep: 'a month back, on',
  intoDay: 'into the day, or set down what is carried',
  pieceBeside: 'the day, month or year beside it',
  pieceStep: 'one less, one more',
  openCalendar: 'open the calendar',
  emptyPiece: 'empty it, bit by bit',
  tick: 'take in or leave out',
  tickAll: 'all or none',
  edit: 'edit',
  match: 'say which record it is',
  ignore: 'ignore it',
  rowStatus: 'set the status of the row',
  backToText: 'back to the text',
  importAll: 'import',
  bold: 'bold',
  italic: 'italic',
  heading: 'heading',
  list: 'list',
  leaveText: 'leave the text',
  bringBack: 'bring back',
  print: 'Print',
  ownPage: 'As a page to print',
};

const nb: KeyWords = {
  lead: 'Enkeltbokstaver virker når ingen skriver.',
  groups: {
    everywhere: 'Overalt',
    go: 'Gå til',
    lists: 'I lister',
    meetings: 'På et møte',
    plan: 'Plan og reiser',
    calendar: 'I kalenderen',
    boxes: 'I felt for dato eller klokkeslett',
    review: 'Gjennomgang av et innlegg',
    notes: 'Når du skriver notater',
    archive: 'I arkivet',
  },
  global: {
    add: 'legg til på én linje',
    search: 'søk',
    palette: 'søk og kommandoer',
    report: 'skriv en rapport',
    import: 'lim inn et innlegg',
    undo: 'angre den siste endringen din',
    redo: 'gjør den om igjen',
    keys: 'denne lista over taster',
    lock: 'lås',
  },
  andThen: 'så',
  space: 'Mellomrom',
  down: 'ned',
  up: 'opp',
  ends: 'første, siste',
  pages: 'en side opp, ned',
  open: 'åpne',
  editWhen: 'endre dag og tid',
  addMeeting: 'legg til',
  columns: 'neste kolonne på tavla',
  mark: 'merk, for flere på én gang',
  markAll: 'merk alle',
  outOfTrip: 'ta ut av reisen',
  dayStep: 'en dag tilbake, fram',
  weekStep: 'en uke tilbake, fram',
  monthStep: 'en måned tilbake, fram',
  intoDay: 'inn i dagen, eller sett ned det du bærer',
  pieceBeside: 'dagen, måneden eller året ved siden av',
  pieceStep: 'én mindre, én mer',
  openCalendar: 'åpne kalenderen',
  emptyPiece: 'tøm det, bit for bit',
  tick: 'ta med eller la være',
  tickAll: 'alle eller ingen',
  edit: 'rediger',
  match: 'si hvem det er',
  ignore: 'utelat',
  rowStatus: 'sett statusen til raden',
  backToText: 'tilbake til teksten',
  importAll: 'ta inn',
  bold: 'fet',
  italic: 'kursiv',
  heading: 'overskrift',
  list: 'liste',
  leaveText: 'gå ut av teksten',
  bringBack: 'hent fram igjen',
  print: 'Skriv ut',
  ownPage: 'Som en side til å skrive ut',
};

const nn: KeyWords = {
  lead: 'Enkeltbokstavar verkar når ingen skriv.',
  groups: {
    everywhere: 'Overalt',
    go: 'Gå til',
    lists: 'I lister',
    meetings: 'På eit møte',
    plan: 'Plan og reiser',
    calendar: 'I kalenderen',
    boxes: 'I felt for dato eller klokkeslett',
    review: 'Gjennomgang av eit innlegg',
    notes: 'Når du skriv notat',
    archive: 'I arkivet',
  },
  global: {
    add: 'legg til på éi linje',
    search: 'søk',
    palette: 'søk og kommandoar',
    report: 'skriv ein rapport',
    import: 'lim inn eit innlegg',
    undo: 'angre den siste endringa di',
    redo: 'gjer ho om att',
    keys: 'denne lista over tastar',
    lock: 'lås',
  },
  andThen: 'så',
  space: 'Mellomrom',
  down: 'ned',
  up: 'opp',
  ends: 'første, siste',
  pages: 'ei side opp, ned',
  open: 'opne',
  editWhen: 'endre dag og tid',
  addMeeting: 'legg til',
  columns: 'neste kolonne på tavla',
  mark: 'merk, for fleire på éin gong',
  markAll: 'merk alle',
  outOfTrip: 'ta ut av reisa',
  dayStep: 'ein dag tilbake, fram',
  weekStep: 'ei veke tilbake, fram',
  monthStep: 'ein månad tilbake, fram',
  intoDay: 'inn i dagen, eller set ned det du ber',
  pieceBeside: 'dagen, månaden eller året ved sida av',
  pieceStep: 'éin mindre, éin meir',
  openCalendar: 'opne kalenderen',
  emptyPiece: 'tøm det, bit for bit',
  tick: 'ta med eller la vere',
  tickAll: 'alle eller ingen',
  edit: 'rediger',
  match: 'sei kven det er',
  ignore: 'utelat',
  rowStatus: 'set statusen til rada',
  backToText: 'tilbake til teksten',
  importAll: 'ta inn',
  bold: 'feit',
  italic: 'kursiv',
  heading: 'overskrift',
  list: 'liste',
  leaveText: 'gå ut av teksten',
  bringBack: 'hent fram att',
  print: 'Skriv ut',
  ownPage: 'Som ei side til å skrive ut',
};

const sv: KeyWords = {
  lead: 'Enskilda bokstäver fungerar när ingen skriver.',
  groups: {
    everywhere: 'Överallt',
    go: 'Gå till',
    lists: 'I listor',
    meetings: 'På ett möte',
    plan: 'Plan och resor',
    calendar: 'I kalendern',
    boxes: 'I fält för datum eller klockslag',
    review: 'Genomgång av ett inlägg',
    notes: 'När du skriver anteckningar',
    archive: 'I arkivet',
  },
  global: {
    add: 'lägg till på en rad',
    search: 'sök',
    palette: 'sök och kommandon',
    report: 'skriv en rapport',
    import: 'klistra in ett inlägg',
    undo: 'ångra din senaste ändring',
    redo: 'gör om den',
    keys: 'den här listan över tangenter',
    lock: 'lås',
  },
  andThen: 'sedan',
  space: 'Mellanslag',
  down: 'ner',
  up: 'upp',
  ends: 'första, sista',
  pages: 'en sida upp, ner',
  open: 'öppna',
  editWhen: 'ändra dag och tid',
  addMeeting: 'lägg till',
  columns: 'nästa kolumn på tavlan',
  mark: 'markera, för flera på en gång',
  markAll: 'markera alla',
  outOfTrip: 'ta ut ur resan',
  dayStep: 'en dag bakåt, framåt',
  weekStep: 'en vecka bakåt, framåt',
  monthStep: 'en månad bakåt, framåt',
  intoDay: 'in i dagen, eller sätt ner det du bär',
  pieceBeside: 'dagen, månaden eller året bredvid',
  pieceStep: 'en mindre, en mer',
  openCalendar: 'öppna kalendern',
  emptyPiece: 'töm det, bit för bit',
  tick: 'ta med eller låt bli',
  tickAll: 'alla eller inga',
  edit: 'redigera',
  match: 'säg vem det är',
  ignore: 'utelämna',
  rowStatus: 'sätt radens status',
  backToText: 'tillbaka till texten',
  importAll: 'ta in',
  bold: 'fet',
  italic: 'kursiv',
  heading: 'rubrik',
  list: 'lista',
  leaveText: 'lämna texten',
  bringBack: 'ta fram igen',
  print: 'Skriv ut',
  ownPage: 'Som en sida att skriva ut',
};

export const keyWords: Readonly<Record<Language, KeyWords>> = { en, nb, nn, sv };
