/** What of the plan is shown: the same for all three views. */
import { useMemo } from 'react';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { countriesOf, isFiltering, noFilter, type PlanFilter } from '../../../shared/query/plan-view.ts';
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import type { PlanScene } from './plan-scene.ts';

interface FiltersProps {
  readonly filter: PlanFilter;
  readonly onChange: (change: Partial<PlanFilter>) => void;
  readonly scene: PlanScene;
}

export function Filters({ filter, onChange, scene }: FiltersProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  const names = useNames();
  const trips = useEntriesOfKind('trip');
  const countries = useMemo(() => countriesOf(scene.all, scene.entryOf), [scene]);
  const sortedTrips = useMemo(
    () => [...trips].sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '')).slice(0, 300),
    [trips],
  );
  const orNone = (value: string) => (value === '' ? undefined : value);
  return (
    <search className="plan-filters" aria-label={words.filters}>
      <input
        type="search"
        className="input plan-filter-text"
        aria-label={words.text}
        placeholder={words.textHint}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={filter.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <select
        className="input"
        aria-label={words.country}
        value={filter.country ?? ''}
        onChange={(event) => onChange({ country: orNone(event.currentTarget.value) })}
      >
        <option value="">{words.anyCountry}</option>
        {countries.map((code) => (
          <option key={code} value={code}>
            {formats.country(code)}
          </option>
        ))}
        <option value="none">{words.noCountry}</option>
      </select>
      <select
        className="input"
        aria-label={words.trip}
        value={filter.trip ?? ''}
        onChange={(event) => onChange({ trip: orNone(event.currentTarget.value) })}
      >
        <option value="">{words.anyTrip}</option>
        {sortedTrips.map((trip) => (
          <option key={trip.id} value={trip.id}>
            {names.ofEntry(trip)}
          </option>
        ))}
        <option value="none">{words.noTrip}</option>
      </select>
      <DayField
        className="plan-filter-day"
        label={words.fromDay}
        value={filter.from ?? ''}
        onChange={(from) => onChange({ from: orNone(from) })}
      />
      <DayField
        className="plan-filter-day"
        label={words.toDay}
        value={filter.to ?? ''}
        min={filter.from}
        onChange={(to) => onChange({ to: orNone(to) })}
      />
      <span className="quiet small figures" role="status">
        {isFiltering(filter)
          ? fill(words.shownOf, { shown: formats.number(scene.shown.length), all: formats.number(scene.all.length) })
          : ''}
      </span>
      {isFiltering(filter) && (
        <Button
          small
          onClick={() => onChange({ ...noFilter, country: undefined, trip: undefined, from: undefined, to: undefined })}
        >
          {words.clearFilters}
        </Button>
      )}
    </search>
  );
}
