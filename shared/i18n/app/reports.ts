/** Writing a report: what for whom, what is left out and why, letting it go, and what was told to whom. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface ReportScreenWords {
  readonly newReport: string;
  readonly title: string;
  readonly scope: string;
  readonly scopes: {
    readonly all: string;
    readonly day: string;
    readonly trip: string;
    readonly encounter: string;
    readonly organisation: string;
  };
  readonly whichDay: string;
  readonly whichTrip: string;
  readonly noTrips: string;
  readonly audience: string;
  readonly audiences: { readonly private: string; readonly coalition: string; readonly public: string };
  readonly language: string;
  readonly format: string;
  readonly formats: { readonly md: string; readonly html: string; readonly pdf: string; readonly txt: string };
  readonly preview: string;
  readonly previewHint: string;
  /** In place of this screen on paper. `{as}`: what the choice is called. */
  readonly onPaper: string;
  readonly making: string;
  readonly leftOut: Counted;
  readonly nothingLeftOut: string;
  readonly includeOnce: string;
  readonly settle: string;
  readonly suspects: string;
  readonly suspectsHint: string;
  readonly mayStand: string;
  readonly heading: string;
  readonly summary: string;
  readonly summaryHint: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly author: string;
  readonly authorHint: string;
  readonly thank: string;
  readonly hashtags: string;
  readonly hashtagsHint: string;
  readonly checkedOn: string;
  readonly checkedOnHint: string;
  readonly words: string;
  readonly neverTold: string;
  /** `{audience}` */
  readonly export: string;
  readonly exportPrivate: string;
  readonly exportPublic: string;
  readonly settleFirst: string;
  readonly exported: string;
  readonly notRemembered: string;
  readonly copyPost: string;
  readonly copyPiece: string;
  readonly copiedPost: string;
  readonly post: string;
  readonly letters: Counted;
  readonly limit: string;
  readonly thread: Counted;
  readonly bareHandles: Counted;
  /** `{handle}` */
  readonly serverOf: string;
  readonly serverAdded: string;
  readonly postForm: string;
  readonly postForms: { readonly txt: string; readonly md: string; readonly bbcode: string };
  readonly copiedPiece: string;
  readonly asksOpened: Counted;
  readonly confirmTitle: string;
  readonly confirmText: string;
  /** What one types to say yes. */
  readonly confirmWord: string;
  /** `{word}` */
  readonly confirmType: string;
  readonly confirmYes: string;
  readonly told: string;
  readonly toldHint: string;
  readonly findTold: string;
  readonly toldNothing: string;
  readonly toldEmpty: string;
  readonly toldEmptyHint: string;
  readonly included: Counted;
  readonly withheld: Counted;
  readonly receipt: string;
  readonly whatWasTold: string;
  readonly notKept: string;
  readonly circleOrCoalition: string;
}

const en: ReportScreenWords = {
  newReport: 'Write a report',
  title: 'Report',
  scope: 'About',
  scopes: {
    all: 'Everything',
    day: 'A day',
    trip: 'A trip',
    encounter: 'One meeting',
    organisation: 'One organisation',
  },
  whichDay: 'Day',
  whichTrip: 'Trip',
  noTrips: 'No trips yet',
  audience: 'For',
  audiences: { private: 'only me', coalition: 'the coalition', public: 'everyone' },
  language: 'Language',
  format: 'As',
  formats: { md: 'Markdown', html: 'Web page', pdf: 'PDF', txt: 'Plain text' },
  preview: 'As the reader will see it',
  previewHint: 'The very words that go out.',
  onPaper:
    'To print this report, choose PDF under “{as}” and export it. Then it is whole, and what is left out stays off the paper.',
  making: 'Writing the report …',
  leftOut: { one: 'Left out (1)', other: 'Left out ({n})' },
  nothingLeftOut: 'Nothing is left out for this audience.',
  includeOnce: 'Include this once',
  settle: 'Settle it',
  suspects: 'Words to look at',
  suspectsHint: 'These words in your own text name what is held back. Change the text, or say that they may stand.',
  mayStand: 'May stand',
  heading: 'Title',
  summary: 'In your own words',
  summaryHint: 'Written for these readers; shown as written.',
  contact: 'How to reach you',
  contactHint: 'Only if you want it in this report.',
  author: 'Author',
  authorHint: 'Written under the heading, never in a public report. Empty: no name.',
  thank: 'Thank those who gave a bed (named only where they agreed)',
  hashtags: 'Hashtags',
  hashtagsHint: 'Separated by spaces.',
  checkedOn: 'Checked with the organisation on',
  checkedOnHint: 'The day they read and approved it.',
  words: 'Your words',
  neverTold: 'What these readers were never told before',
  export: 'Export for {audience}',
  exportPrivate: 'Export for me',
  exportPublic: 'Publish …',
  settleFirst: 'First look at the words that name what is held back.',
  exported: 'Exported and remembered: {file}',
  notRemembered: 'The file was saved, but it could not be remembered as told.',
  copyPost: 'Copy the post',
  copyPiece: 'Copy part {n}',
  copiedPost: 'Copied and remembered. Samband never posts anything itself.',
  post: 'As a post',
  letters: { one: '{n} letter', other: '{n} letters' },
  limit: 'Most letters in one post',
  thread: { one: 'one post', other: 'a thread of {n}' },
  bareHandles: {
    one: '{n} handle has no server: nobody will be notified by it.',
    other: '{n} handles have no server: nobody will be notified by them.',
  },
  serverOf: 'Server of {handle}',
  serverAdded: 'Known from now on as {handle}',
  postForm: 'Written as',
  postForms: { txt: 'Plain text', md: 'Markdown', bbcode: 'BBCode (Friendica)' },
  copiedPiece: 'Copied: part {n}',
  asksOpened: { one: '{n} ask of this post is open now', other: '{n} asks of this post are open now' },
  confirmTitle: 'This goes to everyone',
  confirmText: 'What is public cannot be taken back. Read it once more as a stranger would.',
  confirmWord: 'public',
  confirmType: 'Type “{word}” to publish',
  confirmYes: 'Publish',
  told: 'What was told to whom',
  toldHint: 'Every report that went out, with what it held back.',
  findTold: 'Words in what was told',
  toldNothing: 'In no report that went out.',
  toldEmpty: 'No report has gone out yet.',
  toldEmptyHint:
    'A report is made for one kind of reader. You see the very words they get, and what is left out and why; what went out is kept here.',
  included: { one: '{n} record in it', other: '{n} records in it' },
  withheld: { one: '{n} held back', other: '{n} held back' },
  receipt: 'What was held back, and why',
  whatWasTold: 'What was told',
  notKept: 'The text was too long to be kept.',
  circleOrCoalition: 'Space',
};

const nb: ReportScreenWords = {
  newReport: 'Skriv en rapport',
  title: 'Rapport',
  scope: 'Om',
  scopes: { all: 'Alt', day: 'En dag', trip: 'En reise', encounter: 'Ett møte', organisation: 'Én organisasjon' },
  whichDay: 'Dag',
  whichTrip: 'Reise',
  noTrips: 'Ingen reiser ennå',
  audience: 'For',
  audiences: { private: 'bare meg', coalition: 'koalisjonen', public: 'alle' },
  language: 'Språk',
  format: 'Som',
  formats: { md: 'Markdown', html: 'Nettside', pdf: 'PDF', txt: 'Ren tekst' },
  preview: 'Slik leseren får se den',
  previewHint: 'Nøyaktig de ordene som går ut.',
  onPaper:
    'Skal rapporten skrives ut, så velg PDF under «{as}» og eksporter den. Da er den hel, og det som er utelatt, kommer ikke på papiret.',
  making: 'Skriver rapporten …',
  leftOut: { one: 'Holdt utenfor (1)', other: 'Holdt utenfor ({n})' },
  nothingLeftOut: 'Ingenting holdes utenfor for disse leserne.',
  includeOnce: 'Ta med denne gangen',
  settle: 'Avklar det',
  suspects: 'Ord å se på',
  suspectsHint: 'Disse ordene i din egen tekst nevner noe som holdes tilbake. Endre teksten, eller si at de kan stå.',
  mayStand: 'Kan stå',
  heading: 'Tittel',
  summary: 'Med dine egne ord',
  summaryHint: 'Skrevet for disse leserne; vises som skrevet.',
  contact: 'Hvordan man når deg',
  contactHint: 'Bare om du vil ha det med i denne rapporten.',
  author: 'Forfatter',
  authorHint: 'Står under overskriften, aldri i en offentlig rapport. Tomt: uten navn.',
  thank: 'Takk dem som ga husly (med navn bare der de har sagt ja)',
  hashtags: 'Emneknagger',
  hashtagsHint: 'Skilt med mellomrom.',
  checkedOn: 'Lest gjennom med organisasjonen',
  checkedOnHint: 'Dagen de leste og godkjente den.',
  words: 'Dine ord',
  neverTold: 'Det disse leserne aldri har fått vite før',
  export: 'Eksporter for {audience}',
  exportPrivate: 'Eksporter for meg',
  exportPublic: 'Offentliggjør …',
  settleFirst: 'Se først på ordene som nevner noe som holdes tilbake.',
  exported: 'Eksportert og husket: {file}',
  notRemembered: 'Filen ble lagret, men kunne ikke huskes som fortalt.',
  copyPost: 'Kopier innlegget',
  copyPiece: 'Kopier del {n}',
  copiedPost: 'Kopiert og husket. Samband poster aldri noe selv.',
  post: 'Som innlegg',
  letters: { one: '{n} tegn', other: '{n} tegn' },
  limit: 'Flest tegn i ett innlegg',
  thread: { one: 'ett innlegg', other: 'en tråd på {n}' },
  bareHandles: {
    one: '{n} brukernavn mangler tjener: ingen blir varslet av det.',
    other: '{n} brukernavn mangler tjener: ingen blir varslet av dem.',
  },
  serverOf: 'Tjeneren til {handle}',
  serverAdded: 'Kjent fra nå av som {handle}',
  postForm: 'Skrevet som',
  postForms: { txt: 'Ren tekst', md: 'Markdown', bbcode: 'BBCode (Friendica)' },
  copiedPiece: 'Kopiert: del {n}',
  asksOpened: {
    one: '{n} spørsmål fra innlegget er nå åpent',
    other: '{n} spørsmål fra innlegget er nå åpne',
  },
  confirmTitle: 'Dette går til alle',
  confirmText: 'Det som er offentlig, kan ikke hentes tilbake. Les det en gang til, slik en fremmed ville gjort.',
  confirmWord: 'offentlig',
  confirmType: 'Skriv «{word}» for å offentliggjøre',
  confirmYes: 'Offentliggjør',
  told: 'Hva som er fortalt til hvem',
  toldHint: 'Hver rapport som har gått ut, med det den holdt tilbake.',
  findTold: 'Ord i det som er fortalt',
  toldNothing: 'Ikke i noen rapport som har gått ut.',
  toldEmpty: 'Ingen rapport har gått ut ennå.',
  toldEmptyHint:
    'En rapport lages for én slags lesere. Du ser akkurat de ordene de får, og hva som holdes utenfor og hvorfor; det som har gått ut, blir liggende her.',
  included: { one: '{n} post er med', other: '{n} poster er med' },
  withheld: { one: '{n} holdt tilbake', other: '{n} holdt tilbake' },
  receipt: 'Hva som ble holdt tilbake, og hvorfor',
  whatWasTold: 'Hva som ble fortalt',
  notKept: 'Teksten var for lang til å bli tatt vare på.',
  circleOrCoalition: 'Rom',
};

const nn: ReportScreenWords = {
  newReport: 'Skriv ein rapport',
  title: 'Rapport',
  scope: 'Om',
  scopes: { all: 'Alt', day: 'Ein dag', trip: 'Ei reise', encounter: 'Eitt møte', organisation: 'Éin organisasjon' },
  whichDay: 'Dag',
  whichTrip: 'Reise',
  noTrips: 'Ingen reiser enno',
  audience: 'For',
  audiences: { private: 'berre meg', coalition: 'koalisjonen', public: 'alle' },
  language: 'Språk',
  format: 'Som',
  formats: { md: 'Markdown', html: 'Nettside', pdf: 'PDF', txt: 'Rein tekst' },
  preview: 'Slik lesaren får sjå han',
  previewHint: 'Nøyaktig dei orda som går ut.',
  onPaper:
    'Skal rapporten skrivast ut, så vel PDF under «{as}» og eksporter han. Då er han heil, og det som er utelate, kjem ikkje på papiret.',
  making: 'Skriv rapporten …',
  leftOut: { one: 'Halde utanfor (1)', other: 'Halde utanfor ({n})' },
  nothingLeftOut: 'Ingenting blir halde utanfor for desse lesarane.',
  includeOnce: 'Ta med denne gongen',
  settle: 'Avklar det',
  suspects: 'Ord å sjå på',
  suspectsHint:
    'Desse orda i din eigen tekst nemner noko som blir halde tilbake. Endre teksten, eller sei at dei kan stå.',
  mayStand: 'Kan stå',
  heading: 'Tittel',
  summary: 'Med dine eigne ord',
  summaryHint: 'Skrive for desse lesarane; vist som skrive.',
  contact: 'Korleis ein når deg',
  contactHint: 'Berre om du vil ha det med i denne rapporten.',
  author: 'Forfattar',
  authorHint: 'Står under overskrifta, aldri i ein offentleg rapport. Tomt: utan namn.',
  thank: 'Takk dei som gav husly (med namn berre der dei har sagt ja)',
  hashtags: 'Emneknaggar',
  hashtagsHint: 'Skilde med mellomrom.',
  checkedOn: 'Lesen gjennom med organisasjonen',
  checkedOnHint: 'Dagen dei las og godkjende han.',
  words: 'Dine ord',
  neverTold: 'Det desse lesarane aldri har fått vite før',
  export: 'Eksporter for {audience}',
  exportPrivate: 'Eksporter for meg',
  exportPublic: 'Offentleggjer …',
  settleFirst: 'Sjå først på orda som nemner noko som blir halde tilbake.',
  exported: 'Eksportert og hugsa: {file}',
  notRemembered: 'Fila vart lagra, men kunne ikkje hugsast som fortald.',
  copyPost: 'Kopier innlegget',
  copyPiece: 'Kopier del {n}',
  copiedPost: 'Kopiert og hugsa. Samband postar aldri noko sjølv.',
  post: 'Som innlegg',
  letters: { one: '{n} teikn', other: '{n} teikn' },
  limit: 'Flest teikn i eitt innlegg',
  thread: { one: 'eitt innlegg', other: 'ein tråd på {n}' },
  bareHandles: {
    one: '{n} brukarnamn manglar tenar: ingen blir varsla av det.',
    other: '{n} brukarnamn manglar tenar: ingen blir varsla av dei.',
  },
  serverOf: 'Tenaren til {handle}',
  serverAdded: 'Kjend frå no av som {handle}',
  postForm: 'Skrive som',
  postForms: { txt: 'Rein tekst', md: 'Markdown', bbcode: 'BBCode (Friendica)' },
  copiedPiece: 'Kopiert: del {n}',
  asksOpened: {
    one: '{n} spørsmål frå innlegget er no ope',
    other: '{n} spørsmål frå innlegget er no opne',
  },
  confirmTitle: 'Dette går til alle',
  confirmText: 'Det som er offentleg, kan ikkje hentast tilbake. Les det ein gong til, slik ein framand ville gjort.',
  confirmWord: 'offentleg',
  confirmType: 'Skriv «{word}» for å offentleggjere',
  confirmYes: 'Offentleggjer',
  told: 'Kva som er fortalt til kven',
  toldHint: 'Kvar rapport som har gått ut, med det han heldt tilbake.',
  findTold: 'Ord i det som er fortalt',
  toldNothing: 'Ikkje i nokon rapport som har gått ut.',
  toldEmpty: 'Ingen rapport har gått ut enno.',
  toldEmptyHint:
    'Ein rapport blir laga for éin slags lesarar. Du ser akkurat dei orda dei får, og kva som blir halde utanfor og kvifor; det som har gått ut, blir liggjande her.',
  included: { one: '{n} post er med', other: '{n} postar er med' },
  withheld: { one: '{n} halde tilbake', other: '{n} halde tilbake' },
  receipt: 'Kva som vart halde tilbake, og kvifor',
  whatWasTold: 'Kva som vart fortalt',
  notKept: 'Teksten var for lang til å bli teken vare på.',
  circleOrCoalition: 'Rom',
};

const sv: ReportScreenWords = {
  newReport: 'Skriv en rapport',
  title: 'Rapport',
  scope: 'Om',
  scopes: { all: 'Allt', day: 'En dag', trip: 'En resa', encounter: 'Ett möte', organisation: 'En organisation' },
  whichDay: 'Dag',
  whichTrip: 'Resa',
  noTrips: 'Inga resor än',
  audience: 'För',
  audiences: { private: 'bara mig', coalition: 'koalitionen', public: 'alla' },
  language: 'Språk',
  format: 'Som',
  formats: { md: 'Markdown', html: 'Webbsida', pdf: 'PDF', txt: 'Ren text' },
  preview: 'Så som läsaren får se den',
  previewHint: 'Precis de ord som går ut.',
  onPaper:
    'Ska rapporten skrivas ut, välj PDF under ”{as}” och exportera den. Då är den hel, och det som är utelämnat hamnar inte på papperet.',
  making: 'Skriver rapporten …',
  leftOut: { one: 'Utelämnat (1)', other: 'Utelämnat ({n})' },
  nothingLeftOut: 'Inget utelämnas för de här läsarna.',
  includeOnce: 'Ta med den här gången',
  settle: 'Red ut det',
  suspects: 'Ord att titta på',
  suspectsHint: 'De här orden i din egen text nämner något som hålls inne. Ändra texten, eller säg att de får stå.',
  mayStand: 'Får stå',
  heading: 'Rubrik',
  summary: 'Med dina egna ord',
  summaryHint: 'Skrivet för de här läsarna; visas som det är skrivet.',
  contact: 'Hur man når dig',
  contactHint: 'Bara om du vill ha det med i den här rapporten.',
  author: 'Författare',
  authorHint: 'Står under rubriken, aldrig i en offentlig rapport. Tomt: utan namn.',
  thank: 'Tacka dem som gav sovplats (med namn bara där de sagt ja)',
  hashtags: 'Hashtaggar',
  hashtagsHint: 'Med mellanslag mellan.',
  checkedOn: 'Genomläst med organisationen',
  checkedOnHint: 'Dagen då de läste och godkände den.',
  words: 'Dina ord',
  neverTold: 'Det de här läsarna aldrig fått veta förut',
  export: 'Exportera för {audience}',
  exportPrivate: 'Exportera för mig',
  exportPublic: 'Offentliggör …',
  settleFirst: 'Titta först på orden som nämner något som hålls inne.',
  exported: 'Exporterat och ihågkommet: {file}',
  notRemembered: 'Filen sparades, men kunde inte kommas ihåg som berättad.',
  copyPost: 'Kopiera inlägget',
  copyPiece: 'Kopiera del {n}',
  copiedPost: 'Kopierat och ihågkommet. Samband postar aldrig något självt.',
  post: 'Som inlägg',
  letters: { one: '{n} tecken', other: '{n} tecken' },
  limit: 'Flest tecken i ett inlägg',
  thread: { one: 'ett inlägg', other: 'en tråd på {n}' },
  bareHandles: {
    one: '{n} användarnamn saknar server: ingen får veta något av det.',
    other: '{n} användarnamn saknar server: ingen får veta något av dem.',
  },
  serverOf: 'Servern för {handle}',
  serverAdded: 'Känd från och med nu som {handle}',
  postForm: 'Skrivet som',
  postForms: { txt: 'Ren text', md: 'Markdown', bbcode: 'BBCode (Friendica)' },
  copiedPiece: 'Kopierat: del {n}',
  asksOpened: {
    one: '{n} fråga från inlägget är nu öppen',
    other: '{n} frågor från inlägget är nu öppna',
  },
  confirmTitle: 'Det här går till alla',
  confirmText: 'Det som är offentligt kan inte tas tillbaka. Läs det en gång till, som en främling skulle.',
  confirmWord: 'offentligt',
  confirmType: 'Skriv ”{word}” för att offentliggöra',
  confirmYes: 'Offentliggör',
  told: 'Vad som berättats för vem',
  toldHint: 'Varje rapport som gått ut, med det den höll inne.',
  findTold: 'Ord i det som berättats',
  toldNothing: 'Inte i någon rapport som gått ut.',
  toldEmpty: 'Ingen rapport har gått ut än.',
  toldEmptyHint:
    'En rapport görs för ett slags läsare. Du ser precis de ord de får, och vad som utelämnas och varför; det som gått ut ligger kvar här.',
  included: { one: '{n} post är med', other: '{n} poster är med' },
  withheld: { one: '{n} hållet inne', other: '{n} hållna inne' },
  receipt: 'Vad som hölls inne, och varför',
  whatWasTold: 'Vad som berättades',
  notKept: 'Texten var för lång för att sparas.',
  circleOrCoalition: 'Rum',
};

export const reportScreenWords: Readonly<Record<Language, ReportScreenWords>> = { en, nb, nn, sv };
