/**
 * What languages are called in the four. Chromium's Intl, which Electron's engine shares, has names for the large ones alone and
 * would show the code of every language of the Sámi: those it lacks are written here, the same on every engine.
 */
import type { Language } from '../model/enumerations.ts';
import { localesOf } from './locale.ts';

type Namer = (tag: string) => string;
const namers = new Map<Language, Namer>();

/** A language by its tag; what is no tag, or known to nobody, stands as it was written. */
export function languageNamer(language: Language): Namer {
  const known = namers.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames([...localesOf[language]], { type: 'language' });
  const place = places[language];
  const namer: Namer = (tag) => {
    const own = Object.hasOwn(ownNames, tag) ? ownNames[tag]?.[place] : undefined;
    // Anything but a tag would make Intl throw.
    return own ?? (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? (names.of(tag) ?? tag) : tag);
  };
  namers.set(language, namer);
  return namer;
}

const places: Readonly<Record<Language, number>> = { en: 0, nb: 1, nn: 2, sv: 3 };

const ownNames: Readonly<Record<string, readonly [en: string, nb: string, nn: string, sv: string]>> = {
  // The Nordic countries.
  se: ['Northern Sámi', 'nordsamisk', 'nordsamisk', 'nordsamiska'],
  sma: ['Southern Sámi', 'sørsamisk', 'sørsamisk', 'sydsamiska'],
  smj: ['Lule Sámi', 'lulesamisk', 'lulesamisk', 'lulesamiska'],
  sje: ['Pite Sámi', 'pitesamisk', 'pitesamisk', 'pitesamiska'],
  sju: ['Ume Sámi', 'umesamisk', 'umesamisk', 'umesamiska'],
  smn: ['Inari Sámi', 'enaresamisk', 'enaresamisk', 'enaresamiska'],
  sms: ['Skolt Sámi', 'skoltesamisk', 'skoltesamisk', 'skoltsamiska'],
  kl: ['Kalaallisut', 'grønlandsk', 'grønlandsk', 'grönländska'],
  fkv: ['Kven', 'kvensk', 'kvensk', 'kvänska'],
  fit: ['Meänkieli', 'meänkieli', 'meänkieli', 'meänkieli'],
  rom: ['Romani', 'romani', 'romani', 'romani'],
  rmf: ['Finnish Kalo', 'kalo (finsk romani)', 'kalo (finsk romani)', 'kalo (finsk romani)'],
  rmn: ['Balkan Romani', 'balkanromani', 'balkanromani', 'balkanromani'],
  nsl: ['Norwegian Sign Language', 'norsk tegnspråk', 'norsk teiknspråk', 'norskt teckenspråk'],
  swl: ['Swedish Sign Language', 'svensk tegnspråk', 'svensk teiknspråk', 'svenskt teckenspråk'],
  dsl: ['Danish Sign Language', 'dansk tegnspråk', 'dansk teiknspråk', 'danskt teckenspråk'],
  fse: ['Finnish Sign Language', 'finsk tegnspråk', 'finsk teiknspråk', 'finskt teckenspråk'],
  icl: ['Icelandic Sign Language', 'islandsk tegnspråk', 'islandsk teiknspråk', 'isländskt teckenspråk'],
  // Around the Baltic and east of it.
  krl: ['Karelian', 'karelsk', 'karelsk', 'karelska'],
  olo: ['Livvi-Karelian', 'livvisk karelsk', 'livvisk karelsk', 'livvisk karelska'],
  vep: ['Veps', 'vepsisk', 'vepsisk', 'vepsiska'],
  izh: ['Ingrian', 'ingrisk', 'ingrisk', 'ingriska'],
  vot: ['Votic', 'votisk', 'votisk', 'votiska'],
  vro: ['Võro', 'võro', 'võro', 'võru'],
  liv: ['Livonian', 'livisk', 'livisk', 'liviska'],
  ltg: ['Latgalian', 'latgallisk', 'latgallisk', 'lettgalliska'],
  sgs: ['Samogitian', 'samogitisk', 'samogitisk', 'samogitiska'],
  csb: ['Kashubian', 'kasjubisk', 'kasjubisk', 'kasjubiska'],
  szl: ['Silesian', 'schlesisk', 'schlesisk', 'schlesiska'],
  nds: ['Low German', 'nedertysk', 'lågtysk', 'lågtyska'],
  frr: ['North Frisian', 'nordfrisisk', 'nordfrisisk', 'nordfrisiska'],
  stq: ['Saterland Frisian', 'saterfrisisk', 'saterfrisisk', 'saterfrisiska'],
  hsb: ['Upper Sorbian', 'høysorbisk', 'høgsorbisk', 'högsorbiska'],
  dsb: ['Lower Sorbian', 'lavsorbisk', 'lågsorbisk', 'lågsorbiska'],
  kv: ['Komi', 'komi', 'komi', 'komi'],
  mhr: ['Mari', 'mari', 'mari', 'mari'],
  myv: ['Erzya', 'erzia', 'erzia', 'erzya'],
  mdf: ['Moksha', 'moksja', 'moksja', 'moksja'],
  udm: ['Udmurt', 'udmurtisk', 'udmurt', 'udmurtiska'],
  cv: ['Chuvash', 'tsjuvasjisk', 'tsjuvasjisk', 'tjuvasjiska'],
  ba: ['Bashkir', 'basjkirsk', 'basjkirsk', 'basjkiriska'],
  ce: ['Chechen', 'tsjetsjensk', 'tsjetsjensk', 'tjetjenska'],
  os: ['Ossetian', 'ossetisk', 'ossetisk', 'ossetiska'],
  ab: ['Abkhazian', 'abkhasisk', 'abkhasisk', 'abchaziska'],
  // Spoken by many who came, or beside a large one.
  aii: ['Assyrian', 'assyrisk', 'assyrisk', 'assyriska'],
  syr: ['Syriac', 'syrisk', 'syrisk', 'syriska'],
  iu: ['Inuktitut', 'inuktitut', 'inuktitut', 'inuktitut'],
  rn: ['Kirundi', 'rundi', 'rundi', 'rundi'],
  ff: ['Fula', 'fulani', 'fulani', 'fulani'],
  li: ['Limburgish', 'limburgsk', 'limburgsk', 'limburgiska'],
  fur: ['Friulian', 'friulisk', 'friulisk', 'friulianska'],
  sc: ['Sardinian', 'sardisk', 'sardinsk', 'sardiska'],
  kw: ['Cornish', 'kornisk', 'kornisk', 'korniska'],
  gv: ['Manx', 'mansk', 'mansk', 'manx'],
};
