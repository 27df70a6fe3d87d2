/**
 * A list and what is open of it, side by side where there is room; else one at a time, with the way back. The list is not
 * drawn where it is not seen: ten thousand rows are sorted for nobody otherwise.
 */
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { useCommonWords } from '../words/language.tsx';
import './split.css';

interface SplitProps {
  readonly list: ReactNode;
  /** Nothing is open: the list has the whole width. */
  readonly detail?: ReactNode;
  readonly listLabel: string;
  /** Where the list alone is. */
  readonly back: string;
}

export function Split({ list, detail, listLabel, back }: SplitProps) {
  const { act } = useCommonWords();
  const roomy = useRoomy();
  if (detail === undefined) return list;
  if (!roomy)
    return (
      <>
        <nav className="split-back">
          <Link className="button small" href={back}>
            <ArrowLeft size={15} aria-hidden="true" /> {act.back}: {listLabel}
          </Link>
        </nav>
        {detail}
      </>
    );
  return (
    <div className="split">
      <section className="split-list" aria-label={listLabel}>
        {list}
      </section>
      <div className="split-detail">{detail}</div>
    </div>
  );
}

/** CSS pixels of `main` from which both fit: 64 rem. */
const both = 1_024;

/** True where list and detail stand side by side. */
export function useRoomy(): boolean {
  return useSyncExternalStore(watchMain, () => (mainElement()?.clientWidth ?? 0) >= both);
}

function watchMain(listener: () => void): () => void {
  const main = mainElement();
  if (!main) return () => {};
  const observer = new ResizeObserver(listener);
  observer.observe(main);
  return () => observer.disconnect();
}

function mainElement(): HTMLElement | null {
  return document.getElementById('main');
}
