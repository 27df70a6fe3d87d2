/** The eight statuses side by side, the standing one lit. Keys 1 to 8 set them, wherever on the page nobody is typing. */
import { useRef, useState } from 'react';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { encounterStatuses } from '../../../shared/model/enumerations.ts';
import { statusOf } from '../../../shared/query/encounter-status.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { useSteps } from '../../data/engine.tsx';
import { isEncounterStatus, statusOfKey } from '../../parts/encounter-status.ts';
import { Kept } from '../../parts/kept-field.tsx';
import { StatusShape } from '../../parts/status-mark.tsx';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';

/** What came to nothing: next time somebody will want to know why. */
const wantsReason: ReadonlySet<string> = new Set(['missed', 'declined', 'cancelled']);

export function StatusChoice({ row, name }: { row: Row<'encounter'>; name: string }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const steps = useSteps();
  const [busy, setBusy] = useState(false);
  const told = useRef<string>(undefined);
  const reading = statusOf(row.fields.statusLog);
  const wordOf = (status: string) => (isEncounterStatus(status) ? common.status[status] : status);
  const set = async (status: string, reason?: string) => {
    // A second press of the same key is a slip; a reason is something somebody wrote.
    if (busy && reason === undefined) return;
    setBusy(true);
    await steps.perform(
      [{ op: 'status', id: row.id, status, ...(reason && { reason }) }],
      `${name}: ${wordOf(status)}${reason ? ` · ${reason}` : ''}`,
    );
    setBusy(false);
  };
  const { status: now, entry } = reading;
  const why = entry?.reason ?? '';
  const postponed = entry?.flag === 'postponed';
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
        {postponed && <span className="tag">{common.postponed}</span>}
      </fieldset>
      {!reading.contradiction && (postponed || why !== '' || wantsReason.has(now)) && (
        <Kept
          label={words.reason}
          shown
          value={why}
          maxLength={2_000}
          onLeave={(text) => {
            const reason = text.trim();
            // Enter and leaving the box both say so.
            if (reason === why || reason === told.current) return;
            told.current = reason;
            void set(postponed ? 'postponed' : now, reason);
          }}
        />
      )}
      {reading.contradiction && <p className="notice warning">{words.contradiction}</p>}
      {!reading.contradiction && reading.concurrent.length > 0 && (
        <p className="quiet small">
          {reading.concurrent.map((entry) => fill(words.alsoSaid, { status: wordOf(entry.status) })).join(' · ')}
        </p>
      )}
    </>
  );
}
