/** Somebody new by name or handle, and where they belong. Two people may have one name: it says so and lets one choose. */
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { fieldsOfNamedAs } from '../../../shared/edit/named-entry.ts';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';

export function NewPerson({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords(peopleWords);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.newOne}>
      <NewForm onClose={onClose} />
    </Dialog>
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const words = useWords(peopleWords);
  const { act } = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<Picked>();
  const [organisation, setOrganisation] = useState<Picked>();
  const known = picked?.type === 'known' ? picked.id : undefined;
  const text = picked?.type === 'new' ? picked.text : known === undefined ? '' : names.of(known);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text === '') return;
    const id = newRecordId();
    const commands: Command[] = [{ op: 'create', kind: 'person', id, fields: { ...fieldsOfNamedAs('person', text) } }];
    if (organisation) {
      const org = organisation.type === 'known' ? organisation.id : newRecordId();
      if (organisation.type === 'new')
        commands.push({
          op: 'create',
          kind: 'organisation',
          id: org,
          fields: { ...fieldsOfNamedAs('organisation', organisation.text) },
        });
      commands.push({ op: 'create', kind: 'affiliation', fields: { person: id, organisation: org } });
    }
    void steps.perform(commands, fill(words.added, { name: text })).then((done) => {
      if (!done.ok) return;
      onClose();
      go(pathOf('person', id));
    });
  };
  return (
    <form className="browse-form" onSubmit={save}>
      <EntryPicker
        kind="person"
        label={words.whom}
        hint={words.whomHint}
        newWord={words.newNamed}
        autoFocus
        onPick={setPicked}
      />
      <p role="status" className="browse-known">
        {known !== undefined && (
          <>
            {fill(words.known, { name: names.of(known) })}{' '}
            <Link href={pathOf('person', known)} onClick={onClose}>
              {words.openKnown}
            </Link>
          </>
        )}
      </p>
      <EntryPicker kind="organisation" label={words.belongsTo} newWord={words.newNamed} onPick={setOrganisation} />
      <div className="buttons">
        <Button look="primary" type="submit" disabled={text === ''}>
          {known === undefined ? act.add : words.addAnyway}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </form>
  );
}
