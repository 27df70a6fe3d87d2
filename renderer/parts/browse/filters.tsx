/** What of a list is shown, and how many. */
import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { isFiltered, lastMetChoices } from '../../../shared/query/entry-list.ts';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { Button } from '../button.tsx';
import type { Browsing } from './browse-memory.ts';
import type { BrowsedKind } from './browsed-kind.ts';
import { Choice, FilterSelect, FilterText, ShownCount } from './filter-controls.tsx';

const openStatuses = ['wanted', 'asked', 'half_planned', 'planned'] as const;

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
  const { filter, setFilter, clearFilter, order, setOrder } = browsing;
  // Where there is little room, only how many are chosen is seen until somebody asks.
  const [isOpen, setOpen] = useState(false);
  const more = useId();
  const { text: _typed, ...boxes } = filter;
  const chosen = Object.values(boxes).filter((value) => value !== undefined).length;
  const met = {
    never: shared.notMet,
    this_year: shared.metThisYear,
    over_3_months: shared.metOver3Months,
    over_year: shared.metOverYear,
  };
  return (
    <search className="browse-filters" aria-label={words.filters} data-open={isOpen}>
      <FilterText label={words.text} value={filter.text} onChange={(text) => setFilter({ text })} />
      <Button
        small
        className="browse-unfold"
        aria-expanded={isOpen}
        aria-controls={more}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal size={14} aria-hidden="true" /> {shared.filters}
        {chosen > 0 && <span className="figures"> {formats.number(chosen)}</span>}
      </Button>
      <div id={more} className="browse-more-filters">
        <of.Filters all={all} browsing={browsing} />
        <FilterSelect
          any={shared.metWhenever}
          value={filter.lastMet}
          choices={lastMetChoices.map((value) => ({ value, label: met[value] }))}
          onChoose={(value) => setFilter({ lastMet: lastMetChoices.find((each) => each === value) })}
        />
        <FilterSelect
          any={shared.anyNext}
          none={shared.noNext}
          value={filter.next}
          choices={openStatuses.map((value) => ({
            value,
            label: fill(shared.nextIs, { status: common.status[value] }),
          }))}
          onChoose={(next) => setFilter({ next })}
        />
        <Choice
          label={shared.order}
          value={order}
          choices={[
            { value: 'country', label: shared.byCountry },
            { value: 'name', label: shared.byName },
          ]}
          onChoose={(value) => setOrder(value === 'name' ? 'name' : 'country')}
        />
      </div>
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
