import { useMemo } from 'react';
import type { FactWords } from '../../shared/i18n/facts.ts';
import { useNames } from '../data/hooks.ts';
import { useFormats, useLanguage } from '../words/language.tsx';

/** How the language of the screens says the facts of a record. */
export function useFactWords(): FactWords {
  const language = useLanguage();
  const { day, number, country } = useFormats();
  const { of: nameOf } = useNames();
  return useMemo(
    () => ({ language, nameOf, day: (wanted) => day(wanted), number, country }),
    [language, nameOf, day, number, country],
  );
}
