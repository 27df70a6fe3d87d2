/** One status: its cards by country, of which only what is seen exists. Focus is the column's, the board moves it. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useId, useRef } from 'react';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { BoardCard as Card, ColumnName } from '../../../shared/query/plan-view.ts';
import { useRowsInSight } from '../../parts/printing.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { BoardCard } from './board-card.tsx';
import type { PlanScene } from './plan-scene.ts';

interface BoardColumnProps {
  readonly name: ColumnName;
  readonly cards: readonly Card[];
  readonly scene: PlanScene;
  /** The card the keys are about, by its place. */
  readonly at: number;
  /** Reached by Tab. */
  readonly isCurrent: boolean;
  readonly isTarget: boolean;
  readonly settling: string | undefined;
  readonly list: (element: HTMLDivElement | null) => void;
  readonly onFocus: () => void;
  readonly onMove: (place: number) => void;
  readonly onKey: (event: KeyboardEvent, entry: ListEntry | undefined) => void;
  readonly onPointerDown: (event: PointerEvent, entry: ListEntry) => void;
  readonly onPress: (entry: ListEntry, place: number) => void;
}

export function BoardColumn(props: BoardColumnProps) {
  const { name, cards, scene, at, isCurrent, isTarget, settling } = props;
  const words = useWords(planWords);
  const formats = useFormats();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useColumnRows(frame, cards);
  useEffect(() => {
    if (cards.length > 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, cards.length, rows.scrollToIndex]);
  const shown = rows.getVirtualItems();
  const page = () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 400) / 64) - 1);

  const handleKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      Home: 0,
      End: cards.length - 1,
      PageDown: at + page(),
      PageUp: at - page(),
    };
    const to = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : steps[event.key];
    if (to === undefined) {
      props.onKey(event, cards[at]?.entry);
      return;
    }
    event.preventDefault();
    props.onMove(Math.max(0, Math.min(cards.length - 1, to)));
  };
  const cardOf = (event: { readonly target: EventTarget }) => {
    const card = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const place = Number(card?.getAttribute('data-index') ?? Number.NaN);
    return { place, entry: cards[place]?.entry };
  };
  return (
    <section className="plan-column" data-drop={name} data-target={isTarget} aria-labelledby={`${id}-name`}>
      <h2 className="plan-column-head" id={`${id}-name`}>
        <StatusMark status={name} />{' '}
        <span className="quiet figures plan-column-count">{formats.number(cards.length)}</span>
      </h2>
      <div
        ref={(element) => {
          frame.current = element;
          props.list(element);
        }}
        className="rows plan-cards"
        role="listbox"
        aria-labelledby={`${id}-name`}
        aria-activedescendant={shown.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
        tabIndex={isCurrent ? 0 : -1}
        onKeyDown={handleKey}
        onFocus={props.onFocus}
        onPointerDown={(event) => {
          const { entry } = cardOf(event);
          if (entry) props.onPointerDown(event, entry);
        }}
        onClick={(event) => {
          const { entry, place } = cardOf(event);
          if (entry) props.onPress(entry, place);
        }}
      >
        <div className="rows-inner" role="presentation" style={{ height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const card = cards[row.index];
            if (!card) return null;
            const { entry, country, section } = card;
            return (
              <div
                key={row.key}
                id={`${id}-${row.index}`}
                ref={rows.measureElement}
                data-index={row.index}
                data-id={entry.id}
                className="plan-card-row"
                role="option"
                tabIndex={-1}
                aria-selected={isCurrent && row.index === at}
                aria-posinset={row.index + 1}
                aria-setsize={cards.length}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {section !== undefined && (
                  <span className="plan-section quiet small">
                    {scene.countryName(country)} <span className="figures">{formats.number(section)}</span>
                  </span>
                )}
                <span className="plan-card" data-settling={settling === entry.id}>
                  <BoardCard entry={entry} scene={scene} />
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {cards.length === 0 && <p className="quiet small plan-column-empty">{words.columnEmpty}</p>}
    </section>
  );
}

function useColumnRows(frame: RefObject<HTMLDivElement | null>, cards: readonly Card[]) {
  return useVirtualizer({
    count: cards.length,
    getScrollElement: () => frame.current,
    estimateSize: (place) => (cards[place]?.section === undefined ? 64 : 88),
    overscan: 6,
    rangeExtractor: useRowsInSight(),
    getItemKey: (place) => cards[place]?.entry.id ?? place,
  });
}
