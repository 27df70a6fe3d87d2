import type { Language } from '../../model/enumerations.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';
import { sv } from './sv.ts';
import type { ReportWords } from './words.ts';

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, nb, nn, sv };
