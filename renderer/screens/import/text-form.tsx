/** The text: pasted, typed, dropped or opened as a file. Reading begins by itself. */
import { type DragEvent, type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { Button } from '../../parts/button.tsx';
import { useWords } from '../../words/language.tsx';

interface TextFormProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  /** `typed`: more is likely to come. */
  readonly onText: (text: string, typed: boolean) => void;
  readonly onReview: () => void;
}

/** More than the engine reads; told here rather than cut off. */
const mostText = 400_000;

export function TextForm({ ref, text, onText, onReview }: TextFormProps) {
  const words = useWords(importWords);
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const pasted = useRef(false);
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);

  const take = (next: string, typed: boolean) => {
    setProblem(next.length > mostText ? words.tooLong : undefined);
    if (next.length <= mostText) onText(next, typed);
  };
  const open = async (opened: File | null | undefined) => {
    if (!opened) return;
    const read = opened.size > mostText * 4 ? undefined : await opened.text();
    if (read === undefined) setProblem(words.tooLong);
    else if (read.includes('\u0000') || read.includes('\ufffd')) setProblem(words.notText);
    else take(read, false);
  };
  const handleDrop = (event: DragEvent) => {
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (!dropped) return;
    event.preventDefault();
    void open(dropped);
  };
  // The change follows in the same turn, unless the paste changed nothing.
  const handlePaste = () => {
    pasted.current = true;
    setTimeout(() => {
      pasted.current = false;
    });
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onReview();
    }
  };
  return (
    <div className="import-form">
      <div className="field">
        <label htmlFor={id}>{words.text}</label>
        <textarea
          ref={ref}
          id={id}
          className={over ? 'input import-box over' : 'input import-box'}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem ? true : undefined}
          placeholder={words.textHint}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            take(event.currentTarget.value, !pasted.current);
          }}
          onPaste={handlePaste}
          onKeyDown={handleKey}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={handleDrop}
        />
        <p className="hint" id={`${id}-hint`}>
          {words.staysHere}
        </p>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="buttons">
        <Button onClick={() => file.current?.click()}>{words.openFile}</Button>
        <input
          ref={file}
          type="file"
          accept=".txt,.md,.html,.htm,.eml,.json,text/*"
          hidden
          onChange={(event) => {
            void open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
