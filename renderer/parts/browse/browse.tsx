/** The list of everything of a kind, and beside it the one that is open. */
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { byCountry, entriesFitting } from '../../../shared/query/entry-list.ts';
import { pathOf } from '../../app/routes.tsx';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { useEntries, useFilling } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Empty, Waiting } from '../notice.tsx';
import { Page } from '../page.tsx';
import { Split } from '../split.tsx';
import { VirtualList } from '../virtual-list.tsx';
import { BatchBar } from './batch-bar.tsx';
import { BrowseLine } from './browse-line.tsx';
import {
  type Browsing,
  useBrowsing,
  useCountryOf,
  useLastMet,
  useMemberships,
  useNextMeetings,
  useSortedEntries,
} from './browse-memory.ts';
import type { BrowsedKind } from './browsed-kind.ts';
import { Filters } from './filters.tsx';
import './browse.css';

interface BrowseProps {
  readonly of: BrowsedKind;
  /** The one that is open. */
  readonly id: string | undefined;
}

export function Browse({ of, id }: BrowseProps) {
  const words = useWords(of.words);
  const { places } = useCommonWords();
  const [adding, setAdding] = useState(false);
  useScreenKey('a', () => setAdding(true));
  return (
    <>
      <Split
        listLabel={places[of.place]}
        back={`/${of.place}`}
        list={<List of={of} openId={id} onAdd={() => setAdding(true)} />}
        detail={id === undefined ? undefined : <of.Detail key={id} id={id} />}
      />
      <Dialog isOpen={adding} onClose={() => setAdding(false)} title={words.newOne}>
        <of.New onClose={() => setAdding(false)} />
      </Dialog>
    </>
  );
}

interface ListProps {
  readonly of: BrowsedKind;
  readonly openId: string | undefined;
  readonly onAdd: () => void;
}

function List({ of, openId, onAdd }: ListProps) {
  const words = useWords(of.words);
  const shared = useWords(browseWords);
  const { places } = useCommonWords();
  const { filled } = useFilling();
  const browsing = useBrowsing(of.kind);
  const all = useSortedEntries(of.kind);
  const met = useLastMet();
  const next = useNextMeetings();
  const memberships = useMemberships();
  const today = useToday();
  const countryOf = useCountryOf();
  const formats = useFormats();
  const { filter, order } = browsing;
  const shown = useMemo(() => {
    const fitting = entriesFitting(all, filter, { met, next, today, memberships });
    return order === 'name'
      ? fitting
      : byCountry(fitting, countryOf, { name: formats.country, compare: formats.compare });
  }, [all, met, next, today, memberships, filter, order, countryOf, formats]);
  const addButton = (
    <Button look={openId === undefined ? 'primary' : 'ordinary'} onClick={onAdd}>
      <Plus size={16} aria-hidden="true" /> {words.newOne} <kbd className="key">A</kbd>
    </Button>
  );
  const body =
    all.length === 0 ? (
      filled ? (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
          {addButton}
        </Empty>
      ) : (
        <Waiting rows={10} />
      )
    ) : (
      <>
        <Filters of={of} all={all} shown={shown.length} browsing={browsing} />
        {shown.length === 0 ? (
          <Empty title={words.nothingFits}>
            <Button onClick={browsing.clearFilter}>{shared.clear}</Button>
          </Empty>
        ) : (
          <Rows of={of} shown={shown} met={met} next={next} browsing={browsing} openId={openId} />
        )}
        <BatchBar of={of} shown={shown} browsing={browsing} />
      </>
    );
  if (openId !== undefined)
    return (
      <div className="page fill browse" data-beside>
        <header className="page-head browse-head">
          <Link href={`/${of.place}`}>{places[of.place]}</Link>
          {addButton}
        </header>
        {body}
      </div>
    );
  return (
    <Page title={places[of.place]} className="browse" fill aside={all.length > 0 && addButton}>
      {body}
    </Page>
  );
}

interface RowsProps {
  readonly of: BrowsedKind;
  readonly shown: readonly ListEntry[];
  readonly met: ReadonlyMap<string, string>;
  readonly next: ReadonlyMap<string, ListEntry>;
  readonly browsing: Browsing;
  readonly openId: string | undefined;
}

function Rows({ of, shown, met, next, browsing, openId }: RowsProps) {
  const { places } = useCommonWords();
  const [, go] = useLocation();
  const entries = useEntries();
  const { marked, order } = browsing;
  const sections = useSections(shown);
  return (
    <VirtualList
      key={JSON.stringify([browsing.filter, order])}
      label={places[of.place]}
      items={shown}
      keyOf={({ id }) => id}
      rowHeight={44}
      sections={order === 'country' ? sections : undefined}
      className="grow browse-rows"
      activeKey={openId === undefined ? undefined : entries.get(openId)?.id}
      marked={marked}
      onMark={browsing.mark}
      scroll={browsing.scroll}
      onOpen={({ id }) => go(pathOf(of.kind, id))}
      onKey={(event) => {
        if (event.key !== 'Escape' || marked.size === 0) return false;
        browsing.setMarked(new Set());
        return true;
      }}
    >
      {(entry) => (
        <BrowseLine
          of={of}
          entry={entry}
          met={met.get(entry.id)}
          next={next.get(entry.id)}
          inCountry={order === 'country'}
          isMarked={marked.has(entry.id)}
        />
      )}
    </VirtualList>
  );
}

/** Countries, each with how many are shown of it. */
function useSections(shown: readonly ListEntry[]) {
  const { noCountry } = useWords(browseWords);
  const countryOf = useCountryOf();
  const formats = useFormats();
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const entry of shown) {
      const country = countryOf(entry) ?? '';
      counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    return {
      of: (entry: ListEntry) => countryOf(entry) ?? '',
      heading: (country: string) => (
        <>
          {country === '' ? noCountry : formats.country(country)}{' '}
          <span className="quiet figures">{formats.number(counts.get(country) ?? 0)}</span>
        </>
      ),
    };
  }, [shown, countryOf, noCountry, formats]);
}
