/** What is done to all that are marked: status, day, trip, each one step with one undo. */
import { useMemo, useState } from 'react';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { readWhen } from '../../../shared/import/read-when.ts';
import { encounterStatuses } from '../../../shared/model/enumerations.ts';
import { formatWhen } from '../../../shared/model/when.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { useFormats, useLanguage, useWords } from '../../words/language.tsx';
import type { PlanActs } from './plan-acts.ts';
import { type PlanScene, useStatusWord } from './plan-scene.ts';
import { useWhenText } from './when-text.ts';

interface BatchBarProps {
  readonly entries: readonly ListEntry[];
  readonly scene: PlanScene;
  readonly acts: PlanActs;
  readonly onUnmark: () => void;
  readonly onMarkAll: () => void;
}

export function BatchBar({ entries, scene, acts, onUnmark, onMarkAll }: BatchBarProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  const names = useNames();
  const statusWord = useStatusWord();
  const trips = useEntriesOfKind('trip');
  const sortedTrips = useMemo(
    () => [...trips].sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '')).slice(0, 300),
    [trips],
  );
  return (
    <footer className="plan-bar">
      <span role="status" className="figures">
        {entries.length > 0 ? formats.counted(words.marked, entries.length) : ''}
      </span>
      {entries.length > 0 && (
        <>
          <select
            className="input plan-bar-status"
            aria-label={words.setStatus}
            value=""
            onChange={(event) => void acts.setStatus(entries, event.currentTarget.value)}
          >
            <option value="" disabled>
              {words.setStatus}
            </option>
            {encounterStatuses.map((status) => (
              <option key={status} value={status}>
                {statusWord(status)}
              </option>
            ))}
          </select>
          <select
            className="input plan-bar-status"
            aria-label={words.setTrip}
            value=""
            onChange={({ currentTarget: { value } }) =>
              void acts.setForAll(entries, 'trip', value === 'none' ? null : value)
            }
          >
            <option value="" disabled>
              {words.setTrip}
            </option>
            {sortedTrips.map((trip) => (
              <option key={trip.id} value={trip.id}>
                {names.ofEntry(trip)}
              </option>
            ))}
            <option value="none">{words.noTrip}</option>
          </select>
          <BatchDay today={scene.today} onSet={(when) => void acts.setForAll(entries, 'when', when)} />
          <Button small onClick={onUnmark}>
            {words.unmark}
          </Button>
        </>
      )}
      <Button small look="plain" onClick={onMarkAll}>
        {words.markAll}
      </Button>
    </footer>
  );
}

function BatchDay({ today, onSet }: { today: string; onSet: (when: string) => void }) {
  const words = useWords(planWords);
  const language = useLanguage();
  const whenText = useWhenText();
  const [text, setText] = useState('');
  const reading = readWhen(text, { today, language });
  const when = reading.type === 'read' ? formatWhen(reading.when) : undefined;
  return (
    <form
      className="plan-batch-day"
      onSubmit={(event) => {
        event.preventDefault();
        if (when === undefined) return;
        onSet(when);
        setText('');
      }}
    >
      <input
        className="input"
        aria-label={words.setDay}
        placeholder={words.setDay}
        value={text}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {when !== undefined && (
        <Button small type="submit">
          {whenText(when)}
        </Button>
      )}
    </form>
  );
}
