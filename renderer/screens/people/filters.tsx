/** Who is shown, and how many. */
import { useMemo } from 'react';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { isFiltered } from '../../../shared/query/entry-list.ts';
import { useNames } from '../../data/hooks.ts';
import type { Browsing } from '../../parts/browse/browse-memory.ts';
import { FilterSelect, FilterText, ShownCount } from '../../parts/browse/filter-controls.tsx';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/field.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';

interface FiltersProps {
  readonly all: readonly ListEntry[];
  readonly shown: number;
  readonly browsing: Browsing;
  readonly memberships: ReadonlyMap<string, readonly string[]>;
}

/** As many as one can look through; the rest is found by typing. */
const mostOffered = 400;

export function Filters({ all, shown, browsing: { filter, setFilter, clearFilter }, memberships }: FiltersProps) {
  const words = useWords(peopleWords);
  const common = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const organisations = useMemo(() => {
    const sizes = new Map<string, number>();
    for (const ids of memberships.values()) for (const id of ids) sizes.set(id, (sizes.get(id) ?? 0) + 1);
    return [...sizes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostOffered)
      .map(([value]) => ({ value, label: names.of(value) }))
      .sort((a, b) => formats.compare(a.label, b.label));
  }, [memberships, names, formats]);
  return (
    <search className="browse-filters" aria-label={words.filters}>
      <FilterText label={words.text} value={filter.text} onChange={(text) => setFilter({ text })} />
      {organisations.length > 0 && (
        <FilterSelect
          any={words.anyOrganisation}
          value={filter.memberOf}
          choices={organisations}
          onChoose={(memberOf) => setFilter({ memberOf })}
        />
      )}
      <Check
        label={words.notMet}
        checked={filter.notMet === true}
        onChange={(event) => setFilter({ notMet: event.currentTarget.checked })}
      />
      <ShownCount
        text={isFiltered(filter) ? words.shownOf : formats.counted(common.count.people, all.length)}
        shown={shown}
        all={all.length}
      />
      {isFiltered(filter) && (
        <Button small onClick={clearFilter}>
          {words.clear}
        </Button>
      )}
    </search>
  );
}
