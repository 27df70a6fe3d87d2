/** Adding in one line. */
import type { NameOwner } from '../../import/who-is.ts';
import type { Language } from '../../model/enumerations.ts';

export interface QuickAddWords {
  readonly understood: string;
  readonly notUnderstood: string;
  readonly hint: string;
  readonly empty: string;
  /** `{line}` */
  readonly saved: string;
  /** `{line}` */
  readonly nothingNew: string;
  readonly known: string;
  readonly fresh: string;
  /** Where nothing but a name was said: how it is taken, and what else it may be. */
  readonly freshAs: Readonly<Record<NameOwner, string>>;
  readonly itIs: Readonly<Record<NameOwner, string>>;
  /** A date that may be a slip. */
  readonly doubtful: string;
  readonly openIt: string;
}

const en: QuickAddWords = {
  understood: 'Understood',
  notUnderstood:
    'Not understood yet. Say who and when: “met roedt.example today”, “promised Tekna the price by Friday”.',
  hint: 'Enter saves · Escape leaves, what you wrote stays',
  empty: 'Empty the line',
  saved: 'Saved: {line}',
  nothingNew: 'It is here already: {line}',
  known: 'known',
  fresh: 'new',
  freshAs: { person: 'new person, seen by you alone', organisation: 'new organisation' },
  itIs: { person: 'It is a person', organisation: 'It is an organisation' },
  doubtful: 'Look at the date: it lies behind, is far away, or is another weekday than you wrote.',
  openIt: 'Open',
};
const nb: QuickAddWords = {
  understood: 'Forstått',
  notUnderstood: 'Ikke forstått ennå. Si hvem og når: «møtte roedt.example i dag», «lovet Tekna prisen innen fredag».',
  hint: 'Enter lagrer · Escape går ut, det du skrev blir stående',
  empty: 'Tøm linjen',
  saved: 'Lagret: {line}',
  nothingNew: 'Det er her allerede: {line}',
  known: 'kjent',
  fresh: 'ny',
  freshAs: { person: 'ny person, bare du ser det', organisation: 'ny organisasjon' },
  itIs: { person: 'Det er en person', organisation: 'Det er en organisasjon' },
  doubtful: 'Se på datoen: den er passert, langt unna, eller en annen ukedag enn du skrev.',
  openIt: 'Åpne',
};
const nn: QuickAddWords = {
  understood: 'Forstått',
  notUnderstood: 'Ikkje forstått enno. Sei kven og når: «møtte roedt.example i dag», «lova Tekna prisen innan fredag».',
  hint: 'Enter lagrar · Escape går ut, det du skreiv blir ståande',
  empty: 'Tøm linja',
  saved: 'Lagra: {line}',
  nothingNew: 'Det er her allereie: {line}',
  known: 'kjend',
  fresh: 'ny',
  freshAs: { person: 'ny person, berre du ser det', organisation: 'ny organisasjon' },
  itIs: { person: 'Det er ein person', organisation: 'Det er ein organisasjon' },
  doubtful: 'Sjå på datoen: han er passert, langt unna, eller ein annan vekedag enn du skreiv.',
  openIt: 'Opne',
};
const sv: QuickAddWords = {
  understood: 'Uppfattat',
  notUnderstood:
    'Inte uppfattat än. Säg vem och när: ”träffade roedt.example i dag”, ”lovade Tekna priset senast fredag”.',
  hint: 'Enter sparar · Escape lämnar, det du skrev står kvar',
  empty: 'Töm raden',
  saved: 'Sparat: {line}',
  nothingNew: 'Det finns här redan: {line}',
  known: 'känd',
  fresh: 'ny',
  freshAs: { person: 'ny person, bara du ser det', organisation: 'ny organisation' },
  itIs: { person: 'Det är en person', organisation: 'Det är en organisation' },
  doubtful: 'Titta på datumet: det har passerat, är långt borta, eller en annan veckodag än du skrev.',
  openIt: 'Öppna',
};

export const quickAddWords: Readonly<Record<Language, QuickAddWords>> = { en, nb, nn, sv };
