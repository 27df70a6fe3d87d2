/** The month where there is no room for one: its days with something on them, one after the other. */
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { CalendarEntry } from '../../../shared/query/plan-view.ts';
import { pathOf } from '../../app/routes.tsx';
import { statusOfKey } from '../../parts/encounter-status.ts';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { EncounterLine } from './encounter-line.tsx';
import { usePlanActs } from './plan-acts.ts';
import type { PlanScene } from './plan-scene.ts';

interface AgendaListProps {
  readonly days: ReadonlyMap<string, readonly CalendarEntry[]>;
  /** YYYY-MM */
  readonly month: string;
  readonly scene: PlanScene;
}

export function AgendaList({ days, month, scene }: AgendaListProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  const acts = usePlanActs();
  const [, go] = useLocation();
  const lines = useMemo(
    () =>
      [...days].flatMap(([day, items]) =>
        day.startsWith(month)
          ? items.map((item, place) => ({ ...item, day, isFirst: place === 0, key: `${day} ${item.entry.id}` }))
          : [],
      ),
    [days, month],
  );
  if (lines.length === 0) return <p className="quiet">{words.nothingInMonth}</p>;
  return (
    <VirtualList
      label={words.views.calendar}
      items={lines}
      keyOf={({ key }) => key}
      rowHeight={56}
      className="grow plan-agenda"
      onOpen={({ entry }) => go(pathOf('encounter', entry.id))}
      onKey={(event, { entry }) => {
        const status = statusOfKey(event.key);
        if (status) void acts.setStatus([entry], status);
        return status !== undefined;
      }}
    >
      {({ entry, day, isFirst, disputed }) => (
        <span className="plan-agenda-line">
          {isFirst && <span className="plan-section quiet small">{formats.day(day, scene.today)}</span>}
          <span className="plan-agenda-row">
            <EncounterLine entry={entry} scene={scene} disputed={disputed ?? false} />
          </span>
        </span>
      )}
    </VirtualList>
  );
}
