/**
 * A list of any length, of which only what is seen exists. One stop for the Tab key; arrows, J and K, Home, End and the
 * page keys move inside; Enter opens; other keys go to `onKey` with the row they are about. Where rows can be marked, X, Shift
 * with what moves, Ctrl+A, and a click with Ctrl or Shift mark them. Rows may stand in sections, whose heading stays in sight.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useRowsInSight } from './printing.ts';

/** CSS pixels of a section's heading, as parts.css has it. */
const headingHeight = 30;

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly children: (item: T, state: { readonly active: boolean }) => ReactNode;
  readonly onOpen?: (item: T) => void;
  /** True where the key was used. */
  readonly onKey?: (event: KeyboardEvent, item: T) => boolean;
  readonly onActive?: (item: T) => void;
  /** Starts with this one, and follows it. */
  readonly activeKey?: string | undefined;
  /** CSS pixels of an ordinary row; what is really drawn is measured. */
  readonly rowHeight?: number;
  readonly className?: string;
  /** Keys of those that are marked; with it rows can be. */
  readonly marked?: ReadonlySet<string>;
  /** `on` undefined: the other way round. */
  readonly onMark?: (items: readonly T[], on?: boolean) => void;
  /** Rows of one section follow each other. */
  readonly sections?:
    | { readonly of: (item: T) => string; readonly heading: (section: string) => ReactNode }
    | undefined;
  /** Where the list was left, kept by its owner. */
  readonly scroll?: { offset: number };
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, children, onOpen, onKey, onActive, activeKey, rowHeight = 36, className } = props;
  const { marked, onMark, scroll, sections } = props;
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(0, items.length - 1));
  const sectionAt = (place: number) => {
    const item = items[place];
    return sections && item !== undefined ? sections.of(item) : undefined;
  };
  const beginsSection = (place: number) => sections !== undefined && sectionAt(place) !== sectionAt(place - 1);
  const keys = useRef(keyOf);
  keys.current = keyOf;
  // With another function at each drawing every row would be measured anew, all ten thousand of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: headings come and go with the sections, and with them heights.
  const getItemKey = useCallback(
    (place: number) => {
      const item = items[place];
      return item === undefined ? place : keys.current(item);
    },
    [items, sections === undefined],
  );
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: (place) => rowHeight + (beginsSection(place) ? headingHeight : 0),
    scrollPaddingStart: sections ? headingHeight : 0,
    overscan: 4,
    rangeExtractor: useRowsInSight(),
    initialOffset: scroll?.offset ?? 0,
    onChange: (list) => {
      if (scroll && list.scrollOffset !== null) scroll.offset = list.scrollOffset;
    },
    getItemKey,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the key, not every new list.
  useEffect(() => {
    const place = activeKey === undefined ? -1 : items.findIndex((item) => keyOf(item) === activeKey);
    if (place >= 0) {
      setActive(place);
      rows.scrollToIndex(place, { align: 'auto' });
    }
  }, [activeKey]);

  const move = (to: number) => {
    const place = Math.max(0, Math.min(items.length - 1, to));
    setActive(place);
    rows.scrollToIndex(place, { align: 'auto' });
    const item = items[place];
    if (item !== undefined) onActive?.(item);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.target !== frame.current || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || !onMark) return;
      onMark(items, true);
      event.preventDefault();
      return;
    }
    const item = items[at];
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 400) / rowHeight) - 1);
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
      if (event.shiftKey) onMark?.(items.slice(Math.max(0, Math.min(at, to)), Math.max(at, to) + 1), true);
      move(to);
    } else if (item === undefined) return;
    else if (event.key === 'x' && onMark) onMark([item]);
    else if (event.key === 'Enter' && onOpen) onOpen(item);
    else if (!onKey?.(event, item)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const handleClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const place = Number(row?.getAttribute('data-index') ?? Number.NaN);
    const item = items[place];
    // A control inside a row does its own thing.
    if (item === undefined || (event.target instanceof Element && event.target.closest('a, button, input, select')))
      return;
    setActive(place);
    if (onMark && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      if (event.shiftKey) onMark(items.slice(Math.min(at, place), Math.max(at, place) + 1), true);
      else onMark([item]);
      return;
    }
    onActive?.(item);
    onOpen?.(item);
  };

  const shown = rows.getVirtualItems();
  const activeShown = shown.some((row) => row.index === at);
  const top = shown.find((row) => row.end > (rows.scrollOffset ?? 0) + headingHeight)?.index ?? 0;
  const heading = (place: number) => {
    const section = sectionAt(place);
    return section === undefined ? null : sections?.heading(section);
  };
  return (
    <div
      ref={frame}
      className={['rows', className].filter(Boolean).join(' ')}
      role="listbox"
      aria-label={label}
      aria-multiselectable={marked ? true : undefined}
      aria-activedescendant={activeShown ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={handleKey}
      onClick={handleClick}
    >
      {sections && items.length > 0 && (
        <div className="rows-sticky" role="presentation" aria-hidden="true">
          <div className="rows-heading">{heading(top)}</div>
        </div>
      )}
      <div className="rows-inner" role="presentation" style={{ height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const isActive = row.index === at;
          const isMarked = marked?.has(keyOf(item));
          return (
            <div
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              role="presentation"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {beginsSection(row.index) && (
                // The heading is read with the first row of its section.
                <div className="rows-heading" aria-hidden="true">
                  {heading(row.index)}
                </div>
              )}
              <div
                id={`${id}-${row.index}`}
                data-index={row.index}
                className="row"
                role="option"
                tabIndex={-1}
                aria-selected={isMarked ?? isActive}
                aria-posinset={row.index + 1}
                aria-setsize={items.length}
                data-active={isActive}
                data-current={activeKey !== undefined && keyOf(item) === activeKey}
              >
                {beginsSection(row.index) && <span className="unseen">{heading(row.index)}</span>}
                {children(item, { active: isActive })}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
