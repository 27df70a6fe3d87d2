/**
 * The board. Keys: arrows move inside and between columns, 1 to 8 set the status, E asks when, Enter opens. The pointer
 * drags. What becomes planned without a date is asked for one, and may go without.
 */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import {
  boardColumns,
  type ColumnName,
  closedColumns,
  isUndated,
  openColumns,
} from '../../../shared/query/plan-view.ts';
import { pathOf } from '../../app/routes.tsx';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { Button } from '../../parts/button.tsx';
import { statusOfKey } from '../../parts/encounter-status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { BoardCard } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';
import { CardBar } from './card-bar.tsx';
import { useCardDrag } from './card-drag.ts';
import { usePlanActs } from './plan-acts.ts';
import { type PlanScene, useStatusWord } from './plan-scene.ts';
import { WhenEditor } from './when-editor.tsx';

interface Asking {
  readonly entry: ListEntry;
  readonly becomes?: string;
  readonly anchor: HTMLElement | null;
}

export function Board({ scene }: { scene: PlanScene }) {
  const words = useWords(planWords);
  const statusWord = useStatusWord();
  const acts = usePlanActs();
  const [, go] = useLocation();
  const [closedShown, setClosedShown] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const [settling, setSettling] = useState<string>();
  const lists = useRef(new Map<ColumnName, HTMLDivElement>());
  const columns = useMemo(() => boardColumns(scene.shown, scene), [scene]);
  const shown: readonly ColumnName[] = closedShown ? [...openColumns, ...closedColumns] : openColumns;
  const focus = useBoardFocus(columns, shown);
  const current = focus.cardOf(focus.column);

  const setStatus = (entry: ListEntry, status: ColumnName) => {
    if (status === entry.status && !entry.contradiction) return;
    if (status === 'planned' && isUndated(entry)) {
      setAsking({
        entry,
        becomes: status,
        anchor: lists.current.get('planned')?.parentElement?.querySelector('h2') ?? null,
      });
      return;
    }
    setSettling(entry.id);
    if (shown.includes(status)) focus.follow(entry.id, status);
    void acts.setStatus([entry], status).then((done) => {
      if (done) lists.current.get(shown.includes(status) ? status : focus.column)?.focus({ preventScroll: true });
    });
  };
  const drag = useCardDrag<ListEntry>((entry, target) => setStatus(entry, target as ColumnName));
  const askWhen = (entry: ListEntry) => setAsking({ entry, anchor: cardElement(entry.id) });

  // The foot says so before any card has the focus.
  useScreenKey('e', () => current && askWhen(current));

  const handleKey = (event: KeyboardEvent, entry: ListEntry | undefined) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const status = statusOfKey(event.key);
    if (step !== undefined) {
      const next = shown[shown.indexOf(focus.column) + step];
      if (next === undefined) return;
      focus.setColumn(next);
      lists.current.get(next)?.focus();
    } else if (!entry) return;
    else if (status) setStatus(entry, status);
    else if (event.key === 'e') askWhen(entry);
    else if (event.key === 'Enter') go(pathOf('encounter', entry.id));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="plan-board grow" data-dragging={drag.dragging !== undefined}>
        {shown.map((name) => (
          <BoardColumn
            key={name}
            name={name}
            cards={columns.get(name) ?? []}
            scene={scene}
            at={focus.placeIn(name)}
            isCurrent={name === focus.column}
            isTarget={drag.dragging?.over === name && drag.dragging.item.status !== name}
            settling={settling}
            list={(element) => {
              if (element) lists.current.set(name, element);
              else lists.current.delete(name);
            }}
            onFocus={() => name !== focus.column && focus.setColumn(name)}
            onMove={(place) => focus.moveTo(name, place)}
            onKey={handleKey}
            onPointerDown={drag.onPointerDown}
            onPress={(_entry, place) => {
              if (!drag.wasDrag()) focus.moveTo(name, place);
            }}
          />
        ))}
        <Closed
          columns={columns}
          isShown={closedShown}
          over={drag.dragging?.over}
          onToggle={() => {
            if (closedShown && !openColumns.some((name) => name === focus.column)) focus.setColumn('wanted');
            setClosedShown(!closedShown);
          }}
        />
      </div>
      <CardBar entry={current} scene={scene} onStatus={setStatus} onWhen={askWhen} hint={words.boardKeys} />
      {drag.dragging && (
        <div className="plan-ghost" ref={drag.ghost} aria-hidden="true">
          <span className="plan-card">
            <BoardCard entry={drag.dragging.item} scene={scene} />
          </span>
          {drag.dragging.over && (
            <span className="plan-ghost-said small">
              {fill(words.dropHere, {
                name: scene.nameOf(drag.dragging.item),
                column: statusWord(drag.dragging.over),
              })}
            </span>
          )}
        </div>
      )}
      {asking && (
        <WhenEditor
          entry={asking.entry}
          scene={scene}
          anchor={{ current: asking.anchor }}
          becomes={asking.becomes}
          onSave={(when) => {
            setAsking(undefined);
            setSettling(asking.entry.id);
            focus.follow(asking.entry.id, (asking.becomes ?? asking.entry.status) as ColumnName);
            void acts.setWhen(asking.entry, when, asking.becomes);
          }}
          onLeave={() => {
            setAsking(undefined);
            if (!asking.becomes) return;
            setSettling(asking.entry.id);
            focus.follow(asking.entry.id, asking.becomes as ColumnName);
            void acts.setStatus([asking.entry], asking.becomes);
          }}
        />
      )}
    </>
  );
}

function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.plan-board [data-id="${id}"] .plan-card`);
}

/** Where the keys are: a column, and in each column a card, which they follow when it moves. */
function useBoardFocus(
  columns: ReadonlyMap<ColumnName, readonly { readonly entry: ListEntry }[]>,
  shown: readonly ColumnName[],
) {
  const [chosen, setColumn] = useState<ColumnName>();
  const [places, setPlaces] = useState<Readonly<Partial<Record<ColumnName, number>>>>({});
  const [followed, setFollowed] = useState<{ readonly id: string; readonly to: ColumnName }>();
  const placeFollowed = followed
    ? (columns.get(followed.to) ?? []).findIndex(({ entry }) => entry.id === followed.id)
    : -1;
  // The card has arrived in its new column: the keys go with it.
  if (followed && placeFollowed >= 0) {
    setFollowed(undefined);
    setColumn(followed.to);
    setPlaces((now) => ({ ...now, [followed.to]: placeFollowed }));
  }
  const column = chosen ?? shown.find((name) => (columns.get(name)?.length ?? 0) > 0) ?? 'wanted';
  const placeIn = (name: ColumnName) => Math.max(0, Math.min((columns.get(name)?.length ?? 0) - 1, places[name] ?? 0));
  return {
    column,
    placeIn,
    cardOf: (name: ColumnName) => columns.get(name)?.[placeIn(name)]?.entry,
    setColumn,
    moveTo: (name: ColumnName, place: number) => {
      setColumn(name);
      setPlaces((now) => ({ ...now, [name]: place }));
    },
    follow: (id: string, to: ColumnName) => setFollowed({ id, to }),
  };
}

interface ClosedProps {
  readonly columns: ReadonlyMap<ColumnName, readonly unknown[]>;
  readonly isShown: boolean;
  readonly over: string | undefined;
  readonly onToggle: () => void;
}

/** What is settled lies folded at the edge; each status can still be dropped on. */
function Closed({ columns, isShown, over, onToggle }: ClosedProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  const total = closedColumns.reduce((sum, name) => sum + (columns.get(name)?.length ?? 0), 0);
  return (
    <div className="plan-closed">
      <p>{formats.counted(words.closed, total)}</p>
      <p className="quiet small">{formats.counted(words.closedHint, 14)}</p>
      {!isShown && (
        <ul>
          {closedColumns.map((name) => (
            <li key={name} className="plan-closed-drop" data-drop={name} data-target={over === name}>
              <StatusMark status={name} />{' '}
              <span className="figures quiet">{formats.number(columns.get(name)?.length ?? 0)}</span>
            </li>
          ))}
        </ul>
      )}
      <Button small aria-expanded={isShown} onClick={onToggle}>
        {isShown ? words.hideClosed : words.showClosed}
      </Button>
    </div>
  );
}
