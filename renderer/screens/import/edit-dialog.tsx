/** Correcting what was read: who it is, what kind, where, when, how it stands. */
import { type FormEvent, useState } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { kindWords } from '../../../shared/i18n/kinds.ts';
import type { ProposedOrganisation, ProposedWhen } from '../../../shared/import/proposal.ts';
import {
  type MeetingEdit,
  type OrganisationEdit,
  type ReviewRow,
  suggestedName,
} from '../../../shared/import/review.ts';
import { countryNames } from '../../../shared/import/vocabulary/countries.ts';
import {
  type EncounterMode,
  type EncounterStatus,
  encounterModes,
  encounterStatuses,
  type OrganisationKind,
  organisationKinds,
} from '../../../shared/model/enumerations.ts';
import { Button } from '../../parts/button.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';

interface EditDialogProps {
  readonly row: ReviewRow;
  readonly orgs: readonly ProposedOrganisation[];
  readonly onSave: (meeting: MeetingEdit | undefined, orgs: Readonly<Record<string, OrganisationEdit>>) => void;
  readonly onClose: () => void;
}

export function EditDialog({ row, orgs, onSave, onClose }: EditDialogProps) {
  const common = useCommonWords();
  const [edits, setEdits] = useState<Readonly<Record<string, OrganisationEdit>>>({});
  const [meeting, setMeeting] = useState<MeetingEdit>({});
  const names = orgs.map(({ name, domain, handle }) => name ?? domain ?? handle ?? '').filter(Boolean);
  const title = names.length > 0 ? `${common.act.edit}: ${names.join(', ')}` : common.act.edit;
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(row.meeting && Object.keys(meeting).length > 0 ? meeting : undefined, edits);
  };
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <form className="import-edit" onSubmit={save}>
        {orgs.map((org) => (
          <OrganisationFields
            key={org.key}
            org={{ ...org, ...edits[org.key] }}
            onEdit={(edit) => setEdits((now) => ({ ...now, [org.key]: { ...now[org.key], ...edit } }))}
          />
        ))}
        {row.meeting && (
          <MeetingFields
            meeting={{ ...row.meeting, ...meeting }}
            onEdit={(edit) => setMeeting((now) => ({ ...now, ...edit }))}
          />
        )}
        <div className="buttons">
          <Button type="submit" look="primary">
            {common.act.save}
          </Button>
          <Button onClick={onClose}>{common.act.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function OrganisationFields({
  org,
  onEdit,
}: {
  org: Pick<ProposedOrganisation, 'key' | 'name' | 'domain' | 'handle' | 'kind' | 'country'>;
  onEdit: (edit: OrganisationEdit) => void;
}) {
  const words = useWords(importWords);
  const formats = useFormats();
  const kinds = kindWords[useLanguage()];
  const suggested = suggestedName(org);
  const byName = (a: { label: string }, b: { label: string }) => formats.compare(a.label, b.label);
  return (
    <fieldset className="import-fields">
      <legend className="unseen">{org.name ?? org.domain ?? org.handle ?? words.columns.organisation}</legend>
      <TextField
        label={words.name}
        value={org.name ?? ''}
        maxLength={300}
        onChange={(event) => onEdit({ name: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        hint={
          suggested && (
            <Button small onClick={() => onEdit({ name: suggested })}>
              {fill(words.useName, { name: suggested })}
            </Button>
          )
        }
      />
      <TextField
        label={words.handle}
        hint={words.handleHint}
        value={org.handle ?? ''}
        maxLength={300}
        onChange={(event) => onEdit({ handle: event.currentTarget.value.trim() || null })}
      />
      <SelectField
        label={words.columns.kind}
        value={org.kind ?? ''}
        choices={[
          { value: '', label: words.noKind },
          ...organisationKinds.map((kind) => ({ value: kind, label: kinds[kind] })).sort(byName),
        ]}
        onChoose={(kind) => onEdit({ kind: kind === '' ? null : (kind as OrganisationKind) })}
      />
      <SelectField
        label={words.columns.country}
        value={org.country ?? ''}
        choices={[
          { value: '', label: words.noCountry },
          ...[...new Set([...Object.keys(countryNames), ...(org.country ? [org.country] : [])])]
            .map((code) => ({ value: code, label: formats.country(code) }))
            .sort(byName),
        ]}
        onChoose={(country) => onEdit({ country: country === '' ? null : country })}
      />
    </fieldset>
  );
}

interface MeetingValues {
  readonly status: EncounterStatus;
  readonly mode: EncounterMode;
  readonly when: ProposedWhen | null;
  readonly place?: string | undefined;
}

function MeetingFields({ meeting, onEdit }: { meeting: MeetingValues; onEdit: (edit: MeetingEdit) => void }) {
  const words = useWords(importWords);
  const common = useCommonWords();
  return (
    <div className="import-fields">
      <SelectField
        label={words.columns.status}
        value={meeting.status}
        choices={encounterStatuses.map((status) => ({ value: status, label: common.status[status] }))}
        onChoose={(status) => onEdit({ status: status as EncounterStatus })}
      />
      <SelectField
        label={words.mode}
        value={meeting.mode}
        choices={encounterModes.map((mode) => ({ value: mode, label: common.mode[mode] }))}
        onChoose={(mode) => onEdit({ mode: mode as EncounterMode })}
      />
      <WhenFields when={meeting.when} onEdit={(when) => onEdit({ when })} />
      <TextField
        label={words.place}
        value={meeting.place ?? ''}
        maxLength={300}
        onChange={(event) => onEdit({ place: event.currentTarget.value })}
      />
    </div>
  );
}

function WhenFields({ when, onEdit }: { when: ProposedWhen | null; onEdit: (when: ProposedWhen | null) => void }) {
  const words = useWords(importWords);
  const type = !when || 'offsetDays' in when ? 'none' : 'from' in when ? 'span' : 'day';
  const [chosen, setChosen] = useState<'day' | 'span' | 'none'>(type);
  const first = !when || 'offsetDays' in when ? '' : 'from' in when ? when.from : when.date;
  const time = when && 'date' in when ? (when.time ?? '') : '';
  const to = when && 'from' in when ? (when.to ?? '') : '';
  const onDay = (date: string, clock: string) =>
    onEdit(date === '' ? null : clock === '' ? { date } : { date, time: clock });
  const onSpan = (from: string, until: string) =>
    onEdit(from === '' ? null : { from, to: until === '' ? null : until });
  return (
    <>
      <SelectField
        label={words.columns.when}
        value={chosen}
        choices={(['day', 'span', 'none'] as const).map((value) => ({ value, label: words.whenType[value] }))}
        onChoose={(value) => {
          setChosen(value as typeof chosen);
          if (value === 'day') onDay(first, time);
          else if (value === 'span') onSpan(first, to);
          else onEdit(null);
        }}
      />
      {chosen === 'day' && (
        <>
          <DayField label={words.onDay} value={first} onChange={(day) => onDay(day, time)} />
          <TimeField label={words.time} value={time} onChange={(clock) => onDay(first, clock)} />
        </>
      )}
      {chosen === 'span' && (
        <>
          <DayField label={words.fromDay} value={first} onChange={(day) => onSpan(day, to)} />
          <DayField
            label={words.toDay}
            value={to}
            min={first}
            hint={words.openEnd}
            onChange={(day) => onSpan(first, day)}
          />
        </>
      )}
    </>
  );
}
