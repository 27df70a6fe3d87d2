/**
 * Dragging with the pointer. A card follows once it has moved a little; what lies under it is found by `data-drop`. The
 * finger scrolls instead: on touch the bar below and the keys do the same. Escape leaves everything where it was.
 */
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';

export interface Dragging<T> {
  readonly item: T;
  /** The `data-drop` under the pointer. */
  readonly over: string | undefined;
}

interface CardDrag<T> {
  readonly dragging: Dragging<T> | undefined;
  readonly onPointerDown: (event: ReactPointerEvent, item: T) => void;
  /** Follows the pointer. */
  readonly ghost: (element: HTMLElement | null) => void;
  /** True right after a drag: the click that ends it means nothing. */
  readonly wasDrag: () => boolean;
}

const leastWay = 6;

export function useCardDrag<T>(onDrop: (item: T, target: string) => void): CardDrag<T> {
  const [dragging, setDragging] = useState<Dragging<T>>();
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const ghost = useRef<HTMLElement | null>(null);
  const at = useRef({ x: 0, y: 0 });
  const stop = useRef(() => {});
  const endedAt = useRef(-1);
  useEffect(() => () => stop.current(), []);

  const place = useCallback(() => {
    if (ghost.current) ghost.current.style.translate = `${at.current.x + 8}px ${at.current.y + 8}px`;
  }, []);
  const onPointerDown = useCallback(
    (event: ReactPointerEvent, item: T) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const from = { x: event.clientX, y: event.clientY };
      let moving = false;
      let over: string | undefined;
      const move = (now: PointerEvent) => {
        at.current = { x: now.clientX, y: now.clientY };
        if (!moving && Math.hypot(now.clientX - from.x, now.clientY - from.y) < leastWay) return;
        const under = targetAt(now.clientX, now.clientY);
        if (!moving || under !== over) {
          moving = true;
          over = under;
          setDragging({ item, over });
        }
        place();
      };
      const end = (dropped: boolean, time: number) => {
        stop.current();
        if (!moving) return;
        endedAt.current = time;
        setDragging(undefined);
        if (dropped && over !== undefined) latest.current(item, over);
      };
      const up = (now: PointerEvent) => end(true, now.timeStamp);
      const cancel = (now: Event) => end(false, now.timeStamp);
      const key = (now: KeyboardEvent) => {
        if (now.key !== 'Escape') return;
        now.stopPropagation();
        cancel(now);
      };
      stop.current();
      stop.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', key, true);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', key, true);
    },
    [place],
  );
  return {
    dragging,
    onPointerDown,
    ghost: (element) => {
      ghost.current = element;
      place();
    },
    wasDrag: () => performance.now() - endedAt.current < 50,
  };
}

function targetAt(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset['drop'];
}
