/** One note with a page to itself, for writing at length or in a window of its own. */
import { Link } from 'wouter';
import { entryWords } from '../../../shared/i18n/app/entry.ts';
import { notesWords } from '../../../shared/i18n/app/notes.ts';
import { isRowOf, type Row } from '../../../shared/query/row.ts';
import { pathOf, type ScreenProps } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useEntries, useNames, useRow } from '../../data/hooks.ts';
import { NoteEditor } from '../../notes/note-editor.tsx';
import { Button } from '../../parts/button.tsx';
import { History } from '../../parts/history.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';

export function NoteScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const row = useRow('note', id);
  if (row === undefined) return <Waiting />;
  if (row === null || !isRowOf(row, 'note')) return <Failed problem={{ type: 'NoSuchRecord', id }} />;
  return <Note row={row} />;
}

function Note({ row }: { row: Row<'note'> }) {
  const words = useWords(notesWords);
  const said = useWords(entryWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const names = useNames();
  const { state } = useOpenVault();
  const subject = useEntries().get(row.fields.subject ?? '');
  const space = state.spaces.find((each) => each.id === row.space);
  const title = subject ? fill(words.about, { name: names.ofEntry(subject) }) : words.label;
  return (
    <Page
      title={title}
      aside={
        <>
          <LayerMark id={row.space} />
          {row.archived.state === 'archived' ? (
            <Button onClick={() => void steps.perform([{ op: 'revive', id: row.id }], said.broughtBack)}>
              {act.revive}
            </Button>
          ) : (
            <Button onClick={() => void steps.perform([{ op: 'archive', id: row.id }], words.putAway)}>
              {act.archive}
            </Button>
          )}
        </>
      }
    >
      {subject && (
        <p className="small">
          <Link href={pathOf(subject.kind, subject.id)}>{names.ofEntry(subject)}</Link>
        </p>
      )}
      <div className="edge" data-audience={space?.width}>
        <NoteEditor id={row.id} label={title} autoFocus />
      </div>
      <History id={row.id} kind="note" />
    </Page>
  );
}
