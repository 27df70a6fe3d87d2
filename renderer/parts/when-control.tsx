/** A day; with it a time, a part of the day, a last day, or "or later". One value: nobody's start is mixed with another's end. */
import { useState } from 'react';
import { boxesOfWhen, changeBoxes, type WhenBoxes, whenOfBoxes } from '../../shared/edit/when-boxes.ts';
import { encounterWords } from '../../shared/i18n/app/encounter.ts';
import { partsOfDay } from '../../shared/model/when.ts';
import { useCommonWords, useWords } from '../words/language.tsx';
import { DayField } from './day-field.tsx';
import { Check, SelectField, TextField } from './field.tsx';
import { TimeField } from './time-field.tsx';
import './when-control.css';

interface WhenControlProps {
  readonly label: string;
  /** As stored; empty where there is no day. */
  readonly value: string;
  readonly onChange: (when: string) => void;
}

export function WhenControl({ label, value, onChange }: WhenControlProps) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  // What stands in the boxes, not what is meant: half a date while one types makes no day, and must not clear the time.
  const [boxes, setBoxes] = useState(() => boxesOfWhen(value));
  const change = (more: Partial<WhenBoxes>) => {
    const next = changeBoxes(boxes, more);
    setBoxes(next);
    onChange(whenOfBoxes(next));
  };
  const isOneDay = boxes.last === '';
  return (
    <fieldset className="when-control" aria-label={label}>
      <DayField label={words.day} value={boxes.day} onChange={(day) => change({ day })} />
      {isOneDay && boxes.time === '' && boxes.part === '' && (
        <Check
          label={words.orLater}
          checked={boxes.open}
          onChange={(event) => change({ open: event.currentTarget.checked })}
        />
      )}
      {isOneDay && <TimeField label={words.time} value={boxes.time} onChange={(time) => change({ time })} />}
      {isOneDay && boxes.time !== '' && (
        <TextField
          label={words.minutes}
          type="number"
          min={5}
          max={1_440}
          step={5}
          value={boxes.minutes}
          onChange={(event) => change({ minutes: event.currentTarget.value })}
        />
      )}
      {isOneDay && boxes.time === '' && (
        <SelectField
          label={words.part}
          value={boxes.part}
          choices={[
            { value: '', label: words.anyTime },
            ...partsOfDay.map((part) => ({ value: part, label: common.partOfDay[part] ?? part })),
          ]}
          onChoose={(part) => change({ part })}
        />
      )}
      {boxes.time === '' && boxes.part === '' && (
        <DayField label={words.lastDay} min={boxes.day} value={boxes.last} onChange={(last) => change({ last })} />
      )}
    </fieldset>
  );
}
