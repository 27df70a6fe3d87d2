/** When, where, how, on which trip, why, and whether others may come along. Each is saved as one leaves it. */
import { useEffect, useState } from 'react';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { encounterModes, joinPolicies } from '../../../shared/model/enumerations.ts';
import { parseWhen, spanOf } from '../../../shared/model/when.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { WhenFields } from './when-fields.tsx';

export function Facts({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const trips = useEntriesOfKind('trip');
  const set = useSet(row);
  const { fields, alternatives } = row;
  const otherDays = (alternatives['when'] ?? []).flatMap(({ value }) => {
    const when = typeof value === 'string' ? parseWhen(value) : undefined;
    return when ? [formats.day(spanOf(when).from)] : [];
  });
  return (
    <section className="encounter-facts" aria-label={words.facts}>
      <WhenFields when={fields.when} onChange={(when) => set('when', when)} />
      {otherDays.map((day) => (
        <p key={day} className="notice warning small">
          {fill(words.otherDay, { day })}
        </p>
      ))}
      <SelectField
        label={words.mode}
        value={fields.mode ?? 'meeting'}
        choices={encounterModes.map((mode) => ({
          value: mode,
          label: { meeting: words.modeMeeting, informal: words.modeInformal, ...rest(common.mode) }[mode],
        }))}
        onChoose={(mode) => set('mode', mode)}
      />
      <TextSetting label={words.place} value={fields.place ?? ''} max={300} onSave={(place) => set('place', place)} />
      {(fields.mode === 'call' || fields.onlineLink) && (
        <TextSetting
          label={words.link}
          value={fields.onlineLink ?? ''}
          max={2_000}
          onSave={(link) => set('onlineLink', link)}
        />
      )}
      {trips.length > 0 && (
        <SelectField
          label={words.trip}
          value={fields.trip ?? ''}
          choices={[
            { value: '', label: words.noTrip },
            ...trips.map((trip) => ({ value: trip.id, label: names.ofEntry(trip) })),
          ]}
          onChoose={(trip) => set('trip', trip === '' ? null : trip)}
        />
      )}
      <SelectField
        label={words.join}
        value={fields.joinPolicy ?? 'closed'}
        choices={joinPolicies.map((value) => ({ value, label: words.joins[value] }))}
        onChoose={(policy) => set('joinPolicy', policy)}
      />
      <TextSetting
        label={words.purpose}
        value={fields.purpose}
        max={20_000}
        long
        onSave={(purpose) => set('purpose', purpose)}
      />
    </section>
  );
}

function rest<W extends { readonly call: string; readonly assembly: string }>({ call, assembly }: W) {
  return { call, assembly };
}

function useSet(row: Row<'encounter'>): (field: string, value: string | null) => void {
  const steps = useSteps();
  const words = useWords(encounterWords);
  return (field, value) => void steps.perform([{ op: 'set', id: row.id, field, value }], words.saved);
}

interface TextSettingProps {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly long?: boolean;
  readonly onSave: (value: string) => void;
}

/** Saved by leaving it or by Enter, put back by Escape. What others write meanwhile is shown unless one is typing. */
function TextSetting({ label, value, max, long, onSave }: TextSettingProps) {
  const [draft, setDraft] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value from elsewhere ends what was typed and saved.
  useEffect(() => setDraft(undefined), [value]);
  const save = () => {
    if (draft !== undefined && draft.trim() !== value.trim()) onSave(draft.trim());
    else setDraft(undefined);
  };
  const shared = {
    label,
    value: draft ?? value,
    maxLength: max,
    onBlur: save,
  };
  if (long)
    return <TextArea {...shared} rows={3} spellCheck onChange={(event) => setDraft(event.currentTarget.value)} />;
  return (
    <TextField
      {...shared}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
