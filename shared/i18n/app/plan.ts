/** Plan: board, list, calendar, and the small editor of "when?". */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface PlanWords {
  readonly views: { readonly board: string; readonly list: string; readonly calendar: string };
  readonly viewsLabel: string;
  readonly filters: string;
  readonly country: string;
  readonly anyCountry: string;
  readonly noCountry: string;
  readonly trip: string;
  readonly anyTrip: string;
  readonly noTrip: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly text: string;
  readonly textHint: string;
  readonly clearFilters: string;
  /** `{shown}` `{all}` */
  readonly shownOf: string;
  readonly nothingFits: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly addWish: string;
  readonly boardKeys: string;
  readonly closed: Counted;
  readonly showClosed: string;
  readonly hideClosed: string;
  /** `{n}` days back. */
  readonly closedHint: Counted;
  readonly columnEmpty: string;
  readonly people: Counted;
  readonly contradiction: string;
  readonly pastDue: string;
  /** `{other}` */
  readonly overlap: string;
  /** `{other}`, `{minutes}` */
  readonly hop: string;
  /** `{name}` `{status}` */
  readonly statusSet: string;
  readonly setStatus: string;
  readonly when: string;
  readonly whenHint: string;
  /** `{when}` */
  readonly understood: string;
  readonly notUnderstood: string;
  readonly whichWay: string;
  readonly isOver: string;
  readonly confirmationsFall: string;
  readonly saveDate: string;
  readonly removeDate: string;
  readonly withoutDate: string;
  /** `{name}` `{when}` */
  readonly dateSet: string;
  readonly dateRemoved: string;
  /** `{name}` */
  readonly whenOf: string;
  /** `{name}` `{column}` */
  readonly dropHere: string;
  readonly dragCancelled: string;
  readonly clock: string;
  readonly openEnd: string;
  readonly minutesLong: Counted;
  readonly heldAhead: string;
  readonly columns: {
    readonly name: string;
    readonly status: string;
    readonly day: string;
    readonly place: string;
    readonly trip: string;
    readonly people: string;
    readonly country: string;
    readonly audience: string;
  };
  /** `{column}` */
  readonly sortBy: string;
  readonly listKeys: string;
  readonly marked: Counted;
  readonly markAll: string;
  readonly unmark: string;
  readonly mark: string;
  readonly setTrip: string;
  readonly setDay: string;
  readonly batchDone: Counted;
  readonly month: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly goToday: string;
  readonly dayBoundary: string;
  readonly withoutDateTitle: string;
  readonly withoutDateHint: string;
  readonly allHaveDates: string;
  readonly calendarKeys: string;
  readonly moreOnDay: Counted;
  readonly nothingInMonth: string;
  readonly disputed: string;
  readonly week: string;
  /** `{name}` */
  readonly carrying: string;
  readonly nothingOnDay: string;
  readonly addTitle: string;
  readonly whom: string;
  readonly whomHint: string;
  /** `{name}` */
  readonly newOrganisation: string;
  readonly newOrganisationHint: string;
  readonly status: string;
  readonly whenOptional: string;
  readonly addIt: string;
  /** `{name}` */
  readonly added: string;
  readonly noMatches: string;
  readonly hosts: string;
  readonly personNew: string;
}

const en: PlanWords = {
  views: { board: 'Board', list: 'List', calendar: 'Calendar' },
  viewsLabel: 'View',
  filters: 'Filters',
  country: 'Country',
  anyCountry: 'every country',
  noCountry: 'no country',
  trip: 'Trip',
  anyTrip: 'every trip',
  noTrip: 'on no trip',
  fromDay: 'From',
  toDay: 'Until',
  text: 'Name or place',
  textHint: 'filter …',
  clearFilters: 'Show everything',
  shownOf: '{shown} of {all}',
  nothingFits: 'Nothing fits these filters.',
  emptyTitle: 'No plans yet',
  emptyText:
    'Whom do you wish to meet? Add one wish here, or paste a post with a list of them: they stand on this board until you have met.',
  addWish: 'Add a wish to meet',
  boardKeys: '1–8 set the status, E sets when, arrows move, Enter opens. Cards can be dragged too.',
  closed: { one: '{n} settled lately', other: '{n} settled lately' },
  showClosed: 'Show what is settled',
  hideClosed: 'Fold what is settled',
  closedHint: { one: 'of the last {n} day', other: 'of the last {n} days' },
  columnEmpty: 'Nothing here.',
  people: { one: '{n} person', other: '{n} people' },
  contradiction: 'contradictory: met, and not met',
  pastDue: 'its day is over',
  overlap: 'at the same time as {other}',
  hop: 'only {minutes} min to or from {other}',
  statusSet: '{name}: {status}',
  setStatus: 'Status',
  when: 'When?',
  whenHint: 'For example: thu 14 · 12.3. · 12 March afternoon · next week',
  understood: 'That is {when}',
  notUnderstood: 'Not understood yet. Write a day, such as 12.3. or Thursday 14:00.',
  whichWay: 'Which of the two is meant?',
  isOver: 'This day is over.',
  confirmationsFall: 'It is planned already: whoever agreed to the old time must be asked again.',
  saveDate: 'Set the date',
  removeDate: 'Remove the date',
  withoutDate: 'Leave it without a date',
  dateSet: '{name}: {when}',
  dateRemoved: '{name} has no date any more',
  whenOf: 'When do you meet {name}?',
  dropHere: '{name} to “{column}”',
  dragCancelled: 'Left where it was',
  clock: '{day} {time}',
  openEnd: 'from {day} on',
  minutesLong: { one: '{n} minute', other: '{n} minutes' },
  heldAhead: 'It lies ahead, so it cannot be met yet. Change its date first.',
  columns: {
    name: 'Whom',
    status: 'Status',
    day: 'When',
    place: 'Place',
    trip: 'Trip',
    people: 'People',
    country: 'Country',
    audience: 'Who may see',
  },
  sortBy: 'Sort by {column}',
  listKeys: 'Space marks, Shift+arrows mark several, 1–8 set the status, E sets when, Enter opens.',
  marked: { one: '{n} marked', other: '{n} marked' },
  markAll: 'Mark all',
  unmark: 'Unmark all',
  mark: 'Mark',
  setTrip: 'Put on a trip',
  setDay: 'Set the day',
  batchDone: { one: '{n} meeting changed', other: '{n} meetings changed' },
  month: 'Month',
  previousMonth: 'Month before',
  nextMonth: 'Month after',
  goToday: 'Today',
  dayBoundary: 'The day ends at four in the morning.',
  withoutDateTitle: 'Without a date',
  withoutDateHint: 'Drag one onto a day, or choose it with Enter, go to the day and press Enter.',
  allHaveDates: 'Everything open has a date.',
  calendarKeys: 'Arrows move by day and week, PageUp and PageDown by month, Enter opens the day.',
  moreOnDay: { one: 'and {n} more', other: 'and {n} more' },
  nothingInMonth: 'Nothing in this month.',
  disputed: 'two dates',
  week: 'Week',
  carrying: '{name} is in your hand: go to a day and press Enter. Escape puts it back.',
  nothingOnDay: 'Nothing on this day.',
  addTitle: 'Add a wish to meet',
  whom: 'Organisation',
  whomHint: 'Its name, site or handle',
  newOrganisation: 'New: {name}',
  newOrganisationHint: 'not known here yet; it is made together with the wish',
  status: 'Status',
  whenOptional: 'When, if you know',
  addIt: 'Add it',
  added: '{name} is in the plan',
  noMatches: 'Nobody known is called that.',
  hosts: 'Hosts',
  personNew: 'New: {name}',
};

const nb: PlanWords = {
  views: { board: 'Tavle', list: 'Liste', calendar: 'Kalender' },
  viewsLabel: 'Visning',
  filters: 'Filtre',
  country: 'Land',
  anyCountry: 'alle land',
  noCountry: 'uten land',
  trip: 'Reise',
  anyTrip: 'alle reiser',
  noTrip: 'ikke på reise',
  fromDay: 'Fra',
  toDay: 'Til',
  text: 'Navn eller sted',
  textHint: 'filtrer …',
  clearFilters: 'Vis alt',
  shownOf: '{shown} av {all}',
  nothingFits: 'Ingenting passer med filtrene.',
  emptyTitle: 'Ingen planer ennå',
  emptyText:
    'Hvem vil du møte? Legg til ett ønske her, eller lim inn et innlegg med en liste: De står på tavla til dere har møttes.',
  addWish: 'Legg til et ønske',
  boardKeys: '1–8 setter status, E setter tidspunkt, piltaster flytter, Enter åpner. Kortene kan også dras.',
  closed: { one: '{n} avgjort i det siste', other: '{n} avgjort i det siste' },
  showClosed: 'Vis det som er avgjort',
  hideClosed: 'Brett sammen det som er avgjort',
  closedHint: { one: 'siste {n} dag', other: 'siste {n} dager' },
  columnEmpty: 'Ingenting her.',
  people: { one: '{n} person', other: '{n} personer' },
  contradiction: 'motstridende: møtt og ikke møtt',
  pastDue: 'dagen er over',
  overlap: 'samtidig med {other}',
  hop: 'bare {minutes} min til eller fra {other}',
  statusSet: '{name}: {status}',
  setStatus: 'Status',
  when: 'Når?',
  whenHint: 'For eksempel: tor 14 · 12.3. · 12. mars ettermiddag · neste uke',
  understood: 'Det er {when}',
  notUnderstood: 'Ikke forstått ennå. Skriv en dag, som 12.3. eller torsdag 14:00.',
  whichWay: 'Hvilken av de to er det?',
  isOver: 'Denne dagen er over.',
  confirmationsFall: 'Møtet er alt planlagt: De som sa ja til det gamle tidspunktet, må spørres på nytt.',
  saveDate: 'Sett datoen',
  removeDate: 'Fjern datoen',
  withoutDate: 'La det stå uten dato',
  dateSet: '{name}: {when}',
  dateRemoved: '{name} har ingen dato lenger',
  whenOf: 'Når møter du {name}?',
  dropHere: '{name} til «{column}»',
  dragCancelled: 'Ble liggende der det var',
  clock: '{day} {time}',
  openEnd: 'fra og med {day}',
  minutesLong: { one: '{n} minutt', other: '{n} minutter' },
  heldAhead: 'Møtet ligger fram i tid, så det kan ikke være holdt ennå. Endre datoen først.',
  columns: {
    name: 'Hvem',
    status: 'Status',
    day: 'Når',
    place: 'Sted',
    trip: 'Reise',
    people: 'Personer',
    country: 'Land',
    audience: 'Hvem kan se',
  },
  sortBy: 'Sorter etter {column}',
  listKeys: 'Mellomrom merker, Shift+piltast merker flere, 1–8 setter status, E setter tidspunkt, Enter åpner.',
  marked: { one: '{n} merket', other: '{n} merket' },
  markAll: 'Merk alle',
  unmark: 'Fjern merkingen',
  mark: 'Merk',
  setTrip: 'Legg på en reise',
  setDay: 'Sett dagen',
  batchDone: { one: '{n} møte endret', other: '{n} møter endret' },
  month: 'Måned',
  previousMonth: 'Forrige måned',
  nextMonth: 'Neste måned',
  goToday: 'I dag',
  dayBoundary: 'Dagen slutter klokka fire om natta.',
  withoutDateTitle: 'Uten dato',
  withoutDateHint: 'Dra et møte til en dag, eller velg det med Enter, gå til dagen og trykk Enter.',
  allHaveDates: 'Alt som er åpent, har dato.',
  calendarKeys: 'Piltaster flytter dag og uke, PageUp og PageDown måned, Enter åpner dagen.',
  moreOnDay: { one: 'og {n} til', other: 'og {n} til' },
  nothingInMonth: 'Ingenting denne måneden.',
  disputed: 'to datoer',
  week: 'Uke',
  carrying: 'Du holder {name}: Gå til en dag og trykk Enter. Escape legger det tilbake.',
  nothingOnDay: 'Ingenting denne dagen.',
  addTitle: 'Legg til et ønske om møte',
  whom: 'Organisasjon',
  whomHint: 'Navn, nettsted eller brukernavn',
  newOrganisation: 'Ny: {name}',
  newOrganisationHint: 'ikke kjent her ennå; lages sammen med ønsket',
  status: 'Status',
  whenOptional: 'Når, om du vet det',
  addIt: 'Legg til',
  added: '{name} er med i planen',
  noMatches: 'Ingen kjente heter det.',
  hosts: 'Verter',
  personNew: 'Ny: {name}',
};

const nn: PlanWords = {
  views: { board: 'Tavle', list: 'Liste', calendar: 'Kalender' },
  viewsLabel: 'Vising',
  filters: 'Filter',
  country: 'Land',
  anyCountry: 'alle land',
  noCountry: 'utan land',
  trip: 'Reise',
  anyTrip: 'alle reiser',
  noTrip: 'ikkje på reise',
  fromDay: 'Frå',
  toDay: 'Til',
  text: 'Namn eller stad',
  textHint: 'filtrer …',
  clearFilters: 'Vis alt',
  shownOf: '{shown} av {all}',
  nothingFits: 'Ingenting passar med filtera.',
  emptyTitle: 'Ingen planar enno',
  emptyText:
    'Kven vil du møte? Legg til eitt ønske her, eller lim inn eit innlegg med ei liste: Dei står på tavla til de har møttest.',
  addWish: 'Legg til eit ønske',
  boardKeys: '1–8 set status, E set tidspunkt, piltastar flyttar, Enter opnar. Korta kan òg dragast.',
  closed: { one: '{n} avgjort i det siste', other: '{n} avgjorde i det siste' },
  showClosed: 'Vis det som er avgjort',
  hideClosed: 'Brett saman det som er avgjort',
  closedHint: { one: 'siste {n} dag', other: 'siste {n} dagar' },
  columnEmpty: 'Ingenting her.',
  people: { one: '{n} person', other: '{n} personar' },
  contradiction: 'motstridande: møtt og ikkje møtt',
  pastDue: 'dagen er over',
  overlap: 'samtidig med {other}',
  hop: 'berre {minutes} min til eller frå {other}',
  statusSet: '{name}: {status}',
  setStatus: 'Status',
  when: 'Når?',
  whenHint: 'Til dømes: tor 14 · 12.3. · 12. mars ettermiddag · neste veke',
  understood: 'Det er {when}',
  notUnderstood: 'Ikkje forstått enno. Skriv ein dag, som 12.3. eller torsdag 14:00.',
  whichWay: 'Kva for ein av dei to er det?',
  isOver: 'Denne dagen er over.',
  confirmationsFall: 'Møtet er alt planlagt: Dei som sa ja til det gamle tidspunktet, må spørjast på nytt.',
  saveDate: 'Set datoen',
  removeDate: 'Fjern datoen',
  withoutDate: 'La det stå utan dato',
  dateSet: '{name}: {when}',
  dateRemoved: '{name} har ingen dato lenger',
  whenOf: 'Når møter du {name}?',
  dropHere: '{name} til «{column}»',
  dragCancelled: 'Vart liggjande der det var',
  clock: '{day} {time}',
  openEnd: 'frå og med {day}',
  minutesLong: { one: '{n} minutt', other: '{n} minutt' },
  heldAhead: 'Møtet ligg fram i tid, så det kan ikkje vere halde enno. Endre datoen først.',
  columns: {
    name: 'Kven',
    status: 'Status',
    day: 'Når',
    place: 'Stad',
    trip: 'Reise',
    people: 'Personar',
    country: 'Land',
    audience: 'Kven kan sjå',
  },
  sortBy: 'Sorter etter {column}',
  listKeys: 'Mellomrom merkjer, Shift+piltast merkjer fleire, 1–8 set status, E set tidspunkt, Enter opnar.',
  marked: { one: '{n} merkt', other: '{n} merkte' },
  markAll: 'Merk alle',
  unmark: 'Fjern merkinga',
  mark: 'Merk',
  setTrip: 'Legg på ei reise',
  setDay: 'Set dagen',
  batchDone: { one: '{n} møte endra', other: '{n} møte endra' },
  month: 'Månad',
  previousMonth: 'Månaden før',
  nextMonth: 'Neste månad',
  goToday: 'I dag',
  dayBoundary: 'Dagen sluttar klokka fire om natta.',
  withoutDateTitle: 'Utan dato',
  withoutDateHint: 'Drag eit møte til ein dag, eller vel det med Enter, gå til dagen og trykk Enter.',
  allHaveDates: 'Alt som er ope, har dato.',
  calendarKeys: 'Piltastar flyttar dag og veke, PageUp og PageDown månad, Enter opnar dagen.',
  moreOnDay: { one: 'og {n} til', other: 'og {n} til' },
  nothingInMonth: 'Ingenting denne månaden.',
  disputed: 'to datoar',
  week: 'Veke',
  carrying: 'Du held {name}: Gå til ein dag og trykk Enter. Escape legg det attende.',
  nothingOnDay: 'Ingenting denne dagen.',
  addTitle: 'Legg til eit ønske om møte',
  whom: 'Organisasjon',
  whomHint: 'Namn, nettstad eller brukarnamn',
  newOrganisation: 'Ny: {name}',
  newOrganisationHint: 'ikkje kjend her enno; blir laga saman med ønsket',
  status: 'Status',
  whenOptional: 'Når, om du veit det',
  addIt: 'Legg til',
  added: '{name} er med i planen',
  noMatches: 'Ingen kjende heiter det.',
  hosts: 'Vertar',
  personNew: 'Ny: {name}',
};

const sv: PlanWords = {
  views: { board: 'Tavla', list: 'Lista', calendar: 'Kalender' },
  viewsLabel: 'Vy',
  filters: 'Filter',
  country: 'Land',
  anyCountry: 'alla länder',
  noCountry: 'utan land',
  trip: 'Resa',
  anyTrip: 'alla resor',
  noTrip: 'inte på resa',
  fromDay: 'Från',
  toDay: 'Till',
  text: 'Namn eller plats',
  textHint: 'filtrera …',
  clearFilters: 'Visa allt',
  shownOf: '{shown} av {all}',
  nothingFits: 'Inget passar med filtren.',
  emptyTitle: 'Inga planer än',
  emptyText:
    'Vem vill du träffa? Lägg till en önskan här, eller klistra in ett inlägg med en lista: De står på tavlan tills ni har träffats.',
  addWish: 'Lägg till en önskan',
  boardKeys: '1–8 sätter status, E sätter tid, piltangenter flyttar, Enter öppnar. Korten går också att dra.',
  closed: { one: '{n} avgjort på sistone', other: '{n} avgjorda på sistone' },
  showClosed: 'Visa det som är avgjort',
  hideClosed: 'Vik ihop det som är avgjort',
  closedHint: { one: 'senaste {n} dagen', other: 'senaste {n} dagarna' },
  columnEmpty: 'Inget här.',
  people: { one: '{n} person', other: '{n} personer' },
  contradiction: 'motsägande: träffat och inte träffat',
  pastDue: 'dagen är över',
  overlap: 'samtidigt som {other}',
  hop: 'bara {minutes} min till eller från {other}',
  statusSet: '{name}: {status}',
  setStatus: 'Status',
  when: 'När?',
  whenHint: 'Till exempel: tors 14 · 12.3. · 12 mars eftermiddag · nästa vecka',
  understood: 'Det är {when}',
  notUnderstood: 'Inte förstått än. Skriv en dag, som 12.3. eller torsdag 14:00.',
  whichWay: 'Vilken av de två är det?',
  isOver: 'Den dagen är över.',
  confirmationsFall: 'Mötet är redan planerat: De som sa ja till den gamla tiden måste frågas igen.',
  saveDate: 'Sätt datumet',
  removeDate: 'Ta bort datumet',
  withoutDate: 'Låt det stå utan datum',
  dateSet: '{name}: {when}',
  dateRemoved: '{name} har inget datum längre',
  whenOf: 'När träffar du {name}?',
  dropHere: '{name} till ”{column}”',
  dragCancelled: 'Ligger kvar där det låg',
  clock: '{day} {time}',
  openEnd: 'från och med {day}',
  minutesLong: { one: '{n} minut', other: '{n} minuter' },
  heldAhead: 'Mötet ligger framåt i tiden, så ni kan inte ha träffats än. Ändra datumet först.',
  columns: {
    name: 'Vem',
    status: 'Status',
    day: 'När',
    place: 'Plats',
    trip: 'Resa',
    people: 'Personer',
    country: 'Land',
    audience: 'Vem kan se',
  },
  sortBy: 'Sortera efter {column}',
  listKeys: 'Mellanslag markerar, Shift+pil markerar flera, 1–8 sätter status, E sätter tid, Enter öppnar.',
  marked: { one: '{n} markerad', other: '{n} markerade' },
  markAll: 'Markera alla',
  unmark: 'Avmarkera alla',
  mark: 'Markera',
  setTrip: 'Lägg på en resa',
  setDay: 'Sätt dagen',
  batchDone: { one: '{n} möte ändrat', other: '{n} möten ändrade' },
  month: 'Månad',
  previousMonth: 'Föregående månad',
  nextMonth: 'Nästa månad',
  goToday: 'I dag',
  dayBoundary: 'Dagen slutar klockan fyra på natten.',
  withoutDateTitle: 'Utan datum',
  withoutDateHint: 'Dra ett möte till en dag, eller välj det med Enter, gå till dagen och tryck Enter.',
  allHaveDates: 'Allt som är öppet har datum.',
  calendarKeys: 'Piltangenter flyttar dag och vecka, PageUp och PageDown månad, Enter öppnar dagen.',
  moreOnDay: { one: 'och {n} till', other: 'och {n} till' },
  nothingInMonth: 'Inget den här månaden.',
  disputed: 'två datum',
  week: 'Vecka',
  carrying: 'Du håller {name}: Gå till en dag och tryck Enter. Escape lägger tillbaka det.',
  nothingOnDay: 'Inget den här dagen.',
  addTitle: 'Lägg till en önskan om möte',
  whom: 'Organisation',
  whomHint: 'Namn, webbplats eller användarnamn',
  newOrganisation: 'Ny: {name}',
  newOrganisationHint: 'inte känd här än; skapas tillsammans med önskan',
  status: 'Status',
  whenOptional: 'När, om du vet',
  addIt: 'Lägg till',
  added: '{name} är med i planen',
  noMatches: 'Ingen känd heter så.',
  hosts: 'Värdar',
  personNew: 'Ny: {name}',
};

export const planWords: Readonly<Record<Language, PlanWords>> = { en, nb, nn, sv };
