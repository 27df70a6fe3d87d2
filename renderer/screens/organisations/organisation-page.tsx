/** One organisation: what is known of it, who belongs to it, what we have to do with it. */
import { frameWords } from '../../../shared/i18n/app/frame.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useNames, useRow } from '../../data/hooks.ts';
import { History } from '../../parts/history.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { RowFacts } from '../../parts/row-facts.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';

export function OrganisationPage({ id }: { id: string }) {
  const row = useRow('organisation', id);
  const frame = useWords(frameWords);
  const { kindOfRecord } = useCommonWords();
  if (row === undefined) return <Page title={kindOfRecord['organisation'] ?? ''}>{<Waiting rows={8} />}</Page>;
  if (row === null)
    return (
      <Page title={kindOfRecord['organisation'] ?? ''}>
        <Empty title={frame.notFound}>
          <p>{frame.notFoundHint}</p>
        </Empty>
      </Page>
    );
  return <Organisation row={row} />;
}

function Organisation({ row }: { row: Row<'organisation'> }) {
  const names = useNames();
  return (
    <Page title={names.of(row.id)} className="entry-page">
      <RowFacts row={row} />
      <History id={row.id} kind="organisation" />
    </Page>
  );
}
