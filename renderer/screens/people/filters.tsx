/** By where they belong. */
import { useMemo } from 'react';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import { useNames } from '../../data/hooks.ts';
import { type Browsing, useMemberships } from '../../parts/browse/browse-memory.ts';
import { FilterSelect } from '../../parts/browse/filter-controls.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

/** As many as one can look through; the rest is found by typing. */
const mostOffered = 400;

export function Filters({ browsing: { filter, setFilter } }: { browsing: Browsing }) {
  const words = useWords(peopleWords);
  const formats = useFormats();
  const names = useNames();
  const memberships = useMemberships();
  const organisations = useMemo(() => {
    const sizes = new Map<string, number>();
    for (const ids of memberships.values()) for (const id of ids) sizes.set(id, (sizes.get(id) ?? 0) + 1);
    return [...sizes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostOffered)
      .map(([value]) => ({ value, label: names.of(value) }))
      .sort((a, b) => formats.compare(a.label, b.label));
  }, [memberships, names, formats]);
  if (organisations.length === 0) return null;
  return (
    <FilterSelect
      any={words.anyOrganisation}
      value={filter.memberOf}
      choices={organisations}
      onChoose={(memberOf) => setFilter({ memberOf })}
    />
  );
}
