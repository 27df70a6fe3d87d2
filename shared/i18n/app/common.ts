/** Words that many screens use: places, statuses, audiences, buttons. Each language is written, not translated. */
import type { Audience, EncounterMode, EncounterStatus, Language } from '../../model/enumerations.ts';

/** By Intl.PluralRules' category; `{n}` is the number in the language's own digits. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

export interface CommonWords {
  readonly places: {
    readonly today: string;
    readonly plan: string;
    readonly organisations: string;
    readonly people: string;
    readonly trips: string;
    readonly coalition: string;
    readonly reports: string;
    readonly needs: string;
    readonly sync: string;
    readonly meet: string;
    readonly members: string;
    readonly search: string;
    readonly archive: string;
    readonly settings: string;
    readonly import: string;
  };
  readonly status: Readonly<Record<EncounterStatus, string>>;
  readonly postponed: string;
  readonly mode: Readonly<Record<EncounterMode, string>>;
  /** An informal meeting that has not been. */
  readonly informalAhead: string;
  readonly audience: Readonly<Record<Audience, string>>;
  readonly audienceHint: Readonly<Record<Audience, string>>;
  readonly kindOfRecord: Readonly<Record<string, string>>;
  readonly count: {
    readonly organisations: Counted;
    readonly people: Counted;
    readonly encounters: Counted;
    readonly days: Counted;
    readonly changes: Counted;
    readonly results: Counted;
  };
  readonly act: {
    readonly save: string;
    readonly cancel: string;
    readonly close: string;
    readonly back: string;
    readonly edit: string;
    readonly add: string;
    readonly remove: string;
    readonly undo: string;
    readonly redo: string;
    readonly later: string;
    readonly copy: string;
    readonly copied: string;
    readonly tryAgain: string;
    readonly open: string;
    readonly archive: string;
    readonly revive: string;
    readonly more: string;
    readonly choose: string;
  };
  readonly none: string;
  readonly unnamed: string;
  readonly you: string;
  /** After "by": av deg, av dig. */
  readonly byYou: string;
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
  readonly noDate: string;
  readonly partOfDay: Readonly<Record<string, string>>;
  /** `{from}`, `{to}` */
  readonly fromTo: string;
  readonly from: string;
  readonly loading: string;
  /** `{done}`, `{total}` */
  readonly filling: string;
  /** A list of names: `{first} and {last}` comes from Intl.ListFormat. */
  readonly andOthers: Counted;
}

const en: CommonWords = {
  places: {
    today: 'Today',
    plan: 'Plan',
    organisations: 'Organisations',
    people: 'People',
    trips: 'Trips',
    coalition: 'Coalition',
    reports: 'Reports',
    needs: 'Needs you',
    sync: 'Sync',
    meet: 'Meet',
    members: 'Devices & people',
    search: 'Search',
    archive: 'Archive',
    settings: 'Settings',
    import: 'Paste a post',
  },
  status: {
    wanted: 'want to meet',
    asked: 'asked, waiting',
    half_planned: 'half-planned',
    planned: 'planned',
    held: 'met',
    missed: 'did not happen',
    declined: 'said no',
    cancelled: 'cancelled',
  },
  postponed: 'postponed',
  mode: { meeting: 'meeting', informal: 'met folks of', call: 'call', assembly: 'assembly' },
  informalAhead: 'informal',
  audience: { private: 'Only me', circle: 'Circle', coalition: 'Coalition', public: 'Public' },
  audienceHint: {
    private: 'Only your own devices can read this.',
    circle: 'The members of this circle can read this.',
    coalition: 'Every member of the coalition can read this.',
    public: 'Anyone at all can read this.',
  },
  kindOfRecord: {
    organisation: 'organisation',
    person: 'person',
    encounter: 'meeting',
    note: 'note',
    trip: 'trip',
    stay: 'stay',
    travel: 'journey',
    ask: 'ask',
    commitment: 'promise',
    dependency: 'tool in use',
    migration: 'migration',
    cohort: 'cohort',
    hosting_offer: 'hosting offer',
    consent: 'consent',
    publication: 'report sent',
    relation: 'relation',
    affiliation: 'role',
    import_batch: 'pasted text',
    saved_list: 'saved list',
    device: 'device',
    circle: 'circle',
  },
  count: {
    organisations: { one: '{n} organisation', other: '{n} organisations' },
    people: { one: '{n} person', other: '{n} people' },
    encounters: { one: '{n} meeting', other: '{n} meetings' },
    days: { one: '{n} day', other: '{n} days' },
    changes: { one: '{n} change', other: '{n} changes' },
    results: { one: '{n} result', other: '{n} results' },
  },
  act: {
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    edit: 'Edit',
    add: 'Add',
    remove: 'Remove',
    undo: 'Undo',
    redo: 'Redo',
    later: 'Later',
    copy: 'Copy',
    copied: 'Copied',
    tryAgain: 'Try again',
    open: 'Open',
    archive: 'Put away',
    revive: 'Bring back',
    more: 'More',
    choose: 'Choose',
  },
  none: 'none',
  unnamed: 'no name',
  you: 'you',
  byYou: 'you',
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  noDate: 'no date',
  partOfDay: { morning: 'morning', noon: 'noon', afternoon: 'afternoon', evening: 'evening', night: 'night' },
  fromTo: '{from} to {to}',
  from: 'from {from}',
  loading: 'Loading…',
  filling: 'Reading your vault: {done} of {total}',
  andOthers: { one: 'and {n} other', other: 'and {n} others' },
};

const nb: CommonWords = {
  places: {
    today: 'I dag',
    plan: 'Plan',
    organisations: 'Organisasjoner',
    people: 'Folk',
    trips: 'Reiser',
    coalition: 'Koalisjonen',
    reports: 'Rapporter',
    needs: 'Trenger deg',
    sync: 'Synk',
    meet: 'Møtes',
    members: 'Enheter og folk',
    search: 'Søk',
    archive: 'Arkiv',
    settings: 'Innstillinger',
    import: 'Lim inn et innlegg',
  },
  status: {
    wanted: 'vil møte',
    asked: 'spurt, venter svar',
    half_planned: 'halvplanlagt',
    planned: 'planlagt',
    held: 'møtt',
    missed: 'ble ikke noe av',
    declined: 'takket nei',
    cancelled: 'avlyst',
  },
  postponed: 'utsatt',
  mode: { meeting: 'møte', informal: 'traff folk fra', call: 'samtale', assembly: 'forsamling' },
  informalAhead: 'uformelt',
  audience: { private: 'Bare meg', circle: 'Krets', coalition: 'Koalisjon', public: 'Offentlig' },
  audienceHint: {
    private: 'Bare dine egne enheter kan lese dette.',
    circle: 'De som er med i kretsen, kan lese dette.',
    coalition: 'Alle i koalisjonen kan lese dette.',
    public: 'Hvem som helst kan lese dette.',
  },
  kindOfRecord: {
    organisation: 'organisasjon',
    person: 'person',
    encounter: 'møte',
    note: 'notat',
    trip: 'reise',
    stay: 'overnatting',
    travel: 'etappe',
    ask: 'spørsmål om hjelp',
    commitment: 'løfte',
    dependency: 'verktøy i bruk',
    migration: 'flytting',
    cohort: 'flyttegruppe',
    hosting_offer: 'driftstilbud',
    consent: 'samtykke',
    publication: 'sendt rapport',
    relation: 'forbindelse',
    affiliation: 'rolle',
    import_batch: 'innlimt tekst',
    saved_list: 'lagret liste',
    device: 'enhet',
    circle: 'krets',
  },
  count: {
    organisations: { one: '{n} organisasjon', other: '{n} organisasjoner' },
    people: { one: '{n} person', other: '{n} personer' },
    encounters: { one: '{n} møte', other: '{n} møter' },
    days: { one: '{n} dag', other: '{n} dager' },
    changes: { one: '{n} endring', other: '{n} endringer' },
    results: { one: '{n} treff', other: '{n} treff' },
  },
  act: {
    save: 'Lagre',
    cancel: 'Avbryt',
    close: 'Lukk',
    back: 'Tilbake',
    edit: 'Rediger',
    add: 'Legg til',
    remove: 'Fjern',
    undo: 'Angre',
    redo: 'Gjør om',
    later: 'Senere',
    copy: 'Kopier',
    copied: 'Kopiert',
    tryAgain: 'Prøv igjen',
    open: 'Åpne',
    archive: 'Legg bort',
    revive: 'Hent fram igjen',
    more: 'Mer',
    choose: 'Velg',
  },
  none: 'ingen',
  unnamed: 'uten navn',
  you: 'du',
  byYou: 'deg',
  today: 'i dag',
  yesterday: 'i går',
  tomorrow: 'i morgen',
  noDate: 'uten dato',
  partOfDay: {
    morning: 'formiddag',
    noon: 'midt på dagen',
    afternoon: 'ettermiddag',
    evening: 'kveld',
    night: 'natt',
  },
  fromTo: '{from} til {to}',
  from: 'fra {from}',
  loading: 'Henter …',
  filling: 'Leser hvelvet ditt: {done} av {total}',
  andOthers: { one: 'og {n} til', other: 'og {n} til' },
};

const nn: CommonWords = {
  places: {
    today: 'I dag',
    plan: 'Plan',
    organisations: 'Organisasjonar',
    people: 'Folk',
    trips: 'Reiser',
    coalition: 'Koalisjonen',
    reports: 'Rapportar',
    needs: 'Treng deg',
    sync: 'Synk',
    meet: 'Møtast',
    members: 'Einingar og folk',
    search: 'Søk',
    archive: 'Arkiv',
    settings: 'Innstillingar',
    import: 'Lim inn eit innlegg',
  },
  status: {
    wanted: 'vil møte',
    asked: 'spurt, ventar svar',
    half_planned: 'halvplanlagt',
    planned: 'planlagt',
    held: 'møtt',
    missed: 'vart ikkje noko av',
    declined: 'takka nei',
    cancelled: 'avlyst',
  },
  postponed: 'utsett',
  mode: { meeting: 'møte', informal: 'møtte folk frå', call: 'samtale', assembly: 'forsamling' },
  informalAhead: 'uformelt',
  audience: { private: 'Berre eg', circle: 'Krins', coalition: 'Koalisjon', public: 'Offentleg' },
  audienceHint: {
    private: 'Berre dine eigne einingar kan lese dette.',
    circle: 'Dei som er med i krinsen, kan lese dette.',
    coalition: 'Alle i koalisjonen kan lese dette.',
    public: 'Kven som helst kan lese dette.',
  },
  kindOfRecord: {
    organisation: 'organisasjon',
    person: 'person',
    encounter: 'møte',
    note: 'notat',
    trip: 'reise',
    stay: 'overnatting',
    travel: 'etappe',
    ask: 'spørsmål om hjelp',
    commitment: 'lovnad',
    dependency: 'verktøy i bruk',
    migration: 'flytting',
    cohort: 'flyttegruppe',
    hosting_offer: 'driftstilbod',
    consent: 'samtykke',
    publication: 'send rapport',
    relation: 'samband',
    affiliation: 'rolle',
    import_batch: 'innlimt tekst',
    saved_list: 'lagra liste',
    device: 'eining',
    circle: 'krins',
  },
  count: {
    organisations: { one: '{n} organisasjon', other: '{n} organisasjonar' },
    people: { one: '{n} person', other: '{n} personar' },
    encounters: { one: '{n} møte', other: '{n} møte' },
    days: { one: '{n} dag', other: '{n} dagar' },
    changes: { one: '{n} endring', other: '{n} endringar' },
    results: { one: '{n} treff', other: '{n} treff' },
  },
  act: {
    save: 'Lagre',
    cancel: 'Avbryt',
    close: 'Lukk',
    back: 'Tilbake',
    edit: 'Rediger',
    add: 'Legg til',
    remove: 'Fjern',
    undo: 'Angre',
    redo: 'Gjer om',
    later: 'Seinare',
    copy: 'Kopier',
    copied: 'Kopiert',
    tryAgain: 'Prøv igjen',
    open: 'Opne',
    archive: 'Legg bort',
    revive: 'Hent fram att',
    more: 'Meir',
    choose: 'Vel',
  },
  none: 'ingen',
  unnamed: 'utan namn',
  you: 'du',
  byYou: 'deg',
  today: 'i dag',
  yesterday: 'i går',
  tomorrow: 'i morgon',
  noDate: 'utan dato',
  partOfDay: {
    morning: 'formiddag',
    noon: 'midt på dagen',
    afternoon: 'ettermiddag',
    evening: 'kveld',
    night: 'natt',
  },
  fromTo: '{from} til {to}',
  from: 'frå {from}',
  loading: 'Hentar …',
  filling: 'Les kvelvet ditt: {done} av {total}',
  andOthers: { one: 'og {n} til', other: 'og {n} til' },
};

const sv: CommonWords = {
  places: {
    today: 'I dag',
    plan: 'Plan',
    organisations: 'Organisationer',
    people: 'Personer',
    trips: 'Resor',
    coalition: 'Koalitionen',
    reports: 'Rapporter',
    needs: 'Behöver dig',
    sync: 'Synk',
    meet: 'Mötas',
    members: 'Enheter och folk',
    search: 'Sök',
    archive: 'Arkiv',
    settings: 'Inställningar',
    import: 'Klistra in ett inlägg',
  },
  status: {
    wanted: 'vill träffa',
    asked: 'frågat, väntar svar',
    half_planned: 'halvplanerat',
    planned: 'planerat',
    held: 'träffat',
    missed: 'blev inte av',
    declined: 'tackade nej',
    cancelled: 'inställt',
  },
  postponed: 'uppskjutet',
  mode: { meeting: 'möte', informal: 'träffade folk från', call: 'samtal', assembly: 'stormöte' },
  informalAhead: 'informellt',
  audience: { private: 'Bara jag', circle: 'Krets', coalition: 'Koalition', public: 'Offentligt' },
  audienceHint: {
    private: 'Bara dina egna enheter kan läsa det här.',
    circle: 'De som är med i kretsen kan läsa det här.',
    coalition: 'Alla i koalitionen kan läsa det här.',
    public: 'Vem som helst kan läsa det här.',
  },
  kindOfRecord: {
    organisation: 'organisation',
    person: 'person',
    encounter: 'möte',
    note: 'anteckning',
    trip: 'resa',
    stay: 'övernattning',
    travel: 'etapp',
    ask: 'fråga om hjälp',
    commitment: 'löfte',
    dependency: 'verktyg i bruk',
    migration: 'flytt',
    cohort: 'flyttgrupp',
    hosting_offer: 'drifterbjudande',
    consent: 'samtycke',
    publication: 'skickad rapport',
    relation: 'förbindelse',
    affiliation: 'roll',
    import_batch: 'inklistrad text',
    saved_list: 'sparad lista',
    device: 'enhet',
    circle: 'krets',
  },
  count: {
    organisations: { one: '{n} organisation', other: '{n} organisationer' },
    people: { one: '{n} person', other: '{n} personer' },
    encounters: { one: '{n} möte', other: '{n} möten' },
    days: { one: '{n} dag', other: '{n} dagar' },
    changes: { one: '{n} ändring', other: '{n} ändringar' },
    results: { one: '{n} träff', other: '{n} träffar' },
  },
  act: {
    save: 'Spara',
    cancel: 'Avbryt',
    close: 'Stäng',
    back: 'Tillbaka',
    edit: 'Redigera',
    add: 'Lägg till',
    remove: 'Ta bort',
    undo: 'Ångra',
    redo: 'Gör om',
    later: 'Senare',
    copy: 'Kopiera',
    copied: 'Kopierat',
    tryAgain: 'Försök igen',
    open: 'Öppna',
    archive: 'Lägg undan',
    revive: 'Ta fram igen',
    more: 'Mer',
    choose: 'Välj',
  },
  none: 'inga',
  unnamed: 'utan namn',
  you: 'du',
  byYou: 'dig',
  today: 'i dag',
  yesterday: 'i går',
  tomorrow: 'i morgon',
  noDate: 'utan datum',
  partOfDay: {
    morning: 'förmiddag',
    noon: 'mitt på dagen',
    afternoon: 'eftermiddag',
    evening: 'kväll',
    night: 'natt',
  },
  fromTo: '{from} till {to}',
  from: 'från {from}',
  loading: 'Hämtar …',
  filling: 'Läser ditt valv: {done} av {total}',
  andOthers: { one: 'och {n} till', other: 'och {n} till' },
};

export const commonWords: Readonly<Record<Language, CommonWords>> = { en, nb, nn, sv };
