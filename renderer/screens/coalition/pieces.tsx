/** What the parts of this screen are made of: a headed section, a list that begins short, a row's own audience. */
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { pathOf } from '../../app/routes.tsx';
import { useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

interface PartProps {
  readonly title: string;
  readonly count: number;
  readonly hint?: string;
  readonly none: string;
  /** Below, also where there is nothing yet. */
  readonly act?: ReactNode;
  readonly children: ReactNode;
}

export function Part({ title, count, hint, none, act, children }: PartProps) {
  const id = useId();
  const formats = useFormats();
  return (
    <section className="coalition-part" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="quiet figures">{formats.number(count)}</span>
      </h2>
      {count === 0 ? <p className="quiet">{none}</p> : hint && <p className="quiet small">{hint}</p>}
      {count > 0 && children}
      {act}
    </section>
  );
}

const step = 25;

/** The first of a long list, and more when asked. */
export function Short<T>({ items, children }: { items: readonly T[]; children: (item: T) => ReactNode }) {
  const words = useWords(coalitionWords);
  const formats = useFormats();
  const [shown, setShown] = useState(step);
  const more = Math.min(step * 4, items.length - shown);
  return (
    <>
      <ul className="coalition-rows">{items.slice(0, shown).map(children)}</ul>
      {more > 0 && (
        <Button small onClick={() => setShown(shown + more)}>
          {formats.counted(words.more, more)}
        </Button>
      )}
    </>
  );
}

export function OrganisationLink({ id }: { id: string }) {
  const names = useNames();
  const name = names.of(id);
  return (
    <Link className="name" href={pathOf('organisation', id)}>
      {name}
    </Link>
  );
}

/** The word of a closed list; what a newer version wrote is shown as it stands. */
export function wordOf(words: Readonly<Record<string, string>>, value: string | undefined): string {
  return value === undefined ? '' : (Object.entries(words).find(([each]) => each === value)?.[1] ?? value);
}
