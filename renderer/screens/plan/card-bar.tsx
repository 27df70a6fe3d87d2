/** The card the keys are about, for whoever has no keys at hand: its status, its date, its page. */
import { Link } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { type EncounterStatus, encounterStatuses } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { pathOf } from '../../app/routes.tsx';
import { Button } from '../../parts/button.tsx';
import { isEncounterStatus } from '../../parts/encounter-status.ts';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { type PlanScene, useStatusWord } from './plan-scene.ts';

interface CardBarProps {
  readonly entry: ListEntry | undefined;
  readonly scene: PlanScene;
  readonly onStatus: (entry: ListEntry, status: EncounterStatus) => void;
  readonly onWhen: (entry: ListEntry) => void;
  readonly hint: string;
}

export function CardBar({ entry, scene, onStatus, onWhen, hint }: CardBarProps) {
  const words = useWords(planWords);
  const { act } = useCommonWords();
  const statusWord = useStatusWord();
  return (
    <footer className="plan-bar">
      {entry && (
        <>
          <span className="name one-line plan-bar-name">{scene.nameOf(entry)}</span>
          <select
            className="input plan-bar-status"
            aria-label={words.setStatus}
            value={entry.status ?? 'wanted'}
            onChange={({ currentTarget: { value } }) => {
              if (isEncounterStatus(value)) onStatus(entry, value);
            }}
          >
            {encounterStatuses.map((status) => (
              <option key={status} value={status}>
                {statusWord(status)}
              </option>
            ))}
            {!isEncounterStatus(entry.status ?? 'wanted') && <option value={entry.status}>{entry.status}</option>}
          </select>
          <Button small onClick={() => onWhen(entry)}>
            {words.when}
          </Button>
          <Link className="button small" href={pathOf('encounter', entry.id)}>
            {act.open}
          </Link>
        </>
      )}
      <span className="quiet small plan-bar-hint">{hint}</span>
    </footer>
  );
}
