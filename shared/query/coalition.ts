/**
 * What organisations have in common: the same tool for the same function, when its contract ends, who could leave it
 * together, and which hosting offers could carry them. Pure; over whole rows, this person's own view of them.
 */
import { compareWidth, type SpaceInfo } from '../model/id.ts';
import type { Row } from './row.ts';

export interface SharedDependency {
  readonly key: string;
  readonly function: string;
  readonly product: string;
  readonly vendor: string;
  readonly dependencies: readonly Row<'dependency'>[];
  /** Each once. */
  readonly organisations: readonly string[];
  /** First and last day on which a contract is known to end. */
  readonly renewsFrom?: string;
  readonly renewsTo?: string;
}

/** By function, product and vendor however they are spelled; what most share comes first. */
export function sharedDependencies(rows: readonly Row<'dependency'>[]): readonly SharedDependency[] {
  const groups = new Map<string, Row<'dependency'>[]>();
  for (const row of rows) {
    const { org, function: use, product = '', vendor = '' } = row.fields;
    if (org === undefined || use === undefined) continue;
    const key = [use, spelled(product), spelled(vendor)].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, dependencies]) => groupOf(key, dependencies)).sort(byShare);
}

function groupOf(key: string, dependencies: readonly Row<'dependency'>[]): SharedDependency {
  const ends = dependencies.flatMap(({ fields }) => fields.contractEnds ?? []).sort();
  const [first] = dependencies;
  const [from, to] = [ends[0], ends.at(-1)];
  return {
    key,
    function: first?.fields.function ?? '',
    product: usualSpelling(dependencies.map(({ fields }) => fields.product ?? '')),
    vendor: usualSpelling(dependencies.map(({ fields }) => fields.vendor ?? '')),
    dependencies,
    organisations: [...new Set(dependencies.flatMap(({ fields }) => fields.org ?? []))],
    ...(from !== undefined && { renewsFrom: from }),
    ...(to !== undefined && { renewsTo: to }),
  };
}

/** What most write; of equals the one with the capital, whatever order rows come in. */
function usualSpelling(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

function byShare(a: SharedDependency, b: SharedDependency): number {
  return b.organisations.length - a.organisations.length || (a.key < b.key ? -1 : 1);
}

function spelled(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** The fields of a new cohort of everybody who shares a dependency; `title` in the reader's own words. */
export function cohortOf(shared: SharedDependency, title: string) {
  return {
    title,
    status: 'forming',
    functions: [shared.function],
    ...(shared.vendor !== '' && { vendors: [shared.vendor.replaceAll('.', ' ')] }),
    ...(shared.renewsFrom !== undefined && { renewsFrom: shared.renewsFrom }),
    ...(shared.renewsTo !== undefined && { renewsTo: shared.renewsTo }),
    members: Object.fromEntries(shared.organisations.map((id) => [id, 'candidate'])),
  };
}

/** Where a cohort made of these goes: nowhere wider than the narrowest of what it would give away. */
export function spaceOfCohort({ dependencies }: SharedDependency, spaces: readonly SpaceInfo[]): SpaceInfo | undefined {
  return dependencies
    .flatMap((row) => spaces.find(({ id }) => id === row.space) ?? [])
    .reduce<SpaceInfo | undefined>(
      (least, each) => (least === undefined || compareWidth(each.width, least.width) < 0 ? each : least),
      undefined,
    );
}

/** A cohort that was already made of this: same function, same vendor. */
export function cohortFor(shared: SharedDependency, cohorts: readonly Row<'cohort'>[]): Row<'cohort'> | undefined {
  return cohorts.find(({ fields }) => {
    const vendors = Object.keys(fields.vendors).map(spelled);
    const isSameVendor =
      shared.vendor === '' ? vendors.length === 0 : vendors.includes(spelled(shared.vendor.replaceAll('.', ' ')));
    return Object.keys(fields.functions).includes(shared.function) && isSameVendor;
  });
}

export type Fit = 'function' | 'language' | 'jurisdiction' | 'governance' | 'seats';

export interface OfferFit {
  readonly offer: string;
  readonly cohort: string;
  /** What speaks for it; the function always does. */
  readonly fits: readonly Fit[];
  readonly lacks: readonly Fit[];
}

/** What one knows of a member. */
export interface Member {
  readonly languages: readonly string[];
  readonly country?: string | undefined;
}

const moving: readonly string[] = ['candidate', 'invited', 'in'];

/**
 * An offer fits a cohort where it carries one of its functions. Beyond that: does it speak the languages of those who
 * have said theirs, lie in a jurisdiction of the members (or of Europe's common market), belong to its members or a
 * collective, and have room for all of them. Best first; what lacks is said, never hidden.
 */
export function offerFits(
  offer: Row<'hosting_offer'>,
  cohort: Row<'cohort'>,
  memberOf: (id: string) => Member | undefined,
): OfferFit | undefined {
  const use = offer.fields.function;
  if (use === undefined || !Object.keys(cohort.fields.functions).includes(use)) return undefined;
  const ids = Object.entries(cohort.fields.members).flatMap(([id, state]) => (moving.includes(state) ? [id] : []));
  const members = ids.flatMap((id) => memberOf(id) ?? []);
  const { languages, jurisdiction, governance, seatsFree } = offer.fields;
  const spoken = new Set(Object.keys(languages));
  const countries = new Set([
    ...Object.keys(cohort.fields.countries),
    ...members.flatMap(({ country }) => country ?? []),
  ]);
  const checks: readonly (readonly [Fit, boolean | undefined])[] = [
    ['function', true],
    [
      'language',
      spoken.size === 0
        ? undefined
        : everyKnown(
            members.map(({ languages: own }) => own).filter((own) => own.length > 0),
            (own) => own.some((language) => spoken.has(language)),
          ),
    ],
    ['jurisdiction', jurisdiction === undefined || countries.size === 0 ? undefined : liesIn(jurisdiction, countries)],
    ['governance', governance === undefined ? undefined : governance === 'member_coop' || governance === 'collective'],
    ['seats', seatsFree === undefined ? undefined : seatsFree >= ids.length],
  ];
  return {
    offer: offer.id,
    cohort: cohort.id,
    fits: checks.flatMap(([fit, holds]) => (holds === true ? [fit] : [])),
    lacks: checks.flatMap(([fit, holds]) => (holds === false ? [fit] : [])),
  };
}

/** Undefined where nothing is known to check. */
function everyKnown<T>(known: readonly T[], holds: (one: T) => boolean): boolean | undefined {
  return known.length === 0 ? undefined : known.every(holds);
}

const commonMarket = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS LI'.split(' '),
);

/** "NO", "EU", "EEA": one of the countries itself, or the common market all of them are in. */
function liesIn(jurisdiction: string, countries: ReadonlySet<string>): boolean {
  const code = jurisdiction.trim().toUpperCase();
  if (countries.has(code)) return true;
  const isCommon = code === 'EU' || code === 'EEA' || code === 'EØS' || code === 'EES' || commonMarket.has(code);
  return isCommon && [...countries].every((country) => commonMarket.has(country));
}

export function fitsOfOffers(
  offers: readonly Row<'hosting_offer'>[],
  cohorts: readonly Row<'cohort'>[],
  memberOf: (id: string) => Member | undefined,
): readonly OfferFit[] {
  return offers
    .flatMap((offer) => cohorts.flatMap((cohort) => offerFits(offer, cohort, memberOf) ?? []))
    .sort((a, b) => a.lacks.length - b.lacks.length || b.fits.length - a.fits.length || (a.offer < b.offer ? -1 : 1));
}
