/** Empty, waiting and failed, in words. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../../shared/bridge/contract.ts';
import { useCommonWords, useProblemText } from '../words/language.tsx';
import { Button } from './button.tsx';

/** What goes here, and the one act that puts something here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The content's own outline after 200 ms, words after a second. */
export function Waiting({ rows = 4, words }: { rows?: number; words?: string }) {
  const common = useCommonWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton">
      {Array.from({ length: rows }, (_row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
        <span key={place} aria-hidden="true" style={{ width: `${90 - ((place * 17) % 45)}%` }} />
      ))}
      <p className="quiet small" role="status">
        {late ? (words ?? common.loading) : ''}
      </p>
    </div>
  );
}

/** What happened, what is safe, what to do. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  const common = useCommonWords();
  const textOf = useProblemText();
  return (
    <div className="notice problem" role="alert">
      <p>{textOf(problem)}</p>
      {onRetry && <Button onClick={onRetry}>{common.act.tryAgain}</Button>}
    </div>
  );
}
