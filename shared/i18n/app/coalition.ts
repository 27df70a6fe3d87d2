/** Coalition: what organisations have in common and who could move together. Names of functions, statuses and governance: shared/i18n/report. */
import type { askTypes, Language } from '../../model/enumerations.ts';
import type { Fit } from '../../query/coalition.ts';
import type { Counted } from './common.ts';

export interface CoalitionWords {
  readonly lead: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly tools: string;
  readonly toolsHint: string;
  readonly noTools: string;
  /** `{from}` `{to}` */
  readonly renews: string;
  readonly renewsOn: string;
  readonly makeCohort: string;
  /** `{title}` */
  readonly cohortMade: string;
  readonly seeCohort: string;
  /** `{product}` */
  readonly cohortTitle: string;
  readonly cohorts: string;
  readonly noCohorts: string;
  readonly title: string;
  readonly status: string;
  readonly rule: string;
  readonly members: Counted;
  /** `{name}` */
  readonly stateOf: string;
  readonly addMember: string;
  readonly member: string;
  readonly memberAdded: string;
  /** `{name}` */
  readonly removeMember: string;
  readonly saved: string;
  readonly migrations: string;
  readonly noMigrations: string;
  readonly offers: string;
  readonly noOffers: string;
  readonly seats: Counted;
  readonly selfDeclared: string;
  /** `{name}` */
  readonly verified: string;
  readonly verifiedBySomebody: string;
  readonly fitsCohorts: string;
  readonly fitsNone: string;
  readonly fit: Readonly<Record<Fit, string>>;
  readonly lack: Readonly<Record<Fit, string>>;
  readonly asks: string;
  readonly noAsks: string;
  readonly askType: Readonly<Record<(typeof askTypes)[number], string>>;
  readonly addAsk: string;
  readonly askAdded: string;
  readonly askAbout: string;
  readonly addOffer: string;
  readonly offerAdded: string;
  readonly reply: string;
  readonly replyTitle: string;
  readonly replyTo: string;
  readonly replyText: string;
  readonly replyFrom: string;
  readonly replyKept: string;
  readonly fulfil: string;
  readonly nowFulfilled: string;
  readonly more: Counted;
  readonly runBy: string;
}

const en: CoalitionWords = {
  lead: 'Your own view: everything you may read, the private marked as such.',
  emptyTitle: 'Nothing in common yet',
  emptyText:
    'Note which tools organisations use, such as “Tekna uses Teams for chat until March 2027”, and see here who could leave them together.',
  tools: 'Tools in common',
  toolsHint: 'The same tool for the same purpose; what most share comes first.',
  noTools: 'No tools noted yet.',
  renews: 'contracts end {from} – {to}',
  renewsOn: 'a contract ends {from}',
  makeCohort: 'Make a cohort of them',
  cohortMade: 'Cohort made: {title}',
  seeCohort: 'There is a cohort of this',
  cohortTitle: 'Away from {product}',
  cohorts: 'Cohorts',
  noCohorts: 'No cohort yet. Make one from a tool that several share.',
  title: 'Title',
  status: 'Status',
  rule: 'Why these',
  members: { one: '{n} organisation', other: '{n} organisations' },
  stateOf: 'Where {name} stands',
  addMember: 'Add',
  member: 'Another organisation',
  memberAdded: 'Added to the cohort',
  removeMember: 'Remove {name}',
  saved: 'Cohort changed',
  migrations: 'Migrations',
  noMigrations: 'No migration noted yet.',
  offers: 'Hosting offers',
  noOffers: 'No hosting offer noted yet.',
  seats: { one: 'room for {n}', other: 'room for {n}' },
  selfDeclared: 'says so itself',
  verified: 'checked by {name}',
  verifiedBySomebody: 'checked',
  fitsCohorts: 'Could carry',
  fitsNone: 'Fits no cohort yet.',
  fit: {
    function: 'same purpose',
    language: 'speaks their languages',
    jurisdiction: 'lies where they do',
    governance: 'run by its members',
    seats: 'has room',
  },
  lack: {
    function: 'another purpose',
    language: 'not everybody’s language',
    jurisdiction: 'another jurisdiction',
    governance: 'not run by its members',
    seats: 'too little room',
  },
  asks: 'Asks',
  noAsks: 'Nothing is asked for.',
  askType: {
    facilitate: 'help us meet',
    suggest: 'suggest somebody',
    join: 'join a meeting',
    participate: 'take part',
    host: 'a place to stay',
    help: 'help',
    skill: 'a skill',
  },
  addAsk: 'Ask for help',
  askAdded: 'Asked for',
  askAbout: 'Whom it is about',
  addOffer: 'Add a hosting offer',
  offerAdded: 'Hosting offer added',
  reply: 'A reply came',
  replyTitle: 'Keep a reply as an offer',
  replyTo: 'It answers',
  replyText: 'What they wrote',
  replyFrom: 'From',
  replyKept: 'Kept as an offer',
  fulfil: 'Fulfilled',
  nowFulfilled: 'Fulfilled',
  more: { one: 'Show {n} more', other: 'Show {n} more' },
  runBy: 'run by',
};

const nb: CoalitionWords = {
  lead: 'Din egen oversikt: alt du kan lese, med det private merket.',
  emptyTitle: 'Ingenting felles ennå',
  emptyText:
    'Noter hvilke verktøy organisasjoner bruker, som «Tekna bruker Teams til chat til mars 2027», og se her hvem som kan forlate dem sammen.',
  tools: 'Felles verktøy',
  toolsHint: 'Samme verktøy til samme formål; det flest deler, står først.',
  noTools: 'Ingen verktøy er notert ennå.',
  renews: 'avtaler går ut {from} – {to}',
  renewsOn: 'en avtale går ut {from}',
  makeCohort: 'Lag en flyttegruppe av dem',
  cohortMade: 'Flyttegruppe laget: {title}',
  seeCohort: 'Det finnes en flyttegruppe av dette',
  cohortTitle: 'Bort fra {product}',
  cohorts: 'Flyttegrupper',
  noCohorts: 'Ingen flyttegruppe ennå. Lag en av et verktøy flere deler.',
  title: 'Tittel',
  status: 'Status',
  rule: 'Hvorfor disse',
  members: { one: '{n} organisasjon', other: '{n} organisasjoner' },
  stateOf: 'Hvor {name} står',
  addMember: 'Legg til',
  member: 'En organisasjon til',
  memberAdded: 'Lagt til i flyttegruppen',
  removeMember: 'Fjern {name}',
  saved: 'Flyttegruppen er endret',
  migrations: 'Flyttinger',
  noMigrations: 'Ingen flytting er notert ennå.',
  offers: 'Driftstilbud',
  noOffers: 'Ingen driftstilbud er notert ennå.',
  seats: { one: 'plass til {n}', other: 'plass til {n}' },
  selfDeclared: 'sier det selv',
  verified: 'kontrollert av {name}',
  verifiedBySomebody: 'kontrollert',
  fitsCohorts: 'Kan bære',
  fitsNone: 'Passer ingen flyttegruppe ennå.',
  fit: {
    function: 'samme formål',
    language: 'snakker språkene deres',
    jurisdiction: 'ligger der de er',
    governance: 'styrt av medlemmene',
    seats: 'har plass',
  },
  lack: {
    function: 'et annet formål',
    language: 'ikke alles språk',
    jurisdiction: 'annen jurisdiksjon',
    governance: 'ikke styrt av medlemmene',
    seats: 'for lite plass',
  },
  asks: 'Spørsmål om hjelp',
  noAsks: 'Det er ikke spurt om noe.',
  askType: {
    facilitate: 'hjelp oss å møtes',
    suggest: 'foreslå noen',
    join: 'bli med på et møte',
    participate: 'delta',
    host: 'et sted å sove',
    help: 'hjelp',
    skill: 'en ferdighet',
  },
  addAsk: 'Be om hjelp',
  askAdded: 'Spørsmålet er notert',
  askAbout: 'Hvem det gjelder',
  addOffer: 'Legg til et driftstilbud',
  offerAdded: 'Driftstilbudet er lagt til',
  reply: 'Det kom et svar',
  replyTitle: 'Ta vare på et svar som et tilbud',
  replyTo: 'Det svarer på',
  replyText: 'Hva de skrev',
  replyFrom: 'Fra',
  replyKept: 'Tatt vare på som et tilbud',
  fulfil: 'Oppfylt',
  nowFulfilled: 'Oppfylt',
  more: { one: 'Vis {n} til', other: 'Vis {n} til' },
  runBy: 'drives av',
};

const nn: CoalitionWords = {
  lead: 'Ditt eige oversyn: alt du kan lese, med det private merkt.',
  emptyTitle: 'Ingenting sams enno',
  emptyText:
    'Noter kva verktøy organisasjonar brukar, som «Tekna brukar Teams til chat til mars 2027», og sjå her kven som kan forlate dei saman.',
  tools: 'Sams verktøy',
  toolsHint: 'Same verktøy til same føremål; det flest deler, står først.',
  noTools: 'Ingen verktøy er noterte enno.',
  renews: 'avtalar går ut {from} – {to}',
  renewsOn: 'ein avtale går ut {from}',
  makeCohort: 'Lag ei flyttegruppe av dei',
  cohortMade: 'Flyttegruppe laga: {title}',
  seeCohort: 'Det finst ei flyttegruppe av dette',
  cohortTitle: 'Bort frå {product}',
  cohorts: 'Flyttegrupper',
  noCohorts: 'Inga flyttegruppe enno. Lag ei av eit verktøy fleire deler.',
  title: 'Tittel',
  status: 'Status',
  rule: 'Kvifor desse',
  members: { one: '{n} organisasjon', other: '{n} organisasjonar' },
  stateOf: 'Kvar {name} står',
  addMember: 'Legg til',
  member: 'Ein organisasjon til',
  memberAdded: 'Lagd til i flyttegruppa',
  removeMember: 'Fjern {name}',
  saved: 'Flyttegruppa er endra',
  migrations: 'Flyttingar',
  noMigrations: 'Inga flytting er notert enno.',
  offers: 'Driftstilbod',
  noOffers: 'Ingen driftstilbod er noterte enno.',
  seats: { one: 'plass til {n}', other: 'plass til {n}' },
  selfDeclared: 'seier det sjølv',
  verified: 'kontrollert av {name}',
  verifiedBySomebody: 'kontrollert',
  fitsCohorts: 'Kan bere',
  fitsNone: 'Passar inga flyttegruppe enno.',
  fit: {
    function: 'same føremål',
    language: 'snakkar språka deira',
    jurisdiction: 'ligg der dei er',
    governance: 'styrt av medlemmene',
    seats: 'har plass',
  },
  lack: {
    function: 'eit anna føremål',
    language: 'ikkje språket til alle',
    jurisdiction: 'annan jurisdiksjon',
    governance: 'ikkje styrt av medlemmene',
    seats: 'for lite plass',
  },
  asks: 'Spørsmål om hjelp',
  noAsks: 'Det er ikkje spurt om noko.',
  askType: {
    facilitate: 'hjelp oss å møtast',
    suggest: 'føreslå nokon',
    join: 'bli med på eit møte',
    participate: 'delta',
    host: 'ein stad å sove',
    help: 'hjelp',
    skill: 'ein dugleik',
  },
  addAsk: 'Be om hjelp',
  askAdded: 'Spørsmålet er notert',
  askAbout: 'Kven det gjeld',
  addOffer: 'Legg til eit driftstilbod',
  offerAdded: 'Driftstilbodet er lagt til',
  reply: 'Det kom eit svar',
  replyTitle: 'Ta vare på eit svar som eit tilbod',
  replyTo: 'Det svarer på',
  replyText: 'Kva dei skreiv',
  replyFrom: 'Frå',
  replyKept: 'Teke vare på som eit tilbod',
  fulfil: 'Oppfylt',
  nowFulfilled: 'Oppfylt',
  more: { one: 'Vis {n} til', other: 'Vis {n} til' },
  runBy: 'driven av',
};

const sv: CoalitionWords = {
  lead: 'Din egen överblick: allt du får läsa, med det privata märkt.',
  emptyTitle: 'Inget gemensamt än',
  emptyText:
    'Anteckna vilka verktyg organisationer använder, som ”Tekna använder Teams för chatt till mars 2027”, och se här vilka som kan lämna dem tillsammans.',
  tools: 'Gemensamma verktyg',
  toolsHint: 'Samma verktyg för samma ändamål; det som flest delar står först.',
  noTools: 'Inga verktyg är antecknade än.',
  renews: 'avtal går ut {from} – {to}',
  renewsOn: 'ett avtal går ut {from}',
  makeCohort: 'Gör en flyttgrupp av dem',
  cohortMade: 'Flyttgrupp skapad: {title}',
  seeCohort: 'Det finns en flyttgrupp för detta',
  cohortTitle: 'Bort från {product}',
  cohorts: 'Flyttgrupper',
  noCohorts: 'Ingen flyttgrupp än. Gör en av ett verktyg som flera delar.',
  title: 'Titel',
  status: 'Status',
  rule: 'Varför dessa',
  members: { one: '{n} organisation', other: '{n} organisationer' },
  stateOf: 'Var {name} står',
  addMember: 'Lägg till',
  member: 'En organisation till',
  memberAdded: 'Tillagd i flyttgruppen',
  removeMember: 'Ta bort {name}',
  saved: 'Flyttgruppen är ändrad',
  migrations: 'Flyttar',
  noMigrations: 'Ingen flytt är antecknad än.',
  offers: 'Drifterbjudanden',
  noOffers: 'Inget drifterbjudande är antecknat än.',
  seats: { one: 'plats för {n}', other: 'plats för {n}' },
  selfDeclared: 'säger det själv',
  verified: 'kontrollerat av {name}',
  verifiedBySomebody: 'kontrollerat',
  fitsCohorts: 'Kan bära',
  fitsNone: 'Passar ingen flyttgrupp än.',
  fit: {
    function: 'samma ändamål',
    language: 'talar deras språk',
    jurisdiction: 'ligger där de är',
    governance: 'styrs av medlemmarna',
    seats: 'har plats',
  },
  lack: {
    function: 'ett annat ändamål',
    language: 'inte allas språk',
    jurisdiction: 'annan jurisdiktion',
    governance: 'styrs inte av medlemmarna',
    seats: 'för lite plats',
  },
  asks: 'Frågor om hjälp',
  noAsks: 'Inget är efterfrågat.',
  askType: {
    facilitate: 'hjälp oss att träffas',
    suggest: 'föreslå någon',
    join: 'följ med på ett möte',
    participate: 'delta',
    host: 'någonstans att sova',
    help: 'hjälp',
    skill: 'en färdighet',
  },
  addAsk: 'Be om hjälp',
  askAdded: 'Frågan är noterad',
  askAbout: 'Vem det gäller',
  addOffer: 'Lägg till ett drifterbjudande',
  offerAdded: 'Drifterbjudandet är tillagt',
  reply: 'Det kom ett svar',
  replyTitle: 'Spara ett svar som ett erbjudande',
  replyTo: 'Det svarar på',
  replyText: 'Vad de skrev',
  replyFrom: 'Från',
  replyKept: 'Sparat som ett erbjudande',
  fulfil: 'Uppfyllt',
  nowFulfilled: 'Uppfyllt',
  more: { one: 'Visa {n} till', other: 'Visa {n} till' },
  runBy: 'drivs av',
};

export const coalitionWords: Readonly<Record<Language, CoalitionWords>> = { en, nb, nn, sv };
