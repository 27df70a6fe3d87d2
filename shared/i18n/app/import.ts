/** Pasting a post, reviewing what was read, and what became of it. */
import type { Ignored, Proposal, WarningCode } from '../../import/proposal.ts';
import type { MarkType } from '../../import/text-marks.ts';
import type { AskType, Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

type TextLanguage = 'en' | 'nb' | 'nn' | 'sv' | 'de';

export interface ImportWords {
  readonly title: string;
  readonly staysHere: string;
  readonly text: string;
  readonly textHint: string;
  readonly openFile: string;
  readonly notText: string;
  readonly tooLong: string;
  readonly day: string;
  readonly dayFrom: Readonly<Record<'text' | 'before' | 'person' | 'assumed', string>>;
  /** `{day}` */
  readonly dayAsk: string;
  readonly dayYes: string;
  readonly dayFirst: string;
  readonly language: string;
  readonly languageAuto: string;
  /** `{language}` */
  readonly languageFound: string;
  readonly languages: Readonly<Record<TextLanguage, string>>;
  readonly layer: string;
  readonly layerNote: string;
  readonly reading: string;
  /** `{encounters}`, `{organisations}` */
  readonly found: string;
  readonly review: string;
  readonly backToText: string;
  readonly notPost: string;
  readonly lookedFor: string;
  readonly keepAsNote: string;
  readonly answersAsk: string;
  readonly noteAbout: string;
  /** `{name}` */
  readonly noteKept: string;
  readonly pasted: string;
  readonly legendTitle: string;
  readonly legend: Readonly<Record<MarkType, string>>;
  readonly table: string;
  readonly columns: Readonly<Record<'take' | 'organisation' | 'kind' | 'status' | 'when' | 'country' | 'note', string>>;
  readonly effect: Readonly<Record<'new' | 'changed' | 'same', string>>;
  readonly isNew: string;
  /** `{name}` */
  readonly isKnown: string;
  /** The same, put away: taken in, it comes back. `{name}` */
  readonly isAway: string;
  readonly comesBack: string;
  /** `{name}` */
  readonly perhaps: string;
  readonly alreadyHere: Counted;
  readonly medium: string;
  readonly mediumHint: string;
  readonly low: string;
  readonly lowHint: string;
  readonly ignoredRow: string;
  readonly unclear: string;
  readonly mine: string;
  readonly undated: string;
  readonly alsoNamed: string;
  readonly people: string;
  readonly role: Readonly<Record<Proposal['people'][number]['role'], string>>;
  readonly stays: string;
  readonly asks: string;
  readonly ask: Readonly<Record<AskType, string>>;
  readonly promises: string;
  readonly tools: string;
  /** `{product}`, `{org}` */
  readonly uses: string;
  readonly notRead: Counted;
  readonly reason: Readonly<Record<Ignored['reason'], string>>;
  readonly warnings: string;
  readonly warning: Readonly<Record<WarningCode, string>>;
  readonly questions: string;
  /** `{one}`, `{other}` */
  readonly partOf: string;
  readonly same: string;
  readonly known: string;
  readonly knownPerson: string;
  readonly yes: string;
  readonly no: string;
  readonly later: string;
  readonly canWait: string;
  readonly noInstance: Counted;
  readonly noDay: Counted;
  readonly importRows: Counted;
  /** Where only what is not a row would be taken in. */
  readonly importRest: string;
  readonly allHere: string;
  readonly nothingTicked: string;
  readonly keys: string;
  readonly key: Readonly<
    Record<'move' | 'tick' | 'status' | 'edit' | 'match' | 'ignore' | 'all' | 'import' | 'text', string>
  >;
  readonly space: string;
  readonly name: string;
  /** `{name}` */
  readonly useName: string;
  readonly handle: string;
  readonly handleHint: string;
  readonly noKind: string;
  readonly noCountry: string;
  readonly mode: string;
  readonly whenType: Readonly<Record<'day' | 'span' | 'none', string>>;
  readonly onDay: string;
  readonly time: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly openEnd: string;
  readonly place: string;
  /** `{name}` */
  readonly whoIs: string;
  readonly find: string;
  readonly newOne: string;
  readonly asFound: string;
  readonly noneFound: string;
  /** `{encounters}`, `{organisations}` */
  readonly imported: string;
  readonly nothingNew: string;
  readonly takenIn: string;
  readonly takenBack: string;
  readonly made: string;
  readonly broughtBack: string;
  readonly addedTo: string;
  readonly stillOpen: string;
  readonly nothingOpen: string;
  readonly pasteAnother: string;
  readonly counts: Readonly<
    Record<'stay' | 'ask' | 'commitment' | 'dependency' | 'relation' | 'affiliation' | 'note', Counted>
  >;
  readonly more: Counted;
}

const en: ImportWords = {
  title: 'Paste a post',
  staysHere: 'The text is read on this machine. Nothing is sent, and nothing is saved before you import.',
  text: 'The text',
  textHint: 'Paste or type a post, an e-mail or a list of whom you met and want to meet, or drop a text file here.',
  openFile: 'Open a text file',
  notText: 'That file is not text.',
  tooLong: 'The text is longer than 400,000 characters. Paste it in pieces.',
  day: 'Day of the post',
  dayFrom: {
    text: 'said by the text itself',
    before: 'as when it was pasted before',
    person: 'chosen by you',
    assumed: 'assumed, not said',
  },
  dayAsk: 'The text counts its days from when it was written (“yesterday”, “these next days”). Was it written {day}?',
  dayYes: 'Yes, {day}',
  dayFirst: 'First say on which day the post was written.',
  language: 'Language of the text',
  languageAuto: 'Found by itself',
  languageFound: 'Found: {language}',
  languages: { en: 'English', nb: 'Norwegian bokmål', nn: 'Norwegian nynorsk', sv: 'Swedish', de: 'German' },
  layer: 'Organisations and meetings go to',
  layerNote: 'People, nights, promises, your own memberships and the text itself stay with you alone.',
  reading: 'Reading the text …',
  found: '{encounters} and {organisations} found.',
  review: 'Review',
  backToText: 'Back to the text',
  notPost: 'This does not read like a post about meetings.',
  lookedFor:
    'What was looked for: sentences like “yesterday I met with …”, headings like “next days I want to meet:”, and lists of organisations under them. None of that was found, so there is nothing to take in.',
  keepAsNote: 'Keep it as a note',
  answersAsk: 'It answers an ask',
  noteAbout: 'A note about whom?',
  noteKept: 'Kept as a private note about {name}.',
  pasted: 'The text as pasted',
  legendTitle: 'Marks in the text',
  legend: {
    organisation: 'organisation',
    person: 'person',
    when: 'when',
    status: 'how it stands',
    other: 'night, ask, promise',
    ignored: 'not read',
  },
  table: 'What was read',
  columns: {
    take: 'Take',
    organisation: 'Organisation',
    kind: 'Kind',
    status: 'Status',
    when: 'When',
    country: 'Country',
    note: 'Note',
  },
  effect: { new: 'new', changed: 'adds to what is here', same: 'already here' },
  isNew: 'new',
  isKnown: 'here as {name}',
  isAway: 'put away as {name}',
  comesBack: 'comes back from the archive',
  perhaps: 'perhaps {name}',
  alreadyHere: { one: 'Already here ({n})', other: 'Already here ({n})' },
  medium: 'check',
  mediumHint: 'Read by one rule only: worth a look.',
  low: 'guess',
  lowHint: 'A guess. It is only taken in if you tick it.',
  ignoredRow: 'ignored',
  unclear: 'unclear',
  mine: 'yours: only you see that',
  undated: 'No day said',
  alsoNamed: 'Also named',
  people: 'People',
  role: { host: 'host', contact: 'contact' },
  stays: 'Nights',
  asks: 'Asks',
  ask: {
    facilitate: 'Help to arrange meetings',
    suggest: 'Tell whom to meet',
    join: 'Join a planned meeting',
    participate: 'Take part',
    host: 'Offer a bed',
    help: 'Help',
    skill: 'Lend a skill',
  },
  promises: 'Promises',
  tools: 'Tools in use',
  uses: '{org} uses {product}',
  notRead: { one: '{n} piece was not read', other: '{n} pieces were not read' },
  reason: {
    chrome: 'belongs to the page it was copied from',
    quoted: 'quoted from somebody else',
    signature: 'a signature',
    preview: 'the preview of a link',
  },
  warnings: 'Good to know',
  warning: {
    date_ambiguous: 'A date can be read two ways (day and month). Check the days.',
    handle_without_instance: 'Some handles have no instance. They are kept as written; none is guessed.',
    line_joined: 'A line that was broken inside an address was joined.',
    name_only: 'Some organisations have a name and nothing else. They are easily mistaken for others.',
    no_date: 'Some meetings have no day.',
    not_a_meeting_post: 'This does not read like a post about meetings.',
    person_named: 'People who are named stay with you alone.',
    possible_duplicate: 'Two organisations may be one. You are asked.',
    possible_parent_child: 'One organisation may be part of another. You are asked.',
    reference_date_missing: 'The days are counted from a day that the text does not say.',
    special_category: 'The text tells of memberships or health. Only you see what it says about yourself.',
    status_unclear: 'Some meetings do not say clearly how they stand.',
    date_doubtful: 'Look at the date: it lies behind, is far away, or is another weekday than was written.',
    tracking_removed: 'Tracking was taken off the addresses.',
  },
  questions: 'Questions',
  partOf: 'Is {one} part of {other}?',
  same: 'Are {one} and {other} the same?',
  known: 'Is {one} the same as {other}, which you have already?',
  knownPerson: 'Is {one} the same person as {other}, whom you have already?',
  yes: 'Yes',
  no: 'No',
  later: 'Later',
  canWait: 'This can wait',
  noInstance: { one: '{n} handle without an instance', other: '{n} handles without an instance' },
  noDay: { one: '{n} meeting without a day', other: '{n} meetings without a day' },
  importRows: { one: 'Import {n} row', other: 'Import {n} rows' },
  importRest: 'Import',
  allHere: 'All meetings in this text are here already.',
  nothingTicked: 'Nothing is ticked, so nothing would be taken in.',
  keys: 'Keys in the table',
  key: {
    move: 'move',
    tick: 'tick',
    status: 'status',
    edit: 'edit',
    match: 'who it is',
    ignore: 'ignore',
    all: 'all',
    import: 'import',
    text: 'the text',
  },
  space: 'Space',
  name: 'Name',
  useName: 'Use “{name}”',
  handle: 'Handle',
  handleHint: 'With its instance, where you know it: @name@instance.example',
  noKind: 'not said',
  noCountry: 'not said',
  mode: 'Kind of meeting',
  whenType: { day: 'On a day', span: 'Some time between', none: 'No day' },
  onDay: 'Day',
  time: 'Time',
  fromDay: 'From',
  toDay: 'To',
  openEnd: 'Leave empty where the end is open.',
  place: 'Place',
  whoIs: 'Who is {name}?',
  find: 'Find among yours',
  newOne: 'Somebody new',
  asFound: 'Leave it as it was found',
  noneFound: 'Nobody of yours is called that.',
  imported: '{encounters} and {organisations} in.',
  nothingNew: 'Everything in it was here already. Nothing was changed.',
  takenIn: 'Taken in',
  takenBack: 'The import was taken back. Nothing of it is left.',
  made: 'Made',
  broughtBack: 'Brought back',
  addedTo: 'Added to',
  stillOpen: 'Still open',
  nothingOpen: 'Nothing is left open.',
  pasteAnother: 'Paste another',
  counts: {
    stay: { one: '{n} night', other: '{n} nights' },
    ask: { one: '{n} ask', other: '{n} asks' },
    commitment: { one: '{n} promise', other: '{n} promises' },
    dependency: { one: '{n} tool in use', other: '{n} tools in use' },
    relation: { one: '{n} tie between organisations', other: '{n} ties between organisations' },
    affiliation: { one: '{n} role', other: '{n} roles' },
    note: { one: '{n} note', other: '{n} notes' },
  },
  more: { one: 'and {n} more', other: 'and {n} more' },
};

const nb: ImportWords = {
  title: 'Lim inn et innlegg',
  staysHere: 'Teksten leses på denne maskinen. Ingenting sendes, og ingenting lagres før du tar det inn.',
  text: 'Teksten',
  textHint:
    'Lim inn eller skriv et innlegg, en e-post eller en liste over hvem du har møtt og vil møte, eller slipp en tekstfil her.',
  openFile: 'Åpne en tekstfil',
  notText: 'Den fila er ikke tekst.',
  tooLong: 'Teksten er lengre enn 400 000 tegn. Lim den inn i biter.',
  day: 'Dagen innlegget er fra',
  dayFrom: {
    text: 'står i teksten',
    before: 'som da den ble limt inn før',
    person: 'valgt av deg',
    assumed: 'antatt, ikke sagt',
  },
  dayAsk: 'Teksten regner dagene fra da den ble skrevet («i går», «de neste dagene»). Ble den skrevet {day}?',
  dayYes: 'Ja, {day}',
  dayFirst: 'Si først hvilken dag innlegget ble skrevet.',
  language: 'Språket i teksten',
  languageAuto: 'Finnes av seg selv',
  languageFound: 'Funnet: {language}',
  languages: { en: 'engelsk', nb: 'bokmål', nn: 'nynorsk', sv: 'svensk', de: 'tysk' },
  layer: 'Organisasjoner og møter legges hos',
  layerNote: 'Personer, overnattinger, løfter, dine egne medlemskap og selve teksten blir bare hos deg.',
  reading: 'Leser teksten …',
  found: 'Fant {encounters} og {organisations}.',
  review: 'Se gjennom',
  backToText: 'Tilbake til teksten',
  notPost: 'Dette ser ikke ut som et innlegg om møter.',
  lookedFor:
    'Det ble lett etter setninger som «i går møtte jeg …», overskrifter som «de neste dagene vil jeg møte:» og lister over organisasjoner under dem. Ingenting slikt ble funnet, så det er ingenting å ta inn.',
  keepAsNote: 'Ta vare på den som et notat',
  answersAsk: 'Den svarer på et spørsmål om hjelp',
  noteAbout: 'Et notat om hvem?',
  noteKept: 'Tatt vare på som et privat notat om {name}.',
  pasted: 'Teksten slik den ble limt inn',
  legendTitle: 'Merker i teksten',
  legend: {
    organisation: 'organisasjon',
    person: 'person',
    when: 'når',
    status: 'hvordan det står til',
    other: 'overnatting, etterlysning, løfte',
    ignored: 'ikke lest',
  },
  table: 'Det som ble lest',
  columns: {
    take: 'Ta inn',
    organisation: 'Organisasjon',
    kind: 'Slag',
    status: 'Status',
    when: 'Når',
    country: 'Land',
    note: 'Merknad',
  },
  effect: { new: 'ny', changed: 'føyer til det som er her', same: 'finnes allerede' },
  isNew: 'ny',
  isKnown: 'finnes som {name}',
  isAway: 'lagt bort som {name}',
  comesBack: 'kommer fram igjen fra arkivet',
  perhaps: 'kanskje {name}',
  alreadyHere: { one: 'Finnes allerede ({n})', other: 'Finnes allerede ({n})' },
  medium: 'se over',
  mediumHint: 'Lest etter bare én regel: verdt et blikk.',
  low: 'gjetning',
  lowHint: 'En gjetning. Den tas bare inn hvis du krysser av.',
  ignoredRow: 'utelatt',
  unclear: 'uklart',
  mine: 'din egen: det ser bare du',
  undated: 'Ingen dag nevnt',
  alsoNamed: 'Også nevnt',
  people: 'Personer',
  role: { host: 'vert', contact: 'kontakt' },
  stays: 'Overnattinger',
  asks: 'Etterlysninger',
  ask: {
    facilitate: 'Hjelp til å få i stand møter',
    suggest: 'Tips om hvem vi bør møte',
    join: 'Bli med på et planlagt møte',
    participate: 'Delta',
    host: 'By på en seng',
    help: 'Hjelp',
    skill: 'Bidra med noe du kan',
  },
  promises: 'Løfter',
  tools: 'Verktøy i bruk',
  uses: '{org} bruker {product}',
  notRead: { one: '{n} bit ble ikke lest', other: '{n} biter ble ikke lest' },
  reason: {
    chrome: 'hører til siden den ble kopiert fra',
    quoted: 'sitat fra noen andre',
    signature: 'en signatur',
    preview: 'forhåndsvisning av en lenke',
  },
  warnings: 'Greit å vite',
  warning: {
    date_ambiguous: 'En dato kan leses på to måter (dag og måned). Se over dagene.',
    handle_without_instance: 'Noen brukernavn mangler instans. De beholdes som skrevet; ingen gjettes.',
    line_joined: 'En linje som var brutt midt i en adresse, ble satt sammen.',
    name_only: 'Noen organisasjoner har bare et navn. De er lette å ta for andre.',
    no_date: 'Noen møter har ingen dag.',
    not_a_meeting_post: 'Dette ser ikke ut som et innlegg om møter.',
    person_named: 'Personer som er nevnt, blir bare hos deg.',
    possible_duplicate: 'To organisasjoner kan være den samme. Du blir spurt.',
    possible_parent_child: 'En organisasjon kan være del av en annen. Du blir spurt.',
    reference_date_missing: 'Dagene regnes fra en dag som teksten ikke nevner.',
    special_category: 'Teksten forteller om medlemskap eller helse. Bare du ser det den sier om deg selv.',
    status_unclear: 'Noen møter sier ikke klart hvordan det står til.',
    date_doubtful: 'Se på datoen: den er passert, langt unna, eller en annen ukedag enn det som står.',
    tracking_removed: 'Sporing ble fjernet fra adressene.',
  },
  questions: 'Spørsmål',
  partOf: 'Er {one} en del av {other}?',
  same: 'Er {one} og {other} den samme?',
  known: 'Er {one} den samme som {other}, som du har fra før?',
  knownPerson: 'Er {one} samme person som {other}, som du har fra før?',
  yes: 'Ja',
  no: 'Nei',
  later: 'Senere',
  canWait: 'Dette kan vente',
  noInstance: { one: '{n} brukernavn uten instans', other: '{n} brukernavn uten instans' },
  noDay: { one: '{n} møte uten dag', other: '{n} møter uten dag' },
  importRows: { one: 'Ta inn {n} rad', other: 'Ta inn {n} rader' },
  importRest: 'Ta inn',
  allHere: 'Alle møtene i teksten finnes allerede.',
  nothingTicked: 'Ingenting er krysset av, så ingenting ville blitt tatt inn.',
  keys: 'Taster i tabellen',
  key: {
    move: 'flytt',
    tick: 'kryss av',
    status: 'status',
    edit: 'rediger',
    match: 'hvem det er',
    ignore: 'utelat',
    all: 'alle',
    import: 'ta inn',
    text: 'teksten',
  },
  space: 'Mellomrom',
  name: 'Navn',
  useName: 'Bruk «{name}»',
  handle: 'Brukernavn',
  handleHint: 'Med instans, der du vet den: @navn@instans.example',
  noKind: 'ikke sagt',
  noCountry: 'ikke sagt',
  mode: 'Slags møte',
  whenType: { day: 'På en dag', span: 'En gang mellom', none: 'Ingen dag' },
  onDay: 'Dag',
  time: 'Klokkeslett',
  fromDay: 'Fra',
  toDay: 'Til',
  openEnd: 'La stå tom når slutten er åpen.',
  place: 'Sted',
  whoIs: 'Hvem er {name}?',
  find: 'Finn blant dine',
  newOne: 'Noen ny',
  asFound: 'La det stå som det ble funnet',
  noneFound: 'Ingen av dine heter det.',
  imported: '{encounters} og {organisations} er tatt inn.',
  nothingNew: 'Alt i den fantes allerede. Ingenting ble endret.',
  takenIn: 'Tatt inn',
  takenBack: 'Det ble angret. Ingenting av det er igjen.',
  made: 'Laget',
  broughtBack: 'Hentet fram igjen',
  addedTo: 'Føyd til',
  stillOpen: 'Fortsatt åpent',
  nothingOpen: 'Ingenting står åpent.',
  pasteAnother: 'Lim inn en til',
  counts: {
    stay: { one: '{n} overnatting', other: '{n} overnattinger' },
    ask: { one: '{n} etterlysning', other: '{n} etterlysninger' },
    commitment: { one: '{n} løfte', other: '{n} løfter' },
    dependency: { one: '{n} verktøy i bruk', other: '{n} verktøy i bruk' },
    relation: { one: '{n} bånd mellom organisasjoner', other: '{n} bånd mellom organisasjoner' },
    affiliation: { one: '{n} rolle', other: '{n} roller' },
    note: { one: '{n} notat', other: '{n} notater' },
  },
  more: { one: 'og {n} til', other: 'og {n} til' },
};

const nn: ImportWords = {
  title: 'Lim inn eit innlegg',
  staysHere: 'Teksten blir lesen på denne maskina. Ingenting blir sendt, og ingenting blir lagra før du tek det inn.',
  text: 'Teksten',
  textHint:
    'Lim inn eller skriv eit innlegg, ein e-post eller ei liste over kven du har møtt og vil møte, eller slepp ei tekstfil her.',
  openFile: 'Opne ei tekstfil',
  notText: 'Den fila er ikkje tekst.',
  tooLong: 'Teksten er lengre enn 400 000 teikn. Lim han inn i bitar.',
  day: 'Dagen innlegget er frå',
  dayFrom: {
    text: 'står i teksten',
    before: 'som då han vart limt inn før',
    person: 'vald av deg',
    assumed: 'gått ut frå, ikkje sagt',
  },
  dayAsk: 'Teksten reknar dagane frå då han vart skriven («i går», «dei neste dagane»). Vart han skriven {day}?',
  dayYes: 'Ja, {day}',
  dayFirst: 'Sei først kva dag innlegget vart skrive.',
  language: 'Språket i teksten',
  languageAuto: 'Blir funne av seg sjølv',
  languageFound: 'Funne: {language}',
  languages: { en: 'engelsk', nb: 'bokmål', nn: 'nynorsk', sv: 'svensk', de: 'tysk' },
  layer: 'Organisasjonar og møte legg ein hos',
  layerNote: 'Personar, overnattingar, lovnader, dine eigne medlemskapar og sjølve teksten blir berre hos deg.',
  reading: 'Les teksten …',
  found: 'Fann {encounters} og {organisations}.',
  review: 'Sjå gjennom',
  backToText: 'Attende til teksten',
  notPost: 'Dette ser ikkje ut som eit innlegg om møte.',
  lookedFor:
    'Det vart leita etter setningar som «i går møtte eg …», overskrifter som «dei neste dagane vil eg møte:» og lister over organisasjonar under dei. Ingenting slikt vart funne, så det er ingenting å ta inn.',
  keepAsNote: 'Ta vare på han som eit notat',
  answersAsk: 'Han svarer på eit spørsmål om hjelp',
  noteAbout: 'Eit notat om kven?',
  noteKept: 'Teke vare på som eit privat notat om {name}.',
  pasted: 'Teksten slik han vart limt inn',
  legendTitle: 'Merke i teksten',
  legend: {
    organisation: 'organisasjon',
    person: 'person',
    when: 'når',
    status: 'korleis det står til',
    other: 'overnatting, etterlysing, lovnad',
    ignored: 'ikkje lese',
  },
  table: 'Det som vart lese',
  columns: {
    take: 'Ta inn',
    organisation: 'Organisasjon',
    kind: 'Slag',
    status: 'Status',
    when: 'Når',
    country: 'Land',
    note: 'Merknad',
  },
  effect: { new: 'ny', changed: 'legg til det som er her', same: 'finst alt' },
  isNew: 'ny',
  isKnown: 'finst som {name}',
  isAway: 'lagt bort som {name}',
  comesBack: 'kjem fram att frå arkivet',
  perhaps: 'kanskje {name}',
  alreadyHere: { one: 'Finst alt ({n})', other: 'Finst alt ({n})' },
  medium: 'sjå over',
  mediumHint: 'Lese etter berre éin regel: verd eit blikk.',
  low: 'gjetting',
  lowHint: 'Ei gjetting. Ho blir berre teken inn om du kryssar av.',
  ignoredRow: 'utelaten',
  unclear: 'uklart',
  mine: 'din eigen: det ser berre du',
  undated: 'Ingen dag nemnd',
  alsoNamed: 'Òg nemnde',
  people: 'Personar',
  role: { host: 'vert', contact: 'kontakt' },
  stays: 'Overnattingar',
  asks: 'Etterlysingar',
  ask: {
    facilitate: 'Hjelp til å få i stand møte',
    suggest: 'Tips om kven vi bør møte',
    join: 'Bli med på eit planlagt møte',
    participate: 'Delta',
    host: 'By på ei seng',
    help: 'Hjelp',
    skill: 'Bidra med noko du kan',
  },
  promises: 'Lovnader',
  tools: 'Verktøy i bruk',
  uses: '{org} brukar {product}',
  notRead: { one: '{n} bit vart ikkje lesen', other: '{n} bitar vart ikkje lesne' },
  reason: {
    chrome: 'høyrer til sida han vart kopiert frå',
    quoted: 'sitat frå nokon annan',
    signature: 'ein signatur',
    preview: 'førehandsvising av ei lenkje',
  },
  warnings: 'Greitt å vite',
  warning: {
    date_ambiguous: 'Ein dato kan lesast på to måtar (dag og månad). Sjå over dagane.',
    handle_without_instance: 'Nokre brukarnamn manglar instans. Dei blir ståande som skrivne; ingen blir gjetta.',
    line_joined: 'Ei linje som var broten midt i ei adresse, vart sett saman.',
    name_only: 'Nokre organisasjonar har berre eit namn. Dei er lette å ta for andre.',
    no_date: 'Nokre møte har ingen dag.',
    not_a_meeting_post: 'Dette ser ikkje ut som eit innlegg om møte.',
    person_named: 'Personar som er nemnde, blir berre hos deg.',
    possible_duplicate: 'To organisasjonar kan vere den same. Du blir spurd.',
    possible_parent_child: 'Ein organisasjon kan vere del av ein annan. Du blir spurd.',
    reference_date_missing: 'Dagane blir rekna frå ein dag som teksten ikkje nemner.',
    special_category: 'Teksten fortel om medlemskap eller helse. Berre du ser det han seier om deg sjølv.',
    status_unclear: 'Nokre møte seier ikkje klart korleis det står til.',
    date_doubtful: 'Sjå på datoen: han er passert, langt unna, eller ein annan vekedag enn det som står.',
    tracking_removed: 'Sporing vart fjerna frå adressene.',
  },
  questions: 'Spørsmål',
  partOf: 'Er {one} ein del av {other}?',
  same: 'Er {one} og {other} den same?',
  known: 'Er {one} den same som {other}, som du har frå før?',
  knownPerson: 'Er {one} same person som {other}, som du har frå før?',
  yes: 'Ja',
  no: 'Nei',
  later: 'Seinare',
  canWait: 'Dette kan vente',
  noInstance: { one: '{n} brukarnamn utan instans', other: '{n} brukarnamn utan instans' },
  noDay: { one: '{n} møte utan dag', other: '{n} møte utan dag' },
  importRows: { one: 'Ta inn {n} rad', other: 'Ta inn {n} rader' },
  importRest: 'Ta inn',
  allHere: 'Alle møta i teksten finst alt.',
  nothingTicked: 'Ingenting er kryssa av, så ingenting ville blitt teke inn.',
  keys: 'Tastar i tabellen',
  key: {
    move: 'flytt',
    tick: 'kryss av',
    status: 'status',
    edit: 'rediger',
    match: 'kven det er',
    ignore: 'utelat',
    all: 'alle',
    import: 'ta inn',
    text: 'teksten',
  },
  space: 'Mellomrom',
  name: 'Namn',
  useName: 'Bruk «{name}»',
  handle: 'Brukarnamn',
  handleHint: 'Med instans, der du veit han: @namn@instans.example',
  noKind: 'ikkje sagt',
  noCountry: 'ikkje sagt',
  mode: 'Slags møte',
  whenType: { day: 'På ein dag', span: 'Ein gong mellom', none: 'Ingen dag' },
  onDay: 'Dag',
  time: 'Klokkeslett',
  fromDay: 'Frå',
  toDay: 'Til',
  openEnd: 'Lat stå tom når slutten er open.',
  place: 'Stad',
  whoIs: 'Kven er {name}?',
  find: 'Finn blant dine',
  newOne: 'Nokon ny',
  asFound: 'Lat det stå som det vart funne',
  noneFound: 'Ingen av dine heiter det.',
  imported: '{encounters} og {organisations} er tekne inn.',
  nothingNew: 'Alt i han fanst frå før. Ingenting vart endra.',
  takenIn: 'Teke inn',
  takenBack: 'Det vart angra. Ingenting av det er att.',
  made: 'Laga',
  broughtBack: 'Henta fram att',
  addedTo: 'Lagt til',
  stillOpen: 'Framleis ope',
  nothingOpen: 'Ingenting står ope.',
  pasteAnother: 'Lim inn ein til',
  counts: {
    stay: { one: '{n} overnatting', other: '{n} overnattingar' },
    ask: { one: '{n} etterlysing', other: '{n} etterlysingar' },
    commitment: { one: '{n} lovnad', other: '{n} lovnader' },
    dependency: { one: '{n} verktøy i bruk', other: '{n} verktøy i bruk' },
    relation: { one: '{n} band mellom organisasjonar', other: '{n} band mellom organisasjonar' },
    affiliation: { one: '{n} rolle', other: '{n} roller' },
    note: { one: '{n} notat', other: '{n} notat' },
  },
  more: { one: 'og {n} til', other: 'og {n} til' },
};

const sv: ImportWords = {
  title: 'Klistra in ett inlägg',
  staysHere: 'Texten läses på den här datorn. Inget skickas, och inget sparas förrän du tar in det.',
  text: 'Texten',
  textHint:
    'Klistra in eller skriv ett inlägg, ett mejl eller en lista över vilka du har träffat och vill träffa, eller släpp en textfil här.',
  openFile: 'Öppna en textfil',
  notText: 'Den filen är inte text.',
  tooLong: 'Texten är längre än 400 000 tecken. Klistra in den i delar.',
  day: 'Inläggets dag',
  dayFrom: {
    text: 'står i texten',
    before: 'som när den klistrades in förut',
    person: 'vald av dig',
    assumed: 'antagen, inte sagd',
  },
  dayAsk: 'Texten räknar dagarna från när den skrevs (”i går”, ”de närmaste dagarna”). Skrevs den {day}?',
  dayYes: 'Ja, {day}',
  dayFirst: 'Säg först vilken dag inlägget skrevs.',
  language: 'Textens språk',
  languageAuto: 'Hittas av sig självt',
  languageFound: 'Hittat: {language}',
  languages: { en: 'engelska', nb: 'bokmål', nn: 'nynorska', sv: 'svenska', de: 'tyska' },
  layer: 'Organisationer och möten läggs hos',
  layerNote: 'Personer, övernattningar, löften, dina egna medlemskap och själva texten stannar bara hos dig.',
  reading: 'Läser texten …',
  found: 'Hittade {encounters} och {organisations}.',
  review: 'Gå igenom',
  backToText: 'Tillbaka till texten',
  notPost: 'Det här ser inte ut som ett inlägg om möten.',
  lookedFor:
    'Det söktes efter meningar som ”i går träffade jag …”, rubriker som ”de närmaste dagarna vill jag träffa:” och listor med organisationer under dem. Inget sådant hittades, så det finns inget att ta in.',
  keepAsNote: 'Behåll den som en anteckning',
  answersAsk: 'Den svarar på en fråga om hjälp',
  noteAbout: 'En anteckning om vem?',
  noteKept: 'Sparad som en privat anteckning om {name}.',
  pasted: 'Texten som den klistrades in',
  legendTitle: 'Märken i texten',
  legend: {
    organisation: 'organisation',
    person: 'person',
    when: 'när',
    status: 'hur det står till',
    other: 'övernattning, efterlysning, löfte',
    ignored: 'inte läst',
  },
  table: 'Det som lästes',
  columns: {
    take: 'Ta in',
    organisation: 'Organisation',
    kind: 'Slag',
    status: 'Status',
    when: 'När',
    country: 'Land',
    note: 'Anmärkning',
  },
  effect: { new: 'ny', changed: 'lägger till det som finns', same: 'finns redan' },
  isNew: 'ny',
  isKnown: 'finns som {name}',
  isAway: 'undanlagt som {name}',
  comesBack: 'kommer fram igen ur arkivet',
  perhaps: 'kanske {name}',
  alreadyHere: { one: 'Finns redan ({n})', other: 'Finns redan ({n})' },
  medium: 'se över',
  mediumHint: 'Läst efter bara en regel: värd en blick.',
  low: 'gissning',
  lowHint: 'En gissning. Den tas bara in om du kryssar för den.',
  ignoredRow: 'utelämnad',
  unclear: 'oklart',
  mine: 'din egen: det ser bara du',
  undated: 'Ingen dag nämnd',
  alsoNamed: 'Också nämnda',
  people: 'Personer',
  role: { host: 'värd', contact: 'kontakt' },
  stays: 'Övernattningar',
  asks: 'Efterlysningar',
  ask: {
    facilitate: 'Hjälp till att ordna möten',
    suggest: 'Tipsa om vilka vi bör träffa',
    join: 'Följ med på ett planerat möte',
    participate: 'Delta',
    host: 'Erbjud en säng',
    help: 'Hjälp',
    skill: 'Bidra med något du kan',
  },
  promises: 'Löften',
  tools: 'Verktyg i bruk',
  uses: '{org} använder {product}',
  notRead: { one: '{n} bit lästes inte', other: '{n} bitar lästes inte' },
  reason: {
    chrome: 'hör till sidan den kopierades från',
    quoted: 'citat från någon annan',
    signature: 'en signatur',
    preview: 'förhandsvisning av en länk',
  },
  warnings: 'Bra att veta',
  warning: {
    date_ambiguous: 'Ett datum kan läsas på två sätt (dag och månad). Se över dagarna.',
    handle_without_instance: 'Några användarnamn saknar instans. De behålls som de skrevs; ingen gissas.',
    line_joined: 'En rad som var bruten mitt i en adress sattes ihop.',
    name_only: 'Några organisationer har bara ett namn. De är lätta att ta för andra.',
    no_date: 'Några möten har ingen dag.',
    not_a_meeting_post: 'Det här ser inte ut som ett inlägg om möten.',
    person_named: 'Personer som nämns stannar bara hos dig.',
    possible_duplicate: 'Två organisationer kan vara samma. Du blir tillfrågad.',
    possible_parent_child: 'En organisation kan vara en del av en annan. Du blir tillfrågad.',
    reference_date_missing: 'Dagarna räknas från en dag som texten inte nämner.',
    special_category: 'Texten berättar om medlemskap eller hälsa. Bara du ser det den säger om dig själv.',
    status_unclear: 'Några möten säger inte klart hur det står till.',
    date_doubtful: 'Titta på datumet: det har passerat, är långt borta, eller en annan veckodag än det som står.',
    tracking_removed: 'Spårning togs bort ur adresserna.',
  },
  questions: 'Frågor',
  partOf: 'Är {one} en del av {other}?',
  same: 'Är {one} och {other} samma?',
  known: 'Är {one} samma som {other}, som du redan har?',
  knownPerson: 'Är {one} samma person som {other}, som du redan har?',
  yes: 'Ja',
  no: 'Nej',
  later: 'Senare',
  canWait: 'Det här kan vänta',
  noInstance: { one: '{n} användarnamn utan instans', other: '{n} användarnamn utan instans' },
  noDay: { one: '{n} möte utan dag', other: '{n} möten utan dag' },
  importRows: { one: 'Ta in {n} rad', other: 'Ta in {n} rader' },
  importRest: 'Ta in',
  allHere: 'Alla möten i texten finns redan.',
  nothingTicked: 'Inget är ikryssat, så inget skulle tas in.',
  keys: 'Tangenter i tabellen',
  key: {
    move: 'flytta',
    tick: 'kryssa',
    status: 'status',
    edit: 'redigera',
    match: 'vem det är',
    ignore: 'utelämna',
    all: 'alla',
    import: 'ta in',
    text: 'texten',
  },
  space: 'Blanksteg',
  name: 'Namn',
  useName: 'Använd ”{name}”',
  handle: 'Användarnamn',
  handleHint: 'Med instans, där du vet den: @namn@instans.example',
  noKind: 'inte sagt',
  noCountry: 'inte sagt',
  mode: 'Slags möte',
  whenType: { day: 'På en dag', span: 'Någon gång mellan', none: 'Ingen dag' },
  onDay: 'Dag',
  time: 'Klockslag',
  fromDay: 'Från',
  toDay: 'Till',
  openEnd: 'Lämna tomt när slutet är öppet.',
  place: 'Plats',
  whoIs: 'Vem är {name}?',
  find: 'Hitta bland dina',
  newOne: 'Någon ny',
  asFound: 'Låt det stå som det hittades',
  noneFound: 'Ingen av dina heter så.',
  imported: '{encounters} och {organisations} är intagna.',
  nothingNew: 'Allt i den fanns redan. Inget ändrades.',
  takenIn: 'Intaget',
  takenBack: 'Det ångrades. Inget av det är kvar.',
  made: 'Gjort',
  broughtBack: 'Framtaget igen',
  addedTo: 'Lagt till',
  stillOpen: 'Fortfarande öppet',
  nothingOpen: 'Inget står öppet.',
  pasteAnother: 'Klistra in ett till',
  counts: {
    stay: { one: '{n} övernattning', other: '{n} övernattningar' },
    ask: { one: '{n} efterlysning', other: '{n} efterlysningar' },
    commitment: { one: '{n} löfte', other: '{n} löften' },
    dependency: { one: '{n} verktyg i bruk', other: '{n} verktyg i bruk' },
    relation: { one: '{n} band mellan organisationer', other: '{n} band mellan organisationer' },
    affiliation: { one: '{n} roll', other: '{n} roller' },
    note: { one: '{n} anteckning', other: '{n} anteckningar' },
  },
  more: { one: 'och {n} till', other: 'och {n} till' },
};

export const importWords: Readonly<Record<Language, ImportWords>> = { en, nb, nn, sv };
