/** What was written about this meeting. Each note is a document of its own; a new one only I can see. */
import { useEffect, useMemo, useRef } from 'react';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { notesWords } from '../../../shared/i18n/app/notes.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useRowsNaming } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { NoteEditor } from '../../notes/note-editor.tsx';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { Waiting } from '../../parts/notice.tsx';
import { fill, useWords } from '../../words/language.tsx';

interface NotesProps {
  readonly row: Row<'encounter'>;
  readonly name: string;
  /** The cursor goes into the notes at once. */
  readonly write: boolean;
}

export function Notes({ row, name, write }: NotesProps) {
  const words = useWords(encounterWords);
  const steps = useSteps();
  const ids = useMemo(() => row.parts.map((part) => part.id), [row]);
  const found = useRowsNaming('note', ids);
  const notes = useMemo(() => [...(found ?? [])].sort((a, b) => a.createdAt - b.createdAt), [found]);
  const start = () =>
    void steps.perform([{ op: 'create', kind: 'note', id: newRecordId(), fields: { subject: row.id } }]);
  useStartOnce(write && found !== undefined && found.length === 0, start);
  return (
    <section aria-labelledby="encounter-notes">
      <h2 id="encounter-notes">{words.notes}</h2>
      {!found && <Waiting rows={3} />}
      {found && notes.length === 0 && !write && <p className="quiet">{words.noNotes}</p>}
      {notes.map((note, place) => (
        <OneNote key={note.id} note={note} name={name} focus={write && place === notes.length - 1} />
      ))}
      {found && (
        <p>
          <Button onClick={start}>{words.newNote}</Button> <span className="quiet small">{words.noteStarted}</span>
        </p>
      )}
    </section>
  );
}

function OneNote({ note, name, focus }: { note: Row<'note'>; name: string; focus: boolean }) {
  const words = useWords(notesWords);
  const { spaces } = useOpenVault().state;
  const audience = spaces.find((space) => space.id === note.space)?.width ?? 'private';
  return (
    <div className="encounter-note edge" data-audience={audience}>
      <AudienceMark audience={audience} />
      <NoteEditor id={note.id} label={fill(words.about, { name })} autoFocus={focus} />
    </div>
  );
}

/** React may draw twice before the note has come back: one start is enough. */
function useStartOnce(wanted: boolean, start: () => void): void {
  const started = useRef(false);
  const run = useRef(start);
  run.current = start;
  useEffect(() => {
    if (!wanted || started.current) return;
    started.current = true;
    run.current();
  }, [wanted]);
}
