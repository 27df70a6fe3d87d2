/** One report that went out: what it said and what it held back. It can no longer be changed. */
import { Link } from 'wouter';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { audiences } from '../../../shared/model/enumerations.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useAsk, useRow } from '../../data/hooks.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import './reports.css';

export function PublicationPage({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const words = useWords(reportScreenWords);
  const common = useCommonWords();
  const formats = useFormats();
  const row = useRow('publication', id);
  const { value, problem, again } = useAsk('publicationText', row ? { id } : undefined);
  if (row === undefined) return <Page title={words.title}>{<Waiting />}</Page>;
  if (row === null) return <Page title={words.title}>{<Empty title={words.toldEmpty} />}</Page>;
  const { title, audience, fileName } = row.fields;
  const known = audiences.find((each) => each === audience);
  return (
    <Page title={title || fileName || common.unnamed} className="publication">
      <p className="buttons">
        {known && <AudienceMark audience={known} />}
        <time>{formats.moment(row.createdAt)}</time>
        <span className="quiet">{fileName}</span>
        <Link href="/reports">{words.told}</Link>
      </p>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting />}
      {value && (
        <div className="publication-panes">
          <section aria-labelledby="what-was-told" className="edge" data-audience={known}>
            <h2 id="what-was-told">{words.whatWasTold}</h2>
            <div className="told-text">{value.text || words.notKept}</div>
          </section>
          <section aria-labelledby="held-back">
            <h2 id="held-back">{words.receipt}</h2>
            <div className="told-text small">{value.receipt}</div>
          </section>
        </div>
      )}
    </Page>
  );
}
