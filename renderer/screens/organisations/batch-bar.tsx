/** What is done to all that are marked, each one step with one undo. */
import { type FormEvent, useMemo, useState } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationsWords } from '../../../shared/i18n/app/organisations.ts';
import { organisationKinds } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntries } from '../../data/hooks.ts';
import type { Browsing } from '../../parts/browse/browse-memory.ts';
import { Button } from '../../parts/button.tsx';
import { useCountryChoices } from '../../parts/country-choices.ts';
import { fill, useFormats, useLanguage, useWords } from '../../words/language.tsx';

/** One step holds at most twice as many commands; who marks more has mistaken the filter. */
const most = 1_000;

export function BatchBar({ shown, browsing }: { shown: readonly ListEntry[]; browsing: Browsing }) {
  const words = useWords(organisationsWords);
  const formats = useFormats();
  const language = useLanguage();
  const entries = useEntries();
  const { marked, setMarked } = browsing;
  const chosen = [...marked].flatMap((id) => entries.get(id) ?? []).filter((entry) => !entry.archived);
  const kinds = useMemo(
    () =>
      organisationKinds
        .map((value) => ({ value, label: choiceWord(language, organisationKinds, value) }))
        .sort((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  const countries = useCountryChoices();
  const acts = useBatch(chosen, () => setMarked(new Set()));
  const tooMany = chosen.length > most;
  return (
    <footer className="browse-bar">
      <span role="status" className="figures small">
        {chosen.length > 0 && formats.counted(words.marked, chosen.length)}
        {tooMany && ` · ${fill(words.atMost, { most: formats.number(most) })}`}
      </span>
      {chosen.length > 0 && (
        <>
          <BatchSelect label={words.setKind} disabled={tooMany} choices={kinds} onChoose={acts.setKind} />
          <BatchSelect label={words.setCountry} disabled={tooMany} choices={countries} onChoose={acts.setCountry} />
          <BatchTag disabled={tooMany} onAdd={acts.addTag} />
          <Button small disabled={tooMany} onClick={acts.putAway}>
            {words.putAway}
          </Button>
          <Button small onClick={() => setMarked(new Set())}>
            {words.unmark}
          </Button>
        </>
      )}
      <Button small look="plain" onClick={() => setMarked(new Set(shown.map(({ id }) => id)))}>
        {words.markAll}
      </Button>
      <span className="quiet small browse-keys">{words.keys}</span>
    </footer>
  );
}

function useBatch(chosen: readonly ListEntry[], onPutAway: () => void) {
  const words = useWords(organisationsWords);
  const formats = useFormats();
  const steps = useSteps();
  const perform = (changed: readonly ListEntry[], commandsFor: (entry: ListEntry) => Command[]) => {
    if (changed.length === 0) return;
    void steps.perform(changed.flatMap(commandsFor), formats.counted(words.changed, changed.length));
  };
  return {
    setKind: (kind: string) =>
      perform(
        chosen.filter((entry) => entry.orgKind !== kind),
        ({ id }) => [{ op: 'set', id, field: 'kind', value: kind }],
      ),
    setCountry: (country: string) =>
      perform(
        chosen.filter((entry) => entry.country !== country),
        ({ id }) => [{ op: 'set', id, field: 'country', value: country }],
      ),
    addTag: (tag: string) =>
      perform(
        chosen.filter((entry) => !entry.tags?.includes(tag)),
        ({ id, tags = [] }) => [{ op: 'set', id, field: 'tags', value: [...tags, tag] }],
      ),
    putAway: () => {
      const commands = chosen.map(({ id }): Command => ({ op: 'archive', id }));
      void steps
        .perform(commands, formats.counted(words.putAwayDone, commands.length))
        .then((done) => done.ok && onPutAway());
    },
  };
}

interface BatchSelectProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function BatchSelect({ label, disabled, choices, onChoose }: BatchSelectProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value=""
      disabled={disabled}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="" disabled>
        {label}
      </option>
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
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
