/** Lines of their own: links, handles, other names, ways to reach somebody. */
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { cellsOf, type Draft, emptyItem, type ItemDraft } from '../../shared/edit/field-draft.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import type { Field } from '../../shared/model/field.ts';
import { newRecordId } from '../data/new-id.ts';
import { fill, useLanguage, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';

type Items = Extract<Draft, { type: 'items' }>;

interface ItemsControlProps {
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly draft: Items;
  readonly onChange: (draft: Items) => void;
}

export function ItemsControl({ name, field, label, draft, onChange }: ItemsControlProps) {
  const words = useWords(inlineFieldWords);
  const box = useRef<HTMLDivElement>(null);
  // There is always a line to write in.
  const items = draft.items.length > 0 ? draft.items : [emptyItem(name, field, 'first')];
  const set = (next: readonly ItemDraft[]) => onChange({ type: 'items', items: next });
  const add = () => {
    set([...items, emptyItem(name, field, newRecordId())]);
    requestAnimationFrame(() => {
      const boxes = box.current?.querySelectorAll<HTMLElement>('input');
      boxes?.[boxes.length - 1]?.focus();
    });
  };
  const cells = cellsOf(name);
  // Two empty boxes beside each other say nothing of which is which; a list to choose from says it by what it offers.
  const told = cells.length > 1 && field.form === 'items' && field.itemChoices === undefined;
  const labelOf = (cell: string, place: number) => {
    if (cell === 'scheme') return words.register;
    if (place < cells.length - 1) return words.type;
    return told ? words.number : label;
  };
  return (
    <div className="items-control" ref={box}>
      {items.map((item) => (
        <div key={item.key} className="item-line">
          {cells.map((cell, place) => (
            <Cell
              key={cell}
              cell={cell}
              field={field}
              label={labelOf(cell, place)}
              told={told}
              value={item.cells[cell] ?? ''}
              onChange={(text) =>
                set(items.map((each) => (each === item ? { ...each, cells: { ...each.cells, [cell]: text } } : each)))
              }
            />
          ))}
          <Button
            small
            look="plain"
            aria-label={fill(words.removeOne, { what: item.cells[cells.at(-1) ?? ''] || words.emptyOne })}
            onClick={() => {
              set(items.filter((each) => each !== item));
              box.current?.querySelector<HTMLElement>('[data-add]')?.focus();
            }}
          >
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button small data-add="" onClick={add}>
        <Plus size={14} aria-hidden="true" /> {words.addOne}
      </Button>
    </div>
  );
}

interface CellProps {
  readonly cell: string;
  readonly field: Field;
  readonly label: string;
  /** The label stands above the box. */
  readonly told: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Cell({ cell, field, label, told, value, onChange }: CellProps) {
  const language = useLanguage();
  const choices = field.form === 'items' ? field.itemChoices?.[cell] : undefined;
  if (choices)
    return (
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {(choices.includes(value) ? choices : [...choices, value]).map((each) => (
          <option key={each} value={each}>
            {choiceWord(language, choices, each)}
          </option>
        ))}
      </select>
    );
  const box = (
    <input
      className="input"
      type="text"
      data-first=""
      aria-label={told ? undefined : label}
      value={value}
      maxLength={cell === 'url' ? 2_000 : cell === 'value' ? 500 : 300}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
  if (!told) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it.
    <label className="item-cell">
      <span className="small">{label}</span>
      {box}
    </label>
  );
}
