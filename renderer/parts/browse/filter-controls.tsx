/** The boxes above a list that say what of it is shown. */
import type { KeyboardEvent } from 'react';
import { fill, useFormats } from '../../words/language.tsx';

/** From the box on to what it found. */
function intoList(event: KeyboardEvent<HTMLInputElement>): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || event.nativeEvent.isComposing) return;
  const list = event.currentTarget.closest('.page')?.querySelector<HTMLElement>('[role="listbox"][tabindex="0"]');
  if (!list) return;
  event.preventDefault();
  list.focus();
}

export function FilterText(props: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <input
      type="search"
      className="input browse-filter-text"
      aria-label={props.label}
      placeholder={props.label}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={intoList}
    />
  );
}

interface FilterSelectProps {
  /** What stands there where nothing is chosen; it names the box too. */
  readonly any: string;
  readonly none?: string;
  readonly value: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

export function FilterSelect({ any, none, value, choices, onChoose }: FilterSelectProps) {
  return (
    <select
      className="input"
      aria-label={any}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? undefined : currentTarget.value)}
    >
      <option value="">{any}</option>
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
      {none !== undefined && <option value="none">{none}</option>}
    </select>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** One of several that is always chosen. */
export function Choice({ label, value, choices, onChoose }: ChoiceProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}

/** `text`: with `{shown}` and `{all}` where not all is shown. Read out when it changes. */
export function ShownCount({ text, shown, all }: { text: string; shown: number; all: number }) {
  const formats = useFormats();
  return (
    <span className="quiet small figures" role="status">
      {fill(text, { shown: formats.number(shown), all: formats.number(all) })}
    </span>
  );
}
