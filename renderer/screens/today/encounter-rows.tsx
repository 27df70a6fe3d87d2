/** A day's encounters, each with what one does about it now: met, did not happen, notes. Keys 1 to 8 set the status. */
import { type KeyboardEvent, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { timeOf } from '../../../shared/query/day-view.ts';
import { isTarget } from '../../../shared/query/encounter-status.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { isEncounterStatus, statusOfKey } from '../../parts/encounter-status.ts';
import { modeWord } from '../../parts/mode-word.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';

interface EncounterRowsProps {
  readonly encounters: readonly ListEntry[];
  readonly label: string;
  readonly withDay?: boolean;
}

export function EncounterRows({ encounters, label, withDay }: EncounterRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const setStatus = useSetStatus();
  const [, go] = useLocation();
  const handleKey = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const entry = encounters[at];
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const status = statusOfKey(event.key);
    if (step !== undefined) rows[at + step]?.querySelector<HTMLElement>('a')?.focus();
    else if (entry && status) void setStatus(entry, status);
    else if (entry && event.key === 'e') go(pathOf('encounter', entry.id));
    else return;
    event.preventDefault();
  };
  return (
    <ul className="encounter-rows" aria-label={label} ref={list} onKeyDown={handleKey}>
      {encounters.map((entry) => (
        <EncounterRow key={entry.id} entry={entry} withDay={withDay ?? false} onStatus={setStatus} />
      ))}
    </ul>
  );
}

interface EncounterRowProps {
  readonly entry: ListEntry;
  readonly withDay: boolean;
  readonly onStatus: (entry: ListEntry, status: string) => Promise<unknown>;
}

function EncounterRow({ entry, withDay, onStatus }: EncounterRowProps) {
  const words = useWords(todayWords);
  const common = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const today = useToday();
  const { status = 'wanted', place, people = [], orgs = [] } = entry;
  const who = orgs.length > 0 ? people.map(names.of) : [];
  const name = names.ofEntry(entry);
  const mayBeOver = isTarget(status) && entry.day !== undefined && entry.day <= today;
  const time = timeOf(entry);
  return (
    <li className="encounter-row" data-id={entry.id}>
      <span className="when figures quiet">
        {withDay && entry.day ? formats.day(entry.day, today) : (time ?? (status === 'held' ? '' : words.anyTime))}
      </span>
      <StatusMark status={status} bare />
      <span className="what">
        <Link className="name clamped" href={pathOf('encounter', entry.id)} title={name}>
          {name}
        </Link>
        <span className="quiet small one-line">
          {[
            modeWord(entry, common),
            status === 'held' ? '' : statusWord(entry, common),
            place ?? '',
            who.length > 0 ? formats.list(who) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="acts">
        {mayBeOver && (
          <>
            <Button small onClick={() => void onStatus(entry, 'held')}>
              {words.held}
            </Button>
            <Button small onClick={() => void onStatus(entry, 'missed')}>
              {words.missed}
            </Button>
          </>
        )}
        <Link className="button small" href={`${pathOf('encounter', entry.id)}/write`}>
          {words.notes}
        </Link>
      </span>
    </li>
  );
}

type Common = ReturnType<typeof useCommonWords>;

function statusWord({ status = '', postponed }: ListEntry, common: Common): string {
  const word = isEncounterStatus(status) ? common.status[status] : status;
  return postponed ? `${word}, ${common.postponed}` : word;
}

function useSetStatus() {
  const steps = useSteps();
  const words = useWords(todayWords);
  const common = useCommonWords();
  const names = useNames();
  return (entry: ListEntry, status: string) =>
    steps.perform(
      [{ op: 'status', id: entry.id, status }],
      fill(words.statusSet, {
        name: names.ofEntry(entry),
        status: isEncounterStatus(status) ? common.status[status] : status,
      }),
    );
}
