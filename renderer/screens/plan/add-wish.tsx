/** A wish to meet somebody, known here or not: whom, how far it has come, when. One step, the new organisation included. */
import { type FormEvent, useMemo, useState } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { fieldsOfNamed } from '../../../shared/edit/named-organisation.ts';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { readWhen } from '../../../shared/import/read-when.ts';
import { formatWhen } from '../../../shared/model/when.ts';
import { closedColumns, openColumns } from '../../../shared/query/plan-view.ts';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { fill, useCommonWords, useLanguage, useWords } from '../../words/language.tsx';
import { useStatusWord } from './plan-scene.ts';
import { useWhenText } from './when-text.ts';

export function AddWish({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords(planWords);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.addTitle}>
      <WishForm onClose={onClose} />
    </Dialog>
  );
}

function WishForm({ onClose }: { onClose: () => void }) {
  const words = useWords(planWords);
  const common = useCommonWords();
  const language = useLanguage();
  const today = useToday();
  const statusWord = useStatusWord();
  const whenText = useWhenText();
  const steps = useSteps();
  const names = useNames();
  const [picked, setPicked] = useState<Picked>();
  const [status, setStatus] = useState<string>('wanted');
  const [text, setText] = useState('');
  const besides = { picked, layer: useNewLayer('organisation') };
  const layer = useNewLayer('encounter', [], besides);
  const reading = useMemo(() => readWhen(text, { today, language }), [text, today, language]);
  const when = reading.type === 'read' ? formatWhen(reading.when) : undefined;
  const whenIsOpen = text.trim() !== '' && when === undefined;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!picked || whenIsOpen) return;
    const org = picked.type === 'known' ? picked.id : newRecordId();
    const commands: Command[] = [];
    if (picked.type === 'new')
      commands.push({
        op: 'create',
        kind: 'organisation',
        id: org,
        fields: fieldsOfNamed(picked.text),
        ...besides.layer.chosen,
      });
    commands.push({
      op: 'create',
      kind: 'encounter',
      fields: { orgs: [org], mode: 'meeting', status, ...(when !== undefined && { when }) },
      ...layer.chosen,
    });
    const name = picked.type === 'known' ? names.of(picked.id) : picked.text;
    void steps.perform(commands, fill(words.added, { name })).then((done) => done.ok && onClose());
  };
  return (
    <form className="plan-form" onSubmit={save}>
      <EntryPicker
        kind="organisation"
        label={words.whom}
        hint={words.whomHint}
        newWord={words.newOrganisation}
        newHint={words.newOrganisationHint}
        autoFocus
        onPick={setPicked}
      />
      <SelectField
        label={words.status}
        value={status}
        onChoose={setStatus}
        choices={[...openColumns, ...closedColumns].map((value) => ({ value, label: statusWord(value) }))}
      />
      <TextField
        label={words.whenOptional}
        hint={when === undefined ? words.whenHint : fill(words.understood, { when: whenText(when, true) })}
        problem={whenIsOpen ? (reading.type === 'ambiguous' ? words.whichWay : words.notUnderstood) : undefined}
        value={text}
        maxLength={120}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NewLayerChoice layer={layer} besides={besides} />
      <div className="buttons">
        <Button look="primary" type="submit" disabled={!picked || whenIsOpen}>
          {words.addIt}
        </Button>
        <Button onClick={onClose}>{common.act.cancel}</Button>
      </div>
    </form>
  );
}
