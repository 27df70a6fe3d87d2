/** A screen's head and body. Sets the window's title and takes the focus, so that a screen reader says where one is. */
import { type ReactNode, useEffect, useRef } from 'react';

interface PageProps {
  readonly title: ReactNode;
  /** For the window's title; `title` itself where that is a text. */
  readonly name?: string;
  /** Beside the title: acts, choices. */
  readonly aside?: ReactNode;
  /** The body gets the whole height: lists, boards. */
  readonly fill?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Page({ title, name, aside, fill, className, children }: PageProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const called = name ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = called === '' ? 'Samband' : `${called} – Samband`;
  }, [called]);
  useEffect(() => {
    // Whoever typed or stands in a list stays there; after a click on a link that is gone, focus would be nowhere.
    if (document.activeElement === document.body || document.activeElement === null)
      head.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={['page', fill ? 'fill' : '', className ?? ''].filter(Boolean).join(' ')}>
      <header className="page-head">
        <h1 ref={head} tabIndex={-1} className="name" title={called.length > 80 ? called : undefined}>
          {title}
        </h1>
        {aside}
      </header>
      {children}
    </div>
  );
}
