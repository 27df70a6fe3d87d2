/** Choosing a passphrase: first run, recovery, settings. */
import type { Language } from '../../model/enumerations.ts';
import type { Strength } from '../../passphrase/strength.ts';

export interface PassphraseWords {
  readonly passphrase: string;
  readonly newPassphrase: string;
  readonly again: string;
  readonly show: string;
  readonly hide: string;
  readonly suggest: string;
  readonly suggestAnother: string;
  readonly strength: Readonly<Record<Strength, string>>;
  /** A new one, not chosen yet. */
  readonly empty: string;
  /** The one there is, not typed yet. */
  readonly missing: string;
  readonly differ: string;
  readonly tooLong: string;
}

const en: PassphraseWords = {
  passphrase: 'Passphrase',
  newPassphrase: 'New passphrase',
  again: 'The same once more',
  show: 'Show',
  hide: 'Hide',
  suggest: 'Suggest six words',
  suggestAnother: 'Suggest six others',
  strength: {
    none: 'It seals everything on this disk. Six words drawn by lot are easy to keep in mind and hard to guess.',
    short: 'Short: whoever takes the laptop could try all like it. Twelve characters or more would be better.',
    weak: 'Easy enough to guess for somebody with patience. A few words more would help.',
    fair: 'Hard to guess.',
    strong: 'Harder to guess than anyone has time for.',
  },
  empty: 'Choose a passphrase first.',
  missing: 'Type your passphrase first.',
  differ: 'The two are not the same. Type the second one again, or show them.',
  tooLong: 'That is longer than a passphrase can be.',
};

const nb: PassphraseWords = {
  passphrase: 'Passord',
  newPassphrase: 'Nytt passord',
  again: 'Det samme en gang til',
  show: 'Vis',
  hide: 'Skjul',
  suggest: 'Foreslå seks ord',
  suggestAnother: 'Foreslå seks andre',
  strength: {
    none: 'Det forsegler alt på denne disken. Seks ord trukket ved loddtrekning er lette å huske og vanskelige å gjette.',
    short: 'Kort: den som tar maskinen, kan prøve alle av den sorten. Tolv tegn eller flere er bedre.',
    weak: 'Lett nok å gjette for en som er tålmodig. Noen ord til ville hjelpe.',
    fair: 'Vanskelig å gjette.',
    strong: 'Vanskeligere å gjette enn noen har tid til.',
  },
  empty: 'Velg et passord først.',
  missing: 'Skriv inn passordet ditt først.',
  differ: 'De to er ikke like. Skriv det andre på nytt, eller vis dem.',
  tooLong: 'Det er lengre enn et passord kan være.',
};

const nn: PassphraseWords = {
  passphrase: 'Passord',
  newPassphrase: 'Nytt passord',
  again: 'Det same ein gong til',
  show: 'Vis',
  hide: 'Gøym',
  suggest: 'Føreslå seks ord',
  suggestAnother: 'Føreslå seks andre',
  strength: {
    none: 'Det forseglar alt på denne disken. Seks ord som er trekte ved loddtrekning, er lette å hugse og vanskelege å gjette.',
    short: 'Kort: den som tek maskina, kan prøve alle av den sorten. Tolv teikn eller fleire er betre.',
    weak: 'Lett nok å gjette for ein som er tolmodig. Nokre ord til ville hjelpe.',
    fair: 'Vanskeleg å gjette.',
    strong: 'Vanskelegare å gjette enn nokon har tid til.',
  },
  empty: 'Vel eit passord først.',
  missing: 'Skriv inn passordet ditt først.',
  differ: 'Dei to er ikkje like. Skriv det andre på nytt, eller vis dei.',
  tooLong: 'Det er lengre enn eit passord kan vere.',
};

const sv: PassphraseWords = {
  passphrase: 'Lösenfras',
  newPassphrase: 'Ny lösenfras',
  again: 'Samma en gång till',
  show: 'Visa',
  hide: 'Dölj',
  suggest: 'Föreslå sex ord',
  suggestAnother: 'Föreslå sex andra',
  strength: {
    none: 'Den förseglar allt på den här disken. Sex lottade ord är lätta att minnas och svåra att gissa.',
    short: 'Kort: den som tar datorn kan pröva alla av den sorten. Tolv tecken eller fler är bättre.',
    weak: 'Lätt nog att gissa för den som har tålamod. Några ord till skulle hjälpa.',
    fair: 'Svår att gissa.',
    strong: 'Svårare att gissa än någon har tid med.',
  },
  empty: 'Välj en lösenfras först.',
  missing: 'Skriv din lösenfras först.',
  differ: 'De två är inte lika. Skriv den andra igen, eller visa dem.',
  tooLong: 'Den är längre än en lösenfras kan vara.',
};

export const passphraseWords: Readonly<Record<Language, PassphraseWords>> = { en, nb, nn, sv };
