/** One meeting: whom with, when, what became of it, what was said and promised, and who may see which of it. */
import { Link } from 'wouter';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { entryWords } from '../../../shared/i18n/app/entry.ts';
import { frameWords } from '../../../shared/i18n/app/frame.ts';
import { isRowOf, type Row } from '../../../shared/query/row.ts';
import type { ScreenProps } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useEntries, useNames, useRow } from '../../data/hooks.ts';
import { Layers } from '../../entry-page/layers-section.tsx';
import { NotesSection } from '../../notes/notes-section.tsx';
import { Button } from '../../parts/button.tsx';
import { History } from '../../parts/history.tsx';
import { useEditKey } from '../../parts/inline-field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { RowCustody } from '../../parts/row-custody.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { EncounterFacts } from './facts.tsx';
import { Lines } from './lines.tsx';
import { People } from './people.tsx';
import { PromisesMade } from './promises-made.tsx';
import { SameMeeting } from './same-meeting.tsx';
import { StatusChoice } from './status-choice.tsx';
import { StatusHistory } from './status-history.tsx';
import { WithOrganisations } from './with-organisations.tsx';
import './encounter.css';

export function EncounterScreen({ params }: ScreenProps) {
  const row = useRow('encounter', params['id'] ?? '');
  const frame = useWords(frameWords);
  const { kindOfRecord } = useCommonWords();
  if (row === undefined) return <Page title={kindOfRecord['encounter'] ?? ''}>{<Waiting rows={8} />}</Page>;
  if (row === null || !isRowOf(row, 'encounter'))
    return (
      <Page title={kindOfRecord['encounter'] ?? ''}>
        <Empty title={frame.notFound}>
          <p>{frame.notFoundHint}</p>
        </Empty>
      </Page>
    );
  return <Encounter key={row.id} row={row} write={params['act'] === 'write'} />;
}

function Encounter({ row, write }: { row: Row<'encounter'>; write: boolean }) {
  const words = useWords(encounterWords);
  const name = useEncounterName(row);
  useEditKey();
  return (
    <Page
      title={name}
      className="encounter"
      aside={
        <>
          <LayerMark id={row.space} />
          <Link className="button" href={`/report/encounter/${row.id}`}>
            {words.report}
          </Link>
        </>
      }
    >
      {row.archived.state === 'archived' && <PutAwayNotice row={row} />}
      <RowCustody row={row} />
      <StatusChoice row={row} name={name} />
      <div className="encounter-panes">
        <div className="encounter-side">
          <WithOrganisations row={row} />
          <People row={row} />
          <EncounterFacts row={row} />
        </div>
        <div className="encounter-main">
          <NotesSection row={row} name={name} write={write} />
          <Lines row={row} field="agenda" title={words.agenda} />
          <Lines row={row} field="outcomes" title={words.outcomes} audiences />
          <Lines row={row} field="decisions" title={words.decisions} audiences />
        </div>
        <div className="encounter-side">
          <PromisesMade row={row} />
          <StatusHistory row={row} />
          <Layers row={row} />
          <SameMeeting row={row} />
          <History id={row.id} kind="encounter" />
          {row.archived.state !== 'archived' && <PutAway row={row} />}
        </div>
      </div>
    </Page>
  );
}

function useEncounterName(row: Row<'encounter'>): string {
  const names = useNames();
  const entries = useEntries();
  const formats = useFormats();
  const entry = entries.get(row.id);
  return entry ? names.ofEntry(entry) : formats.list(Object.keys(row.fields.orgs).map(names.of));
}

function PutAwayNotice({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const said = useWords(entryWords);
  const steps = useSteps();
  return (
    <div className="notice warning">
      <p>{words.archived}</p>
      <Button onClick={() => void steps.perform([{ op: 'revive', id: row.id }], said.broughtBack)}>
        {words.bringBack}
      </Button>
    </div>
  );
}

function PutAway({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const steps = useSteps();
  return (
    <p>
      <Button small look="plain" onClick={() => void steps.perform([{ op: 'archive', id: row.id }], words.putAwayDone)}>
        {words.putAway}
      </Button>
    </p>
  );
}
