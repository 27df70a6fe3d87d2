/** Everybody, and beside the list the one who is open. */
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { entriesFitting, membershipsOf } from '../../../shared/query/entry-list.ts';
import { pathOf, type ScreenProps } from '../../app/routes.tsx';
import { useEntries, useEntriesOfKind, useFilling } from '../../data/hooks.ts';
import { type Browsing, useBrowsing, useLastMet, useSortedEntries } from '../../parts/browse/browse-memory.ts';
import { Button } from '../../parts/button.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Split } from '../../parts/split.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { useScreenKey } from '../plan/use-screen-key.ts';
import { BatchBar } from './batch-bar.tsx';
import { Filters } from './filters.tsx';
import { NewPerson } from './new-person.tsx';
import { PersonLine } from './person-line.tsx';
import { PersonPage } from './person-page.tsx';
import '../../parts/browse/browse.css';

export function People({ params }: ScreenProps) {
  const { places } = useCommonWords();
  const [adding, setAdding] = useState(false);
  const id = params['id'];
  useScreenKey('a', () => setAdding(true));
  return (
    <>
      <Split
        listLabel={places.people}
        back="/people"
        list={<PeopleList openId={id} onAdd={() => setAdding(true)} />}
        detail={id === undefined ? undefined : <PersonPage key={id} id={id} />}
      />
      <NewPerson isOpen={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function PeopleList({ openId, onAdd }: { openId: string | undefined; onAdd: () => void }) {
  const words = useWords(peopleWords);
  const { places } = useCommonWords();
  const { filled } = useFilling();
  const browsing = useBrowsing('person');
  const all = useSortedEntries('person');
  const met = useLastMet();
  const memberships = useMemberships();
  const shown = useMemo(
    () => entriesFitting(all, browsing.filter, { met, memberships }),
    [all, met, memberships, browsing.filter],
  );
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
        <Filters all={all} shown={shown.length} browsing={browsing} memberships={memberships} />
        {shown.length === 0 ? (
          <Empty title={words.nothingFits}>
            <Button onClick={browsing.clearFilter}>{words.clear}</Button>
          </Empty>
        ) : (
          <List shown={shown} met={met} memberships={memberships} browsing={browsing} openId={openId} />
        )}
        <BatchBar shown={shown} browsing={browsing} />
      </>
    );
  if (openId !== undefined)
    return (
      <div className="page fill browse" data-beside>
        <header className="page-head browse-head">
          <Link href="/people">{places.people}</Link>
          {addButton}
        </header>
        {body}
      </div>
    );
  return (
    <Page title={places.people} className="browse" fill aside={all.length > 0 && addButton}>
      {body}
    </Page>
  );
}

interface ListProps {
  readonly shown: readonly ListEntry[];
  readonly met: ReadonlyMap<string, string>;
  readonly memberships: ReadonlyMap<string, readonly string[]>;
  readonly browsing: Browsing;
  readonly openId: string | undefined;
}

function List({ shown, met, memberships, browsing, openId }: ListProps) {
  const { places } = useCommonWords();
  const [, go] = useLocation();
  const entries = useEntries();
  const { marked } = browsing;
  return (
    <VirtualList
      key={JSON.stringify(browsing.filter)}
      label={places.people}
      items={shown}
      keyOf={({ id }) => id}
      rowHeight={44}
      className="grow browse-rows"
      activeKey={openId === undefined ? undefined : entries.get(openId)?.id}
      marked={marked}
      onMark={browsing.mark}
      scroll={browsing.scroll}
      onOpen={({ id }) => go(pathOf('person', id))}
      onKey={(event) => {
        if (event.key !== 'Escape' || marked.size === 0) return false;
        browsing.setMarked(new Set());
        return true;
      }}
    >
      {(entry) => (
        <PersonLine
          entry={entry}
          met={met.get(entry.id)}
          organisations={memberships.get(entry.id) ?? []}
          isMarked={marked.has(entry.id)}
        />
      )}
    </VirtualList>
  );
}

/** The organisations each person belongs to, by row ids. */
function useMemberships(): ReadonlyMap<string, readonly string[]> {
  const entries = useEntries();
  const affiliations = useEntriesOfKind('affiliation');
  return useMemo(() => membershipsOf(affiliations, entries.get), [entries, affiliations]);
}
