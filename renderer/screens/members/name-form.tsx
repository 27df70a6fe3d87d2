import { type FormEvent, useState } from 'react';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { ActButton } from '../../door/act-button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useWords } from '../../words/language.tsx';

interface NameFormProps {
  readonly first?: string;
  readonly act: string;
  readonly onName: (name: string) => Promise<void>;
}

/** What a circle is called. */
export function NameForm({ first = '', act, onName }: NameFormProps) {
  const words = useWords(membersWords);
  const [name, setName] = useState(first);
  const [isMissing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const title = name.trim();
    setMissing(title === '');
    if (busy || title === '') return;
    setBusy(true);
    await onName(title);
    setBusy(false);
  };
  return (
    <form className="members-form" aria-busy={busy} onSubmit={(event) => void submit(event)}>
      <TextField
        autoFocus
        label={words.circleName}
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        problem={isMissing && name.trim() === '' ? words.nameMissing : undefined}
      />
      <p>
        <ActButton busy={busy} word={act} working={act} />
      </p>
    </form>
  );
}
