/** What of a list is shown, and how many. */
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { isFiltered } from '../../../shared/query/entry-list.ts';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { Button } from '../button.tsx';
import { Check } from '../field.tsx';
import type { Browsing } from './browse-memory.ts';
import type { BrowsedKind } from './browsed-kind.ts';
import { FilterText, ShownCount } from './filter-controls.tsx';

interface FiltersProps {
  readonly of: BrowsedKind;
  readonly all: readonly ListEntry[];
  readonly shown: number;
  readonly browsing: Browsing;
}

export function Filters({ of, all, shown, browsing }: FiltersProps) {
  const words = useWords(of.words);
  const shared = useWords(browseWords);
  const common = useCommonWords();
  const formats = useFormats();
  const { filter, setFilter, clearFilter } = browsing;
  return (
    <search className="browse-filters" aria-label={words.filters}>
      <FilterText label={words.text} value={filter.text} onChange={(text) => setFilter({ text })} />
      <of.Filters all={all} browsing={browsing} />
      <Check
        label={shared.notMet}
        checked={filter.notMet === true}
        onChange={(event) => setFilter({ notMet: event.currentTarget.checked })}
      />
      <ShownCount
        text={isFiltered(filter) ? shared.shownOf : formats.counted(common.count[of.place], all.length)}
        shown={shown}
        all={all.length}
      />
      {isFiltered(filter) && (
        <Button small onClick={clearFilter}>
          {shared.clear}
        </Button>
      )}
    </search>
  );
}
