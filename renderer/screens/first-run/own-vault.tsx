/** Name and passphrase of a new vault, one's own or the fictional demo. */
import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { ownDay } from '../../../shared/day.ts';
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { useEngine } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../door/new-passphrase.tsx';
import type { Kit } from '../../door/session-kit.tsx';
import { TextField } from '../../parts/field.tsx';
import { Failed } from '../../parts/notice.tsx';
import { fill, useWords } from '../../words/language.tsx';

interface OwnVaultProps {
  readonly demo: boolean;
  readonly onBusy: (busy: boolean) => void;
  readonly onMade: (kit: Kit) => void;
}

export function OwnVault({ demo, onBusy, onMade }: OwnVaultProps) {
  const words = useWords(firstRunWords);
  const { client, state } = useEngine();
  const [name, setName] = useState('');
  const [nameMissing, setNameMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const passphrase = useNewPassphrase();
  const nameField = useRef<HTMLInputElement>(null);

  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const called = name.trim();
    setNameMissing(called === '');
    if (called === '') return nameField.current?.focus();
    const bytes = passphrase.take();
    if (!bytes) return;
    setProblem(undefined);
    setBusy(true);
    onBusy(true);
    const made = await client.call('create', { name: called, passphrase: bytes, demo });
    bytes.fill(0);
    if (made.ok) return onMade({ words: made.value.kit, name: called, made: ownDay(Date.now()), demo });
    setBusy(false);
    onBusy(false);
    setProblem(made.error);
  };

  const [word, working] = demo ? [words.makeDemo, words.makingDemo] : [words.make, words.making];
  return (
    <form onSubmit={(event) => void make(event)} aria-busy={busy}>
      <TextField
        ref={nameField}
        label={words.name}
        hint={words.nameHint}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        problem={nameMissing && name.trim() === '' ? words.nameMissing : undefined}
      />
      <NewPassphraseFields passphrase={passphrase} />
      {demo && <p className="small quiet first-run-folder">{fill(words.demoFolder, { folder: state.folder })}</p>}
      {problem && <Failed problem={problem} />}
      <p>
        <ActButton busy={busy} word={word} working={working} />
      </p>
    </form>
  );
}
