/**
 * Intl for the four languages. Chromium's Intl, which Electron's engine shares, knows no nynorsk and would quietly speak the computer's
 * language: bokmål stands in for it, and what differs is put right here, the same on every engine.
 */
import type { Language } from '../model/enumerations.ts';

/** What Intl is asked for, the best first. nn and nb sort å last, days begin on Monday. */
export const localesOf: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ['en-GB'],
  nb: ['nb-NO'],
  nn: ['nn-NO', 'nb-NO'],
  sv: ['sv-SE'],
};

type Namer = (code: string) => string | undefined;
const namers = new Map<Language, Namer>();

/** A country's name by its two capitals; undefined for what is no country. Made once: Intl takes its time. */
export function countryNamer(language: Language): Namer {
  const known = namers.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames([...localesOf[language]], { type: 'region', fallback: 'none' });
  const own = language === 'nn' ? nynorskCountries : {};
  // Anything but two capitals would make Intl throw.
  const namer: Namer = (code) => (/^[A-Z]{2}$/.test(code) ? (own[code] ?? names.of(code)) : undefined);
  namers.set(language, namer);
  return namer;
}

export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): (date: Date) => string {
  if (language !== 'nn') {
    const format = new Intl.DateTimeFormat([...localesOf[language]], options);
    return (date) => format.format(date);
  }
  // Months are the same in both.
  const format = new Intl.DateTimeFormat('nb-NO', options);
  const { weekday } = options;
  return (date) =>
    format
      .formatToParts(date)
      .map(({ type, value }) => (type === 'weekday' ? nynorskWeekday(value, weekday !== 'long') : value))
      .join('');
}

function nynorskWeekday(bokmaal: string, short: boolean): string {
  const begins = bokmaal.slice(0, 3).toLowerCase();
  const full = nynorskWeekdays[begins] ?? bokmaal;
  return short ? bokmaal.replace(/^.{3}/, full.slice(0, 3)) : full;
}

const nynorskWeekdays: Readonly<Record<string, string>> = {
  man: 'måndag',
  tir: 'tysdag',
  ons: 'onsdag',
  tor: 'torsdag',
  fre: 'fredag',
  lør: 'laurdag',
  søn: 'søndag',
};

/** Where nynorsk writes a country otherwise than bokmål; by CLDR. */
const nynorskCountries: Readonly<Record<string, string>> = {
  AE: 'Dei sameinte arabiske emirata',
  AT: 'Austerrike',
  CC: 'Kokosøyane',
  CD: 'Kongo-Kinshasa',
  CF: 'Den sentralafrikanske republikken',
  CI: 'Elfenbeinskysten',
  CK: 'Cookøyane',
  DO: 'Den dominikanske republikken',
  FK: 'Falklandsøyane',
  FO: 'Færøyane',
  GS: 'Sør-Georgia og Sør-Sandwichøyane',
  HM: 'Heardøya og McDonaldøyane',
  KM: 'Komorane',
  KY: 'Caymanøyane',
  LU: 'Luxembourg',
  MH: 'Marshalløyane',
  MP: 'Nord-Marianane',
  MV: 'Maldivane',
  NO: 'Noreg',
  PH: 'Filippinane',
  PN: 'Pitcairn',
  SB: 'Salomonøyane',
  SC: 'Seychellane',
  SH: 'Saint Helena',
  TC: 'Turks- og Caicosøyane',
  TF: 'Dei franske sørterritoria',
  TL: 'Aust-Timor',
  UM: 'USAs ytre småøyar',
  VC: 'St. Vincent og Grenadinane',
  VG: 'Dei britiske Jomfruøyane',
  VI: 'Dei amerikanske Jomfruøyane',
};

/** What is asked of others' words and orders, Chromium's and React Aria's. Neither speaks nynorsk. */
export const nearestLanguage: Readonly<Record<Language, string>> = { en: 'en-GB', nb: 'nb', nn: 'nb', sv: 'sv' };
