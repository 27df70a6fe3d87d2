/** The words of the closed lists of shared/model/enumerations.ts, for facts, history and choices. */

import type { Language } from '../../model/enumerations.ts';
import * as lists from '../../model/enumerations.ts';
import { savedListSubjects } from '../../model/saved-list.ts';
import { kindWords } from '../kinds.ts';
import { reportWords } from '../report/index.ts';
import { commonWords } from './common.ts';

/** `choices`: the list as a field of shared/model names it. The value itself where a newer version wrote it. */
export function choiceWord(language: Language, choices: readonly string[] | undefined, value: string): string {
  const table = choices && tables.find(([list]) => list === choices || sameList(list, choices));
  return table?.[1](language, value) ?? value;
}

/** en, nb, nn, sv. */
type Four = readonly [string, string, string, string];
const columns = { en: 0, nb: 1, nn: 2, sv: 3 } as const;

type Table = readonly [list: readonly string[], word: (language: Language, value: string) => string | undefined];

/** A list of the words of its own. */
function own<L extends readonly string[]>(list: L, words: Readonly<Record<L[number], Four>>): Table {
  const byValue: Readonly<Record<string, Four>> = words;
  return [
    list,
    (language, value) => {
      const four = Object.hasOwn(byValue, value) ? byValue[value] : undefined;
      return four?.[columns[language]];
    },
  ];
}

/** A list whose words stand elsewhere already. */
function other(list: readonly string[], wordsIn: (language: Language) => Readonly<Record<string, string>>): Table {
  return [list, (language, value) => (Object.hasOwn(wordsIn(language), value) ? wordsIn(language)[value] : undefined)];
}

function sameList(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((value, place) => value === two[place]);
}

const confidences = ['high', 'medium', 'low'] as const;

const tables: readonly Table[] = [
  other(lists.organisationKinds, (language) => kindWords[language]),
  other(savedListSubjects, (language) => commonWords[language].kindOfRecord),
  other(lists.encounterStatuses, (language) => commonWords[language].status),
  other(lists.encounterModes, (language) => commonWords[language].mode),
  other(lists.audiences, (language) => commonWords[language].audience),
  other(lists.dependencyFunctions, (language) => reportWords[language].dependency),
  other(lists.migrationStatuses, (language) => reportWords[language].migration),
  other(lists.cohortStatuses, (language) => reportWords[language].cohort),
  other(lists.cohortMemberStates, (language) => lowered(reportWords[language].member)),
  other(lists.governances, (language) => reportWords[language].governance),
  other(lists.flossShares, (language) => reportWords[language].floss),
  own(lists.participantRoles, {
    participant: ['taking part', 'deltaker', 'deltakar', 'deltagare'],
    introducer: ['made the contact', 'satte oss i kontakt', 'sette oss i kontakt', 'förmedlade kontakten'],
    facilitator: ['facilitator', 'møteleder', 'møteleiar', 'mötesledare'],
    host: ['host', 'vert', 'vert', 'värd'],
    notetaker: ['takes notes', 'referent', 'referent', 'för anteckningar'],
  }),
  own(lists.legalForms, {
    none: ['none', 'ingen', 'inga', 'ingen'],
    association: ['association', 'forening', 'foreining', 'förening'],
    cooperative: ['cooperative', 'samvirke', 'samvirke', 'kooperativ'],
    foundation: ['foundation', 'stiftelse', 'stifting', 'stiftelse'],
    company: ['company', 'selskap', 'selskap', 'bolag'],
    public: ['public body', 'offentlig', 'offentleg', 'offentlig'],
  }),
  own(lists.altNameTypes, {
    former: ['former name', 'tidligere navn', 'tidlegare namn', 'tidigare namn'],
    short: ['short', 'kortform', 'kortform', 'kortform'],
    translit: ['in other letters', 'med andre bokstaver', 'med andre bokstavar', 'med andra bokstäver'],
    handle: ['handle', 'brukernavn', 'brukarnamn', 'användarnamn'],
    alias: ['alias', 'kallenavn', 'kallenamn', 'alias'],
  }),
  own(lists.countrySources, {
    heading: [
      'a heading of the post',
      'en overskrift i innlegget',
      'ei overskrift i innlegget',
      'en rubrik i inlägget',
    ],
    tld: ['its address', 'adressen', 'adressa', 'adressen'],
    manual: ['somebody said so', 'noen sa det', 'nokon sa det', 'någon sa det'],
  }),
  own(lists.fits, {
    aligned: ['with us', 'med oss', 'med oss', 'med oss'],
    ally: ['ally', 'alliert', 'alliert', 'allierad'],
    institution: ['institution', 'institusjon', 'institusjon', 'institution'],
    unknown: ['not known', 'ikke kjent', 'ikkje kjent', 'inte känt'],
  }),
  own(lists.cares, {
    normal: ['ordinary', 'vanlig', 'vanleg', 'vanlig'],
    careful: ['careful', 'varsomt', 'varsamt', 'varsamt'],
  }),
  own(lists.contactTypes, {
    signal: ['Signal', 'Signal', 'Signal', 'Signal'],
    email: ['e-mail', 'e-post', 'e-post', 'e-post'],
    phone: ['phone', 'telefon', 'telefon', 'telefon'],
    matrix: ['Matrix', 'Matrix', 'Matrix', 'Matrix'],
    xmpp: ['XMPP', 'XMPP', 'XMPP', 'XMPP'],
    other: ['other', 'annet', 'anna', 'annat'],
  }),
  own(lists.willingness, {
    yes: ['yes', 'ja', 'ja', 'ja'],
    no: ['no', 'nei', 'nei', 'nej'],
    unknown: ['not known', 'ikke kjent', 'ikkje kjent', 'inte känt'],
  }),
  own(lists.relationTypes, {
    part_of: ['is part of', 'er del av', 'er del av', 'är del av'],
    youth_wing_of: [
      'is the youth wing of',
      'er ungdomsorganisasjonen til',
      'er ungdomsorganisasjonen til',
      'är ungdomsförbund till',
    ],
    affiliate_of: ['is affiliated with', 'er tilsluttet', 'er tilslutta', 'är anslutet till'],
    member_of: ['is a member of', 'er medlem av', 'er medlem av', 'är medlem i'],
    partner_of: ['works with', 'samarbeider med', 'samarbeider med', 'samarbetar med'],
    provides_for: ['provides for', 'leverer til', 'leverer til', 'levererar till'],
    knows: ['knows', 'kjenner', 'kjenner', 'känner'],
    can_introduce: [
      'can introduce us to',
      'kan sette oss i kontakt med',
      'kan setje oss i kontakt med',
      'kan förmedla kontakt med',
    ],
    hosted: ['hosted', 'var vert for', 'var vert for', 'var värd för'],
    same_as: ['is the same as', 'er det samme som', 'er det same som', 'är samma som'],
    not_same_as: ['is not the same as', 'er ikke det samme som', 'er ikkje det same som', 'är inte samma som'],
    not_part_of: ['is not part of', 'er ikke del av', 'er ikkje del av', 'är inte del av'],
  }),
  own(lists.joinPolicies, {
    closed: ['no', 'nei', 'nei', 'nej'],
    ask: ['if they ask', 'om de spør', 'om dei spør', 'om de frågar'],
    open: ['yes', 'ja', 'ja', 'ja'],
  }),
  own(lists.askTypes, {
    facilitate: ['make contact', 'sette i kontakt', 'setje i kontakt', 'förmedla kontakt'],
    suggest: ['suggest somebody', 'foreslå noen', 'føreslå nokon', 'föreslå någon'],
    join: ['come along', 'bli med', 'bli med', 'följa med'],
    participate: ['take part', 'delta', 'delta', 'delta'],
    host: ['host', 'være vert', 'vere vert', 'vara värd'],
    help: ['help', 'hjelpe', 'hjelpe', 'hjälpa'],
    skill: ['a skill', 'kunnskap', 'kunnskap', 'kunskap'],
  }),
  own(lists.askStatuses, {
    open: ['open', 'åpent', 'ope', 'öppet'],
    offered: ['offered', 'tilbudt', 'tilbode', 'erbjudet'],
    fulfilled: ['answered', 'løst', 'løyst', 'löst'],
    withdrawn: ['withdrawn', 'trukket', 'trekt', 'återtaget'],
  }),
  own(lists.commitmentStatuses, {
    open: ['open', 'åpent', 'ope', 'öppet'],
    done: ['kept', 'holdt', 'halde', 'hållet'],
    dropped: ['dropped', 'falt bort', 'falle bort', 'förfallet'],
    blocked: ['stuck', 'står fast', 'står fast', 'sitter fast'],
  }),
  own(lists.threats, {
    account_suspension: ['closed accounts', 'stengte kontoer', 'stengde kontoar', 'avstängda konton'],
    sanctions: ['sanctions', 'sanksjoner', 'sanksjonar', 'sanktioner'],
    surveillance: ['surveillance', 'overvåking', 'overvaking', 'övervakning'],
    data_access_order: [
      'orders to hand over data',
      'pålegg om å utlevere data',
      'pålegg om å levere ut data',
      'krav på att lämna ut data',
    ],
    price_lockin: ['prices and lock-in', 'priser og innlåsing', 'prisar og innlåsing', 'priser och inlåsning'],
    sabotage: ['sabotage', 'sabotasje', 'sabotasje', 'sabotage'],
    outage: ['outages', 'nedetid', 'nedetid', 'driftstopp'],
    censorship: ['censorship', 'sensur', 'sensur', 'censur'],
    insider: ['insiders', 'innsidere', 'innsidarar', 'insiders'],
    other: ['other', 'annet', 'anna', 'annat'],
  }),
  own(lists.dependencySources, {
    said_in_meeting: ['said in a meeting', 'sagt i et møte', 'sagt i eit møte', 'sagt på ett möte'],
    self_report: ['their own report', 'egen rapport', 'eigen rapport', 'egen uppgift'],
    observed: ['seen', 'sett', 'sett', 'iakttaget'],
    public: ['public source', 'åpen kilde', 'open kjelde', 'offentlig källa'],
  }),
  own(lists.offerEvidences, {
    self_declared: ['they say so', 'de sier det selv', 'dei seier det sjølve', 'de säger det själva'],
    verified: ['checked by one of us', 'sjekket av en av oss', 'sjekka av ein av oss', 'kontrollerat av någon av oss'],
  }),
  own(lists.consentPurposes, {
    contact: ['be contacted', 'bli kontaktet', 'bli kontakta', 'bli kontaktad'],
    store_notes: ['notes being kept', 'at notater lagres', 'at notat blir lagra', 'att anteckningar sparas'],
    share_circle: ['be shared with the circle', 'deles med kretsen', 'delast med krinsen', 'delas med kretsen'],
    share_coalition: [
      'be shared with the coalition',
      'deles med koalisjonen',
      'delast med koalisjonen',
      'delas med koalitionen',
    ],
    publish_name: ['be named in public', 'nevnes offentlig', 'nemnast offentleg', 'nämnas offentligt'],
    publish_thanks: ['be thanked in public', 'takkes offentlig', 'takkast offentleg', 'tackas offentligt'],
  }),
  own(lists.consentStates, {
    unknown: ['not known', 'ikke kjent', 'ikkje kjent', 'inte känt'],
    given: ['yes', 'ja', 'ja', 'ja'],
    refused: ['no', 'nei', 'nei', 'nej'],
    withdrawn: ['taken back', 'trukket tilbake', 'trekt tilbake', 'återtaget'],
  }),
  own(lists.consentHows, {
    spoken: ['spoken', 'muntlig', 'munnleg', 'muntligt'],
    written: ['written', 'skriftlig', 'skriftleg', 'skriftligt'],
    public_post: ['in a public post', 'i et offentlig innlegg', 'i eit offentleg innlegg', 'i ett offentligt inlägg'],
  }),
  own(lists.thanksChoices, {
    no: ['no', 'nei', 'nei', 'nej'],
    'first-name': ['by first name', 'med fornavn', 'med førenamn', 'med förnamn'],
    handle: ['by handle', 'med brukernavn', 'med brukarnamn', 'med användarnamn'],
  }),
  own(lists.travelModes, {
    train: ['train', 'tog', 'tog', 'tåg'],
    bus: ['bus', 'buss', 'buss', 'buss'],
    ferry: ['ferry', 'ferge', 'ferje', 'färja'],
    car: ['car', 'bil', 'bil', 'bil'],
    bike: ['bike', 'sykkel', 'sykkel', 'cykel'],
    foot: ['on foot', 'til fots', 'til fots', 'till fots'],
    plane: ['plane', 'fly', 'fly', 'flyg'],
    other: ['other', 'annet', 'anna', 'annat'],
  }),
  own(confidences, {
    high: ['sure', 'sikkert', 'sikkert', 'säkert'],
    medium: ['fairly sure', 'ganske sikkert', 'ganske sikkert', 'ganska säkert'],
    low: ['unsure', 'usikkert', 'usikkert', 'osäkert'],
  }),
  own(lists.languages, {
    en: ['English', 'engelsk', 'engelsk', 'engelska'],
    nb: ['Norwegian Bokmål', 'bokmål', 'bokmål', 'bokmål'],
    nn: ['Norwegian Nynorsk', 'nynorsk', 'nynorsk', 'nynorska'],
    sv: ['Swedish', 'svensk', 'svensk', 'svenska'],
  }),
];

function lowered(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word.toLowerCase()]));
}
