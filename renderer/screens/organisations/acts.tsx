/** Kind, country, how near it stands, what care it needs, and tags of all that are marked. */
import { type FormEvent, useState } from 'react';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { cares, fits, organisationKinds } from '../../../shared/model/enumerations.ts';
import { BatchField, useSetForAll } from '../../parts/browse/batch-bar.tsx';
import type { ActsProps } from '../../parts/browse/browsed-kind.ts';
import { useCountryChoices } from '../../parts/country-choices.ts';
import { useFormats, useLanguage, useWords } from '../../words/language.tsx';

export function Acts(acts: ActsProps) {
  const words = useWords(organisationsWords);
  const formats = useFormats();
  const language = useLanguage();
  const countries = useCountryChoices();
  const setForAll = useSetForAll(of, acts.chosen);
  const offered = (choices: readonly string[]) =>
    choices.map((value) => ({ value, label: choiceWord(language, choices, value) }));
  const kinds = offered(organisationKinds).sort((a, b) => formats.compare(a.label, b.label));
  const shared = { of, acts };
  return (
    <>
      <BatchField {...shared} label={words.setKind} field="kind" choices={kinds} says={({ orgKind }) => orgKind} />
      <BatchField
        {...shared}
        label={words.setCountry}
        field="country"
        choices={countries}
        says={({ country }) => country}
      />
      <BatchField {...shared} label={words.setFit} field="fit" choices={offered(fits)} says={({ fit }) => fit} />
      <BatchField
        {...shared}
        label={words.setCare}
        field="care"
        choices={offered(cares)}
        says={({ care }) => care ?? 'normal'}
      />
      <BatchTag
        disabled={acts.disabled}
        onAdd={(tag) =>
          setForAll(
            'tags',
            ({ tags = [] }) => [...tags, tag],
            ({ tags }) => tags?.includes(tag) === true,
          )
        }
      />
    </>
  );
}

const of = { words: organisationsWords };

function BatchTag({ disabled, onAdd }: { disabled: boolean; onAdd: (tag: string) => void }) {
  const words = useWords(organisationsWords);
  const [tag, setTag] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() === '') return;
    onAdd(tag.trim());
    setTag('');
  };
  return (
    <form onSubmit={add}>
      <input
        className="input"
        aria-label={words.addTag}
        placeholder={words.addTag}
        value={tag}
        disabled={disabled}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setTag(event.currentTarget.value)}
      />
    </form>
  );
}
