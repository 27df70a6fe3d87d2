/** What of the organisations is shown, and how many. */
import { useMemo } from 'react';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { fits, organisationKinds } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { facetsOf, isFiltered } from '../../../shared/query/entry-list.ts';
import type { Browsing } from '../../parts/browse/browse-memory.ts';
import { FilterSelect, FilterText, ShownCount } from '../../parts/browse/filter-controls.tsx';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/field.tsx';
import { useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';

interface FiltersProps {
  readonly all: readonly ListEntry[];
  readonly shown: number;
  readonly browsing: Browsing;
}

export function Filters({ all, shown, browsing: { filter, setFilter, clearFilter } }: FiltersProps) {
  const words = useWords(organisationsWords);
  const common = useCommonWords();
  const language = useLanguage();
  const formats = useFormats();
  const facets = useMemo(() => facetsOf(all), [all]);
  const named = (values: readonly string[], word: (value: string) => string) =>
    values.map((value) => ({ value, label: word(value) })).sort((a, b) => formats.compare(a.label, b.label));
  return (
    <search className="browse-filters" aria-label={words.filters}>
      <FilterText label={words.text} value={filter.text} onChange={(text) => setFilter({ text })} />
      <FilterSelect
        any={words.anyKind}
        none={words.noKind}
        value={filter.orgKind}
        choices={named(facets.kinds, (kind) => choiceWord(language, organisationKinds, kind))}
        onChoose={(orgKind) => setFilter({ orgKind })}
      />
      <FilterSelect
        any={words.anyCountry}
        none={words.noCountry}
        value={filter.country}
        choices={named(facets.countries, formats.country)}
        onChoose={(country) => setFilter({ country })}
      />
      <FilterSelect
        any={words.anyFit}
        value={filter.fit}
        choices={named(facets.fits, (fit) => choiceWord(language, fits, fit))}
        onChoose={(fit) => setFilter({ fit })}
      />
      {facets.tags.length > 0 && (
        <FilterSelect
          any={words.anyTag}
          value={filter.tag}
          choices={named(facets.tags.slice(0, 500), (tag) => tag)}
          onChoose={(tag) => setFilter({ tag })}
        />
      )}
      <Check
        label={words.notMet}
        checked={filter.notMet === true}
        onChange={(event) => setFilter({ notMet: event.currentTarget.checked })}
      />
      <ShownCount
        text={isFiltered(filter) ? words.shownOf : formats.counted(common.count.organisations, all.length)}
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
