/** The chosen day beside the month: everything on it, with the keys of every list of encounters. */
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { CalendarEntry } from '../../../shared/query/plan-view.ts';
import { pathOf } from '../../app/routes.tsx';
import { statusOfKey } from '../../parts/encounter-status.ts';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { EncounterLine } from './encounter-line.tsx';
import { usePlanActs } from './plan-acts.ts';
import type { PlanScene } from './plan-scene.ts';
import { WhenEditor } from './when-editor.tsx';

interface DayPanelProps {
  readonly day: string;
  readonly items: readonly CalendarEntry[];
  readonly scene: PlanScene;
}

export function DayPanel({ day, items, scene }: DayPanelProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  const acts = usePlanActs();
  const [, go] = useLocation();
  const [asking, setAsking] = useState<ListEntry>();
  const panel = useRef<HTMLElement>(null);
  return (
    <section className="plan-day-panel" ref={panel} aria-labelledby="plan-day-name">
      <h2 id="plan-day-name">{formats.dayLong(day)}</h2>
      {items.length === 0 ? (
        <p className="quiet">{words.nothingOnDay}</p>
      ) : (
        <VirtualList
          label={formats.dayLong(day)}
          items={items}
          keyOf={({ entry }) => entry.id}
          rowHeight={52}
          className="grow"
          onOpen={({ entry }) => go(pathOf('encounter', entry.id))}
          onKey={(event, { entry }) => {
            const status = statusOfKey(event.key);
            if (status) void acts.setStatus([entry], status);
            else if (event.key === 'e') setAsking(entry);
            else return false;
            return true;
          }}
        >
          {({ entry, disputed }) => <EncounterLine entry={entry} scene={scene} disputed={disputed ?? false} />}
        </VirtualList>
      )}
      {asking && (
        <WhenEditor
          entry={asking}
          scene={scene}
          anchor={panel}
          onSave={(when) => {
            setAsking(undefined);
            void acts.setWhen(asking, when);
          }}
          onLeave={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}
