/** Finding comrades in the same room, and joining them. */
import type { Language } from '../../model/enumerations.ts';

export interface MeetWords {
  readonly lead: string;
}

const en: MeetWords = {
  lead: 'Find comrades in the same room, without the internet, and let somebody in or join them.',
};
const nb: MeetWords = { lead: 'Finn kamerater i samme rom, uten internett, og slipp noen inn eller bli med hos dem.' };
const nn: MeetWords = { lead: 'Finn kameratar i same rom, utan internett, og slepp nokon inn eller bli med hos dei.' };
const sv: MeetWords = { lead: 'Hitta kamrater i samma rum, utan internet, och släpp in någon eller gå med hos dem.' };

export const meetWords: Readonly<Record<Language, MeetWords>> = { en, nb, nn, sv };
