/** About what, for whom, in which language, as what: four choices, remembered but for the public. */
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { type Language, languages } from '../../../shared/model/enumerations.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { DayField } from '../../parts/day-field.tsx';
import { SelectField } from '../../parts/field.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { type Draft, type Format, formats } from './choice.ts';
import type { ChangeDraft } from './compose.tsx';

/** Languages are called what those who speak them call them. */
const ownNames: Readonly<Record<Language, string>> = { en: 'English', nb: 'Bokmål', nn: 'Nynorsk', sv: 'Svenska' };

export function ChoiceBar({ draft, onChange }: { draft: Draft; onChange: ChangeDraft }) {
  const words = useWords(reportScreenWords);
  return (
    <div className="report-choices">
      <ScopeChoice draft={draft} onChange={onChange} />
      <AudienceChoice draft={draft} onChange={onChange} />
      <SelectField
        label={words.language}
        value={draft.language}
        choices={languages.map((value) => ({ value, label: ownNames[value] }))}
        onChoose={(value) => {
          const language = languages.find((each) => each === value);
          if (language) onChange({ language });
        }}
      />
      <SelectField
        label={words.format}
        value={draft.format}
        choices={formats.map((value) => ({ value, label: words.formats[value] }))}
        onChoose={(value) => onChange({ format: value as Format })}
      />
    </div>
  );
}

function ScopeChoice({ draft, onChange }: { draft: Draft; onChange: ChangeDraft }) {
  const words = useWords(reportScreenWords);
  const today = useToday();
  const names = useNames();
  const formatsOfLanguage = useFormats();
  const trips = useEntriesOfKind('trip');
  const { scope } = draft;
  const single = scope.type === 'encounter' || scope.type === 'organisation';
  const choices = [
    { value: 'all', label: words.scopes.all },
    { value: 'day', label: words.scopes.day },
    ...(trips.length > 0 ? [{ value: 'trip', label: words.scopes.trip }] : []),
    ...(single ? [{ value: scope.type, label: `${words.scopes[scope.type]}: ${names.of(scope.id)}` }] : []),
  ];
  const newestFirst = [...trips].sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
  return (
    <>
      <SelectField
        label={words.scope}
        value={scope.type}
        choices={choices}
        onChoose={(type) => {
          if (type === 'all') onChange({ scope: { type: 'all' } });
          if (type === 'day') onChange({ scope: { type: 'day', date: today } });
          if (type === 'trip' && newestFirst[0]) onChange({ scope: { type: 'trip', id: newestFirst[0].id } });
        }}
      />
      {scope.type === 'day' && (
        <DayField
          label={words.whichDay}
          value={scope.date}
          onChange={(date) => date !== '' && onChange({ scope: { type: 'day', date } })}
        />
      )}
      {scope.type === 'trip' && (
        <SelectField
          label={words.whichTrip}
          value={scope.id}
          choices={newestFirst.map((trip) => ({
            value: trip.id,
            label: [names.ofEntry(trip), trip.day ? formatsOfLanguage.day(trip.day, today) : '']
              .filter(Boolean)
              .join(', '),
          }))}
          onChoose={(id) => onChange({ scope: { type: 'trip', id } })}
        />
      )}
    </>
  );
}

function AudienceChoice({ draft, onChange }: { draft: Draft; onChange: ChangeDraft }) {
  const words = useWords(reportScreenWords);
  const common = useCommonWords();
  const { spaces } = useOpenVault().state;
  const circles = spaces.filter((space) => space.width === 'circle');
  const coalitions = spaces.filter((space) => space.width === 'coalition');
  const named = [...circles, ...(coalitions.length > 1 ? coalitions : [])];
  const value = typeof draft.audience === 'string' ? draft.audience : Object.values(draft.audience)[0];
  const choices = [
    { value: 'private', label: words.audiences.private },
    { value: 'coalition', label: words.audiences.coalition },
    ...named.map(({ id, name, width }) => ({ value: id, label: `${common.audience[width]}: ${name}` })),
    { value: 'public', label: words.audiences.public },
  ];
  return (
    <SelectField
      label={words.audience}
      value={value}
      choices={choices}
      onChoose={(chosen) => {
        const space = named.find((each) => each.id === chosen);
        if (space) onChange({ audience: space.width === 'circle' ? { circle: space.id } : { coalition: space.id } });
        else if (chosen === 'private' || chosen === 'coalition' || chosen === 'public') onChange({ audience: chosen });
      }}
    />
  );
}
