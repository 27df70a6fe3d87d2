/** Yesterday to five days ahead: how much of what falls on each. Arrow keys move, the chosen day is shown below. */

import { type KeyboardEvent, useMemo } from 'react';
import { dayAfter } from '../../../shared/day.ts';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import { dayStrip } from '../../../shared/query/day-view.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { isEncounterStatus } from '../../parts/encounter-status.ts';
import { StatusShape } from '../../parts/status-mark.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';

interface DayStripProps {
  readonly encounters: readonly ListEntry[];
  readonly today: string;
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

export function DayStrip({ encounters, today, chosen, onChoose }: DayStripProps) {
  const words = useWords(todayWords);
  const formats = useFormats();
  const days = useMemo(() => Array.from({ length: 7 }, (_day, place) => dayAfter(today, place - 1)), [today]);
  const strip = useMemo(() => dayStrip(encounters, days), [encounters, days]);
  const handleKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : days[days.indexOf(chosen) + step];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <div className="day-strip-room">
      <div className="day-strip" role="tablist" aria-label={words.strip} onKeyDown={handleKey}>
        {strip.map(({ day, counts }) => (
          <button
            key={day}
            type="button"
            role="tab"
            className="day"
            data-day={day}
            data-today={day === today}
            aria-selected={day === chosen}
            tabIndex={day === chosen ? 0 : -1}
            onClick={() => onChoose(day)}
          >
            <span className="day-name in-full">{nameOfDay(day, today, formats)}</span>
            <span className="day-name in-short">
              {day === today ? formats.day(day, today) : formats.weekday(day, 'short')}
            </span>
            <time className="day-date quiet" dateTime={day}>
              {Number(day.slice(8))}
            </time>
            <span className="day-counts figures">
              {counts.length === 0 ? <span className="quiet">–</span> : null}
              {counts.map(([status, count]) => (
                <Count key={status} status={status} count={count} />
              ))}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

function Count({ status, count }: { status: string; count: number }) {
  const common = useCommonWords();
  return (
    <span className="status" data-status={status}>
      <StatusShape status={status} size={12} />
      {count} <span className="unseen">{isEncounterStatus(status) ? common.status[status] : status}</span>
    </span>
  );
}

function nameOfDay(day: string, today: string, formats: ReturnType<typeof useFormats>): string {
  const near = [dayAfter(today, -1), today, dayAfter(today, 1)].includes(day);
  return near ? formats.day(day, today) : formats.weekday(day, 'long');
}
