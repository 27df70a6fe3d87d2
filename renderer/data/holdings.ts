/** How much lies in a space, for whoever is about to tell it to others. */
import { useMemo } from 'react';
import { meetWords } from '../../shared/i18n/app/meet.ts';
import { kindNames } from '../../shared/model/kinds.ts';
import { useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { useEntries } from './hooks.ts';

/** "34 organisations, 12 meetings and 5 other things", put away or not; empty where there is nothing. Without spaces: of all. */
export function useHoldings(spaces?: readonly string[]): string {
  const entries = useEntries();
  const { count } = useCommonWords();
  const { others } = useWords(meetWords);
  const formats = useFormats();
  const key = spaces?.join(' ');
  return useMemo(() => {
    const wanted = key?.split(' ');
    const shown = kindNames
      .filter((kind) => kind !== 'device' && kind !== 'circle')
      .flatMap((kind) => entries.ofKind(kind));
    const here = [...shown, ...entries.archived()].filter(({ space }) => !wanted || wanted.includes(space));
    const told = { organisation: count.organisations, encounter: count.encounters, person: count.people };
    const said = Object.entries(told).flatMap(([kind, forms]) => {
      const n = here.filter((entry) => entry.kind === kind).length;
      return n > 0 ? [formats.counted(forms, n)] : [];
    });
    const rest = here.filter(({ kind }) => !(kind in told)).length;
    return formats.list(rest > 0 ? [...said, formats.counted(others, rest)] : said);
  }, [entries, key, count, others, formats]);
}
