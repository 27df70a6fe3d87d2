/** A vault from a sealed backup: the file and its passphrase. */
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { mostMessageBytes } from '../../../shared/bridge/port.ts';
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { passphraseWords } from '../../../shared/i18n/app/passphrase.ts';
import { useClient } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { passphraseBytes } from '../../door/passphrase-bytes.ts';
import { SecretField } from '../../door/secret-field.tsx';
import { Button } from '../../parts/button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { useFormats, useProblemText, useWords } from '../../words/language.tsx';

type Fault = 'fileMissing' | 'fileTooLarge' | 'empty';

interface FromBackupProps {
  /** Named by what opened the app: only its passphrase is missing. */
  readonly opened: File | undefined;
  readonly onBusy: (busy: boolean) => void;
  readonly onRestored: () => void;
}

export function FromBackup({ opened, onBusy, onRestored }: FromBackupProps) {
  const words = useWords(firstRunWords);
  const secretWords = useWords(passphraseWords);
  const problemText = useProblemText();
  const formats = useFormats();
  const client = useClient();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState(opened);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [problem, setProblem] = useState<Problem>();
  const wrongPassphrase = problem?.type === 'WrongPassphrase';

  const restore = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = !file
      ? 'fileMissing'
      : file.size >= mostMessageBytes
        ? 'fileTooLarge'
        : text === ''
          ? 'empty'
          : undefined;
    setFault(found);
    if (found || !file) return;
    const passphrase = passphraseBytes(text);
    setText('');
    setProblem(undefined);
    setBusy(true);
    onBusy(true);
    const backup = new Uint8Array(await file.arrayBuffer());
    const restored = await client.call('restore', { backup, passphrase });
    passphrase.fill(0);
    if (restored.ok) return onRestored();
    setBusy(false);
    onBusy(false);
    setProblem(restored.error);
  };

  return (
    <form onSubmit={(event) => void restore(event)} aria-busy={busy}>
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
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            setFault(undefined);
            setProblem(undefined);
          }}
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
          {(fault === 'fileMissing' || fault === 'fileTooLarge') && words[fault]}
        </div>
      </div>
      <SecretField
        label={words.backupPassphrase}
        text={text}
        onText={setText}
        autoFocus={opened !== undefined}
        shown={shown}
        onShown={setShown}
        problem={fault === 'empty' ? secretWords.empty : wrongPassphrase && problem ? problemText(problem) : undefined}
      />
      {problem && !wrongPassphrase && <Failed problem={problem} />}
      <p>
        <ActButton busy={busy} word={words.restore} working={words.restoring} />
      </p>
    </form>
  );
}
