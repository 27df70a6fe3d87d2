/** A note being written: opens it, shows the text, says whether it is saved. CodeMirror and Automerge come when needed. */
import { lazy, Suspense } from 'react';
import { notesWords } from '../../shared/i18n/app/notes.ts';
import { Waiting } from '../parts/notice.tsx';
import { useWords } from '../words/language.tsx';

interface NoteEditorProps {
  readonly id: string;
  /** What it is called for whoever does not see it: "Note about X". */
  readonly label: string;
  readonly autoFocus?: boolean;
}

const OpenNote = lazy(async () => ({ default: (await import('./open-note.tsx')).OpenNote }));

export function NoteEditor(props: NoteEditorProps) {
  const words = useWords(notesWords);
  return (
    <Suspense fallback={<Waiting rows={3} words={words.opening} />}>
      <OpenNote key={props.id} {...props} />
    </Suspense>
  );
}
