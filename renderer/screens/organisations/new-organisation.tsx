/** A new organisation by its name, link or handle; says where one is here already, by whichever of them. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { fieldsOfNamed } from '../../../shared/edit/named-organisation.ts';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { fieldLabel } from '../../../shared/i18n/app/fields.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { organisationKinds } from '../../../shared/model/enumerations.ts';
import { knownByAddress, soughtAddress } from '../../../shared/query/known-by-address.ts';
import { isRowOf } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { newRecordId } from '../../data/new-id.ts';
import { NewEntry } from '../../parts/browse/new-entry.tsx';
import { useCountryChoices } from '../../parts/country-choices.ts';
import type { Picked } from '../../parts/entry-picker.tsx';
import { SelectField } from '../../parts/field.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';

export function NewOrganisation({ onClose }: { onClose: () => void }) {
  const words = useWords(organisationsWords);
  const shared = useWords(browseWords);
  const { act } = useCommonWords();
  const language = useLanguage();
  const formats = useFormats();
  const steps = useSteps();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<Picked>();
  const [kind, setKind] = useState('');
  const [country, setCountry] = useState('');
  const layer = useNewLayer('organisation');
  const countries = useCountryChoices(country);
  const text = picked?.type === 'new' ? picked.text : '';
  const byAddress = useKnownByAddress(text);
  const known = picked?.type === 'known' ? picked.id : byAddress;
  const kinds = organisationKinds
    .map((value) => ({ value, label: choiceWord(language, organisationKinds, value) }))
    .sort((a, b) => formats.compare(a.label, b.label));
  const open = (id: string) => {
    onClose();
    go(pathOf('organisation', id));
  };
  const save = async () => {
    if (known !== undefined) return open(known);
    const id = newRecordId();
    const fields = { ...fieldsOfNamed(text), ...(kind && { kind }), ...(country && { country }) };
    const made: Command = { op: 'create', kind: 'organisation', id, fields, ...layer.chosen };
    const done = await steps.perform([made], fill(shared.added, { name: text }));
    if (done.ok) open(id);
  };
  return (
    <NewEntry
      of={{ kind: 'organisation', words: organisationsWords }}
      known={known}
      saveWord={known === undefined ? act.add : words.openKnown}
      canSave={picked !== undefined}
      onPick={setPicked}
      onSave={() => void save()}
      onClose={onClose}
    >
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
            choices={[{ value: '', label: shared.noCountry }, ...countries]}
            onChoose={setCountry}
          />
          <NewLayerChoice layer={layer} />
        </>
      )}
    </NewEntry>
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
      .then((ids) => workspace.database.rows.bulkGet([...ids]))
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
