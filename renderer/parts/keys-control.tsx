/** Words to collect: tags, languages, threats. Where there is a closed list, its words are ticked; else they are typed. */
import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { type Draft, withTyped } from '../../shared/edit/field-draft.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import { saidKey } from '../../shared/i18n/facts.ts';
import type { Field } from '../../shared/model/field.ts';
import { useEntriesOfKind } from '../data/hooks.ts';
import { fill, useFormats, useLanguage, useWords } from '../words/language.tsx';
import { useFactWords } from './fact-words.ts';
import { Check } from './field.tsx';
import { kindOfKeys, ReferenceKeys } from './reference-controls.tsx';

type Keys = Extract<Draft, { type: 'keys' }>;

interface KeysControlProps {
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly draft: Keys;
  readonly onChange: (draft: Keys) => void;
}

export function KeysControl(props: KeysControlProps) {
  const { field, name, label, draft, onChange } = props;
  const kind = field.form === 'keyed' && field.ref ? kindOfKeys[name] : undefined;
  if (kind) {
    const set = (keys: readonly string[]) => onChange({ type: 'keys', keys });
    return <ReferenceKeys label={label} kind={kind} keys={draft.keys} onChange={set} />;
  }
  if (field.form === 'keyed' && field.keyChoices) return <TickedKeys {...props} choices={field.keyChoices} />;
  return name === 'languages' ? <LanguageKeys {...props} /> : <TypedKeys {...props} />;
}

function TickedKeys({ label, draft, onChange, choices }: KeysControlProps & { choices: readonly string[] }) {
  const language = useLanguage();
  return (
    <fieldset className="keys-ticked">
      <legend className="unseen">{label}</legend>
      {choices.map((key) => (
        <Check
          key={key}
          label={choiceWord(language, choices, key)}
          checked={draft.keys.includes(key)}
          onChange={(event) => onChange(withKey(draft, key, event.currentTarget.checked))}
        />
      ))}
    </fieldset>
  );
}

/** Spoken where Samband travels, by their codes. */
const offeredLanguages =
  'nb nn sv en da fi se smj sma is fo kl fit fkv rom yi nsl swl de nl fr es pt it pl uk ru be lt lv et cs sk hu ro bg sr bs hr sq el tr ar fa ps ku ti so am ur vi th zh'.split(
    ' ',
  );

function LanguageKeys({ name, field, label, draft, onChange }: KeysControlProps) {
  const factWords = useFactWords();
  const { compare } = useFormats();
  const offered = useMemo(
    () =>
      offeredLanguages
        .map((key) => ({ key, word: saidKey(name, field, key, true, factWords).text }))
        .sort((a, b) => compare(a.word, b.word)),
    [name, field, factWords, compare],
  );
  return (
    <div className="keys-typed">
      <Chosen name={name} field={field} draft={draft} onChange={onChange} />
      <select
        className="input"
        data-first=""
        aria-label={label}
        value=""
        onChange={(event) => onChange(withKey(draft, event.currentTarget.value, true))}
      >
        <option value="">…</option>
        {offered
          .filter(({ key }) => !draft.keys.includes(key))
          .map(({ key, word }) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
      </select>
    </div>
  );
}

/** Enter takes the word that is typed; with none typed it saves all. What stands in the box is part of the draft: saving by any way keeps it. */
function TypedKeys({ name, field, label, draft, onChange }: KeysControlProps) {
  const list = useId();
  const known = useKnownTags(name);
  const { typed = '' } = draft;
  const keyDown = (event: KeyboardEvent) => {
    if (typed.trim() === '' || event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === ',') {
      event.preventDefault();
      onChange(withTyped(draft));
    }
  };
  return (
    <div className="keys-typed">
      <Chosen name={name} field={field} draft={draft} onChange={onChange} />
      <input
        className="input"
        type="text"
        data-first=""
        aria-label={label}
        list={list}
        value={typed}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ ...draft, typed: event.currentTarget.value })}
        onKeyDown={keyDown}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !draft.keys.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}

function Chosen({ name, field, draft, onChange }: Pick<KeysControlProps, 'name' | 'field' | 'draft' | 'onChange'>) {
  const words = useWords(inlineFieldWords);
  const factWords = useFactWords();
  const box = useRef<HTMLUListElement>(null);
  if (draft.keys.length === 0) return null;
  return (
    <ul className="inline-keys" ref={box}>
      {draft.keys.map((key) => {
        const { text } = saidKey(name, field, key, true, factWords);
        return (
          <li key={key} className="tag">
            <span className="name">{text}</span>
            <button
              type="button"
              className="tag-remove"
              aria-label={fill(words.removeOne, { what: text })}
              onClick={() => {
                onChange(withKey(draft, key, false));
                // The button goes with its word; the focus stays in the form.
                box.current?.parentElement?.querySelector<HTMLElement>('[data-first]')?.focus();
              }}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function withKey(draft: Keys, key: string, on: boolean): Keys {
  const others = draft.keys.filter((each) => each !== key);
  return { ...draft, keys: on && key !== '' ? [...others, key] : others };
}

/** Tags in use, the most used first, so that one word does not become three. */
function useKnownTags(name: string): readonly string[] {
  const organisations = useEntriesOfKind('organisation');
  return useMemo(() => {
    if (name !== 'tags') return [];
    const uses = new Map<string, number>();
    for (const { tags = [] } of organisations) for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
    return [...uses]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 200)
      .map(([tag]) => tag);
  }, [organisations, name]);
}
