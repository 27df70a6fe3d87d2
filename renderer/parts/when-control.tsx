/** A day; with it a time, a part of the day, or a last day. One value: nobody's start is mixed with another's end. */
import { useState } from 'react';
import { encounterWords } from '../../shared/i18n/app/encounter.ts';
import { formatWhen, parseWhen, partsOfDay, type When } from '../../shared/model/when.ts';
import { useCommonWords, useWords } from '../words/language.tsx';
import { DayField } from './day-field.tsx';
import { SelectField, TextField } from './field.tsx';
import { TimeField } from './time-field.tsx';
import './when-control.css';

interface WhenControlProps {
  readonly label: string;
  /** As stored; empty where there is no day. */
  readonly value: string;
  readonly onChange: (when: string) => void;
}

/** What stands in the boxes: half a date while one types makes no day, and must not clear the time. */
interface Boxes {
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly part: string;
  readonly last: string;
  /** Kept as they came: a stretch without an end, and where a clock stands. */
  readonly open: boolean;
  readonly zone: string | undefined;
}

export function WhenControl({ label, value, onChange }: WhenControlProps) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const [boxes, setBoxes] = useState(() => boxesOf(value));
  const change = (more: Partial<Boxes>) => {
    const next = { ...boxes, ...more };
    setBoxes(next);
    const when = whenOf(next);
    onChange(when ? formatWhen(when) : '');
  };
  const isOneDay = boxes.last === '' && !boxes.open;
  return (
    <fieldset className="when-control" aria-label={label}>
      <DayField label={words.day} value={boxes.day} onChange={(day) => change({ day })} />
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

const none: Boxes = { day: '', time: '', minutes: '', part: '', last: '', open: false, zone: undefined };

function boxesOf(text: string): Boxes {
  const when = text === '' ? undefined : parseWhen(text);
  switch (when?.type) {
    case undefined:
      return none;
    case 'date':
      return { ...none, day: when.date };
    case 'part':
      return { ...none, day: when.date, part: when.part };
    case 'time':
      return { ...none, day: when.date, time: when.time, minutes: String(when.minutes ?? ''), zone: when.zone };
    case 'window':
      return { ...none, day: when.from, last: when.to ?? '', open: when.to === null };
  }
}

function whenOf({ day, time, minutes, part, last, open, zone }: Boxes): When | undefined {
  const length = Number(minutes);
  if (day === '') return undefined;
  if (last !== '') return { type: 'window', from: day, to: last < day ? day : last };
  if (open) return { type: 'window', from: day, to: null };
  if (time !== '')
    return {
      type: 'time',
      date: day,
      time,
      ...(Number.isInteger(length) && length > 0 && { minutes: length }),
      ...(zone && { zone }),
    };
  return part !== '' ? { type: 'part', date: day, part } : { type: 'date', date: day };
}
