/** The control that fits a field: a box, a list to choose from, a day, words to collect, lines of their own. */
import { useId } from 'react';
import type { Draft } from '../../shared/edit/field-draft.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import type { Field } from '../../shared/model/field.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import type { Row } from '../../shared/query/row.ts';
import { useNames } from '../data/hooks.ts';
import { useCommonWords, useLanguage, useWords } from '../words/language.tsx';
import { useCountryChoices } from './country-choices.ts';
import { DayField } from './day-field.tsx';
import { EntryPicker } from './entry-picker.tsx';
import { ItemsControl } from './items-control.tsx';
import { KeysControl } from './keys-control.tsx';
import { isPartyField, PartyControl } from './reference-controls.tsx';
import { WhenControl } from './when-control.tsx';

interface FieldControlProps {
  readonly row: Row;
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** What a reference in one of these fields may lead to. */
const kindOfReference: Readonly<Record<string, KindName>> = {
  person: 'person',
  organisation: 'organisation',
  org: 'organisation',
  provider: 'organisation',
  cohort: 'cohort',
  encounter: 'encounter',
  trip: 'trip',
};

export function FieldControl({ row, name, field, label, draft, onChange }: FieldControlProps) {
  if (draft.type === 'keys')
    return <KeysControl name={name} field={field} label={label} draft={draft} onChange={onChange} />;
  if (draft.type === 'items')
    return <ItemsControl name={name} field={field} label={label} draft={draft} onChange={onChange} />;
  const setText = (text: string) => onChange({ type: 'text', text });
  const shared = { label, value: draft.text, onChange: setText };
  if (field.form === 'prose')
    return (
      <textarea
        className="input"
        aria-label={label}
        rows={Math.min(14, Math.max(4, draft.text.split('\n').length + 1))}
        maxLength={100_000}
        dir="auto"
        spellCheck
        value={draft.text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    );
  if (field.form === 'single' && field.choices) return <ChoiceControl {...shared} choices={field.choices} />;
  if (isPartyField(row.kind, name)) return <PartyControl {...shared} />;
  if (field.form === 'single' && field.ref) return <ReferenceControl {...shared} kind={kindOfReference[name]} />;
  if (name === 'when') return <WhenControl {...shared} />;
  if (name === 'country') return <CountryControl {...shared} />;
  if (isDate(field)) return <DayField {...shared} labelUnseen />;
  if (isFlag(field)) return <FlagControl {...shared} />;
  const steps = stepsOf(row.kind, name);
  if (steps) return <StepsControl {...shared} steps={steps} />;
  return <TextControl {...shared} />;
}

/** Fields are told apart by what they take. */
function isDate(field: Field): boolean {
  return (
    field.form === 'single' && field.schema.safeParse('2026-03-11').success && !field.schema.safeParse('x').success
  );
}
function isFlag(field: Field): boolean {
  return field.form === 'single' && field.schema.safeParse(true).success;
}
function stepsOf(kind: string, name: string): readonly string[] | undefined {
  if ((kind === 'dependency' && name === 'criticality') || (kind === 'relation' && name === 'strength'))
    return ['1', '2', '3'];
  return undefined;
}

interface ControlProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function TextControl({ label, value, onChange }: ControlProps) {
  return (
    <input
      className="input"
      type="text"
      aria-label={label}
      value={value}
      maxLength={2_000}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface SelectProps extends ControlProps {
  readonly offered: readonly { readonly value: string; readonly label: string }[];
}

function SelectControl({ label, value, onChange, offered }: SelectProps) {
  const words = useWords(inlineFieldWords);
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{words.notSaid}</option>
      {offered.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}

function ChoiceControl({ choices, ...control }: ControlProps & { choices: readonly string[] }) {
  const language = useLanguage();
  // What a newer version wrote stays chosen until somebody chooses otherwise.
  const all = control.value === '' || choices.includes(control.value) ? choices : [...choices, control.value];
  return (
    <SelectControl
      {...control}
      offered={all.map((value) => ({ value, label: choiceWord(language, choices, value) }))}
    />
  );
}

function CountryControl(control: ControlProps) {
  return <SelectControl {...control} offered={useCountryChoices(control.value)} />;
}

function FlagControl(control: ControlProps) {
  const words = useWords(inlineFieldWords);
  return (
    <SelectControl
      {...control}
      offered={[
        { value: 'true', label: words.yes },
        { value: 'false', label: words.no },
      ]}
    />
  );
}

function StepsControl({ steps, ...control }: ControlProps & { steps: readonly string[] }) {
  return <SelectControl {...control} offered={steps.map((value) => ({ value, label: value }))} />;
}

function ReferenceControl({ label, value, onChange, kind }: ControlProps & { kind: KindName | undefined }) {
  const names = useNames();
  const { act } = useCommonWords();
  const id = useId();
  return (
    <div className="reference-control">
      {value !== '' && (
        <p id={id} className="name">
          {names.of(value)}{' '}
          <button type="button" className="button small" onClick={() => onChange('')}>
            {act.remove}
          </button>
        </p>
      )}
      {kind && (
        <EntryPicker kind={kind} label={label} onPick={(picked) => picked?.type === 'known' && onChange(picked.id)} />
      )}
    </div>
  );
}
