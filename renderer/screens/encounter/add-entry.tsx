/** Adds somebody to a meeting by name: known here, or new and made at once. */
import { type FormEvent, useState } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { fieldsOfNamed } from '../../../shared/edit/named-organisation.ts';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { useSteps } from '../../data/engine.tsx';
import { newRecordId } from '../../data/new-id.ts';
import { Button } from '../../parts/button.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';

interface AddEntryProps {
  readonly kind: 'organisation' | 'person';
  readonly label: string;
  /** Puts the record into the meeting. */
  readonly onAdd: (id: string) => Promise<unknown>;
}

export function AddEntry({ kind, label, onAdd }: AddEntryProps) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const steps = useSteps();
  const [picked, setPicked] = useState<Picked>();
  /** A new one each time, so that the box is empty again. */
  const [turn, setTurn] = useState(0);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!picked) return;
    const id = picked.type === 'known' ? picked.id : newRecordId();
    if (picked.type === 'new') {
      const fields = kind === 'organisation' ? fieldsOfNamed(picked.text) : { name: picked.text };
      const making: Command = { op: 'create', kind, id, fields };
      // A meeting can only name what is there already.
      if (!(await steps.perform([making])).ok) return;
    }
    await onAdd(id);
    setPicked(undefined);
    setTurn((now) => now + 1);
  };
  return (
    <form className="add-line" onSubmit={(event) => void add(event)}>
      <EntryPicker key={turn} kind={kind} label={label} newWord={words.newOne} onPick={setPicked} />
      <Button type="submit" disabled={!picked}>
        {common.act.add}
      </Button>
    </form>
  );
}
