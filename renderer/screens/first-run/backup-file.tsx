/** Which file: chosen by hand, or named by what opened the app. */
import { useId, useRef } from 'react';
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { Button } from '../../parts/button.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

interface BackupFileProps {
  readonly file: File | undefined;
  readonly fault: 'fileMissing' | 'fileTooLarge' | undefined;
  readonly onFile: (file: File | undefined) => void;
}

export function BackupFile({ file, fault, onFile }: BackupFileProps) {
  const words = useWords(firstRunWords);
  const formats = useFormats();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        {words.file}
      </span>
      {/* The browser's own button speaks the browser's language. */}
      <input
        ref={picker}
        type="file"
        hidden
        accept=".samband-backup"
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
      <div>
        <Button
          id={`${id}-choose`}
          aria-labelledby={`${id}-label ${id}-choose`}
          aria-describedby={`${id}-hint ${id}-problem`}
          onClick={() => picker.current?.click()}
        >
          {words.chooseFile}
        </Button>
      </div>
      <div className="hint name" id={`${id}-hint`} role="status">
        {file ? `${file.name} · ${formats.bytes(file.size)}` : words.fileHint}
      </div>
      <div className="problem" id={`${id}-problem`} role="alert">
        {fault && words[fault]}
      </div>
    </div>
  );
}
