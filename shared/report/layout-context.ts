import type { ReportWords } from '../i18n/report/words.ts';
import type { Language } from '../model/enumerations.ts';
import type { ReportChoice } from './choice.ts';

/** What a layout needs beside the view: the sender's own words, and how to say the rest. */
export interface LayoutContext {
  readonly choice: ReportChoice;
  readonly today: string;
  readonly author?: string;
  readonly words: ReportWords;
  readonly language: Language;
}
