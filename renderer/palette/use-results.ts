/** What a query finds, wherever it is typed: words by the index, filters by what each entry says. */
import { useMemo } from 'react';
import type { ListEntry } from '../../shared/query/entry.ts';
import { type Filter, filtersWithoutMeaning, matchesFilters, parseQuery } from '../../shared/query/filter.ts';
import { useEntries } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { useFormats } from '../words/language.tsx';
import { useFound } from './use-found.ts';

/** What filters alone list. */
const listed = ['organisation', 'person', 'encounter', 'trip', 'commitment', 'ask'] as const;
/** Nobody reads so far, but filters look through all that has the words. */
const mostFiltered = 100_000;

interface Results {
  readonly results: readonly ListEntry[];
  /** True where more was found than `results` hold. */
  readonly hasMore: boolean;
  /** What they were found for, filters and all; older than what is typed until the answer comes. */
  readonly isStale: boolean;
  /** The words they were found for. */
  readonly text: string;
  /** Filters that ask for what nothing can be. */
  readonly meaningless: readonly Filter[];
}

interface Asked {
  /** With filters everything that fits is counted as found, of which so many are given. */
  readonly limit: number;
  /** Empty: of every kind. */
  readonly kind?: string;
  /** All that fits, where filters narrow it down. */
  readonly whole?: boolean;
}

export function useResults(typed: string, { limit, kind = '', whole = false }: Asked): Results {
  const entries = useEntries();
  const formats = useFormats();
  const today = useToday();
  const query = useMemo(() => parseQuery(typed), [typed]);
  const isFiltered = query.filters.length > 0;
  const most = isFiltered ? mostFiltered : limit;
  const found = useFound(query.text, most, kind === '' ? undefined : [kind]);
  const all = useMemo(() => {
    // A meeting is where those are whom it is with.
    const placed = (entry: ListEntry): ListEntry => {
      const country = entry.country ?? entry.orgs?.map((id) => entries.get(id)?.country).find(Boolean);
      return country === undefined ? entry : { ...entry, country };
    };
    const holds = (entry: ListEntry) => matchesFilters(placed(entry), query.filters, today);
    if (!isFiltered) return query.text === '' ? [] : found.entries;
    if (query.text !== '') return found.entries.filter(holds);
    return listed
      .filter((each) => kind === '' || each === kind)
      .flatMap((each) => entries.ofKind(each))
      .filter(holds)
      .sort((a, b) => formats.compare(a.name, b.name));
  }, [query, isFiltered, found, kind, entries, formats, today]);
  const meaningless = useMemo(() => filtersWithoutMeaning(query.filters), [query]);
  const results = useMemo(() => (isFiltered && !whole ? all.slice(0, limit) : all), [all, isFiltered, whole, limit]);
  return {
    results,
    hasMore: isFiltered ? results.length < all.length : query.text !== '' && found.entries.length >= limit,
    isStale: found.text !== query.text,
    text: found.text,
    meaningless,
  };
}
