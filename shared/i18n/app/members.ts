/** Who is in which space, with which devices. */
import type { Language } from '../../model/enumerations.ts';

export interface MembersWords {
  readonly lead: string;
}

const en: MembersWords = { lead: 'Who is in which space, and with which devices.' };
const nb: MembersWords = { lead: 'Hvem som er i hvilket rom, og med hvilke enheter.' };
const nn: MembersWords = { lead: 'Kven som er i kva rom, og med kva einingar.' };
const sv: MembersWords = { lead: 'Vem som är i vilket rum, och med vilka enheter.' };

export const membersWords: Readonly<Record<Language, MembersWords>> = { en, nb, nn, sv };
