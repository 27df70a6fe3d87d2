/** Everything found, with filters, and searches kept as lists. */
import { memo, useState } from 'react';
import { useLocation } from 'wouter';
import { searchScreenWords } from '../../../shared/i18n/app/search.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { pathOf, type ScreenProps } from '../../app/routes.tsx';
import { useNames } from '../../data/hooks.ts';
import { useResults } from '../../palette/use-results.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { SavedLists } from './saved-lists.tsx';
import './search.css';

const searched = ['organisation', 'person', 'encounter', 'note', 'trip', 'commitment', 'ask', 'publication'] as const;
/** Nobody reads further. */
const mostFound = 500;

export function SearchScreen({ params }: ScreenProps) {
  const words = useWords(searchScreenWords);
  const common = useCommonWords();
  const formats = useFormats();
  const [typed, setTyped] = useState(params['text'] ? decoded(params['text']) : '');
  const [kind, setKind] = useState('');
  const { results, text, hasMore, meaningless } = useResults(typed, { limit: mostFound, kind, whole: true });
  const asked = typed.trim() !== '';
  return (
    <Page title={words.title} fill className="search">
      <search className="search-controls">
        <TextField
          label={words.title}
          hint={words.filtersHint}
          type="search"
          value={typed}
          maxLength={500}
          placeholder={words.placeholder}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SelectField
          label={words.kinds}
          value={kind}
          choices={[
            { value: '', label: words.everyKind },
            ...searched.map((each) => ({ value: each, label: common.kindOfRecord[each] ?? each })),
          ]}
          onChoose={setKind}
        />
      </search>
      <SavedLists
        typed={typed}
        kind={kind}
        onOpen={(query, of) => {
          setTyped(query);
          setKind(of);
        }}
      />
      <p className="quiet" role="status" data-for={text}>
        {!asked
          ? words.emptyHint
          : hasMore
            ? fill(words.firstOfMore, { n: formats.number(results.length) })
            : formats.counted(common.count.results, results.length)}
      </p>
      {asked && results.length === 0 && (
        <Empty title={fill(words.nothing, { text: typed.trim() })}>
          <p>
            {meaningless.length > 0
              ? fill(words.noSuchValue, { filters: meaningless.map((filter) => filter.typed).join(' ') })
              : words.nothingHint}
          </p>
        </Empty>
      )}
      {results.length > 0 && <Results results={results} />}
    </Page>
  );
}

/** Drawn for new results only, not for each letter before they have come. */
const Results = memo(function Results({ results }: { results: readonly ListEntry[] }) {
  const words = useWords(searchScreenWords);
  const [, go] = useLocation();
  return (
    <VirtualList
      className="grow"
      label={words.results}
      items={results}
      keyOf={(entry) => entry.id}
      onOpen={(entry) => go(pathOf(entry.kind, entry.id))}
    >
      {(entry) => <Result entry={entry} />}
    </VirtualList>
  );
});

function Result({ entry }: { entry: ListEntry }) {
  const common = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const name = names.ofEntry(entry);
  return (
    <>
      <span className="name one-line grow" title={name}>
        {name}
      </span>
      {entry.kind === 'encounter' && entry.status && <StatusMark status={entry.status} />}
      <span className="quiet small one-line">
        {[
          names.about(entry),
          common.kindOfRecord[entry.kind] ?? entry.kind,
          entry.country ? formats.country(entry.country) : '',
          entry.place ?? '',
          entry.day ? formats.day(entry.day) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
