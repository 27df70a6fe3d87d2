/** Small forms for what is noted on this screen itself: help that is asked for, and what somebody could carry. */
import { type FormEvent, useState } from 'react';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { fieldLabel } from '../../../shared/i18n/app/fields.ts';
import { askTypes, dependencyFunctions } from '../../../shared/model/enumerations.ts';
import { useSteps } from '../../data/engine.tsx';
import { Adding } from '../../entry-page/section.tsx';
import { Button } from '../../parts/button.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { knownIdOf, NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { useCommonWords, useLanguage, useWords } from '../../words/language.tsx';
import '../../entry-page/entry-page.css';

export function AddAsk() {
  const words = useWords(coalitionWords);
  return <Adding word={words.addAsk}>{(close) => <NewAsk onDone={close} />}</Adding>;
}

export function AddOffer() {
  const words = useWords(coalitionWords);
  return <Adding word={words.addOffer}>{(close) => <NewOffer onDone={close} />}</Adding>;
}

function NewAsk({ onDone }: { onDone: () => void }) {
  const words = useWords(coalitionWords);
  const language = useLanguage();
  const steps = useSteps();
  const [type, setType] = useState<string>('facilitate');
  const [about, setAbout] = useState<Picked>();
  const [text, setText] = useState('');
  const layer = useNewLayer('ask');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const fields = {
      type,
      status: 'open',
      ...(about?.type === 'known' && { orgs: [about.id] }),
      ...(text.trim() && { text: text.trim() }),
    };
    const done = await steps.perform([{ op: 'create', kind: 'ask', fields, ...layer.chosen }], words.askAdded);
    if (done.ok) onDone();
  };
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <SelectField
        label={fieldLabel('ask', 'type', language)}
        autoFocus
        value={type}
        choices={askTypes.map((value) => ({ value, label: words.askType[value] }))}
        onChoose={setType}
      />
      <EntryPicker kind="organisation" label={words.askAbout} onPick={setAbout} />
      <TextField
        label={fieldLabel('ask', 'text', language)}
        value={text}
        maxLength={2_000}
        dir="auto"
        spellCheck
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NewLayerChoice layer={layer} />
      <Acts blocked={about?.type !== 'known' && text.trim() === ''} onLeave={onDone} />
    </form>
  );
}

function NewOffer({ onDone }: { onDone: () => void }) {
  const words = useWords(coalitionWords);
  const language = useLanguage();
  const steps = useSteps();
  const [provider, setProvider] = useState<Picked>();
  const [use, setUse] = useState<string>('email');
  const [software, setSoftware] = useState('');
  const layer = useNewLayer('hosting_offer', [knownIdOf(provider)]);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (provider?.type !== 'known') return;
    const fields = {
      provider: provider.id,
      function: use,
      evidence: 'self_declared',
      ...(software.trim() && { software: software.trim() }),
    };
    const done = await steps.perform(
      [{ op: 'create', kind: 'hosting_offer', fields, ...layer.chosen }],
      words.offerAdded,
    );
    if (done.ok) onDone();
  };
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <EntryPicker
        kind="organisation"
        label={fieldLabel('hosting_offer', 'provider', language)}
        autoFocus
        onPick={setProvider}
      />
      <SelectField
        label={fieldLabel('hosting_offer', 'function', language)}
        value={use}
        choices={dependencyFunctions.map((value) => ({
          value,
          label: choiceWord(language, dependencyFunctions, value),
        }))}
        onChoose={setUse}
      />
      <TextField
        label={fieldLabel('hosting_offer', 'software', language)}
        value={software}
        maxLength={300}
        dir="auto"
        onChange={(event) => setSoftware(event.currentTarget.value)}
      />
      <NewLayerChoice layer={layer} />
      <Acts blocked={provider?.type !== 'known'} onLeave={onDone} />
    </form>
  );
}

function Acts({ blocked, onLeave }: { blocked: boolean; onLeave: () => void }) {
  const { act } = useCommonWords();
  return (
    <div className="buttons">
      <Button type="submit" disabled={blocked}>
        {act.add}
      </Button>
      <Button look="plain" onClick={onLeave}>
        {act.cancel}
      </Button>
    </div>
  );
}
