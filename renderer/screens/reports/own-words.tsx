/** What one writes for these readers by hand. */
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Check, TextArea, TextField } from '../../parts/field.tsx';
import { useWords } from '../../words/language.tsx';
import { audienceOf, type Draft } from './choice.ts';
import type { ChangeDraft } from './compose.tsx';

export function OwnWords({ draft, onChange }: { draft: Draft; onChange: ChangeDraft }) {
  const words = useWords(reportScreenWords);
  const isPublic = audienceOf(draft) === 'public';
  return (
    <details className="own-words" open={draft.summary !== '' || draft.title !== ''}>
      <summary>{words.words}</summary>
      <div className="own-words-fields">
        <TextField
          label={words.heading}
          value={draft.title}
          maxLength={300}
          spellCheck
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextArea
          label={words.summary}
          hint={words.summaryHint}
          rows={4}
          maxLength={20_000}
          value={draft.summary}
          onChange={(event) => onChange({ summary: event.currentTarget.value })}
        />
        <TextField
          label={words.contact}
          hint={words.contactHint}
          maxLength={500}
          value={draft.contact}
          onChange={(event) => onChange({ contact: event.currentTarget.value })}
        />
        {!isPublic && (
          <TextField
            label={words.author}
            hint={words.authorHint}
            maxLength={200}
            value={draft.author}
            onChange={(event) => onChange({ author: event.currentTarget.value })}
          />
        )}
        {isPublic && (
          <TextField
            label={words.hashtags}
            hint={words.hashtagsHint}
            value={draft.hashtags}
            onChange={(event) => onChange({ hashtags: event.currentTarget.value })}
          />
        )}
        {draft.scope.type === 'encounter' && (
          <DayField
            label={words.checkedOn}
            hint={words.checkedOnHint}
            value={draft.checkedOn}
            onChange={(checkedOn) => onChange({ checkedOn })}
          />
        )}
        {audienceOf(draft) !== 'private' && (
          <Check
            label={words.thank}
            checked={draft.thankHosts}
            onChange={(event) => onChange({ thankHosts: event.currentTarget.checked })}
          />
        )}
      </div>
    </details>
  );
}
