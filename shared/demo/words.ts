/** What fictional names are made of. Places, people and organisations here exist nowhere. */
import type { OrganisationKind } from '../model/enumerations.ts';

export const placeStarts = [
  'Fjell',
  'Nord',
  'Elve',
  'Bjørke',
  'Grå',
  'Lauv',
  'Stein',
  'Myr',
  'Hav',
  'Vinter',
  'Tind',
  'Skog',
  'Lyng',
  'Rogn',
  'Måne',
  'Ulve',
  'Sølv',
  'Dal',
  'Torv',
  'Vester',
  'Aske',
  'Hegre',
  'Kveld',
  'Issjø',
  'Bratt',
  'Ravn',
  'Furu',
  'Øst',
] as const;
export const placeEnds = {
  NO: ['vik', 'nes', 'haugen', 'sundet', 'bygda', 'moen', 'fossen', 'stranda'],
  SE: ['hamn', 'köping', 'torp', 'ås', 'backa', 'viken', 'fors', 'näset'],
  DK: ['borg', 'lund', 'rup', 'holm', 'skov', 'bæk', 'strup', 'mark'],
  DE: ['hausen', 'feld', 'brück', 'tal', 'furt', 'rode', 'heim', 'büttel'],
} as const;
export type DemoCountry = keyof typeof placeEnds;
export const demoCountries = ['NO', 'SE', 'DK', 'DE'] as const satisfies readonly DemoCountry[];

/** A kind, how such an organisation is called after its place, and how often it comes up. */
export interface KindWords {
  readonly kind: OrganisationKind;
  readonly weight: number;
  readonly words: Readonly<Record<DemoCountry, string>>;
}
export const kindWords: readonly KindWords[] = [
  {
    kind: 'trade_union',
    weight: 14,
    words: { NO: 'fagforening', SE: 'fackförening', DK: 'fagforening', DE: 'Gewerkschaft' },
  },
  {
    kind: 'political_party',
    weight: 5,
    words: { NO: 'folkeliste', SE: 'folklista', DK: 'folkeliste', DE: 'Volksliste' },
  },
  {
    kind: 'worker_coop',
    weight: 9,
    words: { NO: 'arbeidersamvirke', SE: 'arbetarkooperativ', DK: 'arbejderkooperativ', DE: 'Kollektivbetrieb' },
  },
  {
    kind: 'hosting_coop',
    weight: 5,
    words: { NO: 'driftssamvirke', SE: 'värdkooperativ', DK: 'hostingkooperativ', DE: 'Hostinggenossenschaft' },
  },
  {
    kind: 'hosting_collective',
    weight: 3,
    words: { NO: 'datakollektiv', SE: 'datakollektiv', DK: 'datakollektiv', DE: 'Datenkollektiv' },
  },
  {
    kind: 'tech_coop',
    weight: 4,
    words: { NO: 'kodesamvirke', SE: 'kodkooperativ', DK: 'kodekooperativ', DE: 'Codegenossenschaft' },
  },
  {
    kind: 'hackerspace',
    weight: 4,
    words: { NO: 'verkstedlab', SE: 'verkstadslabb', DK: 'værkstedslab', DE: 'Werklabor' },
  },
  {
    kind: 'tenants_union',
    weight: 6,
    words: { NO: 'leieboerforening', SE: 'hyresgästförening', DK: 'lejerforening', DE: 'Mietverein' },
  },
  {
    kind: 'environmental_org',
    weight: 7,
    words: { NO: 'naturvern', SE: 'naturskydd', DK: 'naturværn', DE: 'Naturschutz' },
  },
  {
    kind: 'feminist_org',
    weight: 4,
    words: { NO: 'kvinnegruppe', SE: 'kvinnogrupp', DK: 'kvindegruppe', DE: 'Frauengruppe' },
  },
  {
    kind: 'peace_org',
    weight: 3,
    words: { NO: 'fredslag', SE: 'fredsförening', DK: 'fredsforening', DE: 'Friedensverein' },
  },
  {
    kind: 'solidarity_committee',
    weight: 5,
    words: {
      NO: 'solidaritetskomité',
      SE: 'solidaritetskommitté',
      DK: 'solidaritetskomité',
      DE: 'Solidaritätskomitee',
    },
  },
  {
    kind: 'student_union',
    weight: 4,
    words: { NO: 'studentlag', SE: 'studentkår', DK: 'studenterforening', DE: 'Studierendenschaft' },
  },
  { kind: 'farmers_org', weight: 3, words: { NO: 'bondelag', SE: 'bondeförening', DK: 'bondelaug', DE: 'Bauernbund' } },
  {
    kind: 'patient_org',
    weight: 3,
    words: { NO: 'pasientforening', SE: 'patientförening', DK: 'patientforening', DE: 'Patientenverein' },
  },
  {
    kind: 'housing_coop',
    weight: 4,
    words: { NO: 'borettslag', SE: 'bostadskooperativ', DK: 'andelsbolig', DE: 'Wohngenossenschaft' },
  },
  {
    kind: 'consumer_coop',
    weight: 3,
    words: { NO: 'samvirkelag', SE: 'konsumförening', DK: 'brugsforening', DE: 'Konsumgenossenschaft' },
  },
  { kind: 'bookshop_cafe', weight: 3, words: { NO: 'bokkafé', SE: 'bokkafé', DK: 'bogcafé', DE: 'Buchcafé' } },
  { kind: 'media', weight: 3, words: { NO: 'lokalradio', SE: 'närradio', DK: 'nærradio', DE: 'Lokalradio' } },
  {
    kind: 'festival',
    weight: 2,
    words: { NO: 'folkefestival', SE: 'folkfestival', DK: 'folkefestival', DE: 'Volksfestival' },
  },
  { kind: 'network', weight: 4, words: { NO: 'nettverk', SE: 'nätverk', DK: 'netværk', DE: 'Netzwerk' } },
  { kind: 'public_agency', weight: 2, words: { NO: 'etat', SE: 'myndighet', DK: 'styrelse', DE: 'Amt' } },
  {
    kind: 'security_agency',
    weight: 1,
    words: { NO: 'sikkerhetstjeneste', SE: 'säkerhetstjänst', DK: 'sikkerhedstjeneste', DE: 'Sicherheitsdienst' },
  },
];

export const firstNames = [
  'Aud',
  'Birk',
  'Dagny',
  'Eira',
  'Falk',
  'Gro',
  'Halla',
  'Idunn',
  'Jorunn',
  'Kåre',
  'Liv',
  'Mats',
  'Njål',
  'Oda',
  'Pelle',
  'Ragna',
  'Signe',
  'Tova',
  'Ulrik',
  'Vigdis',
  'Ylva',
  'Åse',
  'Ørjan',
  'Anke',
  'Bodo',
  'Friedel',
  'Heike',
  'Jette',
  'Lasse',
  'Merle',
  'Nils',
  'Swantje',
  'Tjark',
  'Wiebke',
] as const;
export const familyStarts = [
  'Berg',
  'Sol',
  'Eik',
  'Lind',
  'Hass',
  'Kvern',
  'Aur',
  'Frost',
  'Grim',
  'Hol',
  'Mold',
  'Nes',
  'Rosen',
  'Tang',
  'Vind',
  'Wald',
] as const;
export const familyEnds = [
  'stad',
  'vold',
  'ström',
  'by',
  'gren',
  'mann',
  'rud',
  'dahl',
  'kvist',
  'hoff',
  'tveit',
  'søe',
] as const;
export const roles = [
  'leader',
  'secretary',
  'treasurer',
  'system administrator',
  'board member',
  'organizer',
  'press contact',
] as const;
export const promises = [
  'send the price list for shared mail',
  'invite the board to the next call',
  'ask the members about moving the files',
  'lend the spare room in the autumn',
  'write down how the chat was moved',
  'introduce us to the regional office',
  'find out when the contract ends',
  'share the minutes',
  'bring two people to the workshop',
] as const;
export const remarks = [
  'They want to leave their mail host before the contract renews.',
  'Friendly, short of time; write again after the congress.',
  'Two of the board know the hosting co-op already.',
  'Worried about access to the member list.',
  'Would join if three others do.',
  'Asked for a demonstration in their own language.',
] as const;
