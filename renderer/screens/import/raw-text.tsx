/** The text as it was pasted, with what was found in it marked; pointing at a mark lights its row, and the other way. */
import { memo, useEffect, useMemo, useRef } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { type MarkType, type TextPiece, textPieces } from '../../../shared/import/text-marks.ts';
import { useWords } from '../../words/language.tsx';
import type { PostReading } from './use-reading.ts';

interface RawTextProps {
  readonly text: string;
  readonly reading: PostReading;
  /** The item that is pointed at or focused elsewhere. */
  readonly lit: string | undefined;
  readonly onPoint: (item: string) => void;
  readonly onLeave: (item: string) => void;
  readonly onPick: (item: string) => void;
}

const legendOrder: readonly MarkType[] = ['organisation', 'person', 'when', 'status', 'other', 'ignored'];

export function RawText({ text, reading, lit, onPoint, onLeave, onPick }: RawTextProps) {
  const words = useWords(importWords);
  const pane = useRef<HTMLDivElement>(null);
  const { proposal, cues } = reading;
  const pieces = useMemo(() => textPieces(text, proposal, cues), [text, proposal, cues]);
  const used = useMemo(() => new Set(pieces.flatMap(({ type }) => type ?? [])), [pieces]);
  useLink(pane, { onPoint, onLeave, onPick });
  useLit(pane, lit);
  return (
    <section className="import-raw" aria-label={words.pasted}>
      <ul className="import-legend small" aria-label={words.legendTitle}>
        {legendOrder
          .filter((type) => used.has(type))
          .map((type) => (
            <li key={type}>
              <span className="import-mark" data-mark={type}>
                {words.legend[type]}
              </span>
            </li>
          ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys. */}
      <div ref={pane} className="import-text" role="document" aria-label={words.pasted} tabIndex={0}>
        <Pieces pieces={pieces} />
      </div>
    </section>
  );
}

const Pieces = memo(function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ start, text, type, items }) =>
    type ? (
      <span key={start} className="import-mark" data-mark={type} data-items={items.join(' ')}>
        {text}
      </span>
    ) : (
      text
    ),
  );
});

/** One listener for all marks: there can be thousands. */
function useLink(
  pane: { readonly current: HTMLElement | null },
  acts: Pick<RawTextProps, 'onPoint' | 'onLeave' | 'onPick'>,
): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const box = pane.current;
    if (!box) return;
    let at: string | undefined;
    const point = (event: Event) => {
      const next = event.type === 'mouseleave' ? undefined : itemAt(event.target);
      if (next === at) return;
      if (at) latest.current.onLeave(at);
      at = next;
      if (at) latest.current.onPoint(at);
    };
    const pick = (event: Event) => {
      const item = itemAt(event.target);
      if (item) latest.current.onPick(item);
    };
    box.addEventListener('mouseover', point);
    box.addEventListener('mouseleave', point);
    box.addEventListener('click', pick);
    return () => {
      box.removeEventListener('mouseover', point);
      box.removeEventListener('mouseleave', point);
      box.removeEventListener('click', pick);
    };
  }, [pane]);
}

function itemAt(target: EventTarget | null): string | undefined {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-items]') : null;
  // The last is the smallest: whoever points at a person in a sentence means the person.
  return mark?.dataset['items']?.split(' ').filter(Boolean).at(-1);
}

/** Lights the item's marks and brings the first into the pane, without moving the page. */
function useLit(pane: { readonly current: HTMLElement | null }, lit: string | undefined): void {
  useEffect(() => {
    const box = pane.current;
    if (!box || !lit) return;
    const marks = [...box.querySelectorAll<HTMLElement>(`[data-items~="${CSS.escape(lit)}"]`)];
    for (const mark of marks) mark.dataset['lit'] = 'true';
    const first = marks[0];
    if (first && !box.matches(':hover')) {
      const top = first.offsetTop - box.offsetTop;
      const isSeen = top >= box.scrollTop && top + first.offsetHeight <= box.scrollTop + box.clientHeight;
      if (!isSeen) box.scrollTop = top - box.clientHeight / 3;
    }
    return () => {
      for (const mark of marks) delete mark.dataset['lit'];
    };
  }, [pane, lit]);
}
