/** The eight statuses side by side, the standing one lit. Keys 1 to 8 set them, wherever on the page nobody is typing. */
import { useState } from 'react';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { encounterStatuses } from '../../../shared/model/enumerations.ts';
import { statusOf } from '../../../shared/query/encounter-status.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { isEncounterStatus, statusOfKey } from '../../parts/encounter-status.ts';
import { StatusShape } from '../../parts/status-mark.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';
import { useScreenKey } from '../plan/use-screen-key.ts';

export function StatusChoice({ row, name }: { row: Row<'encounter'>; name: string }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const steps = useSteps();
  const [busy, setBusy] = useState(false);
  const reading = statusOf(row.fields.statusLog);
  const wordOf = (status: string) => (isEncounterStatus(status) ? common.status[status] : status);
  const set = async (status: string) => {
    if (busy) return;
    setBusy(true);
    await steps.perform([{ op: 'status', id: row.id, status }], `${name}: ${wordOf(status)}`);
    setBusy(false);
  };
  useScreenKey('12345678', (key) => {
    const status = statusOfKey(key);
    if (status) void set(status);
  });
  return (
    <>
      <fieldset className="status-choice" aria-label={words.status}>
        {encounterStatuses.map((status, place) => (
          <button
            key={status}
            type="button"
            className="status"
            data-status={status}
            aria-pressed={reading.status === status}
            title={`${wordOf(status)} (${place + 1})`}
            onClick={() => void set(status)}
          >
            <StatusShape status={status} />
            {wordOf(status)}
          </button>
        ))}
        {reading.entry?.flag === 'postponed' && <span className="tag">{common.postponed}</span>}
      </fieldset>
      {reading.contradiction && <p className="notice warning">{words.contradiction}</p>}
      {!reading.contradiction && reading.concurrent.length > 0 && (
        <p className="quiet small">
          {reading.concurrent.map((entry) => fill(words.alsoSaid, { status: wordOf(entry.status) })).join(' · ')}
        </p>
      )}
    </>
  );
}
