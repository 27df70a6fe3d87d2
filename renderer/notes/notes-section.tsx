/** What was written about somebody or something. Each note is a document of its own; a new one only I can see, unless I choose. */
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { notesWords } from '../../shared/i18n/app/notes.ts';
import type { Row } from '../../shared/query/row.ts';
import { pathOf } from '../app/routes.tsx';
import { useClient, useOpenVault, useSteps } from '../data/engine.tsx';
import { useRowsNaming } from '../data/hooks.ts';
import { newRecordId } from '../data/new-id.ts';
import { Button } from '../parts/button.tsx';
import { LayerMark } from '../parts/layer-mark.tsx';
import { LayerChoice, useLayersOf } from '../parts/layers.tsx';
import { Waiting } from '../parts/notice.tsx';
import { fill, useCommonWords, useWords } from '../words/language.tsx';
import { NoteEditor } from './note-editor.tsx';
import { noteDeskOf } from './note-repo.ts';
import './notes-section.css';

interface NotesSectionProps {
  readonly row: Row;
  readonly name: string;
  /** The cursor goes into the notes at once. */
  readonly write?: boolean;
}

export function NotesSection({ row, name, write = false }: NotesSectionProps) {
  const words = useWords(notesWords);
  const id = useId();
  const ids = useMemo(() => row.parts.map((part) => part.id), [row]);
  const found = useRowsNaming('note', ids);
  const notes = useMemo(() => [...(found ?? [])].sort((a, b) => a.createdAt - b.createdAt), [found]);
  const [begun, setBegun] = useState<Begun>();
  const start = useStart(row);
  const leaving = useLeaving();
  useStartOnce(
    found && (write && found.length === 0 ? 'start' : 'leave'),
    () =>
      void start().then((made) => {
        setBegun(made);
        if (made) leaving(made);
      }),
  );
  return (
    <section className="notes-section" aria-labelledby={id}>
      <h2 id={id}>{words.notes}</h2>
      {!found && <Waiting rows={3} />}
      {found && notes.length === 0 && !write && <p className="quiet">{words.noNotes}</p>}
      {notes.map((note, place) => (
        <OneNote
          key={note.id}
          note={note}
          name={name}
          focus={note.id === begun?.id || (write && place === notes.length - 1)}
        />
      ))}
      {found && <NewNote row={row} onStart={(space) => void start(space).then(setBegun)} />}
    </section>
  );
}

interface Begun {
  readonly id: string;
  /** The step that made it. */
  readonly step: string;
}

/** What was begun for somebody who only came to look is taken away again when they go, unless they go to the note itself. */
function useLeaving(): (begun: Begun) => void {
  const client = useClient();
  const stay = useRef<{ begun?: Begun; isOver: boolean }>({ isOver: false });
  const leave = useCallback(
    ({ id, step }: Begun) => {
      const view = noteDeskOf(client).view(id);
      const isWritten = view.type === 'open' && view.handle.doc().text !== '';
      if (isWritten || window.location.hash.endsWith(pathOf('note', id))) return;
      void client.call('leaveNote', { id, step });
    },
    [client],
  );
  useEffect(() => {
    const here = stay.current;
    here.isOver = false;
    return () => {
      here.isOver = true;
      if (here.begun) leave(here.begun);
    };
  }, [leave]);
  return (begun) => {
    stay.current.begun = begun;
    if (stay.current.isOver) leave(begun);
  };
}

/** Undefined where it could not be made. */
function useStart(row: NotesSectionProps['row']): (space?: string) => Promise<Begun | undefined> {
  const steps = useSteps();
  const words = useWords(notesWords);
  return async (space) => {
    const id = newRecordId();
    const fields = { subject: row.id };
    const made = await steps.perform(
      [{ op: 'create', kind: 'note', id, fields, ...(space && { space }) }],
      space && words.started,
    );
    return made.ok ? { id, step: made.value.id } : undefined;
  };
}

function NewNote({ row, onStart }: { row: Row; onStart: (space: string) => void }) {
  const words = useWords(notesWords);
  const { spaces } = useOpenVault().state;
  const layers = useLayersOf(row, 'notes');
  const own = spaces.find(({ width }) => width === 'private')?.id ?? row.space;
  const [space, setSpace] = useState(own);
  return (
    <div className="buttons">
      <Button onClick={() => onStart(space)}>{words.newNote}</Button>
      <LayerChoice layers={layers} value={space} onChoose={setSpace} />
    </div>
  );
}

function OneNote({ note, name, focus }: { note: Row<'note'>; name: string; focus: boolean }) {
  const words = useWords(notesWords);
  const { act } = useCommonWords();
  const { spaces } = useOpenVault().state;
  const audience = spaces.find((space) => space.id === note.space)?.width ?? 'private';
  return (
    <div className="one-note edge" data-audience={audience}>
      <p className="one-note-head">
        <LayerMark id={note.space} />
        <Link className="small" href={pathOf('note', note.id)}>
          {act.open}
        </Link>
      </p>
      <NoteEditor id={note.id} label={fill(words.about, { name })} autoFocus={focus} />
    </div>
  );
}

/**
 * React may draw twice before the note has come back: one start is enough. Decided when the notes are first seen, or a
 * note that was taken back would be followed by another.
 */
function useStartOnce(wanted: 'start' | 'leave' | undefined, start: () => void): void {
  const decided = useRef(false);
  const run = useRef(start);
  run.current = start;
  useEffect(() => {
    if (!wanted || decided.current) return;
    decided.current = true;
    if (wanted === 'start') run.current();
  }, [wanted]);
}
