/** A vault from a sealed backup: the file, and its passphrase or the recovery kit. */
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { mostMessageBytes } from '../../../shared/bridge/port.ts';
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { passphraseWords } from '../../../shared/i18n/app/passphrase.ts';
import { unlockWords } from '../../../shared/i18n/app/unlock.ts';
import { err, type Result } from '../../../shared/result.ts';
import { useClient } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { passphraseBytes } from '../../door/passphrase-bytes.ts';
import { SecretField } from '../../door/secret-field.tsx';
import { Button } from '../../parts/button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { useProblemText, useWords } from '../../words/language.tsx';
import { KitForm } from '../unlock/kit-form.tsx';
import { BackupFile } from './backup-file.tsx';

interface FromBackupProps {
  /** Named by what opened the app: only its passphrase is missing. */
  readonly opened: File | undefined;
  readonly onBusy: (busy: boolean) => void;
  readonly onRestored: () => void;
}

export function FromBackup({ opened, onBusy, onRestored }: FromBackupProps) {
  const words = useWords(firstRunWords);
  const unlock = useWords(unlockWords);
  const client = useClient();
  const [file, setFile] = useState(opened);
  const [fault, setFault] = useState<'fileMissing' | 'fileTooLarge'>();
  const [way, setWay] = useState<'passphrase' | 'kit'>('passphrase');

  const hasFile = (): boolean => {
    const found = !file ? 'fileMissing' : file.size >= mostMessageBytes ? 'fileTooLarge' : undefined;
    setFault(found);
    return found === undefined;
  };
  /** `kit`: the 24 words; the passphrase is then a new one. It is emptied. */
  const restore = async (passphrase: Uint8Array<ArrayBuffer>, kit?: string[]): Promise<Result<unknown, Problem>> => {
    if (!file) return err({ type: 'Empty' });
    onBusy(true);
    const backup = new Uint8Array(await file.arrayBuffer());
    const restored = await client.call('restore', { backup, passphrase, ...(kit && { words: kit }) });
    passphrase.fill(0);
    if (restored.ok) onRestored();
    else onBusy(false);
    return restored;
  };

  return (
    <>
      <BackupFile
        file={file}
        fault={fault}
        onFile={(chosen) => {
          setFile(chosen);
          setFault(undefined);
        }}
      />
      {way === 'kit' && file ? (
        <>
          <p>{unlock.kitLead}</p>
          <KitForm
            recover={(kit, passphrase) => restore(passphrase, kit)}
            word={words.restore}
            working={words.restoring}
            onUsePassphrase={() => setWay('passphrase')}
          />
        </>
      ) : (
        <ByPassphrase
          key={file?.name}
          isFirst={opened !== undefined}
          hasFile={hasFile}
          onPassphrase={restore}
          onUseKit={() => hasFile() && setWay('kit')}
        />
      )}
    </>
  );
}

interface ByPassphraseProps {
  /** Nothing but the passphrase is missing. */
  readonly isFirst: boolean;
  /** Says what is wrong with the file where something is. */
  readonly hasFile: () => boolean;
  readonly onPassphrase: (passphrase: Uint8Array<ArrayBuffer>) => Promise<Result<unknown, Problem>>;
  readonly onUseKit: () => void;
}

function ByPassphrase({ isFirst, hasFile, onPassphrase, onUseKit }: ByPassphraseProps) {
  const words = useWords(firstRunWords);
  const unlock = useWords(unlockWords);
  const secretWords = useWords(passphraseWords);
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !hasFile()) return;
    setBusy(true);
    const tried = text === '' ? err({ type: 'Empty' }) : await onPassphrase(passphraseBytes(text));
    setBusy(false);
    if (!tried.ok && tried.error.type !== 'Empty') setText('');
    setProblem(tried.ok ? undefined : tried.error);
  };
  const said =
    problem?.type === 'Empty' && text === ''
      ? secretWords.missing
      : problem?.type === 'WrongPassphrase'
        ? problemText(problem)
        : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} aria-busy={busy}>
      <SecretField
        label={words.backupPassphrase}
        text={text}
        onText={setText}
        autoFocus={isFirst}
        shown={shown}
        onShown={setShown}
        problem={said}
      />
      {problem && problem.type !== 'Empty' && problem.type !== 'WrongPassphrase' && <Failed problem={problem} />}
      <div className="buttons">
        <ActButton busy={busy} word={words.restore} working={words.restoring} />
        <Button look="plain" onClick={onUseKit}>
          {unlock.useKit}
        </Button>
      </div>
    </form>
  );
}
