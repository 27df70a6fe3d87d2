import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { passphraseWords } from '../../../shared/i18n/app/passphrase.ts';
import { unlockWords } from '../../../shared/i18n/app/unlock.ts';
import { useClient } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { mostPassphraseBytes, passphraseBytes } from '../../door/passphrase-bytes.ts';
import { SecretField } from '../../door/secret-field.tsx';
import { Button } from '../../parts/button.tsx';
import { useProblemText, useWords } from '../../words/language.tsx';
import { DoorProblem, isAboutInput } from './door-problem.tsx';

interface PassphraseFormProps {
  /** Else it waits until somebody goes into it, and says so. */
  readonly takesFocus: boolean;
  readonly onUseKit: () => void;
}

export function PassphraseForm({ takesFocus, onUseKit }: PassphraseFormProps) {
  const words = useWords(unlockWords);
  const secretWords = useWords(passphraseWords);
  const problemText = useProblemText();
  const client = useClient();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const field = useRef<HTMLInputElement>(null);
  const [entered, setEntered] = useState(takesFocus);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    if (busy) return;
    const passphrase = passphraseBytes(text);
    setText('');
    if (passphrase.length === 0) return setProblem({ type: 'Empty' });
    if (passphrase.length > mostPassphraseBytes) return setProblem({ type: 'WrongPassphrase' });
    setProblem(undefined);
    setBusy(true);
    const opened = await client.call('unlock', { passphrase });
    passphrase.fill(0);
    setBusy(false);
    if (!opened.ok) setProblem(opened.error);
  };

  const said = problem && (problem.type === 'Empty' ? secretWords.missing : problemText(problem));
  return (
    <form onSubmit={(event) => void unlock(event)} aria-busy={busy}>
      <SecretField
        ref={field}
        label={secretWords.passphrase}
        text={text}
        onText={(next) => {
          setText(next);
          setProblem(undefined);
        }}
        shown={shown}
        onShown={setShown}
        onFocus={() => setEntered(true)}
        hint={!entered && words.waits}
        problem={problem && isAboutInput(problem) ? said : undefined}
      />
      {problem && !isAboutInput(problem) && <DoorProblem problem={problem} />}
      <div className="buttons">
        <ActButton busy={busy} word={words.unlock} working={words.unlocking} />
        <Button look="plain" onClick={onUseKit}>
          {words.useKit}
        </Button>
      </div>
    </form>
  );
}
