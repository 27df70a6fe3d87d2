/**
 * A month of weeks, Monday first. Arrows move by day and week, PageUp and PageDown by month; Enter opens the day beside.
 * What has no date lies beside it too: dragged onto a day, or picked up with Enter and set down with Enter.
 */

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { dayAfter } from '../../../shared/day.ts';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import {
  calendarDays,
  isUndated,
  monthAfter,
  movedTo,
  openColumns,
  weeksOfMonth,
} from '../../../shared/query/plan-view.ts';
import { Button } from '../../parts/button.tsx';
import { StatusShape } from '../../parts/status-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { AgendaList } from './agenda-list.tsx';
import { CalendarDay } from './calendar-day.tsx';
import { useCardDrag } from './card-drag.ts';
import { DayPanel } from './day-panel.tsx';
import { usePlanActs } from './plan-acts.ts';
import type { PlanScene } from './plan-scene.ts';
import { Undated } from './undated.tsx';
import { useDisputed } from './use-disputed.ts';
import { useLines } from './use-lines.ts';
import { useNarrow } from './use-narrow.ts';

export function Calendar({ scene }: { scene: PlanScene }) {
  const words = useWords(planWords);
  const formats = useFormats();
  const acts = usePlanActs();
  const narrow = useNarrow();
  const [day, setDay] = useState(scene.today);
  const [carried, setCarried] = useState<ListEntry>();
  const grid = useRef<HTMLTableElement>(null);
  const weeks = useMemo(() => weeksOfMonth(day), [day]);
  const lines = useLines(grid, weeks.length);
  const disputed = useDisputed(scene.shown);
  const days = useMemo(() => calendarDays(scene.shown, weeks.flat(), disputed), [scene, weeks, disputed]);
  const undated = useMemo(
    () => scene.shown.filter((entry) => isUndated(entry) && openColumns.some((name) => name === entry.status)),
    [scene],
  );
  const setDown = (entry: ListEntry, on: string) => {
    setCarried(undefined);
    void acts.setWhen(entry, movedTo(entry.when, on));
  };
  const drag = useCardDrag<ListEntry>((entry, target) => setDown(entry, target));
  const focusDay = (next: string) => {
    setDay(next);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, string> = {
      ArrowRight: dayAfter(day, 1),
      ArrowLeft: dayAfter(day, -1),
      ArrowDown: dayAfter(day, 7),
      ArrowUp: dayAfter(day, -7),
      Home: weeks.find((week) => week.includes(day))?.[0] ?? day,
      End: weeks.find((week) => week.includes(day))?.[6] ?? day,
      PageDown: monthAfter(day, 1),
      PageUp: monthAfter(day, -1),
    };
    const next = steps[event.key];
    if (next !== undefined) focusDay(next);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (carried) setDown(carried, day);
      else document.querySelector<HTMLElement>('.plan-day-panel [role="listbox"]')?.focus();
    } else if (event.key === 'Escape' && carried) setCarried(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const handleClick = ({ target }: { readonly target: EventTarget }) => {
    const on = within(target, 'day');
    if (on === undefined || drag.wasDrag()) return;
    if (carried) setDown(carried, on);
    setDay(on);
  };
  const head = (
    <div className="plan-month">
      <Button
        small
        aria-label={words.previousMonth}
        title={words.previousMonth}
        onClick={() => setDay(monthAfter(day, -1))}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <h2 aria-live="polite">{formats.month(day)}</h2>
      <Button small aria-label={words.nextMonth} title={words.nextMonth} onClick={() => setDay(monthAfter(day, 1))}>
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
      <Button small onClick={() => focusDay(scene.today)}>
        {words.goToday}
      </Button>
      <span className="quiet small plan-month-hint">{words.dayBoundary}</span>
    </div>
  );
  const beside = (
    <Undated
      entries={undated}
      scene={scene}
      carried={carried}
      onCarry={(entry) => {
        setCarried(entry);
        if (!narrow) focusDay(day);
      }}
      onPointerDown={drag.onPointerDown}
    />
  );
  if (narrow)
    return (
      <div className="plan-calendar narrow grow">
        {head}
        <AgendaList days={days} month={day.slice(0, 7)} scene={scene} />
        {undated.length > 0 && beside}
      </div>
    );
  return (
    <>
      <div className="plan-calendar grow">
        <div className="plan-calendar-main">
          {head}
          <table
            ref={grid}
            className="plan-grid"
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar one moves in by arrows is a grid.
            role="grid"
            aria-label={formats.month(day)}
            onKeyDown={handleKey}
            onClick={handleClick}
            onPointerDown={(event) => {
              const entry = scene.entryOf(within(event.target, 'id') ?? '');
              if (entry) drag.onPointerDown(event, entry);
            }}
            data-dragging={drag.dragging !== undefined}
          >
            <thead>
              <tr className="plan-weekdays">
                {(weeks[0] ?? []).map((each) => (
                  <th key={each} scope="col" className="quiet small" abbr={formats.weekday(each, 'long')}>
                    {formats.weekday(each)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week[0]} className="plan-week">
                  {week.map((each) => (
                    <CalendarDay
                      key={each}
                      day={each}
                      items={days.get(each) ?? []}
                      scene={scene}
                      isChosen={each === day}
                      isOther={each.slice(0, 7) !== day.slice(0, 7)}
                      isTarget={drag.dragging?.over === each}
                      lines={lines}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet small" role="status">
            {carried ? fill(words.carrying, { name: scene.nameOf(carried) }) : words.calendarKeys}
          </p>
        </div>
        <div className="plan-calendar-beside">
          <DayPanel day={day} items={days.get(day) ?? []} scene={scene} />
          {beside}
        </div>
      </div>
      {drag.dragging && (
        <div className="plan-ghost" ref={drag.ghost} aria-hidden="true">
          <span className="plan-card">
            <span className="status" data-status={drag.dragging.item.status}>
              <StatusShape status={drag.dragging.item.status ?? 'wanted'} />
            </span>{' '}
            <span className="name">{scene.nameOf(drag.dragging.item)}</span>
          </span>
          {drag.dragging.over && (
            <span className="plan-ghost-said small">{formats.day(drag.dragging.over, scene.today)}</span>
          )}
        </div>
      )}
    </>
  );
}

/** The value of a data attribute on what was pressed, or around it. */
function within(target: EventTarget, name: 'id' | 'day'): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] : undefined;
}
