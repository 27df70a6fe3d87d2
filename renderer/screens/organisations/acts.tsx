/** Kind, country, how near it stands, what care it needs, and tags of all that are marked. */
import { type FormEvent, useMemo, useState } from 'react';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { cares, fits, organisationKinds } from '../../../shared/model/enumerations.ts';
import { BatchSelect, useSetForAll } from '../../parts/browse/batch-bar.tsx';
import type { ActsProps } from '../../parts/browse/browsed-kind.ts';
import { useCountryChoices } from '../../parts/country-choices.ts';
import { useFormats, useLanguage, useWords } from '../../words/language.tsx';

export function Acts({ chosen, disabled }: ActsProps) {
  const words = useWords(organisationsWords);
  const formats = useFormats();
  const language = useLanguage();
  const kinds = useMemo(
    () =>
      organisationKinds
        .map((value) => ({ value, label: choiceWord(language, organisationKinds, value) }))
        .sort((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  const countries = useCountryChoices();
  const setForAll = useSetForAll({ words: organisationsWords }, chosen);
  return (
    <>
      <BatchSelect
        label={words.setKind}
        disabled={disabled}
        choices={kinds}
        onChoose={(kind) =>
          setForAll(
            'kind',
            () => kind,
            ({ orgKind }) => orgKind === kind,
          )
        }
      />
      <BatchSelect
        label={words.setCountry}
        disabled={disabled}
        choices={countries}
        onChoose={(country) =>
          setForAll(
            'country',
            () => country,
            (entry) => entry.country === country,
          )
        }
      />
      <BatchSelect
        label={words.setFit}
        disabled={disabled}
        choices={fits.map((value) => ({ value, label: choiceWord(language, fits, value) }))}
        onChoose={(fit) =>
          setForAll(
            'fit',
            () => fit,
            (entry) => entry.fit === fit,
          )
        }
      />
      <BatchSelect
        label={words.setCare}
        disabled={disabled}
        choices={cares.map((value) => ({ value, label: choiceWord(language, cares, value) }))}
        onChoose={(care) =>
          setForAll(
            'care',
            () => care,
            (entry) => (entry.care ?? 'normal') === care,
          )
        }
      />
      <BatchTag
        disabled={disabled}
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
