/** What waits for a decision, in plain words: both sides shown, nothing decided by itself. */
import type { Language } from '../../model/enumerations.ts';
import type { DuplicateReason } from '../../query/need.ts';
import type { Counted } from './common.ts';

export interface NeedsWords {
  readonly title: string;
  readonly nothing: string;
  readonly nothingHint: string;
  readonly waiting: Counted;
  readonly more: Counted;
  readonly later: string;
  readonly laterList: Counted;
  readonly now: string;
  readonly you: string;
  readonly somebody: string;
  /** `{who}` `{when}` */
  readonly said: string;
  readonly statusContradiction: string;
  readonly statusContradictionHint: string;
  readonly statusConcurrent: string;
  readonly statusConcurrentHint: string;
  readonly takeStatus: string;
  readonly whenConflict: string;
  readonly whenConflictHint: string;
  /** `{field}` */
  readonly fieldConflict: string;
  readonly fieldConflictHint: string;
  readonly take: string;
  readonly keepBoth: string;
  readonly keepBothHint: string;
  readonly keepBothDays: string;
  /** Written into the purpose; `{day}`. */
  readonly otherDay: string;
  readonly archivedButUsed: string;
  readonly archivedEdited: string;
  readonly archivedUsed: string;
  readonly keep: string;
  readonly putAwayStill: string;
  readonly identityDisputed: string;
  readonly identityDisputedHint: string;
  readonly possibleDuplicate: string;
  /** Whole sentences. */
  readonly reasons: Readonly<Record<DuplicateReason, string>>;
  readonly sameThing: string;
  readonly notSame: string;
  readonly mergeHint: string;
  readonly willMove: string;
  readonly plannedPast: string;
  /** `{day}` */
  readonly plannedPastHint: string;
  readonly held: string;
  readonly missed: string;
  readonly postponed: string;
  readonly sameMeeting: string;
  readonly sameMeetingHint: string;
  readonly problems: string;
  readonly open: string;
  readonly settled: string;
  readonly fieldEmpty: string;
}

const en: NeedsWords = {
  title: 'Needs you',
  nothing: 'Nothing waits for you.',
  nothingHint:
    'When two of you decide different things at the same time, or two records look like one, it is asked here.',
  waiting: { one: '{n} thing waits for you', other: '{n} things wait for you' },
  more: { one: '{n} more comes when these are settled.', other: '{n} more come when these are settled.' },
  later: 'Later',
  laterList: { one: 'Put off ({n})', other: 'Put off ({n})' },
  now: 'Look at it now',
  you: 'you',
  somebody: 'somebody',
  said: '{who}, {when}',
  statusContradiction: 'Did it happen or not?',
  statusContradictionHint:
    'Both were said without knowing of the other. Reports for others leave it out until you say.',
  statusConcurrent: 'How far is it?',
  statusConcurrentHint: 'Both were said without knowing of the other. The first is shown meanwhile.',
  takeStatus: 'It is: {status}',
  whenConflict: 'Which day?',
  whenConflictHint: 'Two days were written at the same time.',
  fieldConflict: 'Which is right: {field}?',
  fieldConflictHint: 'Two values were written at the same time. The first is shown meanwhile.',
  take: 'Take this',
  keepBoth: 'Keep both',
  keepBothHint: 'The other stays as another name.',
  keepBothDays: 'The other is told in the purpose.',
  otherDay: 'Also said: {day}',
  archivedButUsed: 'Put away, but still in use',
  archivedEdited: '{who} put it away; somebody changed it at the same time or after.',
  archivedUsed: '{who} put it away; something else names it: {other}.',
  keep: 'Keep it',
  putAwayStill: 'Put it away still',
  identityDisputed: 'One or two?',
  identityDisputedHint: 'One of you said they are the same, another that they are not.',
  possibleDuplicate: 'Are these the same?',
  reasons: {
    same_url: 'Both have the same web address.',
    same_handle: 'Both have the same handle.',
    same_registry_id: 'Both have the same registry number.',
    same_contact: 'Both have the same phone number, e-mail or other contact.',
    handle_is_domain: 'The handle of one is the web address of the other.',
    name_is_domain: 'The name of one is the web address of the other.',
    same_bare_handle: 'Both have the same handle, and nobody has said on which server.',
    same_name: 'Both have the same name, or one spelled almost the same.',
    handle_host_is_site: 'The handle of one is on a server that is the website of the other.',
    name_in_handle: 'The name of one is in the handle of the other.',
  },
  sameThing: 'The same',
  notSame: 'Not the same',
  mergeHint: 'Nothing is lost: everything of both is shown as one, and you can take it back.',
  willMove: 'Meetings, people and relations of both are shown together.',
  plannedPast: 'What became of it?',
  plannedPastHint: 'It was planned for {day}, and nobody has said.',
  held: 'We met',
  missed: 'It did not happen',
  postponed: 'Postponed',
  sameMeeting: 'The same meeting, written twice?',
  sameMeetingHint: 'Same organisations, same day. As one, both notes stay.',
  problems: 'Something is missing',
  open: 'Open it',
  settled: 'Settled',
  fieldEmpty: 'nothing',
};

const nb: NeedsWords = {
  title: 'Trenger deg',
  nothing: 'Ingenting venter på deg.',
  nothingHint: 'Når to av dere bestemmer ulikt samtidig, eller to oppføringer ser ut som én, spørres det her.',
  waiting: { one: '{n} ting venter på deg', other: '{n} ting venter på deg' },
  more: { one: '{n} til kommer når disse er avklart.', other: '{n} til kommer når disse er avklart.' },
  later: 'Senere',
  laterList: { one: 'Utsatt ({n})', other: 'Utsatt ({n})' },
  now: 'Se på det nå',
  you: 'du',
  somebody: 'noen',
  said: '{who}, {when}',
  statusContradiction: 'Ble det noe av, eller ikke?',
  statusContradictionHint:
    'Begge deler ble sagt uten å vite om det andre. Rapporter til andre utelater det til du sier fra.',
  statusConcurrent: 'Hvor langt er det kommet?',
  statusConcurrentHint: 'Begge deler ble sagt uten å vite om det andre. Det første vises så lenge.',
  takeStatus: 'Det er: {status}',
  whenConflict: 'Hvilken dag?',
  whenConflictHint: 'To dager ble skrevet samtidig.',
  fieldConflict: 'Hva er riktig: {field}?',
  fieldConflictHint: 'To verdier ble skrevet samtidig. Den første vises så lenge.',
  take: 'Ta denne',
  keepBoth: 'Behold begge',
  keepBothHint: 'Den andre blir stående som et annet navn.',
  keepBothDays: 'Den andre fortelles i hensikten.',
  otherDay: 'Også sagt: {day}',
  archivedButUsed: 'Lagt bort, men fortsatt i bruk',
  archivedEdited: '{who} la det bort; noen endret det samtidig eller etterpå.',
  archivedUsed: '{who} la det bort; noe annet nevner det: {other}.',
  keep: 'Behold det',
  putAwayStill: 'Legg det bort likevel',
  identityDisputed: 'Én eller to?',
  identityDisputedHint: 'En av dere sa at de er det samme, en annen at de ikke er det.',
  possibleDuplicate: 'Er disse det samme?',
  reasons: {
    same_url: 'Begge har samme nettadresse.',
    same_handle: 'Begge har samme brukernavn.',
    same_registry_id: 'Begge har samme registernummer.',
    same_contact: 'Begge har samme telefonnummer, e-post eller en annen felles kontakt.',
    handle_is_domain: 'Brukernavnet til den ene er nettadressen til den andre.',
    name_is_domain: 'Navnet på den ene er nettadressen til den andre.',
    same_bare_handle: 'Begge har samme brukernavn, og ingen har sagt på hvilken tjener.',
    same_name: 'Begge har samme navn, eller navn som skrives nesten likt.',
    handle_host_is_site: 'Brukernavnet til den ene ligger på en tjener som er nettstedet til den andre.',
    name_in_handle: 'Navnet på den ene står i brukernavnet til den andre.',
  },
  sameThing: 'Det samme',
  notSame: 'Ikke det samme',
  mergeHint: 'Ingenting går tapt: alt fra begge vises som ett, og du kan ta det tilbake.',
  willMove: 'Møter, folk og forbindelser fra begge vises sammen.',
  plannedPast: 'Hva ble det av det?',
  plannedPastHint: 'Det var planlagt {day}, og ingen har sagt noe.',
  held: 'Vi møttes',
  missed: 'Det ble ikke noe av',
  postponed: 'Utsatt',
  sameMeeting: 'Samme møte, skrevet to ganger?',
  sameMeetingHint: 'Samme organisasjoner, samme dag. Som ett beholdes begge notatene.',
  problems: 'Noe mangler',
  open: 'Åpne det',
  settled: 'Avklart',
  fieldEmpty: 'ingenting',
};

const nn: NeedsWords = {
  title: 'Treng deg',
  nothing: 'Ingenting ventar på deg.',
  nothingHint: 'Når to av dykk avgjer ulikt samstundes, eller to oppføringar ser ut som éi, blir det spurt her.',
  waiting: { one: '{n} ting ventar på deg', other: '{n} ting ventar på deg' },
  more: { one: '{n} til kjem når desse er avklarte.', other: '{n} til kjem når desse er avklarte.' },
  later: 'Seinare',
  laterList: { one: 'Utsett ({n})', other: 'Utsette ({n})' },
  now: 'Sjå på det no',
  you: 'du',
  somebody: 'nokon',
  said: '{who}, {when}',
  statusContradiction: 'Vart det noko av, eller ikkje?',
  statusContradictionHint:
    'Begge delar vart sagt utan å vite om det andre. Rapportar til andre utelèt det til du seier frå.',
  statusConcurrent: 'Kor langt er det kome?',
  statusConcurrentHint: 'Begge delar vart sagt utan å vite om det andre. Det første blir vist så lenge.',
  takeStatus: 'Det er: {status}',
  whenConflict: 'Kva dag?',
  whenConflictHint: 'To dagar vart skrivne samstundes.',
  fieldConflict: 'Kva er rett: {field}?',
  fieldConflictHint: 'To verdiar vart skrivne samstundes. Den første blir vist så lenge.',
  take: 'Ta denne',
  keepBoth: 'Ha begge',
  keepBothHint: 'Den andre blir ståande som eit anna namn.',
  keepBothDays: 'Den andre blir fortald i føremålet.',
  otherDay: 'Òg sagt: {day}',
  archivedButUsed: 'Lagt bort, men framleis i bruk',
  archivedEdited: '{who} la det bort; nokon endra det samstundes eller etterpå.',
  archivedUsed: '{who} la det bort; noko anna nemner det: {other}.',
  keep: 'Ha det',
  putAwayStill: 'Legg det bort likevel',
  identityDisputed: 'Éin eller to?',
  identityDisputedHint: 'Ein av dykk sa at dei er det same, ein annan at dei ikkje er det.',
  possibleDuplicate: 'Er desse det same?',
  reasons: {
    same_url: 'Begge har same nettadresse.',
    same_handle: 'Begge har same brukarnamn.',
    same_registry_id: 'Begge har same registernummer.',
    same_contact: 'Begge har same telefonnummer, e-post eller ein annan felles kontakt.',
    handle_is_domain: 'Brukarnamnet til den eine er nettadressa til den andre.',
    name_is_domain: 'Namnet på den eine er nettadressa til den andre.',
    same_bare_handle: 'Begge har same brukarnamn, og ingen har sagt på kva tenar.',
    same_name: 'Begge har same namn, eller namn som blir skrivne nesten likt.',
    handle_host_is_site: 'Brukarnamnet til den eine ligg på ein tenar som er nettstaden til den andre.',
    name_in_handle: 'Namnet på den eine står i brukarnamnet til den andre.',
  },
  sameThing: 'Det same',
  notSame: 'Ikkje det same',
  mergeHint: 'Ingenting går tapt: alt frå begge blir vist som eitt, og du kan ta det tilbake.',
  willMove: 'Møte, folk og samband frå begge blir viste saman.',
  plannedPast: 'Kva vart det av det?',
  plannedPastHint: 'Det var planlagt {day}, og ingen har sagt noko.',
  held: 'Vi møttest',
  missed: 'Det vart ikkje noko av',
  postponed: 'Utsett',
  sameMeeting: 'Same møte, skrive to gonger?',
  sameMeetingHint: 'Same organisasjonar, same dag. Som eitt blir begge notata verande.',
  problems: 'Noko manglar',
  open: 'Opne det',
  settled: 'Avklart',
  fieldEmpty: 'ingenting',
};

const sv: NeedsWords = {
  title: 'Behöver dig',
  nothing: 'Inget väntar på dig.',
  nothingHint: 'När två av er bestämmer olika samtidigt, eller två poster ser ut som en, frågas det här.',
  waiting: { one: '{n} sak väntar på dig', other: '{n} saker väntar på dig' },
  more: { one: '{n} till kommer när dessa är utredda.', other: '{n} till kommer när dessa är utredda.' },
  later: 'Senare',
  laterList: { one: 'Uppskjutet ({n})', other: 'Uppskjutna ({n})' },
  now: 'Titta på det nu',
  you: 'du',
  somebody: 'någon',
  said: '{who}, {when}',
  statusContradiction: 'Blev det av eller inte?',
  statusContradictionHint:
    'Båda sades utan att veta om det andra. Rapporter till andra utelämnar det tills du säger till.',
  statusConcurrent: 'Hur långt har det kommit?',
  statusConcurrentHint: 'Båda sades utan att veta om det andra. Det första visas så länge.',
  takeStatus: 'Det är: {status}',
  whenConflict: 'Vilken dag?',
  whenConflictHint: 'Två dagar skrevs samtidigt.',
  fieldConflict: 'Vad är rätt: {field}?',
  fieldConflictHint: 'Två värden skrevs samtidigt. Det första visas så länge.',
  take: 'Ta den här',
  keepBoth: 'Behåll båda',
  keepBothHint: 'Den andra står kvar som ett annat namn.',
  keepBothDays: 'Den andra berättas i syftet.',
  otherDay: 'Också sagt: {day}',
  archivedButUsed: 'Undanlagt, men används än',
  archivedEdited: '{who} lade undan det; någon ändrade det samtidigt eller efteråt.',
  archivedUsed: '{who} lade undan det; något annat nämner det: {other}.',
  keep: 'Behåll det',
  putAwayStill: 'Lägg undan det ändå',
  identityDisputed: 'En eller två?',
  identityDisputedHint: 'En av er sade att de är samma, en annan att de inte är det.',
  possibleDuplicate: 'Är dessa samma?',
  reasons: {
    same_url: 'Båda har samma webbadress.',
    same_handle: 'Båda har samma användarnamn.',
    same_registry_id: 'Båda har samma registernummer.',
    same_contact: 'Båda har samma telefonnummer, e-post eller någon annan gemensam kontakt.',
    handle_is_domain: 'Den enas användarnamn är den andras webbadress.',
    name_is_domain: 'Den enas namn är den andras webbadress.',
    same_bare_handle: 'Båda har samma användarnamn, och ingen har sagt på vilken server.',
    same_name: 'Båda har samma namn, eller namn som stavas nästan likadant.',
    handle_host_is_site: 'Den enas användarnamn finns på en server som är den andras webbplats.',
    name_in_handle: 'Den enas namn finns i den andras användarnamn.',
  },
  sameThing: 'Samma',
  notSame: 'Inte samma',
  mergeHint: 'Inget går förlorat: allt från båda visas som ett, och du kan ta tillbaka det.',
  willMove: 'Möten, personer och förbindelser från båda visas tillsammans.',
  plannedPast: 'Vad blev det av det?',
  plannedPastHint: 'Det var planerat {day}, och ingen har sagt något.',
  held: 'Vi träffades',
  missed: 'Det blev inte av',
  postponed: 'Uppskjutet',
  sameMeeting: 'Samma möte, skrivet två gånger?',
  sameMeetingHint: 'Samma organisationer, samma dag. Som ett behålls båda anteckningarna.',
  problems: 'Något saknas',
  open: 'Öppna det',
  settled: 'Utrett',
  fieldEmpty: 'inget',
};

export const needsWords: Readonly<Record<Language, NeedsWords>> = { en, nb, nn, sv };
