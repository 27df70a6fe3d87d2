/** Everything the three views draw from, worked out once a change. */
import { useMemo } from 'react';
import { type Clash, overlaps, type Ride, townsOf } from '../../../shared/query/agenda.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { filterPlan, type PlanFilter } from '../../../shared/query/plan-view.ts';
import { useEntries, useEntriesOfKind, useFilling, useNames, useRowsOfKind } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { useCommonWords, useFormats } from '../../words/language.tsx';

export interface PlanScene {
  readonly today: string;
  /** All of them, and those that fit the filters. */
  readonly all: readonly ListEntry[];
  readonly shown: readonly ListEntry[];
  readonly filled: boolean;
  readonly clashes: ReadonlyMap<string, readonly Clash[]>;
  readonly rides: readonly Ride[];
  readonly towns: ReadonlySet<string>;
  readonly entryOf: (id: string) => ListEntry | undefined;
  readonly nameOf: (entry: ListEntry) => string;
  /** Sorts with everything else. */
  readonly countryName: (code: string | undefined) => string;
  readonly compare: (a: string, b: string) => number;
}

export function usePlanScene(filter: PlanFilter, noCountry: string): PlanScene {
  const today = useToday();
  const entries = useEntries();
  const all = useEntriesOfKind('encounter');
  const names = useNames();
  const formats = useFormats();
  const { filled } = useFilling();
  const { clashes, rides, towns } = useClashes(all);
  const shown = useMemo(() => filterPlan(all, filter, entries.get), [all, filter, entries]);
  return useMemo(
    () => ({
      today,
      all,
      shown,
      filled,
      clashes,
      rides,
      towns,
      entryOf: entries.get,
      nameOf: names.ofEntry,
      countryName: (code) => (code === undefined ? noCountry : formats.country(code)),
      compare: formats.compare,
    }),
    [today, all, shown, filled, clashes, rides, towns, entries, names, formats, noCountry],
  );
}

/** Clashes of everything that is planned: a filter must not hide what one stands in the way of. */
export function useClashes(encounters: readonly ListEntry[]) {
  const entries = useEntries();
  const organisations = useEntriesOfKind('organisation');
  const trips = useRowsOfKind('trip');
  const travels = useRowsOfKind('travel');
  const towns = useMemo(
    () =>
      townsOf([
        ...organisations.map(({ place }) => place),
        ...(trips ?? []).flatMap(({ fields }) => fields.legs.map(({ place }) => place)),
      ]),
    [organisations, trips],
  );
  const rides = useMemo(() => (travels ?? []).map(({ id, fields }): Ride => ({ id, ...fields })), [travels]);
  const clashes = useMemo(
    () => overlaps(encounters, { entryOf: entries.get, rides, towns }),
    [encounters, entries, rides, towns],
  );
  return { clashes, rides, towns };
}

export function useStatusWord(): (status: string) => string {
  const { status: words } = useCommonWords();
  return (status) => Object.entries(words).find(([each]) => each === status)?.[1] ?? status;
}
