/**
 * The plan as a table of any length: a sorted, virtual grid by country and day. Space marks, Shift with the arrows marks
 * several; status, day and trip are then set for all of them in one step.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { defaultWidth } from '../../../shared/edit/default-space.ts';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { countryOf, type ListOrder, sortPlan } from '../../../shared/query/plan-view.ts';
import { pathOf } from '../../app/routes.tsx';
import { statusOfKey } from '../../parts/encounter-status.ts';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { useRowsInSight } from '../../parts/printing.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { BatchBar } from './batch-bar.tsx';
import { TripMark, Warnings } from './marks.tsx';
import { usePlanActs } from './plan-acts.ts';
import type { PlanScene } from './plan-scene.ts';
import { WhenEditor } from './when-editor.tsx';
import { useWhenText } from './when-text.ts';

const columns: readonly ListOrder[] = ['name', 'status', 'day', 'place', 'trip', 'people'];

export function PlanList({ scene }: { scene: PlanScene }) {
  const words = useWords(planWords);
  const acts = usePlanActs();
  const [, go] = useLocation();
  const [order, setOrder] = useState<{ by: ListOrder; backwards: boolean }>({ by: 'country', backwards: false });
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<ListEntry>();
  const anchor = useRef<HTMLElement | null>(null);
  const sorted = useMemo(
    () =>
      sortPlan(scene.shown, order, {
        ...scene,
        tripName: (id) => {
          const trip = scene.entryOf(id);
          return trip ? scene.nameOf(trip) : '';
        },
      }),
    [scene, order],
  );
  const markedEntries = useMemo(() => sorted.filter(({ id }) => marked.has(id)), [sorted, marked]);
  const about = (entry: ListEntry) => (marked.has(entry.id) ? markedEntries : [entry]);
  const toggle = (id: string, on = !marked.has(id)) =>
    setMarked((now) => {
      const next = new Set(now);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  const handleKey = (event: KeyboardEvent, entry: ListEntry): boolean => {
    const status = statusOfKey(event.key);
    if (event.key === ' ') toggle(entry.id);
    else if (status) void acts.setStatus(about(entry), status);
    else if (event.key === 'e') {
      anchor.current = document.querySelector<HTMLElement>(`.plan-list [data-id="${entry.id}"]`);
      setAsking(entry);
    } else if (event.key === 'Enter') go(pathOf('encounter', entry.id));
    else if (event.key === 'Escape' && marked.size > 0) setMarked(new Set());
    else return false;
    return true;
  };
  return (
    <>
      <ListGrid
        items={sorted}
        scene={scene}
        order={order}
        marked={marked}
        onOrder={(by) => setOrder((now) => ({ by, backwards: now.by === by && !now.backwards }))}
        onKey={handleKey}
        onMark={toggle}
        onOpen={(entry) => go(pathOf('encounter', entry.id))}
      />
      <BatchBar
        entries={markedEntries}
        scene={scene}
        acts={acts}
        onUnmark={() => setMarked(new Set())}
        onMarkAll={() => setMarked(new Set(sorted.map(({ id }) => id)))}
      />
      {asking && (
        <WhenEditor
          entry={asking}
          scene={scene}
          anchor={anchor}
          onSave={(when) => {
            setAsking(undefined);
            const entries = about(asking);
            void (entries.length > 1 ? acts.setForAll(entries, 'when', when) : acts.setWhen(asking, when));
          }}
          onLeave={() => setAsking(undefined)}
        />
      )}
      <p className="unseen">{words.listKeys}</p>
    </>
  );
}

interface ListGridProps {
  readonly items: readonly ListEntry[];
  readonly scene: PlanScene;
  readonly order: { readonly by: ListOrder; readonly backwards: boolean };
  readonly marked: ReadonlySet<string>;
  readonly onOrder: (by: ListOrder) => void;
  readonly onKey: (event: KeyboardEvent, entry: ListEntry) => boolean;
  readonly onMark: (id: string, on?: boolean) => void;
  readonly onOpen: (entry: ListEntry) => void;
}

function ListGrid({ items, scene, order, marked, onOrder, onKey, onMark, onOpen }: ListGridProps) {
  const words = useWords(planWords);
  const formats = useFormats();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string>();
  const place = items.findIndex((entry) => entry.id === activeId);
  const at = Math.max(0, place);
  const grouped = order.by === 'country';
  const heads = useMemo(
    () => (grouped ? countryHeads(items, scene) : new Map<number, string>()),
    [items, scene, grouped],
  );
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (heads.has(index) ? 66 : 37),
    overscan: 12,
    rangeExtractor: useRowsInSight(),
    getItemKey: (index) => items[index]?.id ?? index,
  });
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place, { align: 'auto' });
  }, [place, rows.scrollToIndex]);

  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const entry = items[at];
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 400) / 37) - 2);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      const next = items[Math.max(0, Math.min(items.length - 1, to))];
      if (event.shiftKey && entry && next) {
        onMark(entry.id, true);
        onMark(next.id, true);
      }
      setActiveId(next?.id);
    } else if (!entry || !onKey(event, entry)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const handleClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const entry = items.find((each) => each.id === target?.closest('[data-id]')?.getAttribute('data-id'));
    if (!entry) return;
    setActiveId(entry.id);
    if (target?.closest('.plan-mark-box')) onMark(entry.id);
    else if (event.detail > 1) onOpen(entry);
  };
  const shown = rows.getVirtualItems();
  return (
    <div className="plan-list grow">
      <div className="plan-list-head">
        <span />
        {columns.map((column) => (
          <SortButton
            key={column}
            word={column === 'day' ? words.columns.day : words.columns[column]}
            isBy={order.by === column}
            backwards={order.backwards}
            onPress={() => onOrder(column)}
          />
        ))}
        <SortButton
          word={words.columns.country}
          isBy={grouped}
          backwards={order.backwards}
          onPress={() => onOrder('country')}
        />
      </div>
      <div
        ref={frame}
        className="rows grow"
        role="listbox"
        aria-multiselectable="true"
        aria-label={words.views.list}
        aria-activedescendant={shown.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={handleKey}
        onClick={handleClick}
      >
        <div className="rows-inner" role="presentation" style={{ height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const entry = items[row.index];
            if (!entry) return null;
            const head = heads.get(row.index);
            return (
              <div
                key={row.key}
                id={`${id}-${row.index}`}
                ref={rows.measureElement}
                data-index={row.index}
                data-id={entry.id}
                className="plan-list-row"
                role="option"
                tabIndex={-1}
                aria-selected={marked.has(entry.id)}
                aria-posinset={row.index + 1}
                aria-setsize={items.length}
                data-active={row.index === at}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {head !== undefined && <span className="plan-section quiet small">{head}</span>}
                <ListRow entry={entry} scene={scene} isMarked={marked.has(entry.id)} country={!grouped} />
              </div>
            );
          })}
        </div>
      </div>
      <p className="quiet small plan-list-foot">
        <span className="figures">{formats.number(items.length)}</span> · {words.listKeys}
      </p>
    </div>
  );
}

function countryHeads(items: readonly ListEntry[], scene: PlanScene): ReadonlyMap<number, string> {
  const heads = new Map<number, string>();
  let last: string | undefined | null = null;
  for (const [index, entry] of items.entries()) {
    const country = countryOf(entry, scene.entryOf);
    if (country !== last) heads.set(index, scene.countryName(country));
    last = country;
  }
  return heads;
}

interface ListRowProps {
  readonly entry: ListEntry;
  readonly scene: PlanScene;
  readonly isMarked: boolean;
  readonly country: boolean;
}

function ListRow({ entry, scene, isMarked, country }: ListRowProps) {
  const formats = useFormats();
  const whenText = useWhenText();
  const name = scene.nameOf(entry);
  const code = countryOf(entry, scene.entryOf);
  return (
    <span className="plan-list-cells">
      <span className="plan-mark-box" data-marked={isMarked} aria-hidden="true" />
      <span className="plan-cell-name">
        <span className="name one-line" title={name}>
          {name}
        </span>
        <LayerMark id={entry.space} unless={defaultWidth(entry.kind)} />
        <Warnings entry={entry} scene={scene} />
      </span>
      <StatusMark status={entry.status ?? 'wanted'} postponed={entry.postponed ?? false} />
      <span className="figures one-line" title={whenText(entry.when, true)}>
        {whenText(entry.when)}
      </span>
      <span className="name one-line">{entry.place ?? ''}</span>
      <span className="one-line">
        <TripMark entry={entry} {...scene} />
      </span>
      <span className="figures plan-cell-number">
        {entry.people?.length ? formats.number(entry.people.length) : ''}
      </span>
      <span className="one-line quiet">{country && code !== undefined ? formats.country(code) : ''}</span>
    </span>
  );
}

function SortButton(props: { word: string; isBy: boolean; backwards: boolean; onPress: () => void }) {
  const words = useWords(planWords);
  const Icon = props.backwards ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className="plan-sort"
      aria-pressed={props.isBy}
      title={fill(words.sortBy, { column: props.word })}
      onClick={props.onPress}
    >
      {props.word} {props.isBy && <Icon size={13} aria-hidden="true" />}
    </button>
  );
}
