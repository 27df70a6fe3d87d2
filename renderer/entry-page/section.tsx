/** What an entry's page is made of: a headed part, a list that begins short, an act that opens a small form. */
import { type ReactNode, useId, useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { Button } from '../parts/button.tsx';
import { useFormats, useWords } from '../words/language.tsx';

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  /** Where there is nothing. */
  readonly none?: string;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

export function Section({ title, count, none, aside, children }: SectionProps) {
  const id = useId();
  const formats = useFormats();
  return (
    <section className="entry-section" aria-labelledby={id}>
      <header className="entry-section-head">
        <h2 id={id}>
          {title}
          {count !== undefined && count > 0 && <span className="quiet figures"> {formats.number(count)}</span>}
        </h2>
        {aside}
      </header>
      {count === 0 && none && <p className="quiet">{none}</p>}
      {children}
    </section>
  );
}

const atFirst = 12;

export function ShortList<T>({ items, children }: { items: readonly T[]; children: (item: T) => ReactNode }) {
  const words = useWords(entryWords);
  const formats = useFormats();
  const [most, setMost] = useState(atFirst);
  if (items.length === 0) return null;
  const more = Math.min(items.length - most, most * 4);
  return (
    <>
      <ul className="entry-lines">{items.slice(0, most).map(children)}</ul>
      {more > 0 && (
        <p>
          <Button small onClick={() => setMost(most + more)}>
            {formats.counted(words.showAll, more)}
          </Button>
        </p>
      )}
    </>
  );
}

/** A small form behind its own act. `children` gets the way to close it. */
export function Adding({ word, children }: { word: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <p>
        <Button small aria-expanded={false} onClick={() => setOpen(true)}>
          {word}
        </Button>
      </p>
    );
  return <div className="entry-adding">{children(() => setOpen(false))}</div>;
}
