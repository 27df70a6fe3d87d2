/** A day; with it a time, a part of the day, or a last day. One value: nobody's start is mixed with another's end. */
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { formatWhen, parseWhen, partsOfDay, type When } from '../../../shared/model/when.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';

interface WhenFieldsProps {
  readonly when: string | undefined;
  /** null: no day any more. */
  readonly onChange: (when: string | null) => void;
}

export function WhenFields({ when: text, onChange }: WhenFieldsProps) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const when = text ? parseWhen(text) : undefined;
  const day = when ? (when.type === 'window' ? when.from : when.date) : '';
  const change = (next: When | undefined) => {
    const written = next ? formatWhen(next) : null;
    if (written !== (text ?? null)) onChange(written);
  };
  return (
    <fieldset className="when-fields">
      <legend className="unseen">{words.when}</legend>
      <TextField
        key={`day ${day}`}
        label={words.day}
        type="date"
        defaultValue={day}
        onBlur={({ currentTarget: { value } }) => value !== day && change(withDay(when, value))}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      {when && when.type !== 'window' && (
        <>
          <TextField
            key={`time ${text}`}
            label={words.time}
            type="time"
            defaultValue={when.type === 'time' ? when.time : ''}
            onBlur={({ currentTarget: { value } }) => change(withTime(when, value))}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          {when.type === 'time' ? (
            <TextField
              key={`minutes ${text}`}
              label={words.minutes}
              type="number"
              min={5}
              max={1_440}
              step={5}
              defaultValue={when.minutes ?? ''}
              onBlur={({ currentTarget: { valueAsNumber } }) => change(withMinutes(when, valueAsNumber))}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
          ) : (
            <SelectField
              label={words.part}
              value={when.type === 'part' ? when.part : ''}
              choices={[
                { value: '', label: words.anyTime },
                ...partsOfDay.map((part) => ({ value: part, label: common.partOfDay[part] ?? part })),
              ]}
              onChoose={(part) => change(part === '' ? { type: 'date', date: day } : { type: 'part', date: day, part })}
            />
          )}
        </>
      )}
      {when?.type === 'window' && (
        <TextField
          key={`to ${text}`}
          label={words.lastDay}
          type="date"
          min={when.from}
          defaultValue={when.to ?? ''}
          onBlur={({ currentTarget: { value } }) => change({ ...when, to: value === '' ? null : value })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      )}
    </fieldset>
  );
}

function withDay(when: When | undefined, day: string): When | undefined {
  if (day === '') return undefined;
  if (!when) return { type: 'date', date: day };
  if (when.type !== 'window') return { ...when, date: day };
  return { ...when, from: day, to: when.to !== null && when.to < day ? day : when.to };
}

function withTime(when: Exclude<When, { type: 'window' }>, time: string): When {
  if (time === '') return when.type === 'time' ? { type: 'date', date: when.date } : when;
  return when.type === 'time' ? { ...when, time } : { type: 'time', date: when.date, time };
}

function withMinutes(when: Extract<When, { type: 'time' }>, minutes: number): When {
  const { minutes: _before, ...rest } = when;
  return Number.isInteger(minutes) && minutes > 0 ? { ...rest, minutes } : rest;
}
