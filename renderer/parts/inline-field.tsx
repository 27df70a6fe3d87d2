/**
 * A field of a row, changed where it stands: a click, E or Enter brings the control, Enter saves, Escape leaves. While one
 * writes, it is shown who may read it, and that can be chosen. Goes into a `<dl className="definition inline-fields">`.
 */
import { Pencil } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Draft } from '../../shared/edit/field-draft.ts';
import { fieldLabel } from '../../shared/i18n/app/fields.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import { type FactValue, saidOf } from '../../shared/i18n/facts.ts';
import type { Field } from '../../shared/model/field.ts';
import { kindNamed } from '../../shared/model/kinds.ts';
import type { Row } from '../../shared/query/row.ts';
import { useScreenKey } from '../app/use-screen-key.ts';
import { fill, useCommonWords, useLanguage, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { useFactWords } from './fact-words.ts';
import { FieldEditor } from './field-editor.tsx';
import { useFocusBack } from './focus-back.ts';
import { LayerMark } from './layer-mark.tsx';
import { Alternatives } from './layers.tsx';
import { isPartyField } from './reference-controls.tsx';
import { SaidValue } from './row-facts.tsx';
import './inline-field.css';

interface InlineFieldProps {
  readonly row: Row;
  readonly field: string;
  readonly label?: string;
  /** Beside each value a way to take it along: links, handles, ways to reach somebody. */
  readonly copies?: boolean;
  /** Not on the screen until asked for: somebody may look over one's shoulder. */
  readonly hidden?: boolean;
  /** The control is there from the start: somebody asked for the field. */
  readonly begins?: boolean;
  /** Below the value, or below the control while one writes. */
  readonly hint?: ReactNode;
}

export function InlineField({ row, field: name, label, copies, hidden, begins, hint }: InlineFieldProps) {
  const language = useLanguage();
  const words = useWords(inlineFieldWords);
  const field = kindNamed(row.kind)?.fields[name];
  const [editing, setEditing] = useState(begins === true);
  /** What was written and left unsaved, for whoever pressed Escape too soon. */
  const [unsaved, setUnsaved] = useState<Draft>();
  const button = useFocusBack(editing);
  if (!field || field.form === 'log') return null;
  const called = label ?? fieldLabel(row.kind, name, language);
  return (
    <div className="inline-field" data-field={name}>
      <dt>{called}</dt>
      <dd>
        {editing ? (
          <FieldEditor
            row={row}
            name={name}
            field={field}
            label={called}
            hint={hint}
            begun={unsaved}
            onDone={(left) => {
              setUnsaved(left);
              setEditing(false);
            }}
          />
        ) : (
          <Shown
            row={row}
            name={name}
            field={field}
            label={called}
            copies={copies === true}
            hidden={hidden === true}
            button={button}
            onEdit={() => {
              setUnsaved(undefined);
              setEditing(true);
            }}
          />
        )}
        {!editing && unsaved && (
          <p className="inline-unsaved small" role="status">
            {words.unsaved}{' '}
            <Button small onClick={() => setEditing(true)}>
              {words.goOn} <span className="unseen">{called}</span>
            </Button>
          </p>
        )}
        {!editing && hint && <div className="hint small quiet">{hint}</div>}
        <Alternatives row={row} field={name} />
      </dd>
    </div>
  );
}

interface ShownProps {
  readonly row: Row;
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly copies: boolean;
  readonly hidden: boolean;
  readonly button: React.RefObject<HTMLButtonElement | null>;
  readonly onEdit: () => void;
}

function Shown({ row, name, field, label, copies, hidden, button, onEdit }: ShownProps) {
  const words = useWords(inlineFieldWords);
  const common = useCommonWords();
  const factWords = useFactWords();
  const id = useId();
  const [revealed, setRevealed] = useState(!hidden);
  const values = saidOf(row.kind, name, Object(row.fields)[name], factWords);
  // Of one value its layer stands beside it; of several each has its own.
  const layer = row.from[name];
  if (!revealed && values.length > 0)
    return (
      <div className="inline-line">
        <button type="button" className="button small" onClick={() => setRevealed(true)}>
          {words.shown} <span className="unseen">{label}</span>
        </button>
        <span className="quiet small">{words.hidden}</span>
      </div>
    );
  return (
    <div className="inline-line">
      <div className="inline-values">
        {values.length === 0 && (
          <span className="quiet">{isPartyField(row.kind, name) ? common.you : words.notSaid}</span>
        )}
        <Values values={values} layers={layersOfValues(row, name)} field={field} buttonId={id} copies={copies} />
        {layer && layer !== row.space && <LayerMark id={layer} />}
        {hidden && values.length > 0 && (
          <button type="button" className="button small" onClick={() => setRevealed(false)}>
            {words.hide} <span className="unseen">{label}</span>
          </button>
        )}
      </div>
      <button
        ref={button}
        id={id}
        type="button"
        className="inline-edit"
        aria-label={fill(words.edit, { field: label })}
        title={fill(words.edit, { field: label })}
        onClick={onEdit}
      >
        <Pencil size={14} aria-hidden="true" />
      </button>
    </div>
  );
}

interface ValuesProps {
  readonly values: readonly FactValue[];
  /** In the order of the values, where a value stands in a narrower layer. */
  readonly layers: readonly (string | undefined)[];
  readonly field: Field;
  readonly buttonId: string;
  readonly copies: boolean;
}

/** A click on the value is one on its button; its letters can still be marked and copied. */
function Values({ values, layers, field, buttonId, copies }: ValuesProps) {
  const [first] = values;
  if (!first) return null;
  if (field.form === 'prose')
    return (
      <label className="name fact-prose" htmlFor={buttonId} dir="auto">
        {first.text}
      </label>
    );
  if (field.form === 'keyed')
    return (
      <ul className="inline-keys">
        {values.map((value, place) => (
          <li key={value.id ?? value.text}>
            {value.id ? <SaidValue value={value} /> : <span className="tag name">{value.text}</span>}
            <ValueLayer id={layers[place]} />
          </li>
        ))}
      </ul>
    );
  return (
    <ul className="fact-values">
      {values.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two items may read alike, and none keeps any state.
        <li key={place} className="inline-value">
          {value.id ? (
            <SaidValue value={value} />
          ) : (
            <label className="name" htmlFor={buttonId} dir="auto">
              {value.text}
            </label>
          )}
          <ValueLayer id={layers[place]} />
          {copies && <CopyButton text={bareText(value.text)} />}
        </li>
      ))}
    </ul>
  );
}

function ValueLayer({ id }: { id: string | undefined }) {
  return id === undefined ? null : <LayerMark id={id} />;
}

function layersOfValues(row: Row, name: string): readonly (string | undefined)[] {
  const value: unknown = Object(row.fields)[name];
  const keys = Array.isArray(value) ? value.map((item) => String(Object(item).id)) : Object.keys(Object(value));
  return keys.map((key) => row.from[`${name}.${key}`]);
}

/** Of `e-mail: kari@…` only what one writes to. */
function bareText(text: string): string {
  return /^[^\s:/]+: (.+)$/s.exec(text)?.[1] ?? text;
}

/** `E` changes the field that has the focus, else the first of the page. */
export function useEditKey(): void {
  useScreenKey('e', () => {
    const at = document.activeElement?.closest('.inline-field') ?? document.querySelector('main .inline-field');
    at?.querySelector<HTMLElement>('.inline-edit')?.click();
  });
}
