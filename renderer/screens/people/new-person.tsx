/** Somebody new by name or handle, and where they belong. Two people may have one name: it says so and lets one choose. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { fieldsOfNamedAs } from '../../../shared/edit/named-entry.ts';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { NewEntry } from '../../parts/browse/new-entry.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';

export function NewPerson({ onClose }: { onClose: () => void }) {
  const words = useWords(peopleWords);
  const shared = useWords(browseWords);
  const { act } = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<Picked>();
  const [organisation, setOrganisation] = useState<Picked>();
  const besides = { picked: organisation, layer: useNewLayer('organisation') };
  const layer = useNewLayer('person');
  const known = picked?.type === 'known' ? picked.id : undefined;
  const text = picked?.type === 'new' ? picked.text : known === undefined ? '' : names.of(known);
  const save = async () => {
    const id = newRecordId();
    const commands: Command[] = [
      { op: 'create', kind: 'person', id, fields: { ...fieldsOfNamedAs('person', text) }, ...layer.chosen },
    ];
    if (organisation) {
      const org = organisation.type === 'known' ? organisation.id : newRecordId();
      if (organisation.type === 'new')
        commands.push({
          op: 'create',
          kind: 'organisation',
          id: org,
          fields: { ...fieldsOfNamedAs('organisation', organisation.text) },
          ...besides.layer.chosen,
        });
      commands.push({ op: 'create', kind: 'affiliation', fields: { person: id, organisation: org } });
    }
    const done = await steps.perform(commands, fill(shared.added, { name: text }));
    if (!done.ok) return;
    onClose();
    go(pathOf('person', id));
  };
  return (
    <NewEntry
      of={{ kind: 'person', words: peopleWords }}
      known={known}
      saveWord={known === undefined ? act.add : words.addAnyway}
      canSave={text !== ''}
      onPick={setPicked}
      onSave={() => void save()}
      onClose={onClose}
    >
      <EntryPicker kind="organisation" label={words.belongsTo} newWord={shared.newNamed} onPick={setOrganisation} />
      <NewLayerChoice layer={layer} besides={besides} />
    </NewEntry>
  );
}
