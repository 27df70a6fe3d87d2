/** Every word that was said about the status, the newest first; nothing in it is ever overwritten. */
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import type { Row } from '../../../shared/query/row.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

export function StatusHistory({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const formats = useFormats();
  const entries = [...row.fields.statusLog].filter((entry) => !entry.retracted).sort((a, b) => b.at - a.at);
  if (entries.length < 2) return null;
  return (
    <details>
      <summary>{words.history}</summary>
      <ul className="encounter-lines">
        {entries.map((entry) => (
          <li key={entry.id}>
            <StatusMark status={entry.status} postponed={entry.flag === 'postponed'} />{' '}
            <span className="quiet small">
              <time>{formats.moment(entry.at)}</time>
              {entry.reason ? ` · ${entry.reason}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
