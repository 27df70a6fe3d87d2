/** The control of a field while one writes, and who may read what is written. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Command } from '../../shared/bridge/command.ts';
import {
  type Draft,
  type DraftProblem,
  draftOf,
  inputOf,
  isSameDraft,
  isSameInput,
} from '../../shared/edit/field-draft.ts';
import { usualLayer } from '../../shared/edit/usual-layer.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import type { Field } from '../../shared/model/field.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { fill, useCommonWords, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { isNeeded, standsElsewhere } from './changeable.ts';
import { FieldControl } from './field-control.tsx';
import { LayerChoice, useLayersOf } from './layers.tsx';

interface FieldEditorProps {
  readonly row: Row;
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What somebody wrote before and left unsaved. */
  readonly begun?: Draft | undefined;
  /** `unsaved`: what was written, where it was not saved. */
  readonly onDone: (unsaved?: Draft) => void;
}

type SetValue = Extract<Command, { op: 'set' }>['value'];

export function FieldEditor({ row, name, field, label, hint, begun, onDone }: FieldEditorProps) {
  const words = useWords(inlineFieldWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const layers = useLayersOf(row, name);
  const usual = usualLayer(row, name, layers);
  const [standing] = useState(() => draftOf(name, field, Object(row.fields)[name]));
  const [draft, setDraft] = useState<Draft>(begun ?? standing);
  const [space, setSpace] = useState(usual);
  const [problem, setProblem] = useState<DraftProblem | 'needed'>();
  const form = useRef<HTMLFormElement>(null);
  const [isBegun] = useState(begun !== undefined);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>(
      '[data-first], [role="spinbutton"], input, textarea, select',
    );
    first?.focus();
    if (first instanceof HTMLInputElement && first.type === 'text' && !isBegun) first.select();
  }, [isBegun]);
  const save = async () => {
    const input = inputOf(name, field, draft);
    if (!input.ok) {
      setProblem(input.error);
      return;
    }
    const stands = inputOf(name, field, standing);
    if (space === usual && (isSameDraft(draft, standing) || (stands.ok && isSameInput(input.value, stands.value)))) {
      onDone();
      return;
    }
    const silenced = isNothing(input.value) && field.form === 'single' && standsElsewhere(row, name, space);
    if (isNothing(input.value) && !silenced && isNeeded(row, name, field)) {
      setDraft(standing);
      setProblem('needed');
      return;
    }
    const before = field.form === 'items' || field.form === 'keyed' ? stands : undefined;
    const set: Command = {
      op: 'set',
      id: row.id,
      field: name,
      value: input.value as SetValue,
      ...(before?.ok && { was: before.value as SetValue }),
      // Whom a reference may name is decided with it, where nobody chose otherwise.
      ...('ref' in field && field.ref && space === usual ? {} : { space }),
    };
    const said = silenced ? words.otherShown : fill(words.changed, { field: label });
    const done = await steps.perform([set, ...besides(row, name)], said);
    if (done.ok || done.error.type === 'NothingToDo') onDone();
  };
  const leave = () => onDone(isSameDraft(draft, standing) ? undefined : draft);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // As the button does: what is half typed holds it back.
      form.current?.requestSubmit();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const problems = {
    not_an_address: words.notAnAddress,
    not_a_handle: words.notAHandle,
    not_a_number: words.notANumber,
    needed: named.has(row.kind) ? words.nameNeeded : words.textNeeded,
    no_number: words.noNumberGiven,
  };
  return (
    <form ref={form} className="field-editor" onSubmit={submit} onKeyDown={keyDown}>
      <FieldControl
        row={row}
        name={name}
        field={field}
        label={label}
        draft={draft}
        onChange={(next) => {
          setProblem(undefined);
          setDraft(next);
        }}
      />
      {problem && (
        <p className="problem small" role="alert">
          {problems[problem]}
        </p>
      )}
      {hint && <div className="hint small quiet">{hint}</div>}
      <div className="field-editor-foot">
        <LayerChoice layers={layers} value={space} onChoose={setSpace} />
        <Button small type="submit">
          {act.save}
        </Button>
        <Button small look="plain" onClick={leave}>
          {act.cancel}
        </Button>
        <span className="quiet small">{keysSaid(name, field, words)}</span>
      </div>
    </form>
  );
}

/** What they must have is something to be called by. */
const named: ReadonlySet<string> = new Set(['organisation', 'person', 'cohort']);

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function keysSaid(name: string, field: Field, words: (typeof inlineFieldWords)['en']): string {
  if (field.form === 'prose') return words.keysProse;
  const isTyped = field.form === 'keyed' && !field.ref && !field.keyChoices && name !== 'languages';
  return isTyped ? words.keysTyped : words.keys;
}

/** Who sets a country by hand has said so: no guess from an address stands above it. */
function besides(row: Row, name: string): readonly Command[] {
  if (name !== 'country' || !isRowOf(row, 'organisation') || row.fields.countrySource === 'manual') return [];
  return [{ op: 'set', id: row.id, field: 'countrySource', value: 'manual' }];
}
