/** What was told to whom: every report that went out, the newest first. */
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { audiences } from '../../../shared/model/enumerations.ts';
import { useRowsOfKind } from '../../data/hooks.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
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
      {sorted.length > 0 && <p className="quiet">{words.toldHint}</p>}
      {sorted.length > 0 && (
        <VirtualList
          className="grow"
          label={words.told}
          items={sorted}
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
                <span className="name one-line grow">{title || fileName || unnamed}</span>
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
