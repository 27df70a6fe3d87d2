/** What was told to whom: every report that went out, the newest first. */
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { audiences } from '../../../shared/model/enumerations.ts';
import { useAsk, useRowsOfKind } from '../../data/hooks.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { FilterText } from '../../parts/browse/filter-controls.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import './reports.css';

export function Told() {
  const words = useWords(reportScreenWords);
  const { places, unnamed } = useCommonWords();
  const formats = useFormats();
  const [, go] = useLocation();
  const rows = useRowsOfKind('publication');
  const sorted = useMemo(() => [...(rows ?? [])].sort((a, b) => b.createdAt - a.createdAt), [rows]);
  const [text, setText] = useState('');
  const sought = text.trim() !== '';
  const { value: told } = useAsk('findTold', sought ? { text } : undefined);
  const passages = new Map((sought ? (told?.found ?? []) : []).map((each) => [each.id, each.passages]));
  const shown = sought ? sorted.filter(({ id }) => passages.has(id)) : sorted;
  const write = (
    <Link className="button primary" href="/report">
      {words.newReport} <kbd className="key">R</kbd>
    </Link>
  );
  return (
    <Page title={places.reports} fill className="told" aside={sorted.length > 0 && write}>
      {!rows && <Waiting />}
      {rows && sorted.length === 0 && (
        <Empty title={words.toldEmpty}>
          <p>{words.toldEmptyHint}</p>
          {write}
        </Empty>
      )}
      {sorted.length > 0 && (
        <>
          <p className="quiet">{words.toldHint}</p>
          <FilterText label={words.findTold} value={text} onChange={setText} />
          {sought && told && shown.length === 0 && (
            <p role="status" className="quiet">
              {words.toldNothing}
            </p>
          )}
        </>
      )}
      {shown.length > 0 && (
        <VirtualList
          className="grow"
          label={words.told}
          items={shown}
          keyOf={(row) => row.id}
          onOpen={(row) => go(`/reports/${row.id}`)}
        >
          {(row) => {
            const { title, audience, fileName, includedCount = 0, withheldCount = 0 } = row.fields;
            const known = audiences.find((each) => each === audience);
            return (
              <>
                <time className="quiet">{formats.moment(row.createdAt)}</time>
                {known && <AudienceMark audience={known} />}
                <span className="name one-line grow">
                  {title || fileName || unnamed}
                  {passages.has(row.id) && <span className="quiet small"> {passages.get(row.id)?.join(' ')}</span>}
                </span>
                <span className="quiet small">
                  {formats.counted(words.included, includedCount)} · {formats.counted(words.withheld, withheldCount)}
                </span>
              </>
            );
          }}
        </VirtualList>
      )}
    </Page>
  );
}
