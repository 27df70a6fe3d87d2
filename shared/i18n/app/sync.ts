/** Who has what, folders that carry, and what others changed. */
import type { Language } from '../../model/enumerations.ts';
import type { Counted } from './common.ts';

export interface SyncWords {
  /** In spaces that others share. */
  readonly onlyHere: Counted;
  readonly allElsewhere: string;
}

const en: SyncWords = {
  onlyHere: { one: '{n} step of yours is only here.', other: '{n} steps of yours are only here.' },
  allElsewhere: 'Nothing of what you share is only here.',
};
const nb: SyncWords = {
  onlyHere: { one: '{n} steg av ditt er bare her.', other: '{n} steg av dine er bare her.' },
  allElsewhere: 'Ingenting av det du deler, er bare her.',
};
const nn: SyncWords = {
  onlyHere: { one: '{n} steg av ditt er berre her.', other: '{n} steg av dine er berre her.' },
  allElsewhere: 'Ingenting av det du deler, er berre her.',
};
const sv: SyncWords = {
  onlyHere: { one: '{n} av dina steg finns bara här.', other: '{n} av dina steg finns bara här.' },
  allElsewhere: 'Inget av det du delar finns bara här.',
};

export const syncWords: Readonly<Record<Language, SyncWords>> = { en, nb, nn, sv };
