/** Trips: the list, and a trip with its legs, meetings, nights and rides. */
import type { Language, thanksChoices, travelModes } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface TripWords {
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly add: string;
  readonly added: string;
  readonly title: string;
  readonly titleHint: string;
  readonly from: string;
  readonly to: string;
  readonly groups: { readonly now: string; readonly ahead: string; readonly past: string; readonly undated: string };
  readonly saved: string;
  readonly endsBefore: string;
  readonly report: string;
  readonly legs: string;
  readonly legsHint: string;
  readonly place: string;
  readonly country: string;
  readonly noCountry: string;
  readonly addLeg: string;
  /** `{place}` */
  readonly removeLeg: string;
  readonly noLegs: string;
  readonly meetings: string;
  readonly noMeetings: string;
  readonly withoutDay: string;
  readonly ofTheseDays: Counted;
  readonly ofTheseDaysHint: string;
  readonly putOnTrip: string;
  readonly putAll: Counted;
  readonly takeOff: string;
  /** `{name}` */
  readonly onTrip: string;
  readonly offTrip: string;
  readonly isOnTrip: string;
  readonly inTheWay: string;
  /** `{one}` `{other}` */
  readonly overlap: string;
  /** `{one}` `{other}` `{minutes}` */
  readonly hop: string;
  /** `{name}` `{ride}` */
  readonly onTheRide: string;
  readonly nights: string;
  readonly nightsHint: string;
  readonly host: string;
  readonly newPerson: string;
  readonly night: Counted;
  readonly nightsField: string;
  readonly firstNight: string;
  readonly thanks: string;
  readonly thanksChoice: Readonly<Record<(typeof thanksChoices)[number], string>>;
  readonly addNight: string;
  readonly nightAdded: string;
  readonly noNights: string;
  readonly rides: string;
  readonly ridesHint: string;
  readonly mode: string;
  readonly modeWord: Readonly<Record<(typeof travelModes)[number], string>>;
  readonly departs: string;
  readonly arrives: string;
  readonly addRide: string;
  readonly rideAdded: string;
  readonly noRides: string;
  readonly removed: string;
  readonly near: string;
  readonly nearHint: string;
  readonly nearNone: string;
  readonly nearNeedsLegs: string;
  /** `{place}` */
  readonly nearLeg: string;
  readonly inPlace: string;
  readonly noWish: string;
  readonly wishHere: string;
  /** `{name}` */
  readonly wished: string;
  readonly gone: string;
  readonly filterNear: string;
  readonly timeUnread: string;
}

const en: TripWords = {
  emptyTitle: 'No trips yet',
  emptyText: 'A trip gathers days, places, meetings, nights and rides. Give it a name and its days.',
  add: 'Add a trip',
  added: 'Trip added',
  title: 'Title',
  titleHint: 'For example: Norway and Sweden in March',
  from: 'From',
  to: 'Until',
  groups: { now: 'Under way', ahead: 'Ahead', past: 'Past', undated: 'Without days' },
  saved: 'Trip changed',
  endsBefore: 'It ends before it starts.',
  report: 'Report of this trip',
  legs: 'Places',
  legsHint: 'Where you are, and on which days. Each change is saved when you leave its box.',
  place: 'Place',
  country: 'Country',
  noCountry: 'no country',
  addLeg: 'Add a place',
  removeLeg: 'Remove {place}',
  noLegs: 'No places yet.',
  meetings: 'Meetings',
  noMeetings: 'No meeting is on this trip yet.',
  withoutDay: 'without a date',
  ofTheseDays: { one: '{n} meeting falls on these days', other: '{n} meetings fall on these days' },
  ofTheseDaysHint: 'They are not on this trip yet.',
  putOnTrip: 'Put on this trip',
  putAll: { one: 'Put it on this trip', other: 'Put all {n} on this trip' },
  takeOff: 'Take off',
  onTrip: '{name} is on this trip',
  offTrip: '{name} is no longer on this trip',
  isOnTrip: 'on this trip',
  inTheWay: 'In each other’s way',
  overlap: '{one} and {other} are at the same time.',
  hop: 'Only {minutes} min from {one} to {other}, and no ride is entered between them.',
  onTheRide: '{name} is planned while you travel {ride}.',
  nights: 'Nights',
  nightsHint: 'Who hosted you stays with you: nobody else sees it unless you widen it.',
  host: 'Hosted by',
  newPerson: 'New: {name}',
  night: { one: '{n} night', other: '{n} nights' },
  nightsField: 'Nights',
  firstNight: 'First night',
  thanks: 'Thanks in public',
  thanksChoice: { no: 'no', 'first-name': 'with first name', handle: 'with handle' },
  addNight: 'Add nights',
  nightAdded: 'Nights added, for you alone',
  noNights: 'No nights noted on these days.',
  rides: 'Rides',
  ridesHint: 'Typed by hand from a ticket or a timetable; used to see whether a hop is possible.',
  mode: 'By',
  modeWord: {
    train: 'train',
    bus: 'bus',
    ferry: 'ferry',
    car: 'car',
    bike: 'bike',
    foot: 'foot',
    plane: 'plane',
    other: 'other',
  },
  departs: 'Departs',
  arrives: 'Arrives',
  addRide: 'Add a ride',
  rideAdded: 'Ride added',
  noRides: 'No rides yet.',
  removed: 'Removed',
  near: 'Nearby and unmet',
  nearHint: 'Organisations in the place, and wishes in its country, that nobody has met yet.',
  nearNone: 'Everybody known here has been met.',
  nearNeedsLegs: 'Add a place to see who is near it.',
  nearLeg: 'Near {place}',
  inPlace: 'in the place',
  noWish: 'no wish yet',
  wishHere: 'Want to meet',
  wished: '{name} is on this trip',
  gone: 'This trip is not here.',
  filterNear: 'Filter by name',
  timeUnread: 'Not understood: write for example 12.3. 14:30',
};

const nb: TripWords = {
  emptyTitle: 'Ingen reiser ennå',
  emptyText: 'En reise samler dager, steder, møter, netter og etapper. Gi den et navn og dagene.',
  add: 'Legg til en reise',
  added: 'Reisen er lagt til',
  title: 'Tittel',
  titleHint: 'For eksempel: Norge og Sverige i mars',
  from: 'Fra',
  to: 'Til',
  groups: { now: 'Underveis', ahead: 'Kommer', past: 'Før', undated: 'Uten dager' },
  saved: 'Reisen er endret',
  endsBefore: 'Den slutter før den begynner.',
  report: 'Rapport fra denne reisen',
  legs: 'Steder',
  legsHint: 'Hvor du er, og hvilke dager. Hver endring lagres når du går ut av feltet.',
  place: 'Sted',
  country: 'Land',
  noCountry: 'uten land',
  addLeg: 'Legg til et sted',
  removeLeg: 'Fjern {place}',
  noLegs: 'Ingen steder ennå.',
  meetings: 'Møter',
  noMeetings: 'Ingen møter på denne reisen ennå.',
  withoutDay: 'uten dato',
  ofTheseDays: { one: '{n} møte faller på disse dagene', other: '{n} møter faller på disse dagene' },
  ofTheseDaysHint: 'De hører ikke til reisen ennå.',
  putOnTrip: 'Legg på reisen',
  putAll: { one: 'Legg det på reisen', other: 'Legg alle {n} på reisen' },
  takeOff: 'Ta av',
  onTrip: '{name} er med på reisen',
  offTrip: '{name} er ikke lenger med på reisen',
  isOnTrip: 'med på reisen',
  inTheWay: 'I veien for hverandre',
  overlap: '{one} og {other} er samtidig.',
  hop: 'Bare {minutes} min fra {one} til {other}, og ingen etappe er ført opp imellom.',
  onTheRide: '{name} er planlagt mens du reiser {ride}.',
  nights: 'Netter',
  nightsHint: 'Hvem du bodde hos, blir hos deg: Ingen andre ser det uten at du deler det videre.',
  host: 'Vert',
  newPerson: 'Ny: {name}',
  night: { one: '{n} natt', other: '{n} netter' },
  nightsField: 'Netter',
  firstNight: 'Første natt',
  thanks: 'Takk offentlig',
  thanksChoice: { no: 'nei', 'first-name': 'med fornavn', handle: 'med brukernavn' },
  addNight: 'Legg til netter',
  nightAdded: 'Nettene er lagt til, bare for deg',
  noNights: 'Ingen netter er notert på disse dagene.',
  rides: 'Etapper',
  ridesHint: 'Skrevet inn for hånd fra billett eller rutetabell; brukes til å se om en forflytning går an.',
  mode: 'Med',
  modeWord: {
    train: 'tog',
    bus: 'buss',
    ferry: 'ferge',
    car: 'bil',
    bike: 'sykkel',
    foot: 'til fots',
    plane: 'fly',
    other: 'annet',
  },
  departs: 'Avgang',
  arrives: 'Framme',
  addRide: 'Legg til en etappe',
  rideAdded: 'Etappen er lagt til',
  noRides: 'Ingen etapper ennå.',
  removed: 'Fjernet',
  near: 'I nærheten og ikke møtt',
  nearHint: 'Organisasjoner på stedet, og ønsker i landet, som ingen har møtt ennå.',
  nearNone: 'Alle kjente her er møtt.',
  nearNeedsLegs: 'Legg til et sted for å se hvem som er i nærheten.',
  nearLeg: 'Nær {place}',
  inPlace: 'på stedet',
  noWish: 'ikke ønsket ennå',
  wishHere: 'Vil møte',
  wished: '{name} er med på reisen',
  gone: 'Denne reisen finnes ikke her.',
  filterNear: 'Filtrer på navn',
  timeUnread: 'Ikke forstått: Skriv for eksempel 12.3. 14:30',
};

const nn: TripWords = {
  emptyTitle: 'Ingen reiser enno',
  emptyText: 'Ei reise samlar dagar, stader, møte, netter og etappar. Gi henne eit namn og dagane.',
  add: 'Legg til ei reise',
  added: 'Reisa er lagd til',
  title: 'Tittel',
  titleHint: 'Til dømes: Noreg og Sverige i mars',
  from: 'Frå',
  to: 'Til',
  groups: { now: 'Undervegs', ahead: 'Kjem', past: 'Før', undated: 'Utan dagar' },
  saved: 'Reisa er endra',
  endsBefore: 'Ho sluttar før ho byrjar.',
  report: 'Rapport frå denne reisa',
  legs: 'Stader',
  legsHint: 'Kvar du er, og kva dagar. Kvar endring blir lagra når du går ut av feltet.',
  place: 'Stad',
  country: 'Land',
  noCountry: 'utan land',
  addLeg: 'Legg til ein stad',
  removeLeg: 'Fjern {place}',
  noLegs: 'Ingen stader enno.',
  meetings: 'Møte',
  noMeetings: 'Ingen møte på denne reisa enno.',
  withoutDay: 'utan dato',
  ofTheseDays: { one: '{n} møte fell på desse dagane', other: '{n} møte fell på desse dagane' },
  ofTheseDaysHint: 'Dei høyrer ikkje til reisa enno.',
  putOnTrip: 'Legg på reisa',
  putAll: { one: 'Legg det på reisa', other: 'Legg alle {n} på reisa' },
  takeOff: 'Ta av',
  onTrip: '{name} er med på reisa',
  offTrip: '{name} er ikkje lenger med på reisa',
  isOnTrip: 'med på reisa',
  inTheWay: 'I vegen for kvarandre',
  overlap: '{one} og {other} er samtidig.',
  hop: 'Berre {minutes} min frå {one} til {other}, og ingen etappe er ført opp imellom.',
  onTheRide: '{name} er planlagt medan du reiser {ride}.',
  nights: 'Netter',
  nightsHint: 'Kven du budde hos, blir hos deg: Ingen andre ser det utan at du deler det vidare.',
  host: 'Vert',
  newPerson: 'Ny: {name}',
  night: { one: '{n} natt', other: '{n} netter' },
  nightsField: 'Netter',
  firstNight: 'Første natt',
  thanks: 'Takk offentleg',
  thanksChoice: { no: 'nei', 'first-name': 'med førenamn', handle: 'med brukarnamn' },
  addNight: 'Legg til netter',
  nightAdded: 'Nettene er lagde til, berre for deg',
  noNights: 'Ingen netter er noterte på desse dagane.',
  rides: 'Etappar',
  ridesHint: 'Skrivne inn for hand frå billett eller rutetabell; brukte til å sjå om ei forflytting går an.',
  mode: 'Med',
  modeWord: {
    train: 'tog',
    bus: 'buss',
    ferry: 'ferje',
    car: 'bil',
    bike: 'sykkel',
    foot: 'til fots',
    plane: 'fly',
    other: 'anna',
  },
  departs: 'Avgang',
  arrives: 'Framme',
  addRide: 'Legg til ein etappe',
  rideAdded: 'Etappen er lagd til',
  noRides: 'Ingen etappar enno.',
  removed: 'Fjerna',
  near: 'I nærleiken og ikkje møtt',
  nearHint: 'Organisasjonar på staden, og ønske i landet, som ingen har møtt enno.',
  nearNone: 'Alle kjende her er møtte.',
  nearNeedsLegs: 'Legg til ein stad for å sjå kven som er i nærleiken.',
  nearLeg: 'Nær {place}',
  inPlace: 'på staden',
  noWish: 'ikkje ønskt enno',
  wishHere: 'Vil møte',
  wished: '{name} er med på reisa',
  gone: 'Denne reisa finst ikkje her.',
  filterNear: 'Filtrer på namn',
  timeUnread: 'Ikkje forstått: Skriv til dømes 12.3. 14:30',
};

const sv: TripWords = {
  emptyTitle: 'Inga resor än',
  emptyText: 'En resa samlar dagar, platser, möten, nätter och etapper. Ge den ett namn och dess dagar.',
  add: 'Lägg till en resa',
  added: 'Resan är tillagd',
  title: 'Titel',
  titleHint: 'Till exempel: Norge och Sverige i mars',
  from: 'Från',
  to: 'Till',
  groups: { now: 'På väg', ahead: 'Kommande', past: 'Tidigare', undated: 'Utan dagar' },
  saved: 'Resan är ändrad',
  endsBefore: 'Den slutar innan den börjar.',
  report: 'Rapport från den här resan',
  legs: 'Platser',
  legsHint: 'Var du är, och vilka dagar. Varje ändring sparas när du lämnar fältet.',
  place: 'Plats',
  country: 'Land',
  noCountry: 'utan land',
  addLeg: 'Lägg till en plats',
  removeLeg: 'Ta bort {place}',
  noLegs: 'Inga platser än.',
  meetings: 'Möten',
  noMeetings: 'Inga möten på den här resan än.',
  withoutDay: 'utan datum',
  ofTheseDays: { one: '{n} möte infaller de här dagarna', other: '{n} möten infaller de här dagarna' },
  ofTheseDaysHint: 'De hör inte till resan än.',
  putOnTrip: 'Lägg på resan',
  putAll: { one: 'Lägg det på resan', other: 'Lägg alla {n} på resan' },
  takeOff: 'Ta av',
  onTrip: '{name} är med på resan',
  offTrip: '{name} är inte längre med på resan',
  isOnTrip: 'med på resan',
  inTheWay: 'I vägen för varandra',
  overlap: '{one} och {other} är samtidigt.',
  hop: 'Bara {minutes} min från {one} till {other}, och ingen etapp är inskriven däremellan.',
  onTheRide: '{name} är planerat medan du reser {ride}.',
  nights: 'Nätter',
  nightsHint: 'Vem du bodde hos stannar hos dig: ingen annan ser det om du inte delar det vidare.',
  host: 'Värd',
  newPerson: 'Ny: {name}',
  night: { one: '{n} natt', other: '{n} nätter' },
  nightsField: 'Nätter',
  firstNight: 'Första natten',
  thanks: 'Tack offentligt',
  thanksChoice: { no: 'nej', 'first-name': 'med förnamn', handle: 'med användarnamn' },
  addNight: 'Lägg till nätter',
  nightAdded: 'Nätterna är tillagda, bara för dig',
  noNights: 'Inga nätter är noterade de här dagarna.',
  rides: 'Etapper',
  ridesHint: 'Inskrivna för hand från biljett eller tidtabell; används för att se om en förflyttning är möjlig.',
  mode: 'Med',
  modeWord: {
    train: 'tåg',
    bus: 'buss',
    ferry: 'färja',
    car: 'bil',
    bike: 'cykel',
    foot: 'till fots',
    plane: 'flyg',
    other: 'annat',
  },
  departs: 'Avgång',
  arrives: 'Framme',
  addRide: 'Lägg till en etapp',
  rideAdded: 'Etappen är tillagd',
  noRides: 'Inga etapper än.',
  removed: 'Borttaget',
  near: 'I närheten och inte träffade',
  nearHint: 'Organisationer på platsen, och önskningar i landet, som ingen har träffat än.',
  nearNone: 'Alla kända här har ni träffat.',
  nearNeedsLegs: 'Lägg till en plats för att se vilka som finns i närheten.',
  nearLeg: 'Nära {place}',
  inPlace: 'på platsen',
  noWish: 'ingen önskan än',
  wishHere: 'Vill träffa',
  wished: '{name} är med på resan',
  gone: 'Den här resan finns inte här.',
  filterNear: 'Filtrera på namn',
  timeUnread: 'Inte förstått: skriv till exempel 12/3 kl 14:30',
};

export const tripWords: Readonly<Record<Language, TripWords>> = { en, nb, nn, sv };
