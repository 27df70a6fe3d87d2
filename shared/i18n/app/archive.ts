/** What was put away. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface ArchiveWords {
  readonly lead: string;
  readonly search: string;
  readonly kind: string;
  readonly allKinds: string;
  readonly count: Counted;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly nothingFound: string;
  readonly showAll: string;
  /** `{when}`, `{who}` */
  readonly putAway: string;
  /** `{name}` */
  readonly broughtBack: string;
}

const en: ArchiveWords = {
  lead: 'Nothing is ever deleted. What was put away is out of every list and report, and can come back.',
  search: 'Search what was put away',
  kind: 'Kind',
  allKinds: 'everything',
  count: { one: '{n} thing put away', other: '{n} things put away' },
  emptyTitle: 'Nothing is put away',
  emptyText: 'What you put away on its page comes here, and can be brought back from here.',
  nothingFound: 'Nothing put away is called that.',
  showAll: 'Show all of it',
  putAway: '{when} by {who}',
  broughtBack: 'Brought back: {name}',
};

const nb: ArchiveWords = {
  lead: 'Ingenting slettes noen gang. Det som er lagt bort, er ute av alle lister og rapporter, og kan hentes fram igjen.',
  search: 'Søk i det som er lagt bort',
  kind: 'Slag',
  allKinds: 'alt',
  count: { one: '{n} ting lagt bort', other: '{n} ting lagt bort' },
  emptyTitle: 'Ingenting er lagt bort',
  emptyText: 'Det du legger bort fra siden sin, kommer hit, og kan hentes fram igjen herfra.',
  nothingFound: 'Ingenting som er lagt bort, heter det.',
  showAll: 'Vis alt',
  putAway: '{when} av {who}',
  broughtBack: 'Hentet fram igjen: {name}',
};

const nn: ArchiveWords = {
  lead: 'Ingenting blir nokon gong sletta. Det som er lagt bort, er ute av alle lister og rapportar, og kan hentast fram att.',
  search: 'Søk i det som er lagt bort',
  kind: 'Slag',
  allKinds: 'alt',
  count: { one: '{n} ting lagt bort', other: '{n} ting lagde bort' },
  emptyTitle: 'Ingenting er lagt bort',
  emptyText: 'Det du legg bort frå sida si, kjem hit, og kan hentast fram att herifrå.',
  nothingFound: 'Ingenting som er lagt bort, heiter det.',
  showAll: 'Vis alt',
  putAway: '{when} av {who}',
  broughtBack: 'Henta fram att: {name}',
};

const sv: ArchiveWords = {
  lead: 'Inget raderas någonsin. Det som lagts undan är borta ur alla listor och rapporter, och kan tas fram igen.',
  search: 'Sök i det som lagts undan',
  kind: 'Slag',
  allKinds: 'allt',
  count: { one: '{n} sak undanlagd', other: '{n} saker undanlagda' },
  emptyTitle: 'Inget är undanlagt',
  emptyText: 'Det du lägger undan på sin sida hamnar här, och kan tas fram igen härifrån.',
  nothingFound: 'Inget undanlagt heter så.',
  showAll: 'Visa allt',
  putAway: '{when} av {who}',
  broughtBack: 'Framtaget igen: {name}',
};

export const archiveWords: Readonly<Record<Language, ArchiveWords>> = { en, nb, nn, sv };
