/** What is open and has no date: to be dragged onto a day, or picked up and set down with the keys. */
import type { PointerEvent } from 'react';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { EncounterLine } from './encounter-line.tsx';
import type { PlanScene } from './plan-scene.ts';

interface UndatedProps {
  readonly entries: readonly ListEntry[];
  readonly scene: PlanScene;
  readonly carried: ListEntry | undefined;
  readonly onCarry: (entry: ListEntry) => void;
  readonly onPointerDown: (event: PointerEvent, entry: ListEntry) => void;
}

export function Undated({ entries, scene, carried, onCarry, onPointerDown }: UndatedProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  return (
    <section
      className="plan-undated"
      aria-labelledby="plan-undated-name"
      onPointerDown={(event) => {
        const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
        const entry = entries[Number(row?.getAttribute('data-index') ?? Number.NaN)];
        if (entry) onPointerDown(event, entry);
      }}
    >
      <h2 id="plan-undated-name">
        {words.withoutDateTitle} <span className="quiet figures">{formats.number(entries.length)}</span>
      </h2>
      {entries.length === 0 ? (
        <p className="quiet">{words.allHaveDates}</p>
      ) : (
        <>
          <p className="quiet small">{words.withoutDateHint}</p>
          <VirtualList
            label={words.withoutDateTitle}
            items={entries}
            keyOf={({ id }) => id}
            rowHeight={40}
            className="grow"
            onOpen={onCarry}
          >
            {(entry) => (
              <span className="plan-undated-row" data-carried={entry.id === carried?.id}>
                <EncounterLine entry={entry} scene={scene} />
              </span>
            )}
          </VirtualList>
        </>
      )}
    </section>
  );
}
