/** What first run, lock and settings say alike. */
import type { Language } from '../../model/enumerations.ts';

export interface DoorWords {
  readonly language: string;
  /** Beside the computer's own language in brackets. */
  readonly asComputer: string;
}

const en: DoorWords = { language: 'Language', asComputer: 'As the computer' };
const nb: DoorWords = { language: 'Språk', asComputer: 'Som maskinen' };
const nn: DoorWords = { language: 'Språk', asComputer: 'Som maskina' };
const sv: DoorWords = { language: 'Språk', asComputer: 'Som datorn' };

export const doorWords: Readonly<Record<Language, DoorWords>> = { en, nb, nn, sv };
