/** A page with nothing around it: before there is a vault, and while it is locked. Its window's title tells nothing. */
import { type ReactNode, useEffect, useRef } from 'react';
import './door.css';

interface AloneProps {
  readonly title: string;
  /** True where a field of the page takes the focus itself. */
  readonly leavesFocus?: boolean;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Alone({ title, leavesFocus = false, aside, children }: AloneProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = 'Samband';
    if (!leavesFocus) head.current?.focus();
  }, [leavesFocus]);
  return (
    <main className="alone door">
      <header className="door-head">
        <p className="door-brand">Samband</p>
        {aside}
      </header>
      <h1 ref={head} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
