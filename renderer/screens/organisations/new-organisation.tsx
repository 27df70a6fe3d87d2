/** A new organisation by its name, link or handle; says where one is here already, by whichever of them. */
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { fieldsOfNamed } from '../../../shared/edit/named-organisation.ts';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { fieldLabel } from '../../../shared/i18n/app/fields.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { organisationKinds } from '../../../shared/model/enumerations.ts';
import { knownByAddress, soughtAddress } from '../../../shared/query/known-by-address.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { newRecordId } from '../../data/new-id.ts';
import { Button } from '../../parts/button.tsx';
import { useCountryChoices } from '../../parts/country-choices.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { SelectField } from '../../parts/field.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';

export function NewOrganisation({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords(organisationsWords);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.newOne}>
      <NewForm onClose={onClose} />
    </Dialog>
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const words = useWords(organisationsWords);
  const common = useCommonWords();
  const language = useLanguage();
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<Picked>();
  const [kind, setKind] = useState('');
  const [country, setCountry] = useState('');
  const countries = useCountryChoices(country);
  const text = picked?.type === 'new' ? picked.text : '';
  const byAddress = useKnownByAddress(text);
  const known = picked?.type === 'known' ? picked.id : byAddress;
  const kinds = organisationKinds
    .map((value) => ({ value, label: choiceWord(language, organisationKinds, value) }))
    .sort((a, b) => formats.compare(a.label, b.label));

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (known !== undefined) {
      onClose();
      go(pathOf('organisation', known));
      return;
    }
    if (text === '') return;
    const id = newRecordId();
    const fields = { ...fieldsOfNamed(text), ...(kind && { kind }), ...(country && { country }) };
    void steps
      .perform([{ op: 'create', kind: 'organisation', id, fields }], fill(words.added, { name: text }))
      .then((done) => {
        if (!done.ok) return;
        onClose();
        go(pathOf('organisation', id));
      });
  };
  return (
    <form className="browse-form" onSubmit={save}>
      <EntryPicker
        kind="organisation"
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
            <Link href={pathOf('organisation', known)} onClick={onClose}>
              {words.openKnown}
            </Link>
          </>
        )}
      </p>
      {known === undefined && (
        <>
          <SelectField
            label={fieldLabel('organisation', 'kind', language)}
            value={kind}
            choices={[{ value: '', label: words.noKind }, ...kinds]}
            onChoose={setKind}
          />
          <SelectField
            label={fieldLabel('organisation', 'country', language)}
            value={country}
            choices={[{ value: '', label: words.noCountry }, ...countries]}
            onChoose={setCountry}
          />
        </>
      )}
      <div className="buttons">
        <Button look="primary" type="submit" disabled={!picked}>
          {known === undefined ? common.act.add : words.openKnown}
        </Button>
        <Button onClick={onClose}>{common.act.cancel}</Button>
      </div>
    </form>
  );
}

/** The organisation that has this link or handle already, whatever it is called. */
function useKnownByAddress(text: string): string | undefined {
  const { workspace } = useOpenVault();
  const [known, setKnown] = useState<{ text: string; id: string }>();
  useEffect(() => {
    const sought = soughtAddress(text);
    if (sought === undefined) return;
    let wanted = true;
    void workspace
      .find(sought, { limit: 50, kinds: ['organisation'] })
      .then((found) => workspace.database.rows.bulkGet(found.map(({ id }) => id)))
      .then((stored) => {
        const rows = stored.flatMap((each) => (each && isRowOf(each.row, 'organisation') ? [each.row] : []));
        const row = knownByAddress(rows, text);
        if (wanted && row) setKnown({ text, id: row.id });
      });
    return () => {
      wanted = false;
    };
  }, [text, workspace]);
  return known?.text === text ? known.id : undefined;
}
