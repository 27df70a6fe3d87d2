/** By kind, country, how near it stands, tag. */
import { useMemo } from 'react';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { fits, organisationKinds } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { facetsOf } from '../../../shared/query/entry-list.ts';
import type { Browsing } from '../../parts/browse/browse-memory.ts';
import { FilterSelect } from '../../parts/browse/filter-controls.tsx';
import { useFormats, useLanguage, useWords } from '../../words/language.tsx';

export function Filters({ all, browsing: { filter, setFilter } }: { all: readonly ListEntry[]; browsing: Browsing }) {
  const words = useWords(organisationsWords);
  const shared = useWords(browseWords);
  const language = useLanguage();
  const formats = useFormats();
  const facets = useMemo(() => facetsOf(all), [all]);
  const named = (values: readonly string[], word: (value: string) => string) =>
    values.map((value) => ({ value, label: word(value) })).sort((a, b) => formats.compare(a.label, b.label));
  return (
    <>
      <FilterSelect
        any={words.anyKind}
        none={words.noKind}
        value={filter.orgKind}
        choices={named(facets.kinds, (kind) => choiceWord(language, organisationKinds, kind))}
        onChoose={(orgKind) => setFilter({ orgKind })}
      />
      <FilterSelect
        any={words.anyCountry}
        none={shared.noCountry}
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
    </>
  );
}
