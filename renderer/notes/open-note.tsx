import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { notesWords } from '../../shared/i18n/app/notes.ts';
import type { NoteView } from '../../shared/notes/note-desk.ts';
import { exhaustive } from '../../shared/result.ts';
import { useClient } from '../data/engine.tsx';
import { Failed, Waiting } from '../parts/notice.tsx';
import { fill, useFormats, useProblemText, useWords } from '../words/language.tsx';
import { noteDeskOf } from './note-repo.ts';
import { mostLetters, type NoteHandle, showText } from './text-view.ts';
import './notes.css';

interface OpenNoteProps {
  readonly id: string;
  readonly label: string;
  readonly autoFocus?: boolean;
}

export function OpenNote({ id, label, autoFocus = false }: OpenNoteProps) {
  const words = useWords(notesWords);
  const desk = noteDeskOf(useClient());
  const view = useSyncExternalStore(
    useCallback((listener) => desk.watch(id, listener), [desk, id]),
    useCallback(() => desk.view(id), [desk, id]),
  );
  switch (view.type) {
    case 'opening':
      return <Waiting rows={3} words={words.opening} />;
    case 'failed':
      return <Failed problem={view.problem} onRetry={() => desk.retry(id)} />;
    case 'open':
      return <Written id={id} label={label} autoFocus={autoFocus} view={view} />;
    default:
      return exhaustive(view);
  }
}

type Open = Extract<NoteView, { type: 'open' }>;

function Written({ id, label, autoFocus, view }: Required<OpenNoteProps> & { view: Open }) {
  const words = useWords(notesWords);
  const formats = useFormats();
  const [refused, setRefused] = useState(false);
  const tooLong = refused ? fill(words.tooLong, { most: formats.number(mostLetters) }) : undefined;
  return (
    <div className="note">
      <TextView
        key={view.handle.documentId}
        id={id}
        label={label}
        placeholder={words.placeholder}
        autoFocus={autoFocus}
        handle={view.handle}
        onTooLong={() => setRefused(true)}
        onFits={() => setRefused(false)}
      />
      <SaveWords view={view} />
      <p className="note-refused small" role="status">
        {tooLong}
      </p>
    </div>
  );
}

interface TextViewProps extends Required<OpenNoteProps> {
  readonly placeholder: string;
  readonly handle: NoteHandle;
  readonly onTooLong: () => void;
  readonly onFits: () => void;
}

/** CodeMirror keeps its own state; it is made once for a document, and told of nothing React draws. */
function TextView(props: TextViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { handle, label, placeholder } = props;
  useEffect(() => {
    if (!place.current) return;
    return showText(place.current, {
      id: latest.current.id,
      handle,
      label,
      placeholder,
      autoFocus: latest.current.autoFocus,
      onTooLong: () => latest.current.onTooLong(),
      onFits: () => latest.current.onFits(),
    });
  }, [handle, label, placeholder]);
  return <div ref={place} className="note-text" />;
}

/** Seen all the time; said aloud only when saving fails, and when it works again: not after every key. */
function SaveWords({ view: { saved, problem } }: { view: Open }) {
  const words = useWords(notesWords);
  const textOf = useProblemText();
  const failed = useRef(false);
  const [recovered, setRecovered] = useState(false);
  useEffect(() => {
    if (problem) failed.current = true;
    if (problem || saved) setRecovered(failed.current && saved);
    if (saved) failed.current = false;
  }, [problem, saved]);
  return (
    <div className="note-saving small quiet">
      {!problem && <span>{saved ? words.saved : words.saving}</span>}
      <span role="status" className={problem ? 'note-problem' : 'unseen'}>
        {problem ? `${fill(words.notSaved, { why: textOf(problem) })} ${words.staysHere}` : ''}
        {!problem && recovered ? words.savedAgain : ''}
      </span>
    </div>
  );
}
