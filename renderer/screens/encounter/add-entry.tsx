/** Adds somebody to a meeting by name: known here, or new and made at once. */
import { type FormEvent, useRef, useState } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { fieldsOfNamedAs } from '../../../shared/edit/named-entry.ts';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { Button } from '../../parts/button.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { NewOneLayer, useNewLayer } from '../../parts/new-layer.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';

interface AddEntryProps {
  readonly kind: 'organisation' | 'person';
  readonly label: string;
  /** The command that puts the record into the meeting. */
  readonly putIn: (id: string) => Command;
}

export function AddEntry({ kind, label, putIn }: AddEntryProps) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const { added } = useWords(browseWords);
  const names = useNames();
  const steps = useSteps();
  const [picked, setPicked] = useState<Picked>();
  /** A new box each time, so that it is empty again; ready for the next unless somebody went on elsewhere. */
  const [box, setBox] = useState({ turn: 0, stays: false });
  const layer = useNewLayer(kind);
  const form = useRef<HTMLFormElement>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!picked) return;
    const id = picked.type === 'known' ? picked.id : newRecordId();
    const name = picked.type === 'known' ? names.of(id) : picked.text;
    const make: Command[] =
      picked.type === 'known'
        ? []
        : [{ op: 'create', kind, id, fields: fieldsOfNamedAs(kind, picked.text), ...layer.chosen }];
    const done = await steps.perform([...make, putIn(id)], fill(added, { name }));
    if (!done.ok) return;
    setPicked(undefined);
    const stays = form.current?.contains(document.activeElement) === true;
    setBox(({ turn }) => ({ turn: turn + 1, stays }));
  };
  return (
    <form ref={form} className="add-line" onSubmit={(event) => void add(event)}>
      <EntryPicker
        key={box.turn}
        kind={kind}
        label={label}
        newWord={words.newOne}
        autoFocus={box.stays}
        onPick={setPicked}
      />
      <Button type="submit" disabled={!picked}>
        {common.act.add}
      </Button>
      <NewOneLayer picked={picked} layer={layer} />
    </form>
  );
}
